#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/EventFold.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QTest>

#include <map>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// `castellan import`: each row of a CSV file in or out as a whole, and a report of what is out and why.
class ImportTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanup() { m_target.reset(); }
    void rowsBecomeOrganizationsWithVerifiedDomains();
    void anyFormOfTheFileIsRead_data();
    void anyFormOfTheFileIsRead();
    void aMalformedFileIsRefusedAsAWhole_data();
    void aMalformedFileIsRefusedAsAWhole();
    void rejectedRowsAreReportedWithLineValueAndReason();
    void theReportIsJsonToo();
    void aFormulaIsTextAndIsShownAsOne();
    void aDryRunGivesTheSameReportAndWritesNothing();
    void everyBatchSizeGivesTheSame_data();
    void everyBatchSizeGivesTheSame();
    void anUnknownInstanceIsNotFound();
    void aFailureInTheMiddleTellsUpToWhichLine();

private:
    [[nodiscard]] Outcome import(const QByteArray& file, const QStringList& options = {}) const
    {
        return runCastellan(QStringList{u"import"_s, m_target->address(), u"-"_s, u"--instance"_s, u"i1"_s} + options,
                            file);
    }
    /// Names with their domains, sorted: `Acme: acme.example* shop.example`, the primary one with a star.
    [[nodiscard]] QStringList imported() const;
    [[nodiscard]] bool rowsAreWhatEventsTell() const;
    /// From now on no event with the name Trap can be stored.
    void trapEvents() const;

    std::unique_ptr<TestTarget> m_target;
};

void ImportTest::init()
{
    m_target = std::make_unique<TestTarget>(currentDriver());
    const Outcome ready = runCastellan({u"apply"_s, m_target->address(), u"-"_s},
                                       batchOf(R"({"command": "instance.add", "id": "i1", "name": "Acme"},
            {"command": "instance.domain.add", "instance": "i1", "domain": "login.example"},
            {"command": "instance.domain.primary.set", "instance": "i1", "domain": "login.example"})"));
    QVERIFY2(ready.status == 0, qPrintable(ready.err));
}

QStringList ImportTest::imported() const
{
    const ModelRows rows = m_target->rows();
    QStringList all;
    for (const auto& [key, organization] : rows.organizations) {
        QStringList domains;
        for (const auto& [place, domain] : rows.organizationDomains) {
            if (domain.organization == organization.id) {
                domains.append(domain.domain + (domain.isPrimary ? u"*"_s : QString())
                               + (domain.isVerified ? QString() : u" unverified"_s));
            }
        }
        all.append(organization.name + u": "_s + domains.join(u' '));
    }
    all.sort();
    return all;
}

// Neither failure is about a row: a trigger of somebody else, and a full disk.
void ImportTest::trapEvents() const
{
    const QString events = m_target->table(u"eventstore.events2"_s);
    const QStringList onSqlite{u"CREATE TRIGGER trap BEFORE INSERT ON "_s + events
                               + u" WHEN NEW.payload LIKE '%Trap%' BEGIN SELECT RAISE(ABORT, 'trapped'); END"_s};
    const QStringList onPostgres{
        u"CREATE FUNCTION trap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.payload->>'name' "
        "= 'Trap' THEN RAISE EXCEPTION 'trapped' USING ERRCODE = '53100'; END IF; RETURN NEW; END $$"_s,
        u"CREATE TRIGGER trap BEFORE INSERT ON "_s + events + u" FOR EACH ROW EXECUTE FUNCTION trap()"_s};
    for (const QString& sql : currentDriver() == Driver::Sqlite ? onSqlite : onPostgres) {
        const auto done = m_target->client().exec(castellan::storage::Statement(sql));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    }
}

bool ImportTest::rowsAreWhatEventsTell() const
{
    EventFold fold;
    fold.take(m_target->allEvents());
    return m_target->rows().lines() == fold.rows().lines();
}

void ImportTest::rowsBecomeOrganizationsWithVerifiedDomains()
{
    const Outcome outcome = import("name,domains\nLehigh University,lehigh.edu Alumni.Lehigh.edu\nNo Domain,\n");

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(outcome.err, u"2 organizations with 2 domains in, 0 rows rejected, 7 events.\n"_s);
    QCOMPARE(imported(), (QStringList{u"Lehigh University: alumni.lehigh.edu lehigh.edu*"_s, u"No Domain: "_s}));
    QVERIFY(rowsAreWhatEventsTell());
}

void ImportTest::anyFormOfTheFileIsRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("row");
    const QString plain = u"Acme: acme.example*"_s;
    QTest::newRow("LF") << QByteArray("name,domains\nAcme,acme.example\n") << plain;
    QTest::newRow("CRLF") << QByteArray("name,domains\r\nAcme,acme.example\r\n") << plain;
    QTest::newRow("no end of the last line") << QByteArray("name,domains\nAcme,acme.example") << plain;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFname,domains\nAcme,acme.example\n") << plain;
    QTest::newRow("empty lines") << QByteArray("\nname,domains\n\nAcme,acme.example\n\n") << plain;
    QTest::newRow("quoted header") << QByteArray("\"name\",\"domains\"\nAcme,acme.example\n") << plain;
    QTest::newRow("quoted") << QByteArray("name,domains\n\"Acme, \"\"the\"\" Corp\",\"acme.example\"\n")
                            << u"Acme, \"the\" Corp: acme.example*"_s;
    QTest::newRow("blanks around") << QByteArray("name,domains\n  Acme  ,  acme.example   b.example \n")
                                   << u"Acme: acme.example* b.example"_s;
    QTest::newRow("a domain twice") << QByteArray("name,domains\nAcme,acme.example ACME.example\n") << plain;
    QTest::newRow("another script") << QByteArray("name,domains\n東京大学,東京.example\n")
                                    << u"東京大学: xn--1lqs71d.example*"_s;
}

