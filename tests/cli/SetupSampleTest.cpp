#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

/// From nothing to something to look at: `castellan setup` and `castellan sample`.
class SetupSampleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanup();
    void aDryRunTellsTheStepsAndMakesNothing();
    void setupMakesTheTablesAStepALine();
    void setupAgainHasNothingToDo();
    void setupPrintsJson();
    void aSampleOfAThousandIsListed();
    void aSecondSampleNeedsForce();
    void noOrganizationsIsASampleToo();
    void aSampleMakesAWorkspaceButNeedsASetUpServer();

private:
    [[nodiscard]] Outcome run(const QString& subcommand, const QStringList& options = {}) const
    {
        return runCastellan(QStringList{subcommand, m_address} + options);
    }
    [[nodiscard]] qsizetype count(const QString& kind) const
    {
        return run(u"list"_s, {kind, u"--json"_s}).jsonLines().size();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PostgresDatabase> m_database;
    QString m_address; ///< of a database without tables, or a file that is not there
};

void SetupSampleTest::init()
{
    if (currentDriver() == Driver::Sqlite) {
        m_folder = std::make_unique<QTemporaryDir>();
        m_address = u"sqlite:"_s + m_folder->filePath(u"acme.db"_s);
    } else {
        m_server = std::make_unique<PostgresServer>(PostgresServer::shared());
        m_database = m_server->createDatabase();
        m_address = m_database->socketUrl();
    }
}

void SetupSampleTest::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

void SetupSampleTest::aDryRunTellsTheStepsAndMakesNothing()
{
    const Outcome dry = run(u"setup"_s, {u"--dry-run"_s});

    QCOMPARE(dry.status, 0);
    QCOMPARE(dry.err, u"Dry run: nothing was written.\n"_s);
    QCOMPARE(run(u"list"_s, {u"instances"_s}).status, m_folder ? 6 : 8); // no file; no tables
    QCOMPARE(run(u"setup"_s).out, dry.out);
}

void SetupSampleTest::setupMakesTheTablesAStepALine()
{
    const Outcome outcome = run(u"setup"_s);

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, u"The schema is ready.\n"_s);
    const QByteArrayList lines = outcome.out.trimmed().split('\n');
    QVERIFY(lines.size() >= 9);
    for (qsizetype step = 0; step < lines.size(); ++step) {
        const QString number = QString::number(step + 1);
        QVERIFY2(
            QRegularExpression(u"\\A *%1 [a-z ]+\\z"_s.arg(number)).match(QString::fromUtf8(lines.at(step))).hasMatch(),
            lines.at(step).constData());
    }
    QCOMPARE(count(u"instances"_s), 0);
    if (m_folder) {
        QCOMPARE(QFileInfo(m_folder->filePath(u"acme.db"_s)).permissions() & 0x0077, QFile::Permissions());
    }
}

void SetupSampleTest::setupAgainHasNothingToDo()
{
    QCOMPARE(run(u"setup"_s).status, 0);

    const Outcome again = run(u"setup"_s);

    QCOMPARE(again.status, 0);
    QCOMPARE(again.out, QByteArray());
    QVERIFY2(again.err.startsWith(u"Nothing to do: the schema is of version "_s), qPrintable(again.err));
}

void SetupSampleTest::setupPrintsJson()
{
    const QJsonObject first = run(u"setup"_s, {u"--json"_s}).json();
    const QJsonObject second = run(u"setup"_s, {u"--json"_s}).json();

    QCOMPARE(first["applied"_L1], QJsonValue(true));
    QCOMPARE(first["state"_L1].toString(), u"current"_s);
    QCOMPARE(first["steps"_L1].toArray().size(), first["version"_L1].toInt());
    QCOMPARE(first["steps"_L1][0]["version"_L1].toInt(), 1);
    QCOMPARE(second,
             (QJsonObject{{u"applied"_s, false},
                          {u"dryRun"_s, false},
                          {u"state"_s, u"current"_s},
                          {u"version"_s, first["version"_L1]},
                          {u"steps"_s, QJsonArray()}}));
}

void SetupSampleTest::aSampleOfAThousandIsListed()
{
    QCOMPARE(run(u"setup"_s).status, 0);

    const Outcome outcome = run(u"sample"_s, {u"--organizations"_s, u"1000"_s, u"--json"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.json()["applied"_L1], QJsonValue(true));
    QCOMPARE(outcome.json()["organizations"_L1].toInt(), 1000);
    QCOMPARE(count(u"instances"_s), 1);
    QCOMPARE(count(u"organizations"_s), 1000);
    QCOMPARE(run(u"events"_s, {u"--json"_s}).jsonLines().size(), outcome.json()["events"_L1].toInt());
    const Outcome domains = run(u"list"_s, {u"organization-domains"_s, u"--json"_s});
    for (const QJsonObject& row : domains.jsonLines()) {
        const QString domain = row["domain"_L1].toString();
        QVERIFY2(domain.endsWith(u".example"_s) || domain.endsWith(u".test"_s), qPrintable(domain));
    }
}

void SetupSampleTest::aSecondSampleNeedsForce()
{
    QCOMPARE(run(u"setup"_s).status, 0);
    QCOMPARE(run(u"sample"_s, {u"--organizations"_s, u"3"_s}).status, 0);

    const Outcome refused = run(u"sample"_s, {u"--organizations"_s, u"3"_s, u"--json"_s});
    const qsizetype afterRefusal = count(u"organizations"_s);
    const Outcome forced = run(u"sample"_s, {u"--organizations"_s, u"3"_s, u"--force"_s});

    const Refusal refusal{5, u"precondition-failed"_s, u"CAS-NotEmpty"_s,
                          u"The target has instances already, so nothing was written. Add the sample beside them with "
                          "--force."_s};
    QCOMPARE(refused.status, 5);
    QCOMPARE(refused.json(), refusal.json());
    QCOMPARE(refused.err, refusal.words());
    QCOMPARE(afterRefusal, 3);
    QCOMPARE(forced.status, 0);
    QCOMPARE(count(u"organizations"_s), 6);
}

void SetupSampleTest::noOrganizationsIsASampleToo()
{
    QCOMPARE(run(u"setup"_s).status, 0);

    QCOMPARE(run(u"sample"_s, {u"--organizations"_s, u"0"_s}).status, 0);

    QCOMPARE(count(u"instances"_s), 1);
    QCOMPARE(count(u"organizations"_s), 0);
}

void SetupSampleTest::aSampleMakesAWorkspaceButNeedsASetUpServer()
{
    const Outcome outcome = run(u"sample"_s, {u"--organizations"_s, u"3"_s});

    if (m_folder) {
        QCOMPARE(outcome.status, 0);
        QCOMPARE(count(u"organizations"_s), 3);
    } else {
        QCOMPARE(outcome.status, 8);
        QCOMPARE(outcome.err,
                 (Refusal{8, u"schema"_s, u"CAS-Schema"_s,
                          u"The database holds no tables of an identity system. Set it up first (castellan "
                          "setup)."_s,
                          u"The database holds no tables of an identity system."_s}
                      .words()));
    }
}

CASTELLAN_TEST(SetupSampleTest)

#include "SetupSampleTest.moc"
