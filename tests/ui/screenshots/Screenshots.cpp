// Pictures of every screen and dialog on the sample workspace, for the README and for reviewing. See make-screenshots.
#include "tests/ui/WholeWindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QTabWidget>
#include <QTextStream>
#include <QtTest/QTest>

namespace {

using namespace Qt::Literals::StringLiterals;
using castellan::tests::WholeWindow;

constexpr int settleMilliseconds = 400; // pages, counts and pings arrive

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

    void takeScreens()
    {
        for (const char* const name : {"instances", "organizations", "domains", "events", "database"}) {
            m_whole.showScreen(QString::fromLatin1(name));
            take(QString::fromLatin1(name), m_whole.window());
        }
        m_whole.showScreen(u"organizations"_s);
        m_whole.window().resize(1024, 700);
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
            QTextStream(stderr) << "no dialog opened for " << action << Qt::endl;
            m_isGood = false;
            return;
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
        takeDialog(u"open-target"_s, u"Open target…"_s);
        takeDialog(u"about"_s, u"About Castellan"_s);
    }

    void takeStates()
    {
        m_whole.showScreen(u"organizations"_s);
        auto* const filter = m_whole.table()->window()->findChild<QLineEdit*>(u"filter"_s);
        if (filter != nullptr) {
            filter->setText(u"nothing like it"_s);
            static_cast<void>(QTest::qWaitFor([this] { return m_whole.table()->model()->rowCount() == 0; }, 5'000));
            take(u"nothing-found"_s, m_whole.window());
            filter->clear();
        }
        m_whole.action(u"Deutsch"_s)->trigger();
        m_whole.showScreen(u"organizations"_s);
        take(u"organizations-german"_s, m_whole.window());
        m_whole.action(u"English"_s)->trigger();
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
        take(u"organizations-right-to-left"_s, m_whole.window());
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        m_whole.action(u"Close target"_s)->trigger();
        take(u"start-page"_s, m_whole.window());
        emit m_whole.window().targetRequested(u"sqlite:/nowhere/workspace.db"_s, false);
        take(u"failed-target"_s, m_whole.window());
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
