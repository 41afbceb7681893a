#include "storage/sql/SqlitePool.h"

#include "storage/sql/SqlClient.h"
#include "storage/sql/SqlTransaction.h"
#include "storage/sql/SqliteDriver.h"
#include "storage/sql/SqliteErrors.h"
#include "storage/sql/SqliteSession.h"

#include <QUuid>

#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using domain::Result;

constexpr size_t idleKept = 2; // a thread

} // namespace

/// A connection with the name that Qt knows it by, which is given up after everything made from it.
class SqlitePool::Opened final
{
public:
    explicit Opened(QString name) : m_name(std::move(name)) {}
    Opened(const Opened&) = delete;
    Opened& operator=(const Opened&) = delete;
    ~Opened()
    {
        m_connection.reset();
        QSqlDatabase::removeDatabase(m_name);
    }

    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] SqlConnection& connection() const { return *m_connection; }
    void set(std::unique_ptr<SqlConnection> connection) { m_connection = std::move(connection); }

private:
    QString m_name;
    std::unique_ptr<SqlConnection> m_connection;
};

/// The connections that nobody uses, by the thread that opened them. Outlives the pool if clients do.
class SqlitePool::Idle final
{
public:
    [[nodiscard]] std::unique_ptr<Opened> take()
    {
        const std::lock_guard guard(m_mutex);
        std::vector<std::unique_ptr<Opened>>& mine = m_byThread[std::this_thread::get_id()];
        if (mine.empty()) {
            return nullptr;
        }
        std::unique_ptr<Opened> opened = std::move(mine.back());
        mine.pop_back();
        return opened;
    }

    void giveBack(std::unique_ptr<Opened> opened)
    {
        const SqlDriver& driver = opened->connection().driver();
        const std::lock_guard guard(m_mutex);
        std::vector<std::unique_ptr<Opened>>& mine = m_byThread[std::this_thread::get_id()];
        if (!m_closed && driver.isUsable() && !driver.isInTransaction() && mine.size() < idleKept) {
            mine.push_back(std::move(opened));
        }
    }

    void close()
    {
        const std::lock_guard guard(m_mutex);
        m_closed = true;
        m_byThread.clear();
    }

    [[nodiscard]] bool isClosed()
    {
        const std::lock_guard guard(m_mutex);
        return m_closed;
    }

private:
    std::mutex m_mutex;
    bool m_closed = false;
    std::unordered_map<std::thread::id, std::vector<std::unique_ptr<Opened>>> m_byThread;
};

SqlitePool::SqlitePool(const QString& path, const SqliteSettings& settings)
    : m_file(path),
      m_settings(settings),
      m_idle(std::make_shared<Idle>())
{}

SqlitePool::~SqlitePool()
{
    m_idle->close();
}

Result<std::unique_ptr<domain::Client>> SqlitePool::acquire(domain::ClientPurpose /*purpose*/)
{
    Result<std::shared_ptr<SqlConnection>> ready = connection();
    if (!ready) {
        return failed(ready.error());
    }
    return std::make_unique<SqlClient>(std::move(*ready));
}

Result<std::unique_ptr<domain::Transaction>> SqlitePool::begin(const domain::TransactionOptions& options)
{
    const Result<std::shared_ptr<SqlConnection>> ready = connection();
    return ready ? SqlTransaction::begin(*ready, options) : failed(ready.error());
}

Result<domain::PingReply> SqlitePool::ping(std::chrono::milliseconds deadline)
{
    const Result<std::shared_ptr<SqlConnection>> ready = connection();
    return ready ? (*ready)->driver().ping(deadline) : failed(ready.error());
}

void SqlitePool::close()
{
    m_idle->close();
}

/// Lent: it goes back to the idle ones with its last user.
Result<std::shared_ptr<SqlConnection>> SqlitePool::connection()
{
    if (m_idle->isClosed()) {
        return failed(domain::internalError(u"CAS-PoolClosed"_s,
                                            u"The connections to %1 have been closed."_s.arg(m_file.path())));
    }
    std::unique_ptr<Opened> opened = m_idle->take();
    if (opened && opened->connection().driver().beforeCommit()) {
        // still the same file
    } else if (Result<std::unique_ptr<Opened>> fresh = open()) {
        opened = std::move(*fresh);
    } else {
        return failed(fresh.error());
    }
    SqlConnection* const lent = &opened->connection();
    return std::shared_ptr<SqlConnection>(lent, [idle = m_idle, owner = opened.release()](SqlConnection*) {
        idle->giveBack(std::unique_ptr<Opened>(owner));
    });
}

Result<std::unique_ptr<SqlitePool::Opened>> SqlitePool::open()
{
    if (const Result<void> prepared = m_file.prepare(m_settings); !prepared) {
        return failed(prepared.error());
    }
    SqliteSettings settings = m_settings;
    settings.readOnly = settings.readOnly || !m_file.isWritable();
    const bool unclean = m_file.hasJournal();
    auto opened = std::make_unique<Opened>(u"castellan-sqlite-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces));
    const SqliteSession session(settings, m_file.path());
    const Result<QSqlDatabase> database = session.open(opened->name(), settings.readOnly);
    if (!database) {
        return failed(database.error());
    }
    if (!m_checked.load()) {
        if (const Result<void> sound = session.check(*database, unclean); !sound) {
            return failed(sound.error());
        }
        m_checked.store(true);
    }
    opened->set(std::make_unique<SqlConnection>(
        *database, std::make_unique<SqliteDriver>(*database, settings, SqliteWatch::Locks::Wait)));
    return opened;
}

} // namespace castellan::storage
