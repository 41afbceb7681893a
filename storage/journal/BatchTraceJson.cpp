#include "storage/journal/BatchTraceJson.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

constexpr int format = 1;

// Numbers as text: JSON's have 53 bits.
QJsonObject objectOf(const domain::PlannedEvent& event)
{
    return {{u"instance"_s, event.aggregate.instanceId},
            {u"aggregateType"_s, event.aggregate.type},
            {u"aggregate"_s, event.aggregate.id},
            {u"type"_s, event.type},
            {u"sequence"_s, QString::number(event.sequence)},
            {u"payloadHash"_s, QString::fromLatin1(event.payloadHash.toHex())}};
}

QJsonObject objectOf(const domain::ServerSession& session)
{
    return {{u"process"_s, QString::number(session.processId)},
            {u"startedAt"_s, session.startedAt},
            {u"transaction"_s, session.transaction},
            {u"system"_s, session.system},
            {u"timeline"_s, session.timeline}};
}

QByteArray bytesOf(const QJsonValue& hex)
{
    return QByteArray::fromHex(hex.toString().toLatin1());
}

domain::PlannedEvent eventOf(const QJsonObject& object)
{
    return {{object.value(u"instance"_s).toString(), object.value(u"aggregateType"_s).toString(),
             object.value(u"aggregate"_s).toString()},
            object.value(u"type"_s).toString(),
            object.value(u"sequence"_s).toString().toLongLong(),
            bytesOf(object.value(u"payloadHash"_s))};
}

domain::ServerSession sessionOf(const QJsonObject& object)
{
    return {object.value(u"process"_s).toString().toLongLong(), object.value(u"startedAt"_s).toString(),
            object.value(u"transaction"_s).toString(), object.value(u"system"_s).toString(),
            object.value(u"timeline"_s).toString()};
}

} // namespace

QByteArray toJson(const domain::BatchTrace& trace)
{
    QJsonObject object{{u"format"_s, format},
                       {u"key"_s, trace.identity.key},
                       {u"creator"_s, trace.identity.creator},
                       {u"hash"_s, QString::fromLatin1(trace.identity.hash.toHex())},
                       {u"target"_s, trace.target},
                       {u"at"_s, QString::number(trace.at.microseconds)},
                       {u"session"_s, objectOf(trace.session)}};
    if (!trace.events.isEmpty()) {
        object.insert(u"firstEvent"_s, objectOf(trace.events.first()));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

domain::Result<domain::BatchTrace> traceFromJson(const QByteArray& json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    domain::BatchTrace trace;
    trace.identity = {object.value(u"key"_s).toString(), object.value(u"creator"_s).toString(),
                      bytesOf(object.value(u"hash"_s))};
    trace.target = object.value(u"target"_s).toString();
    trace.at.microseconds = object.value(u"at"_s).toString().toLongLong();
    trace.session = sessionOf(object.value(u"session"_s).toObject());
    if (object.contains(u"firstEvent"_s)) {
        trace.events.append(eventOf(object.value(u"firstEvent"_s).toObject()));
    }
    if (object.value(u"format"_s).toInt() != format || trace.identity.key.isEmpty() || !trace.at.isSet()) {
        return domain::failed(
            domain::invalidArgument(u"CAS-Journal"_s, {}, u"This is not the record of a batch in doubt."_s));
    }
    return trace;
}

} // namespace castellan::storage
