#include "storage/schema/Migration.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

/// SQLite knows milliseconds only; what must be exact is bound.
QString withNow(QString sql)
{
    return sql.replace(u"NOW()"_s,
                       u"(CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + "
                       "CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000)"_s);
}

QStringList withNow(QStringList statements)
{
    for (QString& sql : statements) {
        sql = withNow(sql);
    }
    return statements;
}

/// What PostgreSQL's BEFORE trigger does: an updated_at that is set to NULL becomes now. The column is therefore
/// nullable here, and the insert refuses NULL.
QStringList updatedAt(const QString& table, const QString& key)
{
    return withNow(
        QStringList{u"CREATE TRIGGER %1_require_updated_at BEFORE INSERT ON %1 WHEN new.updated_at IS NULL BEGIN "
                    "SELECT RAISE(ABORT, 'NOT NULL constraint failed: %1.updated_at'); END"_s.arg(table),
                    u"CREATE TRIGGER %1_set_updated_at AFTER UPDATE ON %1 WHEN new.updated_at IS NULL BEGIN "
                    "UPDATE %1 SET updated_at = NOW() WHERE %2; END"_s.arg(table, key)});
}

QStringList singlePrimary(const QString& name, const QString& table, const QString& siblings)
{
    const QString action = withNow(
        u"BEGIN UPDATE %1 SET is_primary = 0, updated_at = NOW() WHERE %2 AND domain <> new.domain "
        "AND is_primary = 1; END"_s.arg(table, siblings));
    return {u"CREATE TRIGGER %1_insert AFTER INSERT ON %2 WHEN new.is_primary = 1 "_s.arg(name, table) + action,
            u"CREATE TRIGGER %1_update AFTER UPDATE ON %2 WHEN new.is_primary = 1 "_s.arg(name, table) + action};
}

Migration batchKeys()
{
    return {u"batch keys"_s,
            {uR"(CREATE TABLE castellan_batches (
                key TEXT NOT NULL PRIMARY KEY, created_at INTEGER NOT NULL, creator TEXT NOT NULL, console_version TEXT NOT NULL,
                hash BLOB NOT NULL, summary TEXT) STRICT)"_s,
             u"CREATE INDEX castellan_batches_created_at_idx ON castellan_batches (created_at)"_s}};
}

Migration instances()
{
    const QString table = uR"(CREATE TABLE zitadel_instances (
        id TEXT NOT NULL PRIMARY KEY CONSTRAINT instances_id_check CHECK (id <> ''),
        name TEXT NOT NULL CONSTRAINT instances_name_check CHECK (name <> ''),
        default_org_id TEXT, iam_project_id TEXT, console_client_id TEXT, console_app_id TEXT, default_language TEXT,
        created_at INTEGER NOT NULL DEFAULT NOW(), updated_at INTEGER DEFAULT NOW()) STRICT, WITHOUT ROWID)"_s;
    return {u"instances"_s, QStringList{withNow(table)} + updatedAt(u"zitadel_instances"_s, u"id = new.id"_s)};
}

Migration organizations()
{
    const QString table = uR"(CREATE TABLE zitadel_organizations (
        id TEXT NOT NULL CONSTRAINT organizations_id_check CHECK (id <> ''),
        name TEXT NOT NULL CONSTRAINT organizations_name_check CHECK (name <> ''),
        instance_id TEXT NOT NULL CONSTRAINT organizations_instance_id_fkey REFERENCES zitadel_instances (id) ON DELETE CASCADE,
        state TEXT NOT NULL CONSTRAINT organization_state CHECK (state IN ('active', 'inactive')),
        created_at INTEGER NOT NULL DEFAULT NOW(), updated_at INTEGER DEFAULT NOW(),
        CONSTRAINT organizations_pkey PRIMARY KEY (instance_id, id)) STRICT, WITHOUT ROWID)"_s;
    return {u"organizations"_s,
            QStringList{
                withNow(table),
                u"CREATE UNIQUE INDEX org_unique_instance_id_name_idx ON zitadel_organizations (instance_id, name)"_s}
                + updatedAt(u"zitadel_organizations"_s, u"instance_id = new.instance_id AND id = new.id"_s)};
}

