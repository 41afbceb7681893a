#pragma once

#include "domain/core/Result.h"
#include "storage/database/Statement.h"

#include <QByteArray>
#include <QList>

namespace castellan::storage {

/// The values of a statement in the form that PQsendQueryParams takes. Texts are sent without a type, so that
/// `$1::jsonb` or a column decides; numbers are int8, lists are text[]; bytes, times and columns are sent in binary form.
class BoundValues final
{
public:
    /// Errors: InvalidArgument `CAS-BadText` for U+0000 and lone surrogates, which PostgreSQL would refuse or change.
    [[nodiscard]] static domain::Result<void> check(const QList<Value>& values);

    explicit BoundValues(const QList<Value>& values);

    [[nodiscard]] int size() const { return static_cast<int>(m_types.size()); }
    [[nodiscard]] const unsigned int* types() const { return m_types.constData(); }
    [[nodiscard]] const char* const* values() const { return m_pointers.constData(); }
    [[nodiscard]] const int* lengths() const { return m_lengths.constData(); }
    [[nodiscard]] const int* formats() const { return m_formats.constData(); }

private:
    void append(const Value& value);
    void append(unsigned int type, const QByteArray& bytes, int format);
    void appendNull();

    QList<QByteArray> m_bytes; ///< what the pointers point into
    QList<unsigned int> m_types;
    QList<const char*> m_pointers;
    QList<int> m_lengths;
    QList<int> m_formats;
};

} // namespace castellan::storage
