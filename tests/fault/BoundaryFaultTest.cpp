#include "tests/fault/BoundaryFaults.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

/// The connection breaks at every boundary of the protocol, in every way: the batch is in once or not at all, and the user
/// hears the truth.
class BoundaryFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void aBatchIsInOnceOrNotAtAllWhereverTheConnectionBreaks_data();
    void aBatchIsInOnceOrNotAtAllWhereverTheConnectionBreaks();

private:
    [[nodiscard]] Told run(const FaultBatch& kind, const QString& instance);
    [[nodiscard]] QStringList prepare(const QString& prefix, qsizetype count);

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<Oracle> m_oracle;
    QList<Told> m_told;
    FaultTally m_tally;
};

void BoundaryFaultTest::initTestCase()
{
    m_database = m_server.createDatabase();
    setUpTables(m_database->socketUrl());
    m_database->execute(hiddenRule());
    m_proxy = std::make_unique<FaultProxy>(m_server);
    m_oracle = std::make_unique<Oracle>(m_database->socketUrl());
}

void BoundaryFaultTest::cleanupTestCase()
{
    const QStringList complaints = m_oracle->complaints(m_told);
    qInfo("%s", qPrintable(m_tally.text()));
    m_oracle.reset();
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
    QVERIFY(m_tally.runs() >= (isLongRun() ? 2'500 : 300));
    // On a busy machine the console's short patience may end a batch before its fault; that verdict was judged as well.
    QVERIFY(m_tally.missed() * 20 < m_tally.runs());
    QCOMPARE(m_tally.count(Verdict::Unknown), 0);
    QVERIFY(m_tally.longest() <= std::chrono::seconds(10));
}

/// Instances for so many runs, over a healthy connection.
QStringList BoundaryFaultTest::prepare(const QString& prefix, qsizetype count)
{
    QStringList instances;
    for (qsizetype number = 0; number < count; ++number) {
        instances.append(u"%1-%2"_s.arg(prefix).arg(number));
    }
    const auto batch = instancesFor(instances);
    m_told.append(FaultConsole(m_database->socketUrl(), {}).apply(*batch, prefix + u"-preparation"_s));
    return instances;
}

Told BoundaryFaultTest::run(const FaultBatch& kind, const QString& instance)
{
    return FaultConsole(m_proxy->target(m_database->name())).apply(kind, instance);
}

void BoundaryFaultTest::aBatchIsInOnceOrNotAtAllWhereverTheConnectionBreaks_data()
{
    QTest::addColumn<QString>("kindName");
    QTest::addColumn<QString>("prefix");
    int number = 0;
    for (const FaultBatch& kind : faultBatches()) {
        QTest::newRow(qPrintable(kind.name)) << kind.name << u"k%1"_s.arg(++number);
    }
}

void BoundaryFaultTest::aBatchIsInOnceOrNotAtAllWhereverTheConnectionBreaks()
{
    QFETCH(QString, kindName);
    QFETCH(QString, prefix);
    constexpr int sparse = 41;
    const FaultBatch kind = faultBatch(kindName);
    m_proxy->disarm();
    const Told healthy = run(kind, prepare(prefix + u"-healthy"_s, 1).first());
    QCOMPARE(healthy.verdict == Verdict::NotApplied, kind.isRefused);
    m_told.append(healthy);
    m_proxy->settle();
    const QList<Fault> faults = boundaryFaults(m_proxy->counts(), isLongRun() ? 1 : sparse);
    const QStringList instances = prepare(prefix, faults.size());

    for (qsizetype number = 0; number < faults.size(); ++number) {
        m_proxy->arm(faults.at(number));
        QElapsedTimer timer;
        timer.start();
        const Told told = run(kind, instances.at(number));
        m_tally.take(told, std::chrono::milliseconds(timer.elapsed()));
        m_proxy->settle();

        m_told.append(told);
        if (!m_proxy->hasHappened()) {
            m_tally.noteMissed();
        }
        const QString place = faults.at(number).text();
        QVERIFY2(Oracle::consoleIsGone(*m_database), qPrintable(place));
        const QStringList complaints = m_oracle->complaints({told}, instances.at(number));
        QVERIFY2(complaints.isEmpty(), qPrintable(place + u'\n' + complaints.join(u'\n')));
    }
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::BoundaryFaultTest)
#include "BoundaryFaultTest.moc"
