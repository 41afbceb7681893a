#include "storage/database/Rows.h"

#include <limits>

namespace castellan::storage {

namespace {

constexpr qint64 microsecondsPerSecond = 1'000'000;

std::optional<qint64> digits(QByteArrayView text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

/// The seconds east of UTC in `+02`, `-03:30` or `+00:19:32`.
qint64 offsetSeconds(QByteArrayView zone)
{
    if (zone.size() < 3) {
        return 0;
    }
    const qint64 sign = zone.front() == '-' ? -1 : 1;
    qint64 seconds = digits(zone.sliced(1, 2)).value_or(0) * 3600;
    if (zone.size() >= 6) {
        seconds += digits(zone.sliced(4, 2)).value_or(0) * 60;
    }
    if (zone.size() >= 9) {
        seconds += digits(zone.sliced(7, 2)).value_or(0);
    }
    return sign * seconds;
}

/// The microseconds of `.1234`, padded to six digits.
qint64 fractionOf(QByteArrayView fraction)
{
    QByteArray padded = fraction.toByteArray().leftJustified(6, '0', true);
    return digits(padded).value_or(0);
}

domain::Timestamp fromIsoText(QByteArrayView text)
{
    constexpr qsizetype dateAndTime = 19; // "2026-01-01 00:00:00"
    if (text.size() < dateAndTime || text[4] != '-' || text[10] != ' ') {
        const bool early = text.startsWith('-') || text.endsWith(" BC");
        return {early ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max()};
    }
    const auto part = [text](qsizetype from, qsizetype length) {
        return static_cast<int>(digits(text.sliced(from, length)).value_or(0));
    };
    const QDateTime whole(QDate(part(0, 4), part(5, 2), part(8, 2)), QTime(part(11, 2), part(14, 2), part(17, 2)),
                          Qt::UTC);
    qsizetype zoneStart = dateAndTime;
    while (zoneStart < text.size() && text[zoneStart] != '+' && text[zoneStart] != '-') {
        ++zoneStart;
    }
    const QByteArrayView fraction = zoneStart > dateAndTime ? text.sliced(dateAndTime + 1, zoneStart - dateAndTime - 1)
                                                            : QByteArrayView();
    const qint64 seconds = whole.toSecsSinceEpoch() - offsetSeconds(text.sliced(zoneStart));
    return {seconds * microsecondsPerSecond + (fraction.isEmpty() ? 0 : fractionOf(fraction))};
}

} // namespace

QString Row::text(int column) const
{
    const Cell& cell = m_cells.at(column);
    return cell ? QString::fromUtf8(cell->isNull() ? QByteArray("") : *cell) : QString();
}

QByteArray Row::bytes(int column) const
{
    return m_cells.at(column).value_or(QByteArray());
}

qint64 Row::integer(int column) const
{
    const Cell& cell = m_cells.at(column);
    return cell ? digits(*cell).value_or(0) : 0;
}

bool Row::boolean(int column) const
{
    return optionalBoolean(column).value_or(false);
}

std::optional<bool> Row::optionalBoolean(int column) const
{
    const Cell& cell = m_cells.at(column);
    if (!cell) {
        return std::nullopt;
    }
    return *cell == "t" || *cell == "1" || *cell == "true";
}

domain::Timestamp Row::timestamp(int column) const
{
    const Cell& cell = m_cells.at(column);
    if (!cell) {
        return {};
    }
    if (const std::optional<qint64> microseconds = digits(*cell)) {
        return {*microseconds};
    }
    return fromIsoText(*cell);
}

} // namespace castellan::storage
