#include "storage/eventstore/SqlEventstore.h"

#include "domain/port/Pool.h"
#include "storage/eventstore/AggregateStates.h"
#include "storage/eventstore/EventPush.h"
#include "storage/sql/SqlClient.h"

#include <QSqlDatabase>

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

using domain::failed;
using StoredEvents = domain::Result<QList<domain::StoredEvent>>;

} // namespace

StoredEvents SqlEventstore::pushWithNewClient(domain::QueryExecutor& db, const QList<domain::Event>& events) const
{
    if (events.isEmpty()) {
        return QList<domain::StoredEvent>();
    }
    auto* const client = dynamic_cast<domain::Client*>(&db);
    if (!client) {
        return pushInside(db, events);
    }
    auto transaction = client->begin({domain::IsolationLevel::ReadCommitted, domain::AccessMode::ReadWrite});
    if (!transaction) {
        return failed(transaction.error());
    }
    StoredEvents stored = pushInside(**transaction, events);
    if (!stored) {
        (*transaction)->rollback();
        return stored;
    }
    if (const domain::Result<void> committed = (*transaction)->commit(); !committed) {
        return failed(committed.error());
    }
    return stored;
}

StoredEvents SqlEventstore::pushInside(domain::QueryExecutor& db, const QList<domain::Event>& events) const
{
    const domain::Result<EventstoreFeatures> features = m_catalog.features(db);
    if (!features) {
        return failed(features.error());
    }
    AggregateStates states;
    if (features->push == EventstoreFeatures::Push::None) {
        const QList<domain::AggregateKey> aggregates = aggregatesOf(events);
        const auto rows = db.query(stateQuery(m_dialect, aggregates));
        if (!rows) {
            return failed(rows.error());
        }
        for (const domain::AggregateKey& aggregate : aggregates) {
            states[aggregate]; // what is not found is new
        }
        readStates(*rows, states);
    }
    const EventPush push(m_dialect, *features, events, states);
    const PipelineResult answers = runAll(db, push.statements());
    if (!answers) {
        return failed(push.explained(answers.error().statement, answers.error().error));
    }
    return push.stored(*answers);
}

StoredEvents pushWithClient(const QSqlDatabase& database, const QList<domain::Event>& events)
{
    const auto client = clientOn(database);
    if (!client) {
        return failed(client.error());
    }
    const SqlDialect dialect = database.driverName() == u"QPSQL"_s ? SqlDialect::postgres() : SqlDialect::sqlite();
    const EventstoreCatalog catalog(dialect);
    return SqlEventstore(dialect, catalog).pushWithNewClient(**client, events);
}

} // namespace castellan::storage
