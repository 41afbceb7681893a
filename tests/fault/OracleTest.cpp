#include "tests/fault/Oracle.h"
#include "tests/fault/FaultConsole.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

/// The oracle itself: it finds every kind of damage, and nothing where there is none.
class OracleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aSoundTargetHasNoComplaints();
    void damageIsFound_data();
    void damageIsFound();
    void aWrongVerdictIsFound_data();
    void aWrongVerdictIsFound();
    void aSessionThatIsLeftIsFound();

private:
    [[nodiscard]] QStringList complaints() { return Oracle(m_database->socketUrl()).complaints(m_told); }

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database;
    QList<Told> m_told;
};

void OracleTest::initTestCase()
{
    m_database = m_server.createDatabase();
    setUpTables(m_database->socketUrl());
    FaultConsole console(m_database->socketUrl(), {});
    const auto instances = instancesFor({u"i1"_s, u"i2"_s});
    m_told = {console.apply(*instances, u"preparation"_s), console.apply(faultBatch(u"nested batches"_s), u"i1"_s),
              console.apply(faultBatch(u"preview"_s), u"i2"_s)};
}

void OracleTest::aSoundTargetHasNoComplaints()
{
    QCOMPARE(complaints(), QStringList());
}

void OracleTest::damageIsFound_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("row gone") << u"DELETE FROM zitadel.organizations WHERE instance_id = 'i2' AND id = 'a'"_s
                              << u"row missing: organization i2 a Alpha active"_s;
    QTest::newRow("row changed")
        << u"UPDATE zitadel.organizations SET name = 'Other' WHERE instance_id = 'i2' AND id = 'a'"_s
        << u"row too many: organization i2 a Other active"_s;
    QTest::newRow("event gone")
        << u"DELETE FROM eventstore.events2 WHERE aggregate_id = 'b' AND instance_id = 'i2' AND sequence = 2"_s
        << u"sequences of org/b: no 2, or twice"_s;
    QTest::newRow("half a batch") << u"DELETE FROM castellan.batches WHERE creator = 'i1'"_s
                                  << u"i1 was told: applied ; 0 keys but"_s;
    QTest::newRow("two keys")
        << u"INSERT INTO castellan.batches SELECT 'second', created_at, creator, console_version, hash, "
           "summary FROM castellan.batches WHERE creator = 'i1'"_s
        << u"it is in 2 times"_s;
    QTest::newRow("two holders")
        << u"ALTER TABLE zitadel.org_domains DISABLE TRIGGER USER; INSERT INTO zitadel.org_domains "
           "(instance_id, org_id, domain, is_verified) VALUES ('i2', 'a', 'b.i2.example', true)"_s
        << u"i2/b.i2.example has 2 holders"_s;
    QTest::newRow("two primaries")
        << u"ALTER TABLE zitadel.org_domains DISABLE TRIGGER USER; UPDATE zitadel.org_domains SET "
           "is_primary = true WHERE instance_id = 'i2' AND org_id = 'b'"_s
        << u"i2/b has 2 primary domains"_s;
    QTest::newRow("constraint gone")
        << u"DELETE FROM eventstore.unique_constraints WHERE unique_field = 'alpha' AND instance_id = 'i2'"_s
        << u"constraint missing: i2/org_name/alpha"_s;
    QTest::newRow("field changed")
        << u"UPDATE eventstore.fields SET value = '2' WHERE instance_id = 'i2' AND object_id = 'a' AND field_name = 'state'"_s
        << u"field too many: i2/org/a/state=2"_s;
}

void OracleTest::damageIsFound()
{
    QFETCH(QString, damage);
    QFETCH(QString, complaint);
    const QString name = m_database->name();
    const PostgresDatabase damaged(m_server);
    m_server.execute(u"DROP DATABASE "_s + damaged.name());
    m_server.execute(u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(damaged.name(), name));

    damaged.execute(damage);

    const QStringList found = Oracle(damaged.socketUrl()).complaints(m_told);
    QVERIFY2(!found.filter(complaint).isEmpty(), qPrintable(found.join(u'\n')));
}

void OracleTest::aWrongVerdictIsFound_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("applied, told not") << 1 << int(Verdict::NotApplied) << u"i1 was told: not applied ; it is in"_s;
    QTest::newRow("applied, told a preview") << 1 << int(Verdict::Previewed) << u"i1 was told: previewed ; it is in"_s;
    QTest::newRow("not applied, told so") << 2 << int(Verdict::Applied) << u"i2 was told: applied ; it is not in"_s;
}

void OracleTest::aWrongVerdictIsFound()
{
    QFETCH(int, batch);
    QFETCH(int, verdict);
    QFETCH(QString, complaint);
    QList<Told> told = m_told;
    told[batch].verdict = static_cast<Verdict>(verdict);

    QCOMPARE(Oracle(m_database->socketUrl()).complaints(told), QStringList{complaint});
}

void OracleTest::aSessionThatIsLeftIsFound()
{
    FaultConsole console(m_database->socketUrl(), {});
    const auto client = console.services().pool().acquire(domain::ClientPurpose::Read);
    QVERIFY(client);

    QVERIFY(!Oracle::consoleIsGone(*m_database, std::chrono::milliseconds(100)));
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::OracleTest)
#include "OracleTest.moc"
