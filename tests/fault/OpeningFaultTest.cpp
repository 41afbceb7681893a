#include "storage/postgres/PostgresPool.h"
#include "tests/fault/FaultProxy.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// A connection is lost or falls silent while it is being opened: at every message until it is ready, by Qt's driver and by
/// libpq alone.
class OpeningFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aServerThatFallsSilentIsLeftAtTheDeadline_data();
    void aServerThatFallsSilentIsLeftAtTheDeadline();
    void aLostConnectionIsToldAtOnce_data() { aServerThatFallsSilentIsLeftAtTheDeadline_data(); }
    void aLostConnectionIsToldAtOnce();
    void theNextHostIsAskedInstead_data();
    void theNextHostIsAskedInstead();

private:
    [[nodiscard]] std::unique_ptr<storage::PostgresPool> pool(const QString& target,
                                                              std::chrono::milliseconds connect) const;
    [[nodiscard]] QList<Fault> everywhere(domain::ClientPurpose purpose, Fault::Deed deed);
    [[nodiscard]] QString bothHosts() const;

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<FaultProxy> m_proxy;
    std::unique_ptr<FaultProxy> m_second;
};

void OpeningFaultTest::initTestCase()
{
    m_database = m_server.createDatabase();
    m_proxy = std::make_unique<FaultProxy>(m_server);
    m_second = std::make_unique<FaultProxy>(m_server);
}

std::unique_ptr<storage::PostgresPool> OpeningFaultTest::pool(const QString& target,
                                                              std::chrono::milliseconds connect) const
{
    storage::ConnectionSettings settings;
    settings.connect = connect;
    return std::make_unique<storage::PostgresPool>(storage::ConnectionTarget::parse(target).value(), QString(),
                                                   settings);
}

QString OpeningFaultTest::bothHosts() const
{
    return m_proxy->target(m_database->name())
        .replace(u"127.0.0.1:%1"_s.arg(m_proxy->port()),
                 u"127.0.0.1:%1,127.0.0.1:%2"_s.arg(m_proxy->port()).arg(m_second->port()));
}

/// The deed before and within every message of a connection that is opened undisturbed.
QList<Fault> OpeningFaultTest::everywhere(domain::ClientPurpose purpose, Fault::Deed deed)
{
    m_proxy->disarm();
    MessageCounts counts;
    {
        const auto pool = this->pool(m_proxy->target(m_database->name()), 5s);
        const auto client = pool->acquire(purpose);
        if (!client) {
            qFatal("%s", qPrintable(client.error().message));
        }
        counts = m_proxy->counts();
    }
    m_proxy->settle();
    QList<Fault> faults;
    for (const Speaker speaker : {Speaker::Client, Speaker::Server}) {
        for (int message = 1; message <= (speaker == Speaker::Client ? counts.client : counts.server); ++message) {
            Fault fault;
            fault.speaker = speaker;
            fault.message = message;
            fault.place = message % 2 == 0 ? Fault::Place::Within : Fault::Place::Before;
            fault.deed = deed;
            faults.append(fault);
        }
    }
    return faults;
}

void OpeningFaultTest::aServerThatFallsSilentIsLeftAtTheDeadline_data()
{
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::addColumn<int>("fewest"); // messages
    QTest::newRow("by Qt's driver, with its own statements") << domain::ClientPurpose::Write << 45;
    QTest::newRow("by libpq") << domain::ClientPurpose::Read << 25;
}

void OpeningFaultTest::aServerThatFallsSilentIsLeftAtTheDeadline()
{
    QFETCH(domain::ClientPurpose, purpose);
    QFETCH(int, fewest);
    const QList<Fault> faults = everywhere(purpose, Fault::Deed::BlackHole);
    QVERIFY2(faults.size() >= fewest, qPrintable(QString::number(faults.size())));

    for (const Fault& fault : faults) {
        m_proxy->arm(fault);
        QElapsedTimer timer;
        timer.start();
        const auto client = pool(m_proxy->target(m_database->name()), 60ms)->acquire(purpose);
        const qint64 elapsed = timer.elapsed();
        m_proxy->settle();

        QVERIFY2(m_proxy->hasHappened(), qPrintable(fault.text()));
        QVERIFY2(!client, qPrintable(fault.text()));
        QVERIFY2(client.error().id == u"CAS-Silence"_s, qPrintable(fault.text() + u' ' + client.error().id));
        QVERIFY2(elapsed < 2'000, qPrintable(u"%1: %2 ms"_s.arg(fault.text()).arg(elapsed)));
    }
}

void OpeningFaultTest::aLostConnectionIsToldAtOnce()
{
    QFETCH(domain::ClientPurpose, purpose);
    for (const Fault::Deed deed : {Fault::Deed::Reset, Fault::Deed::Finish}) {
        for (const Fault& fault : everywhere(purpose, deed)) {
            m_proxy->arm(fault);
            const auto client = pool(m_proxy->target(m_database->name()), 60s)->acquire(purpose);
            m_proxy->settle();

            QVERIFY2(m_proxy->hasHappened(), qPrintable(fault.text()));
            QVERIFY2(!client, qPrintable(fault.text()));
            QVERIFY2(client.error().id == u"CAS-Unreachable"_s, qPrintable(fault.text() + u' ' + client.error().id));
            QVERIFY2(client.error().connectionLost, qPrintable(fault.text()));
        }
    }
}

void OpeningFaultTest::theNextHostIsAskedInstead_data()
{
    QTest::addColumn<domain::ClientPurpose>("purpose");
    QTest::addColumn<Fault::Deed>("deed");
    QTest::newRow("of a host that falls silent, by Qt") << domain::ClientPurpose::Write << Fault::Deed::BlackHole;
    QTest::newRow("of a host that falls silent, by libpq") << domain::ClientPurpose::Read << Fault::Deed::BlackHole;
    QTest::newRow("of a host that closes, by Qt") << domain::ClientPurpose::Write << Fault::Deed::Finish;
    QTest::newRow("of a host that closes, by libpq") << domain::ClientPurpose::Read << Fault::Deed::Finish;
    QTest::newRow("of a host that resets, by Qt") << domain::ClientPurpose::Write << Fault::Deed::Reset;
    QTest::newRow("of a host that resets, by libpq") << domain::ClientPurpose::Read << Fault::Deed::Reset;
}

void OpeningFaultTest::theNextHostIsAskedInstead()
{
    QFETCH(domain::ClientPurpose, purpose);
    QFETCH(Fault::Deed, deed);
    const std::chrono::milliseconds limit = deed == Fault::Deed::BlackHole ? 500ms : 60'000ms;

    for (const Fault& fault : everywhere(purpose, deed)) {
        if (deed == Fault::Deed::BlackHole && fault.message % 7 != 1) {
            continue; // each takes its time
        }
        m_proxy->arm(fault);
        const auto pool = this->pool(bothHosts(), limit);
        const auto client = pool->acquire(purpose);
        m_proxy->settle();

        QVERIFY2(m_proxy->hasHappened(), qPrintable(fault.text()));
        QVERIFY2(client.has_value(), qPrintable(fault.text() + u' ' + (client ? QString() : client.error().message)));
        const QString address = (*client)->identity()->address;
        QVERIFY2(address.endsWith(QString::number(m_second->port())), qPrintable(fault.text() + u' ' + address));
    }
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::OpeningFaultTest)
#include "OpeningFaultTest.moc"
