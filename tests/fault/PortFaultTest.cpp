#include "storage/eventstore/EventstoreCatalog.h"
#include "storage/repository/DatabaseUnitOfWorkSource.h"
#include "tests/fault/FailingPort.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/FaultTally.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;
using Cause = PortFault::Cause;
using When = PortFault::When;

/// The first, the second, the n-th call of the database port fails, until the batch gets through: nothing is half written,
/// and the user hears the truth.
class PortFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanupTestCase();
    void aBatchIsWholeWhicheverCallFails_data();
    void aBatchIsWholeWhicheverCallFails();
    void aBatchIsRepeatedWhereAnotherTransactionWasInTheWay();

private:
    static void addRows(const FaultBatch& kind);
    [[nodiscard]] Told run(const FaultBatch& kind, const QString& instance, const PortFault& fault);
    /// The next healthy instance; a hundred are made at a time.
    [[nodiscard]] QString nextInstance();

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_target;
    std::unique_ptr<FaultConsole> m_console;
    std::unique_ptr<Oracle> m_oracle;
    PortCalls m_calls;
    int m_instances = 0;
};

void PortFaultTest::initTestCase_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgres") << true;
}

/// A fresh target when the database changes.
void PortFaultTest::init()
{
    QFETCH_GLOBAL(bool, isPostgres);
    if (m_console && isPostgres == (m_database != nullptr)) {
        return;
    }
    cleanupTestCase();
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = isPostgres ? m_server.createDatabase() : nullptr;
    m_target = isPostgres ? m_database->socketUrl() : QString(u"sqlite:"_s + m_folder->filePath(u"port.db"_s));
    setUpTables(m_target);
    m_console = std::make_unique<FaultConsole>(m_target, storage::ConnectionSettings());
    m_console->setPatience(std::chrono::milliseconds(300)); // what fails from then on will not pass
    m_oracle = std::make_unique<Oracle>(m_target);
}

void PortFaultTest::cleanupTestCase()
{
    m_instances = 0;
    m_oracle.reset();
    m_console.reset();
    m_database.reset();
}

Told PortFaultTest::run(const FaultBatch& kind, const QString& instance, const PortFault& fault)
{
    const auto dialect = m_database ? storage::SqlDialect::postgres() : storage::SqlDialect::sqlite();
    FailingPool pool(m_console->services().pool(), m_calls);
    const storage::EventstoreCatalog catalog(dialect);
    storage::DatabaseUnitOfWorkSource source(pool, dialect, catalog);
    const std::unique_ptr<domain::Batch> batch = kind.make(instance);
    m_calls.arm(fault);
    return m_console->apply(source, *batch, instance, kind.isPreview);
}

QString PortFaultTest::nextInstance()
{
    constexpr int atOnce = 100;
    if (m_instances % atOnce == 0) {
        QStringList names;
        for (int number = 0; number < atOnce; ++number) {
            names.append(u"n%1"_s.arg(m_instances + number));
        }
        const auto batch = instancesFor(names);
        const Told told = m_console->apply(*batch, u"preparation of %1"_s.arg(names.first()));
        if (told.verdict != Verdict::Applied) {
            qFatal("%s", qPrintable(told.reason));
        }
    }
    return u"n%1"_s.arg(m_instances++);
}

void PortFaultTest::addRows(const FaultBatch& kind)
{
    for (const bool isLost : {false, true}) {
        for (const bool goesOn : {false, true}) {
            QTest::addRow("%s%s%s", qPrintable(kind.name), isLost ? ", answered to nobody" : "",
                          goesOn ? ", from then on" : "")
                << kind.name << isLost << goesOn;
        }
    }
}

void PortFaultTest::aBatchIsWholeWhicheverCallFails_data()
{
    QTest::addColumn<QString>("kindName");
    QTest::addColumn<bool>("isAnswerLost");
    QTest::addColumn<bool>("goesOn");
    for (const FaultBatch& kind : faultBatches()) {
        // The rule is there on PostgreSQL alone, and refusals by the database are a kind of failure here.
        if (kind.name != u"refused by a constraint"_s) {
            addRows(kind);
        }
    }
}

void PortFaultTest::aBatchIsWholeWhicheverCallFails()
{
    QFETCH(QString, kindName);
    QFETCH(bool, isAnswerLost);
    QFETCH(bool, goesOn);
    const FaultBatch kind = faultBatch(kindName);
    PortFault fault{1, isAnswerLost ? When::Afterwards : When::Instead, Cause::LostConnection, goesOn};
    for (;; ++fault.call) {
        const QString instance = nextInstance();

        const Told told = run(kind, instance, fault);

        const QStringList complaints = m_oracle->complaints({told}, instance);
        QVERIFY2(complaints.isEmpty(), qPrintable(u"call %1: "_s.arg(fault.call) + complaints.join(u'\n')));
        if (!m_calls.hasHappened()) {
            QCOMPARE(told.verdict == Verdict::NotApplied, kind.isRefused);
            break;
        }
    }
    QVERIFY(fault.call > 3);
}

void PortFaultTest::aBatchIsRepeatedWhereAnotherTransactionWasInTheWay()
{
    const FaultBatch kind = faultBatch(u"nested batches"_s);
    PortFault fault{1, When::Afterwards, Cause::Serialization, false};
    for (bool isOver = false; !isOver; ++fault.call) {
        const QString instance = nextInstance();

        const Told told = run(kind, instance, fault);

        QCOMPARE(verdictName(told.verdict), u"applied"_s);
        const QStringList complaints = m_oracle->complaints({told}, instance);
        QVERIFY2(complaints.isEmpty(), qPrintable(u"call %1: "_s.arg(fault.call) + complaints.join(u'\n')));
        isOver = !m_calls.hasHappened();
    }
    QVERIFY(fault.call > 3);
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::PortFaultTest)
#include "PortFaultTest.moc"
