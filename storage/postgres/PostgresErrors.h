#pragma once

#include "domain/core/Error.h"

#include <QString>

struct pg_conn;
struct pg_result;

namespace castellan::storage {

/// What the server said about a failure, taken from a result or from a failed connection.
struct ServerReport
{
    QString sqlState;
    QString message; ///< in the server's language
    QString detail;  ///< DETAIL: the key values of a violation
    QString table;
    QString constraint;
    QString function;         ///< of the server's source; never translated
    bool endsSession = false; ///< FATAL or PANIC
};

[[nodiscard]] ServerReport reportOf(const pg_result* result);

/// The one table from SQLSTATE to kind, id and sentence. `address` says where. For violations of integrity
/// `subject` is the constraint's name and `detail` the server's DETAIL (`Key (...)=(...) already exists.`);
/// otherwise `detail` is the server's message.
[[nodiscard]] domain::Error postgresError(const ServerReport& report, const QString& address);

/// Why a connection could not be opened. `CAS-NoPassword` asks for one, `CAS-Password` says that it was wrong.
/// `connection` was opened with PQERRORS_SQLSTATE, so its message holds codes in place of texts.
[[nodiscard]] domain::Error openingError(const pg_conn* connection, const QString& address);

/// The connection was lost, or nothing was heard in time.
[[nodiscard]] domain::Error lostConnection(const QString& address, const QString& detail);
[[nodiscard]] domain::Error silentServer(const QString& address);
/// COMMIT was handed over and its answer never came.
[[nodiscard]] domain::Error unknownOutcome(const QString& address, const QString& detail);

} // namespace castellan::storage
