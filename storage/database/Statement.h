#pragma once

#include "storage/database/Value.h"

#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace castellan::storage {

/// One SQL statement and its values. The text comes from code only; values are `$1`, `$2`, ... in it (each may
/// be used several times), on every dialect. No comments, and one statement a text.
class Statement final
{
public:
    explicit Statement(QString sql, QList<Value> values = {}) : m_sql(std::move(sql)), m_values(std::move(values)) {}

    [[nodiscard]] const QString& sql() const { return m_sql; }
    [[nodiscard]] const QList<Value>& values() const { return m_values; }

    /// A deadline of its own, in place of the session's.
    [[nodiscard]] std::optional<std::chrono::milliseconds> deadline() const { return m_deadline; }
    Statement& within(std::chrono::milliseconds deadline)
    {
        m_deadline = deadline;
        return *this;
    }

    /// To be run again with other values: a session that can may keep it prepared, under its text.
    [[nodiscard]] bool isKept() const { return m_isKept; }
    Statement& keep()
    {
        m_isKept = true;
        return *this;
    }

private:
    QString m_sql;
    QList<Value> m_values;
    std::optional<std::chrono::milliseconds> m_deadline;
    bool m_isKept = false;
};

} // namespace castellan::storage
