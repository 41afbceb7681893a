#pragma once

#include "domain/command/Batch.h"
#include "domain/organization/ImportOrganizations.h"
#include "ui/cli/ImportFile.h"
#include "ui/cli/OutcomeNotes.h"
#include "ui/cli/Session.h"

#include <memory>
#include <optional>

namespace castellan::ui {

/// What an import has done so far. In a dry run, what it would do.
struct ImportReport
{
    qint64 organizations = 0;
    qint64 domains = 0;
    qint64 events = 0;
    int upToLine = 0; ///< the beginning of the last row that was judged; 0 if none
    QList<domain::ImportRejection> rejected;
    OutcomeNotes notes;
    std::optional<domain::Error> failure; ///< what ended it early
};

/// Runs an import file chunk by chunk, each chunk as one transaction.
class ImportRun final
{
public:
    ImportRun(Session& session, ImportFile& file, domain::InstanceId instance);

    /// `chunk`: rows a transaction. At the first failure the chunks before it stay.
    [[nodiscard]] ImportReport run(qsizetype chunk);

private:
    [[nodiscard]] domain::Result<void> runChunk(const QList<domain::ImportRow>& rows);
    /// The first `count` rows as one transaction; `preview`: rolled back.
    [[nodiscard]] domain::Result<domain::BatchOutcome> apply(const QList<domain::ImportRow>& rows, qsizetype count,
                                                             bool preview);
    /// Finds the first row that the database refuses, `sound` rows before it being good, and leaves it out; its index.
    [[nodiscard]] domain::Result<qsizetype> leaveOutRefused(const QList<domain::ImportRow>& rows, qsizetype sound,
                                                            domain::Error refusal);
    void take(const domain::BatchOutcome& outcome, const QList<domain::ImportRow>& rows);

    Session& m_session;
    ImportFile& m_file;
    domain::InstanceId m_instance;
    domain::ImportClaims m_claims;
    QHash<qsizetype, domain::Error> m_leftOut; ///< rows of the chunk that the database refused
    std::unique_ptr<domain::Batch> m_batch;
    domain::ImportOrganizations* m_import = nullptr; ///< in `m_batch`
    ImportReport m_report;
};

} // namespace castellan::ui
