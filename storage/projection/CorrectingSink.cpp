#include "storage/projection/CorrectingSink.h"

#include "storage/projection/FailedEvents.h"
#include "storage/projection/ObjectFamily.h"
#include "storage/repository/RowStatements.h"

#include <numeric>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

/// All columns: which of them differ is not worth a statement each.
QList<int> allColumns(const Table& table)
{
    QList<int> columns(table.columns.size());
    std::iota(columns.begin(), columns.end(), 0);
    return columns;
}

// A row that is to lose a name or a flag that others may get. The times are left alone, so that the second walk sees them
// as they were.
std::optional<domain::Instance> givingWay(const domain::Instance& /*row*/, const domain::Instance& /*wanted*/)
{
    return std::nullopt;
}

std::optional<domain::Organization> givingWay(domain::Organization row, const domain::Organization& wanted)
{
    if (row.name == wanted.name) {
        return std::nullopt;
    }
    row.name = u"\u0001castellan "_s + row.id.value(); // no name can begin so
    return row;
}

std::optional<domain::InstanceDomain> givingWay(domain::InstanceDomain row, const domain::InstanceDomain& wanted)
{
    if (!row.isPrimary || wanted.isPrimary) {
        return std::nullopt;
    }
    row.isPrimary = false;
    return row;
}

std::optional<domain::OrganizationDomain> givingWay(domain::OrganizationDomain row,
                                                    const domain::OrganizationDomain& wanted)
{
    const bool isLosing = (row.isPrimary && !wanted.isPrimary) || (row.isVerified && !wanted.isVerified);
    if (!isLosing) {
        return std::nullopt;
    }
    row.isPrimary = row.isPrimary && wanted.isPrimary;
    row.isVerified = row.isVerified && wanted.isVerified;
    return row;
}

/// What the events say; their times only where the row's are wrong.
template<typename Entity, typename Difference>
Entity corrected(const Difference& difference)
{
    Entity row = difference.expected->row();
    if (domain::isSameMoment(difference.row->createdAt, row.createdAt)) {
        row.createdAt = difference.row->createdAt;
    }
    if (!difference.expected->isUpdateTimeKnown() || domain::isSameMoment(difference.row->updatedAt, row.updatedAt)) {
        row.updatedAt = difference.row->updatedAt;
    }
    return row;
}

domain::FailedEvent failureOf(domain::ProjectionName projection, const domain::EventReference& event,
                              domain::Timestamp createdAt, const QString& reason)
{
    domain::FailedEvent failure;
    failure.projection = projection;
    failure.writer = writerName(projection);
    failure.aggregate = event.at.aggregate;
    failure.sequence = event.at.sequence;
    failure.type = event.type;
    failure.createdAt = createdAt;
    failure.reason = reason;
    return failure;
}

/// The event that the table did not take: what added the row, or what changed it last.
template<typename Entity, typename Difference>
domain::FailedEvent failureOf(const Difference& difference, const domain::Error& error)
{
    using Column = std::remove_cvref_t<decltype(domain::cellsOf(std::declval<Entity>()).first().column)>;
    const auto& expected = *difference.expected;
    const QString reason = error.detail.isEmpty() ? error.message : QString(error.message + u' ' + error.detail);
    return failureOf(ProjectedTable<Entity>::projection, expected.reason(Column::UpdatedAt), expected.row().updatedAt,
                     reason);
}

} // namespace

Result<void> CorrectingSink::take(const QList<domain::InstanceDifference>& differences)
{
    return correct<domain::Instance>(differences);
}

Result<void> CorrectingSink::take(const QList<domain::InstanceDomainDifference>& differences)
{
    return correct<domain::InstanceDomain>(differences);
}

Result<void> CorrectingSink::take(const QList<domain::OrganizationDifference>& differences)
{
    return correct<domain::Organization>(differences);
}

Result<void> CorrectingSink::take(const QList<domain::OrganizationDomainDifference>& differences)
{
    return correct<domain::OrganizationDomain>(differences);
}