QStringList instanceDomains()
{
    const QString table = uR"(CREATE TABLE zitadel_instance_domains (
        instance_id TEXT NOT NULL CONSTRAINT instance_domains_instance_id_fkey REFERENCES zitadel_instances (id) ON DELETE CASCADE,
        domain TEXT NOT NULL CONSTRAINT instance_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
        is_primary INTEGER CONSTRAINT is_primary_is_boolean CHECK (is_primary IN (0, 1)),
        is_generated INTEGER CONSTRAINT is_generated_is_boolean CHECK (is_generated IN (0, 1)),
        type TEXT NOT NULL CONSTRAINT domain_type CHECK (type IN ('custom', 'trusted')),
        created_at INTEGER NOT NULL DEFAULT NOW(), updated_at INTEGER DEFAULT NOW(),
        CONSTRAINT instance_domains_pkey PRIMARY KEY (domain),
        CONSTRAINT custom_values_set CHECK (type <> 'custom' OR (is_primary IS NOT NULL AND is_generated IS NOT NULL)),
        CONSTRAINT primary_cannot_be_trusted CHECK (type <> 'trusted' OR is_primary IS NULL),
        CONSTRAINT generated_cannot_be_trusted CHECK (type <> 'trusted' OR is_generated IS NULL)) STRICT, WITHOUT ROWID)"_s;
    return QStringList{withNow(table),
                       u"CREATE INDEX idx_instance_domain_instance ON zitadel_instance_domains (instance_id, domain)"_s}
    + updatedAt(u"zitadel_instance_domains"_s, u"domain = new.domain"_s)
        + singlePrimary(u"trg_ensure_single_primary_instance_domain"_s, u"zitadel_instance_domains"_s,
                        u"instance_id = new.instance_id AND type = 'custom'"_s);
}

/// Looked up through idx_org_domain, which holds the flag too: else SQLite would go through all of the instance's rows.
/// On INSERT a verified row of any organization, its own included, refuses; on UPDATE one of another organization.
QStringList verifiedOnce()
{
    const QString taken =
        u"EXISTS (SELECT 1 FROM zitadel_org_domains WHERE instance_id = new.instance_id AND domain = new.domain "
        "AND is_verified = 1%1) BEGIN SELECT RAISE(ABORT, 'org domain is already taken'); END"_s;
    return {
        u"CREATE TRIGGER trg_check_verified_org_domain_insert BEFORE INSERT ON zitadel_org_domains WHEN new.is_verified = 1 AND "_s
            + taken.arg(QString()),
        u"CREATE TRIGGER trg_check_verified_org_domain_update BEFORE UPDATE ON zitadel_org_domains WHEN new.is_verified = 1 AND "_s
            + taken.arg(u" AND org_id <> new.org_id"_s)};
}

QStringList organizationDomains()
{
    const QString table = uR"(CREATE TABLE zitadel_org_domains (
        instance_id TEXT NOT NULL, org_id TEXT NOT NULL,
        domain TEXT NOT NULL CONSTRAINT org_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
        is_verified INTEGER NOT NULL DEFAULT 0 CONSTRAINT is_verified_is_boolean CHECK (is_verified IN (0, 1)),
        is_primary INTEGER NOT NULL DEFAULT 0 CONSTRAINT is_primary_is_boolean CHECK (is_primary IN (0, 1)),
        validation_type TEXT CONSTRAINT domain_validation_type CHECK (validation_type IN ('dns', 'http')),
        created_at INTEGER NOT NULL DEFAULT NOW(), updated_at INTEGER DEFAULT NOW(),
        CONSTRAINT org_domains_pkey PRIMARY KEY (instance_id, org_id, domain),
        CONSTRAINT org_domains_instance_id_org_id_fkey FOREIGN KEY (instance_id, org_id)
            REFERENCES zitadel_organizations (instance_id, id) ON DELETE CASCADE) STRICT, WITHOUT ROWID)"_s;
    return QStringList{withNow(table),
                       u"CREATE INDEX idx_org_domain ON zitadel_org_domains (instance_id, domain, is_verified)"_s}
    + updatedAt(u"zitadel_org_domains"_s,
                u"instance_id = new.instance_id AND org_id = new.org_id AND domain = new.domain"_s)
        + singlePrimary(u"trg_ensure_single_primary_org_domain"_s, u"zitadel_org_domains"_s,
                        u"instance_id = new.instance_id AND org_id = new.org_id"_s)
        + verifiedOnce();
}

