#include "domain/organization/AddOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "models/instance/InstanceTableModel.h"
#include "models/organization/OrganizationTableModel.h"
#include "models/table/RowStore.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/ScreenHost.h"
#include "ui/common/DraftBar.h"
#include "ui/common/FieldProblem.h"
#include "ui/common/MessageBar.h"
#include "ui/organization/OrganizationsScreen.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QtTest/QSignalSpy>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using domain::InstanceId;
using domain::OrganizationId;
using models::OrganizationTableModel;
using tests::Commands;

namespace {

class Shown final : public tests::ScreenHost
{
public:
    explicit Shown(int organizations = 3, int furtherRows = 0)
    {
        scene.setUp();
        scene.addOrganizations(u"i1"_s, organizations);
        scene.addOrganizationRows(u"i1"_s, furtherRows);
        m_instances = new models::InstanceTableModel(scene.connection(), u"instances"_s, &m_host);
        m_organizations = new OrganizationsScreen(scene.connection(), submitter, *m_instances, &m_host);
        setInstance(u"i1"_s);
        show(m_organizations);
    }

    void setInstance(const QString& id) { m_organizations->setInstance(InstanceId(id)); }
    [[nodiscard]] QAction* organizationAction(const QString& text) const { return action(MenuId::Organization, text); }
    [[nodiscard]] QString problem(const QWidget& where, const QString& line) const
    {
        const auto* const label = where.findChild<FieldProblem*>(line);
        return label->isHidden() ? QString() : label->text();
    }
    [[nodiscard]] QString message(const QWidget& where) const
    {
        return where.findChild<MessageBar*>(u"message"_s)->text();
    }
    /// What is said above the rows about a change that was left; empty if nothing is.
    [[nodiscard]] QString draftWords() const
    {
        const auto* const bar = screen().findChild<DraftBar*>(u"draftBar"_s);
        return bar->isHidden() ? QString() : bar->findChild<MessageBar*>()->text();
    }
    void goBackToDraft() const
    {
        auto* const bar = screen().findChild<DraftBar*>(u"draftBar"_s);
        QTest::mouseClick(bar->findChild<QPushButton*>(u"messageAction"_s), Qt::LeftButton);
    }
    [[nodiscard]] QDialog* newOrganization() const
    {
        static_cast<void>(QTest::qWaitFor([this] { return organizationAction(u"New organization…"_s)->isEnabled(); }));
        QTest::keyClick(&table(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        return dialog();
    }
    /// As another program writes.
    void renameBeside(const QString& id, const QString& name)
    {
        Commands commands;
        commands.push_back(std::make_unique<domain::RenameOrganization>(InstanceId(u"i1"_s), OrganizationId(id), name));
        scene.apply(std::move(commands));
    }

private:
    models::InstanceTableModel* m_instances = nullptr;
    OrganizationsScreen* m_organizations = nullptr;
};

void type(const QWidget& where, const QString& field, const QString& text)
{
    auto* const edit = where.findChild<QLineEdit*>(field);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QPushButton* ok(const QDialog& dialog)
{
    return dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok);
}

} // namespace

class OrganizationsTest : public QObject
{
    Q_OBJECT

private slots:
    void anOrganizationIsCreatedByKeyboard();
    void aTakenNameIsSaidBesideTheNameAndNothingIsLost();
    void aTakenIdIsSaidBesideTheId();
    void whatCannotBeANameCannotBeSent_data();
    void whatCannotBeANameCannotBeSent();
    void escapeLeavesTheDialogWithoutWriting();
    void theNameIsChangedByKeyboard();
    void aRefusedNameStaysInItsField();
    void aChangeOnTopOfSomebodyElsesIsRefusedAndKept();
    void aChangeThatWasLeftIsSaidAndComesBack();
    void aChangeThatWasLeftIsFoundBehindAFilter();
    void aChangeThatIsBeingAppliedLeavesNoDraft();
    void theDraftOfWhatIsRemovedGoesAlong();
    void draftsOutliveAReconnectionButNotTheTarget();
    void revertTakesBackWhatWasTyped();
    void itIsDeactivatedAndReactivatedByMenu();
    void theStateIsChangedInTheForm();
    void itIsMadeTheDefaultByMenu();
    void theDefaultOrganizationIsNotRemoved();
    void itIsRemovedOnceItsNameIsTyped();
    void whatIsTypedNarrowsTheList_data();
    void whatIsTypedNarrowsTheList();
    void theStateNarrowsTheList();
    void aFilterThatFindsNothingIsClearedByItsButton();
    void aClickOnTheHeaderSorts();
    void aHundredThousandStayPaged();
    void whatAnotherProgramWritesAppears();
    void anotherInstanceShowsItsOwn();
    void rowIdAndNameAreCopied();
};

void OrganizationsTest::anOrganizationIsCreatedByKeyboard()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0001"_s));
    QDialog* const dialog = shown.newOrganization();
    QVERIFY(dialog);
    QVERIFY(!ok(*dialog)->isEnabled());
    QVERIFY(shown.problem(*dialog, u"nameProblem"_s).isEmpty());

