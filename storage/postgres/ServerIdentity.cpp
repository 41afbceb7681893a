#include "storage/postgres/ServerIdentity.h"

#include "storage/postgres/PostgresLink.h"

#include <libpq-fe.h>

#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

/// How far the server's certificate was checked is known from what the connection was opened with.
QString sslMode(pg_conn* connection)
{
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfo(connection), &PQconninfoFree);
    for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
        if (QByteArrayView(option->keyword) == "sslmode") {
            return QString::fromUtf8(option->val);
        }
    }
    return {};
}

QString tlsText(pg_conn* connection)
{
    if (PQsslInUse(connection) == 0) {
        return {};
    }
    const auto attribute = [connection](const char* name) {
        return QString::fromUtf8(PQsslAttribute(connection, name));
    };
    return attribute("protocol") + u' ' + attribute("cipher") + u" ("_s + sslMode(connection) + u')';
}

} // namespace

domain::Result<domain::ServerIdentity> serverIdentity(PostgresLink& link, std::chrono::milliseconds deadline)
{
    const Statement statement(u"select current_setting('server_version'), current_database(), current_user, "
                              "pg_is_in_recovery(), current_setting('default_transaction_read_only')::boolean"_s);
    const Conversation conversation = link.run({statement}, deadline);
    if (conversation.error) {
        return domain::failed(*conversation.error);
    }
    const Row& row = conversation.answers.first().rows.at(0);
    domain::ServerIdentity identity;
    identity.product = u"PostgreSQL"_s;
    identity.version = row.text(0).section(u' ', 0, 0);
    identity.address = link.address();
    identity.database = row.text(1);
    identity.user = row.text(2);
    identity.tls = tlsText(link.connection());
    identity.standby = row.boolean(3);
    identity.readOnly = identity.standby || row.boolean(4);
    return identity;
}

} // namespace castellan::storage
