#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace castellan::storage;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject differenceAt(const QJsonObject& document, int index)
{
    return document[u"differences"_s].toArray().at(index).toObject();
}

} // namespace

/// `castellan projections` with the real program, on both databases: what is imported and sampled is verified, what was
/// damaged is found and mended.
class ProjectionsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void whatWasImportedAndSampledIsVerified();
    void whatWasPlantedIsToldInLines();
    void whatWasPlantedIsToldAsJson();
    void aRebuildMendsIt();
    void oneTableAloneCanBeVerified();
    void statusTellsPositionAndLag();
    void anUnknownNameIsAUsageError_data();
    void anUnknownNameIsAUsageError();
    void aReadOnlyTargetIsVerifiedAndNotRebuilt();

private:
    [[nodiscard]] Outcome projections(const QStringList& words);
    void exec(const QString& sql);
    void damage();

    std::unique_ptr<TestTarget> m_target;
};

void ProjectionsTest::init()
{
    m_target.reset();
    m_target = std::make_unique<TestTarget>(currentDriver());
    const QByteArray batch = batchOf(
        R"({"command": "instance.add", "id": "i1", "name": "Acme"},
           {"command": "organization.add", "instance": "i1", "id": "o1", "name": "Lehigh"},
           {"command": "organization.domain.add", "instance": "i1", "organization": "o1", "domain": "lehigh.edu"})");
    QCOMPARE(runCastellan({u"apply"_s, m_target->address(), u"-"_s}, batch).status, 0);
}

Outcome ProjectionsTest::projections(const QStringList& words)
{
    return runCastellan(QStringList{u"projections"_s, m_target->address()} + words);
}

void ProjectionsTest::exec(const QString& sql)
{
    const auto done = m_target->client().exec(Statement(sql));
    QVERIFY2(done, qPrintable(done ? QString() : done.error().detail));
}

void ProjectionsTest::damage()
{
    const QString organizations = m_target->table(u"zitadel.organizations"_s);
    exec(u"UPDATE "_s + organizations + u" SET name = 'By hand' WHERE id = 'o1'"_s);
    exec(u"INSERT INTO "_s + organizations
         + u" (instance_id, id, name, state) VALUES ('i1', 'o9', 'Nobody', 'active')"_s);
    exec(u"DELETE FROM "_s + m_target->table(u"zitadel.org_domains"_s));
}

void ProjectionsTest::whatWasImportedAndSampledIsVerified()
{
    QTemporaryDir folder;
    QFile csv(folder.filePath(u"organizations.csv"_s));
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("name,domains\nFirst,first.edu second.edu\nSecond,third.edu\n");
    csv.close();
    QCOMPARE(runCastellan({u"import"_s, m_target->address(), csv.fileName(), u"--instance"_s, u"i1"_s}).status, 0);
    QCOMPARE(runCastellan({u"sample"_s, m_target->address(), u"--force"_s}).status, 0);

    const Outcome verified = projections({u"verify"_s});

    QCOMPARE(verified.out, QByteArray());
    QVERIFY2(verified.err.startsWith(u"The tables are what the events say: "_s), qPrintable(verified.err));
    QCOMPARE(verified.status, 0);
}

void ProjectionsTest::whatWasPlantedIsToldInLines()
{
    damage();

    const Outcome verified = projections({u"verify"_s});

    const QList<QByteArray> lines = verified.out.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY2(lines.at(0).startsWith("differing\torganizations\ti1\to1\t-\tname\tBy hand\tLehigh\torg.added #1 at "),
             lines.at(0).constData());
    QCOMPARE(lines.at(1), "extra\torganizations\ti1\to9\t-\t-\t-\t-\tno event");
    QVERIFY2(
        lines.at(2).startsWith("missing\torganization-domains\ti1\to1\tlehigh.edu\t-\t-\t-\torg.domain.added #2 at "),
        lines.at(2).constData());
    QCOMPARE(verified.err, u"The tables are not what the events say: 3 differences.\n"_s);
    QCOMPARE(verified.status, 5);
}

