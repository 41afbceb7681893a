#include "tests/support/TestRegistry.h"

#include "ui/cli/JsonText.h"

#include <QTest>

using castellan::ui::JsonText;

/// What stands in the database as JSON comes out as the same JSON, on one line.
class JsonTextTest : public QObject
{
    Q_OBJECT

private slots:
    void storedJsonComesOutAsItIs_data();
    void storedJsonComesOutAsItIs();
};

void JsonTextTest::storedJsonComesOutAsItIs_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("numbers keep every digit")
        << QByteArray(R"({"validationType": 1, "n": -12345678901234567890.10, "e": 1e300})")
        << QByteArray(R"({"payload":{"validationType":1,"n":-12345678901234567890.10,"e":1e300}})");
    QTest::newRow("texts, truth and nesting")
        << QByteArray(R"({"a": ["\u00e4 \"b\"", true, null, {}], "c": "1"})")
        << QByteArray("{\"payload\":{\"a\":[\"\xC3\xA4 \\\"b\\\"\",true,null,{}],\"c\":\"1\"}}");
    QTest::newRow("what is no JSON is a text") << QByteArray("{broken") << QByteArray(R"({"payload":"{broken"})");
}

void JsonTextTest::storedJsonComesOutAsItIs()
{
    QFETCH(const QByteArray, stored);
    QFETCH(const QByteArray, written);
    JsonText json;

    json.beginObject().key(QLatin1StringView("payload")).json(stored).endObject();

    QCOMPARE(json.bytes(), written);
}

CASTELLAN_TEST(JsonTextTest)

#include "JsonTextTest.moc"
