#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QTest>

#include <map>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// `castellan list`: which rows, in which order, in which form.
class ListSubcommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init();
    void cleanupTestCase() { m_targets.clear(); }
    void theOptionsChooseRowsAndOrder_data();
    void theOptionsChooseRowsAndOrder();
    void aTableNamesItsColumnsAndHidesNothing();
    void moreRowsThanAPageAreListedOnceEach();

private:
    std::map<Driver, TestTarget> m_targets; ///< one of each kind serves all tests: listing changes nothing
    TestTarget* m_target = nullptr;
};

namespace {

const QByteArray listedScene = R"(
    {"command": "instance.add", "id": "i1", "name": "Acme"},
    {"command": "instance.add", "id": "i2", "name": "beta"},
    {"command": "instance.domain.add", "instance": "i1", "domain": "login.acme.example"},
    {"command": "instance.trusted-domain.add", "instance": "i1", "domain": "partner.example"},
    {"command": "instance.domain.add", "instance": "i2", "domain": "beta.example"},
    {"command": "organization.add", "instance": "i1", "id": "o1", "name": "Lehigh university"},
    {"command": "organization.add", "instance": "i1", "id": "o2", "name": "50% off"},
    {"command": "organization.add", "instance": "i1", "id": "o3", "name": "500 off"},
    {"command": "organization.add", "instance": "i2", "id": "o1", "name": "Other"},
    {"command": "organization.deactivate", "instance": "i1", "organization": "o3"},
    {"command": "organization.domain.add", "instance": "i1", "organization": "o1", "domain": "lehigh.example", "primary": true},
    {"command": "organization.domain.add", "instance": "i1", "organization": "o2", "domain": "half.example", "verified": false},
    {"command": "organization.domain.add", "instance": "i2", "organization": "o1", "domain": "other.example"})";

/// The values of a member, one behind the other.
QString column(const Outcome& outcome, QLatin1StringView member)
{
    QStringList all;
    for (const QJsonObject& row : outcome.jsonLines()) {
        all.append(row[member].toString());
    }
    return all.join(u' ');
}

} // namespace

void ListSubcommandTest::init()
{
    const auto [target, isNew] = m_targets.try_emplace(currentDriver(), currentDriver());
    m_target = &target->second;
    if (isNew) {
        const Outcome filled = runCastellan({u"apply"_s, m_target->address(), u"-"_s}, batchOf(listedScene));
        QVERIFY2(filled.status == 0, qPrintable(filled.err));
    }
}

