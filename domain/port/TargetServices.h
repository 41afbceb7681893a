#pragma once

#include "domain/port/EventReader.h"
#include "domain/port/LegacyEventstore.h"
#include "domain/port/Pool.h"
#include "domain/port/Projections.h"
#include "domain/port/Repository.h"
#include "domain/port/Schema.h"
#include "domain/port/UnitOfWork.h"

#include <QString>

#include <memory>

namespace castellan::domain {

/// Everything that storage offers for one target. Safe to use from any thread, as its parts say; outlives all clients.
class TargetServices
{
public:
    TargetServices() = default;
    TargetServices(const TargetServices&) = delete;
    TargetServices& operator=(const TargetServices&) = delete;
    virtual ~TargetServices() = default;

    /// The target as it may be shown and kept: without secrets.
    [[nodiscard]] virtual QString displayText() const = 0;
    /// The target in one spelling, by which batches in doubt are told to be of this target; without secrets.
    [[nodiscard]] virtual QString place() const = 0;
    [[nodiscard]] virtual Pool& pool() = 0;
    [[nodiscard]] virtual const Schema& schema() const = 0;
    [[nodiscard]] virtual const InstanceRepository& instances() const = 0;
    [[nodiscard]] virtual const InstanceDomainRepository& instanceDomains() const = 0;
    [[nodiscard]] virtual const OrganizationRepository& organizations() const = 0;
    [[nodiscard]] virtual const OrganizationDomainRepository& organizationDomains() const = 0;
    [[nodiscard]] virtual const EventReader& events() const = 0;
    [[nodiscard]] virtual const LegacyEventstore& eventstore() const = 0;
    [[nodiscard]] virtual const Projections& projections() const = 0;
    /// Takes its connection from the pool on the thread that calls `begin`.
    [[nodiscard]] virtual UnitOfWorkSource& unitsOfWork() = 0;
};

struct OpenOptions
{
    QString password; ///< from a prompt; empty: libpq's own ways
    bool readOnly = false;
    bool createMissing = false; ///< a workspace file that is not there is made (empty)
};

/// Opens targets: `sqlite:/path`, `postgresql://...`, or `keyword=value` text.
class TargetOpener
{
public:
    TargetOpener() = default;
    TargetOpener(const TargetOpener&) = delete;
    TargetOpener& operator=(const TargetOpener&) = delete;
    virtual ~TargetOpener() = default;

    /// Reads the target's text; connects to nothing. Errors: InvalidArgument `CAS-Target` (a usage error): no known form,
    /// a keyword that is not allowed (by name), a password in the text (never echoed).
    [[nodiscard]] virtual Result<std::unique_ptr<TargetServices>> open(const QString& target,
                                                                       const OpenOptions& options) = 0;
};

} // namespace castellan::domain
