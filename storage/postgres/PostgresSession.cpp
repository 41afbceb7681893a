#include "storage/postgres/PostgresSession.h"

#include "storage/postgres/PostgresLink.h"

#include <QStringList>

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using Setting = std::pair<QString, QString>;

QString text(std::chrono::milliseconds time)
{
    return QString::number(time.count());
}

QList<Setting> sessionSettings(const ConnectionSettings& settings)
{
    return {
        {u"TimeZone"_s, u"UTC"_s},
        {u"DateStyle"_s, u"ISO"_s},
        {u"bytea_output"_s, u"hex"_s},
        {u"extra_float_digits"_s, u"1"_s},
        {u"standard_conforming_strings"_s, u"on"_s},
        {u"statement_timeout"_s, text(settings.statement)},
        {u"lock_timeout"_s, text(settings.lock)},
        {u"default_transaction_read_only"_s, settings.readOnly ? u"on"_s : u"off"_s},
    };
}

QString setCall(qsizetype name, bool local)
{
    return u"set_config($%1, $%2, %3)"_s.arg(QString::number(name), QString::number(name + 1),
                                             local ? u"true"_s : u"false"_s);
}

Statement locally(const QList<Setting>& settings)
{
    QStringList calls;
    QList<Value> values;
    for (const auto& [name, value] : settings) {
        calls << setCall(values.size() + 1, true);
        values << name << value;
    }
    return Statement(calls.isEmpty() ? u"select"_s : u"select "_s + calls.join(u", "_s), values).keep();
}

} // namespace

domain::Result<void> PostgresSession::apply(PostgresLink& link, std::chrono::milliseconds deadline) const
{
    // Each setting is guarded by the process ids, so that a pooled session is recognised and left alone in the
    // same round trip. `client_connection_check_interval` exists since PostgreSQL 14.
    QString sql = u"select pg_backend_pid() = $1, case when pg_backend_pid() = $1 and "
                  "current_setting('client_connection_check_interval', true) is not null then "
                  "set_config('client_connection_check_interval', $2, false) end"_s;
    QList<Value> values = {link.backendPid(), text(m_settings.clientCheck)};
    for (const auto& [name, value] : sessionSettings(m_settings)) {
        if (name == u"default_transaction_read_only"_s && !m_settings.readOnly) {
            continue; // what the server's administrator says stays
        }
        sql += u", case when pg_backend_pid() = $1 then %1 end"_s.arg(setCall(values.size() + 1, false));
        values << name << value;
    }
    const Conversation conversation = link.run({Statement(sql, values)}, deadline);
    if (conversation.error) {
        return domain::failed(*conversation.error);
    }
    link.setPooled(!conversation.answers.first().rows.at(0).boolean(0));
    return {};
}

Statement PostgresSession::forTransaction(bool pooled, bool writes) const
{
    QList<Setting> settings;
    if (pooled) {
        settings = sessionSettings(m_settings);
        settings.removeLast(); // BEGIN says it
    }
    if (writes) {
        settings << Setting{u"statement_timeout"_s, text(m_settings.batch)}
                 << Setting{u"lock_timeout"_s, text(m_settings.lock)}
                 << Setting{u"idle_in_transaction_session_timeout"_s, text(m_settings.idleInTransaction)};
    }
    return locally(settings);
}

// No BEGIN says it here, and the session's default is everybody's.
Statement PostgresSession::forPooledStatements() const
{
    QList<Setting> settings = sessionSettings(m_settings);
    settings.removeLast();
    if (m_settings.readOnly) {
        settings << Setting{u"transaction_read_only"_s, u"on"_s};
    }
    return locally(settings);
}

} // namespace castellan::storage
