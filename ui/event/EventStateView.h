#pragma once

#include <QScrollArea>

namespace castellan::domain {
struct StoredEvent;
}

namespace castellan::models {
class StateAtEvent;
}

namespace castellan::ui {

class FactTable;
class PayloadView;
class PlainLabel;

/// One event of an object's history: what it changed, the object as it was then, and the payload. Read only.
class EventStateView final : public QScrollArea
{
    Q_OBJECT

public:
    explicit EventStateView(QWidget* parent = nullptr);

    /// `lacksBeginning`: earlier events were not read, so the state may lack facts.
    void showState(const domain::StoredEvent& event, const models::StateAtEvent& state, bool lacksBeginning);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    PlainLabel* m_title;
    PlainLabel* m_when;
    PlainLabel* m_changesTitle;
    PlainLabel* m_noChanges;
    FactTable* m_changes;
    PlainLabel* m_factsTitle;
    PlainLabel* m_incomplete;
    FactTable* m_facts;
    PlainLabel* m_payloadTitle;
    PayloadView* m_payload;
};

} // namespace castellan::ui
