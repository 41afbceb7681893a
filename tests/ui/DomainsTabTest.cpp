#include "domain/organization/AddOrganizationDomain.h"
#include "models/instance/InstanceDetail.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/DomainsPanel.h"
#include "ui/common/MessageBar.h"
#include "ui/domains/AddDomainDialog.h"
#include "ui/domains/RemoveDomainDialog.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using tests::Commands;
using tests::ModelScene;
using tests::okButton;
using Panel = tests::DomainsPanel;

class DomainsTabTest : public QObject
{
    Q_OBJECT

private slots:
    void theDomainsOfTheOwnerAreListed();
    void anAddedDomainAppearsInTheList();
    void theAsciiFormIsShownBeforeAnythingIsStored();
    void aBadDomainIsExplainedAndCannotBeAdded();
    void aPublicSuffixIsWarnedAboutButAllowed();
    void aRefusedDomainStaysInTheDialogWithTheReason();
    void aPrimaryDomainIsAddedVerified();
    void verifyingAndMakingPrimaryFollowEachOther();
    void removingAsksAndCancelIsTheDefault();
    void aConfirmedRemovalTakesTheDomainOutOfTheList();
    void anInstanceChoosesBetweenCustomAndTrusted();
    void nothingCanBeAddedWithoutAnOwner();
};

void DomainsTabTest::theDomainsOfTheOwnerAreListed()
{
    Panel panel;

    QTRY_VERIFY(panel.rowOf(u"o0001.example"_s) >= 0);

    QCOMPARE(panel.table().accessibleName(), u"Domains of the selection"_s);
    QCOMPARE(panel.rowOf(u"o0002.example"_s), -1);
}

void DomainsTabTest::anAddedDomainAppearsInTheList()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(dialog->windowTitle(), u"Add domain"_s);

    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"domain"_s), u"lehigh.edu"_s);
    QTest::keyClick(dialog, Qt::Key_Return);

    QTRY_VERIFY(panel.rowOf(u"lehigh.edu"_s) >= 0);
    QTRY_VERIFY(panel.dialog<AddDomainDialog>() == nullptr);
}

void DomainsTabTest::theAsciiFormIsShownBeforeAnythingIsStored()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();

    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"Bücher.example"_s);

    QCOMPARE(dialog->findChild<QLabel*>(u"storedForm"_s)->text(), u"Stored as xn--bcher-kva.example"_s);
}

void DomainsTabTest::aBadDomainIsExplainedAndCannotBeAdded()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();

    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"not a domain"_s);

    QVERIFY(!dialog->findChild<QLabel*>(u"domainProblem"_s)->text().isEmpty());
    QVERIFY(dialog->findChild<QLabel*>(u"domainProblem"_s)->isVisible());
    QVERIFY(!okButton(*dialog)->isEnabled());
}

void DomainsTabTest::aPublicSuffixIsWarnedAboutButAllowed()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();

    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"co.uk"_s);

    QVERIFY(dialog->findChild<QLabel*>(u"suffixWarning"_s)->isVisible());
    QVERIFY(okButton(*dialog)->isEnabled());
}

void DomainsTabTest::aRefusedDomainStaysInTheDialogWithTheReason()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();
    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"o0001.example"_s);

    okButton(*dialog)->click();

    QTRY_VERIFY(!dialog->findChild<QLabel*>(u"domainProblem"_s)->text().isEmpty());
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->findChild<QLineEdit*>(u"domain"_s)->text(), u"o0001.example"_s);
    QVERIFY(okButton(*dialog)->isEnabled());
}

void DomainsTabTest::aPrimaryDomainIsAddedVerified()
{
    Panel panel;
    panel.tab.addDomain();
    auto* dialog = panel.dialog<AddDomainDialog>();
    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"first.example"_s);
    dialog->findChild<QCheckBox*>(u"primary"_s)->click();
    QCOMPARE(dialog->findChild<QComboBox*>(u"verified"_s)->currentText(), u"Yes"_s);

    okButton(*dialog)->click();

    QTRY_VERIFY(panel.rowOf(u"first.example"_s) >= 0);
    const models::DomainRow& row = panel.detail.domains().domains().at(panel.rowOf(u"first.example"_s));
    QVERIFY(row.isPrimary);
    QVERIFY(row.isVerified);
}

