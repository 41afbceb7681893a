#pragma once

#include <QString>

namespace castellan::domain {
struct StoredEvent;
}

namespace castellan::ui {

/// The event as the command line prints it: one JSON object, the columns as members, indented, for the clipboard.
[[nodiscard]] QString eventJson(const domain::StoredEvent& event);

} // namespace castellan::ui
