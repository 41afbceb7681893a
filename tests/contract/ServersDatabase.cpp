#include "tests/contract/ServersDatabase.h"

namespace castellan::test {

using namespace Qt::Literals::StringLiterals;

namespace {

QString onUpdate(const QString& name, const QString& table, bool touchesUnchanged)
{
    const QString condition = touchesUnchanged ? u"old.updated_at = new.updated_at"_s : u"new.updated_at IS NULL"_s;
    return u"CREATE TRIGGER %1 BEFORE UPDATE ON zitadel.%2 FOR EACH ROW WHEN (%3) EXECUTE FUNCTION zitadel.set_updated_at()"_s
        .arg(name, table, condition);
}

QStringList instances(bool touchesUnchanged)
{
    return {
        u"CREATE SCHEMA zitadel"_s,
        u"CREATE TABLE zitadel.migrations (version int4 NOT NULL)"_s,
        u"INSERT INTO zitadel.migrations VALUES (18)"_s,
        uR"(CREATE TABLE zitadel.instances (
                id text NOT NULL CHECK (id <> '') PRIMARY KEY, name text NOT NULL CHECK (name <> ''), default_org_id text,
                iam_project_id text, console_client_id text, console_app_id text, default_language text,
                created_at timestamptz DEFAULT now() NOT NULL, updated_at timestamptz DEFAULT now() NOT NULL))"_s,
        u"CREATE FUNCTION zitadel.set_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := NOW(); RETURN NEW; END $$"_s,
        onUpdate(u"trigger_set_updated_at"_s, u"instances"_s, touchesUnchanged),
        u"CREATE TYPE zitadel.organization_state AS ENUM ('active', 'inactive')"_s,
        uR"(CREATE TABLE zitadel.organizations (
                id text NOT NULL CHECK (id <> ''), name text NOT NULL CHECK (name <> ''),
                instance_id text NOT NULL REFERENCES zitadel.instances (id) ON DELETE CASCADE,
                state zitadel.organization_state NOT NULL, created_at timestamptz DEFAULT now() NOT NULL,
                updated_at timestamptz DEFAULT now() NOT NULL, PRIMARY KEY (instance_id, id)))"_s,
        u"CREATE UNIQUE INDEX org_unique_instance_id_name_idx ON zitadel.organizations (instance_id, name)"_s,
        onUpdate(u"trigger_set_updated_at"_s, u"organizations"_s, touchesUnchanged)};
}

QStringList domains(bool touchesUnchanged)
{
    return {u"CREATE TYPE zitadel.domain_validation_type AS ENUM ('dns', 'http')"_s,
            u"CREATE TYPE zitadel.domain_type AS ENUM ('custom', 'trusted')"_s,
            uR"(CREATE TABLE zitadel.instance_domains (
                instance_id text NOT NULL REFERENCES zitadel.instances (id) ON DELETE CASCADE,
                domain text NOT NULL CHECK (length(domain) BETWEEN 1 AND 255) PRIMARY KEY, is_primary boolean, is_generated boolean,
                type zitadel.domain_type NOT NULL, created_at timestamptz DEFAULT now() NOT NULL,
                updated_at timestamptz DEFAULT now() NOT NULL,
                CONSTRAINT primary_cannot_be_trusted CHECK (is_primary IS NULL OR type <> 'trusted'),
                CONSTRAINT generated_cannot_be_trusted CHECK (is_generated IS NULL OR type <> 'trusted'),
                CONSTRAINT custom_values_set CHECK ((is_primary IS NOT NULL AND is_generated IS NOT NULL) OR type <> 'custom')))"_s,
            u"CREATE INDEX idx_instance_domain_instance ON zitadel.instance_domains (instance_id)"_s,
            uR"(CREATE TABLE zitadel.org_domains (
                instance_id text NOT NULL, org_id text NOT NULL, domain text NOT NULL CHECK (length(domain) BETWEEN 1 AND 255),
                is_verified boolean NOT NULL DEFAULT false, is_primary boolean NOT NULL DEFAULT false,
                validation_type zitadel.domain_validation_type, created_at timestamptz DEFAULT now() NOT NULL,
                updated_at timestamptz DEFAULT now() NOT NULL, PRIMARY KEY (instance_id, org_id, domain),
                FOREIGN KEY (instance_id, org_id) REFERENCES zitadel.organizations (instance_id, id) ON DELETE CASCADE))"_s,
            u"CREATE INDEX idx_org_domain ON zitadel.org_domains (instance_id, domain)"_s,
            onUpdate(u"trg_set_updated_at_instance_domains"_s, u"instance_domains"_s, touchesUnchanged),
            onUpdate(u"trg_set_updated_at_org_domains"_s, u"org_domains"_s, touchesUnchanged)};
}

