#include "ui/database/ProjectionsCard.h"

#include "models/projection/DifferenceTableModel.h"
#include "models/projection/FailedEventTableModel.h"
#include "models/projection/ProjectionRuns.h"
#include "models/table/CellText.h"
#include "ui/common/Icons.h"
#include "ui/common/MessageBar.h"
#include "ui/common/PlainLabel.h"
#include "ui/common/Spacing.h"
#include "ui/common/TableView.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using domain::ProjectionStatus;

namespace {

constexpr int listHeight = 180;

} // namespace

ProjectionsCard::ProjectionsCard(models::ProjectionRuns& runs, QWidget* parent)
    : Card(parent),
      m_runs(runs),
      m_differences(new models::DifferenceTableModel(this)),
      m_failures(new models::FailedEventTableModel(this)),
      m_message(new MessageBar(this)),
      m_verify(new QAction(icons::verified(), QString(), this)),
      m_rebuild(new QAction(icons::setUp(), QString(), this)),
      m_verifyButton(new QPushButton(icons::verified(), QString(), this)),
      m_rebuildButton(new QPushButton(icons::setUp(), QString(), this)),
      m_work(new QWidget(this)),
      m_step(new PlainLabel(this)),
      m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(icons::cancel(), QString(), this)),
      m_differencesTitle(new PlainLabel(this)),
      m_differenceView(new TableView(this)),
      m_failuresTitle(new PlainLabel(this)),
      m_failureView(new TableView(this)),
      m_retry(new QPushButton(icons::refresh(), QString(), this))
{
    setObjectName(u"projectionsCard"_s);
    makeHead();
    makeStatus();
    makeProgress();
    makeLists();
    follow();
    retranslate();
    showRunning(false);
}

void ProjectionsCard::makeHead()
{
    m_verifyButton->setObjectName(u"projectionsVerify"_s);
    m_rebuildButton->setObjectName(u"projectionsRebuild"_s);
    head().addWidget(m_verifyButton);
    head().addWidget(m_rebuildButton);
    body().addWidget(m_message);
}

void ProjectionsCard::makeStatus()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(2 * space);
    grid->setVerticalSpacing(space / 4);
    for (int column = 0; column < StatusColumnCount; ++column) {
        auto* title = new PlainLabel(this);
        title->setForegroundRole(QPalette::WindowText); // on a card it would be the role of Base
        title->setSubdued(true);
        grid->addWidget(title, 0, column);
        m_titles.at(static_cast<std::size_t>(column)) = title;
        for (int row = 0; row < tableCount; ++row) {
            auto* cell = new PlainLabel(this);
            cell->setWordWrap(column == PositionColumn); // where the window is narrow
            cell->setObjectName(u"projection%1-%2"_s.arg(row).arg(column));
            cell->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
            grid->addWidget(cell, row + 1, column);
            m_cells.at(static_cast<std::size_t>(row)).at(static_cast<std::size_t>(column)) = cell;
        }
    }
    grid->setColumnStretch(PositionColumn, 1);
    body().addLayout(grid);
}

void ProjectionsCard::makeProgress()
{
    m_cancel->setObjectName(u"projectionsCancel"_s);
    auto* row = new QHBoxLayout(m_work);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_step);
    row->addWidget(m_progress, 1);
    row->addWidget(m_cancel);
    body().addWidget(m_work);
}

void ProjectionsCard::makeLists()
{
    m_differenceView->setObjectName(u"projectionsDifferences"_s);
    m_differenceView->setModel(m_differences);
    m_differenceView->setMinimumHeight(listHeight);
    m_failureView->setObjectName(u"projectionsFailures"_s);
    m_failureView->setModel(m_failures);
    m_failureView->setMinimumHeight(listHeight);
    m_retry->setObjectName(u"projectionsRetry"_s);
    body().addWidget(m_differencesTitle);
    body().addWidget(m_differenceView);
    auto* head = new QHBoxLayout;
    head->addWidget(m_failuresTitle, 1);
    head->addWidget(m_retry);
    body().addLayout(head);
    body().addWidget(m_failureView);
}

void ProjectionsCard::follow()
{
    using models::ProjectionRuns;
    connect(m_verifyButton, &QPushButton::clicked, m_verify, &QAction::trigger);
    connect(m_rebuildButton, &QPushButton::clicked, m_rebuild, &QAction::trigger);
    connect(m_verify, &QAction::triggered, &m_runs, &ProjectionRuns::verify);
    connect(m_rebuild, &QAction::triggered, &m_runs, &ProjectionRuns::rebuild);
    connect(m_cancel, &QPushButton::clicked, &m_runs, &ProjectionRuns::cancel);
    connect(m_retry, &QPushButton::clicked, this, &ProjectionsCard::retrySelected);
    connect(m_failureView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProjectionsCard::enableActions);
    connect(&m_runs, &ProjectionRuns::changed, this, &ProjectionsCard::showState);
    connect(&m_runs, &ProjectionRuns::runningChanged, this, &ProjectionsCard::showRunning);
    connect(&m_runs, &ProjectionRuns::progressed, this, &ProjectionsCard::showProgress);
    connect(&m_runs, &ProjectionRuns::verified, this, &ProjectionsCard::showVerified);
    connect(&m_runs, &ProjectionRuns::rebuilt, this, &ProjectionsCard::showRebuilt);
    connect(&m_runs, &ProjectionRuns::retried, this, &ProjectionsCard::showRetried);
    connect(&m_runs, &ProjectionRuns::failed, m_message, &MessageBar::showError);
}

