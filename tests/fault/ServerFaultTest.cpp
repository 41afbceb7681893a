#include "tests/fault/BoundaryFaults.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/FileFaultsLibrary.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 promised = 10'000; ///< milliseconds from the server being back to the verdict

/// When the server was back; safe between threads.
class BackAgain final
{
public:
    void note() { m_at = now(); }
    /// Milliseconds since then; 0 if it is not back yet.
    [[nodiscard]] qint64 elapsed() const { return m_at == 0 ? 0 : now() - m_at; }

private:
    [[nodiscard]] static qint64 now()
    {
        const auto time = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
    }

    std::atomic<qint64> m_at = 0;
};

/// Around COMMIT, and a few places before.
QList<Fault> places(MessageCounts counts, int step)
{
    QList<Fault> chosen = boundaryFaults(counts, step);
    chosen.removeIf([counts](const Fault& fault) {
        // After the last answer and at the farewell the console has its verdict already.
        const bool isFarewell = fault.speaker == Speaker::Client && fault.message == counts.client;
        return isFarewell || fault.place != Fault::Place::Before || fault.deed == Fault::Deed::BlackHole
            || fault.deed == Fault::Deed::Delay;
    });
    return chosen;
}

} // namespace

/// What happens to the server while a batch runs: a session is ended, a process is killed, the server dies and comes back, it is
/// frozen, its disk is full.
class ServerFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void anEndedSessionIsToldTruly();
    void aKilledProcessOfTheServerIsToldTruly();
    void aKilledServerThatComesBackIsToldTruly();
    void aFrozenServerIsToldTruly();
    void aFullDiskIsToldTruly();

private:
    [[nodiscard]] QList<Fault> prepare(const QString& prefix, int step);
    void killOneProcess() const;
    void judge(const Told& told, const Fault& fault, qint64 sinceBack);
    [[nodiscard]] Told run(const Fault& fault, const QString& instance);
    [[nodiscard]] QString nameOf(const QString& prefix, qsizetype number) const
    {
        return u"%1-%2"_s.arg(prefix).arg(number);
    }

    std::unique_ptr<PostgresServer> m_server;
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    QTemporaryDir m_folder;
    QString m_fullFlag = m_folder.filePath(u"full"_s);
    QList<Told> m_told;
    FaultTally m_tally;
    qint64 m_slowest = 0;
};

/// A server that our library can tell that its disk is full, also after a restart: what this test starts inherits these.
void ServerFaultTest::initTestCase()
{
    qputenv("LD_PRELOAD", fileFaultsLibrary().toLocal8Bit());
    qputenv("CASTELLAN_FAULT", "full-while:" + m_fullFlag.toLocal8Bit());
    qputenv("CASTELLAN_FAULT_FILES", "/data/base/");
    m_server = std::make_unique<PostgresServer>(PostgresServer::throwAway());
    QVERIFY(QFile::setPermissions(
        m_folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther));
    m_database = m_server->createDatabase();
    setUpTables(m_database->socketUrl());
    m_proxy = std::make_unique<FaultProxy>(*m_server);
}

void ServerFaultTest::cleanupTestCase()
{
    const QStringList complaints = Oracle(m_database->socketUrl()).complaints(m_told);
    qInfo("%s; slowest verdict %lld ms after the server was back", qPrintable(m_tally.text()), m_slowest);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QCOMPARE(m_tally.count(Verdict::Unknown), 0);
}

/// Counts messages in a healthy run, and makes an instance for every fault.
QList<Fault> ServerFaultTest::prepare(const QString& prefix, int step)
{
    FaultConsole direct(m_database->socketUrl(), FaultConsole::beside());
    const QString healthy = prefix + u"-healthy"_s;
    auto batch = instancesFor({healthy});
    m_told.append(direct.apply(*batch, healthy + u"-preparation"_s));
    m_proxy->disarm();
    m_told.append(FaultConsole(m_proxy->target(m_database->name())).apply(faultBatch(u"nested batches"_s), healthy));
    const QList<Fault> faults = places(m_proxy->counts(), step);
    QStringList instances;
    for (qsizetype number = 0; number < faults.size(); ++number) {
        instances.append(nameOf(prefix, number));
    }
    batch = instancesFor(instances);
    m_told.append(direct.apply(*batch, prefix + u"-preparation"_s));
    return faults;
}

Told ServerFaultTest::run(const Fault& fault, const QString& instance)
{
    m_proxy->arm(fault);
    const Told told = FaultConsole(m_proxy->target(m_database->name()))
                          .apply(faultBatch(u"nested batches"_s), instance);
    m_proxy->disarm();
    return told;
}

void ServerFaultTest::judge(const Told& told, const Fault& fault, qint64 sinceBack)
{
    m_told.append(told);
    m_tally.take(told);
    m_slowest = std::max(m_slowest, sinceBack);
    QVERIFY2(Oracle::consoleIsGone(*m_database), qPrintable(fault.text()));
    const QStringList complaints = Oracle(m_database->socketUrl()).complaints({told}, told.creator);
    QVERIFY2(complaints.isEmpty(), qPrintable(fault.text() + u'\n' + complaints.join(u'\n')));
    QVERIFY2(sinceBack <= promised, qPrintable(u"%1 ms after the server was back"_s.arg(sinceBack)));
}

