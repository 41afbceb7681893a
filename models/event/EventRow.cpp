#include "models/event/EventRow.h"

#include "models/table/CellText.h"
#include "models/table/VisibleText.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <tuple>

namespace castellan::models {

namespace {

constexpr int longestPreview = 300;

QString preview(const domain::StoredEvent& event)
{
    return event.payload ? visibleText(QString::fromUtf8(*event.payload).left(longestPreview)) : QString();
}

} // namespace

EventRow EventRow::of(const domain::StoredEvent& event)
{
    const QString aggregate = QStringLiteral("%1 %2").arg(event.aggregate.type, event.aggregate.id);
    return {event,
            {timeText(event.createdAt), visibleText(event.type), visibleText(aggregate), numberText(event.sequence),
             visibleText(event.creator), preview(event)}};
}

void EventRow::reword()
{
    cells[Time] = timeText(event.createdAt);
    cells[Sequence] = numberText(event.sequence);
}

QString eventHeader(int column)
{
    switch (column) {
    case Time: return QCoreApplication::translate("castellan::models::EventRow", "Time", "column");
    case Type: return QCoreApplication::translate("castellan::models::EventRow", "Event", "column");
    case Aggregate: return QCoreApplication::translate("castellan::models::EventRow", "Object", "column");
    case Sequence: return QCoreApplication::translate("castellan::models::EventRow", "Sequence", "column");
    case Creator: return QCoreApplication::translate("castellan::models::EventRow", "By", "column: who did it");
    case Payload: return QCoreApplication::translate("castellan::models::EventRow", "Payload", "column");
    default: return {};
    }
}

QString payloadText(const domain::StoredEvent& event)
{
    if (!event.payload) {
        return QCoreApplication::translate("castellan::models::EventRow", "no payload");
    }
    const QJsonDocument document = QJsonDocument::fromJson(*event.payload);
    const QByteArray text = document.isNull() ? *event.payload : document.toJson(QJsonDocument::Indented).trimmed();
    return visibleLines(QString::fromUtf8(text));
}

bool isBefore(const domain::EventCursor& first, const domain::EventCursor& second)
{
    // Positions have six decimals, so a longer text is a greater number.
    const auto key = [](const domain::EventCursor& cursor) {
        return std::tuple(cursor.position.size(), cursor.position, cursor.inTxOrder, cursor.aggregate.instanceId,
                          cursor.aggregate.type, cursor.aggregate.id, cursor.sequence);
    };
    return key(first) < key(second);
}

} // namespace castellan::models
