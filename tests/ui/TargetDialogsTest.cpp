#include "tests/support/TestRegistry.h"

#include "ui/shell/AboutDialog.h"
#include "ui/shell/OpenTargetDialog.h"
#include "ui/shell/PasswordDialog.h"
#include "ui/shell/SampleBar.h"
#include "ui/shell/StartPage.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>

namespace castellan::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

template<typename T>
T& child(QWidget& of, const QString& name)
{
    return *of.findChild<T*>(name);
}

void fill(QWidget& dialog, const QString& field, const QString& text)
{
    child<QLineEdit>(dialog, field).setText(text);
}

QPushButton& openButton(QWidget& dialog)
{
    return *child<QDialogButtonBox>(dialog, u"buttons"_s).button(QDialogButtonBox::Open);
}

void showServerPage(QWidget& dialog)
{
    child<QTabWidget>(dialog, u"pages"_s).setCurrentIndex(1);
}

/// The labels' text goes for the controls that have one.
QString nameOf(const QWidget& control)
{
    const auto* button = qobject_cast<const QAbstractButton*>(&control);
    return control.accessibleName().isEmpty() && button ? button->text() : control.accessibleName();
}

} // namespace

class TargetDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void aServerIsWrittenAsLibpqReadsIt_data();
    void aServerIsWrittenAsLibpqReadsIt();
    void theConnectionTextIsUsedAlone();
    void tlsIsVerifiedExceptOnThisComputer_data();
    void tlsIsVerifiedExceptOnThisComputer();
    void theHostLeavesAChosenTlsModeAlone();
    void aWorkspaceIsNamedByItsFullPath();
    void aMissingWorkspaceIsMadeOnlyIfAsked();
    void nothingTypedCannotBeOpened();
    void enterOnARecentTargetOpensThatOne();
    void withoutRecentTargetsTheListTakesNoRoom();
    void thePasswordIsHandedOnAndForgotten();
    void anEmptyPasswordCannotBeEntered();
    void theProblemWithThePasswordIsSaid();
    void aboutNamesTheVersions();
    void theStartPageOffersThreeWays();
    void theStartPageOpensARecentTarget();
    void theSampleBarOffersTheWayOut();
    void everyControlHasAName();
};

void TargetDialogsTest::aServerIsWrittenAsLibpqReadsIt_data()
{
    QTest::addColumn<QStringList>("typed"); // host, port, database, user
    QTest::addColumn<QString>("target");

    QTest::newRow("all") << QStringList{u"db1.example"_s, u"5433"_s, u"identity"_s, u"ops"_s}
                         << u"host='db1.example' port='5433' dbname='identity' user='ops' sslmode='verify-full'"_s;
    QTest::newRow("socket") << QStringList{QString(), QString(), u"identity"_s, QString()}
                            << u"dbname='identity' sslmode='prefer'"_s;
    QTest::newRow("blanks around") << QStringList{u" localhost "_s, QString(), u" identity "_s, QString()}
                                   << u"host='localhost' dbname='identity' sslmode='prefer'"_s;
    QTest::newRow("quotes and backslashes")
        << QStringList{QString(), QString(), u"a'b\\c d"_s, QString()} << u"dbname='a\\'b\\\\c d' sslmode='prefer'"_s;
}

void TargetDialogsTest::aServerIsWrittenAsLibpqReadsIt()
{
    QFETCH(const QStringList, typed);
    QFETCH(const QString, target);
    OpenTargetDialog dialog({}, nullptr);
    QSignalSpy chosen(&dialog, &OpenTargetDialog::targetChosen);
    showServerPage(dialog);
    fill(dialog, u"host"_s, typed.at(0));
    fill(dialog, u"port"_s, typed.at(1));
    fill(dialog, u"database"_s, typed.at(2));
    fill(dialog, u"user"_s, typed.at(3));

    openButton(dialog).click();

    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), target);
    QCOMPARE(chosen.at(0).at(1).toBool(), false);
}

void TargetDialogsTest::theConnectionTextIsUsedAlone()
{
    OpenTargetDialog dialog({}, nullptr);
    QSignalSpy chosen(&dialog, &OpenTargetDialog::targetChosen);
    showServerPage(dialog);
    fill(dialog, u"database"_s, u"other"_s);
    fill(dialog, u"text"_s, u" postgresql://ops@db1/identity "_s);

    openButton(dialog).click();

    QVERIFY(!child<QLineEdit>(dialog, u"database"_s).isEnabled());
    QCOMPARE(chosen.value(0).value(0).toString(), u"postgresql://ops@db1/identity"_s);
}

