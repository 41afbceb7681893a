#pragma once

#include "ui/database/Card.h"

class QAction;
class QPushButton;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class FactGrid;

/// What the console is connected to, and how.
class ConnectionCard final : public Card
{
    Q_OBJECT

public:
    ConnectionCard(models::TargetConnection& connection, QWidget* parent);

    /// For the menu; usable whichever screen is shown.
    [[nodiscard]] QAction* retry() const { return m_retry; }
    [[nodiscard]] QPushButton* button() const { return m_button; }

protected:
    void retranslate() override;

private:
    enum Fact { State, Target, Product, Address, Database, User, Role, Tls, ReadOnly, FactCount };

    void showFacts();
    [[nodiscard]] QString nameOf(int fact) const;
    [[nodiscard]] QString stateWords() const;

    models::TargetConnection& m_connection;
    QAction* m_retry;
    QPushButton* m_button;
    FactGrid* m_facts;
};

} // namespace castellan::ui
