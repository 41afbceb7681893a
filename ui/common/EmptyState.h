#pragma once

#include <QIcon>
#include <QWidget>

class QLabel;
class QPushButton;

namespace castellan::ui {

class PlainLabel;

/// What stands in place of a list that has nothing to show: what is missing, why, and one thing to do about it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);

    void setIcon(const QIcon& icon);
    /// `title` says what is missing, `hint` what to do; either may hold text that a person typed.
    void setTexts(const QString& title, const QString& hint);
    /// An empty text takes the button away.
    void setActionText(const QString& text);
    /// The keyboard to what can be done, or to the words.
    void focusAction();

    [[nodiscard]] QString title() const;

signals:
    void actionRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showIcon();

    QIcon m_icon;
    QLabel* m_picture;
    PlainLabel* m_title;
    PlainLabel* m_hint;
    QPushButton* m_button;
};

} // namespace castellan::ui
