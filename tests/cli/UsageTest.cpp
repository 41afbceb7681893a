#include "tests/cli/Program.h"
#include "tests/support/TestRegistry.h"
#include "ui/cli/CommandLine.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// How the program is called: what it says of itself, and what it refuses before it touches a target.
class UsageTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aWrongCallIsRefused_data();
    void aWrongCallIsRefused();
    void inJsonTheErrorIsTheLastLine();
    void theHelpNamesEverySubcommand();
    void everySubcommandExplainsItself_data();
    void everySubcommandExplainsItself();
    void theVersionIsTold_data();
    void theVersionIsTold();
    void optionsMayStandAnywhere();
    void aTargetAloneIsForTheWindow_data();
    void aTargetAloneIsForTheWindow();
    void outputThatCannotBeWrittenIsAnError();
    void aTraceHoldsASpanACommandAndNoPayload();
    void aTraceIsForItsOwnerAlone();
    void aTraceFileThatCannotBeWrittenIsAUsageError();
    void readOnlyRefusesEverythingThatWrites_data();
    void readOnlyRefusesEverythingThatWrites();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    QString m_target = u"sqlite:"_s + path(u"acme.db"_s);
};

namespace {

const QByteArray acmeAlone = R"({"command": "instance.add", "id": "i1", "name": "Secret Name"})";

void addSubcommands()
{
    QTest::addColumn<QString>("subcommand");
    for (const QString& name : subcommands()) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

} // namespace

void UsageTest::initTestCase()
{
    QCOMPARE(runCastellan({u"setup"_s, m_target}).status, 0);
}

void UsageTest::aWrongCallIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* tag, const QStringList& words, const QString& message) {
        QTest::newRow(tag) << words << message;
    };
    row("no subcommand", {u"lst"_s}, u"\"lst\" is neither a subcommand nor a target. See castellan --help."_s);
    row("no target", {u"list"_s}, u"TARGET is missing."_s);
    row("no kind", {u"list"_s, m_target}, u"KIND is missing."_s);
    row("unknown kind", {u"list"_s, m_target, u"users"_s},
        u"\"users\" is no kind of row. There are: instances, instance-domains, organizations, organization-domains."_s);
    row("one word too many", {u"list"_s, m_target, u"instances"_s, u"more"_s}, u"\"more\" is one word too many."_s);
    row("unknown option", {u"list"_s, m_target, u"instances"_s, u"--colour"_s},
        u"There is no option \"--colour\" for list."_s);
    row("option of another subcommand", {u"list"_s, m_target, u"instances"_s, u"--creator"_s, u"me"_s},
        u"There is no option \"--creator\" for list."_s);
    row("option twice", {u"list"_s, m_target, u"instances"_s, u"--limit"_s, u"1"_s, u"--limit=2"_s},
        u"The option --limit is given twice."_s);
    row("value missing", {u"list"_s, m_target, u"instances"_s, u"--limit"_s},
        u"The option --limit needs a value: N."_s);
    row("value of a switch", {u"list"_s, m_target, u"instances"_s, u"--json=yes"_s},
        u"The option --json takes no value."_s);
    row("limit of nothing", {u"list"_s, m_target, u"instances"_s, u"--limit"_s, u"0"_s},
        u"The option --limit takes a whole number from 1 to 2147483647, not \"0\"."_s);
    row("limit that is no number", {u"events"_s, m_target, u"--limit"_s, u"ten"_s},
        u"The option --limit takes a whole number from 1 to 2147483647, not \"ten\"."_s);
    row("unknown column", {u"list"_s, m_target, u"organizations"_s, u"--sort"_s, u"colour"_s},
        u"There is no column \"colour\" to sort by. There are: id, name, instanceId, state, createdAt, updatedAt."_s);
    row("unknown direction", {u"list"_s, m_target, u"organizations"_s, u"--sort"_s, u"name:up"_s},
        u"Rows are sorted asc or desc, not \"up\"."_s);
    row("organization of instances", {u"list"_s, m_target, u"instances"_s, u"--organization"_s, u"o1"_s},
        u"--organization makes no sense for instances."_s);
    row("since and after", {u"events"_s, m_target, u"--since"_s, u"1"_s, u"--after"_s, u"1/1/i/org/o/1"_s},
        u"--since and --after exclude each other."_s);
    row("no cursor", {u"events"_s, m_target, u"--after"_s, u"yesterday"_s},
        u"--after takes a cursor as printed by events, not \"yesterday\"."_s);
    row("no position", {u"events"_s, m_target, u"--since"_s, u"yesterday"_s},
        u"--since takes a position (seconds since 1970, as printed by events), not \"yesterday\"."_s);
    row("an end and none", {u"events"_s, m_target, u"--follow"_s, u"--limit"_s, u"1"_s, u"--since"_s, u"1"_s},
        u"--limit ends where --follow goes on: give one of them with --since or --after."_s);
    row("no pings", {u"ping"_s, m_target, u"--count"_s, u"0"_s},
        u"The option --count takes a whole number from 1 to 1000000, not \"0\"."_s);
    row("less than no organizations", {u"sample"_s, m_target, u"--organizations=-1"_s},
        u"The option --organizations takes a whole number from 0 to 1000000, not \"-1\"."_s);
    row("no instance to import into", {u"import"_s, m_target, u"rows.csv"_s},
        u"The option --instance is missing: castellan list TARGET instances shows their ids."_s);
    row("missing file", {u"apply"_s, m_target, u"/nowhere/batch.json"_s},
        u"The file \"/nowhere/batch.json\" cannot be read: No such file or directory."_s);
    row("a folder as file", {u"apply"_s, m_target, u"/"_s},
        u"The file \"/\" cannot be read: it is not a regular file."_s);
    row("a device as file", {u"import"_s, m_target, u"/dev/zero"_s, u"--instance"_s, u"i1"_s},
        u"The file \"/dev/zero\" cannot be read: it is not a regular file."_s);
}

