#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSet>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using tests::WholeWindow;

namespace {

bool isControl(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) != nullptr || qobject_cast<const QLineEdit*>(widget) != nullptr
        || qobject_cast<const QComboBox*>(widget) != nullptr
        || qobject_cast<const QAbstractItemView*>(widget) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr || qobject_cast<const QTabBar*>(widget) != nullptr;
}

/// Part of another control, which stands for it: the text of a combo box, the buttons of a tab bar or a line edit.
bool isPart(const QWidget* widget)
{
    const QWidget* const parent = widget->parentWidget();
    return widget->objectName().startsWith(u"qt_"_s) || qobject_cast<const QComboBox*>(parent) != nullptr
        || qobject_cast<const QAbstractSpinBox*>(parent) != nullptr || qobject_cast<const QTabBar*>(parent) != nullptr
        || qobject_cast<const QLineEdit*>(parent) != nullptr || qobject_cast<const QToolBar*>(parent) != nullptr
        || widget->inherits("QHeaderView") || widget->inherits("QTableCornerButton");
}

QList<QWidget*> controls(const QWidget& window)
{
    QList<QWidget*> found;
    const QList<QWidget*> all = window.findChildren<QWidget*>();
    for (QWidget* const widget : all) {
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled() && isControl(widget)
            && !isPart(widget)) {
            found.append(widget);
        }
    }
    return found;
}

QString described(const QWidget* widget)
{
    QString path;
    for (const QWidget* at = widget; at != nullptr; at = at->parentWidget()) {
        path.prepend(u'/' + QString::fromLatin1(at->metaObject()->className()) + u'#' + at->objectName());
    }
    return path;
}

/// What a screen reader would have nothing to say about.
QStringList withoutName(const QWidget& window)
{
    QStringList silent;
    for (QWidget* const widget : controls(window)) {
        QAccessibleInterface* const accessible = QAccessible::queryAccessibleInterface(widget);
        const bool hasRole = accessible != nullptr && accessible->role() != QAccessible::NoRole;
        const bool isTabBar = qobject_cast<const QTabBar*>(widget) != nullptr; // its tabs have the names
        if (!hasRole || (accessible->text(QAccessible::Name).isEmpty() && !isTabBar)) {
            silent.append(described(widget));
        }
    }
    return silent;
}

/// One of several radio buttons is reached by Tab, the others from there by the arrow keys.
bool isReachedByArrows(const QWidget* widget)
{
    const auto* const radio = qobject_cast<const QRadioButton*>(widget);
    return radio != nullptr && !radio->isChecked();
}

/// What Tab never comes to, beginning anywhere in the window.
QStringList outOfReach(QWidget& window)
{
    QSet<const QWidget*> reached;
    window.activateWindow();
    // A dialog whose parent is active counts as active for QWindow; the focus moves only afterwards.
    static_cast<void>(QTest::qWaitFor([&window] { return QApplication::activeWindow() == &window; }));
    for (int step = 0; step < 120; ++step) {
        QTest::keyClick(&window, Qt::Key_Tab);
        const QWidget* const focus = QApplication::focusWidget();
        if (focus == nullptr || focus->window() != &window) {
            break;
        }
        reached.insert(focus);
    }
    QStringList missed;
    for (QWidget* const widget : controls(window)) {
        const QWidget* const target = widget->focusProxy() != nullptr ? widget->focusProxy() : widget;
        if (!reached.contains(target) && !isReachedByArrows(widget)) {
            missed.append(described(widget));
        }
    }
    return missed;
}

void check(QWidget& window)
{
    const QStringList silent = withoutName(window);
    QVERIFY2(silent.isEmpty(), qPrintable(u"without a name: "_s + silent.join(u'\n')));
    const QStringList missed = outOfReach(window);
    QVERIFY2(missed.isEmpty(), qPrintable(u"Tab does not come to: "_s + missed.join(u'\n')));
}

} // namespace

/// Every window and dialog: whatever can be used has a role and a name, and Tab comes to it.
class ReachTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theKeyboardBeginsInTheRows();
    void everyScreenCanBeReadAndReached_data();
    void everyScreenCanBeReadAndReached();
    void everyTabOfThePanelsCanBeReadAndReached_data();
    void everyTabOfThePanelsCanBeReadAndReached();
    void everyDialogCanBeReadAndReached_data();
    void everyDialogCanBeReadAndReached();
    void aScreensShortcutPutsTheKeyboardIntoItsContent_data();
    void aScreensShortcutPutsTheKeyboardIntoItsContent();
    void enterInTheNavigationLeadsToTheRows();
    void theArrowKeysStayInTheNavigation();
    void tabGoesAsOneReads();
    void enterOnARowLeadsToItsDetailsAndEscapeBack_data();
    void enterOnARowLeadsToItsDetailsAndEscapeBack();
    void whatStandsInPlaceOfTheRowsHasTheKeyboardForThem();
    void everyActionOfTheToolBarIsInAMenu();
    void noTwoActionsShareAShortcut();
    void theQuestionBeforeLeavingCanBeReadAndReached();
    void theStartPageCanBeReadAndReached();
    void cleanupTestCase();

