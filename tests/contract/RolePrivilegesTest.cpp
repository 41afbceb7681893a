#include "tests/contract/EveryCommand.h"
#include "tests/contract/OpenedTarget.h"
#include "tests/contract/OrFail.h"
#include "tests/contract/ServersDatabase.h"
#include "tests/support/TestRegistry.h"

#include "storage/database/Statement.h"
#include "storage/repository/DatabaseServices.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using Obstacle = WriteAccess::Obstacle;

namespace {

/// A role that owns nothing and may do nothing, not even what everybody may; gone with the object.
class PoorRole final
{
public:
    explicit PoorRole(const PostgresDatabase& database)
        : m_database(database),
          m_name(u"poor \"role\" of "_s + database.name())
    {
        m_database.execute(u"CREATE ROLE "_s + quoted() + u" LOGIN"_s);
        m_database.execute(
            u"DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$"_s);
    }
    PoorRole(const PoorRole&) = delete;
    PoorRole& operator=(const PoorRole&) = delete;
    ~PoorRole()
    {
        m_database.execute(u"DROP OWNED BY "_s + quoted() + u" CASCADE"_s);
        m_database.execute(u"DROP ROLE "_s + quoted());
    }

    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] std::unique_ptr<TargetServices> open() const
    {
        castellan::storage::DatabaseTargetOpener opener;
        const QString role = QString(m_name).replace(u'\'', u"\\'"_s);
        return orFail(opener.open(m_database.conninfo() + u" user='"_s + role + u"'"_s, {}));
    }
    /// Runs what `setup --grants` prints for these kinds of work, as an administrator.
    void grant(OpenedTarget& target, const QStringList& kinds) const
    {
        for (const RoleGrants& each : orFail(target.services().schema().grants(target.client(), m_name))) {
            for (const QString& statement : kinds.contains(each.kind) ? each.statements : QStringList()) {
                m_database.execute(statement);
            }
        }
    }

private:
    [[nodiscard]] QString quoted() const { return u'"' + QString(m_name).replace(u'"', u"\"\""_s) + u'"'; }

    const PostgresDatabase& m_database;
    QString m_name;
};

WriteAccess accessOf(TargetServices& services)
{
    const auto client = orFail(services.pool().acquire(ClientPurpose::Read));
    return orFail(services.schema().status(*client)).access;
}

QStringList kindsOf(const QList<RoleGrants>& grants)
{
    QStringList kinds;
    for (const RoleGrants& each : grants) {
        kinds.append(each.kind);
    }
    return kinds;
}

} // namespace

/// Roles that own nothing and have exactly what `setup --grants` prints: enough for their work, and known beforehand what not.
class RolePrivilegesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void aViewerReadsEverything();
    void aViewerIsToldBeforehandWhatItLacks();
    void aViewerWritesNothing();
    void anEditorRunsEveryCommand();
    void onlyTheOwnerRebuildsTheTables();
    void oneMissingPrivilegeIsNamed();
    void aMigratorMakesTheBatchKeysOrTheWholeSchema();
    void theStatementsQuoteNames();
    void aReadOnlyTargetSaysSo();

private:
    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<OpenedTarget> m_target;
    bool m_isOurs = false;
};

void RolePrivilegesTest::initTestCase_data()
{
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("our schema") << true;
    QTest::newRow("a server's schema") << false;
}

void RolePrivilegesTest::init()
{
    QFETCH_GLOBAL(bool, isOurs);
    m_isOurs = isOurs;
    m_target = std::make_unique<OpenedTarget>(m_server);
    if (isOurs) {
        QVERIFY(m_target->services().schema().setUp(m_target->client(), {}, {}));
    } else {
        m_target->run(ServersDatabase{true, true, true, false}.statements());
        m_target->run(
            {u"INSERT INTO projections.current_states VALUES ('relational_tables', 'i0', now(), 'i0', 'instance', 1, "
             "now(), 1, 1)"_s});
    }
    m_target->run({u"REVOKE ALL ON ALL FUNCTIONS IN SCHEMA eventstore, zitadel FROM PUBLIC"_s});
}

void RolePrivilegesTest::aViewerReadsEverything()
{
    QVERIFY(m_target->apply(beginning()));
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s});
    const auto services = role.open();
    const auto client = orFail(services->pool().acquire(ClientPurpose::Read));

    QVERIFY(services->schema().requireUsable(*client));
    QCOMPARE(orFail(services->instances().list(*client, {{}, {}, {}, 0, 10})).items.size(), 1);
    QCOMPARE(orFail(services->instanceDomains().list(*client, {{}, {}, {}, 0, 10})).items.size(), 3);
    QCOMPARE(orFail(services->organizations().list(*client, {{}, {}, {}, 0, 10})).items.size(), 3);
    QCOMPARE(orFail(services->organizationDomains().list(*client, {{}, {}, {}, 0, 10})).items.size(), 5);
    QCOMPARE(orFail(services->organizations().count(*client, {})).rows, 3);
    QVERIFY(services->events().since(*client, {}, {}, 1000));
    QVERIFY(services->events().history(*client, {u"i1"_s, u"org"_s, u"o1"_s}, 10));
}

void RolePrivilegesTest::aViewerIsToldBeforehandWhatItLacks()
{
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s});

    const WriteAccess access = accessOf(*role.open());

    QCOMPARE(access.obstacle, Obstacle::Privileges);
    QVERIFY(access.missing.contains(u"INSERT on zitadel.organizations"_s));
    QVERIFY(access.missing.contains(u"EXECUTE on eventstore.push(eventstore.command2[])"_s));
    QVERIFY(access.missing.contains(u"INSERT on eventstore.events2"_s));
    QVERIFY(access.missing.contains(u"UPDATE on projections.current_states"_s));
    QCOMPARE(access.missing.filter(u"SELECT"_s), QStringList());
    QCOMPARE(access.refusal().kind, ErrorKind::PermissionDenied);
}

