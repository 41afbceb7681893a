#include "ui/common/PageStack.h"

namespace castellan::ui {

void PageStack::addPage(QWidget& page)
{
    m_pages.append(&page);
    page.hide();
    page.setParent(this);
    if (m_pages.size() == 1) {
        showPage(0);
    }
}

void PageStack::showPage(int number)
{
    QWidget* const page = m_pages.at(number);
    if (indexOf(page) < 0) {
        addWidget(page);
    }
    setCurrentWidget(page);
}

int PageStack::shownPage() const
{
    return static_cast<int>(m_pages.indexOf(currentWidget()));
}

} // namespace castellan::ui
