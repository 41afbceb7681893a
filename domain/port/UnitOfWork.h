#pragma once

#include "domain/event/Event.h"
#include "domain/event/StoredEvent.h"
#include "domain/instance/Instance.h"
#include "domain/instance/InstanceDomain.h"
#include "domain/organization/Organization.h"
#include "domain/organization/OrganizationDomain.h"
#include "domain/port/BatchTrace.h"
#include "domain/port/ReadSet.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>

namespace castellan::domain {

/// One transaction, seen as objects: commands look at rows and change them, and see what earlier commands of the
/// batch have changed. When the rows are fetched and written is storage's business; all of it happens
/// in the one transaction, and nothing is there if `commit` is not reached. One thread only.
///
/// Reads answer what the database holds with this batch's changes laid over it. An error of a read or write is
/// the database's, and ends the batch.
class UnitOfWork
{
public:
    UnitOfWork() = default;
    UnitOfWork(const UnitOfWork&) = delete;
    UnitOfWork& operator=(const UnitOfWork&) = delete;
    virtual ~UnitOfWork() = default; ///< rolls back what was not committed

    /// Fetches what the commands said they will look at.
    [[nodiscard]] virtual Result<void> prefetch(const ReadSet& reads) = 0;
    /// The aggregate's id was made just now, so nothing in the database has it: nobody needs to ask. Should it be
    /// there after all, the database refuses the row.
    virtual void expectNew(const AggregateKey&) {}
    /// Writes although a server's projection on the same database is behind, or other events have overtaken ours: then the
    /// server finds our rows when it gets to our events, and reports those as failed.
    virtual void force() {}

    [[nodiscard]] virtual Result<std::optional<Instance>> instance(const InstanceId& id) = 0;
    /// Custom and trusted, by domain.
    [[nodiscard]] virtual Result<QList<InstanceDomain>> instanceDomains(const InstanceId& id) = 0;
    /// The row of exactly this spelling, whichever instance and type it is of.
    [[nodiscard]] virtual Result<std::optional<InstanceDomain>> instanceDomain(const QString& domain) = 0;
    [[nodiscard]] virtual Result<std::optional<Organization>> organization(const InstanceId& instance,
                                                                           const OrganizationId& id) = 0;
    /// The organization of exactly this name.
    [[nodiscard]] virtual Result<std::optional<Organization>> organizationNamed(const InstanceId& instance,
                                                                                const QString& name) = 0;
    /// By domain.
    [[nodiscard]] virtual Result<QList<OrganizationDomain>> organizationDomains(const InstanceId& instance,
                                                                                const OrganizationId& organization) = 0;
    /// The row of exactly this spelling.
    [[nodiscard]] virtual Result<std::optional<OrganizationDomain>> organizationDomain(
        const InstanceId& instance, const OrganizationId& organization, const QString& domain) = 0;
    /// The organization that holds exactly this spelling verified.
    [[nodiscard]] virtual Result<std::optional<OrganizationId>> verifiedHolder(const InstanceId& instance,
                                                                               const QString& domain) = 0;
    /// Whether the eventstore's constraint exists, the batch's events so far included (see `note`).
    [[nodiscard]] virtual Result<bool> isTaken(const UniqueConstraint& constraint) = 0;
    /// Who holds a taken constraint, in words for the error (`organization "Lehigh" (123)`), or empty. May be slow:
    /// only asked when a command is refused.
    [[nodiscard]] virtual Result<QString> holderOf(const UniqueConstraint& constraint) = 0;
    /// The effective domain policy: the last one of the organization, else of the instance, else false.
    [[nodiscard]] virtual Result<bool> requiresDomainValidation(const InstanceId& instance,
                                                                const OrganizationId& organization) = 0;
    /// The organization that a project belongs to, as far as the database can tell.
    [[nodiscard]] virtual Result<std::optional<OrganizationId>> projectOwner(const InstanceId& instance,
                                                                             const QString& project) = 0;
    /// The latest sequence of the aggregate before this batch; 0 if it has no events.
    [[nodiscard]] virtual Result<qint64> sequenceBefore(const AggregateKey& aggregate) = 0;

    /// Inserts or replaces the row with this key. A primary domain takes the flag from the other one.
    [[nodiscard]] virtual Result<void> save(const Instance& instance) = 0;
    [[nodiscard]] virtual Result<void> save(const InstanceDomain& domain) = 0;
    [[nodiscard]] virtual Result<void> save(const Organization& organization) = 0;
    [[nodiscard]] virtual Result<void> save(const OrganizationDomain& domain) = 0;
    /// Removes the row, and with it what belongs to it.
    [[nodiscard]] virtual Result<void> removeInstance(const InstanceId& id) = 0;
    [[nodiscard]] virtual Result<void> removeInstanceDomain(const InstanceId& instance, const QString& domain) = 0;
    [[nodiscard]] virtual Result<void> removeOrganization(const InstanceId& instance, const OrganizationId& id) = 0;
    [[nodiscard]] virtual Result<void> removeOrganizationDomain(const InstanceId& instance,
                                                                const OrganizationId& organization,
                                                                const QString& domain) = 0;
    /// Tells of events that will be pushed at the end, so that `isTaken` knows their constraints.
    virtual void note(const QList<Event>& events) = 0;

    /// Writes the rows and pushes the events, once, in this order; nothing is committed yet. The stored events come in
    /// the order given. Errors as LegacyEventstore::pushWithNewClient and those of the rows' constraints.
    [[nodiscard]] virtual Result<QList<StoredEvent>> push(const QList<Event>& events) = 0;
    /// Errors: OutcomeUnknown if the connection was lost after COMMIT was handed over.
    [[nodiscard]] virtual Result<void> commit() = 0;
    virtual void rollback() = 0;
    /// `push`, then `commit`, in fewer round trips where that is as safe. After a failure of the push it is rolled back.
    [[nodiscard]] virtual Result<QList<StoredEvent>> pushAndCommit(const QList<Event>& events);
    /// Makes ready what is to be pushed and says how it can be found again, should the answer to COMMIT not come. May read.
    [[nodiscard]] virtual Result<BatchTrace> trace(const QList<Event>& events);
    /// After a successful commit: false if the server warned that a standby it waits for does not have it yet.
    [[nodiscard]] virtual bool isDurable() const { return true; }
};

/// Where units of work come from: one target's write connection.
class UnitOfWorkSource
{
public:
    UnitOfWorkSource() = default;
    UnitOfWorkSource(const UnitOfWorkSource&) = delete;
    UnitOfWorkSource& operator=(const UnitOfWorkSource&) = delete;
    virtual ~UnitOfWorkSource() = default;

    /// Begins a transaction; writes the batch's key first, where the database can hold keys. No identity (a preview, a
    /// query): no key. Errors: Conflict `CAS-BatchKeyReused` for a key met with another hash, Unreachable, Timeout,
    /// PermissionDenied, Schema.
    [[nodiscard]] virtual Result<std::unique_ptr<UnitOfWork>> begin(const std::optional<BatchIdentity>& identity) = 0;

    /// What became of a batch whose COMMIT was not answered, on a node that can write. Ends the session that it was written
    /// in if that still runs, so that the answer stays true. Errors: OutcomeUnknown if this target will never tell;
    /// Unreachable, Timeout, PermissionDenied `CAS-ReadOnly` (a standby): ask again.
    [[nodiscard]] virtual Result<BatchFate> fateOf(const BatchTrace& trace);
};

} // namespace castellan::domain
