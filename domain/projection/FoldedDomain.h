#pragma once

#include "domain/projection/EventReference.h"

namespace castellan::domain {

/// The domain that an event names, as it is written there.
[[nodiscard]] QString domainOf(const FoldedEvent& event);
/// What the tables take: 1 to 255 characters, counted as the databases do.
[[nodiscard]] bool isStorableDomain(const QString& domain);

} // namespace castellan::domain
