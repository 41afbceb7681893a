#include "ui/event/HistoryTab.h"
#include "models/event/HistoryModel.h"
#include "models/organization/OrganizationDetail.h"
#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"
#include "ui/event/FactTable.h"
#include "ui/event/PayloadView.h"

#include <QTableView>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using tests::ModelScene;

namespace {

/// The rows of a table as `a|b|c`.
QStringList rowsOf(const QTableWidget& table)
{
    QStringList rows;
    for (int row = 0; row < table.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column) {
            cells.append(table.item(row, column)->text());
        }
        rows.append(cells.join(u'|'));
    }
    return rows;
}

} // namespace

class HistoryTabTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theHistoryShowsWhatTheNewestEventChanged();
    void anEarlierEventShowsTheObjectAsItWasThen();
    void hiddenCharactersOfAPayloadAreSeen();

private:
    std::unique_ptr<ModelScene> m_scene;
};

void HistoryTabTest::init()
{
    m_scene = std::make_unique<ModelScene>();
    m_scene->setUp();
    m_scene->addOrganizations(u"i1"_s, 2);
    m_scene->open();
}

void HistoryTabTest::cleanup()
{
    m_scene.reset();
}

void HistoryTabTest::theHistoryShowsWhatTheNewestEventChanged()
{
    m_scene->renameFirst(u"Lehigh University"_s);
    models::OrganizationDetail detail(m_scene->connection(), u"panel"_s);
    HistoryTab tab(detail.history());
    tab.show();

    detail.show(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s));

    auto* changes = tab.findChild<FactTable*>(u"changes"_s);
    QTRY_COMPARE(rowsOf(*changes), QStringList{u"Name|Organization 0001|Lehigh University"_s});
    QCOMPARE(tab.findChild<QTableView*>(u"history"_s)->accessibleName(), u"History"_s);
    QVERIFY(tab.findChild<PayloadView*>()->toPlainText().contains(u"Lehigh University"_s));
    QVERIFY(tab.findChild<PayloadView*>()->isReadOnly());
}

void HistoryTabTest::anEarlierEventShowsTheObjectAsItWasThen()
{
    m_scene->renameFirst(u"Lehigh University"_s);
    models::OrganizationDetail detail(m_scene->connection(), u"panel"_s);
    HistoryTab tab(detail.history());
    tab.show();
    detail.show(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s));
    QTRY_VERIFY(detail.history().rowCount() > 1);

    auto* table = tab.findChild<QTableView*>(u"history"_s);
    table->setCurrentIndex(detail.history().index(detail.history().rowCount() - 1, 0));

    QVERIFY(rowsOf(*tab.findChild<FactTable*>(u"facts"_s)).contains(u"Name|Organization 0001"_s));
    m_scene->renameFirst(u"Lehigh"_s);
    detail.refresh();
    QTRY_COMPARE(detail.history().event(0).type, u"org.changed"_s);
    QTRY_VERIFY(table->currentIndex().row() == detail.history().rowCount() - 1);
    QVERIFY(rowsOf(*tab.findChild<FactTable*>(u"facts"_s)).contains(u"Name|Organization 0001"_s));
}

void HistoryTabTest::hiddenCharactersOfAPayloadAreSeen()
{
    domain::StoredEvent event;
    event.payload = QString(u"{\"name\":\"a\u202eb<b>c</b>\"}"_s).toUtf8();
    PayloadView view;

    view.showPayload(event);

    QVERIFY(view.toPlainText().contains(u"a<U+202E>b<b>c</b>"_s));
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::HistoryTabTest)
#include "HistoryTabTest.moc"
