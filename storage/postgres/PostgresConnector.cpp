#include "storage/postgres/PostgresConnector.h"

#include "storage/postgres/AsyncConnect.h"
#include "storage/postgres/DriverOpening.h"
#include "storage/postgres/PostgresLink.h"
#include "storage/postgres/PostgresSession.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace castellan::storage {

using domain::failed;

namespace {

std::chrono::milliseconds remaining(const QDeadlineTimer& end)
{
    return std::chrono::milliseconds(std::max<qint64>(1, end.remainingTime()));
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
    std::optional<ConnectionTarget> rest = m_target;
    while (true) {
        AsyncConnect attempt(*rest, rest->keywords(m_settings, m_password), deadline);
        bool wasLost = false;
        auto link = attempt.run().and_then([&](std::unique_ptr<LibpqHandle> opened) {
            auto made = ready(std::move(opened), purpose, attempt.deadline());
            wasLost = !made && made.error().connectionLost;
            return made;
        });
        rest = wasLost || attempt.wasIgnored() ? rest->withoutHosts(attempt.hostsTried()) : std::nullopt;
        if (!rest) {
            return link;
        }
    }
}

domain::Result<std::unique_ptr<PostgresLink>> PostgresConnector::ready(std::unique_ptr<LibpqHandle> opened,
                                                                       domain::ClientPurpose purpose,
                                                                       const QDeadlineTimer& end) const
{
    std::unique_ptr<ConnectionHandle> handle;
    if (purpose == domain::ClientPurpose::Write) {
        DriverOpening opening(std::move(opened), end);
        domain::Result<std::unique_ptr<ConnectionHandle>> given = opening.run(m_target.keywords(m_settings, QString()));
        if (!given) {
            return failed(std::move(given).error());
        }
        handle = std::move(*given);
    } else {
        handle = std::move(opened);
    }
    auto link = std::make_unique<PostgresLink>(std::move(handle), m_settings);
    if (domain::Result<void> applied = PostgresSession(m_settings).apply(*link, remaining(end)); !applied) {
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
    domain::Result<std::unique_ptr<LibpqHandle>> handle = attempt.run();
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
