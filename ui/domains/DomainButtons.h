#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace castellan::ui {

/// Buttons for actions, two beside each other, so that they fit into a narrow panel.
class DomainButtons final : public QWidget
{
    Q_OBJECT

public:
    DomainButtons(const QList<QAction*>& actions, QWidget* parent);
};

} // namespace castellan::ui
