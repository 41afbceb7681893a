#include "tests/support/TestRegistry.h"

#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/Placeholders.h"
#include "storage/sql/SqlClient.h"

#include <QSqlQuery>
#include <QTest>

#include <limits>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using domain::Timestamp;
using storage::Row;
using storage::Rows;
using storage::Statement;
using storage::Value;

namespace {

QString blobType(Driver driver)
{
    return driver == Driver::Sqlite ? u"BLOB"_s : u"bytea"_s;
}

QString timeType(Driver driver)
{
    return driver == Driver::Sqlite ? u"INTEGER"_s : u"timestamptz"_s;
}

} // namespace

/// The sql dialect on a plain QSqlDatabase, with both drivers.
class SqlExecutorTest : public QObject
{
    Q_OBJECT

private slots:
    void placeholdersAreFoundOutsideQuotes_data();
    void placeholdersAreFoundOutsideQuotes();
    void everyTypeComesBackAsItWent_data() { addDriverRows(); }
    void everyTypeComesBackAsItWent();
    void nothingIsNullAndEmptyTextIsNot_data() { addDriverRows(); }
    void nothingIsNullAndEmptyTextIsNot();
    void aValueMayBeUsedTwice_data() { addDriverRows(); }
    void aValueMayBeUsedTwice();
    void valuesAreNeverTakenForSql_data();
    void valuesAreNeverTakenForSql();
    void listsArriveWithEveryCharacter_data() { addDriverRows(); }
    void listsArriveWithEveryCharacter();
    void unstorableTextIsRefused_data();
    void unstorableTextIsRefused();
    void execTellsTheRowsItChanged_data() { addDriverRows(); }
    void execTellsTheRowsItChanged();
    void oneRowIsAskedForAndOneRowOnlyIsTaken_data() { addDriverRows(); }
    void oneRowIsAskedForAndOneRowOnlyIsTaken();
    void aFailureHalfWayIsNoShortAnswer_data() { addDriverRows(); }
    void aFailureHalfWayIsNoShortAnswer();
    void violationsNameKindAndConstraint_data();
    void violationsNameKindAndConstraint();
    void aStatementIsUsedAgainAfterItsTableChanged_data() { addDriverRows(); }
    void aStatementIsUsedAgainAfterItsTableChanged();
    void columnsMustBeNamed();
    void aMissingValueIsRefused();
    void moreStatementsThanAreKeptStillWork_data() { addDriverRows(); }
    void moreStatementsThanAreKeptStillWork();
    void postgresTimesAndNumericsKeepAllDigits();
    void nothingIsSentWhileBackslashesEscape();
    void aClosedDatabaseIsNoClient();
};

void SqlExecutorTest::placeholdersAreFoundOutsideQuotes_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QList<qsizetype>>("values");
    using Values = QList<qsizetype>;
    QTest::newRow("plain") << u"SELECT $1, $2"_s << u"SELECT ?, ?"_s << Values{0, 1};
    QTest::newRow("another order") << u"SELECT $2, $1"_s << u"SELECT ?, ?"_s << Values{1, 0};
    QTest::newRow("used twice") << u"SELECT $1, $2, $1"_s << u"SELECT ?, ?, ?"_s << Values{0, 1, 0};
    QTest::newRow("two digits") << u"VALUES ($10, $1)"_s << u"VALUES (?, ?)"_s << Values{9, 0};
    QTest::newRow("text") << u"SELECT '$1' || $1"_s << u"SELECT '$1' || ?"_s << Values{0};
    QTest::newRow("quote in text") << u"SELECT 'it''s $1', $2"_s << u"SELECT 'it''s $1', ?"_s << Values{1};
    QTest::newRow("identifier") << u"SELECT \"a$1\", $1"_s << u"SELECT \"a$1\", ?"_s << Values{0};
    QTest::newRow("json path") << u"SELECT json_extract($1, '$.a')"_s << u"SELECT json_extract(?, '$.a')"_s
                               << Values{0};
}

void SqlExecutorTest::placeholdersAreFoundOutsideQuotes()
{
    QFETCH(QString, sql);
    QFETCH(QString, expected);
    QFETCH(QList<qsizetype>, values);

    QCOMPARE(storage::positionalPlaceholders(sql), (storage::DriverStatement{expected, values}));
}

