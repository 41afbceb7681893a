#include "tests/bench/BenchTarget.h"
#include "tests/bench/Groups.h"

#include <QSqlQuery>
#include <QSqlTableModel>

namespace castellan::bench {

namespace {

using namespace domain;

constexpr int organizationsBrowsed = 100'000;
constexpr int pageSize = 200;

ListRequest<OrganizationColumn> byName(const QString& instance)
{
    ListRequest<OrganizationColumn> request;
    request.condition = OrganizationCondition::equals(OrganizationColumn::InInstance, instance);
    request.order = {OrganizationColumn::Name, SortDirection::Ascending};
    request.limit = pageSize;
    return request;
}

Page<OrganizationSummary> page(BenchTarget& target, Client& client, const ListRequest<OrganizationColumn>& request)
{
    Result<Page<OrganizationSummary>> found = target.services().organizations().list(client, request);
    if (!found) {
        qFatal("bench: %s", qPrintable(toLogText(found.error())));
    }
    return std::move(*found);
}

void measureOpen(Report& report, BenchTarget& target, Client& client, const QString& where)
{
    QSqlDatabase db = target.plainConnection();
    constexpr int rounds = 5;
    constexpr double goal = 20;
    const Pair pair = timedInTurn(
        rounds, [&] { static_cast<void>(page(target, client, byName(target.instance()))); },
        [&] {
            QSqlTableModel model(nullptr, db);
            model.setTable(target.plainRows().table("zitadel", "organizations"));
            model.setSort(model.fieldIndex(QStringLiteral("name")), Qt::AscendingOrder);
            model.select();
        });
    report.add({QStringLiteral("browse"), where + QStringLiteral(", first page by name, beside QSqlTableModel"),
                QStringLiteral("us"), pair.value, pair.baseline,
                target.isPostgres() ? std::optional(goal) : std::nullopt, Goal::AtLeast,
                QStringLiteral("%1 rows, without painting").arg(organizationsBrowsed)});
}

/// The page behind a place that the pager already knows, beside the same place by OFFSET.
void measureKnownPlace(Report& report, BenchTarget& target, Client& client, const QString& where)
{
    ListRequest<OrganizationColumn> deep = byName(target.instance());
    deep.skip = organizationsBrowsed * 9 / 10;
    const Page<OrganizationSummary> before = page(target, client, deep);
    ListRequest<OrganizationColumn> known = byName(target.instance());
    known.after = before.end;
    constexpr int rounds = 7;
    const Pair pair = timedInTurn(
        rounds, [&] { static_cast<void>(page(target, client, known)); },
        [&] { static_cast<void>(page(target, client, deep)); });
    report.add({QStringLiteral("browse"),
                where + QStringLiteral(", page behind a known key, beside OFFSET"),
                QStringLiteral("us"),
                pair.value,
                pair.baseline,
                target.isPostgres() ? 500.0 : 50.0,
                Goal::AtLeast,
                {}});
}

void measureFilter(Report& report, BenchTarget& target, Client& client, const QString& where)
{
    ListRequest<OrganizationColumn> request = byName(target.instance());
    request.condition = OrganizationCondition::all(
        {request.condition,
         OrganizationCondition::any({OrganizationCondition::text(OrganizationColumn::Name, TextMatch::Contains,
                                                                 QStringLiteral("fill-777"), Letters::IgnoreAsciiCase),
                                     OrganizationCondition::hasDomain(TextMatch::Contains, QStringLiteral("fill-777"),
                                                                      Letters::IgnoreAsciiCase)})});
    QList<double> times;
    constexpr int rounds = 5;
    for (int round = 0; round < rounds; ++round) {
        times.append(timed([&] { static_cast<void>(page(target, client, request)); }) / 1000);
    }
    constexpr double goal = 30;
    report.add({QStringLiteral("browse"),
                where + QStringLiteral(", first page of a substring of name or domain"),
                QStringLiteral("ms"),
                median(times),
                std::nullopt,
                goal,
                Goal::AtMost,
                {}});
}

void measureTarget(Report& report, BenchTarget& target, const QString& where)
{
    target.fill(organizationsBrowsed);
    const Result<std::unique_ptr<Client>> client = target.services().pool().acquire(ClientPurpose::Read);
    if (!client) {
        report.missing(QStringLiteral("browse"), where, toLogText(client.error()));
        return;
    }
    measureOpen(report, target, **client, where);
    measureKnownPlace(report, target, **client, where);
    measureFilter(report, target, **client, where);
}

} // namespace

void measureBrowse(Report& report)
{
    BenchTarget postgres = BenchTarget::postgres();
    measureTarget(report, postgres, QStringLiteral("PostgreSQL"));
    BenchTarget sqlite = BenchTarget::sqlite();
    measureTarget(report, sqlite, QStringLiteral("SQLite"));
}

} // namespace castellan::bench
