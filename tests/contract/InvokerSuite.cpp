#include "tests/contract/InvokerSuite.h"

#include "tests/support/FailingUnitOfWork.h"
#include "tests/support/ScriptedExecutors.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The numbers of the commands whose events were stored, in their order.
QList<int> numbers(const QList<StoredEvent>& events)
{
    QList<int> all;
    for (const StoredEvent& event : events) {
        all.append(QJsonDocument::fromJson(event.payload.value_or(QByteArray())).object().value(u"number"_s).toInt());
    }
    return all;
}

template<typename... Children>
std::unique_ptr<ScriptedCommand> invoking(int number, Children... children)
{
    auto made = command(number);
    (made->invokes(std::move(children)), ...);
    return made;
}

using Tree = std::function<std::unique_ptr<Batch>()>;

} // namespace

void InvokerSuite::init()
{
    m_source = &freshSource();
}

Result<BatchOutcome> InvokerSuite::applyTo(UnitOfWorkSource& source, Batch& batch)
{
    CommandService service(source, m_clock, m_ids, nullptr, &m_pause);
    InvocationOptions options;
    options.creator = u"tester"_s;
    return service.apply(batch, options);
}

Result<BatchOutcome> InvokerSuite::apply(Batch& batch, bool preview)
{
    CommandService service(*m_source, m_clock, m_ids, nullptr, &m_pause);
    InvocationOptions options;
    options.creator = u"tester"_s;
    options.preview = preview;
    return service.apply(batch, options);
}

bool InvokerSuite::exists(int number)
{
    const auto work = m_source->begin(std::nullopt);
    const QString id = u"n%1"_s.arg(number);
    return work.value()->instance(InstanceId(id)).value().has_value()
        || work.value()->sequenceBefore({id, u"instance"_s, id}).value() > 0;
}

void InvokerSuite::aCommandWithoutEventsPushesNothing()
{
    auto quiet = command(1);
    quiet->withoutEvents();
    const auto batch = batchOf(std::move(quiet));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QVERIFY(outcome->applied);
    QVERIFY(outcome->events.isEmpty());
}

void InvokerSuite::eventsComeInPreOrder_data()
{
    QTest::addColumn<Tree>("tree");
    QTest::addColumn<QList<int>>("pushed");
    QTest::newRow("single") << Tree([] { return batchOf(command(1)); }) << QList<int>{1};
    QTest::newRow("one invokes another") << Tree([] { return batchOf(invoking(1, command(2))); }) << QList<int>{1, 2};
    QTest::newRow("three deep") << Tree([] { return batchOf(invoking(1, invoking(2, command(3)))); })
                                << QList<int>{1, 2, 3};
    QTest::newRow("parent without events") << Tree([] {
        auto quiet = invoking(1, command(2));
        quiet->withoutEvents();
        return batchOf(std::move(quiet));
    }) << QList<int>{2};
    QTest::newRow("invokes a batch") << Tree([] { return batchOf(invoking(1, batchOf(command(2), command(3)))); })
                                     << QList<int>{1, 2, 3};
    QTest::newRow("nested batches") << Tree([] {
        auto four = invoking(4, batchOf(batchOf(command(5)), batchOf(command(6))));
        return batchOf(invoking(1, batchOf(command(2), batchOf(command(3), std::move(four)))));
    }) << QList<int>{1, 2, 3, 4, 5, 6};
    QTest::newRow("batch at the root") << Tree([] { return batchOf(command(1), command(2), command(3)); })
                                       << QList<int>{1, 2, 3};
    QTest::newRow("invokes a query") << Tree([] { return batchOf(invoking(1, std::make_unique<ScriptedQuery>())); })
                                     << QList<int>{1};
    QTest::newRow("two children, no batch: none is lost")
        << Tree([] { return batchOf(invoking(1, command(2), command(3))); }) << QList<int>{1, 2, 3};
    QTest::newRow("batch of batches") << Tree([] {
        return batchOf(batchOf(command(1)), batchOf(batchOf(command(2)), command(3)));
    }) << QList<int>{1, 2, 3};
}

void InvokerSuite::eventsComeInPreOrder()
{
    QFETCH(Tree, tree);
    QFETCH(QList<int>, pushed);
    const auto batch = tree();

    const auto outcome = apply(*batch);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QCOMPARE(numbers(outcome->events), pushed);
}

void InvokerSuite::everyCommandOfABatchIsFinishedBeforeTheNextIsValidated()
{
    QStringList log;
    const auto batch = batchOf(command(1, &log), command(2, &log));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QCOMPARE(
        log,
        QStringList({u"1.validate"_s, u"1.execute"_s, u"1.events"_s, u"2.validate"_s, u"2.execute"_s, u"2.events"_s}));
}

void InvokerSuite::aCommandSeesTheRowsOfEarlierCommands()
{
    auto query = std::make_unique<ScriptedQuery>();
    const ScriptedQuery& asked = *query;
    const auto batch = batchOf(command(1), std::move(query));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QCOMPARE(asked.result(), std::optional(true));
}

void InvokerSuite::aQueryInABatchHasNoResultEntry()
{
    auto query = std::make_unique<ScriptedQuery>();
    const ScriptedQuery& asked = *query;
    const auto batch = batchOf(std::move(query), command(1));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QCOMPARE(asked.result(), std::optional(false));
    QCOMPARE(outcome->results.size(), 1);
}

