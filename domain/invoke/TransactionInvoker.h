#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

/// Begins and ends the transaction of what needs one without producing events. One that is running is joined.
class TransactionInvoker final : public Invoker
{
public:
    explicit TransactionInvoker(const Invoker& next);

    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;

private:
    const Invoker& m_next;
};

} // namespace castellan::domain
