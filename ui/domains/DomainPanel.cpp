#include "ui/domains/DomainPanel.h"

#include "ui/common/FactField.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PanelHeader.h"
#include "ui/domains/DomainButtons.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace castellan::ui {

DomainPanel::DomainPanel(const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent),
      m_header(new PanelHeader(icons::domain(), this)),
      m_message(new MessageBar(this)),
      m_body(new QWidget(this))
{
    layOut(actions);
    retranslate();
    showFacts();
}

void DomainPanel::layOut(const QList<QAction*>& actions)
{
    constexpr int margin = 12;
    auto* inner = new QVBoxLayout(m_body);
    inner->setContentsMargins(margin, margin, margin, margin);
    inner->setSpacing(margin);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    inner->addLayout(form);
    for (int field = 0; field < FieldCount; ++field) {
        auto* label = new QLabel(m_body);
        auto* edit = new FactField(m_body);
        label->setBuddy(edit);
        form->addRow(label, edit);
        m_labels.append(label);
        m_fields.append(edit);
    }
    inner->addWidget(new DomainButtons(actions, m_body));
    inner->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_message);
    layout->addWidget(m_body, 1);
}

void DomainPanel::showDomain(const std::optional<models::DomainRow>& domain)
{
    if (domain == m_domain) {
        return;
    }
    if (!domain || !m_domain || domain->key() != m_domain->key()) {
        m_message->clear();
    }
    m_domain = domain;
    showFacts();
}

void DomainPanel::focusContent()
{
    m_fields.constFirst()->setFocus(Qt::ShortcutFocusReason);
}

void DomainPanel::showFacts()
{
    m_body->setVisible(m_domain.has_value());
    m_header->setTitle(m_domain ? m_domain->domain : QString());
    if (!m_domain) {
        return;
    }
    m_fields.at(Domain)->setFact(m_domain->domain);
    m_fields.at(Kind)->setFact(m_domain->kindText());
    m_fields.at(State)->setFact(m_domain->stateText());
    m_fields.at(Organization)->setFact(m_domain->organizationName);
    m_fields.at(OrganizationId)->setFact(m_domain->organization.value());
    m_fields.at(Instance)->setFact(m_domain->instance.value());
    m_fields.at(Created)->setTime(m_domain->createdAt);
    m_fields.at(Changed)->setTime(m_domain->updatedAt);
    setFieldVisible(State, !m_domain->stateText().isEmpty());
    setFieldVisible(Organization, !m_domain->organizationName.isEmpty());
    setFieldVisible(OrganizationId, !m_domain->organization.isEmpty());
}

void DomainPanel::setFieldVisible(Field field, bool isVisible)
{
    m_labels.at(field)->setVisible(isVisible);
    m_fields.at(field)->setVisible(isVisible);
}

void DomainPanel::retranslate()
{
    m_header->setKind(tr("Domain"), tr("No domain is selected"));
    const QStringList names{tr("Domain"),          tr("Type"),     tr("State"),   tr("Organization"),
                            tr("Organization id"), tr("Instance"), tr("Created"), tr("Changed")};
    for (int field = 0; field < FieldCount; ++field) {
        m_labels.at(field)->setText(names.at(field));
        m_fields.at(field)->setAccessibleName(names.at(field));
    }
    showFacts();
}

void DomainPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
