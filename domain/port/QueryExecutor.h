#pragma once

#include "domain/core/Result.h"

namespace castellan::storage {
class Statement;
class Rows;
class Row;
} // namespace castellan::storage

namespace castellan::domain {

/// Where statements run: a pool's client or a transaction. Opaque in the domain, which passes it on to the
/// repositories: a statement can only be built in storage. Belongs to the thread that acquired the client.
class QueryExecutor
{
public:
    QueryExecutor() = default;
    QueryExecutor(const QueryExecutor&) = delete;
    QueryExecutor& operator=(const QueryExecutor&) = delete;
    virtual ~QueryExecutor() = default;

    /// All rows, read to the end: a failure half way is an error, never a short answer.
    [[nodiscard]] virtual Result<storage::Rows> query(const storage::Statement& statement) = 0;
    /// Exactly one row. Errors: NotFound (`CAS-NoRow`) for none, Internal (`CAS-ManyRows`) for more.
    [[nodiscard]] virtual Result<storage::Row> queryRow(const storage::Statement& statement) = 0;
    /// The number of rows inserted, updated or deleted.
    [[nodiscard]] virtual Result<qint64> exec(const storage::Statement& statement) = 0;
};

} // namespace castellan::domain