private:
    void putKeyboardIntoNavigation() const;
    [[nodiscard]] static QString focusName();

    std::unique_ptr<WholeWindow> m_whole;
};

void ReachTest::initTestCase()
{
    m_whole = std::make_unique<WholeWindow>();
    QVERIFY(QTest::qWaitForWindowActive(&m_whole->window()));
    QVERIFY(m_whole->waitForRows());
}

/// To be the first: nobody has touched anything.
void ReachTest::theKeyboardBeginsInTheRows()
{
    QTRY_COMPARE(described(QApplication::focusWidget()), described(m_whole->table()));
}

void ReachTest::putKeyboardIntoNavigation() const
{
    m_whole->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_whole->window()));
    m_whole->window().findChild<QWidget*>(u"navigation"_s)->setFocus();
}

/// As a screen reader says it.
QString ReachTest::focusName()
{
    QAccessibleInterface* const accessible = QAccessible::queryAccessibleInterface(QApplication::focusWidget());
    return accessible != nullptr ? accessible->text(QAccessible::Name) : QString();
}

void ReachTest::cleanupTestCase()
{
    m_whole.reset();
}

void ReachTest::everyScreenCanBeReadAndReached_data()
{
    QTest::addColumn<QString>("screen");
    for (const char* const screen : {"instances", "organizations", "domains", "events", "database"}) {
        QTest::newRow(screen) << QString::fromLatin1(screen);
    }
}

void ReachTest::everyScreenCanBeReadAndReached()
{
    QFETCH(QString, screen);

    m_whole->showScreen(screen);

    check(m_whole->window());
}

void ReachTest::everyTabOfThePanelsCanBeReadAndReached_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<int>("tab");
    for (int tab = 0; tab < 3; ++tab) {
        QTest::addRow("instances %d", tab) << u"instances"_s << tab;
        QTest::addRow("organizations %d", tab) << u"organizations"_s << tab;
    }
}

void ReachTest::everyTabOfThePanelsCanBeReadAndReached()
{
    QFETCH(QString, screen);
    QFETCH(int, tab);
    m_whole->showScreen(screen);
    const QString name = screen == u"instances"_s ? u"instanceTabs"_s : u"organizationTabs"_s;
    auto* const tabs = m_whole->window().findChild<QTabWidget*>(name);
    QVERIFY(tabs != nullptr);

    tabs->setCurrentIndex(tab);

    check(m_whole->window());
    tabs->setCurrentIndex(0);
}

void ReachTest::everyDialogCanBeReadAndReached_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("action");
    QTest::newRow("open target") << u"organizations"_s << u"Open target…"_s;
    QTest::newRow("about") << u"organizations"_s << u"About Castellan"_s;
    QTest::newRow("new instance") << u"instances"_s << u"New instance…"_s;
    QTest::newRow("remove instance") << u"instances"_s << u"Remove instance…"_s;
    QTest::newRow("new organization") << u"organizations"_s << u"New organization…"_s;
    QTest::newRow("remove organization") << u"organizations"_s << u"Remove organization…"_s;
    QTest::newRow("add domain") << u"organizations"_s << u"Add domain…"_s;
}

void ReachTest::everyDialogCanBeReadAndReached()
{
    QFETCH(QString, screen);
    QFETCH(QString, action);
    m_whole->showScreen(screen);
    if (screen == u"organizations"_s) { // the first may be the default one, which cannot be removed
        m_whole->table()->setCurrentIndex(m_whole->table()->model()->index(3, 0));
    }

    QDialog* const dialog = m_whole->openDialog(action);

    QVERIFY(dialog != nullptr);
    check(*dialog);
    WholeWindow::dismiss(dialog);
}

void ReachTest::aScreensShortcutPutsTheKeyboardIntoItsContent_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<QString>("name");
    QTest::newRow("instances") << Qt::Key_1 << u"Instances"_s;
    QTest::newRow("organizations") << Qt::Key_2 << u"Organizations"_s;
    QTest::newRow("domains") << Qt::Key_3 << u"Domains"_s;
    QTest::newRow("events") << Qt::Key_4 << u"Events"_s;
    QTest::newRow("database") << Qt::Key_5 << u"Ping now"_s;
}

void ReachTest::aScreensShortcutPutsTheKeyboardIntoItsContent()
{
    QFETCH(Qt::Key, key);
    QFETCH(QString, name);
    putKeyboardIntoNavigation();

    QTest::keyClick(&m_whole->window(), key, Qt::ControlModifier);

    QCOMPARE(focusName(), name);
}

void ReachTest::enterInTheNavigationLeadsToTheRows()
{
    m_whole->showScreen(u"domains"_s);
    putKeyboardIntoNavigation();

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);

    QCOMPARE(focusName(), u"Domains"_s);
}

