#include "storage/schema/Migration.h"
#include "storage/schema/PostgresEventstore.h"

using namespace Qt::Literals::StringLiterals;

namespace castellan::storage {

namespace {

// Keys are COLLATE "C": their order is that of their bytes on every server, as on SQLite, and comparing is cheap.

Migration versions()
{
    return {u"batch keys"_s,
            postgresBatchKeys() << u"CREATE TABLE castellan.schema (version int PRIMARY KEY, name text NOT NULL, "
                                   "applied_at timestamptz NOT NULL DEFAULT now())"_s};
}

QString trigger(const QString& name, const QString& table, const QString& events, const QString& condition,
                const QString& function)
{
    return u"CREATE TRIGGER %1 BEFORE %3 ON zitadel.%2 FOR EACH ROW WHEN (%4) EXECUTE FUNCTION zitadel.%5()"_s.arg(
        name, table, events, condition, function);
}

Migration instances()
{
    return {u"instances"_s,
            {u"CREATE SCHEMA IF NOT EXISTS zitadel"_s, u"CREATE TABLE zitadel.migrations (version int4 NOT NULL)"_s,
             u"INSERT INTO zitadel.migrations VALUES (1)"_s, uR"(CREATE TABLE zitadel.instances (
                id text COLLATE "C" NOT NULL PRIMARY KEY CONSTRAINT instances_id_check CHECK (id <> ''),
                name text NOT NULL CONSTRAINT instances_name_check CHECK (name <> ''),
                default_org_id text, iam_project_id text, console_client_id text, console_app_id text, default_language text,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now()))"_s,
             u"CREATE FUNCTION zitadel.set_updated_at() RETURNS trigger LANGUAGE plpgsql AS "
             "$$ BEGIN new.updated_at := now(); RETURN new; END $$"_s,
             trigger(u"trigger_set_updated_at"_s, u"instances"_s, u"UPDATE"_s, u"new.updated_at IS NULL"_s,
                     u"set_updated_at"_s)}};
}

Migration organizations()
{
    return {u"organizations"_s,
            {u"CREATE TYPE zitadel.organization_state AS ENUM ('active', 'inactive')"_s,
             uR"(CREATE TABLE zitadel.organizations (
                id text COLLATE "C" NOT NULL CONSTRAINT organizations_id_check CHECK (id <> ''),
                name text NOT NULL CONSTRAINT organizations_name_check CHECK (name <> ''),
                instance_id text COLLATE "C" NOT NULL REFERENCES zitadel.instances (id) ON DELETE CASCADE,
                state zitadel.organization_state NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (instance_id, id)))"_s,
             u"CREATE UNIQUE INDEX org_unique_instance_id_name_idx ON zitadel.organizations (instance_id, name)"_s,
             trigger(u"trigger_set_updated_at"_s, u"organizations"_s, u"UPDATE"_s, u"new.updated_at IS NULL"_s,
                     u"set_updated_at"_s),
             u"UPDATE zitadel.migrations SET version = 2"_s}};
}

QStringList instanceDomains()
{
    return {u"CREATE TYPE zitadel.domain_type AS ENUM ('custom', 'trusted')"_s,
            uR"(CREATE TABLE zitadel.instance_domains (
                instance_id text COLLATE "C" NOT NULL REFERENCES zitadel.instances (id) ON DELETE CASCADE,
                domain text COLLATE "C" NOT NULL PRIMARY KEY
                    CONSTRAINT instance_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
                is_primary boolean, is_generated boolean, type zitadel.domain_type NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
                CONSTRAINT custom_values_set CHECK (type <> 'custom' OR (is_primary IS NOT NULL AND is_generated IS NOT NULL)),
                CONSTRAINT primary_cannot_be_trusted CHECK (type <> 'trusted' OR is_primary IS NULL),
                CONSTRAINT generated_cannot_be_trusted CHECK (type <> 'trusted' OR is_generated IS NULL)))"_s,
            u"CREATE INDEX idx_instance_domain_instance ON zitadel.instance_domains (instance_id)"_s,
            uR"(CREATE FUNCTION zitadel.ensure_single_primary_instance_domain() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE zitadel.instance_domains SET is_primary = false, updated_at = now()
                    WHERE instance_id = new.instance_id AND domain <> new.domain AND type = 'custom' AND is_primary;
                    RETURN new;
                END $$)"_s,
            trigger(u"trg_ensure_single_primary_instance_domain"_s, u"instance_domains"_s, u"INSERT OR UPDATE"_s,
                    u"new.is_primary"_s, u"ensure_single_primary_instance_domain"_s),
            trigger(u"trg_set_updated_at_instance_domains"_s, u"instance_domains"_s, u"UPDATE"_s,
                    u"new.updated_at IS NULL"_s, u"set_updated_at"_s)};
}

QStringList organizationDomainFunctions()
{
    return {uR"(CREATE FUNCTION zitadel.ensure_single_primary_org_domain() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    UPDATE zitadel.org_domains SET is_primary = false, updated_at = now()
                    WHERE instance_id = new.instance_id AND org_id = new.org_id AND domain <> new.domain AND is_primary;
                    RETURN new;
                END $$)"_s,
            uR"(CREATE FUNCTION zitadel.check_verified_org_domain() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF EXISTS (SELECT FROM zitadel.org_domains d WHERE d.instance_id = new.instance_id AND d.domain = new.domain
                               AND d.is_verified AND (tg_op = 'INSERT' OR d.org_id <> new.org_id)) THEN
                        RAISE EXCEPTION 'org domain is already taken';
                    END IF;
                    RETURN new;
                END $$)"_s};
}

