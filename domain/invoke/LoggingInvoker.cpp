#include "domain/invoke/LoggingInvoker.h"

#include "domain/invoke/Context.h"
#include "domain/invoke/Executor.h"
#include "domain/port/Clock.h"

#include <QLoggingCategory>

namespace castellan::domain {

namespace {

Q_LOGGING_CATEGORY(invocations, "castellan.invoke", QtCriticalMsg)

double milliseconds(std::chrono::nanoseconds duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

} // namespace

LoggingInvoker::LoggingInvoker(const Invoker& next) : m_next(next) {}

Result<void> LoggingInvoker::invoke(Executor& executor, Context& context) const
{
    if (!invocations().isInfoEnabled() && !invocations().isWarningEnabled()) {
        return m_next.invoke(executor, context);
    }
    return invokeLogged(executor, context);
}

Result<void> LoggingInvoker::invokeLogged(Executor& executor, Context& context) const
{
    const QString name = executor.name();
    const std::chrono::nanoseconds begin = context.clock().steady();
    qCInfo(invocations, "invoking name=%ls", qUtf16Printable(name));

    Result<void> done = m_next.invoke(executor, context);

    const double took = milliseconds(context.clock().steady() - begin);
    if (done) {
        qCInfo(invocations, "invocation succeeded name=%ls took=%.3fms", qUtf16Printable(name), took);
    } else {
        qCWarning(invocations, "invocation failed name=%ls kind=%ls id=%ls took=%.3fms", qUtf16Printable(name),
                  qUtf16Printable(kindName(done.error().kind)), qUtf16Printable(done.error().id), took);
    }
    return done;
}

} // namespace castellan::domain
