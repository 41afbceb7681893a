#include "storage/eventstore/JsonbText.h"
#include "tests/storage/PostgresFixture.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

/// The text that the server will answer, told without asking it.
class JsonbTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_fixture = std::make_unique<PostgresFixture>(); }
    void cleanupTestCase() { m_fixture.reset(); }
    void theTextIsTheServers_data();
    void theTextIsTheServers();
    void aNumberThatIsNotWholeIsLeftToTheServer();

private:
    std::unique_ptr<PostgresFixture> m_fixture;
};

void JsonbTextTest::theTextIsTheServers_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("empty") << QJsonObject() << QByteArray("{}");
    QTest::newRow("a name") << QJsonObject{{u"name"_s, u"Lehigh"_s}} << QByteArray(R"({"name": "Lehigh"})");
    QTest::newRow("keys by length") << QJsonObject{{u"aa"_s, 1},
                                                   {u"b"_s, true},
                                                   {u"ab"_s, false},
                                                   {u"é"_s, QJsonValue()}}
                                    << QByteArray("{\"b\": true, \"aa\": 1, \"ab\": false, \"é\": null}");
    QTest::newRow("escapes") << QJsonObject{{u"a"_s, u"\"\\/\b\f\n\r\t\u0001\u001f\u007f"_s}}
                             << QByteArray("{\"a\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"}");
    QTest::newRow("any letters") << QJsonObject{{u"a"_s, u"Zoë 🏰 אב \u202e"_s}}
                                 << QString(u"{\"a\": \"Zoë 🏰 אב \u202e\"}"_s).toUtf8();
    QTest::newRow("numbers") << QJsonObject{{u"a"_s, -12}, {u"b"_s, 9'007'199'254'740'991.0}}
                             << QByteArray(R"({"a": -12, "b": 9007199254740991})");
    QTest::newRow("nested") << QJsonObject{{u"a"_s, QJsonArray{1, QJsonObject{{u"b"_s, QJsonArray()}}}}}
                            << QByteArray(R"({"a": [1, {"b": []}]})");
}

void JsonbTextTest::theTextIsTheServers()
{
    QFETCH(QJsonObject, object);
    QFETCH(QByteArray, text);
    auto client = m_fixture->client();
    const QString sent = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));

    const auto told = jsonbText(object);

    QCOMPARE(told, std::optional(text));
    QCOMPARE(client->queryRow(Statement(u"select $1::jsonb::text"_s, {sent}))->bytes(0), text);
}

void JsonbTextTest::aNumberThatIsNotWholeIsLeftToTheServer()
{
    QCOMPARE(jsonbText({{u"a"_s, QJsonArray{1.5}}}), std::nullopt);
    QCOMPARE(jsonbText({{u"a"_s, 1e20}}), std::nullopt);
}

CASTELLAN_TEST(JsonbTextTest)
#include "JsonbTextTest.moc"
