// Pictures of every screen and dialog on the sample workspace, for the README and for reviewing. See make-screenshots.
#include "tests/ui/WholeWindow.h"
#include "ui/common/MessageBar.h"
#include "ui/shell/PasswordDialog.h"
#include "ui/shell/StatusIndicator.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTextStream>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest/QTest>

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace castellan;
using namespace castellan::ui;
using tests::WholeWindow;

constexpr int settleMilliseconds = 700; // pages, counts and pings arrive

/// Makes the pictures whose names are wanted; all of them if none is named.
class Photographer
{
public:
    Photographer(const QString& folder, const QStringList& wanted, const QString& suffix)
        : m_folder(folder),
          m_wanted(wanted),
          m_suffix(suffix)
    {
        m_whole.window().resize(1280, 800);
    }

    [[nodiscard]] bool takeAll()
    {
        if (!m_whole.waitForRows()) {
            return false;
        }
        fillSparkline();
        takeScreens();
        takePanels();
        takeDialogs();
        takeStates();
        return m_isGood;
    }

private:
    void take(const QString& name, QWidget& widget)
    {
        if (!m_wanted.isEmpty() && !m_wanted.contains(name)) {
            return;
        }
        QTest::qWait(settleMilliseconds);
        const QString file = QDir(m_folder).filePath(name + m_suffix + u".png"_s);
        m_isGood = widget.grab().save(file) && m_isGood;
        QTextStream(stdout) << file << Qt::endl;
    }

    /// As after some minutes.
    void fillSparkline()
    {
        QAction* const ping = m_whole.action(u"Ping now"_s);
        constexpr int pings = 45;
        for (int count = 0; count < pings; ++count) {
            ping->trigger();
            QTest::qWait(30);
        }
    }

    void takeScreens()
    {
        for (const char* const name : {"instances", "organizations", "domains", "events", "database"}) {
            m_whole.showScreen(QString::fromLatin1(name));
            take(QString::fromLatin1(name), m_whole.window());
        }
        m_whole.window().resize(1024, 700);
        take(u"database-small"_s, m_whole.window());
        m_whole.showScreen(u"organizations"_s);
        take(u"organizations-small"_s, m_whole.window());
        m_whole.window().resize(1920, 1080);
        take(u"organizations-large"_s, m_whole.window());
        m_whole.window().resize(1280, 800);
    }

    void takePanels()
    {
        for (const auto& [screen, tabsName, name] :
             {std::tuple{u"organizations"_s, u"organizationTabs"_s, u"organization"_s},
              {u"instances"_s, u"instanceTabs"_s, u"instance"_s}}) {
            m_whole.showScreen(screen);
            auto* const tabs = m_whole.window().findChild<QTabWidget*>(tabsName);
            tabs->setCurrentIndex(1);
            take(name + u"-domains"_s, m_whole.window());
            tabs->setCurrentIndex(2);
            selectFirst(*tabs->currentWidget());
            take(name + u"-history"_s, m_whole.window());
            tabs->setCurrentIndex(0);
        }
    }

