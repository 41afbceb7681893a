#include "tests/cli/Program.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace castellan::test;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

/// Servers that are not there, let nobody in, or do not allow what is asked: each with its exact kind, exit status and
/// text, and nothing half-written.
class BadServerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void itIsRefused_data();
    void itIsRefused();
    void aSilentServerIsUnreachableAtTheDeadline();
    void whatARoleMayNotDoIsRefused_data();
    void whatARoleMayNotDoIsRefused();
    void aRoleThatMayNotCreateLeavesNothingBehind();
    void readOnlyHoldsOnTheServer();
    void tablesThatCannotBeUsedAreRefused_data();
    void tablesThatCannotBeUsedAreRefused();
    void aServersDatabaseIsNotSetUp();

private:
    [[nodiscard]] QString tcp() const { return u"127.0.0.1:%1"_s.arg(m_server.port()); }
    [[nodiscard]] QString socket() const
    {
        return u"%1/.s.PGSQL.%2"_s.arg(m_server.socketFolder()).arg(m_server.port());
    }
    [[nodiscard]] QString asGuest(const PostgresDatabase& database) const
    {
        return database.socketUrl().replace(u"user="_s + m_server.role(), u"user="_s + m_guest);
    }
    /// A database with our tables and the instance i1.
    [[nodiscard]] std::unique_ptr<PostgresDatabase> filled() const;

    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database = m_server.createDatabase();
    int m_version = 0; ///< of our tables
    QString m_guest = u"guest_"_s + m_database->name();
};

namespace {

const QByteArray renamingBatch = R"({"command": "instance.rename", "instance": "i1", "name": "Acme Corp"})";

/// A port of this machine. While it listens the kernel takes connections, but nobody ever answers; afterwards it is closed.
class SilentPort final
{
public:
    SilentPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const anyAddress = reinterpret_cast<sockaddr*>(
            &address); // NOLINT(*-reinterpret-cast): the system's own way
        socklen_t size = sizeof address;
        if (bind(m_socket, anyAddress, size) != 0 || listen(m_socket, 8) != 0
            || getsockname(m_socket, anyAddress, &size) != 0) {
            qFatal("no port to listen on");
        }
        m_number = ntohs(address.sin_port);
    }
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    ~SilentPort() { close(m_socket); }

    [[nodiscard]] quint16 number() const { return m_number; }

private:
    int m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    quint16 m_number = 0;
};

Outcome listing(const QString& target, const QStringList& settings = {})
{
    return runCastellan({u"list"_s, target, u"organizations"_s, u"--json"_s}, {}, settings);
}

Outcome apply(const QString& target, const QStringList& more = {})
{
    return runCastellan(QStringList{u"apply"_s, target, u"-"_s, u"--json"_s} + more, batchOf(renamingBatch));
}

void compare(const Outcome& outcome, const Refusal& refusal)
{
    QCOMPARE(outcome.err, refusal.words());
    QCOMPARE(outcome.json()["error"_L1], refusal.json()["error"_L1]);
    QCOMPARE(outcome.status, refusal.status);
}

} // namespace

void BadServerTest::initTestCase()
{
    m_server.execute(u"CREATE ROLE %1 LOGIN PASSWORD 'right'"_s.arg(m_guest));
    m_version = runCastellan({u"setup"_s, filled()->socketUrl(), u"--json"_s}).json()["version"_L1].toInt();
}

void BadServerTest::cleanupTestCase()
{
    m_database->execute(u"DROP OWNED BY %1"_s.arg(m_guest));
    m_server.execute(u"DROP ROLE %1"_s.arg(m_guest));
}

std::unique_ptr<PostgresDatabase> BadServerTest::filled() const
{
    auto database = m_server.createDatabase();
    const Outcome ready = runCastellan({u"setup"_s, database->socketUrl()});
    const Outcome added = runCastellan({u"apply"_s, database->socketUrl(), u"-"_s},
                                       batchOf(R"({"command": "instance.add", "id": "i1", "name": "Acme"})"));
    if (ready.status != 0 || added.status != 0) {
        qFatal("%s%s", qPrintable(ready.err), qPrintable(added.err));
    }
    return database;
}

