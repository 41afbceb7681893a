#include "tests/support/TestRegistry.h"

#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <QTest>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using storage::Statement;

namespace {

/// What most rows need: two instances, three organizations.
const QString people =
    u"INSERT INTO zitadel.instances (id, name) VALUES ('i1', 'Acme'), ('i2', 'Acme');"
    "INSERT INTO zitadel.organizations (id, name, instance_id, state) VALUES ('o1', 'One', 'i1', 'active'), "
    "('o2', 'Two', 'i1', 'inactive'), ('o1', 'One', 'i2', 'active')"_s;

} // namespace

/// The rules that the tables keep by themselves, the same on both databases: checks, references, triggers.
class SchemaRulesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void badRowsAreRefused_data();
    void badRowsAreRefused();
    void rulesHaveTheirEffect_data();
    void rulesHaveTheirEffect();
    void anUpdateThatSaysNullTakesTheTime_data();
    void anUpdateThatSaysNullTakesTheTime();
    void defaultsAreTheTimeOfTheInsert_data() { addDriverRows(); }
    void defaultsAreTheTimeOfTheInsert();

private:
    [[nodiscard]] PlainDatabase& database(int driver) const { return driver == 0 ? *m_sqlite : *m_postgres; }
    [[nodiscard]] domain::Result<void> run(domain::QueryExecutor& db, PlainDatabase& in,
                                           const QString& statements) const;

    std::unique_ptr<PlainDatabase> m_sqlite;
    std::unique_ptr<PlainDatabase> m_postgres;
};

void SchemaRulesTest::initTestCase()
{
    m_sqlite = std::make_unique<PlainDatabase>(Driver::Sqlite);
    m_postgres = std::make_unique<PlainDatabase>(Driver::Postgres);
    m_sqlite->setUp();
    m_postgres->setUp();
}

domain::Result<void> SchemaRulesTest::run(domain::QueryExecutor& db, PlainDatabase& in, const QString& statements) const
{
    for (const QString& sql : statements.split(u';', Qt::SkipEmptyParts)) {
        if (const auto done = db.exec(Statement(in.localized(sql))); !done) {
            return domain::failed(done.error());
        }
    }
    return {};
}

