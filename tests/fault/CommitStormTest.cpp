#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest/QTest>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

using Deed = Fault::Deed;
using Place = Fault::Place;

constexpr int consoles = 4;

constexpr int round = 5;

/// Three of five have been committed when the connection breaks.
bool isCommitted(int number)
{
    return number % round < 3;
}

/// By RST or FIN.
Fault doubt(int number)
{
    const Deed deed = number % 2 == 0 ? Deed::Reset : Deed::Finish;
    const Place place = number % 3 == 0 ? Place::Within : Place::Before;
    return isCommitted(number) ? atCommitAnswer(place, deed) : atCommit(place, deed);
}

} // namespace

/// Several consoles lose their connections around COMMIT, again and again.
class CommitStormTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aStormAroundCommitLosesNothingAndDoublesNothing();

private:
    void weather(int console, int batches);

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::mutex m_mutex;
    QList<Told> m_told;
    FaultTally m_tally;
    std::atomic_int m_committed = 0;
};

void CommitStormTest::initTestCase()
{
    m_database = m_server.createDatabase();
    setUpTables(m_database->socketUrl());
}

/// One console's share: every batch is cut off at its COMMIT.
void CommitStormTest::weather(int console, int batches)
{
    const QStringList kinds = {u"one command"_s, u"nested batches"_s, u"generated domain"_s, u"fifty commands"_s};
    QStringList instances;
    for (int number = 0; number < batches; ++number) {
        instances.append(u"c%1-%2"_s.arg(console).arg(number));
    }
    FaultProxy proxy(m_server);
    const auto preparation = instancesFor(instances);
    QList<Told> told = {FaultConsole(m_database->socketUrl(), {}).apply(*preparation, u"c%1"_s.arg(console))};
    int missed = 0;
    for (int number = 0; number < batches; ++number) {
        proxy.arm(doubt(number));
        told.append(FaultConsole(proxy.target(m_database->name()))
                        .apply(faultBatch(kinds.at(number % kinds.size())), instances.at(number)));
        missed += proxy.hasHappened() ? 0 : 1;
        m_committed += isCommitted(number) ? 1 : 0;
    }
    const std::lock_guard lock(m_mutex);
    m_told.append(told);
    for (int number = 0; number < batches; ++number) {
        m_tally.take(told.at(number + 1));
    }
    for (; missed > 0; --missed) {
        m_tally.noteMissed();
    }
}

void CommitStormTest::aStormAroundCommitLosesNothingAndDoublesNothing()
{
    const int batches = isLongRun() ? 1'000 : 160;
    std::vector<std::thread> threads;
    threads.reserve(consoles);
    for (int console = 0; console < consoles; ++console) {
        threads.emplace_back([this, console, batches] { weather(console, batches / consoles); });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    QVERIFY(Oracle::consoleIsGone(*m_database));
    Oracle oracle(m_database->socketUrl());
    const QStringList complaints = oracle.complaints(m_told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QCOMPARE(m_tally.missed(), 0);
    QCOMPARE(m_tally.count(Verdict::Unknown), 0);
    qInfo("%s; %d had been committed when they were in doubt", qPrintable(m_tally.text()), m_committed.load());
    QVERIFY(m_committed * 2 >= batches);
    QVERIFY(m_committed < batches);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::CommitStormTest)
#include "CommitStormTest.moc"