void ProjectionsTest::whatWasPlantedIsToldAsJson()
{
    damage();

    const Outcome verified = projections({u"verify"_s, u"--json"_s});

    QCOMPARE(verified.status, 5);
    const QJsonObject document = verified.json();
    QCOMPARE(document[u"verified"_s], QJsonValue(false));
    QCOMPARE(document[u"differenceCount"_s], QJsonValue(3));
    QCOMPARE(document[u"error"_s].toObject()[u"kind"_s], QJsonValue(u"precondition-failed"_s));
    QCOMPARE(document[u"error"_s].toObject()[u"id"_s], QJsonValue(u"CAS-Differences"_s));
    const QJsonObject name = differenceAt(document, 0);
    QCOMPARE(name[u"kind"_s], QJsonValue(u"differing"_s));
    QCOMPARE(name[u"projection"_s], QJsonValue(u"organizations"_s));
    QCOMPARE(name[u"orgId"_s], QJsonValue(u"o1"_s));
    QCOMPARE(name[u"domain"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(name[u"column"_s], QJsonValue(u"name"_s));
    QCOMPARE(name[u"rowValue"_s], QJsonValue(u"By hand"_s));
    QCOMPARE(name[u"eventsValue"_s], QJsonValue(u"Lehigh"_s));
    QCOMPARE(name[u"event"_s].toObject()[u"eventType"_s], QJsonValue(u"org.added"_s));
    QCOMPARE(name[u"event"_s].toObject()[u"sequence"_s], QJsonValue(1));
    QCOMPARE(differenceAt(document, 1)[u"event"_s], QJsonValue(QJsonValue::Null));
    QCOMPARE(differenceAt(document, 2)[u"domain"_s], QJsonValue(u"lehigh.edu"_s));
}

void ProjectionsTest::aRebuildMendsIt()
{
    damage();

    const Outcome rebuilt = projections({u"rebuild"_s, u"--json"_s});

    QCOMPARE(rebuilt.status, 0);
    QCOMPARE(rebuilt.json(),
             (QJsonObject{{u"rebuilt"_s, true},
                          {u"events"_s, 4},
                          {u"inserted"_s, 1},
                          {u"updated"_s, 1},
                          {u"deleted"_s, 1},
                          {u"refused"_s, 0}}));
    QCOMPARE(projections({u"verify"_s, u"--json"_s}).json(),
             (QJsonObject{{u"verified"_s, true},
                          {u"events"_s, 4},
                          {u"rows"_s, 3},
                          {u"differenceCount"_s, 0},
                          {u"differences"_s, QJsonArray()}}));
}

void ProjectionsTest::oneTableAloneCanBeVerified()
{
    damage();

    const Outcome verified = projections({u"verify"_s, u"organization-domains"_s});

    QCOMPARE(verified.out.count('\n'), 1);
    QCOMPARE(verified.status, 5);
    QCOMPARE(projections({u"verify"_s, u"instances"_s}).status, 0);
}

void ProjectionsTest::statusTellsPositionAndLag()
{
    const Outcome status = projections({u"status"_s, u"--json"_s, u"organizations"_s});

    QCOMPARE(status.status, 0);
    QCOMPARE(status.json(),
             (QJsonObject{{u"projections"_s,
                           QJsonArray{QJsonObject{{u"name"_s, u"organizations"_s},
                                                  {u"position"_s, m_target->allEvents().constLast().position},
                                                  {u"lagEvents"_s, 0},
                                                  {u"lagSeconds"_s, 0},
                                                  {u"failedEvents"_s, 0}}}},
                          {u"failedEvents"_s, QJsonArray()}}));
}

void ProjectionsTest::anUnknownNameIsAUsageError_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no action") << QStringList();
    QTest::newRow("unknown action") << QStringList{u"drop"_s};
    QTest::newRow("unknown name") << QStringList{u"verify"_s, u"users"_s};
    QTest::newRow("a word too many") << QStringList{u"verify"_s, u"instances"_s, u"organizations"_s};
}

void ProjectionsTest::anUnknownNameIsAUsageError()
{
    QFETCH(QStringList, words);

    QCOMPARE(projections(words).status, 2);
}

void ProjectionsTest::aReadOnlyTargetIsVerifiedAndNotRebuilt()
{
    damage();

    QCOMPARE(projections({u"verify"_s, u"--read-only"_s}).status, 5);
    QCOMPARE(projections({u"rebuild"_s, u"--read-only"_s}).status, 7);
}

CASTELLAN_TEST(ProjectionsTest)
#include "ProjectionsTest.moc"
