#pragma once

#include "domain/core/Id.h"

#include <QComboBox>

namespace castellan::models {
class InstanceTableModel;
}

namespace castellan::ui {

/// Chooses which instance the screens show: one of them, or all.
class InstancePicker final : public QComboBox
{
    Q_OBJECT

public:
    InstancePicker(models::InstanceTableModel& instances, QWidget* parent);

    /// Empty: all instances.
    [[nodiscard]] domain::InstanceId instance() const { return m_chosen; }
    /// Kept until the list has it.
    void choose(const domain::InstanceId& instance);

signals:
    void instanceChosen(const castellan::domain::InstanceId& instance);

protected:
    void changeEvent(QEvent* event) override;

private:
    void fill();
    void leaveMissing();
    void take(int index);

    models::InstanceTableModel& m_instances;
    domain::InstanceId m_chosen;
    bool m_isFilling = false;
};

} // namespace castellan::ui