QStringList organizationDomains()
{
    return QStringList{u"CREATE TYPE zitadel.domain_validation_type AS ENUM ('dns', 'http')"_s,
                       uR"(CREATE TABLE zitadel.org_domains (
                    instance_id text COLLATE "C" NOT NULL, org_id text COLLATE "C" NOT NULL,
                    domain text COLLATE "C" NOT NULL CONSTRAINT org_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
                    is_verified boolean NOT NULL DEFAULT false, is_primary boolean NOT NULL DEFAULT false,
                    validation_type zitadel.domain_validation_type,
                    created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now(),
                    PRIMARY KEY (instance_id, org_id, domain),
                    CONSTRAINT org_domains_instance_id_org_id_fkey FOREIGN KEY (instance_id, org_id)
                        REFERENCES zitadel.organizations (instance_id, id) ON DELETE CASCADE))"_s,
                       u"CREATE INDEX idx_org_domain ON zitadel.org_domains (instance_id, domain)"_s}
    + organizationDomainFunctions()
        + QStringList{trigger(u"trg_ensure_single_primary_org_domain"_s, u"org_domains"_s, u"INSERT OR UPDATE"_s,
                              u"new.is_primary"_s, u"ensure_single_primary_org_domain"_s),
                      trigger(u"trg_set_updated_at_org_domains"_s, u"org_domains"_s, u"UPDATE"_s,
                              u"new.updated_at IS NULL"_s, u"set_updated_at"_s),
                      trigger(u"trg_check_verified_org_domain"_s, u"org_domains"_s, u"INSERT OR UPDATE"_s,
                              u"new.is_verified"_s, u"check_verified_org_domain"_s),
                      u"UPDATE zitadel.migrations SET version = 4"_s};
}

Migration projections()
{
    return {u"projections"_s,
            {u"CREATE SCHEMA IF NOT EXISTS projections"_s, uR"(CREATE TABLE projections.current_states (
                projection_name text NOT NULL, instance_id text NOT NULL, last_updated timestamptz, aggregate_id text, aggregate_type text,
                sequence bigint, event_date timestamptz, position numeric, filter_offset int,
                PRIMARY KEY (projection_name, instance_id)))"_s,
             uR"(CREATE TABLE projections.failed_events2 (
                projection_name text NOT NULL, instance_id text NOT NULL, aggregate_type text NOT NULL, aggregate_id text NOT NULL,
                event_creation_date timestamptz NOT NULL, failed_sequence bigint NOT NULL, failure_count smallint DEFAULT 0, error text,
                last_failed timestamptz,
                PRIMARY KEY (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence)))"_s}};
}

/// Names sort by their ASCII-folded bytes: lower() in the collation "C" folds exactly those.
Migration lists()
{
    const QString folded = u"(lower(name COLLATE \"C\") COLLATE \"C\")"_s;
    return {
        u"indexes of lists"_s,
        {u"CREATE INDEX castellan_instances_name_idx ON zitadel.instances (%1, id)"_s.arg(folded),
         u"CREATE INDEX castellan_organizations_name_idx ON zitadel.organizations (instance_id, %1, id)"_s.arg(folded),
         u"CREATE INDEX castellan_organizations_created_idx ON zitadel.organizations (instance_id, created_at, id)"_s,
         u"CREATE INDEX castellan_organizations_updated_idx ON zitadel.organizations (instance_id, updated_at, id)"_s,
         u"CREATE INDEX castellan_all_organizations_id_idx ON zitadel.organizations (id, instance_id)"_s,
         u"CREATE INDEX castellan_all_organizations_name_idx ON zitadel.organizations (%1, instance_id, id)"_s.arg(
             folded),
         u"CREATE INDEX castellan_org_domains_idx ON zitadel.org_domains (domain, instance_id, org_id)"_s,
         u"CREATE INDEX castellan_org_domains_primary_idx ON zitadel.org_domains (instance_id, org_id) WHERE is_primary"_s}};
}

} // namespace

QStringList postgresBatchKeys()
{
    return {u"CREATE SCHEMA IF NOT EXISTS castellan"_s, uR"(CREATE TABLE IF NOT EXISTS castellan.batches (
                key text PRIMARY KEY, created_at timestamptz NOT NULL, creator text NOT NULL, console_version text NOT NULL,
                hash bytea NOT NULL, summary jsonb))"_s,
            u"CREATE INDEX IF NOT EXISTS batches_created_at_idx ON castellan.batches (created_at)"_s};
}

QList<Migration> postgresMigrations()
{
    return {versions(),       instances(),
            organizations(),  {u"domains"_s, instanceDomains() + organizationDomains()},
            postgresEvents(), postgresUniqueConstraints(),
            postgresFields(), postgresPush(),
            projections(),    lists()};
}

} // namespace castellan::storage
