#include "storage/postgres/PostgresClient.h"

#include "storage/database/SingleRow.h"
#include "storage/postgres/IdleLinks.h"
#include "storage/postgres/PostgresConnector.h"
#include "storage/postgres/PostgresErrors.h"
#include "storage/postgres/PostgresLink.h"
#include "storage/postgres/PostgresNotifications.h"
#include "storage/postgres/PostgresSession.h"
#include "storage/postgres/PostgresTransaction.h"
#include "storage/postgres/ServerIdentity.h"
#include "storage/postgres/TransactionCore.h"

#include <QElapsedTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

using domain::failed;

PostgresClient::PostgresClient(std::unique_ptr<PostgresLink> link, std::shared_ptr<const PostgresConnector> connector,
                               std::shared_ptr<IdleLinks> idle)
    : m_link(std::move(link)),
      m_connector(std::move(connector)),
      m_idle(std::move(idle))
{}

PostgresClient::~PostgresClient()
{
    release();
}

std::optional<domain::Error> PostgresClient::refusal() const
{
    if (m_link == nullptr) {
        return domain::internalError(u"CAS-Released"_s, u"The client has been given back."_s);
    }
    const std::shared_ptr<TransactionCore> transaction = m_transaction.lock();
    if (transaction != nullptr && !transaction->hasEnded()) {
        return domain::internalError(u"CAS-InTransaction"_s,
                                     u"The client is in a transaction, which must be asked instead."_s);
    }
    return std::nullopt;
}

PipelineResult PostgresClient::pipeline(const QList<Statement>& statements)
{
    if (std::optional<domain::Error> error = refusal()) {
        return tl::unexpected(PipelineFailure{std::move(*error), -1});
    }
    QList<Statement> all;
    if (m_link->isPooled()) {
        all.append(PostgresSession(m_connector->settings()).forPooledStatements());
    }
    const qsizetype prelude = all.size();
    all.append(statements);
    Conversation conversation = m_link->run(all, m_connector->settings().statement + serverMargin);
    if (conversation.error) {
        return tl::unexpected(
            PipelineFailure{std::move(*conversation.error), std::max<qsizetype>(-1, conversation.failedAt - prelude)});
    }
    QList<Answer> answers;
    answers.reserve(statements.size());
    for (qsizetype index = prelude; index < all.size(); ++index) {
        answers.append({std::move(conversation.answers[index].rows), conversation.answers.at(index).affectedRows});
    }
    return answers;
}

domain::Result<Rows> PostgresClient::query(const Statement& statement)
{
    PipelineResult answers = pipeline({statement});
    if (!answers) {
        return failed(std::move(answers).error().error);
    }
    return std::move(answers->first().rows);
}

domain::Result<Row> PostgresClient::queryRow(const Statement& statement)
{
    return query(statement).and_then(singleRow);
}

domain::Result<qint64> PostgresClient::exec(const Statement& statement)
{
    PipelineResult answers = pipeline({statement});
    if (!answers) {
        return failed(std::move(answers).error().error);
    }
    return answers->first().affectedRows;
}

std::shared_ptr<TransactionCore> PostgresClient::newTransaction(const domain::TransactionOptions& options)
{
    auto core = std::make_shared<TransactionCore>(*m_link, m_connector->settings(), options);
    m_transaction = core;
    return core;
}

domain::Result<std::unique_ptr<domain::Transaction>> PostgresClient::begin(const domain::TransactionOptions& options)
{
    if (std::optional<domain::Error> error = refusal()) {
        return failed(std::move(*error));
    }
    return std::make_unique<PostgresTransaction>(newTransaction(options));
}

domain::Result<std::unique_ptr<domain::Transaction>> PostgresClient::beginWith(
    std::unique_ptr<PostgresClient> client, const domain::TransactionOptions& options)
{
    std::shared_ptr<TransactionCore> core = client->newTransaction(options);
    return std::make_unique<PostgresTransaction>(std::move(core), std::move(client));
}

domain::Result<domain::PingReply> PostgresClient::ping(std::chrono::milliseconds deadline)
{
    if (m_link == nullptr) {
        return failed(*refusal());
    }
    QElapsedTimer timer;
    timer.start();
    const Conversation conversation = m_link->ping(deadline);
    if (conversation.error) {
        return failed(*conversation.error);
    }
    return domain::PingReply{std::chrono::microseconds(timer.nsecsElapsed() / 1000)};
}

std::shared_ptr<domain::Canceller> PostgresClient::canceller()
{
    return m_link != nullptr ? m_link->canceller() : nullptr;
}

domain::Result<std::unique_ptr<domain::Notifications>> PostgresClient::listen(const QString& channel)
{
    if (m_link != nullptr && m_link->isPooled()) {
        return nullptr; // it would be accepted and never deliver
    }
    domain::Result<std::unique_ptr<PostgresLink>> link = m_connector->open(domain::ClientPurpose::Read,
                                                                           m_connector->connectLimit());
    if (!link) {
        return failed(std::move(link).error());
    }
    return PostgresNotifications::listen(std::move(*link), channel, m_connector->connectLimit());
}

domain::Result<domain::ServerIdentity> PostgresClient::identity()
{
    if (std::optional<domain::Error> error = refusal()) {
        return failed(std::move(*error));
    }
    domain::Result<domain::ServerIdentity> identity = serverIdentity(*m_link,
                                                                     m_connector->settings().statement + serverMargin);
    if (identity && m_connector->settings().readOnly) {
        identity->readOnly = true; // a session that is not ours does not know it
    }
    return identity;
}

bool PostgresClient::isUsable() const
{
    return m_link != nullptr && m_link->isUsable();
}

void PostgresClient::release()
{
    if (m_link != nullptr) {
        m_idle->put(std::move(m_link));
    }
}

QString PostgresClient::databaseName() const
{
    return m_link != nullptr ? m_link->databaseName() : QString();
}

} // namespace castellan::storage
