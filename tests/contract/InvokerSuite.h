#pragma once

#include "domain/invoke/CommandService.h"
#include "domain/port/UnitOfWork.h"
#include "tests/support/ManualClock.h"
#include "tests/support/RecordedPause.h"
#include "tests/support/SequentialIdSource.h"

#include <QObject>

#include <memory>

namespace castellan::test {

/// What the invoker promises, on any units of work (reference, sections 5.4 and 5.7). A test of an implementation
/// derives from it and gives an empty target for each test.
class InvokerSuite : public QObject
{
    Q_OBJECT

protected:
    /// Units of work on a target without instances and events; called once before each test.
    [[nodiscard]] virtual domain::UnitOfWorkSource& freshSource() = 0;

private slots:
    void init();
    void aCommandWithoutEventsPushesNothing();
    void eventsComeInPreOrder_data();
    void eventsComeInPreOrder();
    void everyCommandOfABatchIsFinishedBeforeTheNextIsValidated();
    void aCommandSeesTheRowsOfEarlierCommands();
    void aQueryInABatchHasNoResultEntry();
    void anErrorLeavesNeitherRowsNorEvents_data();
    void anErrorLeavesNeitherRowsNorEvents();
    void aFailedPushLeavesNothing();
    void aFailedCommitIsReportedAndLeavesNothing();
    void aFailedBeginRunsNothing();
    void anErrorThatAParentSwallowsDropsOnlyTheChildsEvents();
    void aPreviewShowsTheEventsAndLeavesNothing();
    void aRunningTransactionIsJoined();
    void theErrorNamesTheCommandInTheFlattenedBatch();
    void resultsComeOneForEachCommandOfTheFlattenedBatch();
    void commandsThatACommandInvokesAreNotCounted();
    void aStaleExpectedSequenceIsAConflict();
    void theExpectedSequenceIsThatBeforeTheBatch();

private:
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(domain::Batch& batch, bool preview = false);
    [[nodiscard]] domain::Result<domain::BatchOutcome> applyTo(domain::UnitOfWorkSource& source, domain::Batch& batch);
    [[nodiscard]] bool exists(int number);

    domain::UnitOfWorkSource* m_source = nullptr;
    ManualClock m_clock;
    SequentialIdSource m_ids;
    RecordedPause m_pause;
};

} // namespace castellan::test