void TargetDialogsTest::tlsIsVerifiedExceptOnThisComputer_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("mode");

    QTest::newRow("none") << QString() << u"prefer"_s;
    QTest::newRow("socket folder") << u"/run/postgresql"_s << u"prefer"_s;
    QTest::newRow("localhost") << u"LocalHost"_s << u"prefer"_s;
    QTest::newRow("loopback") << u"127.0.0.1"_s << u"prefer"_s;
    QTest::newRow("loopback, version 6") << u"::1"_s << u"prefer"_s;
    QTest::newRow("name") << u"db1.example"_s << u"verify-full"_s;
    QTest::newRow("address") << u"192.0.2.7"_s << u"verify-full"_s;
    QTest::newRow("name that begins like this computer") << u"localhost.example"_s << u"verify-full"_s;
    QTest::newRow("name that begins like an address") << u"127.example"_s << u"verify-full"_s;
    QTest::newRow("several, one of them remote") << u"127.0.0.1,db2.example"_s << u"verify-full"_s;
}

void TargetDialogsTest::tlsIsVerifiedExceptOnThisComputer()
{
    QFETCH(const QString, host);
    QFETCH(const QString, mode);
    OpenTargetDialog dialog({}, nullptr);

    fill(dialog, u"host"_s, host);

    QCOMPARE(child<QComboBox>(dialog, u"tls"_s).currentData().toString(), mode);
}

void TargetDialogsTest::theHostLeavesAChosenTlsModeAlone()
{
    OpenTargetDialog dialog({}, nullptr);
    auto& tls = child<QComboBox>(dialog, u"tls"_s);
    showServerPage(dialog);
    dialog.show();
    QTest::keyClick(&tls, Qt::Key_End);

    fill(dialog, u"host"_s, u"db1.example"_s);

    QCOMPARE(tls.currentData().toString(), u"disable"_s);
}

void TargetDialogsTest::aWorkspaceIsNamedByItsFullPath()
{
    OpenTargetDialog dialog({}, nullptr);
    QSignalSpy chosen(&dialog, &OpenTargetDialog::targetChosen);
    fill(dialog, u"path"_s, u"~/here/../acme.db"_s);

    openButton(dialog).click();

    QCOMPARE(chosen.value(0).value(0).toString(), u"sqlite:"_s + QDir::homePath() + u"/acme.db"_s);
}

void TargetDialogsTest::aMissingWorkspaceIsMadeOnlyIfAsked()
{
    for (const bool isAsked : {false, true}) {
        OpenTargetDialog dialog({}, nullptr);
        QSignalSpy chosen(&dialog, &OpenTargetDialog::targetChosen);
        fill(dialog, u"path"_s, u"/srv/acme.db"_s);
        child<QAbstractButton>(dialog, u"createMissing"_s).setChecked(isAsked);

        openButton(dialog).click();

        QCOMPARE(chosen.value(0).value(1).toBool(), isAsked);
    }
}

void TargetDialogsTest::nothingTypedCannotBeOpened()
{
    OpenTargetDialog dialog({}, nullptr);
    QVERIFY(!openButton(dialog).isEnabled());

    showServerPage(dialog);
    QVERIFY(!openButton(dialog).isEnabled());

    fill(dialog, u"database"_s, u"identity"_s);
    QVERIFY(openButton(dialog).isEnabled());
}

void TargetDialogsTest::enterOnARecentTargetOpensThatOne()
{
    OpenTargetDialog dialog({u"sqlite:/srv/acme.db"_s, u"host='db1' dbname='x'"_s}, nullptr);
    QSignalSpy chosen(&dialog, &OpenTargetDialog::targetChosen);
    fill(dialog, u"path"_s, u"/srv/typed.db"_s); // must not be opened as well
    auto& recent = child<QListWidget>(dialog, u"recent"_s);
    dialog.show();
    recent.setFocus();
    recent.setCurrentRow(1);

    QTest::keyClick(&recent, Qt::Key_Return);

    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.at(0).at(0).toString(), u"host='db1' dbname='x'"_s);
    QCOMPARE(dialog.result(), static_cast<int>(QDialog::Accepted));
}

void TargetDialogsTest::withoutRecentTargetsTheListTakesNoRoom()
{
    OpenTargetDialog dialog({}, nullptr);

    QVERIFY(child<QListWidget>(dialog, u"recent"_s).isHidden());
    QVERIFY(child<QLabel>(dialog, u"recentLabel"_s).isHidden());
}

void TargetDialogsTest::thePasswordIsHandedOnAndForgotten()
{
    PasswordDialog dialog(u"ops@db1/identity"_s, {}, nullptr);
    QSignalSpy entered(&dialog, &PasswordDialog::passwordEntered);
    auto& field = child<QLineEdit>(dialog, u"password"_s);
    QCOMPARE(field.echoMode(), QLineEdit::Password);
    dialog.show();

    QTest::keyClicks(&field, u"s3cret"_s);
    QTest::keyClick(&field, Qt::Key_Return);

    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.at(0).at(0).toString(), u"s3cret"_s);
    QVERIFY(field.text().isEmpty());
    QVERIFY(!dialog.isVisible());
}