    QTest::keyClicks(dialog->focusWidget(), u"Lehigh University"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);

    QTRY_VERIFY(!shown.hasDialog());
    QTRY_COMPARE(shown.rows(), 4);
    QTRY_COMPARE(shown.field(u"name"_s)->text(), u"Lehigh University"_s);
    QTRY_COMPARE(shown.cell(shown.table().currentIndex().row(), OrganizationTableModel::Name), u"Lehigh University"_s);
}

void OrganizationsTest::aTakenNameIsSaidBesideTheNameAndNothingIsLost()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0001"_s));
    QDialog* const dialog = shown.newOrganization();
    type(*dialog, u"id"_s, u"lehigh"_s);
    type(*dialog, u"name"_s, u"organization 0002"_s);

    QTest::mouseClick(ok(*dialog), Qt::LeftButton);

    const QString words = u"“organization 0002” is already taken. Choose another one. (V3-DKcYh)"_s;
    QTRY_COMPARE(shown.problem(*dialog, u"nameProblem"_s), words);
    auto* const name = dialog->findChild<QLineEdit*>(u"name"_s);
    QCOMPARE(name->accessibleDescription(), words);
    QCOMPARE(name->text(), u"organization 0002"_s);
    QCOMPARE(dialog->findChild<QLineEdit*>(u"id"_s)->text(), u"lehigh"_s);
    QVERIFY(name->hasFocus());
    QVERIFY(shown.message(*dialog).isEmpty());

    QTest::keyClicks(name, u"b"_s);

    QVERIFY(shown.problem(*dialog, u"nameProblem"_s).isEmpty());
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(shown.rows(), 4);
}

void OrganizationsTest::aTakenIdIsSaidBesideTheId()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0001"_s));
    QDialog* const dialog = shown.newOrganization();
    type(*dialog, u"name"_s, u"Lehigh University"_s);
    type(*dialog, u"id"_s, u"o0003"_s);

    QTest::mouseClick(ok(*dialog), Qt::LeftButton);

    QTRY_COMPARE(shown.problem(*dialog, u"idProblem"_s),
                 u"An organization with the id “o0003” exists already. (ORG-laho2n)"_s);
    QVERIFY(shown.problem(*dialog, u"nameProblem"_s).isEmpty());
    QVERIFY(ok(*dialog)->isEnabled());
}

void OrganizationsTest::whatCannotBeANameCannotBeSent_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("problem");
    QTest::newRow("blank") << u"   "_s << u"Type a name."_s;
    QTest::newRow("201 characters") << QString(201, u'x') << u"The name is longer than 200 characters. Shorten it."_s;
    QTest::newRow("right-to-left override")
        << u"Acme\u202Egpj"_s
        << u"The name has a control character or one that changes the direction of writing. Remove it."_s;
}

