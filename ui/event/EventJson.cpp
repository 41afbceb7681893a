#include "ui/event/EventJson.h"

#include "domain/event/StoredEvent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue payloadValue(const std::optional<QByteArray>& payload)
{
    if (!payload) {
        return QJsonValue::Null;
    }
    const QJsonDocument document = QJsonDocument::fromJson(*payload);
    if (document.isObject()) {
        return document.object();
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(QString::fromUtf8(*payload));
}

} // namespace

QString eventJson(const domain::StoredEvent& event)
{
    const QJsonObject object{
        {u"instanceId"_s, event.aggregate.instanceId},
        {u"aggregateType"_s, event.aggregate.type},
        {u"aggregateId"_s, event.aggregate.id},
        {u"eventType"_s, event.type},
        {u"sequence"_s, event.sequence},
        {u"revision"_s, event.revision},
        {u"createdAt"_s, event.createdAt.toIsoText()},
        {u"payload"_s, payloadValue(event.payload)},
        {u"creator"_s, event.creator},
        {u"owner"_s, event.owner},
        {u"position"_s, event.position},
        {u"inTxOrder"_s, event.inTxOrder},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

} // namespace castellan::ui
