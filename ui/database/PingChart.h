#pragma once

#include "models/connection/PingHistory.h"

#include <QWidget>

namespace castellan::ui {

/// The last 60 pings over time, in milliseconds, newest at the end of the line; those without an answer are crosses at the
/// foot. What it shows is also said in words, as its accessible description.
class PingChart final : public QWidget
{
    Q_OBJECT

public:
    explicit PingChart(QWidget* parent);

    /// Oldest first.
    void setSamples(const QList<models::PingSample>& samples);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void describe();
    [[nodiscard]] double highest() const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] double x(int pingsAgo) const;
    [[nodiscard]] double y(double milliseconds) const;
    void drawGrid(QPainter& painter) const;
    void drawTimes(QPainter& painter) const;
    void drawFailures(QPainter& painter) const;

    QList<models::PingSample> m_samples;
    double m_step = 1.0; ///< milliseconds from one line to the next
};

/// `1.2 ms`, in the person's format.
[[nodiscard]] QString pingText(std::chrono::microseconds roundTrip);

} // namespace castellan::ui