void ReachTest::theArrowKeysStayInTheNavigation()
{
    m_whole->showScreen(u"instances"_s);
    putKeyboardIntoNavigation();

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);

    QCOMPARE(focusName(), u"Screens"_s);
    QCOMPARE(m_whole->table()->accessibleName(), u"Organizations"_s);
}

void ReachTest::tabGoesAsOneReads()
{
    m_whole->showScreen(u"organizations"_s);
    QTRY_VERIFY(m_whole->window().findChild<QTabWidget*>(u"organizationTabs"_s)->isEnabled());
    m_whole->action(u"Filter"_s)->trigger();
    QStringList visited{focusName()};

    for (int step = 0; step < 4; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        visited.append(focusName());
    }

    QCOMPARE(visited.mid(0, 4),
             (QStringList{u"Filter organizations"_s, u"All states"_s, u"New organization…"_s, u"Organizations"_s}));
    QCOMPARE(visited.last(), u"Overview"_s); // the tabs of the panel
}

void ReachTest::enterOnARowLeadsToItsDetailsAndEscapeBack_data()
{
    QTest::addColumn<QString>("screen");
    QTest::addColumn<QString>("name");
    QTest::newRow("instances") << u"instances"_s << u"Name"_s;
    QTest::newRow("organizations") << u"organizations"_s << u"Name"_s;
    QTest::newRow("domains") << u"domains"_s << u"Domain"_s;
    QTest::newRow("events") << u"events"_s << u"Event"_s;
}

void ReachTest::enterOnARowLeadsToItsDetailsAndEscapeBack()
{
    QFETCH(QString, screen);
    QFETCH(QString, name);
    m_whole->showScreen(screen);
    const QString rows = m_whole->table()->accessibleName();
    for (const QTabWidget* const tabs : m_whole->window().findChildren<QTabWidget*>()) {
        QTRY_VERIFY(!tabs->isVisible() || tabs->isEnabled()); // the row's details are there
    }
    m_whole->table()->setFocus();

    QTest::keyClick(m_whole->table(), Qt::Key_Return);

    QTRY_COMPARE(focusName(), name);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(focusName(), rows);
}

void ReachTest::whatStandsInPlaceOfTheRowsHasTheKeyboardForThem()
{
    m_whole->showScreen(u"organizations"_s);
    m_whole->table()->setFocus();

    m_whole->window().showScreen(u"organizations"_s, u"nothing like it"_s);
    QTRY_COMPARE(focusName(), u"Clear filter"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);

    QTRY_VERIFY(m_whole->table()->isVisible());
    m_whole->table()->setFocus();
}

void ReachTest::everyActionOfTheToolBarIsInAMenu()
{
    const QList<QToolBar*> bars = m_whole->window().findChildren<QToolBar*>();
    QVERIFY(!bars.isEmpty());
    for (const QToolBar* const bar : bars) {
        for (const QAction* const action : bar->actions()) {
            if (action->inherits("QWidgetAction") || action->isSeparator()) {
                continue;
            }
            QVERIFY2(!action->shortcut().isEmpty(), qPrintable(action->text()));
            QVERIFY2(action->associatedObjects().size() > 1, qPrintable(action->text()));
        }
    }
}

void ReachTest::noTwoActionsShareAShortcut()
{
    QHash<QKeySequence, QString> taken;
    const QList<QAction*> actions = m_whole->window().findChildren<QAction*>();
    for (const QAction* const action : actions) {
        if (action->shortcutContext() != Qt::WindowShortcut || action->shortcut().isEmpty()) {
            continue;
        }
        QVERIFY2(!taken.contains(action->shortcut()),
                 qPrintable(action->text() + u" and "_s + taken.value(action->shortcut())));
        taken.insert(action->shortcut(), action->text());
    }
    QVERIFY(taken.size() > 5);
}

void ReachTest::theQuestionBeforeLeavingCanBeReadAndReached()
{
    m_whole->showScreen(u"instances"_s);
    auto* const name = m_whole->window().findChild<QTabWidget*>(u"instanceTabs"_s)->findChild<QLineEdit*>(u"name"_s);
    const QString before = m_whole->table()->currentIndex().data().toString();
    QTRY_COMPARE(name->text(), before);
    name->setText(u"Typed And Not Applied"_s);

    QDialog* const dialog = m_whole->openDialog(u"Quit"_s);

    QVERIFY(dialog != nullptr);
    check(*dialog);
    WholeWindow::dismiss(dialog);
    name->setText(before);
}

void ReachTest::theStartPageCanBeReadAndReached()
{
    QAction* const closeTarget = m_whole->action(u"Close target"_s);
    QVERIFY(closeTarget != nullptr);

    closeTarget->trigger();

    QTRY_VERIFY(m_whole->showsStartPage());
    check(m_whole->window());
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::ReachTest)
#include "ReachTest.moc"
