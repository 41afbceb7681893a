#pragma once

#include "domain/core/Timestamp.h"

#include <QLineEdit>

namespace castellan::ui {

/// A fact that can be read, selected and copied, not typed: without a frame, hidden characters visible. What has no room
/// ends in an ellipsis until it has the keyboard, and stands whole in the tool tip.
class FactField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit FactField(QWidget* parent = nullptr);

    void setFact(const QString& text);
    /// In the person's own zone and format, with the exact time in the tool tip.
    void setTime(const domain::Timestamp& time);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void align();
    [[nodiscard]] QRect textRect() const;
};

} // namespace castellan::ui
