#include "storage/schema/PostgresEventstore.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

QStringList fieldIndexes()
{
    QStringList statements;
    for (const QString& kind : {u"number"_s, u"text"_s, u"bool"_s}) {
        statements
            << u"CREATE UNIQUE INDEX f_%1_unique_idx ON eventstore.fields (instance_id, field_name, %1_value) "
               "WHERE value_must_be_unique"_s.arg(kind)
            << u"CREATE INDEX f_%1_value_idx ON eventstore.fields (instance_id, object_type, field_name, %1_value) "
               "INCLUDE (object_id) WHERE should_index"_s.arg(kind);
    }
    return statements
        << u"CREATE INDEX f_object_idx ON eventstore.fields (instance_id, object_type, object_id, object_revision)"_s
        << u"CREATE INDEX f_aggregate_object_type_idx ON eventstore.fields (instance_id, aggregate_type, aggregate_id, object_type)"_s
        << u"CREATE INDEX fields_instance_domains_idx ON eventstore.fields (object_id) INCLUDE (instance_id) "
           "WHERE object_type = 'instance_domain' AND field_name = 'domain'"_s;
}

/// The rows that a push will insert. Each aggregate is probed once, at its first command, and the answer spread over the others:
/// no join, so the time is linear whatever the planner expects. A command that enforces its owner keeps it (as in the
/// reference, NULL enforces); all others get that of the aggregate's latest event, or of its first command here.
QString commandsToEvents()
{
    return uR"(CREATE FUNCTION eventstore.commands_to_events(commands eventstore.command2[]) RETURNS SETOF eventstore.events2
        LANGUAGE plpgsql STABLE AS $$
        DECLARE
            pushed_at timestamptz := clock_timestamp();
        BEGIN
            RETURN QUERY
            WITH given AS (
                SELECT c.*, row_number() OVER (PARTITION BY c.instance_id, c.aggregate_type, c.aggregate_id ORDER BY c.ordinal) AS number
                FROM unnest(commands) WITH ORDINALITY AS c (instance_id, aggregate_type, aggregate_id, command_type, revision,
                    payload, creator, owner, enforce_owner, ordinal)
            ), probed AS (
                SELECT g.*, l.sequence AS latest_sequence, coalesce(l.owner, g.owner) AS first_owner
                FROM given g LEFT JOIN LATERAL (
                    SELECT e.sequence, e.owner FROM eventstore.events2 e
                    WHERE g.number = 1 AND e.instance_id = g.instance_id AND e.aggregate_type = g.aggregate_type
                        AND e.aggregate_id = g.aggregate_id
                    ORDER BY e.sequence DESC LIMIT 1) l ON true
            )
            SELECT p.instance_id, p.aggregate_type, p.aggregate_id, p.command_type,
                coalesce(first_value(p.latest_sequence) OVER aggregate, 0) + p.number,
                p.revision, pushed_at, p.payload, p.creator,
                CASE WHEN coalesce(p.enforce_owner, true) THEN p.owner ELSE first_value(p.first_owner) OVER aggregate END,
                extract(epoch FROM pushed_at)::numeric, p.ordinal::int
            FROM probed p
            WINDOW aggregate AS (PARTITION BY p.instance_id, p.aggregate_type, p.aggregate_id ORDER BY p.ordinal)
            ORDER BY p.ordinal;
        END $$)"_s;
}

} // namespace

