#pragma once

#include "domain/core/Error.h"
#include "domain/core/Id.h"
#include "domain/invoke/Executor.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace castellan::domain {

/// One row of an import: an organization to be made and its domains, the first of which will be primary.
struct ImportRow
{
    int line = 0;        ///< where it begins in its file, 1-based
    OrganizationId id;   ///< of the organization to be made
    QString name;        ///< as written
    QStringList domains; ///< as written
};

/// Why a row stays out.
struct ImportRejection
{
    int line = 0;
    QString value; ///< what is at fault, as written
    Error error;
};

/// Which row of the file took a name or domain first.
struct ImportClaims
{
    QHash<QString, int> names;   ///< folded name -> line
    QHash<QString, int> domains; ///< domain as stored -> line
};

/// Adds organizations with their verified domains, each row in or out as a whole: what is wrong with a row rejects that row
/// alone. All reads are named beforehand, so a unit of work fetches them at once. May be run again from the start.
class ImportOrganizations final : public Executor
{
public:
    /// `claims`: what earlier rows of the file have taken. Must outlive this.
    ImportOrganizations(InstanceId instance, const QList<ImportRow>& rows, const ImportClaims& claims);

    /// Rows (by index) that the database itself refused, with its reason: left out from now on.
    void leaveOut(qsizetype row, const Error& reason);
    /// Only the first `count` rows are run.
    void limitTo(qsizetype count) { m_limit = count; }
    [[nodiscard]] qsizetype size() const { return m_candidates.size(); }

    [[nodiscard]] QString name() const override;
    /// Errors: NotFound `CAS-InstanceNotFound`; those of the database. A row's own faults are rejections.
    [[nodiscard]] Result<void> execute(Context& context) override;
    void reads(ReadSet& reads) const override;
    [[nodiscard]] bool producesEvents() const override { return true; }

    // Of the last run, in the order of the rows.
    [[nodiscard]] const QList<ImportRejection>& rejections() const { return m_rejections; }
    [[nodiscard]] const ImportClaims& claims() const { return m_claimed; }
    [[nodiscard]] qsizetype organizations() const { return m_claimed.names.size(); }
    [[nodiscard]] qsizetype domains() const { return m_claimed.domains.size(); }

private:
    struct Candidate
    {
        int line = 0;
        OrganizationId id;
        QString name;               ///< normalized
        QStringList domains;        ///< as stored, each once
        QStringList writtenDomains; ///< beside `domains`
        QString writtenName;
        std::optional<ImportRejection> fault;
    };

    [[nodiscard]] static Candidate candidate(const ImportRow& row);
    [[nodiscard]] Result<void> take(const Candidate& row, Context& context);
    [[nodiscard]] std::optional<ImportRejection> repeated(const Candidate& row) const;
    /// Nothing if the database has no objection. Errors: those of the database.
    [[nodiscard]] Result<std::optional<ImportRejection>> judged(const Candidate& row, Context& context) const;
    [[nodiscard]] Result<void> add(const Candidate& row, Context& context);

    InstanceId m_instance;
    const ImportClaims& m_earlier;
    QList<Candidate> m_candidates;
    qsizetype m_limit = 0;
    QList<ImportRejection> m_rejections;
    ImportClaims m_claimed;
};

} // namespace castellan::domain
