#include "domain/organization/AddOrganization.h"
#include "tests/fault/ConsoleProgram.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QSet>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <array>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Another time at every look: a year ahead, a year back, before 1970, the same again.
class JumpingClock final : public domain::Clock
{
public:
    [[nodiscard]] domain::Timestamp now() const override
    {
        constexpr qint64 start = 1'767'225'600'000'000; // 2026-01-01
        constexpr qint64 year = 31'536'000'000'000;
        constexpr std::array<qint64, 5> jumps = {0, year, -year, -60 * year, 0};
        return {start + jumps.at(m_looks++ % jumps.size())};
    }
    [[nodiscard]] std::chrono::nanoseconds steady() const override { return m_system.steady(); }

private:
    domain::SystemClock m_system;
    mutable size_t m_looks = 0;
};

} // namespace

/// Clocks that jump forward and back lose nothing, double nothing and put nothing out of order.
class ClockFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void idsAndBatchesSurviveAClockThatJumps_data();
    void idsAndBatchesSurviveAClockThatJumps();
    void eventsStayInOrderWhenTheMachinesClockJumps();
};

void ClockFaultTest::idsAndBatchesSurviveAClockThatJumps_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgres") << true;
}

void ClockFaultTest::idsAndBatchesSurviveAClockThatJumps()
{
    QFETCH(bool, isPostgres);
    constexpr int batches = 20;
    const QTemporaryDir folder;
    const PostgresServer server = PostgresServer::shared();
    const auto database = isPostgres ? server.createDatabase() : nullptr;
    const QString target = isPostgres ? database->socketUrl() : QString(u"sqlite:"_s + folder.filePath(u"clock.db"_s));
    setUpTables(target);
    const JumpingClock clock;
    FaultConsole console(target, {}, clock);
    const auto instances = instancesFor({u"i"_s});
    QList<Told> told = {console.apply(*instances, u"preparation"_s)};

    for (int number = 0; number < batches; ++number) {
        domain::Batch batch; // ids are made by the clock
        batch.add(std::make_unique<domain::AddOrganization>(domain::InstanceId(u"i"_s), u"First %1"_s.arg(number)));
        batch.add(std::make_unique<domain::AddOrganization>(domain::InstanceId(u"i"_s), u"Second %1"_s.arg(number)));
        told.append(console.apply(batch, u"clock-%1"_s.arg(number)));
        QVERIFY2(told.constLast().verdict == Verdict::Applied, qPrintable(told.constLast().reason));
    }

    const QStringList complaints = Oracle(target).complaints(told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

/// The real program on a workspace; its system says that it is a year later, and then the right time again.
void ClockFaultTest::eventsStayInOrderWhenTheMachinesClockJumps()
{
    const QTemporaryDir folder;
    const QString target = u"sqlite:"_s + folder.filePath(u"clock.db"_s);
    setUpTables(target);
    const auto instances = instancesFor({u"i"_s});
    QList<Told> told = {FaultConsole(target).apply(*instances, u"preparation"_s)};
    ConsoleProgram console(target);

    for (const QString& seconds : {u"31536000"_s, u"0"_s, u"-31536000"_s}) {
        console.setClock(seconds);
        told.append(console.apply(renamingFile(u"i"_s, u"Name at "_s + seconds), u"at "_s + seconds));
        QVERIFY2(told.constLast().verdict == Verdict::Applied, qPrintable(told.constLast().reason));
    }

    const QStringList complaints = Oracle(target).complaints(told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::ClockFaultTest)
#include "ClockFaultTest.moc"
