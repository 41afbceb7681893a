#include "domain/core/Timestamp.h"

namespace castellan::domain {

namespace {

constexpr qint64 microsecondsPerMillisecond = 1000;
constexpr qint64 microsecondsPerSecond = 1'000'000;

qint64 floorDivide(qint64 value, qint64 divisor)
{
    const qint64 quotient = value / divisor;
    return (value % divisor < 0) ? quotient - 1 : quotient;
}

} // namespace

QString Timestamp::toIsoText() const
{
    const qint64 seconds = floorDivide(microseconds, microsecondsPerSecond);
    const qint64 fraction = microseconds - seconds * microsecondsPerSecond;
    const QDateTime whole = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return whole.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"))
        + QStringLiteral(".%1Z").arg(fraction, 6, 10, QLatin1Char('0'));
}

QDateTime Timestamp::toDateTime() const
{
    return QDateTime::fromMSecsSinceEpoch(floorDivide(microseconds, microsecondsPerMillisecond), Qt::UTC);
}

} // namespace castellan::domain