void TargetDialogsTest::anEmptyPasswordCannotBeEntered()
{
    PasswordDialog dialog(u"ops@db1/identity"_s, {}, nullptr);
    QSignalSpy entered(&dialog, &PasswordDialog::passwordEntered);
    dialog.show();

    QTest::keyClick(&child<QLineEdit>(dialog, u"password"_s), Qt::Key_Return);

    QCOMPARE(entered.size(), 0);
    QVERIFY(dialog.isVisible());
}

void TargetDialogsTest::theProblemWithThePasswordIsSaid()
{
    PasswordDialog dialog(u"ops@db1/<b>x</b>"_s, u"The server refused the password."_s, nullptr);

    QCOMPARE(child<QLabel>(dialog, u"problem"_s).text(), u"The server refused the password."_s);
    QCOMPARE(child<QLineEdit>(dialog, u"password"_s).accessibleDescription(), u"The server refused the password."_s);
    QCOMPARE(child<QLabel>(dialog, u"target"_s).text(), u"Password for ops@db1/<b>x</b>"_s);
    QCOMPARE(child<QLabel>(dialog, u"target"_s).textFormat(), Qt::PlainText);
}

void TargetDialogsTest::aboutNamesTheVersions()
{
    AboutDialog dialog(nullptr);

    QCOMPARE(dialog.windowTitle(), u"About Castellan"_s);
    QCOMPARE(child<QLabel>(dialog, u"version"_s).text(), QStringLiteral(CASTELLAN_VERSION));
    QCOMPARE(child<QLabel>(dialog, u"qtVersion"_s).text(), QString::fromLatin1(qVersion()));
    QVERIFY(child<QLabel>(dialog, u"licence"_s).text().contains(u"Apache"_s));
}

void TargetDialogsTest::theStartPageOffersThreeWays()
{
    StartPage page(nullptr);
    QSignalSpy sample(&page, &StartPage::sampleRequested);
    QSignalSpy workspace(&page, &StartPage::newWorkspaceRequested);
    QSignalSpy connection(&page, &StartPage::connectRequested);

    for (const QString& name : {u"startSample"_s, u"startNewWorkspace"_s, u"startConnect"_s}) {
        child<QAbstractButton>(page, name).click();
    }

    QCOMPARE(sample.size(), 1);
    QCOMPARE(workspace.size(), 1);
    QCOMPARE(connection.size(), 1);
    QVERIFY(child<QListWidget>(page, u"startRecent"_s).isHidden());
}

void TargetDialogsTest::theStartPageOpensARecentTarget()
{
    StartPage page(nullptr);
    QSignalSpy requested(&page, &StartPage::targetRequested);
    page.setRecentTargets({u"sqlite:/srv/\u202Eacme.db"_s});
    auto& recent = child<QListWidget>(page, u"startRecent"_s);
    page.show();

    QTest::keyClick(&recent, Qt::Key_Return);

    QCOMPARE(recent.item(0)->text(), u"sqlite:/srv/<U+202E>acme.db"_s);
    QCOMPARE(requested.value(0).value(0).toString(), u"sqlite:/srv/\u202Eacme.db"_s);
}

void TargetDialogsTest::theSampleBarOffersTheWayOut()
{
    SampleBar bar(nullptr);
    QSignalSpy workspace(&bar, &SampleBar::newWorkspaceRequested);
    QSignalSpy connection(&bar, &SampleBar::connectRequested);
    QSignalSpy closed(&bar, &SampleBar::closed);
    bar.show();

    child<QAbstractButton>(bar, u"sampleBarNewWorkspace"_s).click();
    child<QAbstractButton>(bar, u"sampleBarConnect"_s).click();
    child<QAbstractButton>(bar, u"sampleBarClose"_s).click();

    QCOMPARE(workspace.size(), 1);
    QCOMPARE(connection.size(), 1);
    QCOMPARE(closed.size(), 1);
    QVERIFY(bar.isHidden());
}

void TargetDialogsTest::everyControlHasAName()
{
    OpenTargetDialog open({u"sqlite:/srv/acme.db"_s}, nullptr);
    PasswordDialog password(u"x"_s, {}, nullptr);
    AboutDialog about(nullptr);
    StartPage start(nullptr);
    SampleBar bar(nullptr);

    for (const QWidget* window : std::initializer_list<const QWidget*>{&open, &password, &about, &start, &bar}) {
        for (const QWidget* control : window->findChildren<QWidget*>()) {
            const bool isOurs = !control->objectName().startsWith(u"qt_"_s) && !qobject_cast<const QLabel*>(control);
            const bool isControl = control->focusPolicy() != Qt::NoFocus && !control->focusProxy();
            const bool isInner = qobject_cast<const QComboBox*>(control->parentWidget())
                || control->inherits("QTabBar");
            if (isOurs && isControl && !isInner) {
                QVERIFY2(!nameOf(*control).isEmpty(), control->metaObject()->className());
            }
        }
    }
}

} // namespace castellan::ui

CASTELLAN_TEST(castellan::ui::TargetDialogsTest)
#include "TargetDialogsTest.moc"
