#include "domain/port/Clock.h"
#include "storage/journal/FileBatchJournal.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;
using castellan::domain::BatchTrace;

namespace {

QByteArray addOrganization(const QString& id)
{
    return batchOf(R"({"command": "organization.add", "instance": "i1", "id": ")" + id.toUtf8() + R"(", "name": "Of )"
                   + id.toUtf8() + R"("})");
}

} // namespace

/// Batches of which a run of the program has not told whether they were applied, seen by the next run.
class DoubtTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanup();
    void aBatchThatIsInIsSaidOnceToHaveBeenApplied();
    void aBatchThatIsNotInIsSaidNotToHaveBeenApplied();
    void aDoubtOnAnotherTargetIsLeftAlone();
    void whoOnlyReadsSettlesNothing();
    void whatCannotBeSettledIsSaidEachTime();
    void ordinaryRunsLeaveNothingBehind();
    void aProgramThatIsKilledLeavesNothingUntold();

private:
    [[nodiscard]] Outcome run(const QStringList& arguments, const QByteArray& input = {}) const
    {
        return runCastellan(arguments, input, {u"XDG_STATE_HOME="_s + m_state->path()});
    }
    [[nodiscard]] Outcome list(const QStringList& options = {}) const
    {
        return run(
            QStringList{u"list"_s, m_target->address(), u"organizations"_s, u"--instance"_s, u"i1"_s, u"--json"_s}
            + options);
    }
    [[nodiscard]] QString journal() const { return m_state->filePath(u"castellan/journal"_s); }
    [[nodiscard]] qsizetype noted() const { return QDir(journal()).entryList(QDir::Files).size(); }
    [[nodiscard]] QString lastKey() const;
    void leaveDoubt(const QString& key, const QByteArray& hash, const QString& place = {}) const;

    std::unique_ptr<TestTarget> m_target;
    std::unique_ptr<QTemporaryDir> m_state;
};

void DoubtTest::init()
{
    m_target = std::make_unique<TestTarget>(currentDriver());
    m_state = std::make_unique<QTemporaryDir>();
    const Outcome made = run({u"apply"_s, m_target->address(), u"-"_s},
                             batchOf(R"({"command": "instance.add", "id": "i1", "name": "Acme"})"));
    QVERIFY2(made.status == 0, qPrintable(made.err));
}

void DoubtTest::cleanup()
{
    m_target.reset();
    m_state.reset();
}

QString DoubtTest::lastKey() const
{
    const auto row = m_target->client().queryRow(
        castellan::storage::Statement(u"SELECT b.key FROM "_s + m_target->table(u"castellan.batches"_s)
                                      + u" AS b ORDER BY b.created_at DESC LIMIT 1"_s));
    return row ? row->text(0) : QString();
}