void OrganizationsTest::whatCannotBeANameCannotBeSent()
{
    QFETCH(const QString, name);
    QFETCH(const QString, problem);
    Shown shown;
    QVERIFY(shown.select(u"Organization 0001"_s));
    QDialog* const dialog = shown.newOrganization();
    auto* const field = dialog->findChild<QLineEdit*>(u"name"_s);

    QGuiApplication::clipboard()->setText(name);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(shown.problem(*dialog, u"nameProblem"_s), problem);
    QVERIFY(!ok(*dialog)->isEnabled());
}

void OrganizationsTest::escapeLeavesTheDialogWithoutWriting()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0001"_s));
    QDialog* const dialog = shown.newOrganization();
    type(*dialog, u"name"_s, u"Lehigh University"_s);

    QTest::keyClick(dialog, Qt::Key_Escape);

    QTRY_VERIFY(!shown.hasDialog());
    QCOMPARE(shown.rows(), 3);
}

void OrganizationsTest::theNameIsChangedByKeyboard()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));

    QTest::keyClick(&shown.table(), Qt::Key_F2);
    QVERIFY(shown.field(u"name"_s)->hasFocus());
    QTest::keyClicks(shown.field(u"name"_s), u"Lehigh University"_s);
    QTest::keyClick(shown.field(u"name"_s), Qt::Key_Return);

    QTRY_VERIFY(shown.rowOf(u"Lehigh University"_s) >= 0);
    QCOMPARE(shown.rowOf(u"Organization 0002"_s), -1);
    QTRY_VERIFY(!shown.inPanel<QPushButton>(u"apply"_s)->isEnabled());
}

void OrganizationsTest::aRefusedNameStaysInItsField()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Organization 0003"_s);

    QTest::mouseClick(shown.inPanel<QPushButton>(u"apply"_s), Qt::LeftButton);

    QTRY_COMPARE(shown.problem(shown.panel(), u"nameProblem"_s),
                 u"“Organization 0003” is already taken. Choose another one. (V3-DKcYh)"_s);
    QCOMPARE(shown.field(u"name"_s)->text(), u"Organization 0003"_s);
    QVERIFY(shown.rowOf(u"Organization 0002"_s) >= 0);
    shown.scene.connection().requestRefresh();
    QTest::keyClicks(shown.field(u"name"_s), u"!"_s);
    QTest::keyClick(shown.field(u"name"_s), Qt::Key_Return);
    QTRY_VERIFY(shown.rowOf(u"Organization 0003!"_s) >= 0);
}

void OrganizationsTest::aChangeOnTopOfSomebodyElsesIsRefusedAndKept()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Mine"_s);
    shown.renameBeside(u"o0002"_s, u"Theirs"_s);
    QTRY_VERIFY(shown.rowOf(u"Theirs"_s) >= 0);

    QTest::mouseClick(shown.inPanel<QPushButton>(u"apply"_s), Qt::LeftButton);

    QTRY_VERIFY(shown.message(shown.panel()).contains(u"CAS-Conflict"_s));
    QCOMPARE(shown.field(u"name"_s)->text(), u"Mine"_s);
    QVERIFY(shown.rowOf(u"Theirs"_s) >= 0);
}

void OrganizationsTest::aChangeThatWasLeftIsSaidAndComesBack()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);

    QVERIFY(shown.select(u"Organization 0001"_s));
    QVERIFY(!shown.inPanel<QPushButton>(u"apply"_s)->isEnabled());
    QTRY_COMPARE(shown.draftWords(), u"The change of “Organization 0002” has not been applied."_s);
    shown.goBackToDraft();

    QTRY_COMPARE(shown.field(u"name"_s)->text(), u"Lehigh University"_s);
    QCOMPARE(shown.table().currentIndex().row(), 1);
    QVERIFY(shown.inPanel<QPushButton>(u"apply"_s)->isEnabled());
    QVERIFY(shown.inPanel<QPushButton>(u"revert"_s)->isEnabled());
    QVERIFY(shown.draftWords().isEmpty());
    QTest::keyClick(shown.field(u"name"_s), Qt::Key_Return);
    QTRY_VERIFY(shown.rowOf(u"Lehigh University"_s) >= 0);
}

