#pragma once

#include "domain/core/Result.h"

#include <QByteArray>
#include <QString>

namespace castellan::ui {

/// The content of a regular file, or of the standard input for `-`. Errors: InvalidArgument `CAS-Usage` if it cannot be
/// read or is no regular file, `CAS-FileSize` if it is larger than `limit` bytes.
[[nodiscard]] domain::Result<QByteArray> readInput(const QString& path, qint64 limit);

} // namespace castellan::ui
