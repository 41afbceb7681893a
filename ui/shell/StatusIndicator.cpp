#include "ui/shell/StatusIndicator.h"

#include "models/connection/ErrorText.h"
#include "models/table/VisibleText.h"
#include "ui/common/Colors.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPixmap>

namespace castellan::ui {

namespace {

using models::PingState;

constexpr int markSize = 14;

colors::Tone toneOf(PingState state)
{
    switch (state) {
    case PingState::Connected: return colors::Tone::Good;
    case PingState::Slow: return colors::Tone::Attention;
    case PingState::ReadOnly: return colors::Tone::Accent;
    case PingState::Unreachable: return colors::Tone::Bad;
    case PingState::NoTarget:
    case PingState::Connecting: break;
    }
    return colors::Tone::Neutral;
}

/// A disc is well, a ring is on its way, a triangle is slow, a square is read-only, a cross is unreachable.
void drawShape(QPainter& painter, PingState state, const QColor& color)
{
    const QRectF box(1.5, 1.5, markSize - 3, markSize - 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    switch (state) {
    case PingState::Connected:
        painter.setBrush(color);
        painter.drawEllipse(box);
        return;
    case PingState::Slow:
        painter.setBrush(color);
        painter.drawPolygon(QPolygonF{QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()});
        return;
    case PingState::ReadOnly:
        painter.setBrush(color);
        painter.drawRect(box.adjusted(1, 1, -1, -1));
        return;
    case PingState::Unreachable:
        painter.drawLine(box.topLeft(), box.bottomRight());
        painter.drawLine(box.topRight(), box.bottomLeft());
        return;
    case PingState::Connecting: painter.drawArc(box, 0, 270 * 16); return;
    case PingState::NoTarget: painter.drawEllipse(box); return;
    }
}

} // namespace

QIcon stateMark(PingState state, const QPalette& palette, qreal ratio)
{
    QPixmap picture(QSize(markSize, markSize) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    drawShape(painter, state, colors::tone(toneOf(state), palette));
    return QIcon(picture);
}

QString stateText(PingState state)
{
    switch (state) {
    case PingState::NoTarget: return StatusIndicator::tr("No target");
    case PingState::Connecting: return StatusIndicator::tr("Connecting…");
    case PingState::Connected: return StatusIndicator::tr("Connected");
    case PingState::Slow: return StatusIndicator::tr("Slow");
    case PingState::ReadOnly: return StatusIndicator::tr("Read-only");
    case PingState::Unreachable: return StatusIndicator::tr("Unreachable");
    }
    return {};
}

StatusIndicator::StatusIndicator(models::PingMonitor& pings, QWidget* parent) : QToolButton(parent), m_pings(pings)
{
    setObjectName(QStringLiteral("statusIndicator"));
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIconSize(QSize(markSize, markSize));
    connect(&m_pings, &models::PingMonitor::stateChanged, this, &StatusIndicator::showState);
    connect(&m_pings, &models::PingMonitor::pinged, this, &StatusIndicator::showState);
    connect(&m_pings, &models::PingMonitor::identityChanged, this, &StatusIndicator::showState);
    showState();
}

void StatusIndicator::showState()
{
    m_state = m_pings.state();
    const QString words = stateText(m_state);
    setText(words);
    setIcon(stateMark(m_state, palette(), devicePixelRatioF()));
    setAccessibleName(tr("Database: %1").arg(words));
    const QString tip = toolTipText();
    setAccessibleDescription(tip);
    setToolTip(tip.toHtmlEscaped());
}

QString StatusIndicator::toolTipText() const
{
    QStringList lines{stateText(m_state)};
    if (const std::optional<domain::ServerIdentity>& server = m_pings.identity()) {
        lines << tr("Server: %1").arg(models::visibleText(server->address));
        lines << tr("Role: %1").arg(server->standby ? tr("standby") : tr("primary"));
        lines << tr("Encryption: %1").arg(server->tls.isEmpty() ? tr("none") : models::visibleText(server->tls));
        lines << models::visibleText(server->product) + QLatin1Char(' ') + models::visibleText(server->version);
    }
    if (m_state == PingState::Unreachable && m_pings.error()) {
        lines << models::ErrorText::of(*m_pings.error()).sentence;
    }
    return lines.join(QLatin1Char('\n'));
}

void StatusIndicator::changeEvent(QEvent* event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange) {
        showState();
    }
}

} // namespace castellan::ui
