#include "domain/port/WriteAccess.h"

namespace castellan::domain {

Error WriteAccess::refusal() const
{
    Error error;
    error.kind = ErrorKind::PermissionDenied;
    switch (obstacle) {
    case Obstacle::Standby:
        error.id = QStringLiteral("CAS-Standby");
        error.message = QStringLiteral(
            "The server is a standby, which can only be read. Connect to the primary to write.");
        break;
    case Obstacle::Privileges:
        error.id = QStringLiteral("CAS-Privileges");
        error.subject = missing.join(QStringLiteral(", "));
        error.message =
            QStringLiteral(
                "The role may not write here; it lacks: %1. `castellan setup TARGET --grants ROLE` prints what to grant.")
                .arg(error.subject);
        break;
    case Obstacle::None:
    case Obstacle::ReadOnly:
        error.id = QStringLiteral("CAS-OpenForReading");
        error.message = QStringLiteral("The target is open for reading only.");
        break;
    }
    return error;
}

} // namespace castellan::domain