Result<void> CorrectingSink::refused(const QList<RefusedEvent>& events)
{
    if (m_phase == Phase::Write) {
        for (const RefusedEvent& refused : events) {
            m_failures.append(failureOf(refused.projection, domain::referenceTo(refused.event), refused.event.createdAt,
                                        domain::refusalText(refused.why)));
            ++m_report.refused;
        }
    }
    return {};
}

template<typename Entity, typename Difference>
Result<void> CorrectingSink::correct(const QList<Difference>& differences)
{
    return m_phase == Phase::MakeRoom ? makeRoom<Entity>(differences) : write<Entity>(differences);
}

template<typename Entity, typename Difference>
Result<void> CorrectingSink::makeRoom(const QList<Difference>& differences)
{
    const Table table = Mapped<Entity>::table(m_dialect);
    QList<Entity> extra;
    QList<Entity> inTheWay;
    for (const Difference& difference : differences) {
        if (difference.isExtra()) {
            extra.append(*difference.row);
        } else if (!difference.isMissing()) {
            if (const std::optional<Entity> row = givingWay(*difference.row, difference.expected->row())) {
                inTheWay.append(*row);
            }
        }
    }
    if (!extra.isEmpty()) {
        const Statement statement = deleteStatement(table, m_dialect, rowsOf(m_dialect, extra));
        if (const Result<void> deleted = run(m_transaction, statement, m_report.deleted); !deleted) {
            return deleted;
        }
    }
    qint64 moved = 0; // the second walk counts them
    return inTheWay.isEmpty()
        ? Result<void>()
        : run(m_transaction, updateStatement(table, m_dialect, rowsOf(m_dialect, inTheWay), allColumns(table)), moved);
}

/// Together if the table takes them all; else by halves, until only those are left that it refuses.
template<typename Entity, typename Difference>
Result<void> CorrectingSink::write(const QList<Difference>& differences)
{
    const Result<void> written = attempt<Entity>(differences);
    if (written || written.error().losesConnection() || written.error().kind == domain::ErrorKind::Cancelled) {
        return written;
    }
    if (differences.size() == 1) {
        m_failures.append(failureOf<Entity>(differences.first(), written.error()));
        ++m_report.refused;
        return {};
    }
    const qsizetype half = differences.size() / 2;
    const Result<void> first = write<Entity>(differences.first(half));
    return first ? write<Entity>(differences.sliced(half)) : first;
}

template<typename Entity, typename Difference>
Result<void> CorrectingSink::attempt(const QList<Difference>& differences)
{
    const domain::RebuildReport before = m_report;
    const auto savepoint = m_transaction.begin();
    if (!savepoint) {
        return failed(savepoint.error());
    }
    const Result<void> written = writeTogether<Entity>(**savepoint, differences);
    if (written) {
        return (*savepoint)->commit();
    }
    m_report = before;
    const Result<void> undone = (*savepoint)->rollback();
    return undone ? written : undone;
}

template<typename Entity, typename Difference>
Result<void> CorrectingSink::writeTogether(domain::QueryExecutor& db, const QList<Difference>& differences)
{
    const Table table = Mapped<Entity>::table(m_dialect);
    QList<Entity> missing;
    QList<Entity> differing;
    for (const Difference& difference : differences) {
        if (difference.isMissing()) {
            missing.append(difference.expected->row());
        } else if (!difference.isExtra()) {
            differing.append(corrected<Entity>(difference));
        }
    }
    if (!missing.isEmpty()) {
        const Statement statement = insertStatement(table, m_dialect, rowsOf(m_dialect, missing));
        if (const Result<void> inserted = run(db, statement, m_report.inserted); !inserted) {
            return inserted;
        }
    }
    return differing.isEmpty()
        ? Result<void>()
        : run(db, updateStatement(table, m_dialect, rowsOf(m_dialect, differing), allColumns(table)), m_report.updated);
}

Result<void> CorrectingSink::run(domain::QueryExecutor& db, const Statement& statement, qint64& count)
{
    const Result<qint64> affected = db.exec(statement);
    if (!affected) {
        return failed(affected.error());
    }
    count += *affected;
    return {};
}

} // namespace castellan::storage
