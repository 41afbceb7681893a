#include "ui/common/PanelHeader.h"

#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace castellan::ui {

namespace {

constexpr int headerIconSize = 24;
constexpr double titleSize = 1.15;

} // namespace

PanelHeader::PanelHeader(QIcon icon, QWidget* parent)
    : QWidget(parent),
      m_icon(std::move(icon)),
      m_picture(new QLabel(this)),
      m_kind(new PlainLabel(this)),
      m_title(new PlainLabel(this))
{
    m_kind->setSubdued(true);
    m_title->setEmphasis(titleSize, true);
    m_title->setWordWrap(true);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(m_kind);
    texts->addWidget(m_title);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(space, space, space, space);
    layout->setSpacing(space);
    layout->addWidget(m_picture, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    showIcon();
}

void PanelHeader::setKind(const QString& kind, const QString& nothing)
{
    m_kindText = kind;
    m_nothingText = nothing;
    showTexts();
}

void PanelHeader::setTitle(const QString& title)
{
    m_titleText = title;
    showTexts();
}

void PanelHeader::showTexts()
{
    m_kind->setText(m_kindText);
    m_title->setForeignText(m_titleText.isEmpty() ? m_nothingText : m_titleText);
}

void PanelHeader::showIcon()
{
    m_picture->setPixmap(m_icon.pixmap(QSize(headerIconSize, headerIconSize), devicePixelRatioF()));
}

void PanelHeader::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showIcon();
    }
}

} // namespace castellan::ui
