#pragma once

#include "domain/core/Result.h"
#include "storage/postgres/ConnectionHandle.h"
#include "storage/postgres/ConnectionTarget.h"

#include <QDeadlineTimer>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

struct pg_conn;
struct pg_result;

namespace castellan::storage {

/// Gives an open connection to a QSqlDatabase: Qt's driver (QPSQL) opens with it, and owns it from then on.
///
/// By itself the driver connects by `PQconnectdb` and then runs statements of its own by `PQexec`; both block, the
/// second without any limit, and no setting of libpq or of the system ends a wait for a server whose kernel
/// acknowledges but which says nothing. Nor can anybody shut the socket down from outside, since the driver tells nobody
/// which it is before it is done. So both functions are ours (they stand in front of libpq's, as
/// the linker lets any program do): on a thread where such an opening runs, the first hands over the connection, and the
/// second waits until the deadline. Everywhere else they are libpq's. No thread, no relay, and nothing is left behind.
class DriverOpening final
{
public:
    DriverOpening(std::unique_ptr<LibpqHandle> opened, const QDeadlineTimer& end);
    DriverOpening(const DriverOpening&) = delete;
    DriverOpening& operator=(const DriverOpening&) = delete;
    ~DriverOpening();

    /// `keywords` are what the QSqlDatabase is to tell about itself. Errors: Unreachable when the server falls silent or
    /// goes; Internal `CAS-NoDriver`.
    [[nodiscard]] domain::Result<std::unique_ptr<ConnectionHandle>> run(
        const QList<ConnectionTarget::Keyword>& keywords);

    /// The one that runs on this thread, or null.
    [[nodiscard]] static DriverOpening* current();
    [[nodiscard]] pg_conn* connection() const { return m_connection; }
    /// The driver connects.
    [[nodiscard]] pg_conn* handOver() { return m_opened->release(); }
    /// The driver runs a statement. After the deadline, or on a connection that is gone, it hears that all is well, so that
    /// it neither waits nor complains on the standard error; `run` tells the truth.
    [[nodiscard]] pg_result* exec(const char* sql);

private:
    [[nodiscard]] bool hearsAnswer();
    [[nodiscard]] pg_result* answer();
    [[nodiscard]] pg_result* success() const;

    std::unique_ptr<LibpqHandle> m_opened;
    pg_conn* m_connection;
    QString m_address;
    QDeadlineTimer m_end;
    std::optional<domain::Error> m_error;
};

} // namespace castellan::storage