void OrganizationsTest::aChangeThatWasLeftIsFoundBehindAFilter()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);
    auto* const filter = shown.screen().findChild<QLineEdit*>(u"filter"_s);
    QTest::keyClicks(filter, u"o0003"_s);
    QTRY_COMPARE(shown.rows(), 1);
    QTRY_COMPARE(shown.draftWords(), u"The change of “Organization 0002” has not been applied."_s);

    shown.goBackToDraft();

    QTRY_COMPARE(shown.field(u"name"_s)->text(), u"Lehigh University"_s);
    QCOMPARE(shown.rows(), 3);
    QVERIFY(filter->text().isEmpty());
}

void OrganizationsTest::aChangeThatIsBeingAppliedLeavesNoDraft()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);

    QTest::keyClick(shown.field(u"name"_s), Qt::Key_Return);
    shown.table().setCurrentIndex(shown.table().model()->index(0, 0));

    QTRY_VERIFY(shown.rowOf(u"Lehigh University"_s) >= 0);
    QTRY_COMPARE(shown.field(u"name"_s)->text(), shown.cell(shown.table().currentIndex().row(), 0));
    QTRY_VERIFY(shown.draftWords().isEmpty());
}

void OrganizationsTest::theDraftOfWhatIsRemovedGoesAlong()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);
    shown.organizationAction(u"Remove organization…"_s)->trigger();
    QDialog* const dialog = shown.dialog();
    type(*dialog, u"typed"_s, u"Organization 0002"_s);

    QTest::mouseClick(ok(*dialog), Qt::LeftButton);

    QTRY_COMPARE(shown.rows(), 2);
    QTRY_VERIFY(shown.field(u"name"_s)->text().startsWith(u"Organization 000"_s));
    QTRY_VERIFY(shown.field(u"name"_s)->text() != u"Organization 0002"_s);
    QVERIFY(shown.draftWords().isEmpty());
}

void OrganizationsTest::draftsOutliveAReconnectionButNotTheTarget()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);

    shown.scene.connection().reopen();
    QCOMPARE(shown.draftWords(), u"The change of “Organization 0002” has not been applied."_s);
    shown.scene.connection().open(u"sqlite:elsewhere/nothing.db"_s, {});

    QVERIFY(shown.draftWords().isEmpty());
}

void OrganizationsTest::revertTakesBackWhatWasTyped()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    type(shown.panel(), u"name"_s, u"Lehigh University"_s);

    QTest::mouseClick(shown.inPanel<QPushButton>(u"revert"_s), Qt::LeftButton);

    QCOMPARE(shown.field(u"name"_s)->text(), u"Organization 0002"_s);
    QVERIFY(!shown.inPanel<QPushButton>(u"apply"_s)->isEnabled());
}

void OrganizationsTest::itIsDeactivatedAndReactivatedByMenu()
{
    Shown shown;
    QSignalSpy notices(&shown.screen(), &Screen::noticeRaised);
    QVERIFY(shown.select(u"Organization 0002"_s));

    shown.organizationAction(u"Deactivate organization"_s)->trigger();
    QTRY_COMPARE(shown.cell(1, OrganizationTableModel::State), u"inactive"_s);
    QTRY_VERIFY(shown.organizationAction(u"Reactivate organization"_s));
    QVERIFY(!shown.organizationAction(u"Make default organization"_s)->isEnabled());
    shown.organizationAction(u"Reactivate organization"_s)->trigger();

    QTRY_COMPARE(shown.cell(1, OrganizationTableModel::State), u"active"_s);
    QTRY_COMPARE(notices.size(), 2);
    QCOMPARE(notices.at(0).first().toString(), u"The organization was deactivated."_s);
    QCOMPARE(notices.at(1).first().toString(), u"The organization was reactivated."_s);
}

