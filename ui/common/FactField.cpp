#include "ui/common/FactField.h"

#include "models/table/CellText.h"
#include "models/table/VisibleText.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

namespace castellan::ui {

namespace {

constexpr int inside = 2; ///< where a line edit itself begins to write

} // namespace

FactField::FactField(QWidget* parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setFrame(false);
    setPlaceholderText(QStringLiteral("–")); // there is nothing, and nothing is missing
    QPalette clear;
    clear.setColor(QPalette::Base, Qt::transparent);
    setPalette(clear);
    align();
}

void FactField::setFact(const QString& text)
{
    const QString shown = models::visibleText(text);
    if (this->text() != shown) {
        setText(shown);
        setCursorPosition(0);
    }
    setToolTip(shown.toHtmlEscaped());
}

void FactField::setTime(const domain::Timestamp& time)
{
    setFact(models::timeText(time));
    setToolTip(time.isSet() ? time.toIsoText() : QString());
}

void FactField::paintEvent(QPaintEvent* event)
{
    const QRect room = textRect();
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width()) {
        QLineEdit::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // by the letters: the ellipsis stands where the words end
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(room, int(alignment() | Qt::AlignVCenter),
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

QRect FactField::textRect() const
{
    return rect().adjusted(inside, 0, -inside, 0);
}

void FactField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        align();
    }
}

/// By the window, not by the letters: a fact stays beside its name.
void FactField::align()
{
    setAlignment((isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute | Qt::AlignVCenter);
}

} // namespace castellan::ui
