#pragma once

#include <QList>
#include <QStackedWidget>

namespace castellan::ui {

/// Pages of which one is seen. A page takes part in the layout once it has been shown: measuring the words of pages that
/// nobody looks at was a quarter of the time until the window stood.
class PageStack : public QStackedWidget
{
    Q_OBJECT

public:
    using QStackedWidget::QStackedWidget;

    /// The stack owns the page from now on. The first one is shown.
    void addPage(QWidget& page);
    /// In the order in which they were added.
    void showPage(int number);
    /// -1 before there is one.
    [[nodiscard]] int shownPage() const;

private:
    QList<QWidget*> m_pages;
};

} // namespace castellan::ui
