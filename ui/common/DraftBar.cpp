#include "ui/common/DraftBar.h"

#include "ui/common/MessageBar.h"

#include <QEvent>
#include <QVBoxLayout>

namespace castellan::ui {

DraftBar::DraftBar(QWidget* parent) : QWidget(parent), m_message(new MessageBar(this))
{
    setObjectName(QStringLiteral("draftBar"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_message);
    connect(m_message, &MessageBar::actionTriggered, this,
            [this] { emit returnRequested(models::DraftSubject(m_drafts.constLast())); });
    connect(m_message, &MessageBar::closed, this, &QWidget::hide);
    hide();
}

void DraftBar::showDrafts(const QList<models::DraftSubject>& drafts)
{
    m_drafts = drafts;
    setVisible(!m_drafts.isEmpty());
    if (!m_drafts.isEmpty()) {
        showWords();
    }
}

void DraftBar::showWords()
{
    const int others = static_cast<int>(m_drafts.size()) - 1;
    const QString& name = m_drafts.constLast().name;
    m_message->showInformation(
        others == 0 ? tr("The change of “%1” has not been applied.").arg(name)
                    : tr("The changes of “%1” and %n other(s) have not been applied.", nullptr, others).arg(name));
    m_message->setAction(tr("Go back to it"), true);
}

void DraftBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && !isHidden()) {
        showWords();
    }
}

} // namespace castellan::ui
