#include "domain/core/Error.h"

namespace castellan::domain {

namespace {

Error make(ErrorKind kind, const QString& id, const QString& messageKey, const QString& message)
{
    Error error;
    error.kind = kind;
    error.id = id;
    error.messageKey = messageKey;
    error.message = message;
    return error;
}

} // namespace

QString kindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidArgument: return QStringLiteral("invalid-argument");
    case ErrorKind::NotFound: return QStringLiteral("not-found");
    case ErrorKind::AlreadyExists: return QStringLiteral("already-exists");
    case ErrorKind::PreconditionFailed: return QStringLiteral("precondition-failed");
    case ErrorKind::Conflict: return QStringLiteral("conflict");
    case ErrorKind::PermissionDenied: return QStringLiteral("permission-denied");
    case ErrorKind::Unreachable: return QStringLiteral("unreachable");
    case ErrorKind::Timeout: return QStringLiteral("timeout");
    case ErrorKind::Schema: return QStringLiteral("schema");
    case ErrorKind::OutcomeUnknown: return QStringLiteral("outcome-unknown");
    case ErrorKind::Internal: return QStringLiteral("internal");
    case ErrorKind::Cancelled: return QStringLiteral("cancelled");
    }
    Q_UNREACHABLE();
}

Error Error::at(const QString& fieldName) const
{
    Error copy = *this;
    copy.field = fieldName;
    return copy;
}

Error Error::ofCommand(int index) const
{
    Error copy = *this;
    if (!copy.command) {
        copy.command = index;
    }
    return copy;
}

QString toLogText(const Error& error)
{
    return QStringLiteral("ID=%1 Message=%2").arg(error.id, error.message);
}

Error invalidArgument(const QString& id, const QString& messageKey, const QString& message)
{
    return make(ErrorKind::InvalidArgument, id, messageKey, message);
}

Error notFound(const QString& id, const QString& messageKey, const QString& message)
{
    return make(ErrorKind::NotFound, id, messageKey, message);
}

Error alreadyExists(const QString& id, const QString& messageKey, const QString& message)
{
    return make(ErrorKind::AlreadyExists, id, messageKey, message);
}

Error preconditionFailed(const QString& id, const QString& messageKey, const QString& message)
{
    return make(ErrorKind::PreconditionFailed, id, messageKey, message);
}

Error conflict(const QString& id, const QString& messageKey, const QString& message)
{
    return make(ErrorKind::Conflict, id, messageKey, message);
}

Error internalError(const QString& id, const QString& message)
{
    return make(ErrorKind::Internal, id, QStringLiteral("Errors.Internal"), message);
}

Error outcomeUnknown(const QString& batchKey, const QString& detail)
{
    Error error = make(
        ErrorKind::OutcomeUnknown, QStringLiteral("CAS-OutcomeUnknown"), {},
        QStringLiteral("The connection was lost while the changes were being committed. Whether they are in "
                       "(batch %1) is not known: look before you repeat them.")
            .arg(batchKey));
    error.subject = batchKey;
    error.detail = detail;
    error.connectionLost = true;
    return error;
}

} // namespace castellan::domain
