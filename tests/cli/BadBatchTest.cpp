#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QTest>

#include <map>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// What a batch may bring that is wrong, through the real program on both databases: each case with its exact kind, id,
/// exit status and text, and nothing written.
class BadBatchTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanupTestCase() { m_targets.clear(); }
    void aBadValueIsRefused_data();
    void aBadValueIsRefused();
    void aBadFileIsRefused_data();
    void aBadFileIsRefused();
    void fiftyCommandsWhoseLastIsInvalidWriteNothing();
    void hostileTextIsStoredAsItIs_data();
    void hostileTextIsStoredAsItIs();
    void anEmptyBatchWritesItsKeyAlone();
    void aByteOrderMarkIsTaken();

private:
    [[nodiscard]] Outcome apply(const QByteArray& file) const
    {
        return runCastellan({u"apply"_s, m_target->address(), u"-"_s, u"--json"_s}, file);
    }

    // One of each kind serves all tests: what is refused leaves it as it was, and each test says so.
    std::map<Driver, TestTarget> m_targets;
    TestTarget* m_target = nullptr;
};

namespace {

constexpr int megabytes = 10;

QByteArray addOrganization(const QByteArray& name)
{
    return R"({"command": "organization.add", "instance": "i1", "name": ")" + name + R"("})";
}

QByteArray addDomain(const QByteArray& domain)
{
    return R"({"command": "organization.domain.add", "instance": "i1", "organization": "o1", "domain": ")" + domain
        + R"("})";
}

const QByteArray scene = R"(
    {"command": "instance.add", "id": "i1", "name": "Acme"},
    {"command": "organization.add", "instance": "i1", "id": "o1", "name": "One"},
    {"command": "organization.domain.add", "instance": "i1", "organization": "o1", "domain": "one.example",
     "verified": true, "primary": true})";

} // namespace

void BadBatchTest::init()
{
    const auto [target, isNew] = m_targets.try_emplace(currentDriver(), currentDriver());
    m_target = &target->second;
    if (isNew) {
        QCOMPARE(apply(batchOf(scene)).status, 0);
    }
}

