#pragma once

#include "storage/sql/SqlDriver.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <list>
#include <memory>

namespace castellan::storage {

/// Statements on one QSqlDatabase, with the prepared ones kept for the next time where that helps. Used only on
/// the thread that opened the database. Transactions are SqlTransaction's business.
class SqlConnection final
{
public:
    /// The database is open and stays so; its driver is QSQLITE or QPSQL and `driver` made for it.
    SqlConnection(const QSqlDatabase& database, std::unique_ptr<SqlDriver> driver);
    ~SqlConnection();
    SqlConnection(const SqlConnection&) = delete;
    SqlConnection& operator=(const SqlConnection&) = delete;

    [[nodiscard]] SqlDriver& driver() const { return *m_driver; }

    [[nodiscard]] domain::Result<Rows> query(const Statement& statement);
    [[nodiscard]] domain::Result<qint64> exec(const Statement& statement);
    /// A statement of transaction control, in the driver's own words and without values.
    [[nodiscard]] domain::Result<void> control(const QString& sql);
    /// COMMIT, with what its answer means.
    [[nodiscard]] domain::Result<void> commit();

private:
    struct Kept
    {
        QString sql;
        QList<qsizetype> values;
        QSqlQuery query;
    };
    struct Prepared
    {
        QSqlQuery* query;
        QList<qsizetype> values; ///< of each placeholder
    };

    [[nodiscard]] domain::Result<QSqlQuery*> run(const Statement& statement, QSqlQuery& single);
    [[nodiscard]] domain::Result<Prepared> prepared(const Statement& statement, QSqlQuery& single);
    [[nodiscard]] domain::Result<void> finish(QSqlQuery& answer);
    [[nodiscard]] domain::Error failureOf(const QSqlQuery& query) const;
    void drop(const QString& sql);

    QSqlDatabase m_database;
    std::unique_ptr<SqlDriver> m_driver;
    std::list<Kept> m_kept; ///< the last used first
    QSqlQuery m_failed;     ///< QPSQL can drop a statement only after the rollback
};

} // namespace castellan::storage
