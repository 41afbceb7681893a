#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

/// Lets an executor check itself before it is executed, and refuses a command whose author has not seen the aggregate's
/// latest event (Conflict `CAS-Conflict`).
class ValidatingInvoker final : public Invoker
{
public:
    explicit ValidatingInvoker(const Invoker& next);

    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;

private:
    const Invoker& m_next;
};

} // namespace castellan::domain
