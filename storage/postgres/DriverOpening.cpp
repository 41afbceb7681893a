#include "storage/postgres/DriverOpening.h"

#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QStringList>

#include <libpq-fe.h>

#include <dlfcn.h>
#include <poll.h>
#include <sys/socket.h>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using Keyword = ConnectionTarget::Keyword;
using ResultPointer = std::unique_ptr<PGresult, decltype(&PQclear)>;

thread_local DriverOpening* running = nullptr;

QString uniqueName()
{
    static std::atomic_uint64_t counter = 0;
    return u"castellan-postgres-%1"_s.arg(++counter);
}

/// `keyword='value'` for the driver, which hands it to libpq as it is.
QString quoted(const Keyword& word)
{
    QString value = QString::fromUtf8(word.second);
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return QString::fromUtf8(word.first) + u"='"_s + value + u'\'';
}

void configure(QSqlDatabase& database, const QList<Keyword>& keywords)
{
    QStringList options;
    for (const Keyword& word : keywords) {
        const QString value = QString::fromUtf8(word.second);
        if (word.first == "host") {
            database.setHostName(value);
        } else if (word.first == "dbname") {
            database.setDatabaseName(value);
        } else if (word.first == "user") {
            database.setUserName(value);
        } else {
            options << quoted(word);
        }
    }
    database.setConnectOptions(options.join(u' '));
}

/// The type's name is `pg_conn*` in Qt 6.4.2, `PGconn*` in its documentation.
pg_conn* handleOf(const QSqlDatabase& database)
{
    const QVariant handle = database.driver()->handle();
    const char* const type = handle.typeName();
    const bool known = type != nullptr && (std::strcmp(type, "pg_conn*") == 0 || std::strcmp(type, "PGconn*") == 0);
    return known ? *static_cast<pg_conn* const*>(handle.constData()) : nullptr;
}

bool isCopy(const PGresult* result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

domain::Error noDriver(const QString& why)
{
    return domain::internalError(u"CAS-NoDriver"_s, why);
}

/// The function of libpq that one of ours stands in front of.
template<typename Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name)); // dlsym's own way
}

} // namespace

DriverOpening::DriverOpening(std::unique_ptr<LibpqHandle> opened, const QDeadlineTimer& end)
    : m_opened(std::move(opened)),
      m_connection(m_opened->connection()),
      m_address(addressOf(m_connection)),
      m_end(end)
{
    running = this;
}

DriverOpening::~DriverOpening()
{
    running = nullptr;
}

DriverOpening* DriverOpening::current()
{
    return running;
}

domain::Result<std::unique_ptr<ConnectionHandle>> DriverOpening::run(const QList<Keyword>& keywords)
{
    const QString name = uniqueName();
    auto handle = std::make_unique<QtHandle>(name, m_connection); // before the database, so that it goes after it
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
    if (!database.isValid()) {
        return failed(noDriver(u"Qt's driver for PostgreSQL is missing on this computer. "
                               "Install the package libqt6sql6-psql."_s));
    }
    configure(database, keywords);
    const bool isOpen = database.open();
    if (m_error) {
        return failed(*m_error);
    }
    if (!isOpen || handleOf(database) != m_connection) {
        return failed(noDriver(u"Qt's driver for PostgreSQL does not take the connection that it is given."_s));
    }
    return handle;
}

pg_result* DriverOpening::exec(const char* sql)
{
    if (!m_error) {
        if (PQsendQuery(m_connection, sql) != 1) {
            m_error = lostConnection(m_address, QString::fromUtf8(PQerrorMessage(m_connection)));
        } else if (pg_result* const result = answer()) {
            return result;
        }
    }
    return success();
}

/// One result for all of the driver's statements: it looks for success, and for the server's version in the first cell.
pg_result* DriverOpening::success() const
{
    pg_result* const result = PQmakeEmptyPGresult(m_connection, PGRES_COMMAND_OK);
    QByteArray name = "version";
    QByteArray version = PQparameterStatus(m_connection, "server_version");
    PGresAttDesc column{};
    column.name = name.data();
    PQsetResultAttrs(result, 1, &column);
    PQsetvalue(result, 0, 0, version.data(), static_cast<int>(version.size()));
    return result;
}

/// The statement's last result, as PQexec answers; null if the connection is of no use any more.
pg_result* DriverOpening::answer()
{
    ResultPointer last(nullptr, &PQclear);
    while (hearsAnswer()) {
        ResultPointer result(PQgetResult(m_connection), &PQclear);
        if (!result) {
            return last.release();
        }
        if (isCopy(result.get())) { // which has no end
            m_error = lostConnection(m_address, u"The server began to copy data, which was not asked for."_s);
            return nullptr;
        }
        last = std::move(result);
    }
    if (last && PQresultErrorField(last.get(), PG_DIAG_SQLSTATE) != nullptr) { // its last words
        m_error = postgresError(reportOf(last.get()), m_address);
        m_error->connectionLost = true;
    }
    return nullptr;
}

bool DriverOpening::hearsAnswer()
{
    while (PQisBusy(m_connection) == 1) {
        pollfd socket = {PQsocket(m_connection), POLLIN, 0};
        const int ready = ::poll(&socket, 1, static_cast<int>(m_end.remainingTime()));
        if (ready <= 0 && m_end.hasExpired()) {
            m_error = silentServer(m_address);
            ::shutdown(PQsocket(m_connection), SHUT_RDWR); // so that the server learns of it at once
            return false;
        }
        if ((ready < 0 && errno != EINTR) || (ready > 0 && PQconsumeInput(m_connection) != 1)) {
            m_error = lostConnection(m_address, QString::fromUtf8(PQerrorMessage(m_connection)));
            return false;
        }
    }
    return true;
}

} // namespace castellan::storage

using castellan::storage::DriverOpening;

extern "C" Q_DECL_EXPORT PGconn* PQconnectdb(const char* conninfo)
{
    if (DriverOpening* const opening = DriverOpening::current()) {
        return opening->handOver();
    }
    return castellan::storage::next<decltype(PQconnectdb)>("PQconnectdb")(conninfo);
}

extern "C" Q_DECL_EXPORT PGresult* PQexec(PGconn* conn, const char* query)
{
    DriverOpening* const opening = DriverOpening::current();
    if (opening != nullptr && opening->connection() == conn) {
        return opening->exec(query);
    }
    return castellan::storage::next<decltype(PQexec)>("PQexec")(conn, query);
}