void SqlExecutorTest::everyTypeComesBackAsItWent()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    const QString boolType = kind == Driver::Sqlite ? u"INTEGER"_s : u"boolean"_s;
    database.execute(
        u"CREATE TABLE t (a %1, b bigint, c text, d %2, e %3)"_s.arg(boolType, blobType(kind), timeType(kind)));
    const QByteArray bytes("\0\x01\xff'\\", 5);
    const Timestamp time = {1'767'225'600'123'457};

    QVERIFY(client->exec(
        Statement(u"INSERT INTO t VALUES ($1, $2, $3, $4, $5)"_s,
                  {true, std::numeric_limits<qint64>::min(), u"na\u00efve \U0001F600 %_\\"_s, bytes, time})));
    const auto row = client->queryRow(Statement(u"SELECT a, b, c, d, e FROM t"_s));

    QVERIFY(row);
    QCOMPARE(row->boolean(0), true);
    QCOMPARE(row->integer(1), std::numeric_limits<qint64>::min());
    QCOMPARE(row->text(2), u"na\u00efve \U0001F600 %_\\"_s);
    QCOMPARE(row->bytes(3), bytes);
    QCOMPARE(row->timestamp(4).microseconds, 1'767'225'600'123'457);
}

void SqlExecutorTest::nothingIsNullAndEmptyTextIsNot()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text, b text, c text, d %1)"_s.arg(blobType(kind)));

    QVERIFY(client->exec(
        Statement(u"INSERT INTO t VALUES ($1, $2, $3, $4)"_s, {Value::null(), QString(), u""_s, QByteArray()})));
    const auto row = client->queryRow(Statement(u"SELECT a, b, c, d FROM t"_s));

    QVERIFY(row);
    QVERIFY(row->isNull(0));
    QVERIFY(!row->isNull(1));
    QVERIFY(!row->isNull(2));
    QVERIFY(!row->isNull(3));
}

void SqlExecutorTest::aValueMayBeUsedTwice()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();

    const auto row = client->queryRow(
        Statement(u"SELECT CAST($2 AS text) || CAST($1 AS text) || CAST($2 AS text)"_s, {u"a"_s, u"b"_s}));

    QVERIFY2(row, qPrintable(row ? QString() : row.error().message));
    QCOMPARE(row->text(0), u"bab"_s);
}

void SqlExecutorTest::valuesAreNeverTakenForSql_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("text");
    for (const Driver driver : {Driver::Sqlite, Driver::Postgres}) {
        const char* const name = driver == Driver::Sqlite ? "sqlite" : "postgres";
        QTest::addRow("%s: quote", name) << static_cast<int>(driver) << u"'; DROP TABLE t; --"_s;
        QTest::addRow("%s: backslash", name) << static_cast<int>(driver) << u"\\'; DROP TABLE t; --"_s;
        QTest::addRow("%s: placeholder", name) << static_cast<int>(driver) << u"$1 ? :x ?1"_s;
        QTest::addRow("%s: dollar quotes", name) << static_cast<int>(driver) << u"$$ ; DROP TABLE t; $$"_s;
    }
}

void SqlExecutorTest::valuesAreNeverTakenForSql()
{
    QFETCH(int, driver);
    QFETCH(QString, text);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);

    QVERIFY(client->exec(Statement(u"INSERT INTO t VALUES ($1)"_s, {text})));
    const auto row = client->queryRow(Statement(u"SELECT a FROM t WHERE a = $1"_s, {text}));

    QVERIFY(row);
    QCOMPARE(row->text(0), text);
}

void SqlExecutorTest::listsArriveWithEveryCharacter()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    const QStringList texts = {u"plain"_s, u""_s, u"NULL"_s, u"a,b{}"_s, u"\"\\'\n"_s, u"\u00e4"_s};
    const QString sql = kind == Driver::Sqlite ? u"SELECT value FROM json_each($1) ORDER BY key"_s
                                               : u"SELECT item FROM unnest($1::text[]) AS list (item)"_s;

    const auto rows = client->query(Statement(sql, {texts}));

    QVERIFY(rows);
    QStringList found;
    for (const Row& row : *rows) {
        found << row.text(0);
    }
    QCOMPARE(found, texts);
    QVERIFY(client->query(Statement(sql, {QStringList()}))->isEmpty());
}

