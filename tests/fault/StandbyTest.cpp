#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultProxy.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest/QTest>

#include <thread>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

/// The primary dies while COMMIT is being answered, and its standby takes over.
class StandbyTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatASynchronousStandbyHasIsApplied();
    void aBalancerBeforeTheDeadPrimaryDoesNotHideTheStandby();
    void aLostTailOfAnAsynchronousStandbyIsNotHidden();

private:
    [[nodiscard]] QString both() const;
    [[nodiscard]] QString onStandby() const;
    enum class Door { Closed, Slammed }; ///< nobody listens; clients are let in and sent away at once

    void replicateSynchronously();
    void lag();
    [[nodiscard]] Told loseThePrimaryAtCommit(const QString& instance, Door door = Door::Closed);
    [[nodiscard]] Told apply(const QString& kind, const QString& instance);

    std::unique_ptr<PostgresServer> m_primary;
    std::unique_ptr<PostgresServer> m_standby;
    QString m_database;
    std::unique_ptr<FaultProxy> m_toPrimary;
    std::unique_ptr<FaultProxy> m_toStandby;
    std::unique_ptr<FaultConsole> m_console;
    QList<Told> m_told;
};

void StandbyTest::init()
{
    m_primary = std::make_unique<PostgresServer>(PostgresServer::throwAway());
    m_standby = std::make_unique<PostgresServer>(PostgresServer::standbyOf(*m_primary));
    m_database = u"failing"_s;
    m_primary->execute(u"CREATE DATABASE failing OWNER %1"_s.arg(m_primary->role()));
    const QString direct = u"postgresql:///failing?host=%1&port=%2&user=%3"_s.arg(m_primary->socketFolder())
                               .arg(m_primary->port())
                               .arg(m_primary->role());
    setUpTables(direct);
    const auto batch = instancesFor({u"i1"_s, u"i2"_s, u"i3"_s, u"i4"_s, u"i5"_s});
    m_told = {FaultConsole(direct, {}).apply(*batch, u"preparation"_s)};
    m_toPrimary = std::make_unique<FaultProxy>(*m_primary);
    m_toStandby = std::make_unique<FaultProxy>(*m_standby);
    m_console = std::make_unique<FaultConsole>(both());
}

void StandbyTest::cleanup()
{
    m_console.reset();
    m_toPrimary.reset();
    m_toStandby.reset();
    m_standby.reset();
    m_primary.reset();
}

QString StandbyTest::both() const
{
    return u"postgresql://%1@127.0.0.1:%2,127.0.0.1:%3/%4?sslmode=disable&gssencmode=disable&target_session_attrs=read-write"_s
        .arg(m_primary->role())
        .arg(m_toPrimary->port())
        .arg(m_toStandby->port())
        .arg(m_database);
}

QString StandbyTest::onStandby() const
{
    return u"postgresql:///%1?host=%2&port=%3&user=%4"_s.arg(m_database, m_standby->socketFolder())
        .arg(m_standby->port())
        .arg(m_standby->role());
}

void StandbyTest::replicateSynchronously()
{
    m_primary->execute(u"ALTER SYSTEM SET synchronous_standby_names = '*'"_s);
    m_primary->execute(u"SELECT pg_reload_conf()"_s);
    QTRY_COMPARE(m_primary->execute(u"SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'"_s), u"1"_s);
}

/// From now on the standby hears nothing of the primary any more.
void StandbyTest::lag()
{
    const QString received = u"SELECT count(*) FROM pg_stat_replication WHERE replay_lsn = pg_current_wal_lsn()"_s;
    QTRY_COMPARE(m_primary->execute(received), u"1"_s);
    m_standby->execute(u"ALTER SYSTEM SET primary_conninfo = ''"_s);
    m_standby->execute(u"SELECT pg_reload_conf()"_s);
    QTRY_COMPARE(m_primary->execute(u"SELECT count(*) FROM pg_stat_replication"_s), u"0"_s);
}

Told StandbyTest::apply(const QString& kind, const QString& instance)
{
    m_told.append(m_console->apply(faultBatch(kind), instance));
    return m_told.constLast();
}

/// The primary has committed and dies before its answer arrives; the standby is promoted meanwhile.
Told StandbyTest::loseThePrimaryAtCommit(const QString& instance, Door door)
{
    std::thread rescue;
    Fault fault = atCommitAnswer(Fault::Place::Before, Fault::Deed::Reset);
    fault.call = [&] {
        if (door == Door::Closed) {
            m_toPrimary->refuse();
        }
        m_primary->kill9();
        rescue = std::thread([&] { m_standby->promote(); });
    };
    m_toPrimary->arm(fault);
    const Told told = apply(u"nested batches"_s, instance);
    if (rescue.joinable()) {
        rescue.join();
    }
    return told;
}

void StandbyTest::whatASynchronousStandbyHasIsApplied()
{
    replicateSynchronously();
    QCOMPARE(verdictName(apply(u"one command"_s, u"i1"_s).verdict), u"applied"_s);

    const Told told = loseThePrimaryAtCommit(u"i2"_s);

    QVERIFY2(told.verdict == Verdict::Applied, qPrintable(verdictName(told.verdict) + told.reason));
    QVERIFY(told.isOtherServer);
    QCOMPARE(verdictName(apply(u"generated domain"_s, u"i3"_s).verdict), u"applied"_s);
    const QStringList complaints = Oracle(onStandby()).complaints(m_told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

/// A host that accepts and closes says nothing about the batch; the next one can.
void StandbyTest::aBalancerBeforeTheDeadPrimaryDoesNotHideTheStandby()
{
    replicateSynchronously();
    QCOMPARE(verdictName(apply(u"one command"_s, u"i1"_s).verdict), u"applied"_s);

    const Told told = loseThePrimaryAtCommit(u"i2"_s, Door::Slammed);

    QVERIFY2(told.verdict == Verdict::Applied, qPrintable(verdictName(told.verdict) + told.reason));
    QCOMPARE(verdictName(apply(u"generated domain"_s, u"i3"_s).verdict), u"applied"_s);
    const QStringList complaints = Oracle(onStandby()).complaints(m_told);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

/// The batch in doubt is judged by the server that is there now, and the user hears that it is another one.
void StandbyTest::aLostTailOfAnAsynchronousStandbyIsNotHidden()
{
    QCOMPARE(verdictName(apply(u"one command"_s, u"i1"_s).verdict), u"applied"_s);
    lag();
    QCOMPARE(verdictName(apply(u"one command"_s, u"i2"_s).verdict), u"applied"_s); // which will be lost

    const Told told = loseThePrimaryAtCommit(u"i3"_s);

    QVERIFY2(told.verdict == Verdict::Applied || told.verdict == Verdict::NotApplied, qPrintable(told.reason));
    QVERIFY(told.isOtherServer);
    QCOMPARE(told.lost, QStringList{u"i2"_s});
    const Told next = apply(u"generated domain"_s, u"i4"_s);
    QCOMPARE(verdictName(next.verdict), u"applied"_s);
    QVERIFY(!next.isOtherServer && next.lost.isEmpty()); // told once
    QCOMPARE(Oracle(onStandby()).complaints(m_told), QStringList{u"i2 was told: applied ; it is not in"_s});
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::StandbyTest)
#include "StandbyTest.moc"
