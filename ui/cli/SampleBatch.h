#pragma once

#include "domain/command/Batch.h"

#include <memory>

namespace castellan::domain {
class IdSource;
}

namespace castellan::ui {

/// What a sample is made of: the same number and seed give the same names, domains and states; ids are new.
struct SampleOptions
{
    int organizations = 100;
    quint32 seed = 1;
};

/// One fictional instance with its organizations, all under `.example` and `.test`: what a new user looks at, and
/// `castellan sample` writes.
[[nodiscard]] std::shared_ptr<domain::Batch> sampleBatch(const SampleOptions& options, domain::IdSource& ids);

} // namespace castellan::ui
