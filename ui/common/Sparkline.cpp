#include "ui/common/Sparkline.h"

#include "ui/common/Colors.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace castellan::ui {

Sparkline::Sparkline(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Ping times"));
}

void Sparkline::setValues(const QList<std::optional<double>>& values)
{
    m_values = values.size() > capacity ? values.last(capacity) : values;
    update();
}

QSize Sparkline::sizeHint() const
{
    return {capacity * 2 + 4, std::max(16, fontMetrics().height())};
}

double Sparkline::ceiling() const
{
    double highest = 0.0;
    for (const auto& value : m_values) {
        highest = std::max(highest, value.value_or(0.0));
    }
    return std::max(highest, 1.0);
}

void Sparkline::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (layoutDirection() == Qt::RightToLeft) { // newest at the end of the line, as the eye reads
        painter.translate(width(), 0);
        painter.scale(-1, 1);
    }
    const double top = ceiling();
    const double step = (width() - 4.0) / (capacity - 1);
    const double foot = height() - 2.0;
    double x = 2.0 + step * static_cast<double>(capacity - m_values.size());
    QPainterPath path;
    bool drawing = false;
    for (const auto& value : std::as_const(m_values)) {
        if (value) {
            const QPointF point(x, foot - *value / top * (foot - 2.0));
            drawing ? path.lineTo(point) : path.moveTo(point);
        } else {
            painter.fillRect(QRectF(x - 0.75, 2.0, 1.5, foot - 2.0), colors::tone(colors::Tone::Bad, palette()));
        }
        drawing = value.has_value();
        x += step;
    }
    painter.setPen(QPen(colors::tone(colors::Tone::Accent, palette()), 1.3));
    painter.drawPath(path);
}

} // namespace castellan::ui
