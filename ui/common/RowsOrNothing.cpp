#include "ui/common/RowsOrNothing.h"

#include "ui/common/EmptyState.h"
#include "ui/common/TableView.h"

namespace castellan::ui {

RowsOrNothing::RowsOrNothing(QWidget* parent)
    : PageStack(parent),
      m_table(new TableView(this)),
      m_nothing(new EmptyState(this))
{
    addPage(*m_table);
    addPage(*m_nothing);
}

void RowsOrNothing::showRows(bool areThere)
{
    const int shown = areThere ? 0 : 1;
    if (shown == shownPage()) {
        return;
    }
    const QWidget* const before = currentWidget();
    const QWidget* const focus = window()->focusWidget();
    const bool hasKeyboard = focus != nullptr && (focus == before || before->isAncestorOf(focus));
    showPage(shown);
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
