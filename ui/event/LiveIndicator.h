#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace castellan::ui {

class PlainLabel;

/// Says by icon and words whether new events appear by themselves, and offers the way back when they do not.
class LiveIndicator final : public QWidget
{
    Q_OBJECT

public:
    explicit LiveIndicator(QWidget* parent = nullptr);

    void setLive(bool isLive);

signals:
    void newestRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();

    bool m_isLive = true;
    QLabel* m_picture;
    PlainLabel* m_words;
    QToolButton* m_newest;
};

} // namespace castellan::ui
