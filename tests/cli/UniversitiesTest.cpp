#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/EventFold.h"
#include "tests/support/TestRegistry.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// The whole of a real file, as dirty as its source: each organization is in, with its domains and events, or in the report
/// with a true reason.
class UniversitiesTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void everyRowIsInOrReported();
};

namespace {

constexpr int records = 22'294;
constexpr int nameLimit = 200;

QString universities()
{
    return QStringLiteral(CASTELLAN_TEST_DATA "/universities.csv");
}

/// What the rows that are in tell of each other.
struct Holders
{
    QSet<QString> names; ///< folded
    QSet<QString> domains;
};

Holders holders(const ModelRows& rows)
{
    Holders all;
    for (const auto& [key, organization] : rows.organizations) {
        all.names.insert(organization.name.toLower());
    }
    for (const auto& [key, domain] : rows.organizationDomains) {
        all.domains.insert(domain.domain);
    }
    return all;
}

bool isForbidden(uint character)
{
    return QChar::category(character) == QChar::Other_Control || (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
}

/// Judged by other means than the program's: from the value itself, and from the rows that are in.
bool isTrue(const QString& id, const QString& value, const Holders& in)
{
    const QList<uint> characters = value.trimmed().normalized(QString::NormalizationForm_C).toUcs4();
    if (id == u"CAS-NameLength"_s) {
        return characters.size() > nameLimit;
    }
    if (id == u"CAS-NameCharacter"_s) {
        return std::any_of(characters.begin(), characters.end(), isForbidden);
    }
    if (id == u"V3-DKcYh"_s) { // the first has it
        const QString folded = value.trimmed().normalized(QString::NormalizationForm_C).toLower();
        return in.names.contains(folded) || in.domains.contains(value.toLower());
    }
    return false;
}

} // namespace

void UniversitiesTest::everyRowIsInOrReported()
{
    TestTarget target(currentDriver());
    QCOMPARE(runCastellan({u"apply"_s, target.address(), u"-"_s},
                          batchOf(R"({"command": "instance.add", "id": "i1", "name": "Universities"})"))
                 .status,
             0);

    const Outcome outcome = runCastellan(
        {u"import"_s, target.address(), universities(), u"--instance"_s, u"i1"_s, u"--json"_s});

    QCOMPARE(outcome.status, 3);
    const QJsonObject report = outcome.json();
    const QJsonArray rejected = report["rejected"_L1].toArray();
    const ModelRows rows = target.rows();
    QCOMPARE(report["organizations"_L1].toInt(), static_cast<int>(rows.organizations.size()));
    QCOMPARE(report["domains"_L1].toInt(), static_cast<int>(rows.organizationDomains.size()));
    QCOMPARE(report["organizations"_L1].toInt() + rejected.size(), records);
    const Holders in = holders(rows);
    for (const QJsonValue rejection : rejected) {
        QVERIFY2(isTrue(rejection["id"_L1].toString(), rejection["value"_L1].toString(), in),
                 QJsonDocument(rejection.toObject()).toJson().constData());
    }
    const auto events = target.allEvents();
    QCOMPARE(report["events"_L1].toInt() + 1, events.size());
    EventFold fold;
    fold.take(events);
    QCOMPARE(rows.lines(), fold.rows().lines());
}

CASTELLAN_TEST(UniversitiesTest)

#include "UniversitiesTest.moc"