void SqlExecutorTest::unstorableTextIsRefused_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("text");
    for (const Driver driver : {Driver::Sqlite, Driver::Postgres}) {
        const char* const name = driver == Driver::Sqlite ? "sqlite" : "postgres";
        QTest::addRow("%s: NUL", name) << static_cast<int>(driver) << QString(u"a"_s + QChar(u'\0') + u'b');
        QTest::addRow("%s: lone surrogate", name) << static_cast<int>(driver) << QString(u"a"_s + QChar(0xd800));
    }
}

void SqlExecutorTest::unstorableTextIsRefused()
{
    QFETCH(int, driver);
    QFETCH(QString, text);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);

    for (const Value& value : {Value(text), Value(QStringList{text})}) {
        const auto done = client->exec(Statement(u"INSERT INTO t VALUES ($1)"_s, {value}));

        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::InvalidArgument);
        QCOMPARE(done.error().id, u"CAS-BadText"_s);
    }
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlExecutorTest::execTellsTheRowsItChanged()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int)"_s);

    QCOMPARE(client->exec(Statement(u"INSERT INTO t VALUES (1), (2), (3)"_s)).value(), 3);
    QCOMPARE(client->exec(Statement(u"DELETE FROM t WHERE a > $1"_s, {1})).value(), 2);
    QCOMPARE(client->exec(Statement(u"DELETE FROM t WHERE a > $1"_s, {1})).value(), 0);
}

void SqlExecutorTest::oneRowIsAskedForAndOneRowOnlyIsTaken()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a int)"_s);

    const auto none = client->queryRow(Statement(u"SELECT a FROM t"_s));
    database.execute(u"INSERT INTO t VALUES (1), (2)"_s);
    const auto many = client->queryRow(Statement(u"SELECT a FROM t"_s));

    QCOMPARE(none.error().id, u"CAS-NoRow"_s);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QCOMPARE(many.error().id, u"CAS-ManyRows"_s);
}

void SqlExecutorTest::aFailureHalfWayIsNoShortAnswer()
{
    QFETCH(int, driver);
    const auto kind = static_cast<Driver>(driver);
    PlainDatabase database(kind);
    const auto client = database.client();
    // The third row cannot be computed.
    const QString sql = kind == Driver::Sqlite
        ? u"SELECT json_extract(column1, '$.a') FROM (VALUES ('{}'), ('{}'), ('{'))"_s
        : u"SELECT 1 / a FROM (VALUES (2), (1), (0)) AS t (a)"_s;

    const auto rows = client->query(Statement(sql));

    QVERIFY(!rows);
    QVERIFY(client->query(Statement(u"SELECT 1"_s)));
}

void SqlExecutorTest::violationsNameKindAndConstraint_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("subject");
    const auto row = [](const char* name, Driver driver, const QString& sql, ErrorKind kind, const QString& id,
                        const QString& subject) {
        QTest::newRow(name) << static_cast<int>(driver) << sql << static_cast<int>(kind) << id << subject;
    };
    const auto both = [&row](const char* sqlite, const char* postgres, const QString& sql, ErrorKind kind,
                             const QString& id, const QString& sqliteSubject, const QString& postgresSubject) {
        row(sqlite, Driver::Sqlite, sql, kind, id, sqliteSubject);
        row(postgres, Driver::Postgres, sql, kind, id, postgresSubject);
    };
    both("sqlite: unique", "postgres: unique", u"INSERT INTO t VALUES (1, 'x', 1)"_s, ErrorKind::AlreadyExists,
         u"CAS-Duplicate"_s, u"t.id"_s, u"t_pkey"_s);
    both("sqlite: check", "postgres: check", u"INSERT INTO t VALUES (2, '', 1)"_s, ErrorKind::InvalidArgument,
         u"CAS-Check"_s, u"not_empty"_s, u"not_empty"_s);
    both("sqlite: reference", "postgres: reference", u"INSERT INTO t VALUES (2, 'x', 7)"_s,
         ErrorKind::PreconditionFailed, u"CAS-Reference"_s, u"FOREIGN KEY constraint failed"_s, u"t_parent_fkey"_s);
    both("sqlite: no table", "postgres: no table", u"INSERT INTO missing VALUES (1)"_s, ErrorKind::Schema,
         u"CAS-NoTable"_s, QString(), QString());
}

