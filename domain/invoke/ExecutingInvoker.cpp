#include "domain/invoke/ExecutingInvoker.h"

#include "domain/invoke/Executor.h"

namespace castellan::domain {

Result<void> ExecutingInvoker::invoke(Executor& executor, Context& context) const
{
    return executor.execute(context);
}

} // namespace castellan::domain