void OrganizationsTest::theStateIsChangedInTheForm()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));

    shown.inPanel<QRadioButton>(u"inactive"_s)->setFocus();
    QTest::keyClick(shown.inPanel<QRadioButton>(u"inactive"_s), Qt::Key_Space);
    QCOMPARE(shown.cell(1, OrganizationTableModel::State), u"active"_s);
    QTest::mouseClick(shown.inPanel<QPushButton>(u"apply"_s), Qt::LeftButton);

    QTRY_COMPARE(shown.cell(1, OrganizationTableModel::State), u"inactive"_s);
    QTRY_VERIFY(!shown.inPanel<QPushButton>(u"apply"_s)->isEnabled());
}

void OrganizationsTest::itIsMadeTheDefaultByMenu()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    auto* const hint = shown.inPanel<QLabel>(u"defaultHint"_s);
    QVERIFY(hint->isHidden());

    shown.organizationAction(u"Make default organization"_s)->trigger();

    QTRY_VERIFY(!hint->isHidden());
    QVERIFY(!shown.organizationAction(u"Make default organization"_s)->isEnabled());
}

void OrganizationsTest::theDefaultOrganizationIsNotRemoved()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    shown.organizationAction(u"Make default organization"_s)->trigger();
    QTRY_VERIFY(!shown.inPanel<QLabel>(u"defaultHint"_s)->isHidden());
    shown.organizationAction(u"Remove organization…"_s)->trigger();
    QDialog* const dialog = shown.dialog();
    type(*dialog, u"typed"_s, u"Organization 0002"_s);

    QTest::mouseClick(ok(*dialog), Qt::LeftButton);

    QTRY_VERIFY(shown.message(*dialog).contains(u"Make another one the default first. (DOM-LCkE69)"_s));
    QCOMPARE(dialog->findChild<QLineEdit*>(u"typed"_s)->text(), u"Organization 0002"_s);
    QCOMPARE(shown.rows(), 3);
}

void OrganizationsTest::itIsRemovedOnceItsNameIsTyped()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    QTest::keyClick(&shown.table(), Qt::Key_Delete);
    QDialog* const dialog = shown.dialog();
    QVERIFY(dialog);
    QCOMPARE(
        dialog->findChild<QLabel*>(u"question"_s)->text(),
        u"The organization “Organization 0002” will be removed, and with it 1 domain(s). This cannot be undone."_s);
    QTest::keyClicks(dialog->focusWidget(), u"Organization 000"_s);
    QVERIFY(!ok(*dialog)->isEnabled());

    QTest::keyClicks(dialog->focusWidget(), u"2"_s);
    QVERIFY(ok(*dialog)->isEnabled());
    QTest::mouseClick(ok(*dialog), Qt::LeftButton);

    QTRY_COMPARE(shown.rows(), 2);
    QCOMPARE(shown.rowOf(u"Organization 0002"_s), -1);
    QTRY_VERIFY(!shown.hasDialog());
    QTRY_VERIFY(shown.field(u"name"_s)->text() != u"Organization 0002"_s);
}

void OrganizationsTest::whatIsTypedNarrowsTheList_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("a part of the name, in other letters") << u"TION 0002"_s;
    QTest::newRow("the id") << u"o0002"_s;
    QTest::newRow("a domain") << u"0002.example"_s;
}

void OrganizationsTest::whatIsTypedNarrowsTheList()
{
    QFETCH(const QString, typed);
    Shown shown;
    QTRY_COMPARE(shown.rows(), 3);

    QTest::keyClicks(shown.screen().findChild<QLineEdit*>(u"filter"_s), typed);

    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.cell(0, OrganizationTableModel::Name), u"Organization 0002"_s);
    QCOMPARE(shown.screen().findChild<QLabel*>(u"count"_s)->text(), u"1 organization(s)"_s);
}

void OrganizationsTest::theStateNarrowsTheList()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    shown.organizationAction(u"Deactivate organization"_s)->trigger();
    QTRY_COMPARE(shown.cell(1, OrganizationTableModel::State), u"inactive"_s);

    auto* const state = shown.screen().findChild<QComboBox*>(u"stateFilter"_s);
    QTest::keyClicks(state, u"Inactive"_s);

    QTRY_COMPARE(shown.rows(), 1);
    QCOMPARE(shown.cell(0, OrganizationTableModel::Name), u"Organization 0002"_s);
}

