#pragma once

#include "domain/invoke/Invoker.h"

namespace castellan::domain {

class SpanExporter;

/// A span an executor: its name, when, how long, how it ended (`error.kind`, `error.id`), within which it ran. Without
/// an exporter there are no spans, and no cost.
class TracingInvoker final : public Invoker
{
public:
    /// `spans` may be null.
    TracingInvoker(const Invoker& next, SpanExporter* spans);

    [[nodiscard]] Result<void> invoke(Executor& executor, Context& context) const override;

private:
    [[nodiscard]] Result<void> invokeTraced(Executor& executor, Context& context) const;

    const Invoker& m_next;
    SpanExporter* m_spans;
};

} // namespace castellan::domain
