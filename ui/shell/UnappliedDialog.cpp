#include "ui/shell/UnappliedDialog.h"

#include "models/background/WhenFinished.h"
#include "models/changes/CommandSubmitter.h"
#include "models/table/VisibleText.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Offer.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int mostNames = 8;
constexpr int leastQuestionWidth = 420;

} // namespace

UnappliedDialog::UnappliedDialog(models::CommandSubmitter& submitter, const QList<models::UnappliedChange>& changes,
                                 QWidget* parent)
    : QDialog(parent),
      m_submitter(submitter),
      m_changes(changes),
      m_question(new PlainLabel(this)),
      m_names(new PlainLabel(this)),
      m_hint(new PlainLabel(this)),
      m_message(new MessageBar(this)),
      m_apply(new QPushButton(tr("Apply"), this)),
      m_discard(new QPushButton(tr("Discard"), this)),
      m_keep(new QPushButton(tr("Keep editing"), this))
{
    setObjectName(QStringLiteral("unappliedDialog"));
    setWindowTitle(tr("Changes not applied"));
    layOut();
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_message->clear();
        applyNext();
    });
    connect(m_discard, &QPushButton::clicked, this, &UnappliedDialog::discard);
    connect(m_keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_submitter, &models::CommandSubmitter::obstacleChanged, this, &UnappliedDialog::showOffers);
    connect(&m_submitter, &models::CommandSubmitter::connectedChanged, this, &UnappliedDialog::showOffers);
    showChanges();
    showOffers();
    m_keep->setFocus();
}

void UnappliedDialog::layOut()
{
    m_question->setEmphasis(1.0, true);
    m_names->setObjectName(QStringLiteral("unappliedNames"));
    m_names->setContentsMargins(2 * space, 0, 0, 0);
    m_names->setWordWrap(true);
    m_hint->setSubdued(true);
    m_apply->setObjectName(QStringLiteral("apply"));
    m_discard->setObjectName(QStringLiteral("discard"));
    m_keep->setObjectName(QStringLiteral("keepEditing"));
    for (QPushButton* button : {m_apply, m_discard}) {
        button->setAutoDefault(false);
    }
    m_keep->setDefault(true);
    auto* const layout = new QVBoxLayout(this);
    layout->setSpacing(space);
    for (QWidget* part : QList<QWidget*>{m_message, m_question, m_names, m_hint}) {
        layout->addWidget(part);
    }
    layout->addStretch(1);
    layout->addSpacing(space);
    auto* const buttons = new QHBoxLayout; // not the desktop's order of buttons: Tab would leave the first one out
    buttons->addStretch(1);
    for (QPushButton* button : {m_apply, m_discard, m_keep}) {
        buttons->addWidget(button);
    }
    layout->addLayout(buttons);
    setMinimumWidth(leastQuestionWidth);
}

void UnappliedDialog::showChanges()
{
    QStringList names;
    for (const models::UnappliedChange& change : m_changes.first(std::min<qsizetype>(m_changes.size(), mostNames))) {
        const QString name = models::visibleText(change.subject.name);
        names.append(change.subject.instance.isEmpty() ? tr("Instance “%1”").arg(name)
                                                       : tr("Organization “%1”").arg(name));
    }
    const int others = static_cast<int>(m_changes.size() - names.size());
    if (others > 0) {
        names.append(tr("and %n other(s)", nullptr, others));
    }
    m_question->setText(tr("%n change(s) have not been applied:", nullptr, static_cast<int>(m_changes.size())));
    m_names->setText(names.join(QLatin1Char('\n')));
    setAccessibleDescription(m_question->text() + QLatin1Char(' ') + names.join(QStringLiteral(", ")));
}

void UnappliedDialog::showOffers()
{
    offer(*m_apply, m_submitter.isConnected() && !m_isBusy, m_submitter);
    m_discard->setEnabled(!m_isBusy);
    m_hint->setText(m_submitter.isConnected() ? tr("They are lost if they are not applied now.")
                                              : tr("They cannot be applied while no target is open."));
}

/// One after the other, each as a batch of its own: what is refused stays, with those behind it.
void UnappliedDialog::applyNext()
{
    m_isBusy = !m_changes.isEmpty();
    showOffers();
    if (m_changes.isEmpty()) {
        return accept();
    }
    const QFuture<domain::Result<domain::BatchOutcome>> outcome = m_submitter.submit(m_changes.constFirst().batch);
    // What was applied is so even if the person does not wait for it here.
    models::whenFinished(outcome, &m_submitter,
                         [settle = m_changes.constFirst().settle](const domain::Result<domain::BatchOutcome>& applied) {
                             if (applied) {
                                 settle();
                             }
                         });
    models::whenFinished(outcome, this,
                         [this](const domain::Result<domain::BatchOutcome>& applied) { receive(applied); });
}

void UnappliedDialog::receive(const domain::Result<domain::BatchOutcome>& applied)
{
    if (!applied) {
        m_isBusy = false;
        showOffers();
        m_message->showError(applied.error());
        return;
    }
    m_changes.removeFirst();
    if (!m_changes.isEmpty()) {
        showChanges();
    }
    applyNext();
}

void UnappliedDialog::discard()
{
    for (const models::UnappliedChange& change : std::as_const(m_changes)) {
        change.discard();
    }
    accept();
}

} // namespace castellan::ui