/// No JSON functions in the tables: with `trusted_schema=OFF`, which every session of ours has, SQLite 3.38 to 3.40 refuse
/// them there (their mark as harmless is read the wrong way round). What is written is JSON because only we write it.
Migration events()
{
    return {
        u"events"_s,
        {uR"(CREATE TABLE eventstore_events2 (
                instance_id TEXT NOT NULL, aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL, event_type TEXT NOT NULL,
                sequence INTEGER NOT NULL, revision INTEGER NOT NULL, created_at INTEGER NOT NULL,
                payload TEXT,
                creator TEXT NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL, in_tx_order INTEGER NOT NULL,
                CONSTRAINT events2_pkey PRIMARY KEY (instance_id, aggregate_type, aggregate_id, sequence)) STRICT)"_s,
         u"CREATE INDEX es_active_instances ON eventstore_events2 (created_at DESC, instance_id)"_s,
         u"CREATE INDEX es_projection ON eventstore_events2 (instance_id, aggregate_type, event_type, position)"_s,
         u"CREATE INDEX castellan_events_order_idx ON eventstore_events2 (position, in_tx_order)"_s,
         u"CREATE INDEX castellan_events_instance_idx ON eventstore_events2 (instance_id, position, in_tx_order)"_s,
         u"CREATE INDEX castellan_events_aggregate_idx ON eventstore_events2 (aggregate_id, position, in_tx_order)"_s}};
}

Migration uniqueConstraints()
{
    return {u"unique constraints"_s, {uR"(CREATE TABLE eventstore_unique_constraints (
                instance_id TEXT NOT NULL, unique_type TEXT NOT NULL, unique_field TEXT NOT NULL,
                owners TEXT NOT NULL DEFAULT '[]',
                CONSTRAINT unique_constraints_pkey PRIMARY KEY (instance_id, unique_type, unique_field)) STRICT, WITHOUT ROWID)"_s}};
}

QStringList fieldIndexes()
{
    QStringList statements;
    for (const QString& kind : {u"number"_s, u"text"_s, u"bool"_s}) {
        statements
            << u"CREATE UNIQUE INDEX f_%1_unique_idx ON eventstore_fields (instance_id, field_name, %1_value) "
               "WHERE value_must_be_unique = 1"_s.arg(kind)
            << u"CREATE INDEX f_%1_value_idx ON eventstore_fields (instance_id, object_type, field_name, %1_value) "
               "WHERE should_index = 1"_s.arg(kind);
    }
    return statements
        << u"CREATE INDEX f_object_idx ON eventstore_fields (instance_id, object_type, object_id, object_revision)"_s
        << u"CREATE INDEX f_aggregate_object_type_idx ON eventstore_fields (instance_id, aggregate_type, aggregate_id, object_type)"_s
        << u"CREATE INDEX fields_instance_domains_idx ON eventstore_fields (object_id, instance_id) "
           "WHERE object_type = 'instance_domain' AND field_name = 'domain'"_s;
}

