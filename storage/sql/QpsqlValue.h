#pragma once

#include "storage/database/Value.h"

#include <QVariant>

namespace castellan::storage {

/// The value as one of the few types that QPSQL, which writes values into the statement's text, quotes as what they are.
[[nodiscard]] QVariant qpsqlValue(const Value& value);

} // namespace castellan::storage
