#pragma once

#include "storage/sql/SqlDriver.h"

#include <QSqlDatabase>

struct pg_conn;

namespace castellan::storage {

class PostgresCanceller;

/// The sql dialect on QPSQL: for a QSqlDatabase that somebody else opened. Qt writes the values into the text, so
/// only types that it quotes are bound; cells are read from libpq's result, because Qt cuts times to milliseconds
/// and numerics to doubles. The deadline of a statement is the
/// server's to keep (statement_timeout), for as long as the statement runs.
class QpsqlDriver final : public SqlDriver
{
public:
    explicit QpsqlDriver(const QSqlDatabase& database);
    ~QpsqlDriver() override;

    /// `$n` is PostgreSQL's own and reaches it as it is.
    [[nodiscard]] DriverStatement translated(const QString& sql, qsizetype values) const override;
    [[nodiscard]] QVariant bound(const Value& value) const override;
    /// Qt's prepared statements are a round trip to make and one to drop.
    [[nodiscard]] bool keepsStatements() const override { return false; }
    [[nodiscard]] domain::Result<Rows> rows(QSqlQuery& query) const override;
    [[nodiscard]] domain::Error failure(const QSqlError& error, const QSqlQuery& query) const override;
    [[nodiscard]] bool isInTransaction() const override;
    [[nodiscard]] bool isUsable() const override;
    [[nodiscard]] QStringList beginning(const domain::TransactionOptions& options) const override;
    [[nodiscard]] QStringList ending(const domain::TransactionOptions& options) const override;
    [[nodiscard]] domain::Result<void> beforeCommit() const override;
    [[nodiscard]] domain::Result<void> committed(bool answered, const QSqlQuery& query) const override;
    /// Refuses while `standard_conforming_strings` is off: Qt would quote backslashes wrongly.
    [[nodiscard]] domain::Result<void> statementBegins(std::optional<std::chrono::milliseconds> deadline) override;
    void statementEnds() override;
    [[nodiscard]] domain::Result<domain::PingReply> ping(std::chrono::milliseconds deadline) override;
    [[nodiscard]] std::shared_ptr<domain::Canceller> canceller() const override;
    [[nodiscard]] domain::Result<domain::ServerIdentity> identity() override;

private:
    QByteArray setTimeout(const QByteArray& value);
    [[nodiscard]] bool hearsAnswer(std::chrono::milliseconds deadline);

    pg_conn* m_connection;
    QString m_address;
    std::shared_ptr<PostgresCanceller> m_canceller;
    QByteArray m_timeoutBefore; ///< while a statement has a deadline of its own
    bool m_lost = false;
};

} // namespace castellan::storage
