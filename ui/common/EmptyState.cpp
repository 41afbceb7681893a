#include "ui/common/EmptyState.h"

#include "ui/common/PlainLabel.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent),
      m_picture(new QLabel(this)),
      m_title(new PlainLabel(this)),
      m_hint(new PlainLabel(this)),
      m_button(new QPushButton(this))
{
    setObjectName(u"emptyState"_s);
    m_button->setObjectName(u"emptyStateAction"_s);
    m_button->hide();
    m_title->setEmphasis(1.15, true);
    m_hint->setSubdued(true);
    for (QLabel* label : {m_picture, static_cast<QLabel*>(m_title), static_cast<QLabel*>(m_hint)}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }

    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(6);
    layout->addStretch(2);
    layout->addWidget(m_picture);
    layout->addWidget(m_title);
    layout->addWidget(m_hint);
    layout->addSpacing(6);
    layout->addWidget(m_button, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::actionRequested);
}

void EmptyState::setIcon(const QIcon& icon)
{
    m_icon = icon;
    showIcon();
}

void EmptyState::setTexts(const QString& title, const QString& hint)
{
    m_title->setForeignText(title);
    m_hint->setForeignText(hint);
    m_hint->setVisible(!hint.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_hint->text());
}

void EmptyState::setActionText(const QString& text)
{
    m_button->setText(text);
    const bool hasKeyboard = hasFocus() || m_button->hasFocus();
    m_button->setVisible(!text.isEmpty());
    if (hasKeyboard) {
        focusAction();
    }
}

void EmptyState::focusAction()
{
    QWidget* const wanted = m_button->isHidden() ? this : static_cast<QWidget*>(m_button);
    wanted->setFocus(Qt::OtherFocusReason);
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) {
        showIcon();
    }
    QWidget::changeEvent(event);
}

void EmptyState::showIcon()
{
    m_picture->setPixmap(m_icon.pixmap(QSize(44, 44), devicePixelRatioF(), QIcon::Disabled));
}

} // namespace castellan::ui
