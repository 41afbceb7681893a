#include "ui/database/PingChart.h"

#include "ui/common/Colors.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace castellan::ui {

namespace {

using std::chrono::microseconds;

constexpr int lines = 4; ///< above the foot
constexpr int pingsPerMark = 15;
constexpr double crossSize = 3.5;
constexpr double gap = 6.0;

double milliseconds(microseconds time)
{
    return static_cast<double>(time.count()) / 1000.0;
}

/// The smallest of 1, 2, 5, 10, ... (and tenths, ...) that reaches `atLeast`.
double roundStep(double atLeast)
{
    const double power = std::pow(10.0, std::floor(std::log10(atLeast)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= atLeast) {
            return factor * power;
        }
    }
    return 10.0 * power;
}

} // namespace

QString pingText(microseconds roundTrip)
{
    const double time = milliseconds(roundTrip);
    const int decimals = time < 10.0 ? 2 : time < 100.0 ? 1 : 0;
    return QCoreApplication::translate("castellan::ui::PingChart", "%1 ms")
        .arg(QLocale().toString(time, 'f', decimals));
}

PingChart::PingChart(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pingChart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

void PingChart::setSamples(const QList<models::PingSample>& samples)
{
    m_samples = samples;
    m_step = roundStep(std::max(highest(), 0.4) / lines);
    describe();
    update();
}

QSize PingChart::sizeHint() const
{
    return {480, 7 * fontMetrics().height()};
}

QSize PingChart::minimumSizeHint() const
{
    return {240, 6 * fontMetrics().height()};
}

void PingChart::describe()
{
    setAccessibleName(tr("Ping times"));
    QList<microseconds> answered;
    for (const models::PingSample& sample : std::as_const(m_samples)) {
        if (sample.roundTrip) {
            answered.append(*sample.roundTrip);
        }
    }
    const QString sent = tr("The last %n ping(s).", nullptr, static_cast<int>(m_samples.size()));
    if (answered.isEmpty()) {
        setAccessibleDescription(m_samples.isEmpty() ? tr("No ping yet.") : tr("%1 None was answered.").arg(sent));
        return;
    }
    const auto [fastest, slowest] = std::minmax_element(answered.cbegin(), answered.cend());
    const QString lost = tr("%n without an answer.", nullptr, static_cast<int>(m_samples.size() - answered.size()));
    setAccessibleDescription(
        tr("%1 Fastest %2, slowest %3. %4").arg(sent, pingText(*fastest), pingText(*slowest), lost));
}

double PingChart::highest() const
{
    double found = 0.0;
    for (const models::PingSample& sample : m_samples) {
        found = std::max(found, milliseconds(sample.roundTrip.value_or(microseconds(0))));
    }
    return found;
}

QRectF PingChart::plotArea() const
{
    const double scaleWidth = fontMetrics().horizontalAdvance(pingText(microseconds(123'456))) + gap;
    const double textHeight = fontMetrics().height();
    QRectF area = QRectF(rect()).adjusted(scaleWidth, textHeight / 2, -2 * gap, -textHeight - gap);
    if (layoutDirection() == Qt::RightToLeft) {
        area.moveLeft(2 * gap);
    }
    return area;
}

double PingChart::x(int pingsAgo) const
{
    const QRectF area = plotArea();
    const double share = static_cast<double>(pingsAgo) / (models::PingHistory::shown - 1);
    return layoutDirection() == Qt::RightToLeft ? area.left() + share * area.width()
                                                : area.right() - share * area.width();
}

double PingChart::y(double milliseconds) const
{
    const QRectF area = plotArea();
    return area.bottom() - milliseconds / (m_step * lines) * area.height();
}

void PingChart::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto); // the texts go by their own letters, not by the window
    drawGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    drawTimes(painter);
    drawFailures(painter);
}

void PingChart::drawGrid(QPainter& painter) const
{
    const QRectF area = plotArea();
    const double textHeight = fontMetrics().height();
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const auto flags = int((isMirrored ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignAbsolute | Qt::AlignVCenter);
    for (int line = 0; line <= lines; ++line) {
        const double time = m_step * line;
        painter.setPen(colors::line(palette()));
        painter.drawLine(QPointF(area.left(), y(time)), QPointF(area.right(), y(time)));
        const double left = isMirrored ? area.right() + gap : 0.0;
        const double width = isMirrored ? this->width() - left : area.left() - gap;
        painter.setPen(colors::subdued(palette()));
        painter.drawText(QRectF(left, y(time) - textHeight / 2, width, textHeight), flags,
                         tr("%1 ms").arg(QLocale().toString(time)));
    }
    for (int ago = 0; ago <= models::PingHistory::shown; ago += pingsPerMark) {
        const double center = x(std::min(ago, models::PingHistory::shown - 1));
        const QString text = ago == 0 ? tr("last", "ping")
                                      : tr("−%1", "so many pings before the last").arg(QLocale().toString(ago));
        const double half = fontMetrics().horizontalAdvance(text) / 2.0 + gap;
        painter.drawText(
            QRectF(std::clamp(center - half, 0.0, width() - 2 * half), area.bottom() + gap, 2 * half, textHeight),
            Qt::AlignCenter, text);
    }
}

void PingChart::drawTimes(QPainter& painter) const
{
    QPainterPath path;
    bool isDrawing = false;
    const QColor color = colors::tone(colors::Tone::Accent, palette());
    int ago = static_cast<int>(m_samples.size());
    for (const models::PingSample& sample : m_samples) {
        --ago;
        if (sample.roundTrip) {
            const QPointF point(x(ago), y(milliseconds(*sample.roundTrip)));
            isDrawing ? path.lineTo(point) : path.moveTo(point);
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(point, 2.2, 2.2);
        }
        isDrawing = sample.roundTrip.has_value();
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 1.5));
    painter.drawPath(path);
}

void PingChart::drawFailures(QPainter& painter) const
{
    painter.setPen(QPen(colors::tone(colors::Tone::Bad, palette()), 2.0));
    int ago = static_cast<int>(m_samples.size());
    for (const models::PingSample& sample : m_samples) {
        --ago;
        if (!sample.roundTrip) {
            const QPointF center(x(ago), y(0.0) - 2 * crossSize);
            painter.drawLine(center + QPointF(-crossSize, -crossSize), center + QPointF(crossSize, crossSize));
            painter.drawLine(center + QPointF(-crossSize, crossSize), center + QPointF(crossSize, -crossSize));
        }
    }
}

void PingChart::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        describe();
        update();
    }
}

} // namespace castellan::ui
