#include "tests/support/PostgresDatabase.h"

#include "tests/support/PostgresServer.h"

#include <QUuid>

namespace castellan::tests {

using namespace Qt::Literals::StringLiterals;

PostgresDatabase::PostgresDatabase(const PostgresServer& server)
    : m_server(server),
      m_name("test_"_L1 + QUuid::createUuid().toString(QUuid::Id128))
{
    m_server.execute(u"CREATE DATABASE %1 OWNER %2"_s.arg(m_name, m_server.role()));
}

PostgresDatabase::~PostgresDatabase()
{
    m_server.execute(u"DROP DATABASE IF EXISTS %1 WITH (FORCE)"_s.arg(m_name));
}

QString PostgresDatabase::conninfo() const
{
    return u"host='%1' port=%2 user=%3 dbname=%4"_s.arg(m_server.socketFolder(), QString::number(m_server.port()),
                                                        m_server.role(), m_name);
}

QString PostgresDatabase::tcpConninfo() const
{
    return u"host=%1 port=%2 user=%3 password=%4 dbname=%5"_s.arg(m_server.host(), QString::number(m_server.port()),
                                                                  m_server.role(), m_server.password(), m_name);
}

QString PostgresDatabase::tcpUrl() const
{
    return u"postgresql://%1@%2:%3/%4"_s.arg(m_server.role(), m_server.host(), QString::number(m_server.port()),
                                             m_name);
}

QString PostgresDatabase::socketUrl() const
{
    return u"postgresql:///%1?host=%2&port=%3&user=%4"_s.arg(m_name, m_server.socketFolder(),
                                                             QString::number(m_server.port()), m_server.role());
}

QString PostgresDatabase::execute(const QString& sql) const
{
    return m_server.execute(sql, m_name);
}

} // namespace castellan::tests
