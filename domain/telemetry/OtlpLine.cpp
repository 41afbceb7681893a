#include "domain/telemetry/OtlpLine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace castellan::domain {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 nanosecondsPerMicrosecond = 1000;
constexpr int internalKind = 1;
constexpr int statusOk = 1;
constexpr int statusError = 2;

QJsonObject attribute(const QString& key, const QString& value)
{
    return {{u"key"_s, key}, {u"value"_s, QJsonObject{{u"stringValue"_s, value}}}};
}

QString hex(const QByteArray& id)
{
    return QString::fromLatin1(id.toHex());
}

QJsonObject spanObject(const Span& span)
{
    const qint64 start = span.start.microseconds * nanosecondsPerMicrosecond;
    QJsonArray attributes;
    for (const auto& [key, value] : span.attributes) {
        attributes.append(attribute(key, value));
    }
    QJsonObject object{
        {u"traceId"_s, hex(span.traceId)},
        {u"spanId"_s, hex(span.spanId)},
        {u"name"_s, span.name},
        {u"kind"_s, internalKind},
        // 64-bit numbers are texts in this format.
        {u"startTimeUnixNano"_s, QString::number(start)},
        {u"endTimeUnixNano"_s, QString::number(start + span.duration.count())},
        {u"attributes"_s, attributes},
        {u"status"_s, QJsonObject{{u"code"_s, span.ok ? statusOk : statusError}}},
    };
    if (!span.parentId.isEmpty()) {
        object.insert(u"parentSpanId"_s, hex(span.parentId));
    }
    return object;
}

} // namespace

QByteArray otlpLine(const QList<Span>& spans)
{
    QJsonArray objects;
    for (const Span& span : spans) {
        objects.append(spanObject(span));
    }
    const QJsonObject scope{{u"name"_s, u"castellan.invoke"_s}, {u"version"_s, QStringLiteral(CASTELLAN_VERSION)}};
    const QJsonObject scopeSpans{{u"scope"_s, scope}, {u"spans"_s, objects}};
    const QJsonObject resource{{u"attributes"_s,
                                QJsonArray{attribute(u"service.name"_s, u"castellan"_s),
                                           attribute(u"service.version"_s, QStringLiteral(CASTELLAN_VERSION))}}};
    const QJsonObject resourceSpans{{u"resource"_s, resource}, {u"scopeSpans"_s, QJsonArray{scopeSpans}}};
    const QJsonObject line{{u"resourceSpans"_s, QJsonArray{resourceSpans}}};
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace castellan::domain
