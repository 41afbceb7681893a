#include "domain/organization/AddOrganizationDomain.h"
#include "domain/organization/RemoveOrganization.h"
#include "domain/organization/RenameOrganization.h"
#include "domain/organization/SetPrimaryOrganizationDomain.h"
#include "domain/organization/VerifyOrganizationDomain.h"
#include "tests/fault/FaultConsole.h"
#include "tests/fault/Oracle.h"
#include "tests/support/PostgresDatabase.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/TestRegistry.h"

#include <QTemporaryDir>
#include <QtTest/QTest>

#include <barrier>
#include <thread>

namespace castellan::tests {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

namespace {

/// What two people do to the same object at the same moment, and in how many ways it may end.
enum class Meeting {
    RenameWhatBothHaveSeen, ///< one is in, the other is told of the conflict
    RenameWhatIsThere,      ///< both are in, one after the other
    ClaimOneDomain,         ///< one has it, the other is told who
    SetPrimary,             ///< both are in
    RenameAndRemove,        ///< both are in, or there was nothing left to rename
};

constexpr int meetings = 5;
constexpr int pairs = 200;

std::unique_ptr<Command> commandFor(Meeting meeting, int side, const QString& instance)
{
    const InstanceId id(instance);
    const OrganizationId mine(side == 0 ? u"a"_s : u"b"_s);
    const OrganizationId beta(u"b"_s);
    const auto rename = [&] { return std::make_unique<RenameOrganization>(id, beta, u"Name of side %1"_s.arg(side)); };
    switch (meeting) {
    case Meeting::RenameWhatBothHaveSeen: {
        auto seen = rename();
        seen->expectedSequence = 5; // added, three events of its domain, the claim
        return seen;
    }
    case Meeting::RenameWhatIsThere: return rename();
    case Meeting::ClaimOneDomain: {
        auto claim = std::make_unique<AddOrganizationDomain>(id, mine, u"wanted.%1.example"_s.arg(instance));
        claim->isVerified = true;
        return claim;
    }
    case Meeting::SetPrimary: {
        auto add = std::make_unique<AddOrganizationDomain>(id, beta, u"side%1.%2.example"_s.arg(side).arg(instance));
        add->isVerified = true;
        add->isPrimary = true;
        return add;
    }
    case Meeting::RenameAndRemove:
        if (side == 0) {
            return rename();
        }
        return std::make_unique<RemoveOrganization>(id, beta);
    }
    Q_UNREACHABLE();
}

bool mayEndSo(Meeting meeting, const Told& first, const Told& second)
{
    const int applied = (first.verdict == Verdict::Applied ? 1 : 0) + (second.verdict == Verdict::Applied ? 1 : 0);
    const QString reasons = first.reason + second.reason;
    switch (meeting) {
    case Meeting::RenameWhatBothHaveSeen: return applied == 1 && reasons.contains(u"(conflict"_s);
    case Meeting::ClaimOneDomain: return applied == 1 && reasons.contains(u"(already-exists"_s);
    case Meeting::RenameWhatIsThere:
    case Meeting::SetPrimary: return applied == 2;
    case Meeting::RenameAndRemove:
        return second.verdict == Verdict::Applied
            && (first.verdict == Verdict::Applied || reasons.contains(u"(not-found"_s));
    }
    Q_UNREACHABLE();
}

} // namespace

/// Two consoles edit the same objects at the same moments.
class TwoConsolesTest : public QObject
{
    Q_OBJECT

private slots:
    void twoHundredPairsOfEditsEndAsIfOneCameAfterTheOther_data();
    void twoHundredPairsOfEditsEndAsIfOneCameAfterTheOther();

private:
    static void edit(int side, const QString& target, std::barrier<>& together, QList<Told>& told);
};

void TwoConsolesTest::twoHundredPairsOfEditsEndAsIfOneCameAfterTheOther_data()
{
    QTest::addColumn<bool>("isPostgres");
    QTest::newRow("sqlite") << false;
    QTest::newRow("postgres") << true;
}

/// One console, on its own thread: its half of every pair.
void TwoConsolesTest::edit(int side, const QString& target, std::barrier<>& together, QList<Told>& told)
{
    FaultConsole console(target, {});
    for (int pair = 0; pair < pairs; ++pair) {
        Batch batch;
        batch.add(commandFor(static_cast<Meeting>(pair % meetings), side, u"p%1"_s.arg(pair)));
        together.arrive_and_wait();
        told.append(console.apply(batch, u"side%1-%2"_s.arg(side).arg(pair)));
    }
}

void TwoConsolesTest::twoHundredPairsOfEditsEndAsIfOneCameAfterTheOther()
{
    QFETCH(bool, isPostgres);
    const QTemporaryDir folder;
    const PostgresServer server = PostgresServer::shared();
    const auto database = isPostgres ? server.createDatabase() : nullptr;
    const QString target = isPostgres ? database->socketUrl() : QString(u"sqlite:"_s + folder.filePath(u"two.db"_s));
    setUpTables(target);
    QStringList instances;
    for (int pair = 0; pair < pairs; ++pair) {
        instances.append(u"p%1"_s.arg(pair));
    }
    {
        const auto batch = instancesFor(instances);
        QCOMPARE(FaultConsole(target, {}).apply(*batch, u"preparation"_s).reason, QString());
    }
    std::barrier together(2);
    QList<Told> first;
    QList<Told> second;

    std::thread other([&] { edit(1, target, together, second); });
    edit(0, target, together, first);
    other.join();

    for (int pair = 0; pair < pairs; ++pair) {
        QVERIFY2(mayEndSo(static_cast<Meeting>(pair % meetings), first.at(pair), second.at(pair)),
                 qPrintable(u"pair %1: %2 %3, %4 %5"_s.arg(pair).arg(
                     verdictName(first.at(pair).verdict), first.at(pair).reason, verdictName(second.at(pair).verdict),
                     second.at(pair).reason)));
    }
    const QStringList complaints = Oracle(target).complaints(first + second);
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u'\n')));
}

} // namespace castellan::tests

CASTELLAN_TEST(castellan::tests::TwoConsolesTest)
#include "TwoConsolesTest.moc"
