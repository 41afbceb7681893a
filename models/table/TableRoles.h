#pragma once

#include <QtCore/qnamespace.h>

namespace castellan::models {

/// Facts about a row, the same in every table of ours. Which colour or icon that is, a delegate says.
enum TableRole {
    LoadingRole = Qt::UserRole + 1, ///< bool: the row is not there yet
    KeyRole,                        ///< QString: tells rows apart within the table
    IdRole,                         ///< QString: the object's id, for copying
    NameRole,                       ///< QString: the object's name or domain as stored, for copying
    StateRole,                      ///< QString: `active`, `inactive`, or empty
    IsPrimaryRole,                  ///< bool
    IsVerifiedRole,                 ///< bool
    IsGeneratedRole,                ///< bool
    KindRole,           ///< QString: `custom`, `trusted`, `organization` for domains; the event type for events
    InstanceIdRole,     ///< QString
    OrganizationIdRole, ///< QString
    RowTextRole,        ///< QString: the row for the clipboard, cells separated by tabs
};

} // namespace castellan::models
