#include "storage/repository/BatchTransaction.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// How long the server lets a batch's transaction be idle: what was fetched is worked on before the next statement is sent.
class BatchPatienceTest : public QObject
{
    Q_OBJECT

private slots:
    void theServersPatienceGrowsWithTheBatch_data();
    void theServersPatienceGrowsWithTheBatch();

private:
    TestTarget m_target{Driver::Postgres};
};

void BatchPatienceTest::theServersPatienceGrowsWithTheBatch_data()
{
    QTest::addColumn<int>("aggregates");
    QTest::addColumn<qint64>("milliseconds");
    QTest::newRow("what a person stages") << 20 << qint64{5'000};
    QTest::newRow("one too few to count as many") << 499 << qint64{5'000};
    QTest::newRow("a file") << 1'000 << qint64{10'000};
    QTest::newRow("a whole register") << 20'000 << qint64{200'000};
}

void BatchPatienceTest::theServersPatienceGrowsWithTheBatch()
{
    QFETCH(const int, aggregates);
    QFETCH(const qint64, milliseconds);
    auto begun = m_target.pool().begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    QVERIFY2(begun.has_value(), qPrintable(begun ? QString() : begun.error().message));
    const storage::EventstoreCatalog catalog(m_target.dialect());
    const auto features = catalog.features(**begun);
    QVERIFY(features.has_value());
    storage::BatchOrigin origin(u"postgresql:"_s);
    storage::BatchTransaction transaction(m_target.pool(), std::move(*begun), m_target.dialect(), *features,
                                          storage::BatchKey(m_target.dialect(), std::nullopt, false, origin));
    domain::ReadSet reads;
    for (int number = 0; number < aggregates; ++number) {
        reads.aggregates.insert({u"i1"_s, u"org"_s, QString::number(number)});
    }

    QVERIFY(transaction.fetch(reads));

    const auto row = transaction.executor().queryRow(storage::Statement(
        u"SELECT setting::bigint FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'"_s));
    QVERIFY2(row.has_value(), qPrintable(row ? QString() : row.error().message));
    QCOMPARE(row->integer(0), milliseconds);
}

CASTELLAN_TEST(BatchPatienceTest)
#include "BatchPatienceTest.moc"
