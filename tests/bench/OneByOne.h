#pragma once

#include "tests/bench/BenchTarget.h"

#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace castellan::bench {

/// The rows of a batch by prepared `QSqlQuery`s, command by command in one transaction, without any check: what a program on
/// Qt Sql does that takes care to prepare each statement once a batch.
class PreparedQueries final
{
public:
    /// Its statements, prepared for one batch.
    class Queries final
    {
    public:
        Queries(const QSqlDatabase& db, const PlainRows& rows);
        void addKey(const QString& prefix);
        /// What these statements write for the command at `place`.
        void addRows(const QString& prefix, int place, const QList<PlainRows::Statement>& statements);

    private:
        const PlainRows& m_rows;
        QSqlQuery m_key;
        std::vector<QSqlQuery> m_queries; ///< in the order of PlainRows::Statement
    };

    explicit PreparedQueries(BenchTarget& target);
    void apply(const QString& prefix, int count);

private:
    PlainRows m_rows;
    QSqlDatabase m_db;
};

/// The same on a workspace by SQLite's own API, with statements that are prepared once for all batches.
class SqliteStatements final
{
public:
    explicit SqliteStatements(BenchTarget& target);
    SqliteStatements(const SqliteStatements&) = delete;
    SqliteStatements& operator=(const SqliteStatements&) = delete;
    ~SqliteStatements();
    void apply(const QString& prefix, int count);

private:
    [[nodiscard]] sqlite3_stmt* prepared(const QString& sql);
    void exec(const char* sql);
    void run(sqlite3_stmt* statement, const QVariantList& values);

    PlainRows m_rows;
    sqlite3* m_handle = nullptr;
    sqlite3_stmt* m_key = nullptr;
    std::vector<sqlite3_stmt*> m_statements; ///< in the order of PlainRows::Statement
};

} // namespace castellan::bench
