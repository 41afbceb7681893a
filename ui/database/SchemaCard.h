#pragma once

#include "ui/database/Card.h"

class QAction;
class QProgressBar;
class QPushButton;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class FactGrid;
class MessageBar;

/// The schema that was found, and its set-up.
class SchemaCard final : public Card
{
    Q_OBJECT

public:
    SchemaCard(models::TargetConnection& connection, QWidget* parent);

    /// For the menu; usable whichever screen is shown.
    [[nodiscard]] QAction* setUp() const { return m_setUp; }
    [[nodiscard]] QPushButton* button() const { return m_button; }

signals:
    /// A short word that something worked.
    void noticeRaised(const QString& text);

protected:
    void retranslate() override;

private:
    enum Fact { State, Version, Wanted, BatchKeys, FactCount };

    void makeProgress();
    void follow();
    void showFacts();
    void showOffers();
    void showProgress(int done, int total, const QString& step);
    [[nodiscard]] QString stateWords() const;

    models::TargetConnection& m_connection;
    QAction* m_setUp;
    QPushButton* m_button;
    MessageBar* m_message;
    FactGrid* m_facts;
    PlainLabel* m_found;
    QWidget* m_work;
    PlainLabel* m_step;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
};

} // namespace castellan::ui
