#include "ui/database/Card.h"

#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int headHeight = 28;

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent),
      m_heading(new PlainLabel(this)),
      m_head(new QHBoxLayout),
      m_body(new QVBoxLayout(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_heading->setEmphasis(1.15, true);
    m_heading->setMinimumHeight(headHeight); // with buttons and without
    m_head->addWidget(m_heading, 1);
    m_body->setContentsMargins(2 * space, space, 2 * space, space + space / 2);
    m_body->setSpacing(space - 2);
    m_body->addLayout(m_head);
}

void Card::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

} // namespace castellan::ui
