#include "storage/repository/DatabaseServices.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace castellan::domain;
using namespace castellan::storage;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

QString contentOf(const QString& name)
{
    QFile file(QStringLiteral(CASTELLAN_TEST_DATA "/") + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Upgrades the target and tells what differs from its events.
void upgradesAndVerifiesClean(const QString& target)
{
    DatabaseTargetOpener opener;
    const auto services = opener.open(target, {});
    QVERIFY(services);
    const auto client = (*services)->pool().acquire(ClientPurpose::Write);
    QVERIFY2(client, qPrintable(client ? QString() : client.error().message));

    const auto steps = (*services)->schema().setUp(**client, {}, {});
    QVERIFY2(steps, qPrintable(steps ? QString() : steps.error().message));

    QCOMPARE((*services)->schema().status(**client)->state, SchemaState::Current);
    QStringList found;
    const auto report = (*services)->projections().verify(**client, {}, [&found](const Difference& difference) {
        found.append(differenceText(difference.kind) + u' ' + difference.organization + u' ' + difference.domain + u' '
                     + difference.column);
    });
    QVERIFY2(report, qPrintable(report ? QString() : report.error().message));
    QCOMPARE(found, QStringList());
    QCOMPARE(report->events, 28);
    QCOMPARE(report->rows, 9);
}

} // namespace

/// What the first version of our schema wrote opens, is upgraded, and is what its events say.
class FirstSchemaTest : public QObject
{
    Q_OBJECT

private slots:
    void aWorkspace();
    void aDatabase();
};

void FirstSchemaTest::aWorkspace()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"first.db"_s);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"first"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : contentOf(u"first-workspace.sql"_s).split(u"\n\n"_s)) {
            QVERIFY2(QSqlQuery(database).exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(u"first"_s);

    upgradesAndVerifiesClean(u"sqlite:"_s + path);
}

void FirstSchemaTest::aDatabase()
{
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    database->execute(u"SET ROLE "_s + server.role() + u"; "_s + contentOf(u"first-database.sql"_s));

    upgradesAndVerifiesClean(database->socketUrl());
}

CASTELLAN_TEST(FirstSchemaTest)
#include "FirstSchemaTest.moc"
