#include "tests/support/TestRegistry.h"

#include "PlainDatabase.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/SqlClient.h"

#include <QSqlQuery>
#include <QTest>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using domain::ErrorKind;
using storage::Statement;

/// What Qt Sql says when things go wrong must not be taken at its word: each is met here as it would deceive.
class SqlTrapsTest : public QObject
{
    Q_OBJECT

private slots:
    void anErrorOfBeforeIsForgotten_data() { addDriverRows(); }
    void anErrorOfBeforeIsForgotten();
    void severalStatementsInATextAreRefused_data();
    void severalStatementsInATextAreRefused();
    void aTransactionThatWasEndedBehindOurBackIsNotCommitted();
    void aRefusalAtCommitKeepsItsCode();
    void aRollbackInAnswerToCommitIsAnError();
    void whatTheEndOfTheSessionSwallowedHasWords();
};

// lastError() of a QSqlDatabase stays after the next success.
void SqlTrapsTest::anErrorOfBeforeIsForgotten()
{
    QFETCH(int, driver);
    PlainDatabase database(static_cast<Driver>(driver));
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto client = database.client();
    {
        const auto transaction = client->begin({});
        QVERIFY(!(*transaction)->exec(Statement(u"INSERT INTO nowhere VALUES (1)"_s)));
        QVERIFY(!(*transaction)->commit());
    }

    const auto transaction = client->begin({});
    QVERIFY(transaction);
    QVERIFY((*transaction)->exec(Statement(u"INSERT INTO t VALUES (1)"_s)));
    QVERIFY((*transaction)->commit());

    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"1"_s);
}

void SqlTrapsTest::severalStatementsInATextAreRefused_data()
{
    QTest::addColumn<int>("driver");
    QTest::addColumn<QString>("sql");
    const QString good = u"INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)"_s;
    const QString bad = u"INSERT INTO t VALUES (1); INSERT INTO t VALUES (1)"_s;
    for (const Driver driver : {Driver::Sqlite, Driver::Postgres}) {
        const char* const name = driver == Driver::Sqlite ? "sqlite" : "postgres";
        QTest::addRow("%s, both good", name) << static_cast<int>(driver) << good;
        QTest::addRow("%s, second bad", name) << static_cast<int>(driver) << bad;
    }
}

void SqlTrapsTest::severalStatementsInATextAreRefused()
{
    QFETCH(int, driver);
    QFETCH(QString, sql);
    PlainDatabase database(static_cast<Driver>(driver));
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    const auto client = database.client();
    const auto transaction = client->begin({});

    const auto done = (*transaction)->exec(Statement(sql));

    QVERIFY(!done);
    QVERIFY(!(*transaction)->commit());
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

// COMMIT outside a transaction "succeeds": rows before the end are lost, rows after it are in.
void SqlTrapsTest::aTransactionThatWasEndedBehindOurBackIsNotCommitted()
{
    PlainDatabase database(Driver::Postgres);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    QSqlDatabase plain = database.connect();
    const auto client = std::move(*storage::clientOn(plain));
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(Statement(u"INSERT INTO t VALUES (1)"_s)));
    QVERIFY(QSqlQuery(plain).exec(u"ROLLBACK"_s));

    const auto committed = (*transaction)->commit();

    QVERIFY(!committed);
    QCOMPARE(committed.error().id, u"CAS-TransactionEnded"_s);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

// QSqlDatabase::commit() would have no code for it.
void SqlTrapsTest::aRefusalAtCommitKeepsItsCode()
{
    PlainDatabase database(Driver::Postgres);
    database.execute(u"CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)"_s);
    const auto client = database.client();
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(Statement(u"INSERT INTO t VALUES ($1), ($1)"_s, {1})));

    const auto committed = (*transaction)->commit();

    QVERIFY(!committed);
    QCOMPARE(committed.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(committed.error().sqlState, u"23505"_s);
    QVERIFY(!committed.error().connectionLost);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

// The server answers ROLLBACK to the COMMIT of a transaction that has failed, and QSqlQuery calls that a success.
void SqlTrapsTest::aRollbackInAnswerToCommitIsAnError()
{
    PlainDatabase database(Driver::Postgres);
    database.execute(u"CREATE TABLE t (a int PRIMARY KEY)"_s);
    QSqlDatabase plain = database.connect();
    const auto client = std::move(*storage::clientOn(plain));
    const auto transaction = client->begin({});
    QVERIFY((*transaction)->exec(Statement(u"INSERT INTO t VALUES (1)"_s)));
    QVERIFY(!QSqlQuery(plain).exec(u"INSERT INTO nowhere VALUES (1)"_s)); // by somebody who shares the connection

    const auto committed = (*transaction)->commit();

    QVERIFY(!committed);
    QCOMPARE(database.execute(u"SELECT count(*) FROM t"_s), u"0"_s);
}

// After a loss QSqlError may be empty, its type is never ConnectionError, and isOpen() stays true.
void SqlTrapsTest::whatTheEndOfTheSessionSwallowedHasWords()
{
    PlainDatabase database(Driver::Postgres);
    const auto client = database.client();
    const QString pid = client->queryRow(Statement(u"SELECT pg_backend_pid()"_s))->text(0);
    database.execute(u"SELECT pg_terminate_backend(%1, 5000)"_s.arg(pid));

    for (int attempt = 0; attempt < 3; ++attempt) { // the first finds it out, the others are not even sent
        const auto answer = client->query(Statement(u"SELECT 1"_s));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Unreachable);
        QVERIFY(answer.error().connectionLost);
        QVERIFY(!answer.error().message.isEmpty());
        QVERIFY(!client->isUsable());
    }
}

CASTELLAN_TEST(SqlTrapsTest)
#include "SqlTrapsTest.moc"
