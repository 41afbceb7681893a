#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

/// The innermost link: executes.
class ExecutingInvoker final : public Invoker
{
public:
    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;
};

} // namespace castellan::domain
