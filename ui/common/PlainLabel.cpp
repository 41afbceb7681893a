#include "ui/common/PlainLabel.h"

#include "models/table/VisibleText.h"
#include "ui/common/Colors.h"

#include <QApplication>
#include <QEvent>

namespace castellan::ui {

PlainLabel::PlainLabel(QWidget* parent) : QLabel(parent)
{
    initialize();
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent) : QLabel(parent)
{
    initialize();
    setText(text);
}

void PlainLabel::initialize()
{
    setTextFormat(Qt::PlainText);
}

void PlainLabel::setForeignText(const QString& text)
{
    setText(models::visibleLines(text));
}

void PlainLabel::setSubdued(bool subdued)
{
    m_subdued = subdued;
    applySubdued();
}

void PlainLabel::setEmphasis(double factor, bool bold)
{
    QFont changed = font();
    changed.setPointSizeF(QApplication::font().pointSizeF() * factor);
    changed.setBold(bold);
    setFont(changed);
}

void PlainLabel::applySubdued()
{
    if (!m_subdued) {
        setPalette(QPalette());
        return;
    }
    const QPalette around = QApplication::palette();
    m_shownOn = around.color(QPalette::Window);
    QPalette changed;
    changed.setColor(QPalette::WindowText, colors::subdued(around));
    setPalette(changed);
}

int PlainLabel::heightForWidth(int width) const
{
    if (m_measured != text()) {
        m_measured = text();
        m_heights.clear();
    }
    auto known = m_heights.constFind(width);
    if (known == m_heights.cend()) {
        known = m_heights.insert(width, QLabel::heightForWidth(width));
    }
    return *known;
}

bool PlainLabel::event(QEvent* event)
{
    switch (event->type()) {
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::ContentsRectChange: m_heights.clear(); break;
    default: break;
    }
    return QLabel::event(event);
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_subdued && palette().color(QPalette::Window) != m_shownOn) {
        applySubdued();
    }
}

} // namespace castellan::ui
