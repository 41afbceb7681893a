#include "domain/invoke/Context.h"
#include "domain/invoke/EventStoreInvoker.h"
#include "domain/invoke/ExecutingInvoker.h"
#include "domain/invoke/LoggingInvoker.h"
#include "domain/invoke/TracingInvoker.h"
#include "domain/invoke/TransactionInvoker.h"
#include "domain/invoke/ValidatingInvoker.h"
#include "domain/port/SpanExporter.h"
#include "tests/support/ManualClock.h"
#include "tests/support/RecordingUnitOfWork.h"
#include "tests/support/ScriptedExecutors.h"
#include "tests/support/SequentialIdSource.h"
#include "tests/support/TestRegistry.h"

#include <QLoggingCategory>
#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

namespace {

class CollectedSpans final : public SpanExporter
{
public:
    void finished(const Span& span) override { spans.append(span); }
    QList<Span> spans;
};

QStringList logged;

void keepMessage(QtMsgType, const QMessageLogContext& where, const QString& message)
{
    if (QLatin1String(where.category) == "castellan.invoke"_L1) {
        logged.append(message);
    }
}

} // namespace

/// What each link does by itself, beyond what CommandService shows.
class ChainTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aQueryAloneBeginsNoTransaction();
    void aQueryThatNeedsATransactionGetsOne();
    void aFailedQueryRollsItsTransactionBack();
    void spansFormTheTreeOfInvocations();
    void aFailedSpanCarriesKindAndIdOnly();
    void logsNameTheCommandAndTheErrorButNoValues();
    void nothingIsLoggedUnlessAskedFor();

private:
    Result<void> run(Executor& executor, SpanExporter* spans = nullptr);

    RecordingUnitOfWorkSource m_source;
    ManualClock m_clock;
    SequentialIdSource m_ids;
};

void ChainTest::init()
{
    m_source.calls.clear();
    m_source.failures.clear();
    logged.clear();
}

Result<void> ChainTest::run(Executor& executor, SpanExporter* spans)
{
    const ExecutingInvoker executing;
    const ValidatingInvoker validating(executing);
    const TransactionInvoker transaction(validating);
    const EventStoreInvoker eventStore(transaction);
    const TracingInvoker tracing(eventStore, spans);
    const LoggingInvoker logging(tracing);
    Context context(m_source, logging, m_clock, m_ids, {});
    return context.invoke(executor);
}

void ChainTest::aQueryAloneBeginsNoTransaction()
{
    ScriptedQuery query;

    QVERIFY(run(query));

    QVERIFY(m_source.calls.isEmpty());
}

void ChainTest::aQueryThatNeedsATransactionGetsOne()
{
    ScriptedQuery query(true);

    QVERIFY(run(query));

    QCOMPARE(m_source.calls, QStringList({u"begin"_s, u"prefetch"_s, u"commit"_s}));
    QCOMPARE(query.result(), std::optional(false));
}

void ChainTest::aFailedQueryRollsItsTransactionBack()
{
    auto failing = command(1);
    failing->failingIn(Stage::Execute);
    ScriptedQuery query(true, std::move(failing));

    QVERIFY(!run(query));

    QCOMPARE(m_source.calls, QStringList({u"begin"_s, u"prefetch"_s, u"rollback"_s}));
}

void ChainTest::spansFormTheTreeOfInvocations()
{
    CollectedSpans collected;
    auto parent = command(1);
    parent->invokes(command(2)).invokes(command(3));
    const auto batch = batchOf(std::move(parent));

    QVERIFY(run(*batch, &collected));

    QCOMPARE(collected.spans.size(), 4);
    const Span& two = collected.spans.at(0);
    const Span& three = collected.spans.at(1);
    const Span& one = collected.spans.at(2);
    const Span& root = collected.spans.at(3);
    QCOMPARE(root.name, u"commandBatch[scripted.1]"_s);
    QCOMPARE(root.traceId.size(), 16);
    QCOMPARE(root.spanId.size(), 8);
    QVERIFY(root.parentId.isEmpty());
    QCOMPARE(one.parentId, root.spanId);
    QCOMPARE(two.parentId, one.spanId);
    QCOMPARE(three.parentId, one.spanId);
    QCOMPARE(three.traceId, root.traceId);
    QVERIFY(two.spanId != three.spanId);
    QVERIFY(root.ok);
}

void ChainTest::aFailedSpanCarriesKindAndIdOnly()
{
    CollectedSpans collected;
    auto failing = command(1);
    failing->failingIn(Stage::Validate);

    QVERIFY(!run(*failing, &collected));

    QVERIFY(!collected.spans.at(0).ok);
    const QList<std::pair<QString, QString>> expected{{u"error.kind"_s, u"precondition-failed"_s},
                                                      {u"error.id"_s, u"TEST-1"_s}};
    QCOMPARE(collected.spans.at(0).attributes, expected);
}

void ChainTest::logsNameTheCommandAndTheErrorButNoValues()
{
    QLoggingCategory::setFilterRules(u"castellan.invoke=true"_s);
    const auto previous = qInstallMessageHandler(keepMessage);
    auto failing = command(2);
    failing->failingIn(Stage::Validate);
    auto fine = command(1);

    const bool first = run(*fine).has_value();
    const bool second = run(*failing).has_value();
    qInstallMessageHandler(previous);
    QLoggingCategory::setFilterRules({});

    QVERIFY(first && !second);
    QCOMPARE(logged,
             QStringList({u"invoking name=scripted.1"_s, u"invocation succeeded name=scripted.1 took=0.000ms"_s,
                          u"invoking name=scripted.2"_s,
                          u"invocation failed name=scripted.2 kind=precondition-failed id=TEST-2 took=0.000ms"_s}));
}

void ChainTest::nothingIsLoggedUnlessAskedFor()
{
    const auto previous = qInstallMessageHandler(keepMessage);
    auto failing = command(1);
    failing->failingIn(Stage::Validate);

    const bool done = run(*failing).has_value();
    qInstallMessageHandler(previous);

    QVERIFY(!done);
    QVERIFY(logged.isEmpty());
}

CASTELLAN_TEST(ChainTest)
#include "ChainTest.moc"