void BadBatchTest::aBadValueIsRefused_data() // NOLINT(readability-function-size): a table
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("message");

    const auto invalid = [](const char* tag, const QByteArray& command, const QString& id, const QString& field,
                            const QString& message) {
        QTest::newRow(tag) << command << 3 << u"invalid-argument"_s << id << field << message;
    };
    const auto name = [&](const char* tag, const QByteArray& text, const QString& id, const QString& message) {
        invalid(tag, addOrganization(text), id, u"name"_s, message);
    };
    name("empty name", "", u"ORG-mruNY"_s, u"The name is empty."_s);
    name("blank name", "  \\t ", u"ORG-mruNY"_s, u"The name is empty."_s);
    name("name of 201 characters", QByteArray(201, 'x'), u"CAS-NameLength"_s,
         u"The name has more than 200 characters."_s);
    name("name of 10 MB", QByteArray(qsizetype{megabytes} * 1024 * 1024, 'x'), u"CAS-NameLength"_s,
         u"The name has more than 200 characters."_s);
    const auto character = [&](const char* tag, const QByteArray& text, const QString& code) {
        name(tag, text, u"CAS-NameCharacter"_s, u"The name holds a character that is not allowed in names: "_s + code);
    };
    character("NUL in a name", "a\\u0000b", u"U+0000."_s);
    character("bell in a name", "a\\u0007b", u"U+0007."_s);
    character("newline in a name", "a\\nb", u"U+000A."_s);
    character("override of direction in a name", "a\\u202Eb", u"U+202E."_s);

    const auto domain = [&](const char* tag, const QByteArray& text, const QString& id, const QString& message) {
        invalid(tag, addDomain(text), id, u"domain"_s, message);
    };
    domain("empty domain", "", u"ORG-r3h4J"_s, u"The domain is empty."_s);
    domain("blank domain", "   ", u"ORG-r3h4J"_s, u"The domain is empty."_s);
    for (const char* text : {"no spaces.example", "*.example", "a_b.example", "http://a.example", "a.example/",
                             "a@b.example", "'; DROP.example"}) {
        domain(text, text, u"CAS-DomainCharacter"_s,
               u"The domain may hold only letters, digits, hyphens and dots: \"%1\"."_s.arg(QLatin1String(text)));
    }
    const QByteArray longLabel = QByteArray(64, 'x') + ".example";
    for (const QByteArray& text : {QByteArray("-a.example"), QByteArray("a..b"), longLabel}) {
        domain(text.constData(), text, u"CAS-DomainLabel"_s,
               u"The parts of a domain have 1 to 63 characters and no hyphen at their ends: \"%1\"."_s.arg(
                   QString::fromLatin1(text)));
    }
    domain("domain of 254 bytes", QByteArray("a.").repeated(126) + "aa", u"CAS-DomainLength"_s,
           u"The domain is longer than 253 bytes."_s);
    domain("override of direction in a domain", "b\\u202Ecd.example", u"CAS-DomainIdna"_s,
           u"The domain \"b\u202Ecd.example\" is not a valid international domain name."_s);
    domain("bad punycode", "xn--zzzzzz.example", u"CAS-DomainIdna"_s,
           u"The domain \"xn--zzzzzz.example\" is not a valid international domain name."_s);

    QTest::newRow("domain taken, in capitals")
        << addDomain("ONE.EXAMPLE") << 5 << u"already-exists"_s << u"V2-e1wse"_s << u"domain"_s
        << u"The domain \"one.example\" is already taken by the organization itself (o1)."_s;
    QTest::newRow("unknown instance") << QByteArray(
        R"({"command": "organization.add", "instance": "nope", "name": "Two"})")
                                      << 4 << u"not-found"_s << u"CAS-InstanceNotFound"_s << u"instance"_s
                                      << u"There is no instance \"nope\"."_s;
    QTest::newRow("unknown organization")
        << QByteArray(R"({"command": "organization.rename", "instance": "i1", "organization": "nope", "name": "X"})")
        << 4 << u"not-found"_s << u"DOM-7PfSUn"_s << u"organization"_s
        << u"Instance \"i1\" has no organization \"nope\"."_s;
    QTest::newRow("unknown domain") << QByteArray(
        R"({"command": "organization.domain.verify", "instance": "i1", "organization": "o1", "domain": "no.example"})")
                                    << 4 << u"not-found"_s << u"ORG-Sjdi3"_s << u"domain"_s
                                    << u"Organization \"o1\" has no domain \"no.example\"."_s;
    QTest::newRow("id taken") << QByteArray(
        R"({"command": "organization.add", "instance": "i1", "id": "o1", "name": "Two"})")
                              << 5 << u"already-exists"_s << u"ORG-laho2n"_s << u"id"_s
                              << u"The id \"o1\" is already taken by organization \"One\"."_s;
    invalid("id too long",
            R"({"command": "organization.add", "instance": "i1", "name": "Two", "id": ")" + QByteArray(201, 'x')
                + "\"}",
            u"CAS-IdLength"_s, u"id"_s, u"The id is longer than 200 bytes."_s);
    QTest::newRow("primary domain removed")
        << QByteArray(
               R"({"command": "organization.domain.remove", "instance": "i1", "organization": "o1", "domain": "one.example"})")
        << 5 << u"precondition-failed"_s << u"ORG-Sjdi3"_s << u"domain"_s
        << u"The domain \"one.example\" is the primary one and cannot be removed; make another one primary first."_s;
    QTest::newRow("the name it has") << QByteArray(
        R"({"command": "organization.rename", "instance": "i1", "organization": "o1", "name": "One"})")
                                     << 5 << u"precondition-failed"_s << u"DOM-nDzwIu"_s << u"name"_s
                                     << u"The organization is named \"One\" already."_s;
    QTest::newRow("sequence of another day")
        << QByteArray(
               R"({"command": "organization.rename", "instance": "i1", "organization": "o1", "name": "Uno", "expectedSequence": 1})")
        << 5 << u"conflict"_s << u"CAS-Conflict"_s << u"expectedSequence"_s
        << u"The org \"o1\" has changed since it was looked at: its latest event is 4, not 1. Look again, then repeat."_s;
}

