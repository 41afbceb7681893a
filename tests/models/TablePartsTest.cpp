#include "tests/support/TestRegistry.h"

#include "models/connection/PingHistory.h"
#include "models/table/CellText.h"
#include "models/table/KeysetPager.h"
#include "models/table/RowMerge.h"
#include "models/table/RowStore.h"
#include "models/table/VisibleText.h"

#include <QLocale>
#include <QtTest/QTest>

namespace castellan::models {

using namespace Qt::Literals::StringLiterals;
using std::chrono::microseconds;

namespace {

PingSample answered(int afterMilliseconds)
{
    return {microseconds(afterMilliseconds * 1000)};
}

QStringList applied(QStringList keys, const QList<RowStep>& steps, const QStringList& target)
{
    for (const RowStep& step : steps) {
        switch (step.kind) {
        case RowStep::Kind::Insert: keys.insert(step.at, target.at(step.at)); break;
        case RowStep::Kind::Remove: keys.removeAt(step.at); break;
        case RowStep::Kind::Move: keys.move(step.from, step.at); break;
        }
    }
    return keys.mid(0, target.size());
}

} // namespace

class TablePartsTest : public QObject
{
    Q_OBJECT

private slots:
    void hiddenCharactersBecomeVisible_data();
    void hiddenCharactersBecomeVisible();
    void aDateHasAllOfItsYear_data();
    void aDateHasAllOfItsYear();
    void aJumpBeginsAtTheNearestKey();
    void theLastRowsAreReadFromTheEnd();
    void stepsLeadFromOldToNew_data();
    void stepsLeadFromOldToNew();
    void oneRemovedRowIsOneStep();
    void aStoreKeepsItsSize();
    void insertedRowsPushTheOthersDown();
    void aSinglePingOverAQuarterSecondIsSlow();
    void threeTimesTheMedianSoFarIsSlow();
    void aLostPingIsNotAnAnswer();
};

void TablePartsTest::hiddenCharactersBecomeVisible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Lehigh Ünïversity 大学 😀"_s << u"Lehigh Ünïversity 大学 😀"_s;
    QTest::newRow("override") << u"a\u202Eb"_s << u"a<U+202E>b"_s;
    QTest::newRow("tab and line end") << u"a\tb\nc"_s << u"a<U+0009>b<U+000A>c"_s;
    QTest::newRow("zero width") << u"pay\u200Bpal"_s << u"pay<U+200B>pal"_s;
    QTest::newRow("joiner") << u"a\u200Db"_s << u"a<U+200D>b"_s;
    QTest::newRow("lone surrogate") << (u"a"_s + QChar(0xD800)) << u"a<U+D800>"_s;
    QTest::newRow("tag above the BMP") << QString::fromUcs4(U"a\U000E0041", 2) << u"a<U+E0041>"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a<U+2028>b"_s;
    QTest::newRow("filler") << u"a\u3164b"_s << u"a<U+3164>b"_s;
}

void TablePartsTest::hiddenCharactersBecomeVisible()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shown);

    QCOMPARE(visibleText(text), shown);
}

void TablePartsTest::aDateHasAllOfItsYear_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("date");
    QTest::newRow("American") << u"en_US"_s << u"11/27/2026"_s;
    QTest::newRow("British") << u"en_GB"_s << u"27/11/2026"_s;
    QTest::newRow("German") << u"de_DE"_s << u"27.11.2026"_s;
    QTest::newRow("Swedish") << u"sv_SE"_s << u"2026-11-27"_s;
}

