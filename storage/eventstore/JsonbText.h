#pragma once

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace castellan::storage {

/// The object as PostgreSQL writes it once it has been stored as jsonb: keys by length and bytes, a space behind colons and
/// commas. Nothing if that cannot be told from here, which is so for numbers that are not whole.
[[nodiscard]] std::optional<QByteArray> jsonbText(const QJsonObject& object);

} // namespace castellan::storage
