#include "models/organization/OrganizationTableModel.h"
#include "models/table/RowStore.h"
#include "tests/models/ModelScene.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QElapsedTimer>
#include <QtTest/QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using tests::ModelScene;
using tests::PostgresServer;

namespace {

constexpr int rows = 100'000;

QString expectedName(int row)
{
    return u"Row %1"_s.arg(row + 1, 6, 10, QLatin1Char('0'));
}

int rowsAtHand(const PagedTableModel& model)
{
    int count = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        count += model.row(row) ? 1 : 0;
    }
    return count;
}

} // namespace

/// A hundred thousand rows on either database.
class LongTableTest : public QObject
{
    Q_OBJECT

private slots:
    void jumpingAroundKeepsMemoryFlat_data();
    void jumpingAroundKeepsMemoryFlat();
};

void LongTableTest::jumpingAroundKeepsMemoryFlat_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void LongTableTest::jumpingAroundKeepsMemoryFlat()
{
    QFETCH(const bool, isPostgres);
    const PostgresServer server = PostgresServer::shared();
    const auto database = server.createDatabase();
    const auto scene = isPostgres ? std::make_unique<ModelScene>(database->socketUrl())
                                  : std::make_unique<ModelScene>();
    scene->setUp();
    scene->addOrganizations(u"i1"_s, 0);
    scene->addOrganizationRows(u"i1"_s, rows);
    OrganizationTableModel model(scene->connection(), u"organizations"_s);
    scene->open();
    QTRY_COMPARE(model.rowCount(), rows);
    QElapsedTimer timer;
    qint64 slowest = 0;

    for (int i = 0; i < 60; ++i) {
        const int row = (i * 37'813) % rows;
        timer.start();
        (void)model.index(row, 0).data();
        QTRY_COMPARE_WITH_TIMEOUT(model.index(row, 0).data().toString(), expectedName(row), 5000);
        slowest = std::max(slowest, timer.elapsed());
    }

    QVERIFY(rowsAtHand(model) <= RowStore::pagesKept * RowStore::pageSize);
    QVERIFY2(slowest < 2000, qPrintable(QString::number(slowest)));
    scene->connection().close();
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::LongTableTest)
#include "LongTableTest.moc"
