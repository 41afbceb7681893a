#include "ui/event/EventPanel.h"

#include "models/event/EventRow.h"
#include "ui/common/Icons.h"
#include "ui/common/PanelHeader.h"
#include "ui/common/PlainLabel.h"
#include "ui/event/EventJson.h"
#include "ui/event/FactTable.h"
#include "ui/event/PayloadView.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

EventPanel::EventPanel(QWidget* parent)
    : QWidget(parent),
      m_header(new PanelHeader(icons::event(), this)),
      m_body(new QWidget(this)),
      m_facts(new FactTable(2, m_body)),
      m_payloadTitle(new PlainLabel(m_body)),
      m_payload(new PayloadView(m_body)),
      m_copy(new QPushButton(icons::copy(), QString(), m_body))
{
    layOut();
    connect(m_copy, &QPushButton::clicked, this, &EventPanel::copyJson);
    retranslate();
}

void EventPanel::layOut()
{
    constexpr int margin = 10;
    m_facts->setObjectName(QStringLiteral("eventFacts"));
    m_facts->horizontalHeader()->setVisible(false);
    m_copy->setObjectName(QStringLiteral("copyJson"));
    m_copy->setAutoDefault(false);
    m_payloadTitle->setSubdued(true);
    auto* inner = new QVBoxLayout(m_body);
    inner->setContentsMargins(margin, margin, margin, margin);
    inner->addWidget(m_facts);
    inner->addWidget(m_payloadTitle);
    inner->addWidget(m_payload, 1);
    inner->addWidget(m_copy, 0, Qt::AlignLeading);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_body, 1);
    layout->addStretch(0);
}

void EventPanel::showStored(const std::optional<domain::StoredEvent>& event)
{
    if (event != m_event) {
        m_event = event;
        showFacts();
    }
}

void EventPanel::focusContent()
{
    m_facts->setFocus(Qt::ShortcutFocusReason);
}

void EventPanel::showFacts()
{
    m_body->setVisible(m_event.has_value());
    m_header->setTitle(m_event ? m_event->type : QString());
    if (!m_event) {
        return;
    }
    m_facts->setRows({
        {tr("Time"), m_event->createdAt.toIsoText()},
        {tr("Event"), m_event->type},
        {tr("Object"), m_event->aggregate.type},
        {tr("Object id"), m_event->aggregate.id},
        {tr("Instance"), m_event->aggregate.instanceId},
        {tr("Owner"), m_event->owner},
        {tr("Creator"), m_event->creator},
        {tr("Sequence"), QLocale().toString(m_event->sequence)},
        {tr("Revision"), QLocale().toString(m_event->revision)},
        {tr("Position"), m_event->position},
        {tr("Order in its transaction"), QLocale().toString(m_event->inTxOrder)},
    });
    m_payload->showPayload(*m_event);
}

void EventPanel::copyJson() const
{
    if (m_event) {
        QGuiApplication::clipboard()->setText(eventJson(*m_event));
    }
}

void EventPanel::retranslate()
{
    m_header->setKind(tr("Event"), tr("No event is selected"));
    m_facts->setAccessibleName(tr("Event"));
    m_facts->setHeaders({tr("Fact"), tr("Value")});
    m_payloadTitle->setText(tr("Payload"));
    m_copy->setText(tr("Copy as JSON"));
    showFacts();
}

void EventPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