void OrganizationsTest::aFilterThatFindsNothingIsClearedByItsButton()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 3);
    QTest::keyClicks(shown.screen().findChild<QLineEdit*>(u"filter"_s), u"%"_s);
    auto* const clear = shown.screen().findChild<QPushButton*>(u"emptyStateAction"_s);
    QTRY_VERIFY(clear->isVisible());

    QTest::mouseClick(clear, Qt::LeftButton);

    QTRY_COMPARE(shown.rows(), 3);
    QVERIFY(shown.table().isVisible());
}

void OrganizationsTest::aClickOnTheHeaderSorts()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 3);
    QHeaderView* const header = shown.table().horizontalHeader();
    const int column = OrganizationTableModel::Name;
    const QPoint place(header->sectionViewportPosition(column) + 12, header->height() / 2);
    QCOMPARE(shown.cell(0, column), u"Organization 0001"_s);

    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);

    QTRY_COMPARE(shown.cell(0, column), u"Organization 0003"_s);
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void OrganizationsTest::aHundredThousandStayPaged()
{
    constexpr int rows = 100'000;
    Shown shown(3, rows);
    const auto* const model = qobject_cast<OrganizationTableModel*>(shown.table().model());
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), rows + 3, 20'000);

    QTest::keyClick(&shown.table(), Qt::Key_End);
    QTRY_COMPARE_WITH_TIMEOUT(shown.cell(rows + 2, OrganizationTableModel::Name), u"Row 100000"_s, 10'000);
    for (int step = 0; step < 40; ++step) {
        shown.table().verticalScrollBar()->setValue(step * 2400);
        QTRY_VERIFY(model->row(shown.table().rowAt(5)) != nullptr); // asked for by being painted
    }

    int held = 0;
    for (int row = 0; row < shown.rows(); ++row) {
        held += model->row(row) != nullptr ? 1 : 0;
    }
    QVERIFY2(held <= models::RowStore::pagesKept * models::RowStore::pageSize, qPrintable(QString::number(held)));
    QTest::keyClicks(shown.screen().findChild<QLineEdit*>(u"filter"_s), u"Row 077777"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shown.rows(), 1, 10'000);
    shown.scene.connection().close();
}

void OrganizationsTest::whatAnotherProgramWritesAppears()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));
    Commands commands;
    commands.push_back(std::make_unique<domain::AddOrganization>(InstanceId(u"i1"_s), u"Lehigh University"_s));

    shown.scene.apply(std::move(commands));
    shown.renameBeside(u"o0002"_s, u"Organization 0002b"_s);

    QTRY_VERIFY_WITH_TIMEOUT(shown.rowOf(u"Lehigh University"_s) >= 0, 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown.field(u"name"_s)->text(), u"Organization 0002b"_s, 10'000);
    QCOMPARE(shown.table().currentIndex().data().toString(), u"Organization 0002b"_s);
}

void OrganizationsTest::anotherInstanceShowsItsOwn()
{
    Shown shown;
    shown.scene.addOrganizations(u"i2"_s, 2);
    QTRY_COMPARE(shown.rows(), 3);

    shown.setInstance(u"i2"_s);
    QTRY_COMPARE(shown.rows(), 2);
    QVERIFY(shown.table().isColumnHidden(OrganizationTableModel::Instance));
    shown.setInstance({});

    QTRY_COMPARE(shown.rows(), 5);
    QVERIFY(!shown.table().isColumnHidden(OrganizationTableModel::Instance));
}

void OrganizationsTest::rowIdAndNameAreCopied()
{
    Shown shown;
    QVERIFY(shown.select(u"Organization 0002"_s));

    QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY2(QGuiApplication::clipboard()->text().startsWith(u"Organization 0002\tactive\t\t1\to0002\ti1\t"_s),
             qPrintable(QGuiApplication::clipboard()->text()));
    QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);

    QCOMPARE(QGuiApplication::clipboard()->text(), u"o0002"_s);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::OrganizationsTest)
#include "OrganizationsTest.moc"
