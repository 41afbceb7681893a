#pragma once

#include "models/domains/DomainRow.h"

#include <QList>
#include <QWidget>

#include <optional>

class QAction;
class QLabel;

namespace castellan::ui {

class FactField;
class MessageBar;
class PanelHeader;

/// What is known of one domain of the list, and buttons for what can be done to it.
class DomainPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DomainPanel(const QList<QAction*>& actions, QWidget* parent = nullptr);

    void showDomain(const std::optional<models::DomainRow>& domain);
    void focusContent();
    [[nodiscard]] MessageBar& message() { return *m_message; }

protected:
    void changeEvent(QEvent* event) override;

private:
    enum Field { Domain, Kind, State, Organization, OrganizationId, Instance, Created, Changed, FieldCount };

    void layOut(const QList<QAction*>& actions);
    void showFacts();
    void setFieldVisible(Field field, bool isVisible);
    void retranslate();

    std::optional<models::DomainRow> m_domain;
    PanelHeader* m_header;
    MessageBar* m_message;
    QWidget* m_body;
    QList<QLabel*> m_labels;
    QList<FactField*> m_fields;
};

} // namespace castellan::ui
