#pragma once

#include <QString>

namespace castellan::ui {

/// Where batches in doubt are noted: what must outlive a run but is no setting and no document is in
/// `$XDG_STATE_HOME/castellan`, or `~/.local/state/castellan`. The folder may not be there yet.
[[nodiscard]] QString journalFolder();

} // namespace castellan::ui
