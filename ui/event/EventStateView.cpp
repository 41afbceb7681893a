#include "ui/event/EventStateView.h"

#include "domain/event/StoredEvent.h"
#include "models/event/EventRow.h"
#include "models/event/StateAtEvent.h"
#include "ui/common/PlainLabel.h"
#include "ui/event/FactTable.h"
#include "ui/event/PayloadView.h"

#include <QEvent>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int changeColumns = 3;
constexpr int factColumns = 2;
constexpr int margin = 10;
constexpr int gap = 6;

} // namespace

EventStateView::EventStateView(QWidget* parent)
    : QScrollArea(parent),
      m_title(new PlainLabel(this)),
      m_when(new PlainLabel(this)),
      m_changesTitle(new PlainLabel(this)),
      m_noChanges(new PlainLabel(this)),
      m_changes(new FactTable(changeColumns, this)),
      m_factsTitle(new PlainLabel(this)),
      m_incomplete(new PlainLabel(this)),
      m_facts(new FactTable(factColumns, this)),
      m_payloadTitle(new PlainLabel(this)),
      m_payload(new PayloadView(this))
{
    m_title->setEmphasis(1.0, true);
    m_changes->setObjectName(QStringLiteral("changes"));
    m_facts->setObjectName(QStringLiteral("facts"));
    for (PlainLabel* quiet : {m_when, m_noChanges, m_incomplete, m_changesTitle, m_factsTitle, m_payloadTitle}) {
        quiet->setSubdued(true);
    }
    for (PlainLabel* wrapped : {m_title, m_when, m_noChanges, m_incomplete}) {
        wrapped->setWordWrap(true);
    }
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(gap);
    for (QWidget* part :
         {static_cast<QWidget*>(m_title), static_cast<QWidget*>(m_when), static_cast<QWidget*>(m_changesTitle),
          static_cast<QWidget*>(m_noChanges), static_cast<QWidget*>(m_changes), static_cast<QWidget*>(m_factsTitle),
          static_cast<QWidget*>(m_incomplete), static_cast<QWidget*>(m_facts), static_cast<QWidget*>(m_payloadTitle),
          static_cast<QWidget*>(m_payload)}) {
        layout->addWidget(part);
    }
    layout->addStretch(1);
    setWidget(page);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    retranslate();
}

void EventStateView::showState(const domain::StoredEvent& event, const models::StateAtEvent& state, bool lacksBeginning)
{
    const QStringList cells = models::EventRow::of(event).cells;
    m_title->setForeignText(event.type);
    m_when->setForeignText(
        tr("%1 by %2", "time and author of an event").arg(cells.value(models::Time), cells.value(models::Creator)));
    QList<QStringList> changes;
    for (const models::FactChange& change : state.changes()) {
        changes.append(QStringList{change.name, change.before, change.after});
    }
    QList<QStringList> facts;
    for (const models::StateAtEvent::Fact& fact : state.facts()) {
        facts.append(QStringList{fact.name, fact.value});
    }
    m_changes->setRows(changes);
    m_changes->setVisible(!changes.isEmpty());
    m_noChanges->setVisible(changes.isEmpty());
    m_facts->setRows(facts);
    m_incomplete->setVisible(lacksBeginning);
    m_payload->showPayload(event);
}

void EventStateView::retranslate()
{
    setAccessibleName(tr("Selected event"));
    m_changesTitle->setText(tr("What it changed"));
    m_noChanges->setText(tr("Nothing that is shown here."));
    m_changes->setAccessibleName(tr("What it changed"));
    m_changes->setHeaders({tr("Fact"), tr("Before"), tr("After")});
    m_factsTitle->setText(tr("As it was then"));
    m_incomplete->setText(tr("Its earliest events are not listed, so facts from then may be missing."));
    m_facts->setAccessibleName(tr("As it was then"));
    m_facts->setHeaders({tr("Fact"), tr("Value")});
    m_payloadTitle->setText(tr("Payload"));
}

void EventStateView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