void ServerFaultTest::anEndedSessionIsToldTruly()
{
    QList<Fault> faults = prepare(u"ended"_s, isLongRun() ? 1 : 23);
    for (qsizetype number = 0; number < faults.size() && !QTest::currentTestFailed(); ++number) {
        Fault& fault = faults[number];
        fault.deed = Fault::Deed::Nothing;
        fault.call = [this] {
            m_server->execute(
                u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'castellan'"_s);
        };
        judge(run(fault, nameOf(u"ended"_s, number)), fault, 0);
    }
}

/// There is none before the console has logged in. Waits until the server has recovered, which begins its statistics anew.
void ServerFaultTest::killOneProcess() const
{
    const QString since = u"SELECT stats_reset FROM pg_stat_bgwriter"_s;
    const QString before = m_server->execute(since);
    const QString process = m_server->execute(
        u"SELECT coalesce(max(pid), 0) FROM pg_stat_activity WHERE application_name = 'castellan'"_s);
    if (process.toLongLong() > 1) {
        ::kill(pid_t(process.toLongLong()), SIGKILL);
        while (m_server->tryExecute(since).value_or(before) == before) {}
    }
}

/// The whole server then recovers from a crash.
void ServerFaultTest::aKilledProcessOfTheServerIsToldTruly()
{
    QList<Fault> faults = prepare(u"process"_s, isLongRun() ? 9 : 131);
    for (qsizetype number = 0; number < faults.size() && !QTest::currentTestFailed(); ++number) {
        Fault& fault = faults[number];
        BackAgain back;
        fault.deed = Fault::Deed::Nothing;
        fault.call = [this, &back] {
            killOneProcess();
            back.note();
        };
        const Told told = run(fault, nameOf(u"process"_s, number));
        judge(told, fault, back.elapsed());
    }
}

void ServerFaultTest::aKilledServerThatComesBackIsToldTruly()
{
    QList<Fault> faults = prepare(u"server"_s, isLongRun() ? 9 : 131);
    for (qsizetype number = 0; number < faults.size() && !QTest::currentTestFailed(); ++number) {
        Fault& fault = faults[number];
        BackAgain back;
        std::thread rescue;
        fault.call = [&] {
            m_server->kill9();
            rescue = std::thread([&] {
                m_server->restart();
                back.note();
            });
        };
        const Told told = run(fault, nameOf(u"server"_s, number));
        const qint64 since = back.elapsed();
        if (rescue.joinable()) {
            rescue.join();
        }
        judge(told, fault, since);
    }
}

/// It goes on when the console knocks again, or has given up.
void ServerFaultTest::aFrozenServerIsToldTruly()
{
    constexpr int onlyAtTheEnds = 100'000; // while Qt's driver opens it waits without a limit (Qt 6.4.2)
    QList<Fault> faults = prepare(u"frozen"_s, onlyAtTheEnds);
    const int step = isLongRun() ? 1 : 4; // each waits for a deadline of the console's
    for (qsizetype number = 0; number < faults.size() && !QTest::currentTestFailed(); number += step) {
        Fault& fault = faults[number];
        fault.deed = Fault::Deed::Nothing;
        BackAgain back;
        std::thread rescue;
        fault.call = [&] {
            m_server->stop();
            const int known = m_proxy->clients();
            rescue = std::thread([&, known] {
                m_proxy->waitForClient(known);
                back.note();
                m_server->cont();
            });
        };
        const Told told = run(fault, nameOf(u"frozen"_s, number));
        const qint64 since = back.elapsed();
        m_proxy->knock();
        if (rescue.joinable()) {
            rescue.join();
        }
        judge(told, fault, since);
    }
}

void ServerFaultTest::aFullDiskIsToldTruly()
{
    constexpr int batches = 40;
    QStringList instances;
    for (int number = 0; number <= batches; ++number) {
        instances.append(nameOf(u"full"_s, number));
    }
    FaultConsole console(m_database->socketUrl(), FaultConsole::beside());
    const auto batch = instancesFor(instances);
    m_told.append(console.apply(*batch, u"full-preparation"_s));
    QFile flag(m_fullFlag);
    QVERIFY(flag.open(QIODevice::WriteOnly));
    int refused = 0;
    for (int number = 0; number < batches; ++number) {
        const Told told = console.apply(faultBatch(u"fifty commands"_s), instances.at(number));
        m_told.append(told);
        refused += told.verdict == Verdict::NotApplied ? 1 : 0;
        QVERIFY2(told.verdict == Verdict::Applied || told.reason.contains(u"CAS-DiskFull"_s), qPrintable(told.reason));
    }
    QVERIFY(flag.remove());
    QVERIFY(refused > 0);

    const Told afterwards = console.apply(faultBatch(u"one command"_s), instances.constLast());

    QVERIFY2(afterwards.verdict == Verdict::Applied, qPrintable(afterwards.reason));
    m_told.append(afterwards);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ServerFaultTest)
#include "ServerFaultTest.moc"