QStringList rulesOfDomains()
{
    return {
        uR"(CREATE FUNCTION zitadel.ensure_single_primary_instance_domain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE zitadel.instance_domains SET is_primary = false, updated_at = now()
                WHERE instance_id = NEW.instance_id AND domain <> NEW.domain AND is_primary AND type = 'custom'; RETURN NEW; END $$)"_s,
        u"CREATE TRIGGER trg_ensure_single_primary_instance_domain BEFORE INSERT OR UPDATE ON zitadel.instance_domains "
        "FOR EACH ROW WHEN (NEW.is_primary) EXECUTE FUNCTION zitadel.ensure_single_primary_instance_domain()"_s,
        uR"(CREATE FUNCTION zitadel.ensure_single_primary_org_domain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                UPDATE zitadel.org_domains SET is_primary = false, updated_at = now()
                WHERE instance_id = NEW.instance_id AND org_id = NEW.org_id AND domain <> NEW.domain AND is_primary; RETURN NEW; END $$)"_s,
        u"CREATE TRIGGER trg_ensure_single_primary_org_domain BEFORE INSERT OR UPDATE ON zitadel.org_domains "
        "FOR EACH ROW WHEN (NEW.is_primary) EXECUTE FUNCTION zitadel.ensure_single_primary_org_domain()"_s,
        uR"(CREATE FUNCTION zitadel.check_verified_org_domain() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                IF EXISTS (SELECT 1 FROM zitadel.org_domains WHERE instance_id = NEW.instance_id AND domain = NEW.domain AND is_verified
                    AND (TG_OP = 'INSERT' OR org_id <> NEW.org_id)) THEN RAISE EXCEPTION 'org domain is already taken'; END IF;
                RETURN NEW; END $$)"_s,
        u"CREATE TRIGGER trg_check_verified_org_domain BEFORE INSERT OR UPDATE ON zitadel.org_domains "
        "FOR EACH ROW WHEN (NEW.is_verified) EXECUTE FUNCTION zitadel.check_verified_org_domain()"_s};
}

/// What else a server keeps beside: the parts that a writer meets.
QStringList neighbours()
{
    return {
        u"CREATE TABLE zitadel.projects (instance_id text NOT NULL, organization_id text NOT NULL, id text NOT NULL, "
        "name text NOT NULL, PRIMARY KEY (instance_id, id), FOREIGN KEY (instance_id, organization_id) "
        "REFERENCES zitadel.organizations (instance_id, id) ON DELETE CASCADE)"_s,
        u"CREATE TABLE zitadel.sessions (instance_id text NOT NULL CONSTRAINT sessions_instance_id_fkey "
        "REFERENCES zitadel.instances (id), id text NOT NULL, PRIMARY KEY (instance_id, id))"_s,
        u"CREATE TABLE zitadel.archived_sessions (instance_id text NOT NULL CONSTRAINT archived_sessions_instance_id_fkey "
        "REFERENCES zitadel.instances (id), id text NOT NULL)"_s,
        u"CREATE FUNCTION zitadel.archive_session() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN INSERT INTO zitadel.archived_sessions VALUES (OLD.instance_id, OLD.id); RETURN OLD; END $$"_s,
        u"CREATE TRIGGER trg_archive_session BEFORE DELETE ON zitadel.sessions FOR EACH ROW EXECUTE FUNCTION zitadel.archive_session()"_s,
        u"CREATE TABLE zitadel.users (instance_id text NOT NULL, id text NOT NULL, PRIMARY KEY (instance_id, id))"_s,
        u"CREATE TABLE zitadel.login_names (instance_id text NOT NULL, organization_id text NOT NULL, login_name text NOT NULL)"_s,
        uR"(CREATE FUNCTION zitadel.apply_domain_manipulation_to_login_names() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                RAISE NOTICE 'login names of % are refreshed', NEW.domain;
                DELETE FROM zitadel.login_names WHERE instance_id = NEW.instance_id AND organization_id = NEW.org_id;
                INSERT INTO zitadel.login_names VALUES (NEW.instance_id, NEW.org_id, 'somebody@' || NEW.domain); RETURN NULL; END $$)"_s,
        u"CREATE TRIGGER trg_apply_domain_manipulation_to_login_names AFTER INSERT OR UPDATE ON zitadel.org_domains "
        "FOR EACH ROW EXECUTE FUNCTION zitadel.apply_domain_manipulation_to_login_names()"_s,
        u"CREATE SCHEMA projections"_s,
        uR"(CREATE TABLE projections.current_states (projection_name text NOT NULL, instance_id text NOT NULL,
                last_updated timestamptz, aggregate_id text, aggregate_type text, sequence bigint, event_date timestamptz,
                position numeric, filter_offset int, PRIMARY KEY (projection_name, instance_id)))"_s,
        uR"(CREATE TABLE projections.failed_events2 (projection_name text NOT NULL, instance_id text NOT NULL,
                aggregate_type text NOT NULL, aggregate_id text NOT NULL, event_creation_date timestamptz NOT NULL,
                failed_sequence bigint NOT NULL, failure_count smallint DEFAULT 0, error text, last_failed timestamptz,
                PRIMARY KEY (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence)))"_s};
}

