#pragma once

#include "models/connection/PingMonitor.h"

#include <QToolButton>

namespace castellan::ui {

/// Whether the database is well, at a glance: a shape, a colour and a word for each state, so that none of them is needed
/// alone. A button: pressing it asks for the details.
class StatusIndicator final : public QToolButton
{
    Q_OBJECT

public:
    StatusIndicator(models::PingMonitor& pings, QWidget* parent);

    [[nodiscard]] models::PingState shownState() const { return m_state; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();
    [[nodiscard]] QString toolTipText() const;

    models::PingMonitor& m_pings;
    models::PingState m_state = models::PingState::NoTarget;
};

/// The state as a shape and a colour: a picture for the device pixel ratio.
[[nodiscard]] QIcon stateMark(models::PingState state, const QPalette& palette, qreal ratio);

/// `Connected`, `Slow`, ... in the person's language.
[[nodiscard]] QString stateText(models::PingState state);

} // namespace castellan::ui
