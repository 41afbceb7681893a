#include "ui/cli/ImportRun.h"

#include <utility>

namespace castellan::ui {

using namespace castellan::domain;

namespace {

/// The database objects to a row that looked good: another writer was faster, or it has a rule of its own.
bool isAboutARow(const Error& error)
{
    return (error.kind == ErrorKind::AlreadyExists || error.kind == ErrorKind::InvalidArgument)
        && !error.connectionLost;
}

} // namespace

ImportRun::ImportRun(Session& session, ImportFile& file, InstanceId instance)
    : m_session(session),
      m_file(file),
      m_instance(std::move(instance))
{}

// An empty file is run too, as an empty chunk: the instance must be there.
ImportReport ImportRun::run(qsizetype chunk)
{
    QList<ImportRow> rows = m_file.next(chunk, m_session.ids());
    do {
        Result<void> done = runChunk(rows);
        if (!done) {
            m_report.failure = std::move(done.error());
            m_report.failure->command.reset(); // a chunk is no batch file
            break;
        }
        rows = m_file.next(chunk, m_session.ids());
    } while (!rows.isEmpty());
    return std::move(m_report);
}

Result<void> ImportRun::runChunk(const QList<ImportRow>& rows)
{
    const bool isDryRun = m_session.arguments().has(QStringLiteral("--dry-run"));
    m_leftOut.clear();
    Result<BatchOutcome> outcome = apply(rows, rows.size(), isDryRun);
    if (!outcome && isAboutARow(outcome.error())) {
        outcome = apply(rows, rows.size(), isDryRun); // on fresh data, which shows who was faster
    }
    for (qsizetype sound = 0; !outcome && isAboutARow(outcome.error());) {
        const Result<qsizetype> refused = leaveOutRefused(rows, sound, outcome.error());
        if (!refused) {
            return failed(refused.error());
        }
        sound = *refused + 1;
        outcome = apply(rows, rows.size(), isDryRun);
    }
    if (!outcome) {
        return failed(outcome.error());
    }
    take(*outcome, rows);
    return {};
}

Result<BatchOutcome> ImportRun::apply(const QList<ImportRow>& rows, qsizetype count, bool preview)
{
    auto import = std::make_unique<ImportOrganizations>(m_instance, rows, m_claims);
    for (auto row = m_leftOut.cbegin(); row != m_leftOut.cend(); ++row) {
        import->leaveOut(row.key(), row.value());
    }
    import->limitTo(count);
    m_import = import.get();
    m_batch = std::make_unique<Batch>();
    m_batch->add(std::move(import));
    InvocationOptions options = m_session.invocation(m_file.hash()
                                                     + QByteArray::number(rows.isEmpty() ? 0 : rows.constFirst().line));
    options.preview = preview;
    return m_session.commands().apply(*m_batch, options);
}

// Of all beginnings of the chunk, the shortest that is refused ends with the row at fault: the earlier rows win.
Result<qsizetype> ImportRun::leaveOutRefused(const QList<ImportRow>& rows, qsizetype sound, Error refusal)
{
    qsizetype refused = rows.size();
    while (refused - sound > 1) {
        const qsizetype middle = sound + (refused - sound) / 2;
        const Result<BatchOutcome> tried = apply(rows, middle, true);
        if (tried) {
            sound = middle;
        } else if (isAboutARow(tried.error())) {
            refused = middle;
            refusal = tried.error();
        } else {
            return failed(tried.error());
        }
    }
    const qsizetype row = refused - 1;
    if (row < 0 || m_leftOut.contains(row)) {
        return failed(refusal); // it is about no row after all
    }
    refusal.command.reset();
    m_leftOut.insert(row, refusal);
    return row;
}

void ImportRun::take(const BatchOutcome& outcome, const QList<ImportRow>& rows)
{
    m_claims.names.insert(m_import->claims().names);
    m_claims.domains.insert(m_import->claims().domains);
    m_report.organizations += m_import->organizations();
    m_report.domains += m_import->domains();
    m_report.events += outcome.events.size();
    m_report.notes.add(OutcomeNotes(outcome));
    m_report.rejected.append(m_import->rejections());
    m_report.upToLine = rows.isEmpty() ? m_report.upToLine : rows.constLast().line;
}

} // namespace castellan::ui
