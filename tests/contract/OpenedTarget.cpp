#include "tests/contract/OpenedTarget.h"

#include "domain/invoke/CommandService.h"
#include "storage/database/Rows.h"
#include "storage/database/Statement.h"
#include "storage/repository/DatabaseServices.h"
#include "tests/contract/OrFail.h"
#include "tests/support/ManualClock.h"
#include "tests/support/RecordedPause.h"

namespace castellan::test {

using namespace castellan::domain;
using namespace Qt::Literals::StringLiterals;
using castellan::storage::Statement;

OpenedTarget::OpenedTarget(const tests::PostgresServer& server) : m_database(server.createDatabase())
{
    storage::DatabaseTargetOpener opener;
    m_services = orFail(opener.open(m_database->socketUrl(), {}));
    m_client = newClient();
}

OpenedTarget::~OpenedTarget() = default;

std::unique_ptr<Client> OpenedTarget::newClient()
{
    return orFail(m_services->pool().acquire(ClientPurpose::Write));
}

void OpenedTarget::run(const QStringList& statements)
{
    for (const QString& sql : statements) {
        orFail(m_client->exec(Statement(sql)));
    }
}

QString OpenedTarget::answer(const QString& sql)
{
    return orFail(m_client->queryRow(Statement(sql))).text(0);
}

InvocationOptions OpenedTarget::withKey()
{
    InvocationOptions options;
    options.creator = u"tester"_s;
    options.batch = BatchIdentity{m_ids.next(), options.creator, "hash"};
    return options;
}

Result<BatchOutcome> OpenedTarget::apply(Commands commands)
{
    return applyTo(*m_services, std::move(commands), withKey());
}

Result<BatchOutcome> OpenedTarget::apply(Commands commands, const InvocationOptions& options)
{
    return applyTo(*m_services, std::move(commands), options);
}

Result<BatchOutcome> OpenedTarget::applyAs(TargetServices& services, Commands commands)
{
    return applyTo(services, std::move(commands), withKey());
}

Result<BatchOutcome> OpenedTarget::applyTo(TargetServices& services, Commands commands,
                                           const InvocationOptions& options)
{
    Batch batch;
    for (auto& command : commands) {
        batch.add(std::move(command));
    }
    const ManualClock clock;
    RecordedPause pause;
    return CommandService(services.unitsOfWork(), clock, m_ids, nullptr, &pause).apply(batch, options);
}

QStringList OpenedTarget::ask(const QString& row, const QString& table)
{
    QStringList lines;
    const storage::Rows rows = orFail(
        m_client->query(Statement(u"SELECT ("_s + row + u")::text FROM "_s + table + u" AS t"_s)));
    for (const auto& line : rows) {
        lines.append(table + line.text(0));
    }
    lines.sort();
    return lines;
}

QStringList OpenedTarget::contents()
{
    return ask(u"t.id, t.name, t.default_org_id, t.default_language, t.iam_project_id"_s, u"zitadel.instances"_s)
        + ask(u"t.instance_id, t.domain, t.is_primary, t.is_generated, t.type"_s, u"zitadel.instance_domains"_s)
        + ask(u"t.instance_id, t.id, t.name, t.state"_s, u"zitadel.organizations"_s)
        + ask(u"t.instance_id, t.org_id, t.domain, t.is_verified, t.is_primary, t.validation_type"_s,
              u"zitadel.org_domains"_s)
        + ask(u"t.instance_id, t.aggregate_type, t.aggregate_id, t.event_type, t.sequence, t.revision, t.payload, t.creator, "
              "t.owner, t.in_tx_order"_s,
              u"eventstore.events2"_s)
        + ask(u"t.instance_id, t.unique_type, t.unique_field"_s, u"eventstore.unique_constraints"_s)
        + ask(u"t.instance_id, t.resource_owner, t.aggregate_type, t.aggregate_id, t.object_type, t.object_id, t.object_revision, "
              "t.field_name, t.value, t.number_value, t.text_value, t.bool_value, t.value_must_be_unique, t.should_index"_s,
              u"eventstore.fields"_s);
}

QStringList OpenedTarget::catalog()
{
    const QString family = u" IN ('zitadel', 'eventstore', 'projections', 'castellan')"_s;
    const auto ofFamily = [&family](const QString& select, const QString& schema) {
        return QString(u'(' + select + u" JOIN pg_namespace n ON n.oid = "_s + schema + u" WHERE n.nspname"_s + family
                       + u')');
    };
    return ask(u"t.table_schema, t.table_name, t.column_name, t.data_type, t.column_default, t.is_nullable, t.is_generated"_s,
               u"(SELECT * FROM information_schema.columns WHERE table_schema"_s + family + u')')
        + ask(u"t.schemaname, t.indexdef"_s, u"(SELECT * FROM pg_indexes WHERE schemaname"_s + family + u')')
        + ask(u"t.conname, t.definition"_s,
              ofFamily(u"SELECT c.conname, pg_get_constraintdef(c.oid) AS definition FROM pg_constraint c"_s,
                       u"c.connamespace"_s))
        + ask(u"t.definition, t.tgenabled"_s,
              ofFamily(
                  u"SELECT pg_get_triggerdef(g.oid) AS definition, g.tgenabled FROM pg_trigger g JOIN pg_class k ON k.oid = g.tgrelid"_s,
                  u"k.relnamespace"_s))
        + ask(u"t.definition"_s,
              ofFamily(u"SELECT pg_get_functiondef(p.oid) AS definition FROM pg_proc p"_s, u"p.pronamespace"_s))
        + ask(u"t.typname, t.typtype, t.labels"_s,
              ofFamily(
                  u"SELECT y.typname, y.typtype, (SELECT array_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e "
                  "WHERE e.enumtypid = y.oid) AS labels FROM pg_type y"_s,
                  u"y.typnamespace"_s))
        + ask(u"t.relname, t.relowner, t.relacl"_s,
              ofFamily(u"SELECT k.relname, k.relowner, k.relacl FROM pg_class k"_s, u"k.relnamespace"_s));
}

} // namespace castellan::test