void ImportTest::anyFormOfTheFileIsRead()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, row);

    const Outcome outcome = import(file);

    QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
    QCOMPARE(imported(), QStringList{row});
}

void ImportTest::aMalformedFileIsRefusedAsAWhole_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* tag, const QByteArray& file, const QString& id, int line, const QString& message) {
        QTest::newRow(tag) << file << id << line << message;
    };
    const QString header = u"The file does not begin with the header \"name,domains\"."_s;
    row("nothing", "", u"CAS-CsvHeader"_s, 1, header);
    row("no header", "Acme,acme.example\n", u"CAS-CsvHeader"_s, 1, header);
    row("another header", "domains,name\nacme.example,Acme\n", u"CAS-CsvHeader"_s, 1, header);
    row("a field too many", "name,domains\nGood,\nAcme, Inc.,acme.example\n", u"CAS-CsvFields"_s, 3,
        u"The record has 3 fields, not 2. A field with a comma in it needs quotation marks."_s);
    row("a field too few", "name,domains\nGood,\nAcme\n", u"CAS-CsvFields"_s, 3,
        u"The record has 1 field, not 2. A field with a comma in it needs quotation marks."_s);
    row("quotation mark left open", "name,domains\nGood,\n\"Acme,acme.example\n", u"CAS-CsvQuote"_s, 3,
        u"A quotation mark is not closed."_s);
    row("text behind a quotation mark", "name,domains\nGood,\n\"Acme\" Corp,acme.example\n", u"CAS-CsvQuote"_s, 3,
        u"Text follows a closing quotation mark."_s);
    row("quotation mark inside", "name,domains\nGood,\nAcme \"Corp\",acme.example\n", u"CAS-CsvQuote"_s, 3,
        u"A quotation mark stands inside a field: put the field in quotation marks and double those inside."_s);
    row("not UTF-8", "name,domains\nGood,\nAcm\xE9,acme.example\n", u"CAS-CsvEncoding"_s, 3,
        u"The text is not UTF-8."_s);
}

void ImportTest::aMalformedFileIsRefusedAsAWhole()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, id);
    QFETCH(const int, line);
    QFETCH(const QString, message);
    const QStringList before = m_target->dump();

    const Outcome outcome = import(file, {u"--json"_s});

    QCOMPARE(outcome.status, 3);
    QCOMPARE(
        outcome.json(),
        (QJsonObject{
            {u"error"_s,
             QJsonObject{
                 {u"kind"_s, u"invalid-argument"_s}, {u"id"_s, id}, {u"message"_s, message}, {u"line"_s, line}}}}));
    QCOMPARE(outcome.err, u"castellan: line %1: %2 (invalid-argument, %3)\n"_s.arg(QString::number(line), message, id));
    QCOMPARE(m_target->dump(), before);
}

namespace {

/// Line 3 begins a record of two lines, so that the lines behind it are not the numbers of the records.
const QByteArray mixed = "name,domains\n"
                         "One,one.example\n"
                         "\"Bell\nRing\",bell.example\n"
                         "ONE,other.example\n"
                         "Two,one.example two.example\n"
                         "Three,three.example bad_domain\n"
                         ",four.example\n"
                         "Five,four.example\n";

const QStringList mixedIn = {u"Five: four.example*"_s, u"One: one.example*"_s};

} // namespace

void ImportTest::rejectedRowsAreReportedWithLineValueAndReason()
{
    const Outcome outcome = import(mixed);

    QCOMPARE(outcome.status, 3);
    QCOMPARE(outcome.out,
             "3\tBell\\nRing\tThe name holds a character that is not allowed in names: U+000A.\n"
             "5\tONE\tThe organization name \"ONE\" is already taken by line 2 of the file.\n"
             "6\tone.example\tThe verified domain \"one.example\" is already taken by line 2 of the file.\n"
             "7\tbad_domain\tThe domain may hold only letters, digits, hyphens and dots: \"bad_domain\".\n"
             "8\t\tThe name is empty.\n");
    QCOMPARE(outcome.err, u"2 organizations with 2 domains in, 5 rows rejected, 8 events.\n"_s);
    QCOMPARE(imported(), mixedIn);
    QVERIFY(rowsAreWhatEventsTell());
}

