#include "models/changes/BatchDoubts.h"
#include "domain/instance/AddInstance.h"
#include "domain/invoke/CommandService.h"
#include "models/changes/CommandSubmitter.h"
#include "tests/models/ModelScene.h"
#include "tests/support/RecordingJournal.h"
#include "tests/support/TestRegistry.h"

#include <QSignalSpy>
#include <QTest>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;
using test::RecordingJournal;

namespace {

domain::BatchTrace trace(const QString& key, const QByteArray& hash = "hash")
{
    domain::BatchTrace made;
    made.identity = {key, u"anna"_s, hash};
    made.at = {1'767'225'600'000'000};
    made.events = {{{u"i1"_s, u"instance"_s, u"i1"_s}, u"instance.added"_s, 1, {}}};
    return made;
}

} // namespace

class BatchDoubtsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatAnEarlierRunLeftIsSettledOnceTheTargetIsOpen();
    void whatCannotBeSettledStaysOpen();
    void askingAgainSettlesIt();
    void afterOneThatCannotBeSettledTheOthersAreOnlyListed();
    void withoutATargetNothingIsAsked();
    void anotherTargetForgetsThem();
    void aBatchThatEndsInDoubtIsAskedAbout();

private:
    struct World
    {
        ModelScene scene;
        RecordingJournal journal;
        models::CommandSubmitter submitter{scene.connection(), u"anna"_s};
        models::BatchDoubts doubts{scene.connection(), submitter, journal};
        QSignalSpy settled{&doubts, &models::BatchDoubts::settled};
    };

    void applyUnder(const QString& key);
    [[nodiscard]] domain::BatchFate fate(qsizetype index) const
    {
        return m_world->settled.value(index).value(1).value<domain::BatchFate>();
    }

    std::unique_ptr<World> m_world;
};

void BatchDoubtsTest::init()
{
    m_world = std::make_unique<World>();
    m_world->scene.setUp();
}

void BatchDoubtsTest::cleanup()
{
    m_world.reset();
}

void BatchDoubtsTest::applyUnder(const QString& key)
{
    storage::DatabaseTargetOpener opener;
    const auto services = opener.open(m_world->scene.target(), {});
    const models::DomainTools tools = m_world->scene.tools();
    domain::CommandService service((*services)->unitsOfWork(), tools.clock, tools.ids, nullptr);
    domain::Batch batch;
    auto add = std::make_unique<domain::AddInstance>(u"Acme"_s);
    add->id = u"i1"_s;
    batch.add(std::move(add));
    domain::InvocationOptions options;
    options.batch = domain::BatchIdentity{key, u"anna"_s, "hash"};
    const auto outcome = service.apply(batch, options);
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().message));
}

void BatchDoubtsTest::whatAnEarlierRunLeftIsSettledOnceTheTargetIsOpen()
{
    applyUnder(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s), trace(u"k2"_s)};

    m_world->scene.open();

    QTRY_COMPARE(m_world->settled.size(), 2);
    QVERIFY(fate(0).isApplied);
    QCOMPARE(fate(0).events.size(), 1);
    QVERIFY(!fate(1).isApplied);
    QVERIFY(m_world->doubts.open().isEmpty());
    QVERIFY(!m_world->doubts.isAsking());
    QCOMPARE(m_world->journal.calls,
             QStringList({u"doubts "_s + m_world->scene.target(), u"strike k1"_s, u"strike k2"_s}));
}

/// The key is there, but for another content: nothing can be said.
void BatchDoubtsTest::whatCannotBeSettledStaysOpen()
{
    applyUnder(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s, "another")};

    m_world->scene.open();

    QTRY_COMPARE(m_world->doubts.open().size(), 1);
    QVERIFY(m_world->doubts.open().constFirst() == trace(u"k1"_s, "another"));
    QVERIFY(m_world->settled.isEmpty());
    QCOMPARE(m_world->journal.calls.constLast(), u"give up k1"_s);
}

void BatchDoubtsTest::askingAgainSettlesIt()
{
    applyUnder(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s, "another")};
    m_world->scene.open();
    QTRY_COMPARE(m_world->doubts.open().size(), 1);
    m_world->journal.open = {trace(u"k1"_s)};

    m_world->doubts.ask();

    QVERIFY(m_world->doubts.isAsking());
    QTRY_COMPARE(m_world->settled.size(), 1);
    QVERIFY(fate(0).isApplied);
    QVERIFY(m_world->doubts.open().isEmpty());
}

void BatchDoubtsTest::afterOneThatCannotBeSettledTheOthersAreOnlyListed()
{
    applyUnder(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s, "another"), trace(u"k2"_s)};

    m_world->scene.open();

    QTRY_COMPARE(m_world->doubts.open().size(), 2);
    QVERIFY(m_world->settled.isEmpty());
}

void BatchDoubtsTest::withoutATargetNothingIsAsked()
{
    m_world->doubts.ask();

    QVERIFY(!m_world->doubts.isAsking());
    QVERIFY(m_world->journal.calls.isEmpty());
}

void BatchDoubtsTest::anotherTargetForgetsThem()
{
    applyUnder(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s, "another")};
    m_world->scene.open();
    QTRY_COMPARE(m_world->doubts.open().size(), 1);

    m_world->scene.connection().close();

    QVERIFY(m_world->doubts.open().isEmpty());
}

void BatchDoubtsTest::aBatchThatEndsInDoubtIsAskedAbout()
{
    m_world->scene.open();
    QTRY_VERIFY(!m_world->doubts.isAsking() && m_world->journal.calls.size() == 1);
    m_world->journal.open = {trace(u"k1"_s)};

    emit m_world->submitter.failed(domain::outcomeUnknown(u"k1"_s, {}));

    QTRY_COMPARE(m_world->settled.size(), 1);
    QVERIFY(!fate(0).isApplied);
}

CASTELLAN_TEST(BatchDoubtsTest)
#include "BatchDoubtsTest.moc"
