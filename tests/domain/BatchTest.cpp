#include "domain/command/Batch.h"
#include "tests/support/ScriptedExecutors.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

using namespace castellan::domain;
using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

class BatchTest : public QObject
{
    Q_OBJECT

private slots:
    void theNameListsTheMembers();
    void theSizeCountsNestedCommands();
    void theInverseIsLastFirstWhateverTheNesting();
    void oneMemberWithoutAWayBackMeansNoInverse();
    void whatChangedNothingNeedsNoWayBack();
};

namespace {

std::unique_ptr<ScriptedCommand> undoable(int number, int inverse)
{
    auto made = command(number);
    made->withInverse(inverse);
    return made;
}

QStringList names(const std::vector<std::unique_ptr<Command>>& commands)
{
    QStringList all;
    for (const auto& one : commands) {
        all.append(one->name());
    }
    return all;
}

} // namespace

void BatchTest::theNameListsTheMembers()
{
    const auto batch = batchOf(command(1), batchOf(command(2), command(3)));

    QCOMPARE(batch->name(), u"commandBatch[scripted.1, commandBatch[scripted.2, scripted.3]]"_s);
}

void BatchTest::theSizeCountsNestedCommands()
{
    QCOMPARE(batchOf(command(1), batchOf(command(2), batchOf(command(3))))->size(), 3);
}

void BatchTest::theInverseIsLastFirstWhateverTheNesting()
{
    const auto batch = batchOf(undoable(1, 10), batchOf(undoable(2, 20), undoable(3, 30)), undoable(4, 40));

    QCOMPARE(names(batch->inverse()),
             QStringList({u"scripted.40"_s, u"scripted.30"_s, u"scripted.20"_s, u"scripted.10"_s}));
}

void BatchTest::oneMemberWithoutAWayBackMeansNoInverse()
{
    QVERIFY(batchOf(undoable(1, 10), command(2))->inverse().empty());
    QVERIFY(batchOf(undoable(1, 10), batchOf(command(2)))->inverse().empty());
}

void BatchTest::whatChangedNothingNeedsNoWayBack()
{
    auto still = command(2);
    still->unchanged();
    const auto batch = batchOf(undoable(1, 10), std::move(still), std::make_unique<ScriptedQuery>());

    QCOMPARE(names(batch->inverse()), QStringList{u"scripted.10"_s});
}

CASTELLAN_TEST(BatchTest)
#include "BatchTest.moc"
