#include "storage/eventstore/EventColumns.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr qint64 perSecond = 1'000'000;
constexpr int decimals = 6;

} // namespace

QString eventColumns(const SqlDialect& dialect, const QString& alias)
{
    const QString position = dialect.isPostgres() ? u"round(%1position, 6)::text AS position"_s : u"%1position"_s;
    return QString(
               u"%1instance_id, %1aggregate_type, %1aggregate_id, %1event_type, %1sequence, %1revision, %1created_at, "
               "%1payload, %1creator, %1owner, "_s
               + position + u", %1in_tx_order"_s)
        .replace(u"%1"_s, alias);
}

domain::StoredEvent storedEvent(const SqlDialect& dialect, const Row& row)
{
    domain::StoredEvent event;
    event.aggregate = {row.text(0), row.text(1), row.text(2)};
    event.type = row.text(3);
    event.sequence = row.integer(4);
    event.revision = static_cast<int>(row.integer(5));
    event.createdAt = row.timestamp(6);
    if (!row.isNull(7)) {
        event.payload = row.bytes(7);
    }
    event.creator = row.text(8);
    event.owner = row.text(9);
    event.position = dialect.isPostgres() ? row.text(10) : positionText(row.integer(10));
    event.inTxOrder = static_cast<int>(row.integer(11));
    return event;
}

QString positionText(qint64 microseconds)
{
    return u"%1.%2"_s.arg(microseconds / perSecond).arg(microseconds % perSecond, decimals, 10, QLatin1Char('0'));
}

qint64 positionMicroseconds(const QString& position)
{
    const qsizetype point = position.indexOf(u'.');
    const QString seconds = point < 0 ? position : position.left(point);
    const QString fraction = point < 0 ? QString() : position.mid(point + 1, decimals);
    return seconds.toLongLong() * perSecond + fraction.leftJustified(decimals, u'0').toLongLong();
}

} // namespace castellan::storage
