#include "tests/support/TestRegistry.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqlitePool.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>
#include <sys/stat.h>

#include <future>
#include <thread>

using namespace castellan;
using namespace Qt::Literals::StringLiterals;
using domain::ClientPurpose;
using domain::ErrorKind;
using storage::SqlitePool;
using storage::SqliteSettings;
using storage::Statement;

namespace {

constexpr std::chrono::milliseconds second{1'000};

SqliteSettings creating()
{
    SqliteSettings settings;
    settings.createMissing = true;
    return settings;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Made by another program: without our mark.
void makeDatabase(const QString& path, const char* sql)
{
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

mode_t permissions(const QString& path)
{
    struct stat status
    {};
    return stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0U;
}

QString single(domain::QueryExecutor& db, const QString& sql)
{
    const auto row = db.queryRow(Statement(sql));
    return row ? row->text(0) : row.error().message;
}

/// Runs for minutes unless stopped.
const QString endless =
    u"WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT count(*) FROM n WHERE a < $1"_s;

} // namespace

class SqlitePoolTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aMissingFileIsUnreachableAndNotMade();
    void aMissingFileIsMadeForUsAloneWhenAsked();
    void missingFoldersAreMadeInOurOwnFolderOnly();
    void whatIsNotADatabaseIsRefused_data();
    void whatIsNotADatabaseIsRefused();
    void aFolderIsNoDatabase();
    void aTruncatedDatabaseIsCorrupt();
    void aDamagedDatabaseOfOthersIsFoundAtFirstOpen();
    void aDatabaseLeftInTheMiddleIsRecovered();
    void aWriteProtectedFileCanBeReadOnly();
    void theReadOnlyOptionWritesNothing();
    void aSessionIsSetUp_data();
    void aSessionIsSetUp();
    void aFileOfOthersKeepsItsJournal();
    void pathsWithSpecialCharactersOpen_data();
    void pathsWithSpecialCharactersOpen();
    void pingAnswersWithinItsDeadline();
    void pingFindsAMissingFile();
    void pingOfALockedFileEndsAtTheDeadline();
    void aStatementEndsAtItsDeadline();
    void cancelStopsAStatementFromOutside();
    void cancelStopsWaitingForALock();
    void cancelAfterTheEndDoesNothing();
    void anIdleConnectionIsUsedAgain();
    void eachThreadHasItsOwnConnection();
    void aTransactionOutlivesItsPool();
    void aClosedPoolGivesNothing();
    void noConnectionIsLeftBehind();
    void theIdentityIsThatOfTheFile();
    void thereAreNoNotifications();

private:
    [[nodiscard]] QString path(const QString& name = u"acme.db"_s) const { return m_folder->path() + u'/' + name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SqlitePoolTest::aMissingFileIsUnreachableAndNotMade()
{
    SqlitePool pool(path(), {});

    const auto client = pool.acquire(ClientPurpose::Read);

    QCOMPARE(client.error().kind, ErrorKind::Unreachable);
    QCOMPARE(client.error().id, u"CAS-NoFile"_s);
    QVERIFY(client.error().message.contains(path()));
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(pool.ping(second).error().kind, ErrorKind::Unreachable);
}

void SqlitePoolTest::aMissingFileIsMadeForUsAloneWhenAsked()
{
    SqlitePool pool(path(u"acme.db"_s), creating());

    const auto client = pool.acquire(ClientPurpose::Write);

    QVERIFY(client);
    QCOMPARE(permissions(path(u"acme.db"_s)), mode_t{0600});
}

void SqlitePoolTest::missingFoldersAreMadeInOurOwnFolderOnly()
{
    SqliteSettings own = creating();
    own.ownFolder = true;
    SqlitePool ours(path(u"new/folder/acme.db"_s), own);
    SqlitePool others(path(u"mistyped/folder/acme.db"_s), creating());

    const auto made = ours.acquire(ClientPurpose::Write);
    const auto refused = others.acquire(ClientPurpose::Write);

    QVERIFY(made);
    QCOMPARE(permissions(path(u"new/folder/acme.db"_s)), mode_t{0600});
    QCOMPARE(permissions(path(u"new/folder"_s)), mode_t{0700});
    QCOMPARE(permissions(path(u"new"_s)), mode_t{0700});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unreachable);
    QCOMPARE(refused.error().id, u"CAS-NoFolder"_s);
    QVERIFY(refused.error().message.contains(path(u"mistyped/folder"_s)));
    QVERIFY(!QFileInfo::exists(path(u"mistyped"_s)));
}

void SqlitePoolTest::whatIsNotADatabaseIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("one character") << QByteArray("x");
    QTest::newRow("text") << QByteArray("name,domains\n").repeated(100);
    QTest::newRow("half a header") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("zeros") << QByteArray(4096, '\0');
}

void SqlitePoolTest::whatIsNotADatabaseIsRefused()
{
    QFETCH(QByteArray, bytes);
    write(path(), bytes);
    SqlitePool pool(path(), creating());

    const auto client = pool.acquire(ClientPurpose::Read);

    QCOMPARE(client.error().kind, ErrorKind::Schema);
    QCOMPARE(client.error().id, u"CAS-NotADatabase"_s);
    QCOMPARE(contents(path()), bytes);
}

void SqlitePoolTest::aFolderIsNoDatabase()
{
    SqlitePool pool(m_folder->path(), {});

    QCOMPARE(pool.acquire(ClientPurpose::Read).error().kind, ErrorKind::Schema);
}

void SqlitePoolTest::aTruncatedDatabaseIsCorrupt()
{
    makeDatabase(path(), "CREATE TABLE t (a); INSERT INTO t VALUES (zeroblob(100000))");
    write(path(), contents(path()).first(20'000));
    SqlitePool pool(path(), {});

    const auto client = pool.acquire(ClientPurpose::Read);

    QCOMPARE(client.error().kind, ErrorKind::Schema);
    QCOMPARE(client.error().id, u"CAS-Corrupt"_s);
}

void SqlitePoolTest::aDamagedDatabaseOfOthersIsFoundAtFirstOpen()
{
    makeDatabase(
        path(),
        "CREATE TABLE t (a INTEGER PRIMARY KEY, b); WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n LIMIT 2000) "
        "INSERT INTO t SELECT a, zeroblob(50) FROM n");
    QByteArray bytes = contents(path());
    bytes.replace(8192, 4096, QByteArray(4096, '\x7f'));
    write(path(), bytes);
    SqlitePool pool(path(), {});

    const auto client = pool.acquire(ClientPurpose::Read);

    QCOMPARE(client.error().kind, ErrorKind::Schema);
    QCOMPARE(client.error().id, u"CAS-Corrupt"_s);
}

void SqlitePoolTest::aDatabaseLeftInTheMiddleIsRecovered()
{
    // A copy taken in the middle of a commit: pages of it are written already, and its journal says what they were.
    makeDatabase(path(), "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &handle), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(handle,
                     "PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; WITH RECURSIVE n (a) AS (SELECT 1 UNION ALL "
                     "SELECT a + 1 FROM n LIMIT 5000) INSERT INTO t SELECT zeroblob(500) FROM n",
                     nullptr, nullptr, nullptr),
        SQLITE_OK);
    const QString copy = path(u"copy.db"_s);
    QVERIFY(QFile::copy(path(), copy));
    QVERIFY(QFile::copy(path(u"acme.db-journal"_s), path(u"copy.db-journal"_s)));
    sqlite3_close(handle);
    SqlitePool pool(copy, {});

    const auto client = pool.acquire(ClientPurpose::Read);

    QVERIFY(client);
    QCOMPARE(single(**client, u"SELECT count(*) FROM t"_s), u"1"_s);
}

void SqlitePoolTest::aWriteProtectedFileCanBeReadOnly()
{
    makeDatabase(path(), "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    QVERIFY(QFile::setPermissions(path(), QFileDevice::ReadOwner));
    SqlitePool pool(path(), {});

    const auto client = pool.acquire(ClientPurpose::Write);

    QVERIFY(client);
    QCOMPARE(single(**client, u"SELECT a FROM t"_s), u"1"_s);
    QVERIFY((*client)->identity()->readOnly);
    QCOMPARE((*client)->begin({}).error().kind, ErrorKind::PermissionDenied);
    QCOMPARE((*client)->exec(Statement(u"DELETE FROM t"_s)).error().kind, ErrorKind::PermissionDenied);
}

void SqlitePoolTest::theReadOnlyOptionWritesNothing()
{
    makeDatabase(path(), "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
    const QByteArray before = contents(path());
    SqliteSettings settings;
    settings.readOnly = true;
    {
        SqlitePool pool(path(), settings);
        const auto client = pool.acquire(ClientPurpose::Write);

        const auto done = (*client)->exec(Statement(u"DELETE FROM t"_s));

        QCOMPARE(done.error().kind, ErrorKind::PermissionDenied);
        QCOMPARE(done.error().id, u"CAS-ReadOnly"_s);
    }
    QCOMPARE(contents(path()), before);
}

void SqlitePoolTest::aSessionIsSetUp_data()
{
    QTest::addColumn<bool>("ownFolder");
    QTest::addColumn<QString>("journal");
    QTest::newRow("a file anywhere") << false << u"delete"_s;
    QTest::newRow("in our own folder") << true << u"wal"_s;
}

void SqlitePoolTest::aSessionIsSetUp()
{
    QFETCH(bool, ownFolder);
    QFETCH(QString, journal);
    SqliteSettings settings = creating();
    settings.ownFolder = ownFolder;
    SqlitePool pool(path(), settings);

    const auto client = pool.acquire(ClientPurpose::Write);

    QCOMPARE(single(**client, u"PRAGMA foreign_keys"_s), u"1"_s);
    QCOMPARE(single(**client, u"PRAGMA trusted_schema"_s), u"0"_s);
    QCOMPARE(single(**client, u"PRAGMA synchronous"_s), u"2"_s);
    QCOMPARE(single(**client, u"PRAGMA journal_mode"_s), journal);
}

void SqlitePoolTest::aFileOfOthersKeepsItsJournal()
{
    makeDatabase(path(), "PRAGMA journal_mode=WAL; CREATE TABLE t (a)");
    SqlitePool pool(path(), {});

    const auto client = pool.acquire(ClientPurpose::Write);

    QCOMPARE(single(**client, u"PRAGMA journal_mode"_s), u"wal"_s);
}

void SqlitePoolTest::pathsWithSpecialCharactersOpen_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("blank") << u"my file.db"_s;
    QTest::newRow("question mark") << u"what?mode=memory.db"_s;
    QTest::newRow("hash") << u"a#b.db"_s;
    QTest::newRow("per cent") << u"100%25.db"_s;
    QTest::newRow("semicolon") << u"a;b.db"_s;
    QTest::newRow("umlaut") << u"f\u00fcr.db"_s;
    QTest::newRow("memory") << u":memory:"_s;
}

void SqlitePoolTest::pathsWithSpecialCharactersOpen()
{
    QFETCH(QString, name);
    SqlitePool pool(path(name), creating());
    const auto client = pool.acquire(ClientPurpose::Write);
    QVERIFY(client);

    QVERIFY((*client)->exec(Statement(u"CREATE TABLE t (a)"_s)));

    QVERIFY(QFile(path(name)).size() > 0);
    QCOMPARE((*client)->identity()->address, path(name));
}

void SqlitePoolTest::pingAnswersWithinItsDeadline()
{
    SqlitePool pool(path(), creating());

    const auto reply = pool.ping(second);

    QVERIFY(reply);
    QVERIFY(reply->roundTrip < second);
}

void SqlitePoolTest::pingFindsAMissingFile()
{
    SqlitePool pool(path(), creating());
    const auto client = pool.acquire(ClientPurpose::Read);
    QVERIFY((*client)->ping(second));
    QVERIFY(QFile::remove(path()));

    const auto reply = (*client)->ping(second);

    QCOMPARE(reply.error().kind, ErrorKind::Unreachable);
    QVERIFY(!(*client)->isUsable());
}

void SqlitePoolTest::pingOfALockedFileEndsAtTheDeadline()
{
    makeDatabase(path(), "CREATE TABLE t (a)");
    SqlitePool pool(path(), {});
    const auto client = pool.acquire(ClientPurpose::Read);
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    QElapsedTimer timer;
    timer.start();

    const auto reply = (*client)->ping(std::chrono::milliseconds(100));

    QCOMPARE(reply.error().kind, ErrorKind::Timeout);
    QVERIFY(timer.elapsed() < 2'000);
    sqlite3_close(other);
    QVERIFY((*client)->ping(second));
}

void SqlitePoolTest::aStatementEndsAtItsDeadline()
{
    SqlitePool pool(path(), creating());
    const auto client = pool.acquire(ClientPurpose::Read);

    const auto rows = (*client)->query(Statement(endless, {1}).within(std::chrono::milliseconds(50)));

    QCOMPARE(rows.error().kind, ErrorKind::Timeout);
    QCOMPARE(rows.error().id, u"CAS-StatementTimeout"_s);
    QVERIFY((*client)->query(Statement(u"SELECT 1"_s)));
}

void SqlitePoolTest::cancelStopsAStatementFromOutside()
{
    SqlitePool pool(path(), creating());
    const auto client = pool.acquire(ClientPurpose::Read);
    std::atomic_bool done = false;
    std::thread other([canceller = (*client)->canceller(), &done] {
        while (!done) { // until one of them meets the running statement
            canceller->cancel();
            std::this_thread::yield();
        }
    });

    const auto rows = (*client)->query(Statement(endless, {1}));

    done = true;
    other.join();
    QCOMPARE(rows.error().kind, ErrorKind::Cancelled);
    QVERIFY((*client)->query(Statement(u"SELECT 1"_s)));
}

void SqlitePoolTest::cancelStopsWaitingForALock()
{
    makeDatabase(path(), "CREATE TABLE t (a)");
    SqlitePool pool(path(), {});
    const auto client = pool.acquire(ClientPurpose::Write);
    sqlite3* holder = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path()).constData(), &holder), SQLITE_OK);
    QCOMPARE(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    std::atomic_bool done = false;
    std::thread other([canceller = (*client)->canceller(), &done] {
        while (!done) {
            canceller->cancel();
            std::this_thread::yield();
        }
    });

    const auto transaction = (*client)->begin({});

    done = true;
    other.join();
    sqlite3_close(holder);
    QCOMPARE(transaction.error().kind, ErrorKind::Cancelled);
}

void SqlitePoolTest::cancelAfterTheEndDoesNothing()
{
    std::shared_ptr<domain::Canceller> canceller;
    {
        SqlitePool pool(path(), creating());
        const auto client = pool.acquire(ClientPurpose::Read);
        canceller = (*client)->canceller();
        canceller->cancel();
        QVERIFY((*client)->query(Statement(u"SELECT 1"_s)));
    }

    canceller->cancel(); // the connection is closed

    QVERIFY(canceller);
}

void SqlitePoolTest::anIdleConnectionIsUsedAgain()
{
    SqlitePool pool(path(), creating());
    QVERIFY((*pool.acquire(ClientPurpose::Read))->exec(Statement(u"CREATE TEMP TABLE mine (a)"_s)));

    const auto again = pool.acquire(ClientPurpose::Write);

    QVERIFY((*again)->query(Statement(u"SELECT a FROM mine"_s)));
}

void SqlitePoolTest::eachThreadHasItsOwnConnection()
{
    SqlitePool pool(path(), creating());
    QVERIFY((*pool.acquire(ClientPurpose::Read))->exec(Statement(u"CREATE TEMP TABLE mine (a)"_s)));

    const auto elsewhere =
        std::async(std::launch::async, [&pool] {
            return (*pool.acquire(ClientPurpose::Read))->query(Statement(u"SELECT a FROM mine"_s)).has_value();
        }).get();

    QVERIFY(!elsewhere);
}

void SqlitePoolTest::aTransactionOutlivesItsPool()
{
    auto pool = std::make_unique<SqlitePool>(path(), creating());
    auto transaction = pool->begin({});
    QVERIFY(transaction);

    pool.reset();

    QVERIFY((*transaction)->exec(Statement(u"CREATE TABLE t (a)"_s)));
    QVERIFY((*transaction)->commit());
}

void SqlitePoolTest::aClosedPoolGivesNothing()
{
    SqlitePool pool(path(), creating());
    const auto client = pool.acquire(ClientPurpose::Read);

    pool.close();

    QCOMPARE(pool.acquire(ClientPurpose::Read).error().id, u"CAS-PoolClosed"_s);
    QVERIFY((*client)->query(Statement(u"SELECT 1"_s)));
}

void SqlitePoolTest::noConnectionIsLeftBehind()
{
    QTest::failOnWarning(QRegularExpression(u"QSqlDatabase.*"_s));
    {
        SqlitePool pool(path(), creating());
        const auto one = pool.acquire(ClientPurpose::Read);
        const auto two = pool.acquire(ClientPurpose::Write);
        QVERIFY((*two)->query(Statement(u"SELECT $1"_s, {1})));
        QCOMPARE(QSqlDatabase::connectionNames().size(), 2);
    }

    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void SqlitePoolTest::theIdentityIsThatOfTheFile()
{
    SqlitePool pool(path(), creating());

    const auto identity = (*pool.acquire(ClientPurpose::Read))->identity();

    QCOMPARE(identity->product, u"SQLite"_s);
    QCOMPARE(identity->version, QString::fromLatin1(sqlite3_libversion()));
    QCOMPARE(identity->address, path());
    QVERIFY(!identity->readOnly);
}

void SqlitePoolTest::thereAreNoNotifications()
{
    SqlitePool pool(path(), creating());

    const auto notifications = (*pool.acquire(ClientPurpose::Read))->listen(u"castellan_events"_s);

    QVERIFY(notifications);
    QVERIFY(!*notifications);
}

CASTELLAN_TEST(SqlitePoolTest)
#include "SqlitePoolTest.moc"
