#include "tests/support/PostgresServer.h"

#include "tests/support/PostgresDatabase.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QThread>
#include <QUuid>

#include <libpq-fe.h>

#include <csignal>
#include <utility>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Longer than the script's own patience, so that its message is the one that is seen.
constexpr int ScriptTimeout = 150'000;

void runScript(const QStringList& arguments)
{
    QProcess script;
    script.setProcessChannelMode(QProcess::MergedChannels);
    script.start(QStringLiteral(CASTELLAN_TEST_POSTGRES_SCRIPT), arguments);
    if (!script.waitForFinished(ScriptTimeout) || script.exitCode() != 0) {
        qFatal("No PostgreSQL for the test: %s", script.readAll().constData());
    }
}

QString newStateFile()
{
    return QDir::temp().filePath(u"castellan-pg-%1.state"_s.arg(QUuid::createUuid().toString(QUuid::Id128)));
}

QHash<QString, QString> readLines(const QString& path)
{
    QHash<QString, QString> values;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("Cannot read %s", qPrintable(path));
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString& line : lines) {
        const auto equals = line.indexOf(u'=');
        values.insert(line.left(equals), line.mid(equals + 1));
    }
    return values;
}

/// What a statement answered over a connection of its own.
class Answer final
{
public:
    Answer(const QString& conninfo, const QString& sql)
        : m_connection(PQconnectdb(conninfo.toUtf8().constData()), &PQfinish),
          m_result(PQexec(m_connection.get(), sql.toUtf8().constData()), &PQclear)
    {}

    [[nodiscard]] bool isGood() const
    {
        const ExecStatusType status = PQresultStatus(m_result.get());
        return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    }
    [[nodiscard]] QString text() const
    {
        return PQntuples(m_result.get()) > 0 ? QString::fromUtf8(PQgetvalue(m_result.get(), 0, 0)) : QString();
    }
    [[nodiscard]] QString error() const { return QString::fromUtf8(PQerrorMessage(m_connection.get())); }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> m_connection;
    std::unique_ptr<PGresult, decltype(&PQclear)> m_result;
};

/// Direct children of a process, as /proc tells: the parent is the second field after the name's bracket.
QList<qint64> childrenOf(qint64 parent)
{
    QList<qint64> children;
    const QStringList entries = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (const QString& entry : entries) {
        QFile stat("/proc/"_L1 + entry + "/stat"_L1);
        if (!stat.open(QIODevice::ReadOnly)) {
            continue; // gone meanwhile
        }
        const QByteArray line = stat.readAll();
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        if (fields.value(1).toLongLong() == parent) {
            children.append(entry.toLongLong());
        }
    }
    return children;
}

} // namespace

PostgresServer PostgresServer::shared()
{
    const QString given = qEnvironmentVariable("CASTELLAN_TEST_POSTGRES");
    return PostgresServer(given.isEmpty() ? QStringLiteral(CASTELLAN_TEST_POSTGRES_STATE) : given, false);
}

PostgresServer PostgresServer::throwAway()
{
    return PostgresServer(newStateFile(), true);
}

PostgresServer PostgresServer::standbyOf(const PostgresServer& primary)
{
    return PostgresServer(newStateFile(), true, primary.m_stateFile);
}

PostgresServer::PostgresServer(const QString& stateFile, bool isOwn, const QString& primaryStateFile)
    : m_stateFile(stateFile),
      m_isOwn(isOwn)
{
    if (primaryStateFile.isEmpty()) {
        runScript({u"start"_s, m_stateFile});
    } else {
        runScript({u"standby"_s, m_stateFile, primaryStateFile});
    }
    readState();
}

PostgresServer::PostgresServer(PostgresServer&& other) noexcept
    : m_stateFile(std::move(other.m_stateFile)),
      m_isOwn(std::exchange(other.m_isOwn, false)),
      m_folder(std::move(other.m_folder)),
      m_host(std::move(other.m_host)),
      m_port(other.m_port),
      m_superuser(std::move(other.m_superuser)),
      m_role(std::move(other.m_role)),
      m_password(std::move(other.m_password))
{}

PostgresServer::~PostgresServer()
{
    if (m_isOwn) {
        cont(); // a frozen server would not stop
        runScript({u"stop"_s, m_stateFile});
        QFile::remove(m_stateFile + ".lock"_L1);
    }
}

void PostgresServer::readState()
{
    const QHash<QString, QString> state = readLines(m_stateFile);
    m_folder = state.value(u"CASTELLAN_PG_FOLDER"_s);
    m_host = state.value(u"CASTELLAN_PG_HOST"_s);
    m_port = state.value(u"CASTELLAN_PG_PORT"_s).toUShort();
    m_superuser = state.value(u"CASTELLAN_PG_SUPERUSER"_s);
    m_role = state.value(u"CASTELLAN_PG_ROLE"_s);
    m_password = state.value(u"CASTELLAN_PG_PASSWORD"_s);
}

QString PostgresServer::superuserConninfo(const QString& database) const
{
    return u"host='%1' port=%2 user=%3 dbname='%4'"_s.arg(m_folder, QString::number(m_port), m_superuser, database);
}

std::unique_ptr<PostgresDatabase> PostgresServer::createDatabase() const
{
    return std::make_unique<PostgresDatabase>(*this);
}

QString PostgresServer::execute(const QString& sql, const QString& database) const
{
    const Answer answer(superuserConninfo(database), sql);
    if (!answer.isGood()) {
        qFatal("%s\n%s", qPrintable(sql), qPrintable(answer.error()));
    }
    return answer.text();
}

std::optional<QString> PostgresServer::tryExecute(const QString& sql) const
{
    const Answer answer(superuserConninfo(), sql);
    return answer.isGood() ? std::optional(answer.text()) : std::nullopt;
}

qint64 PostgresServer::postmaster() const
{
    QFile file(m_folder + "/data/postmaster.pid"_L1);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toLongLong() : 0;
}

void PostgresServer::signalAll(int signal) const
{
    const qint64 parent = postmaster();
    if (parent <= 1) {
        return;
    }
    // The postmaster first when it is to stop: it makes no more children meanwhile.
    ::kill(static_cast<pid_t>(parent), signal);
    const QList<qint64> children = childrenOf(parent);
    for (const qint64 child : children) {
        ::kill(static_cast<pid_t>(child), signal);
    }
}

void PostgresServer::promote() const
{
    runScript({u"promote"_s, m_stateFile});
}

void PostgresServer::kill9() const
{
    const qint64 parent = postmaster();
    if (parent <= 1 || ::kill(static_cast<pid_t>(parent), SIGKILL) != 0) {
        qFatal("There is no PostgreSQL server to kill");
    }
}

void PostgresServer::stop() const
{
    signalAll(SIGSTOP);
}

void PostgresServer::cont() const
{
    signalAll(SIGCONT);
}

void PostgresServer::restart() const
{
    shutDown();
    runScript({u"start"_s, m_stateFile});
}

void PostgresServer::shutDown() const
{
    runScript({u"halt"_s, m_stateFile});
}

} // namespace castellan::tests
