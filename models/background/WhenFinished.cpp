#include "models/background/WhenFinished.h"

namespace castellan::models {

domain::Error cancelledError()
{
    domain::Error error;
    error.kind = domain::ErrorKind::Cancelled;
    error.id = QStringLiteral("CAS-Cancelled");
    error.message = QStringLiteral("The work was given up before it was done.");
    return error;
}

} // namespace castellan::models
