#include "domain/invoke/Executor.h"

namespace castellan::domain {

Result<void> Executor::validate(Context& /*context*/)
{
    return {};
}

Result<QList<Event>> Executor::events(Context& /*context*/)
{
    return QList<Event>();
}

void Executor::reads(ReadSet& /*reads*/) const {}

Result<void> Executor::furtherReads(UnitOfWork& /*work*/, ReadSet& /*reads*/) const
{
    return {};
}

} // namespace castellan::domain
