#include "tests/support/TestRegistry.h"

#include "ui/common/Settings.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <csignal>
#include <sys/resource.h>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;
using ui::Settings;

namespace {

/// No file of this process can grow, as on a full disk, while this lives.
class NoRoom final
{
public:
    NoRoom()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit none{0, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
    }
    NoRoom(const NoRoom&) = delete;
    NoRoom& operator=(const NoRoom&) = delete;
    ~NoRoom() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

/// What the window remembers, when the disk is full.
class SettingsFaultTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsRememberedStaysWholeOnAFullDisk();
};

void SettingsFaultTest::whatIsRememberedStaysWholeOnAFullDisk()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"castellan.conf"_s);
    {
        Settings settings(file);
        settings.addRecentTarget(u"sqlite:/old.db"_s);
        settings.setAppearance(u"dark"_s);
    }

    {
        Settings settings(file);
        const NoRoom full;
        settings.addRecentTarget(u"sqlite:/new.db"_s);
        settings.setAppearance(u"light"_s);
        settings.sync();
        QCOMPARE(settings.appearance(), u"light"_s); // this run goes on with it
    }

    const Settings afterwards(file);
    QVERIFY(afterwards.recentTargets().contains(u"sqlite:/old.db"_s));
    QVERIFY(QStringList({u"dark"_s, u"light"_s}).contains(afterwards.appearance()));
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::SettingsFaultTest)
#include "SettingsFaultTest.moc"
