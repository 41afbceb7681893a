#pragma once

#include "tests/bench/BenchTarget.h"

#include <QSqlDatabase>
#include <QString>

namespace castellan::bench {

/// A batch as a server of the family writes it: the rows by prepared queries, command by command, and the events at the
/// end in one call of a function that goes through its commands aggregate by aggregate. PostgreSQL only.
class RowByRowPush final
{
public:
    explicit RowByRowPush(BenchTarget& target);
    void apply(const QString& prefix, int count);

private:
    void push(const QString& prefix, int count);

    PlainRows m_rows;
    QSqlDatabase m_db;
};

} // namespace castellan::bench
