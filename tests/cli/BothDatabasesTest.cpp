#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// The same calls on SQLite and on PostgreSQL print the same, but for times and positions (and generated ids).
class BothDatabasesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSameBatchGivesTheSameOutcome();
    void theSameBatchGivesTheSameRows_data();
    void theSameBatchGivesTheSameRows();
    void theSameBatchGivesTheSameEvents();
    void theSameSeedGivesTheSameSample();

private:
    TestTarget m_sqlite{Driver::Sqlite};
    TestTarget m_postgres{Driver::Postgres};
    Outcome m_onSqlite;
    Outcome m_onPostgres;
};

namespace {

QJsonObject withoutTimes(QJsonObject object)
{
    for (const auto& name : {"createdAt"_L1, "updatedAt"_L1, "position"_L1, "cursor"_L1}) {
        object.remove(name);
    }
    return object;
}

QList<QJsonObject> lines(const QStringList& words)
{
    QList<QJsonObject> all;
    const Outcome outcome = runCastellan(words + QStringList{u"--json"_s});
    for (const QJsonObject& line : outcome.jsonLines()) {
        all.append(withoutTimes(line));
    }
    return all;
}

/// Names and domains of a sample, whose ids are new each time; a part of the instance's is in its host name.
QStringList named(const QList<QJsonObject>& rows)
{
    static const QRegularExpression host(u"lighthouse-[0-9]{6}"_s);
    QStringList all;
    for (const QJsonObject& row : rows) {
        const QString domain = row["domain"_L1].toString().replace(host, u"lighthouse"_s);
        all.append(row["name"_L1].toString() + domain + row["state"_L1].toString());
    }
    return all;
}

} // namespace

void BothDatabasesTest::initTestCase()
{
    const auto apply = [](const TestTarget& target) {
        return runCastellan(
            {u"apply"_s, target.address(), QStringLiteral(CASTELLAN_TEST_DATA "/every-command.json"), u"--json"_s});
    };
    m_onSqlite = apply(m_sqlite);
    m_onPostgres = apply(m_postgres);
    QCOMPARE(m_onSqlite.status, 0);
}

void BothDatabasesTest::theSameBatchGivesTheSameOutcome()
{
    const auto comparable = [](const Outcome& outcome) {
        QJsonObject json = outcome.json();
        QJsonArray events;
        for (const QJsonValue event : json["events"_L1].toArray()) {
            events.append(withoutTimes(event.toObject()));
        }
        json["events"_L1] = events;
        return json;
    };

    QCOMPARE(m_onPostgres.status, m_onSqlite.status);
    QCOMPARE(comparable(m_onPostgres), comparable(m_onSqlite));
}

void BothDatabasesTest::theSameBatchGivesTheSameRows_data()
{
    QTest::addColumn<QByteArrayList>("rows");
    QTest::newRow("instances") << QByteArrayList{
        R"({"id":"i1","name":"Acme Corp","defaultOrgId":"o2","iamProjectId":"p1","consoleClientId":"c1","consoleAppId":"a1","defaultLanguage":"de"})"};
    QTest::newRow("instance-domains") << QByteArrayList{
        R"({"instanceId":"i1","domain":"generated.acme.example","isPrimary":false,"isGenerated":true,"type":"custom"})",
        R"({"instanceId":"i1","domain":"login.acme.example","isPrimary":true,"isGenerated":false,"type":"custom"})",
        R"({"instanceId":"i1","domain":"partner.example","isPrimary":null,"isGenerated":null,"type":"trusted"})"};
    QTest::newRow("organizations") << QByteArrayList{
        R"({"id":"o1","name":"Lehigh","instanceId":"i1","state":"inactive"})",
        R"({"id":"o2","name":"Two","instanceId":"i1","state":"active"})"};
    QTest::newRow("organization-domains") << QByteArrayList{
        R"({"instanceId":"i1","orgId":"o1","domain":"lehigh.login.acme.example","isVerified":true,"isPrimary":false,"validationType":null})",
        R"({"instanceId":"i1","orgId":"o2","domain":"two.example","isVerified":true,"isPrimary":true,"validationType":null})",
        R"({"instanceId":"i1","orgId":"o1","domain":"xn--bcher-kva.example","isVerified":true,"isPrimary":true,"validationType":null})"};
}

void BothDatabasesTest::theSameBatchGivesTheSameRows()
{
    QFETCH(const QByteArrayList, rows);
    const QString kind = QString::fromLatin1(QTest::currentDataTag());
    QList<QJsonObject> wanted;
    for (const QByteArray& row : rows) {
        wanted.append(QJsonDocument::fromJson(row).object());
    }

    QCOMPARE(lines({u"list"_s, m_sqlite.address(), kind}), wanted);
    QCOMPARE(lines({u"list"_s, m_postgres.address(), kind}), wanted);
}

void BothDatabasesTest::theSameBatchGivesTheSameEvents()
{
    const QList<QJsonObject> onSqlite = lines({u"events"_s, m_sqlite.address()});

    QCOMPARE(onSqlite.size(), 43);
    QCOMPARE(lines({u"events"_s, m_postgres.address()}), onSqlite);
}

void BothDatabasesTest::theSameSeedGivesTheSameSample()
{
    for (const TestTarget* target : {&m_sqlite, &m_postgres}) {
        const Outcome made = runCastellan(
            {u"sample"_s, target->address(), u"--organizations"_s, u"50"_s, u"--seed"_s, u"7"_s, u"--force"_s});
        QCOMPARE(made.status, 0);
    }
    for (const QString& kind : {u"organizations"_s, u"organization-domains"_s, u"instance-domains"_s}) {
        const QStringList onSqlite = named(lines({u"list"_s, m_sqlite.address(), kind}));

        QVERIFY(onSqlite.size() > 3);
        QCOMPARE(named(lines({u"list"_s, m_postgres.address(), kind})), onSqlite);
    }
}

CASTELLAN_TEST(BothDatabasesTest)

#include "BothDatabasesTest.moc"
