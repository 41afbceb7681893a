#pragma once

namespace castellan::domain {
class BatchJournal;
class TargetServices;
} // namespace castellan::domain

namespace castellan::ui {

class Console;

/// Settles what earlier runs left in doubt on this target, and says a line for each on the stream for people. Asks once
/// each: what cannot be settled now stays in doubt, and is said too.
void settleDoubts(domain::BatchJournal& journal, domain::TargetServices& target, Console& console);

} // namespace castellan::ui
