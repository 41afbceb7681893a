#pragma once

#include "domain/core/Error.h"

#include <QStringList>

namespace castellan::domain {

/// Whether anything can be written through a connection and, if not, why: asked when a target is opened, so that what would
/// be refused is not offered. On a target that must be set up first: whether the set-up can be made.
struct WriteAccess
{
    enum class Obstacle {
        None,
        Standby,    ///< a server that follows another one
        ReadOnly,   ///< opened so, or the server's or the file's own doing
        Privileges, ///< the role lacks some
    };

    Obstacle obstacle = Obstacle::None;
    QStringList missing; ///< for Privileges: `INSERT on zitadel.organizations`, sorted

    [[nodiscard]] bool isAllowed() const { return obstacle == Obstacle::None; }
    /// PermissionDenied `CAS-Standby`, `CAS-OpenForReading` or `CAS-Privileges`. Only where it is not allowed.
    [[nodiscard]] Error refusal() const;

    bool operator==(const WriteAccess&) const = default;
};

} // namespace castellan::domain
