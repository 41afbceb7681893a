#include "domain/instance/AddInstance.h"
#include "domain/organization/AddOrganization.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <memory>
#include <vector>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int organizations = 100;

/// An instance with the organizations that all write to.
std::unique_ptr<domain::Batch> crowd(const QString& instance)
{
    auto batch = std::make_unique<domain::Batch>();
    auto add = std::make_unique<domain::AddInstance>(instance);
    add->id = instance;
    batch->add(std::move(add));
    for (int number = 0; number < organizations; ++number) {
        auto organization = std::make_unique<domain::AddOrganization>(domain::InstanceId(instance),
                                                                      u"Organization %1"_s.arg(number));
        organization->id = u"o%1"_s.arg(number);
        batch->add(std::move(organization));
    }
    return batch;
}

} // namespace

/// Several processes write to the same organizations at the same time.
class ConcurrencyTest : public QObject
{
    Q_OBJECT

private slots:
    void eightProcessesOnTheSameOrganizationsLoseNothing();
    void fourProcessesOnOneWorkspaceWaitTheirTurn();

private:
    /// The writers' time from go to end, in milliseconds, and what they were told.
    [[nodiscard]] qint64 race(const QString& target, const QStringList& instances, int batches, QList<Told>& told);
    static void judge(const QString& target, const QList<Told>& told, int batches);
};

qint64 ConcurrencyTest::race(const QString& target, const QStringList& instances, int batches, QList<Told>& told)
{
    constexpr int patience = 1'500'000;
    std::vector<std::unique_ptr<QProcess>> writers;
    for (const QString& instance : instances) {
        auto writer = std::make_unique<QProcess>();
        writer->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        const QString name = u"%1-w%2"_s.arg(instance).arg(writers.size());
        writer->start(QStringLiteral(CASTELLAN_FAULT_WRITER),
                      {target, instance, name, QString::number(batches), QString::number(organizations)});
        writer->waitForStarted();
        writers.push_back(std::move(writer));
    }
    QElapsedTimer timer;
    timer.start();
    for (const auto& writer : writers) {
        writer->write("go\n");
        writer->closeWriteChannel();
    }
    for (const auto& writer : writers) {
        writer->waitForFinished(patience);
        const QStringList lines = QString::fromUtf8(writer->readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
        for (const QString& line : lines) {
            const QStringList words = line.split(u'\t');
            const bool isApplied = words.value(1) == verdictName(Verdict::Applied);
            told.append({words.value(0), isApplied ? Verdict::Applied : Verdict::NotApplied, words.value(2), {}});
        }
    }
    return timer.elapsed();
}

void ConcurrencyTest::judge(const QString& target, const QList<Told>& told, int batches)
{
    QCOMPARE(told.size(), batches);
    for (const Told& each : told) {
        QVERIFY2(each.verdict == Verdict::Applied, qPrintable(each.creator + each.reason));
    }
    const QStringList complaints = Oracle(target).complaints(told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

void ConcurrencyTest::eightProcessesOnTheSameOrganizationsLoseNothing()
{
    constexpr int processes = 8;
    const int batches = isLongRun() ? 1'000 : 60;
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    setUpTables(database->socketUrl());
    QStringList apart;
    {
        FaultConsole console(database->socketUrl(), {});
        for (int number = 0; number < processes; ++number) {
            apart.append(u"apart%1"_s.arg(number));
            const auto own = crowd(apart.constLast());
            QCOMPARE(console.apply(*own, apart.constLast()).reason, QString());
        }
        const auto shared = crowd(u"shared"_s);
        QCOMPARE(console.apply(*shared, u"shared"_s).reason, QString());
    }

    QList<Told> told;
    const qint64 together = race(database->socketUrl(), QStringList(processes, u"shared"_s), batches, told);
    const qint64 alone = isLongRun() ? race(database->socketUrl(), apart, batches, told) : 0;

    judge(database->socketUrl(), told, processes * batches * (isLongRun() ? 2 : 1));
    qInfo("%d batches on the same organizations: %lld ms; on disjoint ones: %lld ms (0: not measured)",
          processes * batches, together, alone);
}

void ConcurrencyTest::fourProcessesOnOneWorkspaceWaitTheirTurn()
{
    constexpr int processes = 4;
    const int batches = isLongRun() ? 250 : 25;
    const QTemporaryDir folder;
    const QString target = u"sqlite:"_s + folder.filePath(u"shared.db"_s);
    setUpTables(target);
    {
        const auto shared = crowd(u"shared"_s);
        QCOMPARE(FaultConsole(target).apply(*shared, u"shared"_s).reason, QString());
    }

    QList<Told> told;
    const qint64 together = race(target, QStringList(processes, u"shared"_s), batches, told);

    judge(target, told, processes * batches);
    qInfo("%d batches on one workspace: %lld ms", processes * batches, together);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ConcurrencyTest)
#include "ConcurrencyTest.moc"
