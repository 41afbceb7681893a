#pragma once

#include <QPlainTextEdit>

namespace castellan::domain {
struct StoredEvent;
}

namespace castellan::ui {

/// An event's payload as plain monospaced text, to read and to copy from; hidden characters visible.
class PayloadView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit PayloadView(QWidget* parent = nullptr);

    void showPayload(const domain::StoredEvent& event);

    /// As tall as its lines, between 3 and 14 of them.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
};

} // namespace castellan::ui