void DomainsTabTest::verifyingAndMakingPrimaryFollowEachOther()
{
    Panel panel;
    auto unverified = std::make_unique<domain::AddOrganizationDomain>(InstanceId(u"i1"_s), OrganizationId(u"o0001"_s),
                                                                      u"new.example"_s);
    unverified->isVerified = false;
    Commands commands;
    commands.push_back(std::move(unverified));
    panel.scene.apply(std::move(commands));
    panel.detail.refresh();
    QTRY_VERIFY(panel.rowOf(u"new.example"_s) >= 0);
    panel.select(u"new.example"_s);
    QVERIFY(panel.action(u"verifyDomain"_s).isEnabled());
    QVERIFY(!panel.action(u"makeDomainPrimary"_s).isEnabled());

    panel.action(u"verifyDomain"_s).trigger();
    QTRY_VERIFY(panel.action(u"makeDomainPrimary"_s).isEnabled());
    panel.action(u"makeDomainPrimary"_s).trigger();

    QTRY_VERIFY(panel.detail.domains().domains().at(panel.rowOf(u"new.example"_s)).isPrimary);
    QTRY_VERIFY(!panel.action(u"removeDomain"_s).isEnabled());
}

void DomainsTabTest::removingAsksAndCancelIsTheDefault()
{
    Panel panel;
    QTRY_VERIFY(panel.rowOf(u"o0001.example"_s) >= 0);
    panel.select(u"o0001.example"_s);

    panel.action(u"removeDomain"_s).trigger();
    auto* dialog = panel.dialog<RemoveDomainDialog>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChild<QLabel*>(u"question"_s)->text().contains(u"o0001.example"_s));
    QTest::keyClick(dialog, Qt::Key_Return);

    QTRY_VERIFY(panel.dialog<RemoveDomainDialog>() == nullptr);
    QVERIFY(!panel.submitter.isBusy());
    QVERIFY(panel.rowOf(u"o0001.example"_s) >= 0);
}

void DomainsTabTest::aConfirmedRemovalTakesTheDomainOutOfTheList()
{
    Panel panel;
    QSignalSpy notices(&panel.tab, &DomainsTab::noticeRaised);
    QTRY_VERIFY(panel.rowOf(u"o0001.example"_s) >= 0);
    panel.select(u"o0001.example"_s);
    panel.action(u"removeDomain"_s).trigger();

    okButton(*panel.dialog<RemoveDomainDialog>())->click();

    QTRY_COMPARE(panel.rowOf(u"o0001.example"_s), -1);
    QCOMPARE(notices.size(), 1);
    QVERIFY(!panel.action(u"removeDomain"_s).isEnabled());
}

void DomainsTabTest::anInstanceChoosesBetweenCustomAndTrusted()
{
    ModelScene scene;
    scene.setUp();
    scene.addOrganizations(u"i1"_s, 0);
    scene.open();
    models::CommandSubmitter submitter(scene.connection(), u"test"_s);
    models::InstanceDetail detail(scene.connection(), u"panel"_s);
    detail.show(InstanceId(u"i1"_s));
    DomainsTab tab(detail.domains(), submitter);
    tab.setOwner(InstanceId(u"i1"_s), {});
    tab.show();
    tab.addDomain();
    auto* dialog = tab.findChild<AddDomainDialog*>();
    QVERIFY(!dialog->findChild<QCheckBox*>(u"primary"_s)->isVisible());
    dialog->findChild<QLineEdit*>(u"domain"_s)->setText(u"partner.example"_s);

    dialog->findChild<QComboBox*>(u"kind"_s)->setCurrentIndex(1);
    okButton(*dialog)->click();

    QTRY_COMPARE(detail.domains().rowCount(), 1);
    QCOMPARE(detail.domains().domains().first().kind, models::DomainKind::Trusted);
}

void DomainsTabTest::nothingCanBeAddedWithoutAnOwner()
{
    Panel panel;

    panel.tab.setOwner({}, {});
    panel.tab.addDomain();

    QVERIFY(!panel.action(u"addDomain"_s).isEnabled());
    QVERIFY(panel.dialog<AddDomainDialog>() == nullptr);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::DomainsTabTest)
#include "DomainsTabTest.moc"