void TablePartsTest::aDateHasAllOfItsYear()
{
    QFETCH(const QString, locale);
    QFETCH(const QString, date);
    const QLocale before;
    QLocale::setDefault(QLocale(locale));

    const QString text = timeText({1'795'773'600'000'000}); // 10:00 UTC, the same day nearly everywhere

    QLocale::setDefault(before);
    QCOMPARE(text.section(u' ', 0, 0), date);
}

void TablePartsTest::aJumpBeginsAtTheNearestKey()
{
    KeysetPager pager;
    pager.learn(200, {{u"a"_s}});
    pager.learn(1000, {{u"b"_s}});

    const PageRequest request = pager.request(1400, 200, std::nullopt);

    QCOMPARE(request.after, std::optional(domain::PageKey{{u"b"_s}}));
    QCOMPARE(request.skip, 400);
    QCOMPARE(request.limit, 200);
    QVERIFY(!request.isReversed);
}

void TablePartsTest::theLastRowsAreReadFromTheEnd()
{
    const KeysetPager pager;

    const PageRequest request = pager.request(99'800, 400, 100'050);

    QVERIFY(request.isReversed);
    QCOMPARE(request.skip, 0);
    QCOMPARE(request.limit, 250);
    QVERIFY(!request.after);
}

void TablePartsTest::stepsLeadFromOldToNew_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    const QStringList abc{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("same") << abc << abc;
    QTest::newRow("inserted first") << abc << QStringList{u"x"_s, u"a"_s, u"b"_s};
    QTest::newRow("inserted between") << abc << QStringList{u"a"_s, u"x"_s, u"b"_s, u"c"_s};
    QTest::newRow("removed") << abc << QStringList{u"a"_s, u"c"_s};
    QTest::newRow("moved up") << abc << QStringList{u"c"_s, u"a"_s, u"b"_s};
    QTest::newRow("moved down") << abc << QStringList{u"b"_s, u"c"_s, u"a"_s};
    QTest::newRow("removed and inserted") << abc << QStringList{u"x"_s, u"c"_s, u"a"_s};
}

void TablePartsTest::stepsLeadFromOldToNew()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);

    const QList<RowStep> steps = stepsBetween(before, after);

    QCOMPARE(applied(before, steps, after), after);
}

void TablePartsTest::oneRemovedRowIsOneStep()
{
    const QList<RowStep> steps = stepsBetween({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, {u"a"_s, u"c"_s, u"d"_s});

    QCOMPARE(steps, (QList<RowStep>{{RowStep::Kind::Remove, 1, 0}}));
}

void TablePartsTest::aStoreKeepsItsSize()
{
    RowStore store;

    for (int row = 0; row < 100'000; ++row) {
        store.set(row, {QString::number(row), {}, {}});
    }

    QCOMPARE(store.size(), RowStore::pagesKept * RowStore::pageSize);
    QVERIFY(store.row(99'999));
    QVERIFY(!store.row(0));
}

void TablePartsTest::insertedRowsPushTheOthersDown()
{
    RowStore store;
    store.set(0, {u"a"_s, {}, {}});
    store.set(1, {u"b"_s, {}, {}});

    store.insert(1, TableRow{u"x"_s, {}, {}});

    QCOMPARE(store.find(u"a"_s), 0);
    QCOMPARE(store.find(u"x"_s), 1);
    QCOMPARE(store.find(u"b"_s), 2);
}

void TablePartsTest::aSinglePingOverAQuarterSecondIsSlow()
{
    PingHistory history;

    history.add(answered(250));
    QVERIFY(!history.isSlow());
    history.add(answered(251));
    QVERIFY(history.isSlow());
}

void TablePartsTest::threeTimesTheMedianSoFarIsSlow()
{
    PingHistory history;
    for (int i = 0; i < 20; ++i) {
        history.add(answered(10));
    }
    history.add(answered(40));
    history.add(answered(40));
    QVERIFY(!history.isSlow());

    history.add(answered(40));

    QVERIFY(history.isSlow());
}

void TablePartsTest::aLostPingIsNotAnAnswer()
{
    PingHistory history;
    history.add(answered(10));
    history.add({});

    QVERIFY(!history.last());
    QCOMPARE(history.median(), std::optional(microseconds(10'000)));
    QCOMPARE(history.samples().size(), 2);
}

} // namespace castellan::models

CASTELLAN_TEST(castellan::models::TablePartsTest)
#include "TablePartsTest.moc"
