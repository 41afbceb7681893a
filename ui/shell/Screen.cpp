#include "ui/shell/Screen.h"

namespace castellan::ui {

QList<QAction*> Screen::actions(MenuId /*menu*/) const
{
    return {};
}

QWidget* Screen::detailPanel()
{
    return nullptr;
}

void Screen::focusFilter()
{
    setFocus();
}

void Screen::focusContent()
{
    setFocus(Qt::ShortcutFocusReason);
}

void Screen::focusDetail() {}

QList<models::UnappliedChange> Screen::unapplied()
{
    return {};
}

void Screen::activate() {}

void Screen::saveState(Settings& /*settings*/) const {}

void Screen::restoreState(const Settings& /*settings*/) {}

} // namespace castellan::ui
