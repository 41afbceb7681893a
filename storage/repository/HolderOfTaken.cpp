#include "storage/repository/HolderOfTaken.h"

#include "storage/database/PipelineExecutor.h"
#include "storage/repository/BatchReads.h"
#include "storage/repository/HolderSearch.h"
#include "storage/repository/RowFailure.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

domain::Error HolderOfTaken::named(domain::Error error) const
{
    if (error.subject.isEmpty() && error.field == u"domain"_s) {
        error = withDomain(error);
    }
    const std::optional<domain::UniqueConstraint> constraint = constraintOf(error);
    if (!constraint) {
        return error;
    }
    const Overlay nothing; // the batch's own rows are gone
    const auto holder = HolderSearch(m_dialect, m_db, nothing).holderOf(*constraint);
    if (holder && !holder->isEmpty()) {
        error.message += u" It is held by %1."_s.arg(*holder);
    }
    return error;
}

// The trigger that refuses a verified domain does not say which.
domain::Error HolderOfTaken::withDomain(const domain::Error& error) const
{
    const RowFailure rows(m_rows, m_events);
    domain::ReadSet reads;
    reads.verifiedDomains = rows.verifiedNow();
    const BatchReads plan(m_dialect, reads);
    const PipelineResult answers = runAll(m_db, plan.statements());
    if (!answers) {
        return error;
    }
    BatchKnowledge found;
    plan.takeIn(*answers, 0, found);
    for (const Overlay::InstanceText& domain : std::as_const(reads.verifiedDomains)) {
        if (found.rows.verifiedHolder(domain)) {
            return rows.ofVerifiedDomain(error, domain);
        }
    }
    return error;
}

std::optional<domain::UniqueConstraint> HolderOfTaken::constraintOf(const domain::Error& error) const
{
    for (const domain::Event& event : m_events) {
        for (const domain::ConstraintChange& change : event.constraints) {
            const bool isName = change.constraint.type == u"org_name"_s;
            const bool isTheField = error.field == (isName ? u"name"_s : u"domain"_s);
            if (change.action == domain::ConstraintChange::Action::Add && isTheField
                && change.constraint.field == error.subject && event.command == error.command) {
                return change.constraint;
            }
        }
    }
    return std::nullopt;
}

} // namespace castellan::storage