void InvokerSuite::anErrorLeavesNeitherRowsNorEvents_data()
{
    QTest::addColumn<Stage>("stage");
    QTest::newRow("validate") << Stage::Validate;
    QTest::newRow("execute") << Stage::Execute;
    QTest::newRow("events") << Stage::Events;
}

void InvokerSuite::anErrorLeavesNeitherRowsNorEvents()
{
    QFETCH(Stage, stage);
    QStringList log;
    auto failing = command(2);
    failing->failingIn(stage);
    const auto batch = batchOf(command(1), std::move(failing), command(3, &log));

    const auto outcome = apply(*batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"TEST-2"_s);
    QCOMPARE(outcome.error().command, std::optional(1));
    QVERIFY2(log.isEmpty(), "what comes after the error is not even validated");
    QVERIFY(!exists(1));
    QVERIFY(!exists(2));
}

void InvokerSuite::aFailedPushLeavesNothing()
{
    FailingUnitOfWorkSource failing(*m_source, FailAt::Push);
    const auto batch = batchOf(command(1));

    const auto outcome = applyTo(failing, *batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"TEST-Push"_s);
    QVERIFY(!exists(1));
}

void InvokerSuite::aFailedCommitIsReportedAndLeavesNothing()
{
    FailingUnitOfWorkSource failing(*m_source, FailAt::Commit);
    const auto batch = batchOf(command(1));

    const auto outcome = applyTo(failing, *batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"TEST-Commit"_s);
    QVERIFY(!exists(1));
}

void InvokerSuite::aFailedBeginRunsNothing()
{
    FailingUnitOfWorkSource failing(*m_source, FailAt::Begin);
    QStringList log;
    const auto batch = batchOf(command(1, &log));

    const auto outcome = applyTo(failing, *batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().id, u"TEST-Begin"_s);
    QVERIFY(log.isEmpty());
}

void InvokerSuite::anErrorThatAParentSwallowsDropsOnlyTheChildsEvents()
{
    auto child = invoking(2, command(3));
    child->failingIn(Stage::Validate);
    auto parent = invoking(1, std::move(child), command(4));
    parent->swallowingErrors();
    const auto batch = batchOf(std::move(parent));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QCOMPARE(numbers(outcome->events), QList<int>({1, 4}));
}

void InvokerSuite::aPreviewShowsTheEventsAndLeavesNothing()
{
    const auto batch = batchOf(command(1), command(2));

    const auto outcome = apply(*batch, true);

    QVERIFY(outcome);
    QVERIFY(!outcome->applied);
    QVERIFY(outcome->dryRun);
    QCOMPARE(numbers(outcome->events), QList<int>({1, 2}));
    QCOMPARE(outcome->results.size(), 2);
    QVERIFY(!exists(1));
}

void InvokerSuite::aRunningTransactionIsJoined()
{
    auto query = std::make_unique<ScriptedQuery>(true, command(1));
    const ScriptedQuery& asked = *query;
    const auto batch = batchOf(std::move(query), command(2));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    QCOMPARE(asked.result(), std::optional(true));
    QCOMPARE(numbers(outcome->events), QList<int>({1, 2}));
}

void InvokerSuite::theErrorNamesTheCommandInTheFlattenedBatch()
{
    auto failing = command(4);
    failing->failingIn(Stage::Execute);
    const auto batch = batchOf(command(1), batchOf(command(2), batchOf(command(3), std::move(failing))));

    const auto outcome = apply(*batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().command, std::optional(3));
}

void InvokerSuite::resultsComeOneForEachCommandOfTheFlattenedBatch()
{
    const auto batch = batchOf(batchOf(command(1), command(2)), command(3));

    const auto outcome = apply(*batch);

    QVERIFY(outcome);
    const QList<CommandResult> expected{{u"scripted.1"_s, u"n1"_s, {}, true},
                                        {u"scripted.2"_s, u"n2"_s, {}, true},
                                        {u"scripted.3"_s, u"n3"_s, {}, true}};
    QCOMPARE(outcome->results, expected);
}

void InvokerSuite::commandsThatACommandInvokesAreNotCounted()
{
    auto failing = command(4);
    failing->failingIn(Stage::Execute);
    const auto batch = batchOf(invoking(1, batchOf(command(2), command(3))), std::move(failing));

    const auto outcome = apply(*batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().command, std::optional(1));
}

void InvokerSuite::aStaleExpectedSequenceIsAConflict()
{
    const auto first = batchOf(command(1), command(1));
    QVERIFY(apply(*first));
    auto stale = command(1);
    stale->expecting(1);
    const auto batch = batchOf(command(2), std::move(stale));

    const auto outcome = apply(*batch);

    QVERIFY(!outcome);
    QCOMPARE(outcome.error().kind, ErrorKind::Conflict);
    QCOMPARE(outcome.error().id, u"CAS-Conflict"_s);
    QCOMPARE(outcome.error().command, std::optional(1));
    QVERIFY2(!exists(2), "all or nothing");
    QVERIFY2(m_pause.waits.isEmpty(), "trying again would not help");
}

void InvokerSuite::theExpectedSequenceIsThatBeforeTheBatch()
{
    const auto first = batchOf(command(1));
    QVERIFY(apply(*first));
    auto again = command(1);
    again->expecting(1);
    auto onceMore = command(1);
    onceMore->expecting(1);
    const auto batch = batchOf(std::move(again), std::move(onceMore));

    const auto outcome = apply(*batch);

    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
    QCOMPARE(outcome->events.size(), 2);
    QCOMPARE(outcome->events.last().sequence, 3);
}

} // namespace castellan::test
