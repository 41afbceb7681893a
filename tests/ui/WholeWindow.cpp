#include "tests/ui/WholeWindow.h"

#include "ui/common/TableView.h"
#include "ui/shell/Screen.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QPointer>
#include <QtTest/QTest>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

QString bare(const QString& text)
{
    return QString(text).remove(u'&');
}

} // namespace

WholeWindow::WholeWindow(const QString& target, bool readOnly)
{
    for (const char* const name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}) {
        qputenv(name, m_folder.path().toLocal8Bit());
    }
    QCoreApplication::setApplicationName(u"castellan"_s);
    m_application = std::make_unique<ui::Application>(*qApp, ui::WindowStart{target, readOnly, nullptr});
    m_application->start();
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget* const widget : all) {
        if (auto* const window = qobject_cast<ui::MainWindow*>(widget)) {
            m_window = window;
        }
    }
}

WholeWindow::~WholeWindow() = default;

bool WholeWindow::waitForRows() const
{
    return QTest::qWaitFor([this] { return table() != nullptr && table()->model()->rowCount() > 0; }, 20'000);
}

bool WholeWindow::showsStartPage() const
{
    const auto* const page = m_window->findChild<QWidget*>(u"startPage"_s);
    return page != nullptr && page->isVisible();
}

QAbstractItemView* WholeWindow::table() const
{
    const QList<ui::Screen*> screens = m_window->findChildren<ui::Screen*>();
    for (const ui::Screen* const screen : screens) {
        if (screen->isVisible()) {
            return screen->findChild<ui::TableView*>(); // and not the list of a combo box
        }
    }
    return nullptr;
}

void WholeWindow::showScreen(const QString& id) const
{
    m_window->showScreen(id);
    if (id == u"database"_s) {
        return;
    }
    QAbstractItemView* const rows = table();
    static_cast<void>(QTest::qWaitFor([rows] { return rows->model()->rowCount() > 0; }, 10'000));
    rows->setCurrentIndex(rows->model()->index(0, 0));
}

QAction* WholeWindow::action(const QString& text) const
{
    const QList<QAction*> actions = m_window->findChildren<QAction*>();
    for (QAction* const action : actions) {
        if (bare(action->text()) == text) {
            return action;
        }
    }
    return nullptr;
}

QDialog* WholeWindow::openDialog(const QString& actionText) const
{
    QAction* const chosen = action(actionText);
    if (chosen == nullptr || !QTest::qWaitFor([chosen] { return chosen->isEnabled(); }, 10'000)) {
        return nullptr;
    }
    chosen->trigger();
    static_cast<void>(QTest::qWaitFor([this] { return visibleDialog() != nullptr; }, 10'000));
    return visibleDialog();
}

QDialog* WholeWindow::visibleDialog() const
{
    const QWidgetList all = QApplication::topLevelWidgets();
    for (QWidget* const widget : all) {
        auto* const dialog = qobject_cast<QDialog*>(widget);
        if (dialog != nullptr && dialog->isVisible()) {
            return dialog;
        }
    }
    return nullptr;
}

void WholeWindow::dismiss(QDialog* dialog)
{
    const QPointer<QDialog> gone(dialog);
    dialog->reject();
    static_cast<void>(QTest::qWaitFor([gone] { return gone.isNull() || !gone->isVisible(); }, 5'000));
}

} // namespace castellan::tests
