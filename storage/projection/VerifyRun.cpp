#include "storage/projection/VerifyRun.h"

#include "storage/database/Rows.h"
#include "storage/database/Statement.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

using domain::failed;
using domain::Result;

template<typename Difference>
Result<void> TellingSink::tellAll(const QList<Difference>& differences)
{
    for (const Difference& difference : differences) {
        for (const domain::Difference& one : domain::told(difference)) {
            ++m_count;
            if (m_tell) {
                m_tell(one);
            }
        }
    }
    return {};
}

Result<void> TellingSink::take(const QList<domain::InstanceDifference>& differences)
{
    return tellAll(differences);
}

Result<void> TellingSink::take(const QList<domain::InstanceDomainDifference>& differences)
{
    return tellAll(differences);
}

Result<void> TellingSink::take(const QList<domain::OrganizationDifference>& differences)
{
    return tellAll(differences);
}

Result<void> TellingSink::take(const QList<domain::OrganizationDomainDifference>& differences)
{
    return tellAll(differences);
}

VerifyRun::VerifyRun(const SqlDialect& dialect, const domain::ProjectionRun& run, qint64 total)
    : m_dialect(dialect),
      m_run(run),
      m_total(total)
{}

Result<domain::VerifyReport> VerifyRun::verify(domain::Client& client, const domain::Projections::Tell& tell)
{
    TellingSink sink(tell);
    if (const Result<void> walked = walk<InstanceFamily>(client, sink); !walked) {
        return failed(walked.error());
    }
    if (const Result<void> walked = walk<OrganizationFamily>(client, sink); !walked) {
        return failed(walked.error());
    }
    m_report.differences = sink.differences();
    return m_report;
}

template<typename Family>
Result<void> VerifyRun::walk(domain::Client& client, TellingSink& sink)
{
    FamilyWalk<Family> walk(m_dialect, m_run.names);
    while (!walk.isDone()) {
        const auto begun = client.begin({domain::IsolationLevel::RepeatableRead, domain::AccessMode::ReadOnly});
        if (!begun) {
            return failed(begun.error());
        }
        domain::Transaction& snapshot = **begun;
        if (const Result<void> prepared = preferIndexes(snapshot, m_dialect); !prepared) {
            return prepared;
        }
        if (const Result<void> stepped = walk.step(snapshot, sink); !stepped) {
            return stepped;
        }
        if (const Result<void> ended = snapshot.rollback(); !ended) {
            return ended;
        }
        if (const Result<void> told = tellProgress(m_run, m_report.events + walk.events(), m_total); !told) {
            return told;
        }
    }
    m_report.events += walk.events();
    m_report.rows += walk.rows();
    return {};
}

Result<void> tellProgress(const domain::ProjectionRun& run, qint64 events, qint64 total)
{
    if (!run.progress || run.progress({events, std::max(events, total)})) {
        return {};
    }
    domain::Error error;
    error.kind = domain::ErrorKind::Cancelled;
    error.id = u"CAS-Cancelled"_s;
    error.message = u"The run was cancelled before it was done."_s;
    return failed(error);
}

Result<void> preferIndexes(domain::QueryExecutor& transaction, const SqlDialect& dialect)
{
    if (!dialect.isPostgres()) {
        return {};
    }
    const auto set = transaction.query(Statement(
        u"SELECT set_config(s, 'off', true) FROM unnest(ARRAY['enable_seqscan', 'enable_bitmapscan', "
        "'enable_sort', 'enable_incremental_sort', 'jit']) AS s WHERE current_setting(s, true) IS NOT NULL"_s));
    return set ? Result<void>() : Result<void>(failed(set.error()));
}

} // namespace castellan::storage
