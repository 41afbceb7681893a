#include "storage/database/Rows.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <limits>

namespace castellan::storage {

namespace {

constexpr qint64 microsecondsPerSecond = 1'000'000;

std::optional<qint64> digits(QByteArrayView text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc() && end == text.end() ? std::optional(value) : std::nullopt;
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

/// The microseconds of `.1234`, as if it had six digits.
qint64 fractionOf(QByteArrayView fraction)
{
    constexpr qsizetype decimals = 6;
    qint64 value = digits(fraction.first(std::min(fraction.size(), decimals))).value_or(0);
    for (qsizetype place = fraction.size(); place < decimals; ++place) {
        value *= 10;
    }
    return value;
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
    const std::chrono::sys_days date = std::chrono::year(part(0, 4)) / part(5, 2) / part(8, 2);
    const std::chrono::sys_seconds whole = date + std::chrono::hours(part(11, 2)) + std::chrono::minutes(part(14, 2))
        + std::chrono::seconds(part(17, 2));
    qsizetype zoneStart = dateAndTime;
    while (zoneStart < text.size() && text[zoneStart] != '+' && text[zoneStart] != '-') {
        ++zoneStart;
    }
    const QByteArrayView fraction = zoneStart > dateAndTime ? text.sliced(dateAndTime + 1, zoneStart - dateAndTime - 1)
                                                            : QByteArrayView();
    const qint64 seconds = whole.time_since_epoch().count() - offsetSeconds(text.sliced(zoneStart));
    return {seconds * microsecondsPerSecond + fractionOf(fraction)};
}

} // namespace

Row::Row(const QList<Cell>& cells)
{
    const auto all = std::make_shared<Cells>(static_cast<int>(cells.size()));
    for (const Cell& cell : cells) {
        cell ? all->append(*cell) : all->appendNull();
    }
    m_cells = all;
}

QString Row::text(int column) const
{
    return isNull(column) ? QString() : QString::fromUtf8(utf8(column));
}

QByteArray Row::bytes(int column) const
{
    return isNull(column) ? QByteArray() : utf8(column).toByteArray();
}

qint64 Row::integer(int column) const
{
    return digits(utf8(column)).value_or(0);
}

bool Row::boolean(int column) const
{
    return optionalBoolean(column).value_or(false);
}

std::optional<bool> Row::optionalBoolean(int column) const
{
    if (isNull(column)) {
        return std::nullopt;
    }
    const QByteArrayView cell = utf8(column);
    return cell == "t" || cell == "1" || cell == "true";
}

domain::Timestamp Row::timestamp(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const QByteArrayView cell = utf8(column);
    if (const std::optional<qint64> microseconds = digits(cell)) {
        return {*microseconds};
    }
    return fromIsoText(cell);
}

Rows::Rows(Cells cells)
{
    const qsizetype columns = cells.columns();
    const qsizetype count = columns > 0 ? cells.size() / columns : 0;
    const auto all = std::make_shared<const Cells>(std::move(cells));
    m_rows.reserve(count);
    for (qsizetype row = 0; row < count; ++row) {
        m_rows.append(Row(all, row * columns));
    }
}

} // namespace castellan::storage
