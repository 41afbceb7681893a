#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqlClient.h"
#include "storage/sql/SqlitePool.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSqlQuery>
#include <QTest>

#include <future>
#include <thread>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using storage::Statement;

namespace {

Statement insertion(int number)
{
    return Statement(u"INSERT INTO t VALUES ($1)"_s, {number});
}

storage::SqliteSettings impatientWorkspace()
{
    storage::SqliteSettings settings;
    settings.lock = std::chrono::milliseconds(100);
    return settings;
}

/// Who waits at COMMIT lets no new readers in.
void waitForCommitter(const QString& path)
{
    storage::SqliteSettings settings;
    settings.lock = std::chrono::milliseconds(0);
    storage::SqlitePool pool(path, settings);
    const auto probe = pool.acquire(domain::ClientPurpose::Read);
    while (probe && (*probe)->query(Statement(u"SELECT count(*) FROM t"_s))) {
        std::this_thread::yield();
    }
}

} // namespace

class SqlTransactionTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsCommittedStays_data() { addDriverRows(); }
    void whatIsCommittedStays();
    void whatGoesOutOfScopeIsRolledBack_data() { addDriverRows(); }
    void whatGoesOutOfScopeIsRolledBack();
    void theFirstErrorEndsEverything_data() { addDriverRows(); }
    void theFirstErrorEndsEverything();
    void refusedTextEndsEverythingToo_data() { addDriverRows(); }
    void refusedTextEndsEverythingToo();
    void aSavepointFailsAlone_data() { addDriverRows(); }
    void aSavepointFailsAlone();
    void savepointsNest_data() { addDriverRows(); }
    void savepointsNest();
    void aTransactionOfTheCallerIsJoined_data() { addDriverRows(); }
    void aTransactionOfTheCallerIsJoined();
    void readOnlyRefusesToWriteAndEndsWithTheTransaction_data() { addDriverRows(); }
    void readOnlyRefusesToWriteAndEndsWithTheTransaction();
    void afterCommitNothingRuns_data() { addDriverRows(); }
    void afterCommitNothingRuns();
    void anotherWriterIsWaitedForUntilTheDeadline();
    void commitWaitsForReaders();
    void commitBehindAReaderEndsAtTheDeadline();
    void aStaleSnapshotCannotHappen();
    void aFullDiskEndsEverything();
    void aReplacedFileIsNoticedBeforeCommit_data();
    void aReplacedFileIsNoticedBeforeCommit();
    void aLostConnectionDuringCommitIsAnUnknownOutcome();
    void aLostConnectionBeforeCommitIsDefinite();
};

void SqlTransactionTest::whatIsCommittedStays()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto transaction = client->begin({});
    QVERIFY(transaction);
    QVERIFY((*transaction)->exec(insertion(1)));

    const auto committed = (*transaction)->commit();

    QVERIFY(committed);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"1"_s);
}

void SqlTransactionTest::whatGoesOutOfScopeIsRolledBack()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);

    {
        const auto transaction = client->begin({});
        QVERIFY((*transaction)->exec(insertion(1)));
    }

    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
    QVERIFY(client->exec(insertion(2)));
}

void SqlTransactionTest::theFirstErrorEndsEverything()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(insertion(1)));

    const auto failure = (*transaction)->exec(insertion(1));

    QCOMPARE(failure.error().id, u"CAS-Duplicate"_s);
    QCOMPARE((*transaction)->exec(insertion(2)).error(), failure.error());
    QCOMPARE((*transaction)->commit().error(), failure.error());
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlTransactionTest::refusedTextEndsEverythingToo()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(Statement(u"INSERT INTO t VALUES ('x')"_s)));

    const auto failure = (*transaction)->exec(Statement(u"INSERT INTO t VALUES ($1)"_s, {QString(QChar(u'\0'))}));

    QCOMPARE(failure.error().id, u"CAS-BadText"_s);
    QVERIFY(!(*transaction)->commit());
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlTransactionTest::aSavepointFailsAlone()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto outer = client->begin({});
    QVERIFY((*outer)->exec(insertion(1)));

    {
        const auto inner = (*outer)->begin();
        QVERIFY((*inner)->exec(insertion(2)));
        QVERIFY(!(*inner)->exec(insertion(1)));
        QVERIFY(!(*inner)->commit());
    }

    QVERIFY((*outer)->exec(insertion(3)));
    QVERIFY((*outer)->commit());
    QCOMPARE(database.execute(u"SELECT sum(a) FROM t"_s), u"4"_s);
}