void BadServerTest::itIsRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("password");
    QTest::addColumn<Refusal>("refusal");
    const auto row = [](const char* tag, const QString& target, const QString& password, const Refusal& refusal) {
        QTest::newRow(tag) << target << password << refusal;
    };
    const auto unreachable = [&](const char* tag, const QString& target, const QString& address, const QString& why,
                                 const QString& more = {}) {
        row(tag, target, {},
            {6, u"unreachable"_s, u"CAS-Unreachable"_s,
             u"%1 cannot be reached: %2. Check host, port and network, and that the server runs."_s.arg(address, why),
             why + more});
    };
    const quint16 closed = SilentPort().number();
    unreachable("no such host", u"postgresql://no..such.host/acme"_s, u"no..such.host:5432"_s,
                u"could not translate host name \"no..such.host\" to address: Name or service not known"_s);
    unreachable("closed port", u"postgresql://127.0.0.1:%1/acme"_s.arg(closed), u"127.0.0.1:%1"_s.arg(closed),
                u"connection to server at \"127.0.0.1\", port %1 failed: Connection refused"_s.arg(closed),
                u"\\n\\tIs the server running on that host and accepting TCP/IP connections?"_s);
    unreachable("no socket", u"host=/nowhere dbname=acme"_s, u"/nowhere/.s.PGSQL.5432"_s,
                u"connection to server on socket \"/nowhere/.s.PGSQL.5432\" failed: No such file or directory"_s,
                u"\\n\\tIs the server running locally and accepting connections on that socket?"_s);
    const QString failed = u"connection to server at \"127.0.0.1\", port %1 failed: "_s.arg(m_server.port());
    row("no such database", u"postgresql://%1@%2/none"_s.arg(m_server.role(), tcp()), m_server.password(),
        {6, u"unreachable"_s, u"CAS-NoDatabase"_s,
         u"There is no such database on %1. Check the database's name, or create it."_s.arg(tcp()),
         failed + u"FATAL:  3D000"_s});
    row("missing password", m_database->tcpUrl(), {},
        {7, u"permission-denied"_s, u"CAS-NoPassword"_s,
         u"%1 asks for a password. Give it in .pgpass, PGPASSWORD, the keychain or at the prompt."_s.arg(tcp()),
         failed + u"fe_sendauth: no password supplied"_s});
    const Refusal wrong{7, u"permission-denied"_s, u"CAS-Password"_s,
                        u"%1 refused the password. Check user and password."_s.arg(tcp()), failed + u"FATAL:  28P01"_s};
    row("wrong password", m_database->tcpUrl(), u"wrong"_s, wrong);
    row("no such user", u"postgresql://nobody_known@%1/%2"_s.arg(tcp(), m_database->name()), u"wrong"_s, wrong);
    row("empty database", m_database->socketUrl(), {},
        {8, u"schema"_s, u"CAS-Schema"_s,
         u"The database holds no tables of an identity system. Set it up first (castellan setup)."_s,
         u"The database holds no tables of an identity system."_s});
}

void BadServerTest::itIsRefused()
{
    QFETCH(const QString, target);
    QFETCH(const QString, password);
    QFETCH(const Refusal, refusal);
    const QStringList settings = password.isEmpty() ? QStringList() : QStringList{u"PGPASSWORD="_s + password};

    compare(listing(target, settings), refusal);
}

void BadServerTest::aSilentServerIsUnreachableAtTheDeadline()
{
    const SilentPort port;
    const QString target = u"postgresql://127.0.0.1:%1/acme"_s.arg(port.number());
    const Refusal refusal{
        6, u"unreachable"_s, u"CAS-Silence"_s,
        u"127.0.0.1:%1 did not answer in time. Check the server and the network, then try again."_s.arg(port.number())};

    const Outcome pinged = runCastellan(
        {u"ping"_s, target, u"--count"_s, u"1"_s, u"--timeout"_s, u"300"_s, u"--json"_s});

    QCOMPARE(pinged.status, 6);
    const QJsonValue error = refusal.json()["error"_L1];
    QCOMPARE(pinged.jsonLines(),
             (QList<QJsonObject>{{{u"ok"_s, false}, {u"ms"_s, QJsonValue::Null}, {u"error"_s, error}},
                                 {{u"sent"_s, 1},
                                  {u"ok"_s, 0},
                                  {u"minMs"_s, QJsonValue::Null},
                                  {u"medianMs"_s, QJsonValue::Null},
                                  {u"maxMs"_s, QJsonValue::Null},
                                  {u"error"_s, error}}}));
    compare(listing(target), refusal);
}

void BadServerTest::whatARoleMayNotDoIsRefused_data()
{
    QTest::addColumn<QString>("grants");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << QString() << u"permission denied for schema castellan"_s;
    QTest::newRow("reading")
        << u"GRANT USAGE ON SCHEMA zitadel, eventstore, castellan TO %1; GRANT SELECT ON ALL TABLES IN "
           "SCHEMA zitadel, eventstore, castellan TO %1"_s
        << u"permission denied for table batches"_s;
}

