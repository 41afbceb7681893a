#include "ui/event/LiveIndicator.h"

#include "ui/common/Icons.h"
#include "ui/common/PlainLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

namespace castellan::ui {

LiveIndicator::LiveIndicator(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_words(new PlainLabel(this)),
      m_newest(new QToolButton(this))
{
    m_newest->setObjectName(QStringLiteral("showNewest"));
    m_newest->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_picture);
    layout->addWidget(m_words);
    layout->addWidget(m_newest);
    connect(m_newest, &QToolButton::clicked, this, &LiveIndicator::newestRequested);
    showState();
}

void LiveIndicator::setLive(bool isLive)
{
    m_isLive = isLive;
    showState();
}

void LiveIndicator::showState()
{
    constexpr int iconSize = 16;
    m_picture->setPixmap(icons::live().pixmap(QSize(iconSize, iconSize), devicePixelRatioF(),
                                              m_isLive ? QIcon::Normal : QIcon::Disabled));
    m_words->setText(m_isLive ? tr("Live", "new events appear") : tr("Older events"));
    m_words->setToolTip(m_isLive ? tr("New events appear by themselves.")
                                 : tr("New events do not appear while older ones are looked at."));
    m_newest->setText(tr("Show newest"));
    m_newest->setVisible(!m_isLive);
}

void LiveIndicator::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        showState();
    }
}

} // namespace castellan::ui
