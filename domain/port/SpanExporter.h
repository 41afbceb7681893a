#pragma once

#include "domain/core/Timestamp.h"
#include "domain/telemetry/Span.h"

namespace castellan::domain {

/// Where finished spans go. Any thread; must not block for long.
class SpanExporter
{
public:
    SpanExporter() = default;
    SpanExporter(const SpanExporter&) = delete;
    SpanExporter& operator=(const SpanExporter&) = delete;
    virtual ~SpanExporter() = default;

    virtual void finished(const Span& span) = 0;
};

} // namespace castellan::domain