void RolePrivilegesTest::aViewerWritesNothing()
{
    QVERIFY(m_target->apply(beginning()));
    const QStringList before = m_target->contents();
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s});
    const auto services = role.open();

    const auto refused = m_target->applyAs(*services, changing());

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::PermissionDenied);
    QCOMPARE(m_target->contents(), before);
}

void RolePrivilegesTest::anEditorRunsEveryCommand()
{
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s, u"editor"_s});
    const auto services = role.open();
    QVERIFY2(accessOf(*services).isAllowed(), qPrintable(accessOf(*services).missing.join(u", "_s)));
    OpenedTarget asOwner(m_server);
    QVERIFY(asOwner.services().schema().setUp(asOwner.client(), {}, {}));

    for (Commands (*const make)() : {&beginning, &changing, &ending}) {
        const auto outcome = m_target->applyAs(*services, make());
        QVERIFY2(outcome, qPrintable(described(outcome)));
        QVERIFY(asOwner.apply(make()));
        QCOMPARE(m_target->contents(), asOwner.contents());
    }
}

void RolePrivilegesTest::onlyTheOwnerRebuildsTheTables()
{
    QVERIFY(m_target->apply(beginning()));
    const QStringList before = m_target->contents();
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s, u"editor"_s});
    const auto services = role.open();
    const auto client = orFail(services->pool().acquire(ClientPurpose::Write));

    const auto verified = services->projections().verify(*client, {}, {});
    const auto rebuilt = services->projections().rebuild(*client, {});
    const auto mended = services->projections().retry(*client, FailedEvent());

    QVERIFY2(verified, qPrintable(verified ? QString() : verified.error().detail));
    QVERIFY(!rebuilt && !mended);
    for (const Error& error : {rebuilt.error(), mended.error()}) {
        QCOMPARE(error.kind, m_isOurs ? ErrorKind::PermissionDenied : ErrorKind::Schema);
        QCOMPARE(error.message.contains(u"Do it as the tables' owner."_s), m_isOurs);
    }
    QCOMPARE(m_target->contents(), before);
}

void RolePrivilegesTest::oneMissingPrivilegeIsNamed()
{
    const PoorRole role(m_target->database());
    role.grant(*m_target, {u"viewer"_s, u"editor"_s});
    m_target->run(
        {u"REVOKE DELETE ON zitadel.org_domains FROM \""_s + QString(role.name()).replace(u'"', u"\"\""_s) + u'"'});

    const WriteAccess access = accessOf(*role.open());

    QCOMPARE(access.missing, QStringList{u"DELETE on zitadel.org_domains"_s});
    QVERIFY(access.refusal().message.contains(u"it lacks: DELETE on zitadel.org_domains."_s));
}

void RolePrivilegesTest::aMigratorMakesTheBatchKeysOrTheWholeSchema()
{
    OpenedTarget empty(m_server);
    OpenedTarget& target = m_isOurs ? empty : *m_target;
    const PoorRole role(target.database());
    role.grant(target, {u"viewer"_s});
    const auto services = role.open();
    const auto client = orFail(services->pool().acquire(ClientPurpose::Write));
    if (m_isOurs) {
        QCOMPARE(accessOf(*services).missing, QStringList{u"CREATE on database "_s + target.database().name()});
    }
    role.grant(target, {u"editor"_s, u"migrator"_s});
    SetupOptions options;
    options.batchKey = !m_isOurs;

    const auto steps = services->schema().setUp(*client, options, {});

    QVERIFY2(steps, steps ? "" : qPrintable(steps.error().message + steps.error().detail));
    QVERIFY(orFail(services->schema().status(*client)).hasBatchKeys);
    QVERIFY(accessOf(*services).isAllowed());
}

void RolePrivilegesTest::theStatementsQuoteNames()
{
    const auto grants = orFail(m_target->services().schema().grants(m_target->client(), u"o\"neil"_s));

    QCOMPARE(kindsOf(grants), (QStringList{u"viewer"_s, u"editor"_s, u"migrator"_s}));
    for (const RoleGrants& each : grants) {
        QVERIFY(!each.statements.isEmpty());
        for (const QString& statement : each.statements) {
            QVERIFY2(statement.endsWith(u" TO \"o\"\"neil\""_s), qPrintable(statement));
        }
    }
    QVERIFY(grants.at(0).statements.contains(
        u"GRANT CONNECT ON DATABASE \"%1\" TO \"o\"\"neil\""_s.arg(m_target->database().name())));
}

void RolePrivilegesTest::aReadOnlyTargetSaysSo()
{
    castellan::storage::DatabaseTargetOpener opener;
    OpenOptions options;
    options.readOnly = true;
    QCOMPARE(accessOf(*orFail(opener.open(m_target->database().socketUrl(), options))).obstacle, Obstacle::ReadOnly);
    m_target->database().execute(
        u"DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on', current_database()); END $$"_s);

    const WriteAccess access = accessOf(*orFail(opener.open(m_target->database().socketUrl(), {})));

    QCOMPARE(access.obstacle, Obstacle::ReadOnly);
    QCOMPARE(access.refusal().id, u"CAS-OpenForReading"_s);
}

CASTELLAN_TEST(RolePrivilegesTest)
#include "RolePrivilegesTest.moc"
