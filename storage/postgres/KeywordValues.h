#pragma once

#include <QByteArray>

namespace castellan::storage {

/// Whether libpq will take `value` for `keyword`. It looks at values only when it connects, and then fails as if the server
/// were out of reach, in words of the user's language; a target that cannot be right is to be told as such. Keywords that
/// take any text are always known.
[[nodiscard]] bool isKnownValue(const QByteArray& keyword, const QByteArray& value);

} // namespace castellan::storage
