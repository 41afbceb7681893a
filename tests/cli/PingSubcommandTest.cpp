#include "tests/cli/Program.h"
#include "tests/contract/TestTarget.h"
#include "tests/support/TestRegistry.h"

#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace castellan::test;
using namespace Qt::Literals::StringLiterals;

/// `castellan ping`: a line a ping, then a summary. (Targets that do not answer are in BadServerTest and BadFileTest.)
class PingSubcommandTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { addDrivers(); }
    void init() { m_target = std::make_unique<TestTarget>(currentDriver()); }
    void cleanup() { m_target.reset(); }
    void fourPingsAreSummedUp();
    void asManyAsAskedForAreToldInWords();
    void aTargetThatLetsNobodyInSaysWhy();

private:
    std::unique_ptr<TestTarget> m_target;
};

void PingSubcommandTest::fourPingsAreSummedUp()
{
    const Outcome outcome = runCastellan({u"ping"_s, m_target->address(), u"--json"_s});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.err, QString());
    QList<QJsonObject> lines = outcome.jsonLines();
    QCOMPARE(lines.size(), 5);
    const QJsonObject summary = lines.takeLast();
    QList<double> times;
    for (const QJsonObject& line : lines) {
        QCOMPARE(line.keys(), (QStringList{u"ms"_s, u"ok"_s}));
        QCOMPARE(line["ok"_L1], QJsonValue(true));
        times.append(line["ms"_L1].toDouble(-1));
    }
    std::sort(times.begin(), times.end());
    QVERIFY(times.first() >= 0);
    QCOMPARE(summary.keys(), (QStringList{u"maxMs"_s, u"medianMs"_s, u"minMs"_s, u"ok"_s, u"sent"_s}));
    QCOMPARE(summary["sent"_L1].toInt(), 4);
    QCOMPARE(summary["ok"_L1].toInt(), 4);
    QCOMPARE(summary["minMs"_L1].toDouble(), times.first());
    QCOMPARE(summary["maxMs"_L1].toDouble(), times.last());
    QVERIFY(summary["medianMs"_L1].toDouble() >= times.at(1) - 0.001);
    QVERIFY(summary["medianMs"_L1].toDouble() <= times.at(2) + 0.001);
}

void PingSubcommandTest::asManyAsAskedForAreToldInWords()
{
    const Outcome outcome = runCastellan({u"ping"_s, m_target->address(), u"--count"_s, u"2"_s});

    QCOMPARE(outcome.status, 0);
    static const QRegularExpression wanted(
        u"\\A1: \\d+\\.\\d{3} ms\n2: \\d+\\.\\d{3} ms\n2 sent, 2 answered; min/median/max [\\d.]+/[\\d.]+/[\\d.]+ ms\n\\z"_s);
    QVERIFY2(wanted.match(QString::fromUtf8(outcome.out)).hasMatch(), outcome.out.constData());
}

void PingSubcommandTest::aTargetThatLetsNobodyInSaysWhy()
{
    const bool isFile = currentDriver() == Driver::Sqlite;
    QString target = m_target->address();
    if (isFile) {
        target += u".missing"_s;
    } else {
        target.replace(QRegularExpression(u"user=.*"_s), u"user=nobody_known"_s);
    }

    const Outcome outcome = runCastellan({u"ping"_s, target, u"--count=1"_s, u"--json"_s});

    QCOMPARE(outcome.status, isFile ? 6 : 7);
    QCOMPARE(outcome.jsonLines().constLast()["error"_L1]["kind"_L1].toString(),
             isFile ? u"unreachable"_s : u"permission-denied"_s);
}

CASTELLAN_TEST(PingSubcommandTest)

#include "PingSubcommandTest.moc"