QStringList eventstore(bool hasOwners)
{
    const QString owners = hasOwners ? u", owners text[] NOT NULL DEFAULT '{}'"_s : QString();
    return {u"CREATE SCHEMA eventstore"_s,
            uR"(CREATE TABLE eventstore.events2 (
                instance_id text NOT NULL, aggregate_type text NOT NULL, aggregate_id text NOT NULL, event_type text NOT NULL,
                "sequence" bigint NOT NULL, revision smallint NOT NULL, created_at timestamptz NOT NULL, payload jsonb,
                creator text NOT NULL, "owner" text NOT NULL, "position" numeric NOT NULL, in_tx_order int NOT NULL,
                PRIMARY KEY (instance_id, aggregate_type, aggregate_id, "sequence")))"_s,
            u"CREATE INDEX es_projection ON eventstore.events2 (instance_id, aggregate_type, event_type, position)"_s,
            u"CREATE INDEX es_active_instances ON eventstore.events2 (created_at DESC, instance_id)"_s,
            u"CREATE TABLE eventstore.unique_constraints (instance_id text NOT NULL, unique_type text NOT NULL, "
            "unique_field text NOT NULL"_s
                + owners + u", PRIMARY KEY (instance_id, unique_type, unique_field))"_s,
            uR"(CREATE TABLE eventstore.fields (
                id text NOT NULL DEFAULT gen_random_uuid(), instance_id text NOT NULL, resource_owner text NOT NULL,
                aggregate_type text NOT NULL, aggregate_id text NOT NULL, object_type text NOT NULL, object_id text NOT NULL,
                object_revision int2, field_name text NOT NULL, value jsonb NOT NULL,
                number_value numeric GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'number' THEN value::numeric END) STORED,
                text_value text GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'string' THEN value #>> '{}' END) STORED,
                bool_value boolean GENERATED ALWAYS AS (CASE WHEN should_index AND jsonb_typeof(value) = 'boolean' THEN value::boolean END) STORED,
                value_must_be_unique boolean NOT NULL DEFAULT false, should_index boolean NOT NULL DEFAULT false,
                PRIMARY KEY (instance_id, id)))"_s};
}

/// Row by row, as a server's functions are. `owner` of a new aggregate: its first command's in the newer one, each command's
/// own in the older. Times: the transaction's start in the newer, the statement's in the older.
QStringList pushOf(const QString& type, bool isNewer)
{
    const QString more = isNewer ? u", enforce_owner boolean"_s : QString();
    const QString keeps = isNewer ? u"c.enforce_owner IS DISTINCT FROM false"_s : u"latest IS NULL"_s;
    const QString moment = isNewer ? u"now()"_s : u"statement_timestamp()"_s;
    return {
        u"CREATE TYPE eventstore.%1 AS (instance_id text, aggregate_type text, aggregate_id text, command_type text, "
        "revision int2, payload jsonb, creator text, owner text%2)"_s.arg(type, more),
        QString(
            uR"(CREATE FUNCTION eventstore.push(commands eventstore.%TYPE%[]) RETURNS SETOF eventstore.events2 LANGUAGE plpgsql AS $$
                DECLARE
                    c eventstore.%TYPE%;
                    latest bigint;
                    owned text;
                    place int := 0;
                BEGIN
                    FOREACH c IN ARRAY coalesce(commands, '{}') LOOP
                        place := place + 1;
                        latest := NULL;
                        owned := NULL;
                        SELECT e."sequence", e."owner" INTO latest, owned FROM eventstore.events2 e WHERE e.instance_id = c.instance_id
                            AND e.aggregate_type = c.aggregate_type AND e.aggregate_id = c.aggregate_id ORDER BY e."sequence" DESC LIMIT 1;
                        RETURN QUERY INSERT INTO eventstore.events2 VALUES (c.instance_id, c.aggregate_type, c.aggregate_id, c.command_type,
                            coalesce(latest, 0) + 1, c.revision, %MOMENT%, c.payload, c.creator,
                            CASE WHEN %KEEPS% THEN c.owner ELSE coalesce(owned, c.owner) END,
                            extract(epoch FROM %MOMENT%), place) RETURNING *;
                    END LOOP;
                END $$)"_s)
            .replace(u"%TYPE%"_s, type)
            .replace(u"%MOMENT%"_s, moment)
            .replace(u"%KEEPS%"_s, keeps)};
}

} // namespace

QStringList ServersDatabase::statements() const
{
    QStringList all = instances(touchesUnchanged) + domains(touchesUnchanged) + rulesOfDomains() + neighbours()
        + eventstore(hasOwners);
    if (hasCommand) {
        all += pushOf(u"command"_s, false);
    }
    if (hasCommand2) {
        all += pushOf(u"command2"_s, true);
    }
    return all;
}

} // namespace castellan::test
