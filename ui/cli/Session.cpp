#include "ui/cli/Session.h"

#include "ui/cli/DoubtReport.h"
#include "ui/cli/PasswordPrompt.h"
#include "ui/cli/VisibleText.h"

#include <QCryptographicHash>
#include <QUuid>

#include <utility>

namespace castellan::ui {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;

Session::Session(const Environment& environment, Console& console, const Arguments& arguments)
    : m_environment(environment),
      m_journal(environment.journal),
      m_console(console),
      m_arguments(arguments)
{}

Session::~Session() = default;

Result<void> Session::open(bool createMissing)
{
    m_options.createMissing = createMissing;
    const Result<void> prepared = prepare();
    if (!prepared) {
        return prepared;
    }
    const Result<void> connected = connectWithPassword();
    if (connected && !m_options.readOnly) {
        settleDoubts(m_journal, *m_target, m_console);
    }
    return connected;
}

Result<void> Session::connectWithPassword()
{
    const Result<void> connected = connect();
    return !connected && reopenWithPassword(connected.error()) ? connect() : connected;
}

Result<void> Session::prepare()
{
    if (m_arguments.has(u"--trace"_s) && !m_trace) {
        Result<std::unique_ptr<TraceFile>> trace = TraceFile::open(m_arguments.value(u"--trace"_s));
        if (!trace) {
            return failed(trace.error());
        }
        m_trace = std::move(*trace);
    }
    m_options.readOnly = m_arguments.has(u"--read-only"_s);
    Result<std::unique_ptr<TargetServices>> opened = m_environment.opener.open(m_arguments.operands().constFirst(),
                                                                               m_options);
    if (!opened) {
        return failed(opened.error());
    }
    m_commands.reset();
    m_target = std::move(*opened);
    m_commands = std::make_unique<CommandService>(m_target->unitsOfWork(), m_environment.clock, m_environment.ids,
                                                  m_trace.get());
    return {};
}

Result<void> Session::connect()
{
    const auto connection = client(ClientPurpose::Read);
    return connection ? Result<void>() : Result<void>(failed(connection.error()));
}

bool Session::reopenWithPassword(const Error& error)
{
    if (error.id != "CAS-NoPassword"_L1) {
        return false;
    }
    const std::optional<QString> password = askPassword(
        u"Password for %1: "_s.arg(visibleText(m_target->displayText())));
    if (!password) {
        return false;
    }
    m_options.password = *password;
    return prepare().has_value();
}

Result<PingReply> Session::ping(std::chrono::milliseconds deadline)
{
    const Result<PingReply> reply = m_target->pool().ping(deadline);
    return !reply && reopenWithPassword(reply.error()) ? m_target->pool().ping(deadline) : reply;
}

Result<std::unique_ptr<Client>> Session::client(ClientPurpose purpose)
{
    return m_target->pool().acquire(purpose);
}

Result<std::unique_ptr<Client>> Session::usableClient()
{
    Result<std::unique_ptr<Client>> acquired = client(ClientPurpose::Read);
    if (!acquired) {
        return acquired;
    }
    const Result<void> usable = m_target->schema().requireUsable(**acquired);
    if (!usable) {
        return failed(usable.error());
    }
    return acquired;
}

QString Session::creator() const
{
    return m_arguments.has(u"--creator"_s) ? m_arguments.value(u"--creator"_s)
                                           : QString(u"castellan:"_s + m_environment.userName);
}

InvocationOptions Session::invocation(const QByteArray& content)
{
    InvocationOptions options;
    options.creator = creator();
    options.preview = m_arguments.has(u"--dry-run"_s);
    options.force = m_arguments.has(u"--force"_s);
    options.batch = BatchIdentity{QUuid::createUuid().toString(QUuid::WithoutBraces), options.creator,
                                  QCryptographicHash::hash(content, QCryptographicHash::Sha256)};
    options.journal = &m_journal;
    return options;
}

} // namespace castellan::ui
