#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/EventFold.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// `castellan apply`: what it prints, and what it writes.
class ApplyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init() { m_target = std::make_unique<TestTarget>(currentDriver()); }
    void cleanup() { m_target.reset(); }
    void successIsPrintedAsTheContractShows();
    void successIsToldInWords();
    void aDryRunShowsTheOutcomeAndWritesNothing();
    void anIdLeftOutIsGenerated();
    void everyCommandWritesRowsThatItsEventsTell();
    void theCreatorIsTheUserUnlessNamed();
    void readOnlyRefusesToWrite();
    void aFileIsReadAsWellAsTheStandardInput();

private:
    [[nodiscard]] Outcome apply(const QByteArray& file, const QStringList& options = {}) const
    {
        return runCastellan(QStringList{u"apply"_s, m_target->address(), u"-"_s} + options, file);
    }

    std::unique_ptr<TestTarget> m_target;
};

namespace {

const QByteArray acme = R"({"command": "instance.add", "id": "i1", "name": "Acme"})";

QString everyCommand()
{
    return QStringLiteral(CASTELLAN_TEST_DATA "/every-command.json");
}

/// With a moment in place of the times, which differ from run to run.
QString withoutTimes(const QByteArray& json)
{
    static const QRegularExpression time(u"\"createdAt\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z\""_s);
    static const QRegularExpression position(u"\"position\":\"\\d{10}\\.\\d{6}\""_s);
    return QString::fromUtf8(json)
        .replace(time, u"\"createdAt\":\"2026-01-01T00:00:00.000000Z\""_s)
        .replace(position, u"\"position\":\"1767225600.000000\""_s);
}

} // namespace

void ApplyTest::successIsPrintedAsTheContractShows()
{
    const Outcome outcome = apply(batchOf(acme), {u"--json"_s, u"--creator"_s, u"castellan"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(
        withoutTimes(outcome.out),
        uR"({"applied":true,"dryRun":false,"results":[{"command":"instance.add","id":"i1","changed":true}],"events":[{"instanceId":"i1","aggregateType":"instance","aggregateId":"i1","eventType":"instance.added","sequence":1,"revision":1,"createdAt":"2026-01-01T00:00:00.000000Z","payload":{"name":"Acme"},"creator":"castellan","owner":"i1","position":"1767225600.000000","inTxOrder":1}]})"_s
            + u'\n');
}

void ApplyTest::successIsToldInWords()
{
    const Outcome outcome = apply(batchOf(acme + R"(,
        {"command": "instance.domain.add", "instance": "i1", "domain": "acme.example"},
        {"command": "instance.rename", "instance": "i1", "name": "Acme"})"));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, "instance.add\ti1\ninstance.domain.add\ti1\tacme.example\ninstance.rename\ti1\tunchanged\n");
    QCOMPARE(outcome.err, u"Applied: 3 commands, 2 events.\n"_s);
}

void ApplyTest::aDryRunShowsTheOutcomeAndWritesNothing()
{
    const QStringList before = m_target->dump();

    const Outcome words = apply(batchOf(acme), {u"--dry-run"_s});
    const Outcome json = apply(batchOf(acme), {u"--dry-run"_s, u"--json"_s});

    QCOMPARE(words.status, 0);
    QCOMPARE(words.err, u"Dry run, nothing was written: 1 command, 1 event.\n"_s);
    QCOMPARE(json.status, 0);
    QCOMPARE(json.json()["applied"_L1], QJsonValue(false));
    QCOMPARE(json.json()["dryRun"_L1], QJsonValue(true));
    QCOMPARE(json.json()["results"_L1][0]["id"_L1].toString(), u"i1"_s);
    QCOMPARE(json.json()["events"_L1][0]["eventType"_L1].toString(), u"instance.added"_s);
    QCOMPARE(m_target->dump(), before);
}

void ApplyTest::anIdLeftOutIsGenerated()
{
    const Outcome outcome = apply(batchOf(R"({"command": "instance.add", "name": "Acme"})"), {u"--json"_s});

    const QString id = outcome.json()["results"_L1][0]["id"_L1].toString();
    QVERIFY2(QRegularExpression(u"\\A[0-9]{18}\\z"_s).match(id).hasMatch(), qPrintable(id));
    QCOMPARE(m_target->allEvents().first().aggregate.id, id);
}

void ApplyTest::everyCommandWritesRowsThatItsEventsTell()
{
    const Outcome outcome = runCastellan({u"apply"_s, m_target->address(), everyCommand(), u"--json"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.json()["results"_L1].toArray().size(), 28);
    QCOMPARE(outcome.json()["events"_L1].toArray().size(), 43);
    EventFold fold;
    fold.take(m_target->allEvents());
    QCOMPARE(m_target->rows().lines(), fold.rows().lines());
}

void ApplyTest::theCreatorIsTheUserUnlessNamed()
{
    const Outcome ours = apply(batchOf(acme), {u"--json"_s});
    const Outcome named = apply(batchOf(R"({"command": "instance.rename", "instance": "i1", "name": "Acme Corp"})"),
                                {u"--json"_s, u"--creator=deployment 7"_s});

    const QString user = ours.json()["events"_L1][0]["creator"_L1].toString();
    QVERIFY2(QRegularExpression(u"\\Acastellan:.+\\z"_s).match(user).hasMatch(), qPrintable(user));
    QCOMPARE(named.json()["events"_L1][0]["creator"_L1].toString(), u"deployment 7"_s);
}

void ApplyTest::readOnlyRefusesToWrite()
{
    const QStringList before = m_target->dump();

    const Outcome outcome = apply(batchOf(acme), {u"--json"_s, u"--read-only"_s});

    QCOMPARE(outcome.status, 7);
    QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), u"permission-denied"_s);
    QCOMPARE(m_target->dump(), before);
}

void ApplyTest::aFileIsReadAsWellAsTheStandardInput()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"batch.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(batchOf(acme));
    file.close();

    QCOMPARE(runCastellan({u"apply"_s, m_target->address(), file.fileName()}).status, 0);
    QCOMPARE(m_target->rows().instances.size(), 1);
}

CASTELLAN_TEST(ApplyTest)

#include "ApplyTest.moc"