void BadBatchTest::aBadValueIsRefused()
{
    QFETCH(const QByteArray, command);
    QFETCH(const int, status);
    QFETCH(const QString, kind);
    QFETCH(const QString, id);
    QFETCH(const QString, field);
    QFETCH(const QString, message);
    const QStringList before = m_target->dump();

    // The good command in front shows that it is taken back.
    const Outcome outcome = apply(batchOf(addOrganization("Good") + ",\n  " + command));

    QCOMPARE(outcome.status, status);
    const QJsonObject wanted{{u"applied"_s, false},
                             {u"error"_s,
                              QJsonObject{{u"kind"_s, kind},
                                          {u"id"_s, id},
                                          {u"message"_s, message},
                                          {u"command"_s, 1},
                                          {u"line"_s, 2},
                                          {u"column"_s, 3},
                                          {u"field"_s, field}}}};
    QCOMPARE(outcome.json(), wanted);
    QCOMPARE(m_target->dump(), before);
}

void BadBatchTest::aBadFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");

    const auto syntax = [](const char* tag, const QByteArray& file, int line, int column, const QString& why) {
        QTest::newRow(tag) << file << u"CAS-BatchSyntax"_s << line << column << u"The file is not JSON: "_s + why;
    };
    syntax("nothing", "", 1, 1, u"The document is empty."_s);
    syntax("cut off", "{\"format\": \"castellan.batch/1\",\n \"commands\": [{\"comm", 2, 21,
           u"Missing a closing quotation mark in string."_s);
    syntax("more behind it", batchOf("") + " {}", 1, 49, u"The document root must not be followed by other values."_s);
    syntax("a comment", "{\"format\": \"castellan.batch/1\",\n // no\n \"commands\": []}", 2, 2,
           u"Missing a name for object member."_s);
    syntax("no number", "{\"format\": NaN}", 1, 12, u"Invalid value."_s);
    syntax("half a surrogate pair", batchOf(addOrganization("\\ud800")), 1, 105,
           u"The surrogate pair in string is invalid."_s);
    syntax("not UTF-8", batchOf(addOrganization("\xFF\xFE")), 1, 105, u"Invalid encoding in string."_s);
    syntax("a zero byte", batchOf(addOrganization(QByteArray("a\0b", 3))), 1, 106, u"it holds a zero byte."_s);

    QTest::newRow("another format") << QByteArray(R"({"format": "castellan.batch/2", "commands": []})")
                                    << u"CAS-BatchFormat"_s << 1 << 12
                                    << u"The format is \"castellan.batch/2\", not \"castellan.batch/1\"."_s;
    QTest::newRow("no format") << QByteArray(R"({"commands": []})") << u"CAS-BatchMissing"_s << 1 << 1
                               << u"The member \"format\" is missing."_s;
    QTest::newRow("an array") << QByteArray("[]") << u"CAS-BatchType"_s << 1 << 1
                              << u"A batch file is an object, not an array."_s;
    QTest::newRow("nested without end") << batchOf(QByteArray(R"({"command": "batch", "commands": [)").repeated(1000))
                                        << u"CAS-BatchDepth"_s << 1 << 1100
                                        << u"The file is nested in more than 64 levels."_s;

    const auto command = [](const char* tag, const QByteArray& text, const QString& id, int column,
                            const QString& message) {
        QTest::newRow(tag) << batchOf("\n" + text) << id << 2 << column << message;
    };
    command("unknown command", R"({"command": "instance.explode"})", u"CAS-BatchCommand"_s, 13,
            u"There is no command \"instance.explode\"."_s);
    command("unknown member", R"({"command": "instance.add", "name": "A", "colour": 1})", u"CAS-BatchMember"_s, 42,
            u"The command instance.add has no member \"colour\"."_s);
    command("member twice", R"({"command": "instance.add", "name": "A", "name": "B"})", u"CAS-BatchDuplicate"_s, 42,
            u"The member \"name\" is there twice."_s);
    command("member missing", R"({"command": "instance.add"})", u"CAS-BatchMissing"_s, 1,
            u"The member \"name\" is missing."_s);
    command("member of another type", R"({"command": "instance.add", "name": 7})", u"CAS-BatchType"_s, 37,
            u"The member \"name\" must be a text."_s);
    command("sequence below zero", R"({"command": "instance.remove", "instance": "i1", "expectedSequence": -1})",
            u"CAS-BatchType"_s, 70, u"The member \"expectedSequence\" must be a whole number, 0 or more."_s);
}