void ProjectionsCard::showState()
{
    for (int row = 0; row < tableCount; ++row) {
        showStatus(row);
    }
    m_differences->setDifferences(m_runs.differences());
    m_failures->setFailures(m_runs.failedEvents());
    const bool hasDifferences = !m_runs.differences().isEmpty();
    const bool hasFailures = !m_runs.failedEvents().isEmpty();
    m_differencesTitle->setVisible(hasDifferences);
    m_differenceView->setVisible(hasDifferences);
    m_failuresTitle->setVisible(hasFailures);
    m_failureView->setVisible(hasFailures);
    m_retry->setVisible(hasFailures);
    enableActions();
}

void ProjectionsCard::showStatus(int row)
{
    const auto& cells = m_cells.at(static_cast<std::size_t>(row));
    const auto name = domain::allProjections().at(row);
    cells[NameColumn]->setText(models::projectionTitle(name));
    if (row >= m_runs.statuses().size()) {
        for (int column = PositionColumn; column < StatusColumnCount; ++column) {
            cells.at(static_cast<std::size_t>(column))->setText(u"–"_s);
        }
        return;
    }
    const ProjectionStatus& status = m_runs.statuses().at(row);
    cells[PositionColumn]->setForeignText(positionText(status));
    cells[EventsColumn]->setText(models::numberText(status.lagEvents));
    cells[SecondsColumn]->setText(models::numberText(status.lagSeconds));
    cells[FailedColumn]->setText(models::numberText(status.failedEvents));
}

QString ProjectionsCard::positionText(const ProjectionStatus& status) const
{
    switch (status.writer) {
    case ProjectionStatus::Writer::Commands:
        return status.position.isEmpty() ? tr("no event yet") : tr("%1, written with the events").arg(status.position);
    case ProjectionStatus::Writer::Server: return tr("%1, written by a server").arg(status.position);
    case ProjectionStatus::Writer::Nobody: return tr("no server has written it yet");
    }
    Q_UNREACHABLE();
}

void ProjectionsCard::showRunning(bool isRunning)
{
    if (isRunning) {
        m_message->clear();
        showProgress(0, 0, QString());
    }
    m_work->setVisible(isRunning);
    m_cancel->setEnabled(m_runs.work() != models::ProjectionRuns::Work::Retry);
    showState();
}

void ProjectionsCard::showProgress(int done, int total, const QString& what)
{
    m_progress->setRange(0, total);
    m_progress->setValue(done);
    m_step->setText(what);
}

void ProjectionsCard::enableActions()
{
    m_verify->setEnabled(m_runs.canVerify());
    m_rebuild->setEnabled(m_runs.canRebuild());
    m_verifyButton->setEnabled(m_runs.canVerify());
    m_rebuildButton->setEnabled(m_runs.canRebuild());
    m_retry->setEnabled(m_runs.canRebuild() && m_failureView->currentIndex().isValid());
}

void ProjectionsCard::showVerified(const domain::VerifyReport& report)
{
    showState();
    if (report.differences == 0) {
        m_message->showInformation(tr("The tables are what the events say: %1 events, %2 rows.")
                                       .arg(models::numberText(report.events), models::numberText(report.rows)));
        return;
    }
    m_message->showInformation(
        tr("The tables are not what the events say: %n difference(s).", nullptr, static_cast<int>(report.differences)));
}

void ProjectionsCard::showRebuilt(const domain::RebuildReport& report)
{
    showState();
    m_message->showInformation(tr("Rebuilt: %1 rows added, %2 changed, %3 removed, %4 events failed.")
                                   .arg(models::numberText(report.inserted), models::numberText(report.updated),
                                        models::numberText(report.deleted), models::numberText(report.refused)));
    emit noticeRaised(tr("The tables are rebuilt."));
}

void ProjectionsCard::showRetried(bool isMended)
{
    m_message->showInformation(isMended ? tr("The event is in its table now.")
                                        : tr("The event has failed again. Its reason says what stands in its way."));
}

void ProjectionsCard::retrySelected()
{
    if (const auto failure = m_failures->failureAt(m_failureView->currentIndex().row())) {
        m_runs.retry(*failure);
    }
}

void ProjectionsCard::retranslate()
{
    heading().setText(tr("Projections"));
    m_verify->setText(tr("&Verify Tables"));
    m_verifyButton->setText(tr("Verify"));
    m_verifyButton->setToolTip(tr("Compare the tables with what the events say"));
    m_rebuild->setText(tr("&Rebuild Tables"));
    m_rebuildButton->setText(tr("Rebuild"));
    m_rebuildButton->setToolTip(tr("Change the rows that are not what the events say"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Cancel the run"));
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_titles[NameColumn]->setText(tr("Table"));
    m_titles[PositionColumn]->setText(tr("Position"));
    m_titles[EventsColumn]->setText(tr("Events behind"));
    m_titles[SecondsColumn]->setText(tr("Seconds behind"));
    m_titles[FailedColumn]->setText(tr("Failed", "column: so many events"));
    m_differencesTitle->setText(tr("Differences"));
    m_differenceView->setAccessibleName(tr("Differences"));
    m_failuresTitle->setText(tr("Failed events"));
    m_failureView->setAccessibleName(tr("Failed events"));
    m_retry->setText(tr("Retry event"));
    showState();
}

} // namespace castellan::ui
