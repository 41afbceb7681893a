#pragma once

#include "models/changes/CommandSubmitter.h"
#include "tests/models/ModelScene.h"
#include "ui/shell/Screen.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QtTest/QTest>

namespace castellan::tests {

/// A screen beside its panel, on a workspace of its own, as the window has them.
class ScreenHost
{
public:
    /// What is shown where the program has the menus: each action under its English words.
    [[nodiscard]] QAction* action(ui::MenuId menu, const QString& text) const
    {
        const QList<QAction*> all = m_screen->actions(menu);
        for (QAction* const action : all) {
            if (QString(action->text()).remove(u'&') == text) {
                return action;
            }
        }
        return nullptr;
    }
    [[nodiscard]] ui::Screen& screen() const { return *m_screen; }
    [[nodiscard]] QWidget& panel() const { return *m_screen->detailPanel(); }
    [[nodiscard]] QTableView& table() const { return *m_screen->findChild<QTableView*>(QStringLiteral("table")); }
    [[nodiscard]] int rows() const { return table().model()->rowCount(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }
    [[nodiscard]] int rowOf(const QString& text, int column = 0) const
    {
        for (int row = 0; row < rows(); ++row) {
            if (cell(row, column) == text) {
                return row;
            }
        }
        return -1;
    }
    /// Makes the row with that name the current one; false if it does not come.
    [[nodiscard]] bool select(const QString& name) const
    {
        table().setFocus();
        return QTest::qWaitFor([&] {
            if (rowOf(name) >= 0 && table().currentIndex().row() != rowOf(name)) {
                table().setCurrentIndex(table().model()->index(rowOf(name), 0));
            }
            return rowOf(name) >= 0 && field(QStringLiteral("name"))->text() == name;
        });
    }
    /// A field of the panel's first tab.
    [[nodiscard]] QLineEdit* field(const QString& name) const { return panel().findChild<QLineEdit*>(name); }
    template<typename Widget>
    [[nodiscard]] Widget* inPanel(const QString& name) const
    {
        return panel().findChild<Widget*>(name);
    }
    /// The dialog that is open, once it is.
    [[nodiscard]] QDialog* dialog() const
    {
        QDialog* found = nullptr;
        static_cast<void>(QTest::qWaitFor([&] {
            found = m_host.findChild<QDialog*>();
            return found != nullptr && found->isVisible();
        }));
        return found;
    }
    [[nodiscard]] bool hasDialog() const
    {
        const auto* const found = m_host.findChild<QDialog*>();
        return found != nullptr && found->isVisible();
    }

    ModelScene scene;
    models::CommandSubmitter submitter{scene.connection(), QStringLiteral("test")};

protected:
    /// To be called once by the heirs, with the screen and after the rows are there.
    void show(ui::Screen* screen)
    {
        m_screen = screen;
        auto* const layout = new QHBoxLayout(&m_host);
        layout->addWidget(screen, 2);
        layout->addWidget(screen->detailPanel(), 1);
        // As the menu bar has them: a shortcut needs a widget that holds its action.
        for (const ui::MenuId menu : {ui::MenuId::Instance, ui::MenuId::Organization, ui::MenuId::Domain}) {
            m_menu.addActions(screen->actions(menu));
            m_host.addActions(screen->actions(menu));
        }
        m_host.resize(1200, 700);
        m_host.show();
        screen->detailPanel()->show();
        m_host.activateWindow();
        static_cast<void>(QTest::qWaitForWindowActive(&m_host));
        scene.open();
    }

    QWidget m_host;

private:
    QMenu m_menu;
    ui::Screen* m_screen = nullptr;
};

} // namespace castellan::tests