/// As a program that was killed after it had sent COMMIT.
void DoubtTest::leaveDoubt(const QString& key, const QByteArray& hash, const QString& place) const
{
    castellan::storage::DatabaseTargetOpener opener;
    const auto services = opener.open(m_target->address(), {});
    BatchTrace trace;
    trace.identity = {key, u"castellan:anna"_s, hash};
    trace.target = place.isEmpty() ? (*services)->place() : place;
    trace.at = {1'767'225'600'000'000};
    const castellan::domain::SystemClock clock;
    castellan::storage::FileBatchJournal(journal(), clock).note(trace);
}

void DoubtTest::aBatchThatIsInIsSaidOnceToHaveBeenApplied()
{
    const QByteArray file = addOrganization(u"o1"_s);
    QCOMPARE(run({u"apply"_s, m_target->address(), u"-"_s}, file).status, 0);
    leaveDoubt(lastKey(), QCryptographicHash::hash(file, QCryptographicHash::Sha256));

    const Outcome first = list();
    const Outcome second = list();

    QCOMPARE(first.status, 0);
    QCOMPARE(first.err,
             u"castellan: The batch of 2026-01-01T00:00:00.000000Z by castellan:anna (%1), whose outcome was unknown, "
             "was applied.\n"_s.arg(lastKey()));
    QCOMPARE(first.jsonLines().size(), 1);
    QCOMPARE(second.err, QString());
}

void DoubtTest::aBatchThatIsNotInIsSaidNotToHaveBeenApplied()
{
    leaveDoubt(u"k1"_s, "hash");

    const Outcome outcome = list();

    QCOMPARE(outcome.err,
             u"castellan: The batch of 2026-01-01T00:00:00.000000Z by castellan:anna (k1), whose outcome was unknown, "
             "was not applied.\n"_s);
    QCOMPARE(noted(), 0);
}

void DoubtTest::aDoubtOnAnotherTargetIsLeftAlone()
{
    leaveDoubt(u"k1"_s, "hash", u"sqlite:/elsewhere.db"_s);

    const Outcome outcome = list();

    QCOMPARE(outcome.err, QString());
    QCOMPARE(noted(), 1);
}

void DoubtTest::whoOnlyReadsSettlesNothing()
{
    leaveDoubt(u"k1"_s, "hash");

    const Outcome outcome = list({u"--read-only"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(noted(), 1);
}

void DoubtTest::whatCannotBeSettledIsSaidEachTime()
{
    QCOMPARE(run({u"apply"_s, m_target->address(), u"-"_s}, addOrganization(u"o1"_s)).status, 0);
    leaveDoubt(lastKey(), "another batch");

    const Outcome first = list();
    const Outcome second = list();

    QCOMPARE(first.status, 0);
    QVERIFY2(first.err.contains(u"is still in doubt"_s), qPrintable(first.err));
    QCOMPARE(second.err, first.err);
    QCOMPARE(noted(), 1);
}

void DoubtTest::ordinaryRunsLeaveNothingBehind()
{
    const Outcome good = run({u"apply"_s, m_target->address(), u"-"_s, u"--json"_s}, addOrganization(u"o1"_s));
    const Outcome bad = run({u"apply"_s, m_target->address(), u"-"_s}, addOrganization(u"o1"_s));

    QCOMPARE(good.err, QString());
    QVERIFY(!good.out.contains("durable"));
    QVERIFY(!good.out.contains("serverReplaced"));
    QCOMPARE(bad.status, 5);
    QCOMPARE(noted(), 0);
}

/// At any moment: what is in was told by the run that wrote it, or by the next one.
void DoubtTest::aProgramThatIsKilledLeavesNothingUntold()
{
    constexpr int kills = 12;
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(run({u"apply"_s, m_target->address(), u"-"_s}, addOrganization(u"whole"_s)).status, 0);
    const qint64 wholeRun = timer.elapsed();
    for (int kill = 1; kill <= kills; ++kill) {
        const QString id = u"o%1"_s.arg(kill);
        QProcessEnvironment environment = plainEnvironment(m_state->path());
        environment.insert(u"XDG_STATE_HOME"_s, m_state->path());
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(castellanPath(), {u"apply"_s, m_target->address(), u"-"_s, u"--json"_s});
        program.write(addOrganization(id));
        program.closeWriteChannel();
        if (!program.waitForFinished(static_cast<int>(wholeRun * kill / kills))) {
            program.kill();
            QVERIFY(program.waitForFinished());
        }
        const bool wasAnswered = program.readAllStandardOutput().contains("\"applied\":true");

        const Outcome next = list();

        const bool isIn = next.out.contains(QByteArray('"' + id.toUtf8() + '"'));
        const bool isToldApplied = next.err.contains(u"was applied."_s);
        const bool isToldNotApplied = next.err.contains(u"was not applied."_s);
        const QByteArray what = QStringLiteral("kill %1: answered %2, in %3, said: %4")
                                    .arg(kill)
                                    .arg(wasAnswered)
                                    .arg(isIn)
                                    .arg(next.err)
                                    .toUtf8();
        QVERIFY2(!isIn || wasAnswered || isToldApplied, what.constData());
        QVERIFY2(isIn || (!wasAnswered && !isToldApplied), what.constData());
        QVERIFY2(!isToldNotApplied || !isIn, what.constData());
    }
    QCOMPARE(noted(), 0);
}

CASTELLAN_TEST(DoubtTest)
#include "DoubtTest.moc"
