#pragma once

#include "domain/core/Result.h"

namespace castellan::domain {

class Context;
class Executor;

/// A link of the chain that every executor passes, outermost first: logging, tracing, event store, transaction,
/// validation, execution.
class Invoker
{
public:
    Invoker() = default;
    Invoker(const Invoker&) = delete;
    Invoker& operator=(const Invoker&) = delete;
    virtual ~Invoker() = default;

    [[nodiscard]] virtual Result<void> invoke(Executor& executor, Context& context) const = 0;
};

} // namespace castellan::domain
