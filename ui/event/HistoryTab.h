#pragma once

#include <QWidget>

namespace castellan::models {
class HistoryModel;
}

namespace castellan::ui {

class EmptyState;
class EventStateView;
class PageStack;
class TableView;

/// An object's own events, and below them what the selected one did. The newest is selected until a person chooses.
class HistoryTab final : public QWidget
{
    Q_OBJECT

public:
    explicit HistoryTab(models::HistoryModel& model, QWidget* parent = nullptr);

    void focusContent();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showEvents();
    void showCurrent();
    void retranslate();

    models::HistoryModel& m_model;
    PageStack* m_stack;
    TableView* m_table;
    EventStateView* m_state;
    EmptyState* m_nothing;
    bool m_followsNewest = true; ///< no other event was chosen
};

} // namespace castellan::ui
