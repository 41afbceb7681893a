#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

/// Says in the category `castellan.invoke` what begins and how it ended: the name, the time it took, and of an error the
/// kind and the id. Never values, names or messages. Off unless asked for (QT_LOGGING_RULES="castellan.invoke=true").
class LoggingInvoker final : public Invoker
{
public:
    explicit LoggingInvoker(const Invoker& next);

    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;

private:
    [[nodiscard]] Result<void> invokeLogged(Executor& executor, Context& context) const;

    const Invoker& m_next;
};

} // namespace castellan::domain
