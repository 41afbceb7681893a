#include "tests/cli/Program.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

/// `setup --grants` prints SQL, and runs none.
class GrantsTest : public QObject
{
    Q_OBJECT

private slots:
    void theStatementsAreAScriptOfThreeKinds();
    void jsonHoldsTheSameStatements();
    void anEmptyDatabaseNeedsOnlyTheMigrator();
    void aWorkspaceKnowsNoRoles();

private:
    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database = m_server.createDatabase();
};

void GrantsTest::theStatementsAreAScriptOfThreeKinds()
{
    QCOMPARE(runCastellan({u"setup"_s, m_database->socketUrl()}).status, 0);

    const Outcome outcome = runCastellan({u"setup"_s, m_database->socketUrl(), u"--grants"_s, u"some \"body\""_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    const QString script = QString::fromUtf8(outcome.out);
    const QString database = m_database->name();
    QVERIFY2(script.startsWith(
                 u"-- viewer: reads lists, details and events\n"
                 "GRANT CONNECT ON DATABASE \"%1\" TO \"some \"\"body\"\"\";\n"
                 "GRANT USAGE ON SCHEMA zitadel, eventstore, projections, castellan TO \"some \"\"body\"\"\";\n"_s.arg(
                     database)),
             qPrintable(script));
    QVERIFY(
        script.contains(u"\n-- editor: also applies batches\nGRANT INSERT, UPDATE, DELETE ON zitadel.instances TO "_s));
    QVERIFY(script.contains(u"GRANT INSERT ON eventstore.events2 TO "_s));
    QVERIFY(script.endsWith(u"\n-- migrator: also creates and upgrades the schema\n"
                            "GRANT CREATE ON DATABASE \"%1\" TO \"some \"\"body\"\"\";\n"
                            "GRANT \"%2\" TO \"some \"\"body\"\"\";\n"_s.arg(database, m_server.role())));
    QCOMPARE(m_database->execute(u"SELECT count(*) FROM pg_roles WHERE rolname = 'some \"body\"'"_s), u"0"_s);
}

void GrantsTest::jsonHoldsTheSameStatements()
{
    const auto database = m_server.createDatabase();

    const Outcome outcome = runCastellan({u"setup"_s, database->socketUrl(), u"--grants"_s, u"r"_s, u"--json"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.json(),
             (QJsonObject{
                 {u"role"_s, u"r"_s},
                 {u"viewer"_s, QJsonArray{u"GRANT CONNECT ON DATABASE \"%1\" TO \"r\""_s.arg(database->name())}},
                 {u"editor"_s, QJsonArray()},
                 {u"migrator"_s, QJsonArray{u"GRANT CREATE ON DATABASE \"%1\" TO \"r\""_s.arg(database->name())}}}));
}

void GrantsTest::anEmptyDatabaseNeedsOnlyTheMigrator()
{
    const auto database = m_server.createDatabase();

    const Outcome outcome = runCastellan({u"setup"_s, database->socketUrl(), u"--grants"_s, u"r"_s});

    QCOMPARE(outcome.status, 0);
    QVERIFY(QString::fromUtf8(outcome.out).contains(u"-- editor: also applies batches\n-- migrator: "_s));
    QCOMPARE(database->execute(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'castellan'"_s), u"0"_s);
}

void GrantsTest::aWorkspaceKnowsNoRoles()
{
    const QTemporaryDir folder;
    const QString target = u"sqlite:"_s + folder.filePath(u"a.db"_s);
    QCOMPARE(runCastellan({u"setup"_s, target}).status, 0);

    const Outcome outcome = runCastellan({u"setup"_s, target, u"--grants"_s, u"r"_s, u"--json"_s});

    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.json()[u"error"_s].toObject()[u"id"_s].toString(), u"CAS-NoRoles"_s);
}

CASTELLAN_TEST(GrantsTest)
#include "GrantsTest.moc"
