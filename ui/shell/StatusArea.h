#pragma once

#include <QStatusBar>
#include <QTimer>

class QProgressBar;
class QToolButton;

namespace castellan::models {
class TargetConnection;
}

namespace castellan::ui {

class PlainLabel;
class Sparkline;
class StatusIndicator;

/// The foot of the window: the indicator, the target, the last pings, and long work with a button that cancels it.
class StatusArea final : public QStatusBar
{
    Q_OBJECT

public:
    StatusArea(models::TargetConnection& connection, QWidget* parent);

    /// Shows a word for a few seconds.
    void showNotice(const QString& text);

signals:
    void detailsRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showPings();
    void showTarget();
    void showWork(bool isRunning);
    void showProgress(int done, int total, const QString& step);
    void retranslate();

    models::TargetConnection& m_connection;
    StatusIndicator* m_indicator;
    PlainLabel* m_target;
    PlainLabel* m_notice;
    PlainLabel* m_latency;
    Sparkline* m_sparkline;
    PlainLabel* m_work;
    QProgressBar* m_progress;
    QToolButton* m_cancel;
    QTimer m_noticeTimer;
};

} // namespace castellan::ui
