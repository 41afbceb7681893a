#include "ui/domains/DomainButtons.h"

#include <QGridLayout>
#include <QToolButton>

namespace castellan::ui {

DomainButtons::DomainButtons(const QList<QAction*>& actions, QWidget* parent) : QWidget(parent)
{
    constexpr int columns = 2;
    constexpr int gap = 6;
    auto* layout = new QGridLayout(this);
    layout->setSpacing(gap);
    layout->setContentsMargins(0, 0, 0, 0);
    for (int place = 0; place < actions.size(); ++place) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions.at(place));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        layout->addWidget(button, place / columns, place % columns);
    }
}

} // namespace castellan::ui
