#include "tests/support/TestRegistry.h"

#include "storage/sql/SqliteErrors.h"

#include <QTest>

using namespace castellan;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;

/// The table from SQLite's codes to kinds.
class SqliteErrorsTest : public QObject
{
    Q_OBJECT

private slots:
    void codesHaveTheirKind_data();
    void codesHaveTheirKind();
    void aTakenSequenceMayBeTriedAgain();
    void aTakenDomainIsSaidAsTheReferenceDoes();
    void whatIsFilledInIsNotFilledInAgain();
};

void SqliteErrorsTest::codesHaveTheirKind_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    const auto row = [](const char* name, int code, const QString& words, ErrorKind kind, const QString& id) {
        QTest::newRow(name) << code << words << static_cast<int>(kind) << id;
    };
    row("unique", 2067, u"UNIQUE constraint failed: t.a"_s, ErrorKind::AlreadyExists, u"CAS-Duplicate"_s);
    row("primary key", 1555, u"UNIQUE constraint failed: t.a"_s, ErrorKind::AlreadyExists, u"CAS-Duplicate"_s);
    row("foreign key", 787, u"FOREIGN KEY constraint failed"_s, ErrorKind::PreconditionFailed, u"CAS-Reference"_s);
    row("not null", 1299, u"NOT NULL constraint failed: t.a"_s, ErrorKind::InvalidArgument, u"CAS-NotNull"_s);
    row("check", 275, u"CHECK constraint failed: c"_s, ErrorKind::InvalidArgument, u"CAS-Check"_s);
    row("busy", 5, u"database is locked"_s, ErrorKind::Timeout, u"CAS-LockTimeout"_s);
    row("busy, recovering", 261, u"database is locked"_s, ErrorKind::Timeout, u"CAS-LockTimeout"_s);
    row("stale snapshot", 517, u"database is locked"_s, ErrorKind::Conflict, u"CAS-Serialization"_s);
    row("locked", 6, u"database table is locked"_s, ErrorKind::Timeout, u"CAS-LockTimeout"_s);
    row("read-only", 8, u"attempt to write a readonly database"_s, ErrorKind::PermissionDenied, u"CAS-ReadOnly"_s);
    row("read-only folder", 1544, u"attempt to write a readonly database"_s, ErrorKind::PermissionDenied,
        u"CAS-ReadOnly"_s);
    row("moved", 1032, u"attempt to write a readonly database"_s, ErrorKind::Unreachable, u"CAS-FileReplaced"_s);
    row("cannot open", 14, u"unable to open database file"_s, ErrorKind::Unreachable, u"CAS-CannotOpen"_s);
    row("corrupt", 11, u"database disk image is malformed"_s, ErrorKind::Schema, u"CAS-Corrupt"_s);
    row("not a database", 26, u"file is not a database"_s, ErrorKind::Schema, u"CAS-NotADatabase"_s);
    row("disk full", 13, u"database or disk is full"_s, ErrorKind::Internal, u"CAS-DiskFull"_s);
    row("disk error", 522, u"disk I/O error"_s, ErrorKind::Internal, u"CAS-DiskError"_s);
    row("interrupted", 9, u"interrupted"_s, ErrorKind::Cancelled, u"CAS-Cancelled"_s);
    row("no table", 1, u"no such table: t"_s, ErrorKind::Schema, u"CAS-NoTable"_s);
    row("no column", 1, u"table t has no column named x"_s, ErrorKind::Schema, u"CAS-NoColumn"_s);
    row("anything else", 1, u"near \"SELEC\": syntax error"_s, ErrorKind::Internal, u"CAS-Database"_s);
}

void SqliteErrorsTest::codesHaveTheirKind()
{
    QFETCH(int, code);
    QFETCH(QString, words);
    QFETCH(int, kind);
    QFETCH(QString, id);

    const domain::Error error = storage::sqliteError(code, words, u"/data/acme.db"_s);

    QCOMPARE(static_cast<int>(error.kind), kind);
    QCOMPARE(error.id, id);
    QCOMPARE(error.sqlState, u"sqlite:%1"_s.arg(code));
    QCOMPARE(error.detail, words);
    QVERIFY(error.message.contains(u"/data/acme.db"_s));
}

void SqliteErrorsTest::aTakenSequenceMayBeTriedAgain()
{
    const domain::Error error = storage::sqliteError(
        1555, u"UNIQUE constraint failed: eventstore_events2.instance_id, eventstore_events2.sequence"_s, u"f"_s);

    QCOMPARE(error.kind, ErrorKind::Conflict);
    QCOMPARE(error.id, u"CAS-Sequence"_s);
    QVERIFY(error.isTransient());
}

void SqliteErrorsTest::aTakenDomainIsSaidAsTheReferenceDoes()
{
    const domain::Error error = storage::sqliteError(1811, u"org domain is already taken"_s, u"f"_s);

    QCOMPARE(error.kind, ErrorKind::AlreadyExists);
    QCOMPARE(error.messageKey, u"Errors.Org.Domain.AlreadyExists"_s);
}

void SqliteErrorsTest::whatIsFilledInIsNotFilledInAgain()
{
    const domain::Error error = storage::sqliteError(5, u"x"_s, u"/data/%2%1.db"_s);

    QCOMPARE(error.message,
             u"Another program is using /data/%2%1.db for too long. Close it there, or try again later."_s);
}

CASTELLAN_TEST(SqliteErrorsTest)
#include "SqliteErrorsTest.moc"
