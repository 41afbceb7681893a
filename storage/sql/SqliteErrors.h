#pragma once

#include "domain/core/Error.h"

#include <QString>

namespace castellan::storage {

/// The one table from SQLite's (extended) result codes to kind, id and sentence. `path` says where. For violated
/// constraints `subject` is the constraint's name or the violated columns (`zitadel_organizations.instance_id,
/// zitadel_organizations.name`), as SQLite names them.
[[nodiscard]] domain::Error sqliteError(int code, const QString& words, const QString& path);

/// The file is gone, or another one stands in its place.
[[nodiscard]] domain::Error fileReplaced(const QString& path);
/// A statement ran longer than its deadline.
[[nodiscard]] domain::Error statementTooLong(const QString& path);
/// A statement was stopped on request.
[[nodiscard]] domain::Error statementCancelled(const QString& path);

} // namespace castellan::storage
