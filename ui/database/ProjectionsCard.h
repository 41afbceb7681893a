#pragma once

#include "domain/port/Projections.h"
#include "ui/database/Card.h"

#include <array>

class QAction;
class QProgressBar;
class QPushButton;

namespace castellan::models {
class DifferenceTableModel;
class FailedEventTableModel;
class ProjectionRuns;
} // namespace castellan::models

namespace castellan::ui {

class MessageBar;
class TableView;

/// How far the four tables have followed the events; verifying and rebuilding them; what was found, and the events that
/// failed.
class ProjectionsCard final : public Card
{
    Q_OBJECT

public:
    explicit ProjectionsCard(models::ProjectionRuns& runs, QWidget* parent = nullptr);

    /// For the menu; usable whichever screen is shown.
    [[nodiscard]] QList<QAction*> actions() const { return {m_verify, m_rebuild}; }

public slots:
    /// What can be done may have changed.
    void enableActions();

signals:
    /// A short word that something worked.
    void noticeRaised(const QString& text);

protected:
    void retranslate() override;

private:
    static constexpr int tableCount = 4;
    enum StatusColumn { NameColumn, PositionColumn, EventsColumn, SecondsColumn, FailedColumn, StatusColumnCount };

    void makeHead();
    void makeStatus();
    void makeProgress();
    void makeLists();
    void follow();
    void showState();
    void showStatus(int row);
    void showRunning(bool isRunning);
    void showProgress(int done, int total, const QString& what);
    void showVerified(const domain::VerifyReport& report);
    void showRebuilt(const domain::RebuildReport& report);
    void showRetried(bool isMended);
    void retrySelected();
    [[nodiscard]] QString positionText(const domain::ProjectionStatus& status) const;

    models::ProjectionRuns& m_runs;
    models::DifferenceTableModel* m_differences;
    models::FailedEventTableModel* m_failures;
    MessageBar* m_message;
    QAction* m_verify;
    QAction* m_rebuild;
    QPushButton* m_verifyButton;
    QPushButton* m_rebuildButton;
    std::array<PlainLabel*, StatusColumnCount> m_titles{};
    std::array<std::array<PlainLabel*, StatusColumnCount>, tableCount> m_cells{};
    QWidget* m_work;
    PlainLabel* m_step;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    PlainLabel* m_differencesTitle;
    TableView* m_differenceView;
    PlainLabel* m_failuresTitle;
    TableView* m_failureView;
    QPushButton* m_retry;
};

} // namespace castellan::ui
