#include "storage/sql/SqlTransaction.h"

#include "storage/database/SingleRow.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

} // namespace

Result<std::unique_ptr<domain::Transaction>> SqlTransaction::begin(const std::shared_ptr<SqlConnection>& connection,
                                                                   const domain::TransactionOptions& options)
{
    const int level = connection->driver().isInTransaction() ? 1 : 0;
    return beginAt(connection, options, level);
}

SqlTransaction::SqlTransaction(std::shared_ptr<SqlConnection> connection, const domain::TransactionOptions& options,
                               int level)
    : m_connection(std::move(connection)),
      m_options(options),
      m_level(level)
{}

SqlTransaction::~SqlTransaction()
{
    if (!m_ended) {
        rollback();
    }
}

Result<Rows> SqlTransaction::query(const Statement& statement)
{
    if (const Result<void> usable = open(); !usable) {
        return failed(usable.error());
    }
    Result<Rows> rows = m_connection->query(statement);
    if (!rows) {
        fail(rows.error());
    }
    return rows;
}

Result<Row> SqlTransaction::queryRow(const Statement& statement)
{
    const Result<Rows> rows = query(statement);
    return rows ? singleRow(*rows) : failed(rows.error());
}

Result<qint64> SqlTransaction::exec(const Statement& statement)
{
    if (const Result<void> usable = open(); !usable) {
        return failed(usable.error());
    }
    Result<qint64> affected = m_connection->exec(statement);
    if (!affected) {
        fail(affected.error());
    }
    return affected;
}

Result<void> SqlTransaction::commit()
{
    if (const Result<void> usable = open(); !usable) {
        return usable;
    }
    if (m_level > 0) {
        const Result<void> released = m_connection->control(u"RELEASE SAVEPOINT "_s + savepoint());
        return released ? (end(), Result<void>()) : fail(released.error());
    }
    if (const Result<void> sure = m_connection->driver().beforeCommit(); !sure) {
        return fail(sure.error());
    }
    // Where readers are in the way SQLite waits for them, as long as the deadline for locks allows.
    if (const Result<void> committed = m_connection->commit(); !committed) {
        return fail(committed.error());
    }
    end();
    return {};
}

Result<void> SqlTransaction::rollback()
{
    if (m_ended) {
        return {};
    }
    const Result<void> undone = undo();
    end();
    return undone;
}

Result<std::unique_ptr<domain::Transaction>> SqlTransaction::begin()
{
    if (const Result<void> usable = open(); !usable) {
        return failed(usable.error());
    }
    return beginAt(m_connection, m_options, m_level + 1);
}

Result<std::unique_ptr<domain::Transaction>> SqlTransaction::beginAt(const std::shared_ptr<SqlConnection>& connection,
                                                                     const domain::TransactionOptions& options,
                                                                     int level)
{
    auto transaction = std::unique_ptr<SqlTransaction>(
        new SqlTransaction(connection, options, level)); // the constructor is private
    if (const Result<void> started = transaction->start(); !started) {
        return failed(started.error());
    }
    return transaction;
}

QString SqlTransaction::savepoint() const
{
    return u"castellan_"_s + QString::number(m_level);
}

Result<void> SqlTransaction::start()
{
    const QStringList statements = m_level > 0 ? QStringList{u"SAVEPOINT "_s + savepoint()}
                                               : m_connection->driver().beginning(m_options);
    for (const QString& sql : statements) {
        if (const Result<void> done = m_connection->control(sql); !done) {
            return fail(done.error());
        }
    }
    return {};
}

/// Whether statements may run: not after an error, and not when the database has ended the transaction by itself (a
/// full disk does), since each statement would then commit on its own.
Result<void> SqlTransaction::open() const
{
    if (m_failure) {
        return failed(*m_failure);
    }
    if (m_ended || !m_connection->driver().isInTransaction()) {
        return failed(domain::internalError(u"CAS-TransactionEnded"_s, u"The transaction has already ended."_s));
    }
    return {};
}

Result<void> SqlTransaction::fail(const domain::Error& error)
{
    m_failure = error;
    undo(); // what it answers says nothing that the error does not
    end();
    return failed(error);
}

Result<void> SqlTransaction::undo()
{
    if (!m_connection->driver().isInTransaction()) {
        return {};
    }
    if (m_level == 0) {
        return m_connection->control(u"ROLLBACK"_s);
    }
    if (const Result<void> undone = m_connection->control(u"ROLLBACK TO SAVEPOINT "_s + savepoint()); !undone) {
        return undone;
    }
    return m_connection->control(u"RELEASE SAVEPOINT "_s + savepoint());
}

void SqlTransaction::end()
{
    m_ended = true;
    if (m_level > 0) {
        return;
    }
    for (const QString& sql : m_connection->driver().ending(m_options)) {
        if (!m_connection->control(sql)) {
            return; // the connection is lost: nothing to restore
        }
    }
}

} // namespace castellan::storage