void SqlTransactionTest::savepointsNest()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto outer = client->begin({});

    {
        const auto middle = (*outer)->begin();
        {
            const auto inner = (*middle)->begin();
            QVERIFY((*inner)->exec(insertion(1)));
            QVERIFY((*inner)->commit());
        }
        {
            const auto inner = (*middle)->begin();
            QVERIFY((*inner)->exec(insertion(2)));
        }
        QVERIFY((*middle)->commit());
    }
    QVERIFY((*outer)->commit());

    QCOMPARE(database.execute(u"SELECT sum(a) FROM t"_s), u"1"_s);
}

void SqlTransactionTest::aTransactionOfTheCallerIsJoined()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    QSqlDatabase plain = database.connect();
    QVERIFY(plain.transaction());
    {
        const auto client = storage::clientOn(plain);
        const auto transaction = (*client)->begin({});
        QVERIFY(transaction);
        QVERIFY((*transaction)->exec(insertion(1)));
        QVERIFY((*transaction)->commit());
    }

    QVERIFY(plain.rollback());

    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlTransactionTest::readOnlyRefusesToWriteAndEndsWithTheTransaction()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    domain::TransactionOptions readOnly;
    readOnly.access = domain::AccessMode::ReadOnly;

    {
        const auto transaction = client->begin(readOnly);
        const auto refused = (*transaction)->exec(insertion(1));
        QCOMPARE(refused.error().kind, ErrorKind::PermissionDenied);
    }

    QVERIFY(client->exec(insertion(2)));
}

