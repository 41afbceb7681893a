#include "tests/support/TestRegistry.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqlitePool.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace castellan;
using namespace Qt::Literals::StringLiterals;
using domain::ClientPurpose;
using storage::SqlitePool;
using storage::SqliteSettings;
using storage::Statement;

namespace {

constexpr int rowsOfABatch = 20;

/// Writes batches until it is killed, and says after each that was committed: one byte into the pipe.
[[noreturn]] void writeForEver(const QString& path, const SqliteSettings& settings, int acknowledged)
{
    SqlitePool pool(path, settings);
    for (;;) {
        const auto transaction = pool.begin({});
        if (!transaction) {
            _exit(1);
        }
        for (int row = 0; row < rowsOfABatch; ++row) {
            const Statement insert(u"INSERT INTO t (batch) SELECT coalesce(max(batch), 0) + $1 FROM t"_s,
                                   {row == 0 ? 1 : 0}); // the next, then the same
            if (!(*transaction)->exec(insert)) {
                _exit(2);
            }
        }
        if (!(*transaction)->commit() || write(acknowledged, "x", 1) != 1) {
            _exit(3);
        }
    }
}

qsizetype bytesIn(int pipe)
{
    qsizetype count = 0;
    char bytes[256];
    for (ssize_t got = 0; (got = read(pipe, bytes, sizeof bytes)) > 0;) {
        count += got;
    }
    return count;
}

} // namespace

/// The program is killed at any moment of its batches: none is half there, and what was acknowledged is there.
class SqliteKillTest : public QObject
{
    Q_OBJECT

private slots:
    void killedBatchesAreWholeOrNotThere_data();
    void killedBatchesAreWholeOrNotThere();
};

void SqliteKillTest::killedBatchesAreWholeOrNotThere_data()
{
    QTest::addColumn<bool>("ownFolder");
    QTest::newRow("rollback journal") << false;
    QTest::newRow("write-ahead log") << true;
}

void SqliteKillTest::killedBatchesAreWholeOrNotThere()
{
    QFETCH(bool, ownFolder);
    constexpr int kills = 15;
    constexpr int longestMilliseconds = 60;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"killed.db"_s);
    SqliteSettings settings;
    settings.createMissing = true;
    settings.ownFolder = ownFolder;
    QVERIFY(SqlitePool(path, settings)
                .acquire(ClientPurpose::Write)
                .value()
                ->exec(Statement(u"CREATE TABLE t (number INTEGER PRIMARY KEY, batch INTEGER NOT NULL)"_s)));
    qsizetype acknowledged = 0;
    for (int round = 0; round < kills; ++round) {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) {
            writeForEver(path, settings, ends[1]);
        }
        close(ends[1]);
        char first = 0;
        QCOMPARE(read(ends[0], &first, 1), ssize_t{1}); // it is at work
        usleep(useconds_t(QRandomGenerator::global()->bounded(longestMilliseconds * 1'000)));
        QCOMPARE(kill(child, SIGKILL), 0);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        acknowledged += 1 + bytesIn(ends[0]);
        close(ends[0]);

        SqlitePool pool(path, settings);
        const auto client = pool.acquire(ClientPurpose::Read);
        QVERIFY2(client, client ? "" : qPrintable(client.error().message));
        const auto found = (*client)->queryRow(Statement(u"SELECT count(DISTINCT batch), count(*) FROM t"_s));
        QVERIFY(found);
        QCOMPARE(found->integer(1), found->integer(0) * rowsOfABatch);
        // Of each round at most one batch was committed and had no time to say so.
        QVERIFY(found->integer(0) >= acknowledged);
        QVERIFY(found->integer(0) <= acknowledged + round + 1);
    }
}

CASTELLAN_TEST(SqliteKillTest)
#include "SqliteKillTest.moc"
