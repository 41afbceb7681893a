#pragma once

#include "domain/core/Timestamp.h"
#include "storage/database/TextColumn.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <utility>
#include <variant>

namespace castellan::storage {

/// What may be bound to a statement: a closed list, because drivers paste types they do not know into the
/// text. Texts with U+0000 or a lone surrogate are refused when the statement is run.
class Value final
{
public:
    struct Null
    {
        bool operator==(const Null&) const = default;
    };
    using Storage = std::variant<Null, bool, qint64, QString, QByteArray, domain::Timestamp, QStringList, TextColumn>;

    Value() = default;
    Value(bool value) : m_value(value) {}        // NOLINT(google-explicit-constructor)
    Value(int value) : m_value(qint64{value}) {} // NOLINT(google-explicit-constructor)
    Value(qint64 value) : m_value(value) {}      // NOLINT(google-explicit-constructor)
    /// Never NULL: a null QString is bound as the empty text. Say `Value::nullIfEmpty` for the other.
    Value(QString value)
        : m_value(value.isNull() ? QStringLiteral("") : std::move(value)) {} // NOLINT(google-explicit-constructor)
    Value(QByteArray value) : m_value(std::move(value)) {}                   // NOLINT(google-explicit-constructor)
    Value(domain::Timestamp value) : m_value(value) {}                       // NOLINT(google-explicit-constructor)
    /// PostgreSQL: a `text[]` literal; SQLite: a JSON array of texts, for `json_each`.
    Value(QStringList value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor)
    /// PostgreSQL only: a `text[]` that may be long.
    Value(TextColumn value) : m_value(std::move(value)) {} // NOLINT(google-explicit-constructor)
    template<typename T>
    Value(T*) = delete;

    [[nodiscard]] static Value null() { return {}; }
    [[nodiscard]] static Value nullIfEmpty(const QString& text) { return text.isEmpty() ? Value() : Value(text); }

    [[nodiscard]] bool isNull() const { return std::holds_alternative<Null>(m_value); }
    [[nodiscard]] const Storage& get() const { return m_value; }

    bool operator==(const Value&) const = default;

private:
    Storage m_value;
};

} // namespace castellan::storage
