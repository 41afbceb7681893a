#pragma once

#include "domain/port/Pool.h"
#include "domain/port/WriteAccess.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace castellan::domain {

/// What a database holds, seen from our schema.
enum class SchemaState {
    Missing,  ///< empty: `setup` can build it
    Outdated, ///< ours, of an older version: `setup` can upgrade it
    Current,  ///< ours, of the version this program writes
    Newer,    ///< ours, of a newer program: opened by that one only
    Foreign,  ///< made by a server of the family, and usable as it is
    Unusable, ///< tables that look like the family's but lack what is needed, or somebody else's file
};

struct SchemaStatus
{
    SchemaState state = SchemaState::Missing;
    int version = 0; ///< of our schema; for a foreign one, of `zitadel.migrations`
    int wanted = 0;  ///< what this program writes
    bool hasBatchKeys = false;
    WriteAccess access; ///< of the connection that asked
    QString detail;     ///< one English sentence on what was found

    [[nodiscard]] bool isUsable() const { return state == SchemaState::Current || state == SchemaState::Foreign; }

    bool operator==(const SchemaStatus&) const = default;
};

struct SchemaStep
{
    int version = 0;
    QString name;
    bool applied = false; ///< by this call, or earlier

    bool operator==(const SchemaStep&) const = default;
};

struct SetupOptions
{
    bool dryRun = false;
    bool batchKey = false; ///< on a foreign database: add only the key table, in our own schema
};

/// What an administrator has to run so that a role may do one kind of work.
struct RoleGrants
{
    QString kind;    ///< `viewer`, `editor` (a viewer too), `migrator` (both too)
    QString purpose; ///< one English phrase
    QStringList statements;
};

/// Recognises and builds our tables. A newer or foreign schema is never altered.
class Schema
{
public:
    using Progress = std::function<void(const SchemaStep& step, int done, int total)>;

    Schema() = default;
    Schema(const Schema&) = delete;
    Schema& operator=(const Schema&) = delete;
    virtual ~Schema() = default;

    [[nodiscard]] virtual Result<SchemaStatus> status(Client& client) const = 0;
    /// The steps that were applied (or would be, in a dry run), each in a transaction of its own; none if nothing was to
    /// do. May be called again after a failure. Errors: Schema `CAS-ForeignSchema`, `CAS-NewerSchema`;
    /// PermissionDenied; Cancelled.
    [[nodiscard]] virtual Result<QList<SchemaStep>> setUp(Client& client, const SetupOptions& options,
                                                          const Progress& progress) const = 0;
    /// The statements that give a role what it needs on this database as it is now; nothing is run. Errors:
    /// InvalidArgument `CAS-NoRoles` where the database knows no roles.
    [[nodiscard]] virtual Result<QList<RoleGrants>> grants(Client& client, const QString& role) const = 0;
    /// Ok, or an error of kind Schema that says what is there and what to do.
    [[nodiscard]] Result<void> requireUsable(Client& client) const;
};

} // namespace castellan::domain
