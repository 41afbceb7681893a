#pragma once

#include "ui/database/Card.h"

class QPushButton;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class FactGrid;
class PingChart;

/// How quickly the database answers: the last pings.
class PingsCard final : public Card
{
    Q_OBJECT

public:
    PingsCard(models::TargetConnection& connection, QWidget* parent);

    [[nodiscard]] QPushButton* button() const { return m_button; }

protected:
    void retranslate() override;

private:
    enum Fact { Last, Median, FactCount };

    void showPings();

    models::TargetConnection& m_connection;
    QPushButton* m_button;
    FactGrid* m_facts;
    PingChart* m_chart;
};

} // namespace castellan::ui
