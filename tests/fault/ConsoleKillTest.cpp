#include "tests/fault/BoundaryFaults.h"
#include "tests/fault/ConsoleProgram.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest/QTest>

#include <csignal>

Q_DECLARE_METATYPE(castellan::tests::Fault)

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

/// The real program, `castellan apply`: killed at the boundaries of the protocol, and cut off there.
class ConsoleKillTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aKilledConsoleLeavesTheBatchWholeOrNotThere();
    void theRealProgramTellsTheTruthWhereverTheConnectionBreaks();
    void theNextRunTellsWhatBecameOfTheLastBatch_data();
    void theNextRunTellsWhatBecameOfTheLastBatch();

private:
    using Run = std::function<Told(ConsoleProgram& program, const Fault& fault, const QString& instance)>;
    void everywhere(const QString& prefix, int step, const Run& run);
    [[nodiscard]] MessageCounts countedRun(ConsoleProgram& program, const QString& prefix);
    [[nodiscard]] bool hasPruned(const QString& creator) const;

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Oracle> m_oracle;
    QList<Told> m_told;
};

void ConsoleKillTest::initTestCase()
{
    m_database = m_server.createDatabase();
    setUpTables(m_database->socketUrl());
    m_proxy = std::make_unique<FaultProxy>(m_server);
    m_oracle = std::make_unique<Oracle>(m_database->socketUrl());
}

void ConsoleKillTest::cleanupTestCase()
{
    const QStringList complaints = m_oracle->complaints(m_told);
    m_oracle.reset();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

/// How many messages an undisturbed run takes, Terminate included.
MessageCounts ConsoleKillTest::countedRun(ConsoleProgram& program, const QString& prefix)
{
    for (int number = 0;; ++number) {
        const QString instance = u"%1-healthy-%2"_s.arg(prefix).arg(number);
        const auto batch = instancesFor({instance});
        m_told.append(
            FaultConsole(m_database->socketUrl(), FaultConsole::beside()).apply(*batch, instance + u"-preparation"_s));
        m_proxy->disarm();
        m_told.append(program.apply(generatedDomainFile(instance), instance));
        m_proxy->settle();
        if (!hasPruned(instance)) {
            return m_proxy->counts();
        }
    }
}

/// One batch in 256, told by its key, removes old keys before its own work, and takes more messages than others.
bool ConsoleKillTest::hasPruned(const QString& creator) const
{
    const QString key = m_database->execute(u"SELECT key FROM castellan.batches WHERE creator = '%1'"_s.arg(creator));
    return key.endsWith(u"00"_s);
}

/// Runs the program once undisturbed, to count messages, and then with a fault at every `step`th boundary.
void ConsoleKillTest::everywhere(const QString& prefix, int step, const Run& run)
{
    FaultConsole direct(m_database->socketUrl(), FaultConsole::beside());
    ConsoleProgram program(m_proxy->target(m_database->name()));
    const MessageCounts counts = countedRun(program, prefix);
    QCOMPARE(verdictName(m_told.constLast().verdict), u"applied"_s);
    QList<Fault> faults = boundaryFaults(counts, step);
    faults.removeIf([](const Fault& fault) { return fault.deed == Fault::Deed::BlackHole; }); // its limits are minutes
    FaultTally tally;
    for (qsizetype number = 0; number < faults.size(); ++number) {
        const QString instance = u"%1-%2"_s.arg(prefix).arg(number);
        const auto batch = instancesFor({instance});
        m_told.append(direct.apply(*batch, instance + u"-preparation"_s));

        const Told told = run(program, faults.at(number), instance);
        m_proxy->settle();

        m_told.append(told);
        tally.take(told);
        QVERIFY2(m_proxy->hasHappened(), qPrintable(faults.at(number).text()));
        QVERIFY2(Oracle::consoleIsGone(*m_database), qPrintable(faults.at(number).text()));
        const QStringList complaints = m_oracle->complaints({told}, instance);
        QVERIFY2(complaints.isEmpty(), qPrintable(faults.at(number).text() + u'\n' + complaints.join(u'\n')));
    }
    qInfo("%s", qPrintable(tally.text()));
}

void ConsoleKillTest::aKilledConsoleLeavesTheBatchWholeOrNotThere()
{
    const int step = isLongRun() ? 3 : 37;
    everywhere(u"killed"_s, step, [this](ConsoleProgram& program, Fault fault, const QString& instance) {
        const std::shared_future<qint64> process = program.processOfNextRun();
        fault.deed = Fault::Deed::Nothing;
        fault.call = [process] { ::kill(pid_t(process.get()), SIGKILL); };
        m_proxy->arm(fault);
        return program.apply(generatedDomainFile(instance), instance);
    });
}

void ConsoleKillTest::theRealProgramTellsTheTruthWhereverTheConnectionBreaks()
{
    const int step = isLongRun() ? 3 : 37;
    everywhere(u"cut"_s, step, [this](ConsoleProgram& program, const Fault& fault, const QString& instance) {
        m_proxy->arm(fault);
        return program.apply(generatedDomainFile(instance), instance);
    });
}

void ConsoleKillTest::theNextRunTellsWhatBecameOfTheLastBatch_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("fate");
    QTest::newRow("killed before COMMIT arrives")
        << u"doubt-before"_s << atCommit(Fault::Place::Before, Fault::Deed::Reset) << u"was not applied"_s;
    QTest::newRow("killed before COMMIT is answered")
        << u"doubt-after"_s << atCommitAnswer(Fault::Place::Before, Fault::Deed::Reset) << u"was applied"_s;
}

/// The doubt is on disk when COMMIT is sent, and the program that is started next asks about it.
void ConsoleKillTest::theNextRunTellsWhatBecameOfTheLastBatch()
{
    QFETCH(QString, prefix);
    QFETCH(Fault, fault);
    QFETCH(QString, fate);
    const QString next = prefix + u"-next"_s;
    FaultConsole direct(m_database->socketUrl(), FaultConsole::beside());
    for (const QString& instance : {prefix, next}) {
        const auto batch = instancesFor({instance});
        m_told.append(direct.apply(*batch, instance + u"-preparation"_s));
    }
    ConsoleProgram program(m_proxy->target(m_database->name()));
    const std::shared_future<qint64> process = program.processOfNextRun();
    fault.call = [process] { ::kill(pid_t(process.get()), SIGKILL); };
    m_proxy->arm(fault);
    Told told = program.apply(oneCommandFile(prefix), prefix);
    QCOMPARE(program.exitStatus(), -1);
    m_proxy->settle();

    m_told.append(program.apply(oneCommandFile(next), next));

    QCOMPARE(verdictName(m_told.constLast().verdict), u"applied"_s);
    const QString said = QString::fromUtf8(program.errors());
    QVERIFY2(said.contains(u"by %1 ("_s.arg(prefix)) && said.contains(u"whose outcome was unknown, %1."_s.arg(fate)),
             qPrintable(said));
    told.verdict = fate == u"was applied"_s ? Verdict::Applied : Verdict::NotApplied;
    m_told.append(told); // and the oracle sees whether that is true
    m_told.append(program.apply(renamingFile(next, u"Alpha again"_s), next + u"-again"_s));
    QVERIFY2(program.errors().isEmpty(), program.errors().constData()); // told once
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ConsoleKillTest)
#include "ConsoleKillTest.moc"
