#include "domain/port/Schema.h"

namespace castellan::domain {

namespace {

QString sentence(const SchemaStatus& status)
{
    switch (status.state) {
    case SchemaState::Missing:
        return QStringLiteral("The database holds no tables of an identity system. Set it up first (castellan setup).");
    case SchemaState::Outdated:
        return QStringLiteral(
                   "The tables are of version %1, this program writes version %2. Upgrade them (castellan setup).")
            .arg(status.version)
            .arg(status.wanted);
    case SchemaState::Newer:
        return QStringLiteral("The tables are of version %1, made by a newer program; this one knows version %2.")
            .arg(status.version)
            .arg(status.wanted);
    case SchemaState::Unusable: return status.detail;
    case SchemaState::Current:
    case SchemaState::Foreign: break;
    }
    return {};
}

} // namespace

Result<void> Schema::requireUsable(Client& client) const
{
    const Result<SchemaStatus> found = status(client);
    if (!found) {
        return failed(found.error());
    }
    if (found->isUsable()) {
        return {};
    }
    Error error;
    error.kind = ErrorKind::Schema;
    error.id = found->state == SchemaState::Newer ? QStringLiteral("CAS-NewerSchema") : QStringLiteral("CAS-Schema");
    error.message = sentence(*found);
    error.detail = found->detail;
    return failed(error);
}

} // namespace castellan::domain
