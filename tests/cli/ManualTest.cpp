#include "tests/cli/Program.h"
#include "tests/support/TestRegistry.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// castellan(1) says of each subcommand, option and command of a batch file what it is: none may be added without.
class ManualTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itIsOfThisVersion();
    void everySubcommandHasItsOptions_data();
    void everySubcommandHasItsOptions();
    void itNamesNoOptionThatIsNotThere();
    void everyCommandOfABatchIsExplained();
    void everyExitStatusIsExplained();

private:
    /// What is said between this heading and the next.
    [[nodiscard]] QString section(const QString& name) const;
    /// What is said of a subcommand, its heading included.
    [[nodiscard]] QString paragraph(const QString& subcommand) const;

    QString m_text; ///< with plain hyphens and blanks
};

namespace {

QString plain(QString text)
{
    return text.replace(u"\\-"_s, u"-"_s).replace(u"\\~"_s, u" "_s);
}

QSet<QString> optionsIn(const QString& text)
{
    static const QRegularExpression option(u"--[a-z][a-z-]*"_s);
    QSet<QString> found;
    for (auto match = option.globalMatch(text); match.hasNext();) {
        found.insert(match.next().captured());
    }
    return found;
}

/// From the list of options alone: examples may name those of other programs.
QSet<QString> optionsOf(const QString& subcommand)
{
    const QString help = QString::fromUtf8(runCastellan({subcommand, u"--help"_s}).out);
    return optionsIn(help.section(u"\n\n"_s, 0, 0));
}

} // namespace

void ManualTest::initTestCase()
{
    QFile file(QStringLiteral(CASTELLAN_TEST_DATA "/../../resources/linux/castellan.1"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_text = plain(QString::fromUtf8(file.readAll()));
}

QString ManualTest::section(const QString& name) const
{
    const QString heading = u"\n.SH "_s + name + u'\n';
    const qsizetype begin = m_text.indexOf(heading);
    return begin < 0 ? QString() : m_text.mid(begin, m_text.indexOf(u"\n.SH "_s, begin + 1) - begin);
}

QString ManualTest::paragraph(const QString& subcommand) const
{
    const QString all = section(u"SUBCOMMANDS"_s);
    const qsizetype begin = all.indexOf(u"\n.BI \"castellan %1 "_s.arg(subcommand));
    const qsizetype end = all.indexOf(u"\n.BI \"castellan "_s, begin + 1);
    return begin < 0 ? QString() : all.mid(begin, end < 0 ? -1 : end - begin);
}

void ManualTest::itIsOfThisVersion()
{
    QVERIFY(m_text.contains(u"\"Castellan " CASTELLAN_VERSION "\""_s));
}

void ManualTest::everySubcommandHasItsOptions_data()
{
    QTest::addColumn<QString>("subcommand");
    for (const QString& name : subcommands()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void ManualTest::everySubcommandHasItsOptions()
{
    QFETCH(const QString, subcommand);
    const QString said = paragraph(subcommand);
    QVERIFY2(!said.isEmpty(), "the subcommand is missing");

    const QSet<QString> missing = optionsOf(subcommand) - optionsIn(said) - optionsIn(section(u"OPTIONS"_s));

    QVERIFY2(missing.isEmpty(), qPrintable(missing.values().join(u' ')));
}

void ManualTest::itNamesNoOptionThatIsNotThere()
{
    for (const QString& subcommand : subcommands()) {
        const QSet<QString> unknown = optionsIn(paragraph(subcommand)) - optionsOf(subcommand);

        QVERIFY2(unknown.isEmpty(), qPrintable(subcommand + u": "_s + unknown.values().join(u' ')));
    }
}

void ManualTest::everyCommandOfABatchIsExplained()
{
    QFile file(QStringLiteral(CASTELLAN_TEST_DATA "/every-command.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString said = section(u"\"BATCH FILES\""_s) + section(u"BATCH FILES"_s);
    for (const QJsonValue command : QJsonDocument::fromJson(file.readAll())["commands"_L1].toArray()) {
        const QString name = command["command"_L1].toString();
        QVERIFY2(said.contains(QRegularExpression(u"\\b%1\\b"_s.arg(QRegularExpression::escape(name)))),
                 qPrintable(name));
        for (const QString& member : command.toObject().keys()) {
            QVERIFY2(member == u"command"_s || said.contains(member), qPrintable(name + u": "_s + member));
        }
    }
}

void ManualTest::everyExitStatusIsExplained()
{
    const QString said = section(u"EXIT STATUS"_s);
    for (int status = 0; status <= 9; ++status) {
        QVERIFY2(said.contains(u"\n.B %1\n"_s.arg(status)), qPrintable(QString::number(status)));
    }
}

CASTELLAN_TEST(ManualTest)

#include "ManualTest.moc"