void SchemaRulesTest::badRowsAreRefused_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char* name, const QString& before, const QString& sql, const QString& ids) {
        QTest::addRow("sqlite: %s", name) << 0 << before << sql << ids;
        QTest::addRow("postgres: %s", name) << 1 << before << sql << ids;
    };
    const QString instance = u"INSERT INTO zitadel.instances (id, name) VALUES "_s;
    const QString organization = u"INSERT INTO zitadel.organizations (id, name, instance_id, state) VALUES "_s;
    const QString domain =
        u"INSERT INTO zitadel.instance_domains (instance_id, domain, type, is_primary, is_generated) VALUES "_s;
    const QString orgDomain = u"INSERT INTO zitadel.org_domains (instance_id, org_id, domain, is_verified) VALUES "_s;
    const QString constraint =
        u"INSERT INTO eventstore.unique_constraints (instance_id, unique_type, unique_field) VALUES "_s;
    row("instance without id", {}, instance + u"('', 'x')"_s, u"CAS-Check"_s);
    row("instance without name", {}, instance + u"('x', '')"_s, u"CAS-Check"_s);
    row("instance twice", {}, instance + u"('i1', 'x')"_s, u"CAS-Duplicate"_s);
    row("organization without id", {}, organization + u"('', 'x', 'i1', 'active')"_s, u"CAS-Check"_s);
    row("organization without name", {}, organization + u"('x', '', 'i1', 'active')"_s, u"CAS-Check"_s);
    row("organization of no instance", {}, organization + u"('x', 'x', 'none', 'active')"_s, u"CAS-Reference"_s);
    row("organization of no known state", {}, organization + u"('x', 'x', 'i1', 'removed')"_s,
        u"CAS-Check CAS-BadValue"_s);
    row("organization without state", {},
        u"INSERT INTO zitadel.organizations (id, name, instance_id) VALUES ('x', 'x', 'i1')"_s, u"CAS-NotNull"_s);
    row("organization twice", {}, organization + u"('o1', 'x', 'i1', 'active')"_s, u"CAS-Duplicate"_s);
    row("organization of the same name", {}, organization + u"('x', 'One', 'i1', 'active')"_s, u"CAS-Duplicate"_s);
    row("custom domain without primary", {}, domain + u"('i1', 'a.io', 'custom', NULL, false)"_s, u"CAS-Check"_s);
    row("custom domain without generated", {}, domain + u"('i1', 'a.io', 'custom', false, NULL)"_s, u"CAS-Check"_s);
    row("trusted domain with primary", {}, domain + u"('i1', 'a.io', 'trusted', false, NULL)"_s, u"CAS-Check"_s);
    row("trusted domain with generated", {}, domain + u"('i1', 'a.io', 'trusted', NULL, false)"_s, u"CAS-Check"_s);
    row("domain of no known type", {}, domain + u"('i1', 'a.io', 'x', NULL, NULL)"_s, u"CAS-Check CAS-BadValue"_s);
    row("domain of no text", {}, domain + u"('i1', '', 'trusted', NULL, NULL)"_s, u"CAS-Check"_s);
    row("domain of 256 characters", {}, domain + u"('i1', '%1', 'trusted', NULL, NULL)"_s.arg(QString(256, u'a')),
        u"CAS-Check"_s);
    row("domain of another instance", domain + u"('i1', 'a.io', 'custom', false, false)"_s,
        domain + u"('i2', 'a.io', 'trusted', NULL, NULL)"_s, u"CAS-Duplicate"_s);
    row("domain of no instance", {}, domain + u"('none', 'a.io', 'trusted', NULL, NULL)"_s, u"CAS-Reference"_s);
    row("organization domain of no organization", {}, orgDomain + u"('i1', 'none', 'a.io', false)"_s,
        u"CAS-Reference"_s);
    row("organization domain of 256 characters", {}, orgDomain + u"('i1', 'o1', '%1', false)"_s.arg(QString(256, u'a')),
        u"CAS-Check"_s);
    row("organization domain of no known validation", {},
        u"INSERT INTO zitadel.org_domains (instance_id, org_id, domain, validation_type) VALUES ('i1', 'o1', 'a.io', 'mail')"_s,
        u"CAS-Check CAS-BadValue"_s);
    row("verified twice by one", orgDomain + u"('i1', 'o1', 'a.io', true)"_s,
        orgDomain + u"('i1', 'o1', 'a.io', true)"_s, u"CAS-DomainTaken"_s);
    row("unverified again by one", orgDomain + u"('i1', 'o1', 'a.io', true)"_s,
        orgDomain + u"('i1', 'o1', 'a.io', false)"_s, u"CAS-Duplicate"_s);
    row("verified by two", orgDomain + u"('i1', 'o1', 'a.io', true)"_s, orgDomain + u"('i1', 'o2', 'a.io', true)"_s,
        u"CAS-DomainTaken"_s);
    row("verified by a second one later", orgDomain + u"('i1', 'o1', 'a.io', true), ('i1', 'o2', 'a.io', false)"_s,
        u"UPDATE zitadel.org_domains SET is_verified = true WHERE org_id = 'o2'"_s, u"CAS-DomainTaken"_s);
    row("constraint twice", constraint + u"('', 'instance_domain', 'a.io')"_s,
        constraint + u"('', 'instance_domain', 'a.io')"_s, u"CAS-Duplicate"_s);
    const QString field =
        u"INSERT INTO eventstore.fields (instance_id, resource_owner, aggregate_type, aggregate_id, object_type, object_id, "
        "field_name, value, value_must_be_unique, should_index) VALUES ('i1', 'o', 'org', 'o', 'thing', '1', 'f', "_s;
    row("unique field of no plain value", {}, field + u"'{}', true, true)"_s, u"CAS-Check"_s);
    row("indexed field of no plain value", {}, field + u"'[1]', false, true)"_s, u"CAS-Check"_s);
    row("unique field twice", field + u"'\"a\"', true, true)"_s, field + u"'\"a\"', true, true)"_s, u"CAS-Duplicate"_s);
    row("field without a value", {}, field + u"NULL, false, false)"_s, u"CAS-NotNull"_s);
}

void SchemaRulesTest::badRowsAreRefused()
{
    QFETCH(int, driver);
    QFETCH(QString, before);
    QFETCH(QString, sql);
    QFETCH(QString, ids);
    PlainDatabase& in = database(driver);
    const auto client = in.client();
    const auto transaction = client->begin({});
    QVERIFY(run(**transaction, in, people));
    QVERIFY(run(**transaction, in, before));

    const auto refused = run(**transaction, in, sql);

    QVERIFY(!refused);
    QVERIFY2(ids.split(u' ').contains(refused.error().id), qPrintable(domain::toLogText(refused.error())));
}

