#include "domain/invoke/TracingInvoker.h"

#include "domain/invoke/Context.h"
#include "domain/invoke/Executor.h"
#include "domain/port/Clock.h"
#include "domain/port/SpanExporter.h"

#include <QRandomGenerator>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int traceIdSize = 16;
constexpr int spanIdSize = 8;
/// The name of a batch lists its members, which may be thousands.
constexpr qsizetype longestName = 200;

/// Random bytes, never all zero, as the protocol asks.
QByteArray randomId(int size)
{
    QByteArray id(size, '\0');
    for (char& byte : id) {
        byte = static_cast<char>(QRandomGenerator::global()->bounded(1, 256));
    }
    return id;
}

QString shortened(const QString& name)
{
    return name.size() <= longestName ? name : QString(name.first(longestName - 1) + u'…');
}

void setOutcome(Span& span, const Result<void>& done)
{
    span.ok = done.has_value();
    if (!done) {
        span.attributes.append({u"error.kind"_s, kindName(done.error().kind)});
        span.attributes.append({u"error.id"_s, done.error().id});
    }
}

} // namespace

TracingInvoker::TracingInvoker(const Invoker& next, SpanExporter* spans) : m_next(next), m_spans(spans) {}

Result<void> TracingInvoker::invoke(Executor& executor, Context& context) const
{
    return m_spans ? invokeTraced(executor, context) : m_next.invoke(executor, context);
}

Result<void> TracingInvoker::invokeTraced(Executor& executor, Context& context) const
{
    const OpenSpan outer = context.openSpan();
    Span span;
    span.traceId = outer.traceId.isEmpty() ? randomId(traceIdSize) : outer.traceId;
    span.spanId = randomId(spanIdSize);
    span.parentId = outer.spanId;
    span.name = shortened(executor.name());
    span.start = context.clock().now();
    const std::chrono::nanoseconds begin = context.clock().steady();
    context.setOpenSpan({span.traceId, span.spanId});

    Result<void> done = m_next.invoke(executor, context);

    context.setOpenSpan(outer);
    span.duration = context.clock().steady() - begin;
    setOutcome(span, done);
    m_spans->finished(span);
    return done;
}

} // namespace castellan::domain
