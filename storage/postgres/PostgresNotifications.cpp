#include "storage/postgres/PostgresNotifications.h"

#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"

#include <QDeadlineTimer>

#include <libpq-fe.h>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

using domain::failed;

domain::Result<std::unique_ptr<domain::Notifications>> PostgresNotifications::listen(std::unique_ptr<PostgresLink> link,
                                                                                     const QString& channel,
                                                                                     std::chrono::milliseconds deadline)
{
    const QByteArray name = channel.toUtf8();
    const std::unique_ptr<char, decltype(&PQfreemem)> quoted(
        PQescapeIdentifier(link->connection(), name.constData(), static_cast<size_t>(name.size())), &PQfreemem);
    if (!quoted) {
        return failed(domain::invalidArgument(u"CAS-Channel"_s, QString(), u"The channel's name cannot be used."_s));
    }
    const Conversation conversation = link->run({Statement(u"listen "_s + QString::fromUtf8(quoted.get()))}, deadline);
    if (conversation.error) {
        return failed(*conversation.error);
    }
    const int wakeUp = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wakeUp < 0) {
        return failed(domain::internalError(u"CAS-Files"_s, u"There are too many open files."_s));
    }
    return std::unique_ptr<domain::Notifications>(new PostgresNotifications(std::move(link), wakeUp));
}

PostgresNotifications::PostgresNotifications(std::unique_ptr<PostgresLink> link, int wakeUp)
    : m_link(std::move(link)),
      m_wakeUp(wakeUp)
{}

PostgresNotifications::~PostgresNotifications()
{
    ::close(m_wakeUp);
}

domain::Result<bool> PostgresNotifications::wait(std::chrono::milliseconds atMost)
{
    const QDeadlineTimer deadline(atMost, Qt::PreciseTimer);
    while (m_link->isUsable()) {
        if (takeAll()) {
            return true;
        }
        std::array<pollfd, 2> sockets = {{{PQsocket(m_link->connection()), POLLIN, 0}, {m_wakeUp, POLLIN, 0}}};
        if (poll(sockets.data(), sockets.size(), static_cast<int>(deadline.remainingTime())) == 0) {
            return false;
        }
        std::uint64_t count = 0;
        if (read(m_wakeUp, &count, sizeof count) > 0) {
            return false;
        }
        if (sockets[0].revents != 0 && PQconsumeInput(m_link->connection()) != 1) {
            return failed(lost());
        }
        if (deadline.hasExpired()) {
            return takeAll();
        }
    }
    return failed(lost());
}

void PostgresNotifications::interrupt()
{
    const std::uint64_t one = 1;
    const ssize_t written = write(m_wakeUp, &one, sizeof one); // can only fail if it is already set
    Q_UNUSED(written)
}

bool PostgresNotifications::takeAll()
{
    bool any = false;
    while (PGnotify* const notification = PQnotifies(m_link->connection())) {
        PQfreemem(notification);
        any = true;
    }
    return any;
}

domain::Error PostgresNotifications::lost()
{
    const QString reason = QString::fromUtf8(PQerrorMessage(m_link->connection()));
    m_link->drop();
    return lostConnection(m_link->address(), reason);
}

} // namespace castellan::storage