Migration fields()
{
    const QString table = uR"(CREATE TABLE eventstore_fields (
        id TEXT NOT NULL DEFAULT (lower(hex(randomblob(16)))), instance_id TEXT NOT NULL, resource_owner TEXT NOT NULL,
        aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL, object_type TEXT NOT NULL, object_id TEXT NOT NULL,
        object_revision INTEGER, field_name TEXT NOT NULL, value TEXT NOT NULL,
        value_must_be_unique INTEGER NOT NULL DEFAULT 0 CHECK (value_must_be_unique IN (0, 1)),
        should_index INTEGER NOT NULL DEFAULT 0 CHECK (should_index IN (0, 1)),
        number_value ANY GENERATED ALWAYS AS (CASE WHEN should_index = 1 AND value GLOB '[-0-9]*' THEN CAST(value AS NUMERIC) END) STORED,
        text_value TEXT GENERATED ALWAYS AS (CASE WHEN should_index = 1 AND value GLOB '"*'
            THEN replace(replace(substr(value, 2, length(value) - 2), '\"', '"'), '\\', '\') END) STORED,
        bool_value INTEGER GENERATED ALWAYS AS (CASE WHEN should_index = 1 AND value IN ('true', 'false') THEN value = 'true' END) STORED,
        CONSTRAINT fields_pkey PRIMARY KEY (instance_id, id),
        CONSTRAINT primitive_value_for_unique_check CHECK (value_must_be_unique = 0 OR
            (number_value IS NOT NULL) + (text_value IS NOT NULL) + (bool_value IS NOT NULL) = 1),
        CONSTRAINT primitive_value_for_index CHECK (should_index = 0 OR
            (number_value IS NOT NULL) + (text_value IS NOT NULL) + (bool_value IS NOT NULL) = 1)) STRICT)"_s;
    return {u"fields"_s, QStringList{table} + fieldIndexes()};
}

Migration projections()
{
    return {u"projections"_s,
            {uR"(CREATE TABLE projections_current_states (
                projection_name TEXT NOT NULL, instance_id TEXT NOT NULL, last_updated INTEGER, aggregate_id TEXT, aggregate_type TEXT,
                sequence INTEGER, event_date INTEGER, position INTEGER, filter_offset INTEGER,
                CONSTRAINT current_states_pkey PRIMARY KEY (projection_name, instance_id)) STRICT)"_s,
             uR"(CREATE TABLE projections_failed_events2 (
                projection_name TEXT NOT NULL, instance_id TEXT NOT NULL, aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL,
                event_creation_date INTEGER NOT NULL, failed_sequence INTEGER NOT NULL, failure_count INTEGER DEFAULT 0, error TEXT,
                last_failed INTEGER, CONSTRAINT failed_events2_pkey
                PRIMARY KEY (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence)) STRICT)"_s}};
}

/// Names sort by their ASCII-folded bytes: NOCASE folds exactly those.
Migration lists()
{
    return {
        u"indexes of lists"_s,
        {u"CREATE INDEX castellan_instances_name_idx ON zitadel_instances (name COLLATE NOCASE, id)"_s,
         u"CREATE INDEX castellan_organizations_name_idx ON zitadel_organizations (instance_id, name COLLATE NOCASE, id)"_s,
         u"CREATE INDEX castellan_organizations_created_idx ON zitadel_organizations (instance_id, created_at, id)"_s,
         u"CREATE INDEX castellan_organizations_updated_idx ON zitadel_organizations (instance_id, updated_at, id)"_s,
         u"CREATE INDEX castellan_all_organizations_id_idx ON zitadel_organizations (id, instance_id)"_s,
         u"CREATE INDEX castellan_all_organizations_name_idx ON zitadel_organizations (name COLLATE NOCASE, instance_id, id)"_s,
         u"CREATE INDEX castellan_org_domains_idx ON zitadel_org_domains (domain, instance_id, org_id)"_s,
         u"CREATE INDEX castellan_org_domains_primary_idx ON zitadel_org_domains (instance_id, org_id) WHERE is_primary = 1"_s}};
}

} // namespace

QList<Migration> sqliteMigrations()
{
    return {
        batchKeys(), instances(),         organizations(), {u"domains"_s, instanceDomains() + organizationDomains()},
        events(),    uniqueConstraints(), fields(),        projections(),
        lists()};
}

} // namespace castellan::storage
