#include "ui/domains/DomainsScreen.h"
#include "domain/instance/AddTrustedDomain.h"
#include "models/changes/CommandSubmitter.h"
#include "tests/models/ModelScene.h"
#include "tests/support/TestRegistry.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using tests::Commands;
using tests::ModelScene;

namespace {

/// The screen on a workspace with one trusted and three organization domains.
struct ShownDomains
{
    ShownDomains()
    {
        scene.setUp();
        scene.addOrganizations(u"i1"_s, 3);
        Commands commands;
        commands.push_back(std::make_unique<domain::AddTrustedDomain>(InstanceId(u"i1"_s), u"partner.example"_s));
        scene.apply(std::move(commands));
        scene.open();
        screen.resize(900, 500);
        screen.show();
    }

    [[nodiscard]] QTableView& table() { return *screen.findChild<QTableView*>(u"table"_s); }
    [[nodiscard]] int rows() { return table().model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column) { return table().model()->index(row, column).data().toString(); }
    [[nodiscard]] QAction& action(const QString& name) { return *screen.findChild<QAction*>(name); }

    ModelScene scene;
    models::CommandSubmitter submitter{scene.connection(), u"test"_s};
    DomainsScreen screen{scene.connection(), submitter};
};

} // namespace

class DomainsScreenTest : public QObject
{
    Q_OBJECT

private slots:
    void domainsOfAllKindsAreInOneList();
    void theKindNarrowsTheList();
    void whatIsTypedNarrowsTheList();
    void theFirstRowIsShownInThePanel();
    void theOwnerOfTheDomainIsAskedFor();
    void actionsAreOffWhileNothingIsSelected();
};

void DomainsScreenTest::domainsOfAllKindsAreInOneList()
{
    ShownDomains shown;

    QTRY_COMPARE(shown.rows(), 4);

    QCOMPARE(shown.table().accessibleName(), u"Domains"_s);
}

void DomainsScreenTest::theKindNarrowsTheList()
{
    ShownDomains shown;
    QTRY_COMPARE(shown.rows(), 4);

    auto* kind = shown.screen.findChild<QComboBox*>(u"kindFilter"_s);
    QCOMPARE(kind->itemText(2), u"Trusted"_s);
    kind->setCurrentIndex(2);

    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.cell(0, models::DomainTableModel::Domain), u"partner.example"_s);
}

void DomainsScreenTest::whatIsTypedNarrowsTheList()
{
    ShownDomains shown;
    QTRY_COMPARE(shown.rows(), 4);

    QTest::keyClicks(shown.screen.findChild<QLineEdit*>(u"filter"_s), u"o0002"_s);

    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.cell(0, models::DomainTableModel::Domain), u"o0002.example"_s);
}

void DomainsScreenTest::theFirstRowIsShownInThePanel()
{
    ShownDomains shown;

    QTRY_COMPARE(shown.table().currentIndex().row(), 0);

    const QString domain = shown.cell(0, models::DomainTableModel::Domain);
    const QList<QLineEdit*> fields = shown.screen.detailPanel()->findChildren<QLineEdit*>();
    QVERIFY(std::any_of(fields.begin(), fields.end(),
                        [&domain](const QLineEdit* field) { return field->text() == domain; }));
}

void DomainsScreenTest::theOwnerOfTheDomainIsAskedFor()
{
    ShownDomains shown;
    QSignalSpy requests(&shown.screen, &Screen::screenRequested);
    shown.screen.setFilterText(u"o0002"_s);
    QTRY_COMPARE(shown.rows(), 1);
    QTRY_VERIFY(shown.action(u"goToOwner"_s).isEnabled());

    shown.action(u"goToOwner"_s).trigger();

    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.first().at(0).toString(), u"organizations"_s);
    QCOMPARE(requests.first().at(1).toString(), u"o0002"_s);
}

void DomainsScreenTest::actionsAreOffWhileNothingIsSelected()
{
    ShownDomains shown;
    QTRY_VERIFY(shown.action(u"goToOwner"_s).isEnabled());

    shown.screen.setFilterText(u"no such domain"_s);

    QTRY_COMPARE(shown.rows(), 0);
    QTRY_VERIFY(!shown.action(u"goToOwner"_s).isEnabled());
    for (QAction* action : shown.screen.actions(MenuId::Domain)) {
        QVERIFY2(!action->isEnabled(), qPrintable(action->text()));
    }
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::DomainsScreenTest)
#include "DomainsScreenTest.moc"
