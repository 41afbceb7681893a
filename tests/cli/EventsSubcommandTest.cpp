#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <csignal>
#include <map>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// `castellan events`: which events, in which order, and those that come.
class EventsSubcommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanupTestCase() { m_targets.clear(); }
    void theOptionsChooseEvents_data();
    void theOptionsChooseEvents();
    void sinceIncludesThePositionAndAfterExcludesTheEvent();
    void aWalkByCursorMeetsEveryEventOnce();
    void aLineForPeopleHasTheSameFacts();
    void followShowsWhatComesUntilInterrupted_data();
    void followShowsWhatComesUntilInterrupted();
    void followAloneBeginsNow();

private:
    [[nodiscard]] Outcome events(const QStringList& options) const
    {
        return runCastellan(QStringList{u"events"_s, m_target->address(), u"--json"_s} + options);
    }
    void apply(const QByteArray& commands, const QString& creator = u"tester"_s) const
    {
        const Outcome outcome = runCastellan({u"apply"_s, m_target->address(), u"-"_s, u"--creator"_s, creator},
                                             batchOf(commands));
        QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    }

    std::map<Driver, TestTarget> m_targets;
    TestTarget* m_target = nullptr;
};

namespace {

QString types(const QList<QJsonObject>& events)
{
    QStringList all;
    for (const QJsonObject& event : events) {
        all.append(event["eventType"_L1].toString());
    }
    return all.join(u' ');
}

QByteArray renaming(const QByteArray& name)
{
    return R"({"command": "organization.rename", "instance": "i1", "organization": "o1", "name": ")" + name + R"("})";
}

/// A program that goes on until it is told to end.
class Following final
{
public:
    explicit Following(const QStringList& words)
    {
        m_program.setProcessEnvironment(plainEnvironment(QDir::tempPath()));
        m_program.start(castellanPath(), words);
    }
    ~Following() { m_program.kill(); }

    /// The next event, waited for.
    [[nodiscard]] QJsonObject next()
    {
        while (!m_program.canReadLine() && m_program.waitForReadyRead(30'000)) {}
        return QJsonDocument::fromJson(m_program.readLine()).object();
    }
    [[nodiscard]] bool hasNext(int milliseconds)
    {
        return m_program.canReadLine() || m_program.waitForReadyRead(milliseconds);
    }
    [[nodiscard]] int endBy(int signal)
    {
        ::kill(static_cast<pid_t>(m_program.processId()), signal);
        return m_program.waitForFinished() && m_program.exitStatus() == QProcess::NormalExit ? m_program.exitCode()
                                                                                             : -1;
    }

private:
    QProcess m_program;
};

} // namespace

void EventsSubcommandTest::init()
{
    const auto [target, isNew] = m_targets.try_emplace(currentDriver(), currentDriver());
    m_target = &target->second;
    if (isNew) {
        apply(R"({"command": "instance.add", "id": "i1", "name": "Acme", "defaultLanguage": "en"})", u"anna"_s);
        apply(R"({"command": "organization.add", "instance": "i1", "id": "o1", "name": "One"},
                 {"command": "organization.domain.add", "instance": "i1", "organization": "o1", "domain": "one.example"})",
              u"bert"_s);
        apply(R"({"command": "instance.add", "id": "i2", "name": "Beta"})", u"anna"_s);
    }
}

void EventsSubcommandTest::theOptionsChooseEvents_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* tag, const QStringList& options, const QString& expected) {
        QTest::newRow(tag) << (options + QStringList{u"--creator"_s, u"anna"_s}) << expected;
    };
    const auto any = [](const char* tag, const QStringList& options, const QString& expected) {
        QTest::newRow(tag) << options << expected;
    };
    row("creator", {}, u"instance.added instance.default.language.set instance.added"_s);
    row("instance", {u"--instance"_s, u"i2"_s}, u"instance.added"_s);
    row("aggregate type", {u"--aggregate-type"_s, u"org"_s}, QString());
    row("type", {u"--type"_s, u"instance.added"_s}, u"instance.added instance.added"_s);
    row("type in the middle", {u"--type"_s, u"*language*"_s}, u"instance.default.language.set"_s);
    row("the newest two", {u"--limit"_s, u"2"_s}, u"instance.default.language.set instance.added"_s);
    any("aggregate", {u"--aggregate-type"_s, u"org"_s, u"--aggregate-id"_s, u"o1"_s, u"--creator"_s, u"bert"_s},
        u"org.added org.domain.added org.domain.verified"_s);
    any("type that begins so", {u"--type"_s, u"org.domain.*"_s, u"--creator"_s, u"bert"_s},
        u"org.domain.added org.domain.verified"_s);
    any("a wild card of the database is none", {u"--type"_s, u"org%"_s}, QString());
    any("an unknown instance is only a filter", {u"--instance"_s, u"nope"_s}, QString());
    any("the first two since ever", {u"--since"_s, u"0"_s, u"--limit"_s, u"2"_s},
        u"instance.added instance.default.language.set"_s);
}

