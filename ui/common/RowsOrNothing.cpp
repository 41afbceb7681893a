#include "ui/common/RowsOrNothing.h"

#include "ui/common/EmptyState.h"
#include "ui/common/TableView.h"

namespace castellan::ui {

RowsOrNothing::RowsOrNothing(QWidget* parent)
    : QStackedWidget(parent),
      m_table(new TableView(this)),
      m_nothing(new EmptyState(this))
{
    addWidget(m_table);
    addWidget(m_nothing);
}

void RowsOrNothing::showRows(bool areThere)
{
    QWidget* const shown = areThere ? static_cast<QWidget*>(m_table) : m_nothing;
    QWidget* const before = currentWidget();
    if (shown == before) {
        return;
    }
    const QWidget* const focus = window()->focusWidget();
    const bool hasKeyboard = focus != nullptr && (focus == before || before->isAncestorOf(focus));
    setCurrentWidget(shown);
    if (hasKeyboard) {
        focusContent();
    }
}

void RowsOrNothing::focusContent()
{
    if (currentWidget() == m_table) {
        m_table->setFocus(Qt::ShortcutFocusReason);
    } else {
        m_nothing->focusAction();
    }
}

} // namespace castellan::ui
