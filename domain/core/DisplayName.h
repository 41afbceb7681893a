#pragma once

#include "domain/core/Result.h"

#include <QString>

namespace castellan::domain {

/// The name of an instance or organization: trimmed, NFC, 1 to 200 code points, without control characters (category
/// Cc), U+202A-202E, U+2066-2069 and lone surrogates. Joiners and direction marks that scripts need are allowed.
class DisplayName final
{
public:
    static constexpr int maximumCodePoints = 200;

    /// Errors: InvalidArgument with field `name`: `CAS-NameEmpty`, `CAS-NameLength`, `CAS-NameCharacter`. Commands
    /// replace the first by the reference's id.
    [[nodiscard]] static Result<DisplayName> parse(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }

    bool operator==(const DisplayName&) const = default;

private:
    explicit DisplayName(QString text);
    QString m_text;
};

/// The form in which names are compared: QString::toLower, never the database's.
[[nodiscard]] QString folded(const QString& text);

} // namespace castellan::domain
