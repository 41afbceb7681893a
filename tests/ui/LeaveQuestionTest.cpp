#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/MessageBar.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::WholeWindow;

namespace {

/// The window with one name of an organization typed over, and not applied.
class Edited final
{
public:
    explicit Edited(const QString& name = u"Typed And Not Applied"_s)
    {
        static_cast<void>(whole.waitForRows());
        whole.showScreen(u"organizations"_s);
        select(1);
        before = field().text();
        field().setFocus();
        field().selectAll();
        QTest::keyClicks(&field(), name);
    }

    void select(int row) const
    {
        whole.table()->setCurrentIndex(whole.table()->model()->index(row, 0));
        const QString name = whole.table()->model()->index(row, 0).data().toString();
        static_cast<void>(QTest::qWaitFor([this, name] { return field().text() == name; }, 10'000));
    }
    [[nodiscard]] QLineEdit& field() const
    {
        return *whole.window()
                    .findChild<QTabWidget*>(u"organizationTabs"_s)
                    ->currentWidget()
                    ->findChild<QLineEdit*>(u"name"_s);
    }
    [[nodiscard]] QDialog* ask(const QString& action) const { return whole.openDialog(action); }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < whole.table()->model()->rowCount(); ++row) {
            all.append(whole.table()->model()->index(row, 0).data().toString());
        }
        return all;
    }

    WholeWindow whole;
    QString before;
};

void press(QDialog& dialog, const QString& button)
{
    dialog.findChild<QPushButton*>(button)->click();
}

QString listed(const QDialog& dialog)
{
    return dialog.findChild<QLabel*>(u"unappliedNames"_s)->text();
}

} // namespace

/// Whoever leaves with changes that have not been applied is asked what becomes of them, once.
class LeaveQuestionTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutChangesNothingIsAsked();
    void whatIsOpenIsNamed();
    void everythingThatLosesChangesAsks_data();
    void everythingThatLosesChangesAsks();
    void enterAndEscapeGoOnEditing_data();
    void enterAndEscapeGoOnEditing();
    void applyAppliesAllAndLeaves();
    void whatIsRefusedKeepsTheWindow();
    void discardGivesUpWhatWasTyped();
    void theSameTargetIsOpenedAgainWithoutAQuestion();
    void whileTheTargetIsNotThereNothingCanBeApplied();
    void aSessionEndsUnlessThePersonCanBeAsked_data();
    void aSessionEndsUnlessThePersonCanBeAsked();
    void aSessionThatMayNotAskIsNotHeldUp();
};

void LeaveQuestionTest::withoutChangesNothingIsAsked()
{
    const WholeWindow whole;
    QVERIFY(whole.waitForRows());

    whole.action(u"Quit"_s)->trigger();

    QTRY_VERIFY(!whole.window().isVisible());
    QVERIFY(whole.visibleDialog() == nullptr);
}

void LeaveQuestionTest::whatIsOpenIsNamed()
{
    const Edited edited;
    edited.select(3);
    const QString second = edited.field().text();
    edited.field().setText(u"Typed As Well"_s);

    QDialog* const dialog = edited.ask(u"Quit"_s);

    QVERIFY(dialog != nullptr);
    QCOMPARE(listed(*dialog), u"Organization “%1”\nOrganization “%2”"_s.arg(edited.before, second));
    QVERIFY(dialog->accessibleDescription().startsWith(u"2 changes have not been applied:"_s));
    WholeWindow::dismiss(dialog);
}

void LeaveQuestionTest::everythingThatLosesChangesAsks_data()
{
    QTest::addColumn<std::function<void(WholeWindow&)>>("leave");
    using Leave = std::function<void(WholeWindow&)>;
    QTest::newRow("the close button") << Leave([](WholeWindow& whole) { whole.window().close(); });
    QTest::newRow("quit") << Leave([](WholeWindow& whole) { whole.action(u"Quit"_s)->trigger(); });
    QTest::newRow("close target") << Leave([](WholeWindow& whole) { whole.action(u"Close target"_s)->trigger(); });
    QTest::newRow("another target") << Leave(
        [](WholeWindow& whole) { emit whole.window().targetRequested(u"sqlite:/nowhere/other.db"_s, false); });
}

void LeaveQuestionTest::everythingThatLosesChangesAsks()
{
    QFETCH(std::function<void(WholeWindow&)>, leave);
    Edited edited;

    leave(edited.whole);
    leave(edited.whole);

    QTRY_VERIFY(edited.whole.visibleDialog() != nullptr);
    WholeWindow::dismiss(edited.whole.visibleDialog());
    QVERIFY(edited.whole.visibleDialog() == nullptr); // asked once
    QVERIFY(edited.whole.window().isVisible());
    QCOMPARE(edited.field().text(), u"Typed And Not Applied"_s);
}

void LeaveQuestionTest::enterAndEscapeGoOnEditing_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("enter") << Qt::Key_Return;
    QTest::newRow("escape") << Qt::Key_Escape;
}

