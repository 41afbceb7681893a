#include "ui/shell/DoubtBar.h"

#include "domain/invoke/BatchOutcome.h"
#include "models/changes/BatchDoubts.h"
#include "models/changes/CommandSubmitter.h"
#include "models/table/CellText.h"
#include "models/table/VisibleText.h"
#include "ui/common/MessageBar.h"

#include <QEvent>
#include <QStringList>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

/// What the batch was about: its first event, in the words of the event list.
QString subjectOf(const domain::BatchTrace& trace)
{
    if (trace.events.isEmpty()) {
        return models::visibleText(trace.identity.key);
    }
    const domain::PlannedEvent& first = trace.events.constFirst();
    return models::visibleText(first.type + QLatin1Char(' ') + first.aggregate.id);
}

/// For support, in English.
QString detailsOf(const QList<domain::BatchTrace>& traces)
{
    QStringList lines;
    for (const domain::BatchTrace& trace : traces) {
        lines.append(QStringLiteral("batch %1 by %2 at %3: %4")
                         .arg(trace.identity.key, models::visibleText(trace.identity.creator), trace.at.toIsoText(),
                              subjectOf(trace)));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DoubtBar::DoubtBar(models::BatchDoubts& doubts, models::CommandSubmitter& submitter, QWidget* parent)
    : QWidget(parent),
      m_doubts(doubts),
      m_message(new MessageBar(this))
{
    setObjectName(QStringLiteral("doubtBar"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    connect(&doubts, &models::BatchDoubts::changed, this, &DoubtBar::showOpen);
    connect(&doubts, &models::BatchDoubts::settled, this, &DoubtBar::showSettled);
    connect(&submitter, &models::CommandSubmitter::applied, this, &DoubtBar::showRisks);
    connect(m_message, &MessageBar::actionTriggered, &doubts, &models::BatchDoubts::ask);
    connect(m_message, &MessageBar::closed, this, &QWidget::hide);
    hide();
    showOpen();
}

void DoubtBar::showOpen()
{
    const QList<domain::BatchTrace>& open = m_doubts.open();
    if (open.isEmpty()) {
        if (m_showsOpen) {
            hide();
        }
        m_showsOpen = false;
        return;
    }
    m_showsOpen = true;
    const domain::BatchTrace& first = open.constFirst();
    const QString sentence = open.size() == 1
        ? tr("The connection was lost while changes were being written on %1 (%2). It is not known whether they are in.")
              .arg(models::timeText(first.at), subjectOf(first))
        : tr("It is not known whether %n change(s) are in that were being written when the connection was lost. The "
             "oldest is of %1 (%2).",
             nullptr, static_cast<int>(open.size()))
              .arg(models::timeText(first.at), subjectOf(first));
    m_message->showProblem(sentence, detailsOf(open));
    m_message->setAction(m_doubts.isAsking() ? tr("Asking…") : tr("Ask again"), !m_doubts.isAsking());
    show();
}

void DoubtBar::showSettled(const domain::BatchTrace& trace, const domain::BatchFate& fate)
{
    if (m_showsOpen) {
        return; // what is still open matters more
    }
    const QString time = models::timeText(trace.at);
    const QString subject = subjectOf(trace);
    if (fate.isApplied) {
        inform(tr("The changes of %1 (%2), whose outcome was unknown, were applied.").arg(time, subject));
    } else if (fate.isServerReplaced) {
        inform(
            tr("The changes of %1 (%2), whose outcome was unknown, are not there. Another server has taken over since: if "
               "they had been applied, they were lost with the old one. Make them again.")
                .arg(time, subject));
    } else {
        inform(tr("The changes of %1 (%2), whose outcome was unknown, were not applied. Make them again.")
                   .arg(time, subject));
    }
}

void DoubtBar::showRisks(const domain::BatchOutcome& outcome)
{
    if (!outcome.lost.isEmpty()) {
        const domain::BatchTrace& first = outcome.lost.constFirst();
        m_message->showProblem(
            tr("Another server took over and lacks %n change(s) that had been applied. The oldest is of %1 (%2). Make them "
               "again.",
               nullptr, static_cast<int>(outcome.lost.size()))
                .arg(models::timeText(first.at), subjectOf(first)),
            detailsOf(outcome.lost));
        m_message->setAction({}, false);
        show();
    } else if (outcome.serverReplaced) {
        inform(
            tr("Another server took over while the changes were being written. They are in there, but what was written "
               "shortly before may be lost."));
    } else if (!outcome.durable) {
        inform(tr(
            "The changes are applied, but not yet durable: the server waits for a standby that has not confirmed them."));
    }
}

void DoubtBar::inform(const QString& text)
{
    m_message->showInformation(text);
    m_message->setAction({}, false);
    show();
}

void DoubtBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_showsOpen) {
        showOpen();
    }
}

} // namespace castellan::ui