void BadServerTest::whatARoleMayNotDoIsRefused()
{
    QFETCH(const QString, grants);
    QFETCH(const QString, words);
    const auto database = filled();
    if (!grants.isEmpty()) {
        database->execute(QString(grants).replace(u"%1"_s, m_guest));
    }

    const Outcome outcome = apply(asGuest(*database));

    compare(outcome,
            {7, u"permission-denied"_s, u"CAS-Access"_s,
             u"This user lacks a permission on %1: %2. Ask its administrator for the grant."_s.arg(socket(), words),
             words});
    QCOMPARE(database->execute(u"SELECT count(*) FROM eventstore.events2"_s), u"1"_s);
    QCOMPARE(database->execute(u"SELECT name FROM zitadel.instances"_s), u"Acme"_s);
    QCOMPARE(database->execute(u"SELECT count(*) FROM castellan.batches"_s), u"1"_s);
}

void BadServerTest::aRoleThatMayNotCreateLeavesNothingBehind()
{
    const QString relations = u"SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
                              "WHERE nspname IN ('castellan', 'zitadel', 'eventstore', 'projections')"_s;

    const Outcome outcome = runCastellan({u"setup"_s, asGuest(*m_database), u"--json"_s});

    const QString words = u"permission denied for database %1"_s.arg(m_database->name());
    compare(outcome,
            {7, u"permission-denied"_s, u"CAS-Access"_s,
             u"This user lacks a permission on %1: %2. Ask its administrator for the grant."_s.arg(socket(), words),
             words});
    QCOMPARE(m_database->execute(relations), u"0"_s);
}

void BadServerTest::readOnlyHoldsOnTheServer()
{
    const auto database = filled();

    const Outcome outcome = apply(database->socketUrl(), {u"--read-only"_s});

    compare(outcome,
            {7, u"permission-denied"_s, u"CAS-ReadOnly"_s,
             u"%1 allows reading only (a standby, or a read-only session). Connect to the primary."_s.arg(socket()),
             u"cannot execute INSERT in a read-only transaction"_s});
    QCOMPARE(database->execute(u"SELECT name FROM zitadel.instances"_s), u"Acme"_s);
}

void BadServerTest::tablesThatCannotBeUsedAreRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<Refusal>("listed");
    QTest::addColumn<Refusal>("setUp");
    const QString newer = u"The tables are of version 99, made by a newer program; this one knows version %1."_s.arg(
        m_version);
    QTest::newRow("newer") << u"INSERT INTO castellan.schema (version, name) VALUES (99, 'future')"_s
                           << Refusal{8, u"schema"_s, u"CAS-NewerSchema"_s, newer,
                                      u"Tables of this program, version 99."_s}
                           << Refusal{8, u"schema"_s, u"CAS-NewerSchema"_s, newer + u" Use the newer program."_s,
                                      u"Tables of this program, version 99."_s};
    const QString lacks =
        u"The tables of another program lack: the eventstore's tables. Finish its own set-up first, or "
        "choose another database."_s;
    QTest::newRow("of another program, unfinished")
        << u"DROP SCHEMA castellan CASCADE; DROP TABLE eventstore.unique_constraints; UPDATE zitadel.migrations SET "
           "version = 18"_s
        << Refusal{8, u"schema"_s, u"CAS-Schema"_s, lacks, lacks}
        << Refusal{8, u"schema"_s, u"CAS-ForeignSchema"_s,
                   u"These tables were not made by this program, which does not change them. "_s + lacks, lacks};
}

void BadServerTest::tablesThatCannotBeUsedAreRefused()
{
    QFETCH(const QString, change);
    QFETCH(const Refusal, listed);
    QFETCH(const Refusal, setUp);
    const auto database = filled();
    database->execute(u"SET client_min_messages = error; "_s + change);

    compare(listing(database->socketUrl()), listed);
    compare(runCastellan({u"setup"_s, database->socketUrl(), u"--json"_s}), setUp);
}

void BadServerTest::aServersDatabaseIsNotSetUp()
{
    const auto database = filled();
    database->execute(u"SET client_min_messages = error; DROP SCHEMA castellan CASCADE; UPDATE zitadel.migrations SET "
                      "version = 18"_s);

    const Outcome outcome = runCastellan({u"setup"_s, database->socketUrl(), u"--json"_s});

    const QString found = u"Tables made by a server, version 18, with a push function."_s;
    compare(outcome,
            {8, u"schema"_s, u"CAS-ForeignSchema"_s,
             u"These tables were not made by this program, which does not change them. "_s + found, found});
    QCOMPARE(database->execute(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'castellan'"_s), u"0"_s);
}

CASTELLAN_TEST(BadServerTest)

#include "BadServerTest.moc"