void ListSubcommandTest::theOptionsChooseRowsAndOrder_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("values");
    const auto row = [](const char* tag, const QStringList& words, const char* member, const QString& values) {
        QTest::newRow(tag) << words << QString::fromLatin1(member) << values;
    };
    const QString organizations = u"organizations"_s;
    const QString domains = u"organization-domains"_s;
    row("instances", {u"instances"_s}, "id", u"i1 i2"_s);
    row("instances downwards", {u"instances"_s, u"--sort"_s, u"id:desc"_s}, "id", u"i2 i1"_s);
    row("an instance", {u"instances"_s, u"--instance"_s, u"i2"_s}, "id", u"i2"_s);
    row("instances by a domain", {u"instances"_s, u"--filter"_s, u"LOGIN.acme"_s}, "id", u"i1"_s);
    row("instance domains", {u"instance-domains"_s}, "domain", u"beta.example login.acme.example partner.example"_s);
    row("types of instance domains", {u"instance-domains"_s}, "type", u"custom custom trusted"_s);
    row("domains of an instance", {u"instance-domains"_s, u"--instance"_s, u"i2"_s}, "domain", u"beta.example"_s);
    row("instance domains by text", {u"instance-domains"_s, u"--filter"_s, u"partner"_s}, "domain",
        u"partner.example"_s);
    row("organizations of an instance", {organizations, u"--instance"_s, u"i1"_s}, "id", u"o1 o2 o3"_s);
    row("an organization of every instance", {organizations, u"--organization"_s, u"o1"_s}, "instanceId", u"i1 i2"_s);
    row("by name", {organizations, u"--sort"_s, u"name"_s}, "name", u"50% off 500 off Lehigh university Other"_s);
    row("by name downwards", {organizations, u"--sort"_s, u"name:desc"_s}, "name",
        u"Other Lehigh university 500 off 50% off"_s);
    row("by name upwards, said", {organizations, u"--sort"_s, u"name:asc"_s, u"--limit"_s, u"1"_s}, "name",
        u"50% off"_s);
    row("the first two", {organizations, u"--instance"_s, u"i1"_s, u"--limit"_s, u"2"_s}, "id", u"o1 o2"_s);
    row("by a part of the name", {organizations, u"--filter"_s, u"HIGH"_s}, "name", u"Lehigh university"_s);
    row("by the id", {organizations, u"--filter"_s, u"o3"_s}, "id", u"o3"_s);
    row("by a domain", {organizations, u"--filter"_s, u"half.exam"_s}, "id", u"o2"_s);
    row("a wild card is a letter", {organizations, u"--filter"_s, u"50%"_s}, "name", u"50% off"_s);
    row("states", {organizations, u"--instance"_s, u"i1"_s}, "state", u"active active inactive"_s);
    row("nothing", {organizations, u"--filter"_s, u"nowhere"_s}, "id", QString());
    row("an unknown instance is only a filter", {organizations, u"--instance"_s, u"nope"_s}, "id", QString());
    row("organization domains", {domains}, "domain", u"half.example lehigh.example other.example"_s);
    row("domains of an organization", {domains, u"--instance"_s, u"i1"_s, u"--organization"_s, u"o1"_s}, "domain",
        u"lehigh.example"_s);
    row("organization domains downwards", {domains, u"--sort"_s, u"domain:desc"_s, u"--limit"_s, u"1"_s}, "domain",
        u"other.example"_s);
}

void ListSubcommandTest::theOptionsChooseRowsAndOrder()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, member);
    QFETCH(const QString, values);

    const Outcome outcome = runCastellan(QStringList{u"list"_s, m_target->address()} + words
                                         + QStringList{u"--json"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    QCOMPARE(column(outcome, QLatin1StringView(member.toLatin1())), values);
}

void ListSubcommandTest::aTableNamesItsColumnsAndHidesNothing()
{
    // Our commands refuse such a name; a server may have let it in.
    const QString name = u"tab\there \u202e back\\slash"_s;
    const QString table = m_target->table(u"zitadel.organizations"_s);
    const auto rename = [&](const QString& to) {
        const auto done = m_target->client().exec(
            castellan::storage::Statement(u"UPDATE "_s + table + u" SET name = $1 WHERE id = 'o2'"_s, {to}));
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    };
    rename(name);

    const Outcome outcome = runCastellan(
        {u"list"_s, m_target->address(), u"organizations"_s, u"--organization"_s, u"o2"_s});
    rename(u"50% off"_s);

    const QStringList lines = QString::fromUtf8(outcome.out).split(u'\n');
    QCOMPARE(lines.at(0), u"id\tname\tinstanceId\tstate\tcreatedAt\tupdatedAt"_s);
    QVERIFY2(lines.at(1).startsWith(u"o2\ttab\\there \\u{202e} back\\\\slash\ti1\tactive\t20"_s),
             qPrintable(lines.at(1)));
    QCOMPARE(lines.size(), 3);
}

void ListSubcommandTest::moreRowsThanAPageAreListedOnceEach()
{
    TestTarget target(currentDriver());
    QCOMPARE(runCastellan({u"sample"_s, target.address(), u"--organizations"_s, u"1100"_s}).status, 0);

    const QStringList words{u"list"_s, target.address(), u"organizations"_s, u"--json"_s};
    const QString upwards = column(runCastellan(words + QStringList{u"--sort"_s, u"state"_s}), "id"_L1);
    const QString first = column(runCastellan(words + QStringList{u"--sort"_s, u"state"_s, u"--limit=1001"_s}),
                                 "id"_L1);

    const QStringList ids = upwards.split(u' ');
    QCOMPARE(ids.size(), 1100);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), 1100);
    QCOMPARE(first.split(u' '), ids.first(1001));
}

CASTELLAN_TEST(ListSubcommandTest)

#include "ListSubcommandTest.moc"
