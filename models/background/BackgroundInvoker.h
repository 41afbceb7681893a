#pragma once

#include "domain/command/Batch.h"
#include "domain/core/Result.h"
#include "domain/invoke/BatchOutcome.h"
#include "domain/invoke/Context.h"

#include <QFuture>

#include <memory>

namespace castellan::domain {
class BatchJournal;
class Clock;
class IdSource;
class SpanExporter;
} // namespace castellan::domain

namespace castellan::models {

class TargetLanes;

/// What the domain needs injected; owned by the program, and alive as long as it runs.
struct DomainTools
{
    const domain::Clock& clock;
    domain::IdSource& ids;
    domain::SpanExporter* spans = nullptr;   ///< null: no spans
    domain::BatchJournal* journal = nullptr; ///< null: doubts do not survive the program
};

/// Runs batches through the domain's chain on the write lane, in the order they come.
class BackgroundInvoker final
{
public:
    BackgroundInvoker(TargetLanes& lanes, DomainTools tools) : m_lanes(lanes), m_tools(tools) {}

    /// The outcome comes once; the errors are those of CommandService::apply, and Cancelled if the target was closed
    /// before the batch began. A batch key is made where the options have none.
    [[nodiscard]] QFuture<domain::Result<domain::BatchOutcome>> apply(std::shared_ptr<domain::Batch> batch,
                                                                      domain::InvocationOptions options);

private:
    TargetLanes& m_lanes;
    DomainTools m_tools;
};

} // namespace castellan::models
