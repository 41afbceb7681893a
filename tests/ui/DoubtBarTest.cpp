#include "ui/shell/DoubtBar.h"
#include "domain/invoke/BatchOutcome.h"
#include "models/changes/BatchDoubts.h"
#include "models/changes/CommandSubmitter.h"
#include "storage/database/Statement.h"
#include "tests/models/ModelScene.h"
#include "tests/support/RecordingJournal.h"
#include "tests/support/TestRegistry.h"
#include "ui/common/MessageBar.h"

#include <QPushButton>
#include <QtTest/QTest>

using namespace castellan;
using namespace castellan::tests;
using namespace Qt::Literals::StringLiterals;

namespace {

domain::BatchTrace trace(const QString& key)
{
    domain::BatchTrace made;
    made.identity = {key, u"anna"_s, "hash"};
    made.at = {1'767'225'600'000'000};
    made.events = {{{u"i1"_s, u"org"_s, u"o7"_s}, u"org.added"_s, 1, {}}};
    return made;
}

} // namespace

/// What the window says about changes of which nobody knows whether they are in.
class DoubtBarTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_world.reset(); }
    void nothingInDoubtIsNotShown();
    void whatIsInDoubtIsShownWithAButtonToAskAgain();
    void severalAreCounted();
    void askingAgainTellsWhatCameOfIt();
    void whatBecameOfAnEarlierRunsChangesIsTold();
    void changesThatMayBeLostWithTheServerAreTold();
    void closingHidesIt();

private:
    struct World
    {
        ModelScene scene;
        test::RecordingJournal journal;
        models::CommandSubmitter submitter{scene.connection(), u"anna"_s};
        models::BatchDoubts doubts{scene.connection(), submitter, journal};
        QWidget host;
        ui::DoubtBar* bar = new ui::DoubtBar(doubts, submitter, &host);
    };

    /// Somebody else's batch is in under this key, so that nothing can be said.
    void occupy(const QString& key, bool isFree = false);
    [[nodiscard]] QString text() const { return m_world->bar->findChild<ui::MessageBar*>()->text(); }
    [[nodiscard]] QPushButton& button() const { return *m_world->bar->findChild<QPushButton*>(u"messageAction"_s); }

    std::unique_ptr<World> m_world;
};

void DoubtBarTest::init()
{
    m_world = std::make_unique<World>();
    m_world->scene.setUp();
    m_world->host.show();
}

void DoubtBarTest::occupy(const QString& key, bool isFree)
{
    storage::DatabaseTargetOpener opener;
    const auto services = opener.open(m_world->scene.target(), {});
    const auto client = (*services)->pool().acquire(domain::ClientPurpose::Write);
    const storage::Statement statement = isFree
        ? storage::Statement(u"DELETE FROM castellan_batches WHERE key = $1"_s, {key})
        : storage::Statement(u"INSERT INTO castellan_batches (key, created_at, creator, console_version, hash) "
                             "VALUES ($1, 1, 'bob', '1', $2)"_s,
                             {key, QByteArray("another")});
    QVERIFY((*client)->exec(statement));
}

void DoubtBarTest::nothingInDoubtIsNotShown()
{
    m_world->scene.open();

    QTRY_VERIFY(!m_world->doubts.isAsking() && !m_world->journal.calls.isEmpty());
    QVERIFY(!m_world->bar->isVisible());
}

void DoubtBarTest::whatIsInDoubtIsShownWithAButtonToAskAgain()
{
    occupy(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s)};

    m_world->scene.open();

    QTRY_VERIFY(m_world->bar->isVisible());
    QVERIFY2(text().contains(u"It is not known whether they are in."_s), qPrintable(text()));
    QVERIFY(text().contains(u"org.added o7"_s));
    QVERIFY(button().isVisible());
    QTRY_VERIFY(button().isEnabled());
    QCOMPARE(button().text(), u"Ask again"_s);
}

void DoubtBarTest::severalAreCounted()
{
    occupy(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s), trace(u"k2"_s)};

    m_world->scene.open();

    QTRY_VERIFY(m_world->bar->isVisible());
    QVERIFY2(text().contains(u'2'), qPrintable(text()));
}

void DoubtBarTest::askingAgainTellsWhatCameOfIt()
{
    occupy(u"k1"_s);
    m_world->journal.open = {trace(u"k1"_s)};
    m_world->scene.open();
    QTRY_VERIFY(m_world->bar->isVisible() && button().isEnabled());
    occupy(u"k1"_s, true);

    QTest::mouseClick(&button(), Qt::LeftButton);

    QTRY_VERIFY2(text().contains(u"were not applied. Make them again."_s), qPrintable(text()));
    QVERIFY(m_world->bar->isVisible());
    QVERIFY(!button().isVisible());
}

void DoubtBarTest::whatBecameOfAnEarlierRunsChangesIsTold()
{
    m_world->journal.open = {trace(u"k1"_s)};

    m_world->scene.open();

    QTRY_VERIFY(m_world->bar->isVisible());
    QVERIFY2(text().contains(u"were not applied. Make them again."_s), qPrintable(text()));
}

void DoubtBarTest::changesThatMayBeLostWithTheServerAreTold()
{
    domain::BatchOutcome outcome;
    outcome.applied = true;
    emit m_world->submitter.applied(outcome);
    const bool isShownForOrdinary = m_world->bar->isVisible();
    outcome.durable = false;

    emit m_world->submitter.applied(outcome);
    const QString notDurable = text();
    outcome.serverReplaced = true;
    emit m_world->submitter.applied(outcome);
    const QString mayBeLost = text();
    outcome.lost = {trace(u"k1"_s), trace(u"k2"_s)};
    emit m_world->submitter.applied(outcome);

    QVERIFY(!isShownForOrdinary);
    QVERIFY2(notDurable.contains(u"not yet durable"_s), qPrintable(notDurable));
    QVERIFY2(mayBeLost.contains(u"Another server took over while"_s), qPrintable(mayBeLost));
    QVERIFY2(text().contains(u"lacks 2 change"_s), qPrintable(text()));
    QVERIFY(m_world->bar->isVisible());
}

void DoubtBarTest::closingHidesIt()
{
    domain::BatchOutcome outcome;
    outcome.durable = false;
    emit m_world->submitter.applied(outcome);
    QVERIFY(m_world->bar->isVisible());

    emit m_world->bar->findChild<ui::MessageBar*>()->closed();

    QVERIFY(!m_world->bar->isVisible());
}

CASTELLAN_TEST(DoubtBarTest)
#include "DoubtBarTest.moc"
