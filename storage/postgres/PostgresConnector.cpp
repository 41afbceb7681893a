#include "storage/postgres/PostgresConnector.h"

#include "storage/postgres/AsyncConnect.h"
#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"
#include "storage/postgres/PostgresSession.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QStringList>

#include <algorithm>
#include <atomic>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;

QString uniqueName()
{
    static std::atomic_uint64_t counter = 0;
    return u"castellan-postgres-%1"_s.arg(++counter);
}

/// `keyword='value'` for the driver, which hands it to libpq as it is.
QString quoted(const ConnectionTarget::Keyword& word)
{
    QString value = QString::fromUtf8(word.second);
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return QString::fromUtf8(word.first) + u"='"_s + value + u'\'';
}

void configure(QSqlDatabase& database, const QList<ConnectionTarget::Keyword>& keywords)
{
    QStringList options;
    for (const ConnectionTarget::Keyword& word : keywords) {
        const QString value = QString::fromUtf8(word.second);
        if (word.first == "host") {
            database.setHostName(value);
        } else if (word.first == "dbname") {
            database.setDatabaseName(value);
        } else if (word.first == "user") {
            database.setUserName(value);
        } else if (word.first == "password") {
            database.setPassword(value);
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

} // namespace

PostgresConnector::PostgresConnector(ConnectionTarget target, QString password, const ConnectionSettings& settings)
    : m_target(std::move(target)),
      m_password(std::move(password)),
      m_settings(settings)
{}

domain::Result<std::unique_ptr<PostgresLink>> PostgresConnector::open(domain::ClientPurpose purpose,
                                                                      std::chrono::milliseconds deadline) const
{
    const QDeadlineTimer end(deadline * hostCount(), Qt::PreciseTimer);
    domain::Result<Handle> handle = purpose == domain::ClientPurpose::Write ? openByQt(deadline)
                                                                            : openByLibpq(deadline);
    if (!handle) {
        return failed(std::move(handle).error());
    }
    return ready(std::move(*handle), std::chrono::milliseconds(std::max<qint64>(1, end.remainingTime())));
}

domain::Result<std::unique_ptr<ConnectionHandle>> PostgresConnector::openByLibpq(
    std::chrono::milliseconds deadline) const
{
    std::optional<ConnectionTarget> rest = m_target;
    while (true) {
        AsyncConnect attempt(*rest, rest->keywords(m_settings, m_password), deadline);
        domain::Result<Handle> handle = attempt.run();
        if (handle || !attempt.wasSilent()) {
            return handle;
        }
        rest = rest->withoutHosts(attempt.hostsTried());
        if (!rest) {
            return handle;
        }
    }
}

domain::Result<std::unique_ptr<ConnectionHandle>> PostgresConnector::openByQt(std::chrono::milliseconds deadline) const
{
    QElapsedTimer timer;
    timer.start();
    const QString name = uniqueName();
    pg_conn* connection = nullptr;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QPSQL"_s, name);
        if (!database.isValid()) {
            QSqlDatabase::removeDatabase(name);
            return failed(domain::internalError(u"CAS-NoDriver"_s,
                                                u"Qt's driver for PostgreSQL is missing on this computer. "
                                                "Install the package libqt6sql6-psql."_s));
        }
        configure(database, m_target.keywords(m_settings, m_password));
        if (database.open()) {
            connection = handleOf(database);
        }
    }
    if (connection != nullptr) {
        return std::make_unique<QtHandle>(name, connection);
    }
    QSqlDatabase::removeDatabase(name);
    if (timer.hasExpired(
            std::max<qint64>(2'000, m_settings.connect.count()))) { // libpq's own limit, two seconds at least
        return failed(silentServer(m_target.displayText()));
    }
    // Qt's error has no code: libpq is asked the same again. If it gets in, the first failure has passed.
    domain::Result<Handle> handle = openByLibpq(deadline);
    if (!handle) {
        return handle;
    }
    return failed(lostConnection(addressOf((*handle)->connection()), u"the driver could not connect"_s));
}

domain::Result<std::unique_ptr<PostgresLink>> PostgresConnector::ready(Handle handle,
                                                                       std::chrono::milliseconds deadline) const
{
    auto link = std::make_unique<PostgresLink>(std::move(handle), m_settings);
    if (domain::Result<void> applied = PostgresSession(m_settings).apply(*link, deadline); !applied) {
        return failed(applied.error());
    }
    if (!link->isPooled() && hostCount() == 1) { // elsewhere the process id may be anybody's
        link->setCancel([connector = *this, pid = link->backendPid()](std::chrono::milliseconds grace) {
            connector.cancel(pid, grace);
        });
    }
    return link;
}

/// PQcancel would block for as long as the network does.
void PostgresConnector::cancel(int backendPid, std::chrono::milliseconds deadline) const
{
    const QDeadlineTimer end(deadline, Qt::PreciseTimer);
    AsyncConnect attempt(m_target, m_target.keywords(m_settings, m_password), deadline);
    domain::Result<Handle> handle = attempt.run();
    if (!handle) {
        return; // the caller drops the connection instead
    }
    PostgresLink link(std::move(*handle), m_settings);
    const Conversation conversation = link.run(
        {Statement(QStringLiteral("select pg_cancel_backend($1::int)"), {backendPid})},
        std::chrono::milliseconds(end.remainingTime()));
    Q_UNUSED(conversation)
}

} // namespace castellan::storage
