#pragma once

#include <QWidget>

namespace castellan::domain {
struct BatchFate;
struct BatchOutcome;
struct BatchTrace;
} // namespace castellan::domain

namespace castellan::models {
class BatchDoubts;
class CommandSubmitter;
} // namespace castellan::models

namespace castellan::ui {

class MessageBar;

/// Says which changes are in doubt, with a button to ask the target again, and what came of it; and which are applied but
/// may still be lost with the server. Hidden while there is nothing to say.
class DoubtBar final : public QWidget
{
    Q_OBJECT

public:
    DoubtBar(models::BatchDoubts& doubts, models::CommandSubmitter& submitter, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showOpen();
    void showSettled(const domain::BatchTrace& trace, const domain::BatchFate& fate);
    void showRisks(const domain::BatchOutcome& outcome);
    void inform(const QString& text);

    models::BatchDoubts& m_doubts;
    MessageBar* m_message;
    bool m_showsOpen = false;
};

} // namespace castellan::ui
