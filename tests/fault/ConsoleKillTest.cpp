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

namespace castellan::tests {

namespace {

/// A fault at the last message of the counted run (153 of the client) once never happened; why is not known. A few such runs
/// are allowed, and their verdicts are judged all the same.
constexpr int mostMissed = 4;

} // namespace

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

private:
    using Run = std::function<Told(ConsoleProgram& program, const Fault& fault, const QString& instance)>;
    void everywhere(const QString& prefix, int step, const Run& run);

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

/// Runs the program once undisturbed, to count messages, and then with a fault at every `step`th boundary.
void ConsoleKillTest::everywhere(const QString& prefix, int step, const Run& run)
{
    FaultConsole direct(m_database->socketUrl(), FaultConsole::beside());
    ConsoleProgram program(m_proxy->target(m_database->name()));
    const auto healthy = instancesFor({prefix});
    m_told.append(direct.apply(*healthy, prefix + u"-preparation"_s));
    m_proxy->disarm();
    m_told.append(program.apply(generatedDomainFile(prefix), prefix));
    QCOMPARE(verdictName(m_told.constLast().verdict), u"applied"_s);
    QList<Fault> faults = boundaryFaults(m_proxy->counts(), step);
    faults.removeIf([](const Fault& fault) { return fault.deed == Fault::Deed::BlackHole; }); // its limits are minutes
    FaultTally tally;
    for (qsizetype number = 0; number < faults.size(); ++number) {
        const QString instance = u"%1-%2"_s.arg(prefix).arg(number);
        const auto batch = instancesFor({instance});
        m_told.append(direct.apply(*batch, instance + u"-preparation"_s));

        const Told told = run(program, faults.at(number), instance);

        m_told.append(told);
        tally.take(told);
        if (!m_proxy->hasHappened()) {
            tally.noteMissed();
        }
        QVERIFY2(Oracle::consoleIsGone(*m_database), qPrintable(faults.at(number).text()));
        const QStringList complaints = m_oracle->complaints({told}, instance);
        QVERIFY2(complaints.isEmpty(), qPrintable(faults.at(number).text() + u'\n' + complaints.join(u'\n')));
    }
    qInfo("%s", qPrintable(tally.text()));
    QVERIFY(tally.missed() <= mostMissed);
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

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ConsoleKillTest)
#include "ConsoleKillTest.moc"
