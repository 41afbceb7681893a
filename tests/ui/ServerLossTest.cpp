#include "tests/models/ModelScene.h"
#include "tests/support/LoopWatch.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"
#include "tests/ui/WholeWindow.h"
#include "ui/common/MessageBar.h"
#include "ui/shell/StatusIndicator.h"

#include <QAbstractItemView>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest/QTest>

#include <optional>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;
using models::PingState;
using tests::LoopWatch;
using tests::ModelScene;
using tests::PostgresServer;
using tests::WholeWindow;

namespace {

constexpr qint64 pingDeadline = 2'000;
/// Whatever waits for a server that is gone takes seconds; this leaves room for painting on a busy machine.
constexpr qint64 longestGap = 250;
constexpr int afterRestart = 15'000; ///< the next ping comes within five seconds

} // namespace

/// The window on a server whose postmaster is killed, as a person sees it: nothing is clicked to come back.
class ServerLossTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theIndicatorSaysWithinItsDeadlineThatTheServerIsGone();
    void theWindowStaysUsableWhileTheServerIsGone();
    void afterTheRestartTheListsLoadWithoutAClick();
    void whatWasTypedStaysAndCanBeAppliedAfterTheRestart();

private:
    [[nodiscard]] PingState shownState() const;
    [[nodiscard]] QWidget& panel() const;
    [[nodiscard]] QLineEdit& nameField() const;
    [[nodiscard]] QPushButton& applyButton() const;
    [[nodiscard]] QLineEdit& filter() const;
    /// What the bar above the screens says.
    [[nodiscard]] QString message() const;
    /// What the panel's form says.
    [[nodiscard]] QString formMessage() const;
    void typeName(const QString& text) const;
    void killServer() const;

    std::optional<PostgresServer> m_server;
    std::unique_ptr<tests::PostgresDatabase> m_database;
    std::unique_ptr<WholeWindow> m_whole;
};

void ServerLossTest::init()
{
    m_server.emplace(PostgresServer::throwAway());
    m_database = m_server->createDatabase();
    {
        ModelScene scene(m_database->socketUrl());
        scene.setUp();
        scene.addOrganizations(u"i1"_s, 300);
    }
    m_whole = std::make_unique<WholeWindow>(m_database->socketUrl());
    QVERIFY(m_whole->waitForRows());
    m_whole->showScreen(u"organizations"_s);
    QTRY_COMPARE(nameField().text(), u"Organization 0001"_s);
    QTRY_COMPARE(shownState(), PingState::Connected);
}

void ServerLossTest::cleanup()
{
    m_whole.reset();
    m_server->restart(); // the database is dropped on it
    m_database.reset();
    m_server.reset();
}

PingState ServerLossTest::shownState() const
{
    return m_whole->window().findChild<StatusIndicator*>()->shownState();
}

QWidget& ServerLossTest::panel() const
{
    return *m_whole->window().findChild<QTabWidget*>(u"organizationTabs"_s);
}

QLineEdit& ServerLossTest::nameField() const
{
    return *panel().findChild<QLineEdit*>(u"name"_s);
}

QPushButton& ServerLossTest::applyButton() const
{
    return *panel().findChild<QPushButton*>(u"apply"_s);
}

QLineEdit& ServerLossTest::filter() const
{
    return *m_whole->window().findChild<QWidget*>(u"organizations"_s)->findChild<QLineEdit*>(u"filter"_s);
}

QString ServerLossTest::message() const
{
    return m_whole->window().centralWidget()->findChild<MessageBar*>(u"windowMessage"_s)->text();
}

QString ServerLossTest::formMessage() const
{
    return panel().findChild<MessageBar*>(u"message"_s)->text();
}

void ServerLossTest::typeName(const QString& text) const
{
    nameField().setFocus();
    nameField().selectAll();
    QTest::keyClicks(&nameField(), text);
}

void ServerLossTest::killServer() const
{
    m_server->kill9();
    QTRY_COMPARE(shownState(), PingState::Unreachable);
}

void ServerLossTest::theIndicatorSaysWithinItsDeadlineThatTheServerIsGone()
{
    const LoopWatch watch;
    QElapsedTimer sinceKill;
    sinceKill.start();

    m_server->kill9();

    QTRY_COMPARE(shownState(), PingState::Unreachable);
    QVERIFY2(sinceKill.elapsed() < pingDeadline, qPrintable(QString::number(sinceKill.elapsed())));
    QVERIFY2(watch.longestGap() < longestGap, qPrintable(QString::number(watch.longestGap())));
}

void ServerLossTest::theWindowStaysUsableWhileTheServerIsGone()
{
    typeName(u"Typed before the end"_s);
    killServer();
    const LoopWatch watch;

    for (const QString& screen : {u"domains"_s, u"events"_s, u"database"_s, u"instances"_s, u"organizations"_s}) {
        m_whole->window().showScreen(screen);
        m_whole->window().repaint();
        QTest::qWait(50);
    }
    QTest::keyClicks(&nameField(), u", and after it"_s);
    QTest::keyClick(&nameField(), Qt::Key_Return);

    QTRY_VERIFY(!formMessage().isEmpty());
    QCOMPARE(nameField().text(), u"Typed before the end, and after it"_s);
    QVERIFY(m_whole->table()->model()->rowCount() > 0);
    QVERIFY2(watch.longestGap() < longestGap, qPrintable(QString::number(watch.longestGap())));
}

void ServerLossTest::afterTheRestartTheListsLoadWithoutAClick()
{
    killServer();
    QTest::keyClicks(&filter(), u"o0123.example"_s);
    QTRY_VERIFY(!message().isEmpty());

    m_server->restart();

    QTRY_COMPARE_WITH_TIMEOUT(shownState(), PingState::Connected, afterRestart);
    QTRY_COMPARE(m_whole->table()->model()->rowCount(), 1);
    QTRY_COMPARE(nameField().text(), u"Organization 0123"_s);
    QTRY_COMPARE(message(), QString());
}

void ServerLossTest::whatWasTypedStaysAndCanBeAppliedAfterTheRestart()
{
    typeName(u"Typed before the end"_s);
    killServer();

    m_server->restart();
    QTRY_COMPARE_WITH_TIMEOUT(shownState(), PingState::Connected, afterRestart);
    QCOMPARE(nameField().text(), u"Typed before the end"_s);
    QVERIFY(applyButton().isEnabled());
    QTest::keyClick(&nameField(), Qt::Key_Return);

    const QString name = u"SELECT name FROM zitadel.organizations WHERE id = 'o0001'"_s;
    QTRY_COMPARE(m_database->execute(name), u"Typed before the end"_s);
    QTRY_VERIFY(!applyButton().isEnabled());
    QCOMPARE(formMessage(), QString());
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::ServerLossTest)
#include "ServerLossTest.moc"
