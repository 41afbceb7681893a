#include "tests/support/TestRegistry.h"

#include "domain/telemetry/OtlpLine.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

class OtlpLineTest : public QObject
{
    Q_OBJECT

private slots:
    void spansBecomeOneLineOfTheProtocol();
};

void OtlpLineTest::spansBecomeOneLineOfTheProtocol()
{
    Span root;
    root.traceId = QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10");
    root.spanId = QByteArray::fromHex("1112131415161718");
    root.name = u"commandBatch[organization.rename]"_s;
    root.start = {1'767'225'600'000'001};
    root.duration = std::chrono::nanoseconds(1500);
    Span child = root;
    child.parentId = root.spanId;
    child.spanId = QByteArray::fromHex("2122232425262728");
    child.ok = false;
    child.attributes = {{u"error.id"_s, u"DOM-FPJcLC"_s}};

    const QByteArray line = otlpLine({root, child});

    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith("}\n"));
    const QJsonObject resource =
        QJsonDocument::fromJson(line).object().value(u"resourceSpans"_s).toArray().at(0).toObject();
    const QJsonArray spans = resource.value(u"scopeSpans"_s).toArray().at(0).toObject().value(u"spans"_s).toArray();
    QCOMPARE(spans.size(), 2);
    const QJsonObject first = spans.at(0).toObject();
    QCOMPARE(first.value(u"traceId"_s).toString(), u"0102030405060708090a0b0c0d0e0f10"_s);
    QCOMPARE(first.value(u"spanId"_s).toString(), u"1112131415161718"_s);
    QVERIFY(!first.contains(u"parentSpanId"_s));
    QCOMPARE(first.value(u"startTimeUnixNano"_s).toString(), u"1767225600000001000"_s);
    QCOMPARE(first.value(u"endTimeUnixNano"_s).toString(), u"1767225600000002500"_s);
    QCOMPARE(first.value(u"status"_s).toObject().value(u"code"_s).toInt(), 1);
    const QJsonObject second = spans.at(1).toObject();
    QCOMPARE(second.value(u"parentSpanId"_s).toString(), u"1112131415161718"_s);
    QCOMPARE(second.value(u"status"_s).toObject().value(u"code"_s).toInt(), 2);
    const QJsonObject attribute = second.value(u"attributes"_s).toArray().at(0).toObject();
    QCOMPARE(attribute.value(u"key"_s).toString(), u"error.id"_s);
    QCOMPARE(attribute.value(u"value"_s).toObject().value(u"stringValue"_s).toString(), u"DOM-FPJcLC"_s);
}

CASTELLAN_TEST(OtlpLineTest)
#include "OtlpLineTest.moc"