void EventsSubcommandTest::theOptionsChooseEvents()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, expected);

    const Outcome outcome = events(options);

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(types(outcome.jsonLines()), expected);
}

void EventsSubcommandTest::sinceIncludesThePositionAndAfterExcludesTheEvent()
{
    const QList<QJsonObject> all = events({}).jsonLines();
    const QJsonObject& third = all.at(2); // the first of its batch

    const QList<QJsonObject> since = events({u"--since"_s, third["position"_L1].toString()}).jsonLines();
    const QList<QJsonObject> after = events({u"--after"_s, third["cursor"_L1].toString()}).jsonLines();

    QCOMPARE(since, all.sliced(2));
    QCOMPARE(after, all.sliced(3));
}

void EventsSubcommandTest::aWalkByCursorMeetsEveryEventOnce()
{
    const QList<QJsonObject> all = events({}).jsonLines();
    QList<QJsonObject> met = events({u"--since"_s, u"0"_s, u"--limit"_s, u"1"_s}).jsonLines();
    while (met.size() < all.size() + 1) {
        const QString cursor = met.constLast()["cursor"_L1].toString();
        const QList<QJsonObject> next = events({u"--after"_s, cursor, u"--limit"_s, u"1"_s}).jsonLines();
        if (next.isEmpty()) {
            break;
        }
        met.append(next);
    }

    QCOMPARE(met, all);
}

void EventsSubcommandTest::aLineForPeopleHasTheSameFacts()
{
    const QJsonObject event = events({u"--aggregate-id"_s, u"i2"_s}).jsonLines().first();

    const Outcome outcome = runCastellan({u"events"_s, m_target->address(), u"--aggregate-id"_s, u"i2"_s});

    // PostgreSQL writes JSON with a blank behind the colon.
    QCOMPARE(QString::fromUtf8(outcome.out).replace(u"\": \""_s, u"\":\""_s),
             u"%1\tinstance.added\tinstance\ti2\t1\tanna\t{\"name\":\"Beta\"}\t%2\n"_s.arg(
                 event["createdAt"_L1].toString(), event["cursor"_L1].toString()));
}

void EventsSubcommandTest::followShowsWhatComesUntilInterrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void EventsSubcommandTest::followShowsWhatComesUntilInterrupted()
{
    QFETCH(const int, signal);
    const QJsonObject newest = events({u"--type"_s, u"org.*"_s}).jsonLines().constLast();
    Following program(
        {u"events"_s, m_target->address(), u"--json"_s, u"--follow"_s, u"--limit"_s, u"1"_s, u"--type"_s, u"org.*"_s});
    QCOMPARE(program.next(), newest);

    apply(R"({"command": "instance.rename", "instance": "i2", "name": "Beta )" + QByteArray::number(signal) + R"("},)"
          + renaming("Signal " + QByteArray::number(signal)));

    const QJsonObject shown = program.next();
    QCOMPARE(shown["eventType"_L1].toString(), u"org.changed"_s);
    QCOMPARE(shown["payload"_L1]["name"_L1].toString(), u"Signal %1"_s.arg(signal));
    QCOMPARE(program.endBy(signal), 0);
}

void EventsSubcommandTest::followAloneBeginsNow()
{
    Following program({u"events"_s, m_target->address(), u"--json"_s, u"--follow"_s});
    QByteArrayList names;
    do { // nothing tells when it has begun to look
        names.append("Now " + QByteArray::number(names.size()));
        apply(renaming(names.constLast()));
    } while (!program.hasNext(300));

    QCOMPARE(program.next()["eventType"_L1].toString(), u"org.changed"_s);
    QCOMPARE(program.endBy(SIGINT), 0);
}

CASTELLAN_TEST(EventsSubcommandTest)

#include "EventsSubcommandTest.moc"
