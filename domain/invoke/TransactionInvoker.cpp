#include "domain/invoke/TransactionInvoker.h"

#include "domain/invoke/Context.h"
#include "domain/invoke/Executor.h"

namespace castellan::domain {

TransactionInvoker::TransactionInvoker(const Invoker& next) : m_next(next) {}

Result<void> TransactionInvoker::invoke(Executor& executor, Context& context) const
{
    if (!executor.requiresTransaction() || context.hasWork()) {
        return m_next.invoke(executor, context);
    }
    const Result<void> begun = context.beginWork(executor);
    if (!begun) {
        return begun;
    }
    const Result<void> done = m_next.invoke(executor, context);
    if (!done) {
        context.abandonWork();
        return done;
    }
    return context.finishWork({});
}

} // namespace castellan::domain