void SchemaRulesTest::rulesHaveTheirEffect_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char* name, const QString& sql, const QString& question, const QString& answer) {
        QTest::addRow("sqlite: %s", name) << 0 << sql << question << answer;
        QTest::addRow("postgres: %s", name) << 1 << sql << question << answer;
    };
    const QString domain =
        u"INSERT INTO zitadel.instance_domains (instance_id, domain, type, is_primary, is_generated) VALUES "_s;
    const QString orgDomain =
        u"INSERT INTO zitadel.org_domains (instance_id, org_id, domain, is_verified, is_primary) VALUES "_s;
    const QString primary =
        u"SELECT coalesce(min(domain), '') || count(*) FROM zitadel.instance_domains WHERE is_primary AND instance_id = 'i1'"_s;
    const QString orgPrimary =
        u"SELECT coalesce(min(domain), '') || count(*) FROM zitadel.org_domains WHERE is_primary AND org_id = 'o1' AND instance_id = 'i1'"_s;
    row("names of other case are others",
        u"INSERT INTO zitadel.organizations (id, name, instance_id, state) VALUES ('x', 'ONE', 'i1', 'active')"_s,
        u"SELECT count(*) FROM zitadel.organizations WHERE instance_id = 'i1'"_s, u"3"_s);
    row("domains of other case are others",
        domain + u"('i1', 'x.io', 'custom', false, false), ('i2', 'X.io', 'custom', false, false)"_s,
        u"SELECT count(*) FROM zitadel.instance_domains"_s, u"2"_s);
    row("the first primary stays", domain + u"('i1', 'a.io', 'custom', true, false)"_s, primary, u"a.io1"_s);
    row("a new primary takes over",
        domain + u"('i1', 'a.io', 'custom', true, false);"_s + domain + u"('i1', 'b.io', 'custom', true, false)"_s,
        primary, u"b.io1"_s);
    row("a promoted domain takes over",
        domain
            + u"('i1', 'a.io', 'custom', true, false), ('i1', 'b.io', 'custom', false, false);"
              "UPDATE zitadel.instance_domains SET is_primary = true WHERE domain = 'b.io'"_s,
        primary, u"b.io1"_s);
    row("of two primaries at once the last stays",
        domain + u"('i1', 'b.io', 'custom', true, false), ('i1', 'a.io', 'custom', true, false)"_s, primary,
        u"a.io1"_s);
    row("other instances keep their primary",
        domain + u"('i1', 'a.io', 'custom', true, false), ('i2', 'b.io', 'custom', true, false)"_s, primary,
        u"a.io1"_s);
    row("no primary is allowed",
        domain
            + u"('i1', 'a.io', 'custom', true, false);"
              "UPDATE zitadel.instance_domains SET is_primary = false WHERE domain = 'a.io'"_s,
        primary, u"0"_s);
    row("organization: a new primary takes over",
        orgDomain + u"('i1', 'o1', 'a.io', true, true);"_s + orgDomain + u"('i1', 'o1', 'b.io', true, true)"_s,
        orgPrimary, u"b.io1"_s);
    row("organization: a promoted domain takes over",
        orgDomain
            + u"('i1', 'o1', 'a.io', true, true), ('i1', 'o1', 'b.io', true, false);"
              "UPDATE zitadel.org_domains SET is_primary = true WHERE domain = 'b.io'"_s,
        orgPrimary, u"b.io1"_s);
    row("organization: others keep their primary",
        orgDomain
            + u"('i1', 'o1', 'a.io', true, true), ('i1', 'o2', 'b.io', true, true), "
              "('i2', 'o1', 'a.io', true, true)"_s,
        orgPrimary, u"a.io1"_s);
    row("organization: an unverified primary is allowed", orgDomain + u"('i1', 'o1', 'a.io', false, true)"_s,
        orgPrimary, u"a.io1"_s);
    row("many may hold a domain unverified",
        orgDomain + u"('i1', 'o1', 'a.io', true, false), ('i1', 'o2', 'a.io', false, false)"_s,
        u"SELECT count(*) FROM zitadel.org_domains"_s, u"2"_s);
    row("verified in two instances",
        orgDomain + u"('i1', 'o1', 'a.io', true, false), ('i2', 'o1', 'a.io', true, false)"_s,
        u"SELECT count(*) FROM zitadel.org_domains WHERE is_verified"_s, u"2"_s);
    row("verified in another case",
        orgDomain + u"('i1', 'o1', 'A.io', true, false), ('i1', 'o2', 'a.io', true, false)"_s,
        u"SELECT count(*) FROM zitadel.org_domains WHERE is_verified"_s, u"2"_s);
    row("a verified domain may be changed",
        orgDomain
            + u"('i1', 'o1', 'a.io', true, false);"
              "UPDATE zitadel.org_domains SET is_verified = true, is_primary = true WHERE domain = 'a.io'"_s,
        orgPrimary, u"a.io1"_s);
    row("an instance goes with all of its own",
        domain + u"('i1', 'a.io', 'custom', true, false);"_s + orgDomain
            + u"('i1', 'o1', 'a.io', true, true); DELETE FROM zitadel.instances WHERE id = 'i1'"_s,
        u"SELECT (SELECT count(*) FROM zitadel.organizations) + (SELECT count(*) FROM zitadel.org_domains) + "
        "(SELECT count(*) FROM zitadel.instance_domains)"_s,
        u"1"_s);
    row("an organization goes with its domains",
        orgDomain
            + u"('i1', 'o1', 'a.io', true, true), ('i2', 'o1', 'b.io', true, true);"
              "DELETE FROM zitadel.organizations WHERE instance_id = 'i1' AND id = 'o1'"_s,
        u"SELECT min(domain) || count(*) FROM zitadel.org_domains"_s, u"b.io1"_s);
}