void BadBatchTest::aBadFileIsRefused()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, id);
    QFETCH(const int, line);
    QFETCH(const int, column);
    QFETCH(const QString, message);
    const QStringList before = m_target->dump();

    const Outcome outcome = apply(file);

    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.json()["applied"_L1], QJsonValue(false));
    const QJsonObject error = outcome.json()["error"_L1].toObject();
    QCOMPARE(error["message"_L1].toString(), message);
    QCOMPARE(error["id"_L1].toString(), id);
    QCOMPARE(error["kind"_L1].toString(), u"invalid-argument"_s);
    QCOMPARE(error["line"_L1].toInt(), line);
    QCOMPARE(error["column"_L1].toInt(), column);
    QVERIFY2(outcome.err.startsWith(u"castellan: line %1, column %2"_s.arg(line).arg(column)), qPrintable(outcome.err));
    QCOMPARE(m_target->dump(), before);
}

void BadBatchTest::fiftyCommandsWhoseLastIsInvalidWriteNothing()
{
    const QStringList before = m_target->dump();
    QByteArrayList commands;
    for (int number = 1; number < 50; ++number) {
        commands.append(addOrganization("Number " + QByteArray::number(number)));
    }
    commands.append(addDomain("one.example"));

    const Outcome outcome = apply(batchOf(commands.join(",\n")));

    QCOMPARE(outcome.status, 5);
    QCOMPARE(outcome.json()["error"_L1]["command"_L1], QJsonValue(49));
    QCOMPARE(outcome.json()["error"_L1]["line"_L1], QJsonValue(50));
    QCOMPARE(m_target->dump(), before);
}

void BadBatchTest::hostileTextIsStoredAsItIs_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("quotes and a statement") << u"'; DROP TABLE zitadel.organizations; --"_s;
    QTest::newRow("wildcards of LIKE") << u"100%_\\ sure"_s;
    QTest::newRow("markup") << u"<b>bold</b> & <img src=x>"_s;
    QTest::newRow("a formula") << u"=HYPERLINK(1)"_s;
    QTest::newRow("a place holder") << u"$1 ? :name %1"_s;
    QTest::newRow("other scripts") << u"Ωμέγα 東京 𝒜"_s;
}

void BadBatchTest::hostileTextIsStoredAsItIs()
{
    QFETCH(const QString, name);
    const QJsonObject command{{u"command"_s, u"organization.add"_s}, {u"instance"_s, u"i1"_s}, {u"name"_s, name}};
    QCOMPARE(apply(batchOf(QJsonDocument(command).toJson())).status, 0);

    const Outcome listed = runCastellan(
        {u"list"_s, m_target->address(), u"organizations"_s, u"--filter"_s, name, u"--json"_s});

    QCOMPARE(listed.status, 0);
    QCOMPARE(listed.jsonLines().size(), 1);
    QCOMPARE(listed.jsonLines().first()["name"_L1].toString(), name);
}

void BadBatchTest::anEmptyBatchWritesItsKeyAlone()
{
    const QStringList before = m_target->dump();

    const Outcome outcome = apply(batchOf(""));

    QCOMPARE(outcome.status, 0);
    QCOMPARE(
        outcome.json(),
        (QJsonObject{
            {u"applied"_s, true}, {u"dryRun"_s, false}, {u"results"_s, QJsonArray()}, {u"events"_s, QJsonArray()}}));
    QStringList after = m_target->dump();
    QCOMPARE(after.removeIf([&](const QString& line) { return !before.contains(line); }), 1);
    QCOMPARE(after, before);
}

void BadBatchTest::aByteOrderMarkIsTaken()
{
    const auto before = m_target->rows().organizations.size();

    QCOMPARE(apply("\xEF\xBB\xBF" + batchOf(addOrganization("Marked"))).status, 0);

    QCOMPARE(m_target->rows().organizations.size(), before + 1);
}

CASTELLAN_TEST(BadBatchTest)

#include "BadBatchTest.moc"