    static void selectFirst(const QWidget& page)
    {
        auto* const rows = page.findChild<QAbstractItemView*>();
        if (rows != nullptr && QTest::qWaitFor([rows] { return rows->model()->rowCount() > 0; }, 5'000)) {
            rows->setCurrentIndex(rows->model()->index(0, 0));
        }
    }

    void takeDialog(const QString& name, const QString& action)
    {
        QDialog* const dialog = m_whole.openDialog(action);
        if (dialog == nullptr) {
            return complain(u"no dialog opened for "_s + action);
        }
        take(name, *dialog);
        WholeWindow::dismiss(dialog);
    }

    void takeDialogs()
    {
        m_whole.showScreen(u"instances"_s);
        takeDialog(u"new-instance"_s, u"New instance…"_s);
        takeDialog(u"remove-instance"_s, u"Remove instance…"_s);
        m_whole.showScreen(u"organizations"_s);
        m_whole.table()->setCurrentIndex(m_whole.table()->model()->index(3, 0));
        takeDialog(u"new-organization"_s, u"New organization…"_s);
        takeDialog(u"remove-organization"_s, u"Remove organization…"_s);
        takeDialog(u"add-domain"_s, u"Add domain…"_s);
        takeDialog(u"remove-domain"_s, u"Remove domain…"_s);
        takeDialog(u"open-target"_s, u"Open target…"_s);
        takeServerPage();
        takeDialog(u"about"_s, u"About Castellan"_s);
        PasswordDialog password(u"postgresql://anna@db1.example/identity"_s,
                                u"The server refused the password. Check user and password."_s, &m_whole.window());
        password.show();
        take(u"password"_s, password);
    }

    void takeServerPage()
    {
        QDialog* const dialog = m_whole.openDialog(u"Open target…"_s);
        dialog->findChild<QTabWidget*>(u"pages"_s)->setCurrentIndex(1);
        dialog->findChild<QLineEdit*>(u"host"_s)->setText(u"db1.example,db2.example"_s);
        dialog->findChild<QLineEdit*>(u"database"_s)->setText(u"identity"_s);
        take(u"open-target-server"_s, *dialog);
        WholeWindow::dismiss(dialog);
    }

    void takeStates()
    {
        takeRefusals();
        takeLeaveQuestion();
        takeNothingFound();
        takeLanguages();
        m_whole.action(u"Close target"_s)->trigger();
        take(u"start-page"_s, m_whole.window());
        emit m_whole.window().targetRequested(u"sqlite:/srv/identity/workspace.db"_s, false);
        take(u"failed-target"_s, m_whole.window());
        takeIndicators();
    }

    /// An error at a field, and one that belongs to no field.
    void takeRefusals()
    {
        m_whole.showScreen(u"organizations"_s);
        auto* const tabs = m_whole.window().findChild<QTabWidget*>(u"organizationTabs"_s);
        QTest::qWait(settleMilliseconds);
        auto* const name = tabs->findChild<QLineEdit*>(u"name"_s);
        const QString taken = m_whole.table()->model()->index(1, 0).data().toString();
        name->setFocus();
        name->setText(taken);
        QTest::keyClick(name, Qt::Key_Return);
        take(u"error-at-the-field"_s, m_whole.window());
        tabs->findChild<QPushButton*>(u"revert"_s)->click();
        domain::Error conflict;
        conflict.kind = domain::ErrorKind::Conflict;
        conflict.id = u"CAS-Conflict"_s;
        m_whole.window().showError(conflict);
        take(u"error-in-the-message-bar"_s, m_whole.window());
        m_whole.window().findChild<MessageBar*>(u"windowMessage"_s)->clear();
    }

    /// What is asked of who leaves with changes that are not applied.
    void takeLeaveQuestion()
    {
        auto* const tabs = m_whole.window().findChild<QTabWidget*>(u"organizationTabs"_s);
        auto* const name = tabs->findChild<QLineEdit*>(u"name"_s);
        for (const int row : {2, 1}) {
            m_whole.table()->setCurrentIndex(m_whole.table()->model()->index(row, 0));
            const QString shown = m_whole.table()->currentIndex().data().toString();
            static_cast<void>(QTest::qWaitFor([&] { return name->text() == shown; }, 5'000));
            name->setText(shown + u" International"_s);
        }
        takeDialog(u"leave-question"_s, u"Quit"_s);
        for (const models::UnappliedChange& change : m_whole.window().unapplied()) {
            change.discard();
        }
    }

    void takeNothingFound()
    {
        auto* const screen = m_whole.window().findChild<QWidget*>(u"organizations"_s);
        auto* const filter = screen->findChild<QLineEdit*>(u"filter"_s);
        filter->setText(u"nothing like it"_s);
        static_cast<void>(QTest::qWaitFor([this] { return m_whole.table()->model()->rowCount() == 0; }, 5'000));
        take(u"nothing-found"_s, m_whole.window());
        filter->clear();
        m_whole.showScreen(u"organizations"_s);
    }

    void takeLanguages()
    {
        choose(u"Deutsch"_s, u"Aktualisieren"_s);
        take(u"organizations-german"_s, m_whole.window());
        takeDatabaseInGerman();
        choose(u"English"_s, u"Refresh"_s);
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        take(u"organizations-right-to-left"_s, m_whole.window());
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    }

    void takeDatabaseInGerman()
    {
        m_whole.showScreen(u"database"_s);
        m_whole.window().resize(1024, 700);
        take(u"database-german"_s, m_whole.window());
        m_whole.window().resize(1280, 800);
        m_whole.showScreen(u"organizations"_s);
    }

    /// The window speaks a language once its actions do.
    void choose(const QString& language, const QString& sign)
    {
        m_whole.action(language)->trigger();
        static_cast<void>(QTest::qWaitFor([&] { return m_whole.action(sign) != nullptr; }, 5'000));
    }

    /// Every state of the indicator, one under the other.
    void takeIndicators()
    {
        QWidget sheet;
        auto* const column = new QVBoxLayout(&sheet);
        using models::PingState;
        for (const PingState state : {PingState::NoTarget, PingState::Connecting, PingState::Connected, PingState::Slow,
                                      PingState::ReadOnly, PingState::Unreachable}) {
            auto* const button = new QToolButton(&sheet);
            button->setAutoRaise(true);
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setText(stateText(state));
            button->setIcon(stateMark(state, sheet.palette(), sheet.devicePixelRatioF()));
            column->addWidget(button);
        }
        sheet.show();
        take(u"indicator-states"_s, sheet);
    }

    void complain(const QString& what)
    {
        QTextStream(stderr) << what << Qt::endl;
        m_isGood = false;
    }

    QString m_folder;
    QStringList m_wanted;
    QString m_suffix;
    WholeWindow m_whole;
    bool m_isGood = true;

public:
    [[nodiscard]] const WholeWindow& whole() const { return m_whole; }
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"castellan"_s); // part of the path that the pictures show
    QCommandLineParser parser;
    const QCommandLineOption dark(u"dark"_s, u"In the dark appearance."_s);
    parser.addOption(dark);
    parser.addPositionalArgument(u"folder"_s, u"Where the pictures go."_s);
    parser.addPositionalArgument(u"names"_s, u"Which ones; all if none is named."_s, u"[names...]"_s);
    parser.addHelpOption();
    parser.process(application);
    QStringList names = parser.positionalArguments();
    if (names.isEmpty()) {
        parser.showHelp(2);
    }
    const QString folder = names.takeFirst();
    QDir().mkpath(folder);

    Photographer photographer(folder, names, parser.isSet(dark) ? u"-dark"_s : QString());
    photographer.whole().action(parser.isSet(dark) ? u"Dark"_s : u"Light"_s)->trigger();
    return photographer.takeAll() ? 0 : 1;
}
