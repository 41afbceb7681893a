#include "ui/event/PayloadView.h"

#include "domain/event/StoredEvent.h"
#include "models/event/EventRow.h"

#include <QEvent>
#include <QFontDatabase>
#include <QScrollBar>

#include <algorithm>

namespace castellan::ui {

PayloadView::PayloadView(QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("payload"));
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    retranslate();
}

void PayloadView::showPayload(const domain::StoredEvent& event)
{
    const QString text = models::payloadText(event);
    if (text != toPlainText()) {
        setPlainText(text);
        updateGeometry();
    }
}

QSize PayloadView::sizeHint() const
{
    constexpr int fewest = 3;
    constexpr int most = 14;
    const int lines = std::clamp(blockCount(), fewest, most);
    const int around = 2 * frameWidth() + 2 * static_cast<int>(document()->documentMargin());
    return {QPlainTextEdit::sizeHint().width(),
            lines * fontMetrics().lineSpacing() + around + horizontalScrollBar()->sizeHint().height()};
}

QSize PayloadView::minimumSizeHint() const
{
    constexpr int narrowest = 120;
    return {narrowest, sizeHint().height()};
}

void PayloadView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PayloadView::retranslate()
{
    setAccessibleName(tr("Payload"));
}

} // namespace castellan::ui
