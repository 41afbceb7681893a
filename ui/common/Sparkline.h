#pragma once

#include <QList>
#include <QWidget>

#include <optional>

namespace castellan::ui {

/// A small drawing of the last measurements, newest at the end; failures are marks at the foot. Purely visual:
/// the numbers are in words beside it.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int capacity = 60;

    explicit Sparkline(QWidget* parent = nullptr);

    /// Milliseconds, oldest first; without a value the measurement failed. The last 60 are shown.
    void setValues(const QList<std::optional<double>>& values);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] double ceiling() const;

    QList<std::optional<double>> m_values;
};

} // namespace castellan::ui
