#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

/// Sees to it that what produces events runs in a transaction, gathers the events, and pushes them once, at the end of the
/// outermost such invocation. On any error everything is rolled back and nothing is pushed. A transaction that somebody
/// else began is joined: events are pushed into it, ending it is theirs.
class EventStoreInvoker final : public Invoker
{
public:
    explicit EventStoreInvoker(const Invoker& next);

    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;

private:
    [[nodiscard]] Result<void> runOutermost(Executor& executor, Context& context) const;
    [[nodiscard]] Result<void> collect(Executor& executor, Context& context) const;
    const Invoker& m_next;
};

} // namespace castellan::domain