void UsageTest::aWrongCallIsRefused()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, message);
    const Refusal refusal{2, u"invalid-argument"_s, u"CAS-Usage"_s, message};

    const Outcome inWords = runCastellan(words);
    const Outcome inJson = runCastellan(words + QStringList{u"--json"_s});

    QCOMPARE(inWords.status, 2);
    QCOMPARE(inWords.out, QByteArray());
    QVERIFY2(inWords.err.startsWith(refusal.words()), qPrintable(inWords.err));
    QCOMPARE(inJson.status, 2);
}

void UsageTest::inJsonTheErrorIsTheLastLine()
{
    const Outcome outcome = runCastellan({u"list"_s, m_target, u"users"_s, u"--json"_s});

    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out.count('\n'), 1);
    QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), u"invalid-argument"_s);
    QCOMPARE(outcome.json()["error"_L1]["id"_L1].toString(), u"CAS-Usage"_s);
}

void UsageTest::theHelpNamesEverySubcommand()
{
    const Outcome outcome = runCastellan({u"--help"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    for (const QString& name :
         {u"ping"_s, u"setup"_s, u"apply"_s, u"list"_s, u"events"_s, u"sample"_s, u"import"_s, u"projections"_s}) {
        QVERIFY2(subcommands().contains(name), qPrintable(name));
    }
    QCOMPARE(runCastellan({u"-h"_s}).out, outcome.out);
    QCOMPARE(runCastellan({u"help"_s}).out, outcome.out);
    QCOMPARE(runCastellan({m_target, u"--help"_s}).out, outcome.out);
}

void UsageTest::everySubcommandExplainsItself_data()
{
    addSubcommands();
}

void UsageTest::everySubcommandExplainsItself()
{
    QFETCH(const QString, subcommand);

    const Outcome outcome = runCastellan({subcommand, u"--help"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    const QString text = QString::fromUtf8(outcome.out);
    QVERIFY2(text.startsWith(u"Usage: castellan %1 TARGET"_s.arg(subcommand)), qPrintable(text));
    for (const QString& part :
         {u"\nOptions:\n"_s, u"\n  --json "_s, u"\n  --read-only "_s, u"\n  --trace FILE "_s, u"\nExamples:\n"_s}) {
        QVERIFY2(text.contains(part), qPrintable(part));
    }
}

void UsageTest::theVersionIsTold_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("alone") << QStringList{u"--version"_s};
    for (const QString& name : subcommands()) {
        QTest::newRow(qPrintable(name)) << QStringList{name, u"--version"_s};
    }
}

void UsageTest::theVersionIsTold()
{
    QFETCH(const QStringList, words);

    const Outcome outcome = runCastellan(words);

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, "castellan " CASTELLAN_VERSION "\n");
}

void UsageTest::optionsMayStandAnywhere()
{
    QCOMPARE(runCastellan({u"list"_s, u"--json"_s, m_target, u"--limit=1"_s, u"instances"_s}).status, 0);
    QCOMPARE(runCastellan({u"list"_s, u"--limit"_s, u"1"_s, u"--"_s, m_target, u"instances"_s}).status, 0);
}

void UsageTest::aTargetAloneIsForTheWindow_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("isForWindow");
    QTest::newRow("nothing") << QStringList() << true;
    QTest::newRow("a workspace") << QStringList{u"sqlite:a.db"_s} << true;
    QTest::newRow("a server") << QStringList{u"postgresql://db.example/acme"_s, u"--read-only"_s} << true;
    QTest::newRow("keywords") << QStringList{u"host=db.example dbname=acme"_s} << true;
    QTest::newRow("the last target, read only") << QStringList{u"--read-only"_s} << true;
    QTest::newRow("the last target, traced") << QStringList{u"--trace=spans.jsonl"_s} << true;
    QTest::newRow("an option of Qt") << QStringList{u"-style"_s, u"fusion"_s} << true;
    QTest::newRow("a target and a question") << QStringList{u"sqlite:a.db"_s, u"--help"_s} << false;
    QTest::newRow("a target and its version") << QStringList{u"sqlite:a.db"_s, u"--version"_s} << false;
    QTest::newRow("a question") << QStringList{u"-h"_s} << false;
    QTest::newRow("a subcommand") << QStringList{u"list"_s, u"sqlite:a.db"_s} << false;
    QTest::newRow("a path") << QStringList{u"a.db"_s} << false;
}

void UsageTest::aTargetAloneIsForTheWindow()
{
    QFETCH(const QStringList, words);
    QFETCH(const bool, isForWindow);

    QCOMPARE(castellan::ui::CommandLine::isMeant(words), !isForWindow);
}

void UsageTest::outputThatCannotBeWrittenIsAnError()
{
    QProcess program;
    program.setProcessEnvironment(plainEnvironment(m_folder.path()));
    program.setStandardOutputFile(u"/dev/full"_s);
    program.start(castellanPath(), {u"list"_s, m_target, u"instances"_s});
    QVERIFY(program.waitForFinished());

    QCOMPARE(program.exitCode(), 1);
    QCOMPARE(program.readAllStandardError(), "castellan: The output cannot be written. (internal, CAS-Output)\n");
}

void UsageTest::aTraceHoldsASpanACommandAndNoPayload()
{
    const QString trace = path(u"trace.jsonl"_s);
    const QString target = u"sqlite:"_s + path(u"traced.db"_s);
    QCOMPARE(runCastellan({u"setup"_s, target}).status, 0);

    const Outcome good = runCastellan({u"apply"_s, target, u"-"_s, u"--trace"_s, trace}, batchOf(acmeAlone));
    const Outcome bad = runCastellan({u"apply"_s, target, u"-"_s, u"--trace"_s, trace}, batchOf(acmeAlone));

    QCOMPARE(good.status, 0);
    QCOMPARE(bad.status, 5);
    QFile file(trace);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(!content.contains("Secret Name"));
    QVERIFY(content.endsWith('\n'));
    QStringList spans;
    for (const QByteArray& line : content.trimmed().split('\n')) {
        const QJsonValue scope = QJsonDocument::fromJson(line)["resourceSpans"_L1][0]["scopeSpans"_L1][0];
        for (const QJsonValue span : scope["spans"_L1].toArray()) {
            spans.append(span["name"_L1].toString() + u' ' + QString::number(span["status"_L1]["code"_L1].toInt()));
            QVERIFY(span["endTimeUnixNano"_L1].toString().toLongLong()
                    >= span["startTimeUnixNano"_L1].toString().toLongLong());
        }
    }
    QCOMPARE(spans.count(u"instance.add 1"_s), 1);
    QCOMPARE(spans.count(u"instance.add 2"_s), 1);
}

void UsageTest::aTraceIsForItsOwnerAlone()
{
    const QString trace = path(u"private.jsonl"_s);

    QCOMPARE(runCastellan({u"list"_s, m_target, u"instances"_s, u"--trace"_s, trace}).status, 0);

    QVERIFY(QFile::exists(trace));
    QCOMPARE(QFile::permissions(trace) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void UsageTest::aTraceFileThatCannotBeWrittenIsAUsageError()
{
    const Outcome outcome = runCastellan(
        {u"list"_s, m_target, u"instances"_s, u"--trace"_s, u"/nowhere/trace.jsonl"_s});

    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.startsWith(u"castellan: The trace file \"/nowhere/trace.jsonl\" cannot be written: "_s),
             qPrintable(outcome.err));
}

void UsageTest::readOnlyRefusesEverythingThatWrites_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("apply") << QStringList{u"apply"_s, u"-"_s};
    QTest::newRow("sample") << QStringList{u"sample"_s};
    QTest::newRow("import") << QStringList{u"import"_s, u"-"_s, u"--instance"_s, u"i1"_s};
}

void UsageTest::readOnlyRefusesEverythingThatWrites()
{
    QFETCH(QStringList, words);
    const QByteArray input = words.first() == u"import"_s ? QByteArray("name,domains\nAcme,\n") : batchOf(acmeAlone);
    words.insert(1, m_target);

    const Outcome outcome = runCastellan(words + QStringList{u"--read-only"_s}, input);

    QCOMPARE(outcome.status, 7);
    QVERIFY2(outcome.err.contains(u"(permission-denied, CAS-ReadOnly)"_s), qPrintable(outcome.err));
    QCOMPARE(runCastellan({u"events"_s, m_target}).out, QByteArray());
}

CASTELLAN_TEST(UsageTest)

#include "UsageTest.moc"
