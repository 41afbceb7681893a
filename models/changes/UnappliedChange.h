#pragma once

#include "domain/command/Batch.h"
#include "models/changes/Drafts.h"

#include <functional>
#include <memory>

namespace castellan::models {

/// A change of something that exists, typed and not applied, and what can become of it.
struct UnappliedChange
{
    DraftSubject subject;
    std::shared_ptr<domain::Batch> batch; ///< what applies it
    std::function<void()> settle;         ///< to be called once the batch has succeeded
    std::function<void()> discard;        ///< what was typed is given up
};

} // namespace castellan::models
