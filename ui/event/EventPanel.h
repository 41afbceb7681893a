#pragma once

#include "domain/event/StoredEvent.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace castellan::ui {

class FactTable;
class PanelHeader;
class PayloadView;
class PlainLabel;

/// One event of the list with all its columns and its payload. Read only.
class EventPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit EventPanel(QWidget* parent = nullptr);

    /// Nothing: none is selected.
    void showStored(const std::optional<domain::StoredEvent>& event);
    void focusContent();
    [[nodiscard]] const std::optional<domain::StoredEvent>& event() const { return m_event; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void showFacts();
    void copyJson() const;
    void retranslate();

    std::optional<domain::StoredEvent> m_event;
    PanelHeader* m_header;
    QWidget* m_body;
    FactTable* m_facts;
    PlainLabel* m_payloadTitle;
    PayloadView* m_payload;
    QPushButton* m_copy;
};

} // namespace castellan::ui