void SqlExecutorTest::violationsNameKindAndConstraint()
{
    QFETCH(int, driver);
    QFETCH(QString, sql);
    QFETCH(int, kind);
    QFETCH(QString, id);
    QFETCH(QString, subject);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(
        u"CREATE TABLE t (id int PRIMARY KEY, name text CONSTRAINT not_empty CHECK (name <> ''), parent int REFERENCES t)"_s);
    database.execute(u"INSERT INTO t VALUES (1, 'x', 1)"_s);

    const auto done = client->exec(Statement(sql));

    QVERIFY(!done);
    QCOMPARE(static_cast<int>(done.error().kind), kind);
    QCOMPARE(done.error().id, id);
    QCOMPARE(done.error().subject, subject);
    QVERIFY(!done.error().sqlState.isEmpty());
}

void SqlExecutorTest::aStatementIsUsedAgainAfterItsTableChanged()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);
    database.execute(u"INSERT INTO t VALUES ('x')"_s);
    const Statement statement(u"SELECT a FROM t WHERE a = $1"_s, {u"x"_s});
    QVERIFY(client->queryRow(statement));

    database.execute(u"ALTER TABLE t ADD COLUMN b text"_s);
    const auto row = client->queryRow(statement);

    QVERIFY(row);
    QCOMPARE(row->text(0), u"x"_s);
}

void SqlExecutorTest::columnsMustBeNamed()
{
    PlainDatabase database(Driver::Sqlite);
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);

    QCOMPARE(client->query(Statement(u"SELECT * FROM t"_s)).error().id, u"CAS-Statement"_s);
    QCOMPARE(client->query(Statement(u"INSERT INTO t VALUES ('x') RETURNING *"_s)).error().id, u"CAS-Statement"_s);
}

void SqlExecutorTest::aMissingValueIsRefused()
{
    PlainDatabase database(Driver::Sqlite);
    const auto client = database.client();

    QCOMPARE(client->query(Statement(u"SELECT $1, $2"_s, {1})).error().id, u"CAS-Statement"_s);
}

void SqlExecutorTest::moreStatementsThanAreKeptStillWork()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    const auto client = database.client();

    for (int round = 0; round < 2; ++round) {
        for (int number = 0; number < 100; ++number) {
            const auto row = client->queryRow(Statement(u"SELECT %1 + $1"_s.arg(number), {round}));

            QVERIFY(row);
            QCOMPARE(row->integer(0), number + round);
        }
    }
}

void SqlExecutorTest::postgresTimesAndNumericsKeepAllDigits()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();

    const auto row = client->queryRow(Statement(
        u"SELECT timestamptz '2026-01-01 01:00:00.123457+01', 1767225600.123457::numeric, 'infinity'::timestamptz"_s));

    QVERIFY(row);
    QCOMPARE(row->timestamp(0).microseconds, 1'767'225'600'123'457);
    QCOMPARE(row->text(1), u"1767225600.123457"_s);
    QCOMPARE(row->timestamp(2).microseconds, std::numeric_limits<qint64>::max());
}

void SqlExecutorTest::nothingIsSentWhileBackslashesEscape()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    database.execute(u"CREATE TABLE t (a text)"_s);
    QVERIFY(client->exec(Statement(u"SET standard_conforming_strings=off"_s)));

    const auto done = client->exec(Statement(u"INSERT INTO t VALUES ($1)"_s, {u"\\'); DROP TABLE t; --"_s}));

    QVERIFY(!done);
    QCOMPARE(done.error().id, u"CAS-Strings"_s);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

void SqlExecutorTest::aClosedDatabaseIsNoClient()
{
    PlainDatabase database(Driver::Sqlite);
    QSqlDatabase closed = database.connect();
    closed.close();

    const auto client = storage::clientOn(closed);

    QVERIFY(!client);
    QCOMPARE(client.error().id, u"CAS-Driver"_s);
}

CASTELLAN_TEST(SqlExecutorTest)
#include "SqlExecutorTest.moc"