void SqlTransactionTest::afterCommitNothingRuns()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->commit());

    const auto late = (*transaction)->exec(insertion(1));

    QCOMPARE(late.error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE((*transaction)->commit().error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlTransactionTest::anotherWriterIsWaitedForUntilTheDeadline()
{
    PlainDatabase database(Driver::Sqlite);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    QSqlDatabase other = database.connect();
    QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
    storage::SqlitePool pool(database.path(), impatientWorkspace());
    const auto client = pool.acquire(domain::ClientPurpose::Write);
    QElapsedTimer timer;
    timer.start();

    const auto refused = (*client)->begin({});

    QCOMPARE(refused.error().kind, ErrorKind::Timeout);
    QCOMPARE(refused.error().id, u"CAS-LockTimeout"_s);
    QVERIFY(timer.elapsed() >= 100);
    QVERIFY(timer.elapsed() < 2'000);
    QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
    QVERIFY((*client)->begin({}));
}

void SqlTransactionTest::commitWaitsForReaders()
{
    PlainDatabase database(Driver::Sqlite);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    storage::SqlitePool pool(database.path(), {});
    const auto transaction = pool.begin({});
    QVERIFY((*transaction)->exec(insertion(1)));
    std::promise<void> reads;
    std::thread reader([&database, &reads] {
        storage::SqlitePool readers(database.path(), {});
        domain::TransactionOptions readOnly;
        readOnly.access = domain::AccessMode::ReadOnly;
        const auto reading = readers.begin(readOnly);
        const auto rows = (*reading)->query(Statement(u"SELECT count(*) FROM t"_s));
        reads.set_value();
        waitForCommitter(database.path());
    });
    reads.get_future().wait();

    const auto committed = (*transaction)->commit();

    reader.join();
    QVERIFY(committed);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"1"_s);
}

void SqlTransactionTest::commitBehindAReaderEndsAtTheDeadline()
{
    PlainDatabase database(Driver::Sqlite);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    database.execute(u"INSERT INTO t VALUES (7)"_s);
    QSqlDatabase other = database.connect();
    QSqlQuery open(other);
    open.setForwardOnly(true);
    QVERIFY(open.exec(u"SELECT a FROM t"_s) && open.next());
    storage::SqlitePool pool(database.path(), impatientWorkspace());
    const auto transaction = pool.begin({});
    QVERIFY((*transaction)->exec(insertion(1)));

    const auto committed = (*transaction)->commit();

    QCOMPARE(committed.error().kind, ErrorKind::Timeout);
    open.finish();
    QCOMPARE((*transaction)->commit().error().kind, ErrorKind::Timeout);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"1"_s);
}

void SqlTransactionTest::aStaleSnapshotCannotHappen()
{
    PlainDatabase database(Driver::Sqlite);
    database.execute(u"PRAGMA journal_mode=WAL"_s);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    storage::SqlitePool pool(database.path(), impatientWorkspace());
    const auto transaction = pool.begin({});
    QVERIFY((*transaction)->query(Statement(u"SELECT a FROM t"_s)));
    QSqlQuery other(database.connect());
    QVERIFY(other.exec(u"PRAGMA busy_timeout=0"_s));
    QVERIFY(!other.exec(u"INSERT INTO t VALUES (9)"_s)); // from BEGIN on nobody else writes

    QVERIFY((*transaction)->exec(insertion(1)));
    QVERIFY((*transaction)->commit());
}

void SqlTransactionTest::aFullDiskEndsEverything()
{
    PlainDatabase database(Driver::Sqlite);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    database.execute(u"CREATE TABLE u (b blob)"_s);
    storage::SqlitePool pool(database.path(), {});
    const auto client = pool.acquire(domain::ClientPurpose::Write);
    QVERIFY((*client)->query(Statement(u"PRAGMA max_page_count=8"_s)));
    const auto transaction = (*client)->begin({});
    QVERIFY((*transaction)->exec(insertion(1)));

    const auto full = (*transaction)->exec(Statement(u"INSERT INTO u VALUES (zeroblob(1000000))"_s));

    QCOMPARE(full.error().kind, ErrorKind::Internal);
    QCOMPARE(full.error().id, u"CAS-DiskFull"_s);
    QCOMPARE((*transaction)->exec(insertion(2)).error(), full.error());
    QCOMPARE((*transaction)->commit().error(), full.error());
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlTransactionTest::aReplacedFileIsNoticedBeforeCommit_data()
{
    QTest::addColumn<bool>("wal");
    QTest::newRow("rollback journal") << false;
    QTest::newRow("WAL") << true;
}

void SqlTransactionTest::aReplacedFileIsNoticedBeforeCommit()
{
    QFETCH(bool, wal);
    PlainDatabase database(Driver::Sqlite);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"moved.db"_s);
    storage::SqliteSettings settings;
    settings.createMissing = true;
    settings.ownFolder = wal;
    storage::SqlitePool pool(path, settings);
    const auto client = pool.acquire(domain::ClientPurpose::Write);
    QVERIFY(client);
    QVERIFY((*client)->exec(Statement(u"CREATE TABLE t (a int)"_s)));
    const auto transaction = (*client)->begin({});
    QVERIFY((*transaction)->exec(insertion(1)));
    QVERIFY(QFile::rename(path, folder.filePath(u"elsewhere.db"_s)));
    QVERIFY(QFile::copy(folder.filePath(u"elsewhere.db"_s), path));

    const auto committed = (*transaction)->commit();

    QCOMPARE(committed.error().kind, ErrorKind::Unreachable);
    QCOMPARE(committed.error().id, u"CAS-FileReplaced"_s);
    QVERIFY(committed.error().losesConnection());
}

void SqlTransactionTest::aLostConnectionDuringCommitIsAnUnknownOutcome()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    // The session ends inside COMMIT, where a deferred trigger runs.
    database.execute(
        u"CREATE FUNCTION leave() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$"_s);
    database.execute(u"CREATE CONSTRAINT TRIGGER leave AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
                     "EXECUTE FUNCTION leave()"_s);
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(insertion(1)));

    const auto committed = (*transaction)->commit();

    QCOMPARE(committed.error().kind, ErrorKind::OutcomeUnknown);
    QVERIFY(!client->isUsable());
}

void SqlTransactionTest::aLostConnectionBeforeCommitIsDefinite()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto transaction = client->begin({});
    const QString pid = (*transaction)->queryRow(Statement(u"SELECT pg_backend_pid()"_s))->text(0);
    database.execute(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(pid));

    const auto failure = (*transaction)->exec(insertion(1));

    QCOMPARE(failure.error().kind, ErrorKind::Unreachable);
    QCOMPARE((*transaction)->commit().error(), failure.error());
    QVERIFY(!client->isUsable());
}

CASTELLAN_TEST(SqlTransactionTest)
#include "SqlTransactionTest.moc"
