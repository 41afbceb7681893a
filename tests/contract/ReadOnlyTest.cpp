#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include "domain/instance/InstanceEvents.h"
#include "storage/database/Statement.h"
#include "storage/repository/DatabaseServices.h"

#include <QTest>

#include <functional>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::Statement;

namespace {

/// One way to the database, and the error it ends with.
using Way = std::function<std::optional<Error>(TargetServices& services, const Statement& write)>;

template<typename T>
std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::nullopt : std::optional(result.error());
}

std::optional<Error> byClient(TargetServices& services, ClientPurpose purpose, const Statement& write)
{
    const auto client = services.pool().acquire(purpose);
    return client ? errorOf((*client)->exec(write)) : client.error();
}

std::optional<Error> inTransaction(Result<std::unique_ptr<Transaction>> transaction, const Statement& write)
{
    if (!transaction) {
        return transaction.error();
    }
    if (const auto written = (*transaction)->exec(write); !written) {
        return written.error();
    }
    return errorOf((*transaction)->commit());
}

std::optional<Error> byBatch(TargetServices& services, const Statement& /*write*/)
{
    const InstanceId id(u"i1"_s);
    const auto work = services.unitsOfWork().begin(BatchIdentity{u"key"_s, u"tester"_s, "hash"});
    if (!work) {
        return work.error();
    }
    Instance instance;
    instance.id = id;
    instance.name = u"Acme"_s;
    if (const auto saved = (*work)->save(instance); !saved) {
        return saved.error();
    }
    return errorOf((*work)->pushAndCommit({InstanceEvents(id).added(u"Acme"_s)}));
}

std::optional<Error> byPush(TargetServices& services, const Statement& /*write*/)
{
    const auto client = services.pool().acquire(ClientPurpose::Write);
    return errorOf(
        services.eventstore().pushWithNewClient(**client, {InstanceEvents(InstanceId(u"i1"_s)).added(u"Acme"_s)}));
}

} // namespace

Q_DECLARE_METATYPE(Way)

/// A target that was opened for reading only refuses every way of writing, and it is the database that does.
class ReadOnlyTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void theDatabaseRefusesToWrite_data();
    void theDatabaseRefusesToWrite();
    void readingGoesOn();
    void itSaysSoBeforehand();

private:
    std::unique_ptr<TestTarget> m_target;
    std::unique_ptr<TargetServices> m_services;
};

void ReadOnlyTest::init()
{
    m_target = std::make_unique<TestTarget>(currentDriver());
    castellan::storage::DatabaseTargetOpener opener;
    OpenOptions options;
    options.readOnly = true;
    m_services = std::move(*opener.open(m_target->address(), options));
}

void ReadOnlyTest::theDatabaseRefusesToWrite_data()
{
    QTest::addColumn<Way>("way");
    QTest::newRow("a client that writes") << Way([](TargetServices& services, const Statement& write) {
        return byClient(services, ClientPurpose::Write, write);
    });
    QTest::newRow("a client that reads") << Way([](TargetServices& services, const Statement& write) {
        return byClient(services, ClientPurpose::Read, write);
    });
    QTest::newRow("a transaction of the pool") << Way([](TargetServices& services, const Statement& write) {
        return inTransaction(services.pool().begin({IsolationLevel::ReadCommitted, AccessMode::ReadWrite}), write);
    });
    QTest::newRow("a transaction of a client") << Way([](TargetServices& services, const Statement& write) {
        const auto client = std::move(*services.pool().acquire(ClientPurpose::Write));
        return inTransaction(client->begin({IsolationLevel::ServerDefault, AccessMode::ReadWrite}), write);
    });
    QTest::newRow("a batch") << Way(&byBatch);
    QTest::newRow("a push") << Way(&byPush);
}

void ReadOnlyTest::theDatabaseRefusesToWrite()
{
    QFETCH(const Way, way);
    const QStringList before = m_target->dump();
    const Statement write(u"INSERT INTO "_s + m_target->table(u"zitadel.instances"_s)
                              + u" (id, name, created_at, updated_at) VALUES ($1, $1, $2, $2)"_s,
                          {u"i1"_s, Timestamp{1}});

    const std::optional<Error> error = way(*m_services, write);

    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::PermissionDenied);
    QCOMPARE(error->id, u"CAS-ReadOnly"_s);
    QCOMPARE(error->sqlState, currentDriver() == Driver::Sqlite ? u"sqlite:8"_s : u"25006"_s);
    QCOMPARE(m_target->dump(), before);
}

void ReadOnlyTest::readingGoesOn()
{
    const auto client = std::move(*m_services->pool().acquire(ClientPurpose::Read));

    QVERIFY(m_services->organizations().list(*client, {{}, {}, {}, 0, 10}));
    QVERIFY(m_services->events().newest(*client, {}, 10));
}

void ReadOnlyTest::itSaysSoBeforehand()
{
    const auto client = std::move(*m_services->pool().acquire(ClientPurpose::Read));

    const auto status = m_services->schema().status(*client);

    QVERIFY(status);
    QCOMPARE(status->state, SchemaState::Current);
    QCOMPARE(status->access.obstacle, WriteAccess::Obstacle::ReadOnly);
    QVERIFY(client->identity()->readOnly);
}

CASTELLAN_TEST(ReadOnlyTest)
#include "ReadOnlyTest.moc"
