#pragma once

#include <QByteArray>

#include <optional>

namespace castellan::storage {

/// What libpq's service file says about `keyword` for `service`: needed before connecting, to know whether a
/// host is remote and whether the choice of `sslmode` has been made there. Nothing where no file says it.
[[nodiscard]] std::optional<QByteArray> serviceValue(const QByteArray& service, const QByteArray& keyword);

} // namespace castellan::storage
