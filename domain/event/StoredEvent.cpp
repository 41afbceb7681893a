#include "domain/event/StoredEvent.h"

#include <QRegularExpression>
#include <QUrl>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int partCount = 6;

QString encoded(const QString& part)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(part));
}

QString decoded(const QString& part)
{
    return QUrl::fromPercentEncoding(part.toLatin1());
}

bool isPosition(const QString& text)
{
    static const QRegularExpression pattern(u"\\A[0-9]{1,18}\\.[0-9]{6}\\z"_s);
    return pattern.match(text).hasMatch();
}

Error badCursor()
{
    return invalidArgument(u"CAS-Cursor"_s, {}, u"The cursor is not one that this program has printed."_s);
}

} // namespace

// `position/inTxOrder/instance/type/id/sequence`, each part percent-encoded: one word for a shell, readable in a log.
QString EventCursor::toText() const
{
    return QStringList{position,
                       QString::number(inTxOrder),
                       encoded(aggregate.instanceId),
                       encoded(aggregate.type),
                       encoded(aggregate.id),
                       QString::number(sequence)}
        .join(u'/');
}

Result<EventCursor> EventCursor::parse(const QString& text)
{
    const QStringList parts = text.split(u'/');
    if (parts.size() != partCount || !isPosition(parts.at(0))) {
        return failed(badCursor());
    }
    bool isOrder = false;
    bool isSequence = false;
    EventCursor cursor;
    cursor.position = parts.at(0);
    cursor.inTxOrder = parts.at(1).toInt(&isOrder);
    cursor.aggregate = {decoded(parts.at(2)), decoded(parts.at(3)), decoded(parts.at(4))};
    cursor.sequence = parts.at(5).toLongLong(&isSequence);
    if (!isOrder || !isSequence || cursor.toText() != text) {
        return failed(badCursor());
    }
    return cursor;
}

} // namespace castellan::domain