void LeaveQuestionTest::enterAndEscapeGoOnEditing()
{
    QFETCH(Qt::Key, key);
    const Edited edited;
    QDialog* const dialog = edited.ask(u"Quit"_s);
    QVERIFY(dialog != nullptr);
    QTRY_COMPARE(QApplication::activeWindow(), dialog);

    QTest::keyClick(dialog, key);

    QTRY_VERIFY(edited.whole.visibleDialog() == nullptr);
    QVERIFY(edited.whole.window().isVisible());
    QCOMPARE(edited.field().text(), u"Typed And Not Applied"_s);
    QVERIFY(!edited.names().contains(u"Typed And Not Applied"_s));
}

void LeaveQuestionTest::applyAppliesAllAndLeaves()
{
    const Edited edited;
    edited.select(3);
    edited.field().setText(u"Typed As Well"_s);
    QDialog* const dialog = edited.ask(u"Close target"_s);
    QVERIFY(dialog != nullptr);

    press(*dialog, u"apply"_s);

    QTRY_VERIFY(edited.whole.showsStartPage());
    edited.whole.action(u"Open the sample workspace"_s)->trigger();
    QTRY_VERIFY(edited.names().contains(u"Typed And Not Applied"_s));
    QVERIFY(edited.names().contains(u"Typed As Well"_s));
}

void LeaveQuestionTest::whatIsRefusedKeepsTheWindow()
{
    const Edited edited(u" "_s); // no name
    QDialog* const dialog = edited.ask(u"Quit"_s);
    QVERIFY(dialog != nullptr);

    press(*dialog, u"apply"_s);

    auto* const message = dialog->findChild<MessageBar*>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY(!message->text().isEmpty());
    QVERIFY(edited.whole.window().isVisible());
    QVERIFY(dialog->findChild<QPushButton*>(u"apply"_s)->isEnabled());
    QCOMPARE(listed(*dialog), u"Organization “%1”"_s.arg(edited.before));
    WholeWindow::dismiss(dialog);
}

void LeaveQuestionTest::discardGivesUpWhatWasTyped()
{
    const Edited edited;
    QDialog* const dialog = edited.ask(u"Close target"_s);
    QVERIFY(dialog != nullptr);

    press(*dialog, u"discard"_s);

    QTRY_VERIFY(edited.whole.showsStartPage());
    edited.whole.action(u"Open the sample workspace"_s)->trigger();
    QTRY_VERIFY(edited.names().contains(edited.before));
    edited.whole.action(u"Quit"_s)->trigger();
    QTRY_VERIFY(!edited.whole.window().isVisible());
}

void LeaveQuestionTest::theSameTargetIsOpenedAgainWithoutAQuestion()
{
    const Edited edited;

    edited.whole.action(u"Open the sample workspace"_s)->trigger();

    QVERIFY(edited.whole.visibleDialog() == nullptr);
    QTRY_VERIFY(edited.names().contains(edited.before));
    QDialog* const dialog = edited.ask(u"Quit"_s);
    QVERIFY(dialog != nullptr);
    QCOMPARE(listed(*dialog), u"Organization “%1”"_s.arg(edited.before));
    WholeWindow::dismiss(dialog);
}

void LeaveQuestionTest::whileTheTargetIsNotThereNothingCanBeApplied()
{
    const Edited edited;
    edited.whole.action(u"Open the sample workspace"_s)->trigger(); // connecting

    QDialog* const dialog = edited.ask(u"Quit"_s);

    QVERIFY(dialog != nullptr);
    auto* const apply = dialog->findChild<QPushButton*>(u"apply"_s);
    QVERIFY(!apply->isEnabled());
    QTRY_VERIFY(apply->isEnabled());
    WholeWindow::dismiss(dialog);
}

void LeaveQuestionTest::aSessionEndsUnlessThePersonCanBeAsked_data()
{
    QTest::addColumn<bool>("mayAsk");
    QTest::newRow("may ask") << true;
    QTest::newRow("may not ask") << false;
}

void LeaveQuestionTest::aSessionEndsUnlessThePersonCanBeAsked()
{
    QFETCH(bool, mayAsk);
    const Edited edited;

    const bool mayEnd = edited.whole.application().endSession([mayAsk] { return mayAsk; });

    QCOMPARE(mayEnd, !mayAsk);
    QCOMPARE(edited.whole.visibleDialog() != nullptr, mayAsk);
}

void LeaveQuestionTest::aSessionThatMayNotAskIsNotHeldUp()
{
    const Edited edited;
    QVERIFY(edited.whole.application().endSession([] { return false; }));

    edited.whole.window().close(); // as Qt does when the session manager says that it is over

    QTRY_VERIFY(!edited.whole.window().isVisible());
    QVERIFY(edited.whole.visibleDialog() == nullptr);
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::LeaveQuestionTest)
#include "LeaveQuestionTest.moc"
