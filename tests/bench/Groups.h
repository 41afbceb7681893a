#pragma once

#include "tests/bench/Report.h"

namespace castellan::bench {

/// One function a group of the goals; each makes its own baselines beside what it measures.
void measureBatch(Report& report);
void measureBrowse(Report& report);
void measureChain(Report& report);
void measureMemory(Report& report);
void measurePing(Report& report);
void measurePush(Report& report);
void measureResponsiveness(Report& report);
void measureStartup(Report& report);
void measureVerify(Report& report);

} // namespace castellan::bench
