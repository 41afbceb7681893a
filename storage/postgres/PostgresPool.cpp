#include "storage/postgres/PostgresPool.h"

#include "storage/postgres/IdleLinks.h"
#include "storage/postgres/PostgresClient.h"
#include "storage/postgres/PostgresConnector.h"
#include "storage/postgres/PostgresLink.h"

#include <QDeadlineTimer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

using domain::failed;

PostgresPool::PostgresPool(const ConnectionTarget& target, const QString& password, const ConnectionSettings& settings)
    : m_connector(std::make_shared<const PostgresConnector>(target, password, settings)),
      m_idle(std::make_shared<IdleLinks>())
{}

PostgresPool::~PostgresPool()
{
    m_idle->close();
}

domain::Result<std::unique_ptr<PostgresClient>> PostgresPool::lend(domain::ClientPurpose purpose,
                                                                   std::chrono::milliseconds deadline)
{
    if (m_closed.load()) {
        return failed(domain::internalError(u"CAS-Closed"_s, u"The target has been closed."_s));
    }
    std::unique_ptr<PostgresLink> link = m_idle->take(purpose == domain::ClientPurpose::Write);
    if (link == nullptr) {
        domain::Result<std::unique_ptr<PostgresLink>> opened = m_connector->open(purpose, deadline);
        if (!opened) {
            return failed(std::move(opened).error());
        }
        link = std::move(*opened);
    }
    return std::make_unique<PostgresClient>(std::move(link), m_connector, m_idle);
}

domain::Result<std::unique_ptr<domain::Client>> PostgresPool::acquire(domain::ClientPurpose purpose)
{
    return lend(purpose, m_connector->connectLimit()).map([](std::unique_ptr<PostgresClient> client) {
        return std::unique_ptr<domain::Client>(std::move(client));
    });
}

domain::Result<std::unique_ptr<domain::Transaction>> PostgresPool::begin(const domain::TransactionOptions& options)
{
    const bool reads = options.access == domain::AccessMode::ReadOnly;
    domain::Result<std::unique_ptr<PostgresClient>> client = lend(
        reads ? domain::ClientPurpose::Read : domain::ClientPurpose::Write, m_connector->connectLimit());
    if (!client) {
        return failed(std::move(client).error());
    }
    return PostgresClient::beginWith(std::move(*client), options);
}

domain::Result<domain::PingReply> PostgresPool::ping(std::chrono::milliseconds deadline)
{
    const QDeadlineTimer end(deadline, Qt::PreciseTimer);
    domain::Result<std::unique_ptr<PostgresClient>> client = lend(domain::ClientPurpose::Read,
                                                                  deadline / m_connector->hostCount());
    if (!client) {
        return failed(std::move(client).error());
    }
    return (*client)->ping(std::chrono::milliseconds(std::max<qint64>(1, end.remainingTime())));
}

void PostgresPool::close()
{
    m_closed.store(true);
    m_idle->close();
}

} // namespace castellan::storage
