#pragma once

#include <QMetaType>
#include <QStringList>

namespace castellan::test {

/// How a server of the family left its database.
struct ServersDatabase
{
    bool hasCommand = false;  ///< the older overload of the push function
    bool hasCommand2 = false; ///< the newer one
    bool hasOwners = false;   ///< `unique_constraints.owners`, of a server newer than the reference
    bool touchesUnchanged =
        false; ///< `updated_at` as in migration level 3: set by every update that leaves it as it is

    /// The statements that make it, as eighteen migrations leave it: tables, triggers with notices, functions; nothing of ours.
    [[nodiscard]] QStringList statements() const;
};

} // namespace castellan::test

Q_DECLARE_METATYPE(castellan::test::ServersDatabase)