void SchemaRulesTest::rulesHaveTheirEffect()
{
    QFETCH(int, driver);
    QFETCH(QString, sql);
    QFETCH(QString, question);
    QFETCH(QString, answer);
    PlainDatabase& in = database(driver);
    const auto client = in.client();
    const auto transaction = client->begin({});
    QVERIFY(run(**transaction, in, people));

    const auto done = run(**transaction, in, sql);

    QVERIFY2(done, qPrintable(done ? QString() : domain::toLogText(done.error())));
    const auto row = (*transaction)->queryRow(Statement(in.localized(question)));
    QVERIFY(row);
    QCOMPARE(row->text(0), answer);
}

void SchemaRulesTest::anUpdateThatSaysNullTakesTheTime_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("row");
    const auto row = [](const char* table, const QString& values) {
        QTest::addRow("sqlite: %s", table) << 0 << QString::fromLatin1(table) << values;
        QTest::addRow("postgres: %s", table) << 1 << QString::fromLatin1(table) << values;
    };
    row("zitadel.instances", u"(id, name, updated_at) VALUES ('x', 'x', $1)"_s);
    row("zitadel.organizations", u"(instance_id, id, name, state, updated_at) VALUES ('i1', 'x', 'x', 'active', $1)"_s);
    row("zitadel.instance_domains", u"(instance_id, domain, type, updated_at) VALUES ('i1', 'x', 'trusted', $1)"_s);
    row("zitadel.org_domains", u"(instance_id, org_id, domain, updated_at) VALUES ('i1', 'o1', 'x', $1)"_s);
}

void SchemaRulesTest::anUpdateThatSaysNullTakesTheTime()
{
    QFETCH(int, driver);
    QFETCH(QString, table);
    QFETCH(QString, row);
    PlainDatabase& in = database(driver);
    const auto client = in.client();
    const auto transaction = client->begin({});
    QVERIFY(run(**transaction, in, people));
    QVERIFY(
        (*transaction)
            ->exec(Statement(in.localized(u"INSERT INTO %1 %2"_s.arg(table, row)), {domain::Timestamp{1'000'001}})));
    const QString key = table.endsWith(u"domains"_s) ? u"domain"_s : u"id"_s;
    const auto stored = [&] {
        const auto found = (*transaction)
                               ->queryRow(Statement(
                                   in.localized(u"SELECT updated_at FROM %1 WHERE %2 = 'x'"_s.arg(table, key))));
        return found ? found->timestamp(0).microseconds : -1;
    };

    QVERIFY(run(**transaction, in, u"UPDATE %1 SET %2 = 'x' WHERE %2 = 'x'"_s.arg(table, key)));
    QCOMPARE(stored(), 1'000'001); // an update that does not mention it leaves it
    QVERIFY(run(**transaction, in, u"UPDATE %1 SET updated_at = NULL WHERE %2 = 'x'"_s.arg(table, key)));

    QVERIFY(stored() > 1'700'000'000'000'000);
}

void SchemaRulesTest::defaultsAreTheTimeOfTheInsert()
{
    QFETCH(int, driver);
    PlainDatabase& in = database(driver);
    const auto client = in.client();
    const auto transaction = client->begin({});
    const qint64 now = QDateTime::currentMSecsSinceEpoch() * 1'000;

    QVERIFY(run(**transaction, in, people));

    const auto row = (*transaction)
                         ->queryRow(Statement(
                             in.localized(u"SELECT created_at, updated_at FROM zitadel.instances WHERE id = 'i1'"_s)));
    QVERIFY(row);
    QVERIFY(qAbs(row->timestamp(0).microseconds - now) < 10'000'000);
    QCOMPARE(row->timestamp(1), row->timestamp(0));
}

CASTELLAN_TEST(SchemaRulesTest)
#include "SchemaRulesTest.moc"