void ImportTest::theReportIsJsonToo()
{
    const Outcome outcome = import("name,domains\nOne,one.example\nTwo,one.example\n", {u"--json"_s});

    QCOMPARE(outcome.status, 3);
    const QString reason = u"The verified domain \"one.example\" is already taken by line 2 of the file."_s;
    QCOMPARE(outcome.json(),
             (QJsonObject{{u"applied"_s, true},
                          {u"dryRun"_s, false},
                          {u"organizations"_s, 1},
                          {u"domains"_s, 1},
                          {u"events"_s, 4},
                          {u"rejected"_s,
                           QJsonArray{QJsonObject{{u"line"_s, 3},
                                                  {u"value"_s, u"one.example"_s},
                                                  {u"kind"_s, u"already-exists"_s},
                                                  {u"id"_s, u"V3-DKcYh"_s},
                                                  {u"message"_s, reason}}}}}));
}

void ImportTest::aFormulaIsTextAndIsShownAsOne()
{
    const Outcome first = import("name,domains\n=HYPERLINK(1),a.example\n@SUM(A1),b.example\n");
    const Outcome again = import("name,domains\n=HYPERLINK(1),c.example\n");

    QCOMPARE(first.status, 0);
    QCOMPARE(imported(), (QStringList{u"=HYPERLINK(1): a.example*"_s, u"@SUM(A1): b.example*"_s}));
    QCOMPARE(again.status, 3);
    QVERIFY2(again.out.startsWith("2\t=HYPERLINK(1)\t"), again.out.constData());
}

void ImportTest::aDryRunGivesTheSameReportAndWritesNothing()
{
    const QStringList before = m_target->dump();

    const Outcome dry = import(mixed, {u"--dry-run"_s});
    const QStringList afterDry = m_target->dump();
    const Outcome real = import(mixed);

    QCOMPARE(dry.status, 3);
    QCOMPARE(dry.out, real.out);
    QCOMPARE(dry.err, u"Dry run, nothing was written: "_s + real.err);
    QCOMPARE(afterDry, before);
}

void ImportTest::everyBatchSizeGivesTheSame_data()
{
    QTest::addColumn<QString>("size");
    QTest::newRow("one") << u"1"_s;
    QTest::newRow("two") << u"2"_s;
    QTest::newRow("more than there are") << u"100"_s;
}

void ImportTest::everyBatchSizeGivesTheSame()
{
    QFETCH(const QString, size);

    const Outcome dry = import(mixed, {u"--dry-run"_s, u"--batch-size"_s, size});
    const Outcome real = import(mixed, {u"--batch-size"_s, size});

    QCOMPARE(real.status, 3);
    QCOMPARE(dry.out, real.out);
    QCOMPARE(real.out.count('\n'), 5);
    QCOMPARE(real.err, u"2 organizations with 2 domains in, 5 rows rejected, 8 events.\n"_s);
    QCOMPARE(imported(), mixedIn);
    QVERIFY(rowsAreWhatEventsTell());
}

void ImportTest::anUnknownInstanceIsNotFound()
{
    const QStringList before = m_target->dump();

    const Outcome outcome = runCastellan(
        {u"import"_s, m_target->address(), u"-"_s, u"--instance"_s, u"nope"_s, u"--json"_s}, "name,domains\nAcme,\n");

    QCOMPARE(outcome.status, 4);
    QCOMPARE(outcome.json()["error"_L1]["kind"_L1].toString(), u"not-found"_s);
    QCOMPARE(outcome.json()["error"_L1]["id"_L1].toString(), u"CAS-InstanceNotFound"_s);
    QCOMPARE(m_target->dump(), before);
}

void ImportTest::aFailureInTheMiddleTellsUpToWhichLine()
{
    trapEvents();

    const Outcome outcome = import("name,domains\nOne,\nTwo,\nThree,\nTrap,\nFive,\n",
                                   {u"--batch-size=2"_s, u"--json"_s});

    QCOMPARE(outcome.status, currentDriver() == Driver::Sqlite ? 5 : 1);
    QCOMPARE(imported(), (QStringList{u"One: "_s, u"Two: "_s}));
    QCOMPARE(outcome.json()["applied"_L1], QJsonValue(true));
    QCOMPARE(outcome.json()["organizations"_L1].toInt(), 2);
    QCOMPARE(outcome.json()["upToLine"_L1].toInt(), 3);
    QVERIFY(!outcome.json()["error"_L1]["message"_L1].toString().isEmpty());
    QVERIFY2(outcome.err.endsWith(u"What was written up to the row in line 3 stays; nothing behind it was.\n"_s),
             qPrintable(outcome.err));
    QVERIFY(rowsAreWhatEventsTell());
}

CASTELLAN_TEST(ImportTest)

#include "ImportTest.moc"
