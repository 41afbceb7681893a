#pragma once

#include "domain/port/Pool.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/sql/Placeholders.h"

#include <QString>
#include <QStringList>
#include <QVariant>

#include <chrono>
#include <memory>
#include <optional>

class QSqlQuery;
class QSqlError;

namespace castellan::storage {

/// What differs between the drivers that a QSqlDatabase can have: how values are bound and cells are read, what an
/// error means, how a transaction begins, and what must be looked at before it ends. One connection's; its thread.
class SqlDriver
{
public:
    SqlDriver() = default;
    SqlDriver(const SqlDriver&) = delete;
    SqlDriver& operator=(const SqlDriver&) = delete;
    virtual ~SqlDriver() = default;

    /// The statement with the driver's own placeholders in place of `$n`, of which there are `values`.
    [[nodiscard]] virtual DriverStatement translated(const QString& sql, qsizetype values) const = 0;
    /// The value as one of the few types that the driver binds as what they are.
    [[nodiscard]] virtual QVariant bound(const Value& value) const = 0;
    /// Prepared statements are kept and used again.
    [[nodiscard]] virtual bool keepsStatements() const = 0;
    /// Reads all rows to the end of an answer that has just come.
    [[nodiscard]] virtual domain::Result<Rows> rows(QSqlQuery& query) const = 0;
    [[nodiscard]] virtual domain::Error failure(const QSqlError& error, const QSqlQuery& query) const = 0;

    [[nodiscard]] virtual bool isInTransaction() const = 0;
    /// False once the connection has been found dead.
    [[nodiscard]] virtual bool isUsable() const = 0;
    [[nodiscard]] virtual QStringList beginning(const domain::TransactionOptions& options) const = 0;
    /// Run after every end of a transaction of its own.
    [[nodiscard]] virtual QStringList ending(const domain::TransactionOptions& options) const = 0;
    /// Whether COMMIT would write where we think: the last look before it is sent.
    [[nodiscard]] virtual domain::Result<void> beforeCommit() const = 0;
    /// What the answer to COMMIT means; `query` has run it.
    [[nodiscard]] virtual domain::Result<void> committed(bool answered, const QSqlQuery& query) const = 0;

    /// Called around every statement. An error if values could not be sent safely now.
    [[nodiscard]] virtual domain::Result<void> statementBegins(std::optional<std::chrono::milliseconds> deadline) = 0;
    virtual void statementEnds() = 0;

    [[nodiscard]] virtual domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) = 0;
    [[nodiscard]] virtual std::shared_ptr<domain::Canceller> canceller() const = 0;
    [[nodiscard]] virtual domain::Result<domain::ServerIdentity> identity() = 0;
};

} // namespace castellan::storage
