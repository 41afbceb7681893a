#pragma once

#include "domain/core/Result.h"
#include "storage/postgres/ConnectionTarget.h"

#include <QString>

#include <variant>

namespace castellan::storage {

/// What the console is to be connected to: a workspace file, or a PostgreSQL database.
class Target final
{
public:
    struct Workspace
    {
        QString path; ///< as it was written after `sqlite:`
    };

    /// `sqlite:/path/to/file.db`, `postgresql://...`, `postgres://...` or `keyword=value` text. Errors:
    /// InvalidArgument `CAS-Target` (a usage error on the command line).
    [[nodiscard]] static domain::Result<Target> parse(const QString& text);

    [[nodiscard]] bool isWorkspace() const { return std::holds_alternative<Workspace>(m_place); }
    /// Only for a workspace.
    [[nodiscard]] QString path() const { return std::get<Workspace>(m_place).path; }
    /// Only for PostgreSQL.
    [[nodiscard]] const ConnectionTarget& server() const { return std::get<ConnectionTarget>(m_place); }
    /// The target as it was given, to be kept and opened again: it holds no secret.
    [[nodiscard]] QString text() const { return m_text; }
    /// The target for people, without secrets.
    [[nodiscard]] QString displayText() const;
    /// The same for all ways to write it that are known to mean the same: with the absolute path of a workspace.
    [[nodiscard]] QString place() const;

private:
    using Place = std::variant<Workspace, ConnectionTarget>;
    Target(QString text, Place place) : m_text(std::move(text)), m_place(std::move(place)) {}

    QString m_text;
    Place m_place;
};

} // namespace castellan::storage