Migration postgresEvents()
{
    return {
        u"events"_s,
        {u"CREATE SCHEMA IF NOT EXISTS eventstore"_s, uR"(CREATE TABLE eventstore.events2 (
                instance_id text COLLATE "C" NOT NULL, aggregate_type text COLLATE "C" NOT NULL, aggregate_id text COLLATE "C" NOT NULL,
                event_type text COLLATE "C" NOT NULL, sequence bigint NOT NULL, revision smallint NOT NULL, created_at timestamptz NOT NULL,
                payload jsonb, creator text NOT NULL, owner text NOT NULL, position numeric NOT NULL, in_tx_order int NOT NULL,
                PRIMARY KEY (instance_id, aggregate_type, aggregate_id, sequence)))"_s,
         u"CREATE INDEX es_wm ON eventstore.events2 (instance_id, aggregate_id, aggregate_type, event_type, position)"_s,
         u"CREATE INDEX es_projection ON eventstore.events2 (instance_id, aggregate_type, event_type, position)"_s,
         u"CREATE INDEX es_active_instances ON eventstore.events2 (created_at DESC, instance_id)"_s,
         u"CREATE INDEX active_instances_events ON eventstore.events2 (aggregate_type, event_type) "
         "WHERE aggregate_type = 'instance' AND event_type IN ('instance.added', 'instance.removed')"_s,
         u"CREATE INDEX events2_current_sequence2 ON eventstore.events2 (aggregate_id, aggregate_type, instance_id, sequence DESC)"_s}};
}

Migration postgresUniqueConstraints()
{
    return {u"unique constraints"_s, {uR"(CREATE TABLE eventstore.unique_constraints (
                instance_id text COLLATE "C" NOT NULL, unique_type text COLLATE "C" NOT NULL, unique_field text COLLATE "C" NOT NULL,
                owners text[] NOT NULL DEFAULT '{}', PRIMARY KEY (instance_id, unique_type, unique_field)))"_s}};
}

Migration postgresFields()
{
    const QString table = uR"(CREATE TABLE eventstore.fields (
        id text NOT NULL DEFAULT gen_random_uuid(), instance_id text NOT NULL, resource_owner text NOT NULL,
        aggregate_type text NOT NULL, aggregate_id text NOT NULL, object_type text NOT NULL, object_id text NOT NULL,
        object_revision smallint, field_name text NOT NULL, value jsonb NOT NULL,
        number_value numeric GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'number' THEN value::numeric END) STORED,
        text_value text GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'string' THEN value #>> '{}' END) STORED,
        bool_value boolean GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'boolean' THEN value::boolean END) STORED,
        value_must_be_unique boolean NOT NULL DEFAULT false, should_index boolean NOT NULL DEFAULT false,
        PRIMARY KEY (instance_id, id),
        CONSTRAINT primitive_value_for_unique_check CHECK (
            NOT value_must_be_unique OR num_nonnulls(number_value, text_value, bool_value) = 1),
        CONSTRAINT primitive_value_for_index CHECK (NOT should_index OR num_nonnulls(number_value, text_value, bool_value) = 1)))"_s;
    return {u"fields"_s, QStringList{table} + fieldIndexes()};
}

Migration postgresPush()
{
    return {
        u"push"_s,
        {u"CREATE TYPE eventstore.command2 AS (instance_id text, aggregate_type text, aggregate_id text, command_type text, "
         "revision int2, payload jsonb, creator text, owner text, enforce_owner boolean)"_s,
         u"CREATE TYPE eventstore.latest_command AS (instance_id text, aggregate_type text, aggregate_id text, owner text, "
         "sequence bigint)"_s,
         commandsToEvents(),
         uR"(CREATE FUNCTION eventstore.push(commands eventstore.command2[]) RETURNS SETOF eventstore.events2
                LANGUAGE plpgsql VOLATILE AS $$
                BEGIN
                    RETURN QUERY INSERT INTO eventstore.events2
                        SELECT * FROM eventstore.commands_to_events(commands) ORDER BY in_tx_order RETURNING *;
                END $$)"_s,
         u"CREATE FUNCTION castellan.notify_events() RETURNS trigger LANGUAGE plpgsql AS "
         "$$ BEGIN PERFORM pg_notify('castellan_events', ''); RETURN NULL; END $$"_s,
         u"CREATE TRIGGER castellan_notify_events AFTER INSERT ON eventstore.events2 FOR EACH STATEMENT "
         "EXECUTE FUNCTION castellan.notify_events()"_s}};
}

} // namespace castellan::storage
