#include "storage/database/OpenPool.h"
#include "storage/database/PipelineExecutor.h"
#include "storage/database/Rows.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QTest>

using namespace castellan;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

class PostgresOpenPoolTest final : public QObject
{
    Q_OBJECT

private slots:
    void bothKindsOfTargetAreOpened_data();
    void bothKindsOfTargetAreOpened();
    void readingOnlyHoldsForBoth_data() { bothKindsOfTargetAreOpened_data(); }
    void readingOnlyHoldsForBoth();
    void aPasswordFromAPromptIsUsed();

private:
    QTemporaryDir m_folder;
    PostgresServer m_server = PostgresServer::shared();
    std::unique_ptr<PostgresDatabase> m_database = m_server.createDatabase();
};

void PostgresOpenPoolTest::bothKindsOfTargetAreOpened_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("product");
    QTest::newRow("workspace") << u"sqlite:"_s + m_folder.filePath(u"a.db"_s) << u"SQLite"_s;
    QTest::newRow("server") << m_database->socketUrl() << u"PostgreSQL"_s;
}

void PostgresOpenPoolTest::bothKindsOfTargetAreOpened()
{
    QFETCH(QString, text);
    QFETCH(QString, product);
    domain::OpenOptions options;
    options.createMissing = true;
    const auto pool = openPool(Target::parse(text).value(), options);

    auto client = pool->acquire(domain::ClientPurpose::Write);

    QVERIFY2(client.has_value(), qPrintable(client ? QString() : client.error().message));
    QCOMPARE((*client)->identity()->product, product);
    const PipelineResult answers = runAll(**client,
                                          {Statement(u"create table if not exists t (a text)"_s),
                                           Statement(u"insert into t values ($1)"_s, {u"x"_s}),
                                           Statement(u"select a from t"_s)});
    QVERIFY(answers);
    QCOMPARE(answers->at(1).affectedRows, 1);
    QCOMPARE(answers->at(2).rows.at(0).text(0), u"x"_s);
}

void PostgresOpenPoolTest::readingOnlyHoldsForBoth()
{
    QFETCH(QString, text);
    domain::OpenOptions options;
    options.readOnly = true;
    const auto pool = openPool(Target::parse(text).value(), options);

    // SQLite takes the lock for writing when a transaction begins, and so refuses earlier.
    const auto written = pool->begin({}).and_then([](const std::unique_ptr<domain::Transaction>& transaction) {
        return transaction->exec(Statement(u"insert into t values ('y')"_s));
    });

    QVERIFY(!written);
    QCOMPARE(domain::kindName(written.error().kind), u"permission-denied"_s);
}

void PostgresOpenPoolTest::aPasswordFromAPromptIsUsed()
{
    const Target target = Target::parse(m_database->tcpUrl()).value();
    domain::OpenOptions options;

    const auto without = openPool(target, options)->acquire(domain::ClientPurpose::Read);
    options.password = m_server.password();
    const auto with = openPool(target, options)->acquire(domain::ClientPurpose::Read);

    QCOMPARE(without.error().id, u"CAS-NoPassword"_s);
    QVERIFY(with.has_value());
}

CASTELLAN_TEST(PostgresOpenPoolTest)
#include "PostgresOpenPoolTest.moc"
