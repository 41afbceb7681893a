
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA castellan;

CREATE SCHEMA eventstore;

CREATE SCHEMA projections;

CREATE SCHEMA zitadel;

CREATE TYPE eventstore.command2 AS (
	instance_id text,
	aggregate_type text,
	aggregate_id text,
	command_type text,
	revision smallint,
	payload jsonb,
	creator text,
	owner text,
	enforce_owner boolean
);

CREATE TYPE eventstore.latest_command AS (
	instance_id text,
	aggregate_type text,
	aggregate_id text,
	owner text,
	sequence bigint
);

CREATE TYPE zitadel.domain_type AS ENUM (
    'custom',
    'trusted'
);

CREATE TYPE zitadel.domain_validation_type AS ENUM (
    'dns',
    'http'
);

CREATE TYPE zitadel.organization_state AS ENUM (
    'active',
    'inactive'
);

CREATE FUNCTION castellan.notify_events() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN PERFORM pg_notify('castellan_events', ''); RETURN NULL; END $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE eventstore.events2 (
    instance_id text NOT NULL COLLATE pg_catalog."C",
    aggregate_type text NOT NULL COLLATE pg_catalog."C",
    aggregate_id text NOT NULL COLLATE pg_catalog."C",
    event_type text NOT NULL COLLATE pg_catalog."C",
    sequence bigint NOT NULL,
    revision smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    payload jsonb,
    creator text NOT NULL,
    owner text NOT NULL,
    "position" numeric NOT NULL,
    in_tx_order integer NOT NULL
);

CREATE FUNCTION eventstore.commands_to_events(commands eventstore.command2[]) RETURNS SETOF eventstore.events2
    LANGUAGE plpgsql STABLE
    AS $$
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
        END $$;

CREATE FUNCTION eventstore.push(commands eventstore.command2[]) RETURNS SETOF eventstore.events2
    LANGUAGE plpgsql
    AS $$
                BEGIN
                    RETURN QUERY INSERT INTO eventstore.events2
                        SELECT * FROM eventstore.commands_to_events(commands) ORDER BY in_tx_order RETURNING *;
                END $$;

CREATE FUNCTION zitadel.check_verified_org_domain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                BEGIN
                    IF EXISTS (SELECT FROM zitadel.org_domains d WHERE d.instance_id = new.instance_id AND d.domain = new.domain
                               AND d.is_verified AND (tg_op = 'INSERT' OR d.org_id <> new.org_id)) THEN
                        RAISE EXCEPTION 'org domain is already taken';
                    END IF;
                    RETURN new;
                END $$;

CREATE FUNCTION zitadel.ensure_single_primary_instance_domain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                BEGIN
                    UPDATE zitadel.instance_domains SET is_primary = false, updated_at = now()
                    WHERE instance_id = new.instance_id AND domain <> new.domain AND type = 'custom' AND is_primary;
                    RETURN new;
                END $$;

CREATE FUNCTION zitadel.ensure_single_primary_org_domain() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                BEGIN
                    UPDATE zitadel.org_domains SET is_primary = false, updated_at = now()
                    WHERE instance_id = new.instance_id AND org_id = new.org_id AND domain <> new.domain AND is_primary;
                    RETURN new;
                END $$;

CREATE FUNCTION zitadel.set_updated_at() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN new.updated_at := now(); RETURN new; END $$;

CREATE TABLE castellan.batches (
    key text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    creator text NOT NULL,
    console_version text NOT NULL,
    hash bytea NOT NULL,
    summary jsonb
);

CREATE TABLE castellan.schema (
    version integer NOT NULL,
    name text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE eventstore.fields (
    id text DEFAULT gen_random_uuid() NOT NULL,
    instance_id text NOT NULL,
    resource_owner text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    object_type text NOT NULL,
    object_id text NOT NULL,
    object_revision smallint,
    field_name text NOT NULL,
    value jsonb NOT NULL,
    number_value numeric GENERATED ALWAYS AS (
CASE
    WHEN (should_index AND (jsonb_typeof(value) = 'number'::text)) THEN (value)::numeric
    ELSE NULL::numeric
END) STORED,
    text_value text GENERATED ALWAYS AS (
CASE
    WHEN (should_index AND (jsonb_typeof(value) = 'string'::text)) THEN (value #>> '{}'::text[])
    ELSE NULL::text
END) STORED,
    bool_value boolean GENERATED ALWAYS AS (
CASE
    WHEN (should_index AND (jsonb_typeof(value) = 'boolean'::text)) THEN (value)::boolean
    ELSE NULL::boolean
END) STORED,
    value_must_be_unique boolean DEFAULT false NOT NULL,
    should_index boolean DEFAULT false NOT NULL,
    CONSTRAINT primitive_value_for_index CHECK (((NOT should_index) OR (num_nonnulls(number_value, text_value, bool_value) = 1))),
    CONSTRAINT primitive_value_for_unique_check CHECK (((NOT value_must_be_unique) OR (num_nonnulls(number_value, text_value, bool_value) = 1)))
);

CREATE TABLE eventstore.unique_constraints (
    instance_id text NOT NULL COLLATE pg_catalog."C",
    unique_type text NOT NULL COLLATE pg_catalog."C",
    unique_field text NOT NULL COLLATE pg_catalog."C",
    owners text[] DEFAULT '{}'::text[] NOT NULL
);

CREATE TABLE projections.current_states (
    projection_name text NOT NULL,
    instance_id text NOT NULL,
    last_updated timestamp with time zone,
    aggregate_id text,
    aggregate_type text,
    sequence bigint,
    event_date timestamp with time zone,
    "position" numeric,
    filter_offset integer
);

CREATE TABLE projections.failed_events2 (
    projection_name text NOT NULL,
    instance_id text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    event_creation_date timestamp with time zone NOT NULL,
    failed_sequence bigint NOT NULL,
    failure_count smallint DEFAULT 0,
    error text,
    last_failed timestamp with time zone
);

CREATE TABLE zitadel.instance_domains (
    instance_id text NOT NULL COLLATE pg_catalog."C",
    domain text NOT NULL COLLATE pg_catalog."C",
    is_primary boolean,
    is_generated boolean,
    type zitadel.domain_type NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT custom_values_set CHECK (((type <> 'custom'::zitadel.domain_type) OR ((is_primary IS NOT NULL) AND (is_generated IS NOT NULL)))),
    CONSTRAINT generated_cannot_be_trusted CHECK (((type <> 'trusted'::zitadel.domain_type) OR (is_generated IS NULL))),
    CONSTRAINT instance_domains_domain_check CHECK (((length(domain) >= 1) AND (length(domain) <= 255))),
    CONSTRAINT primary_cannot_be_trusted CHECK (((type <> 'trusted'::zitadel.domain_type) OR (is_primary IS NULL)))
);

CREATE TABLE zitadel.instances (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    default_org_id text,
    iam_project_id text,
    console_client_id text,
    console_app_id text,
    default_language text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT instances_id_check CHECK ((id <> ''::text)),
    CONSTRAINT instances_name_check CHECK ((name <> ''::text))
);

CREATE TABLE zitadel.migrations (
    version integer NOT NULL
);

CREATE TABLE zitadel.org_domains (
    instance_id text NOT NULL COLLATE pg_catalog."C",
    org_id text NOT NULL COLLATE pg_catalog."C",
    domain text NOT NULL COLLATE pg_catalog."C",
    is_verified boolean DEFAULT false NOT NULL,
    is_primary boolean DEFAULT false NOT NULL,
    validation_type zitadel.domain_validation_type,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT org_domains_domain_check CHECK (((length(domain) >= 1) AND (length(domain) <= 255)))
);

CREATE TABLE zitadel.organizations (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL,
    instance_id text NOT NULL COLLATE pg_catalog."C",
    state zitadel.organization_state NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organizations_id_check CHECK ((id <> ''::text)),
    CONSTRAINT organizations_name_check CHECK ((name <> ''::text))
);

INSERT INTO castellan.batches VALUES ('2a49cdde-33c3-4a0c-82c9-aa5c56734baf', '2026-11-27 02:48:25.112183+00', 'tester', '0.1.0', '\x7879316e0ec84ffb9621c277749cd715b2663425e95399eaf87ddb2b86fa1d70', '{"events": 19}');
INSERT INTO castellan.batches VALUES ('736be870-f0a1-447e-8e74-dde306e6cf6e', '2026-11-27 02:48:26.124846+00', 'tester', '0.1.0', '\x7dd087eb2f712fa2217869ca2d0c334adb1750c5037c441edab5fae69ee3aaec', '{"events": 9}');

INSERT INTO castellan.schema VALUES (1, 'batch keys', '2026-11-27 02:48:22.895106+00');
INSERT INTO castellan.schema VALUES (2, 'instances', '2026-11-27 02:48:23.05938+00');
INSERT INTO castellan.schema VALUES (3, 'organizations', '2026-11-27 02:48:23.143085+00');
INSERT INTO castellan.schema VALUES (4, 'domains', '2026-11-27 02:48:23.331087+00');
INSERT INTO castellan.schema VALUES (5, 'events', '2026-11-27 02:48:23.467339+00');
INSERT INTO castellan.schema VALUES (6, 'unique constraints', '2026-11-27 02:48:23.611226+00');
INSERT INTO castellan.schema VALUES (7, 'fields', '2026-11-27 02:48:23.683077+00');
INSERT INTO castellan.schema VALUES (8, 'push', '2026-11-27 02:48:23.907079+00');
INSERT INTO castellan.schema VALUES (9, 'projections', '2026-11-27 02:48:24.024895+00');
INSERT INTO castellan.schema VALUES (10, 'indexes of lists', '2026-11-27 02:48:24.059226+00');

INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.added', 1, 1, '2026-11-27 02:48:25.291572+00', '{"name": "Acme"}', 'tester', 'i1', 1795747705.291572, 1);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.default.language.set', 2, 1, '2026-11-27 02:48:25.291572+00', '{"language": "en"}', 'tester', 'i1', 1795747705.291572, 2);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.domain.added', 3, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "acme.test"}', 'tester', 'i1', 1795747705.291572, 3);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.domain.added', 4, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "login.acme.test", "generated": true}', 'tester', 'i1', 1795747705.291572, 4);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.domain.primary.set', 5, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "acme.test"}', 'tester', 'i1', 1795747705.291572, 5);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.trusted_domains.added', 6, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "proxy.test"}', 'tester', 'i1', 1795747705.291572, 6);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.added', 1, 1, '2026-11-27 02:48:25.291572+00', '{"name": "Lehigh University"}', 'tester', 'o1', 1795747705.291572, 7);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.added', 2, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "lehigh-university.acme.test"}', 'tester', 'o1', 1795747705.291572, 8);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.verified', 3, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "lehigh-university.acme.test"}', 'tester', 'o1', 1795747705.291572, 9);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.primary.set', 4, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "lehigh-university.acme.test"}', 'tester', 'o1', 1795747705.291572, 10);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o2', 'org.added', 1, 1, '2026-11-27 02:48:25.291572+00', '{"name": "Closed"}', 'tester', 'o2', 1795747705.291572, 11);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o3', 'org.added', 1, 1, '2026-11-27 02:48:25.291572+00', '{"name": "Gone"}', 'tester', 'o3', 1795747705.291572, 12);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o3', 'org.domain.added', 2, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "gone.acme.test"}', 'tester', 'o3', 1795747705.291572, 13);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o3', 'org.domain.verified', 3, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "gone.acme.test"}', 'tester', 'o3', 1795747705.291572, 14);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o3', 'org.domain.primary.set', 4, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "gone.acme.test"}', 'tester', 'o3', 1795747705.291572, 15);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.added', 5, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "lehigh.test"}', 'tester', 'o1', 1795747705.291572, 16);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.verified', 6, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "lehigh.test"}', 'tester', 'o1', 1795747705.291572, 17);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o2', 'org.domain.added', 2, 1, '2026-11-27 02:48:25.291572+00', '{"domain": "closed.test"}', 'tester', 'o2', 1795747705.291572, 18);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.default.org.set', 7, 1, '2026-11-27 02:48:25.291572+00', '{"orgId": "o1"}', 'tester', 'i1', 1795747705.291572, 19);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.changed', 7, 1, '2026-11-27 02:48:26.190141+00', '{"name": "Lehigh"}', 'tester', 'o1', 1795747706.190141, 1);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.added', 8, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "lehigh.acme.test"}', 'tester', 'o1', 1795747706.190141, 2);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.verified', 9, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "lehigh.acme.test"}', 'tester', 'o1', 1795747706.190141, 3);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.primary.set', 10, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "lehigh.acme.test"}', 'tester', 'o1', 1795747706.190141, 4);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.removed', 11, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "lehigh-university.acme.test"}', 'tester', 'o1', 1795747706.190141, 5);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o1', 'org.domain.primary.set', 12, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "lehigh.test"}', 'tester', 'o1', 1795747706.190141, 6);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o2', 'org.deactivated', 3, 1, '2026-11-27 02:48:26.190141+00', '{}', 'tester', 'o2', 1795747706.190141, 7);
INSERT INTO eventstore.events2 VALUES ('i1', 'instance', 'i1', 'instance.domain.primary.set', 8, 1, '2026-11-27 02:48:26.190141+00', '{"domain": "login.acme.test"}', 'tester', 'i1', 1795747706.190141, 8);
INSERT INTO eventstore.events2 VALUES ('i1', 'org', 'o3', 'org.removed', 5, 1, '2026-11-27 02:48:26.190141+00', NULL, 'tester', 'o3', 1795747706.190141, 9);

INSERT INTO eventstore.fields VALUES ('6918f4d1-bf1c-438b-8ac2-68deec13d92b', 'i1', 'i1', 'instance', 'i1', 'instance_domain', 'acme.test', 1, 'domain', '"acme.test"', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('a6714b1c-7024-4086-9cf6-10b443fb1e10', 'i1', 'i1', 'instance', 'i1', 'instance_domain', 'login.acme.test', 1, 'domain', '"login.acme.test"', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('839395ca-fd2b-48ad-9b28-85b714c04016', 'i1', 'o1', 'org', 'o1', 'org', 'o1', 1, 'state', '1', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('53c70fc2-73cf-4256-a7a4-aee97988548f', 'i1', 'o2', 'org', 'o2', 'org', 'o2', 1, 'name', '"Closed"', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('b53b9400-26c7-4fe6-b1e1-712f18924e07', 'i1', 'o1', 'org', 'o1', 'org_domain', 'lehigh.test', 1, 'verified', 'true', DEFAULT, DEFAULT, DEFAULT, false, false);
INSERT INTO eventstore.fields VALUES ('56e83d10-2f30-474f-934e-c5104ad0dcfe', 'i1', 'o2', 'org', 'o2', 'org_domain', 'closed.test', 1, 'verified', 'false', DEFAULT, DEFAULT, DEFAULT, false, false);
INSERT INTO eventstore.fields VALUES ('dd67e970-f0b8-4906-bf26-775526ad6bff', 'i1', 'o1', 'org', 'o1', 'org', 'o1', 1, 'name', '"Lehigh"', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('cb9ec72e-8857-47dd-8394-5e284723769e', 'i1', 'o1', 'org', 'o1', 'org_domain', 'lehigh-university.acme.test', 1, 'verified', 'false', DEFAULT, DEFAULT, DEFAULT, false, false);
INSERT INTO eventstore.fields VALUES ('7b0fbdd0-08a2-44f3-9d3f-e3aaf302ef21', 'i1', 'o2', 'org', 'o2', 'org', 'o2', 1, 'state', '2', DEFAULT, DEFAULT, DEFAULT, false, true);
INSERT INTO eventstore.fields VALUES ('32715d56-a68c-43a2-8560-725a3fcb784f', 'i1', 'o1', 'org', 'o1', 'org_domain', 'lehigh.acme.test', 1, 'verified', 'true', DEFAULT, DEFAULT, DEFAULT, false, false);

INSERT INTO eventstore.unique_constraints VALUES ('', 'instance_domain', 'acme.test', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('', 'instance_domain', 'login.acme.test', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('i1', 'trusted_domain', 'proxy.test', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('i1', 'org_name', 'closed', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('i1', 'org_domain', 'lehigh.test', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('i1', 'org_name', 'lehigh', '{}');
INSERT INTO eventstore.unique_constraints VALUES ('i1', 'org_domain', 'lehigh.acme.test', '{}');

INSERT INTO zitadel.instance_domains VALUES ('i1', 'proxy.test', NULL, NULL, 'trusted', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:25.095076+00');
INSERT INTO zitadel.instance_domains VALUES ('i1', 'acme.test', false, false, 'custom', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:26.10445+00');
INSERT INTO zitadel.instance_domains VALUES ('i1', 'login.acme.test', true, true, 'custom', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:26.10445+00');

INSERT INTO zitadel.instances VALUES ('i1', 'Acme', 'o1', '', '', '', 'en', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:25.095076+00');

INSERT INTO zitadel.migrations VALUES (4);

INSERT INTO zitadel.org_domains VALUES ('i1', 'o2', 'closed.test', false, false, NULL, '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:25.095076+00');
INSERT INTO zitadel.org_domains VALUES ('i1', 'o1', 'lehigh.acme.test', true, false, NULL, '2026-11-27 02:48:26.10445+00', '2026-11-27 02:48:26.10445+00');
INSERT INTO zitadel.org_domains VALUES ('i1', 'o1', 'lehigh.test', true, true, NULL, '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:26.10445+00');

INSERT INTO zitadel.organizations VALUES ('o1', 'Lehigh', 'i1', 'active', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:26.10445+00');
INSERT INTO zitadel.organizations VALUES ('o2', 'Closed', 'i1', 'inactive', '2026-11-27 02:48:25.095076+00', '2026-11-27 02:48:26.10445+00');

ALTER TABLE ONLY castellan.batches
    ADD CONSTRAINT batches_pkey PRIMARY KEY (key);

ALTER TABLE ONLY castellan.schema
    ADD CONSTRAINT schema_pkey PRIMARY KEY (version);

ALTER TABLE ONLY eventstore.events2
    ADD CONSTRAINT events2_pkey PRIMARY KEY (instance_id, aggregate_type, aggregate_id, sequence);

ALTER TABLE ONLY eventstore.fields
    ADD CONSTRAINT fields_pkey PRIMARY KEY (instance_id, id);

ALTER TABLE ONLY eventstore.unique_constraints
    ADD CONSTRAINT unique_constraints_pkey PRIMARY KEY (instance_id, unique_type, unique_field);

ALTER TABLE ONLY projections.current_states
    ADD CONSTRAINT current_states_pkey PRIMARY KEY (projection_name, instance_id);

ALTER TABLE ONLY projections.failed_events2
    ADD CONSTRAINT failed_events2_pkey PRIMARY KEY (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence);

ALTER TABLE ONLY zitadel.instance_domains
    ADD CONSTRAINT instance_domains_pkey PRIMARY KEY (domain);

ALTER TABLE ONLY zitadel.instances
    ADD CONSTRAINT instances_pkey PRIMARY KEY (id);

ALTER TABLE ONLY zitadel.org_domains
    ADD CONSTRAINT org_domains_pkey PRIMARY KEY (instance_id, org_id, domain);

ALTER TABLE ONLY zitadel.organizations
    ADD CONSTRAINT organizations_pkey PRIMARY KEY (instance_id, id);

CREATE INDEX batches_created_at_idx ON castellan.batches USING btree (created_at);

CREATE INDEX active_instances_events ON eventstore.events2 USING btree (aggregate_type, event_type) WHERE ((aggregate_type = 'instance'::text) AND (event_type = ANY (ARRAY['instance.added'::text, 'instance.removed'::text])));

CREATE INDEX es_active_instances ON eventstore.events2 USING btree (created_at DESC, instance_id);

CREATE INDEX es_projection ON eventstore.events2 USING btree (instance_id, aggregate_type, event_type, "position");

CREATE INDEX es_wm ON eventstore.events2 USING btree (instance_id, aggregate_id, aggregate_type, event_type, "position");

CREATE INDEX events2_current_sequence2 ON eventstore.events2 USING btree (aggregate_id, aggregate_type, instance_id, sequence DESC);

CREATE INDEX f_aggregate_object_type_idx ON eventstore.fields USING btree (instance_id, aggregate_type, aggregate_id, object_type);

CREATE UNIQUE INDEX f_bool_unique_idx ON eventstore.fields USING btree (instance_id, field_name, bool_value) WHERE value_must_be_unique;

CREATE INDEX f_bool_value_idx ON eventstore.fields USING btree (instance_id, object_type, field_name, bool_value) INCLUDE (object_id) WHERE should_index;

CREATE UNIQUE INDEX f_number_unique_idx ON eventstore.fields USING btree (instance_id, field_name, number_value) WHERE value_must_be_unique;

CREATE INDEX f_number_value_idx ON eventstore.fields USING btree (instance_id, object_type, field_name, number_value) INCLUDE (object_id) WHERE should_index;

CREATE INDEX f_object_idx ON eventstore.fields USING btree (instance_id, object_type, object_id, object_revision);

CREATE UNIQUE INDEX f_text_unique_idx ON eventstore.fields USING btree (instance_id, field_name, text_value) WHERE value_must_be_unique;

CREATE INDEX f_text_value_idx ON eventstore.fields USING btree (instance_id, object_type, field_name, text_value) INCLUDE (object_id) WHERE should_index;

CREATE INDEX fields_instance_domains_idx ON eventstore.fields USING btree (object_id) INCLUDE (instance_id) WHERE ((object_type = 'instance_domain'::text) AND (field_name = 'domain'::text));

CREATE INDEX castellan_all_organizations_id_idx ON zitadel.organizations USING btree (id, instance_id);

CREATE INDEX castellan_all_organizations_name_idx ON zitadel.organizations USING btree (lower((name COLLATE "C")), instance_id, id);

CREATE INDEX castellan_instances_name_idx ON zitadel.instances USING btree (lower((name COLLATE "C")), id);

CREATE INDEX castellan_org_domains_idx ON zitadel.org_domains USING btree (domain, instance_id, org_id);

CREATE INDEX castellan_org_domains_primary_idx ON zitadel.org_domains USING btree (instance_id, org_id) WHERE is_primary;

CREATE INDEX castellan_organizations_created_idx ON zitadel.organizations USING btree (instance_id, created_at, id);

CREATE INDEX castellan_organizations_name_idx ON zitadel.organizations USING btree (instance_id, lower((name COLLATE "C")), id);

CREATE INDEX castellan_organizations_updated_idx ON zitadel.organizations USING btree (instance_id, updated_at, id);

CREATE INDEX idx_instance_domain_instance ON zitadel.instance_domains USING btree (instance_id);

CREATE INDEX idx_org_domain ON zitadel.org_domains USING btree (instance_id, domain);

CREATE UNIQUE INDEX org_unique_instance_id_name_idx ON zitadel.organizations USING btree (instance_id, name);

CREATE TRIGGER castellan_notify_events AFTER INSERT ON eventstore.events2 FOR EACH STATEMENT EXECUTE FUNCTION castellan.notify_events();

CREATE TRIGGER trg_check_verified_org_domain BEFORE INSERT OR UPDATE ON zitadel.org_domains FOR EACH ROW WHEN (new.is_verified) EXECUTE FUNCTION zitadel.check_verified_org_domain();

CREATE TRIGGER trg_ensure_single_primary_instance_domain BEFORE INSERT OR UPDATE ON zitadel.instance_domains FOR EACH ROW WHEN (new.is_primary) EXECUTE FUNCTION zitadel.ensure_single_primary_instance_domain();

CREATE TRIGGER trg_ensure_single_primary_org_domain BEFORE INSERT OR UPDATE ON zitadel.org_domains FOR EACH ROW WHEN (new.is_primary) EXECUTE FUNCTION zitadel.ensure_single_primary_org_domain();

CREATE TRIGGER trg_set_updated_at_instance_domains BEFORE UPDATE ON zitadel.instance_domains FOR EACH ROW WHEN ((new.updated_at IS NULL)) EXECUTE FUNCTION zitadel.set_updated_at();

CREATE TRIGGER trg_set_updated_at_org_domains BEFORE UPDATE ON zitadel.org_domains FOR EACH ROW WHEN ((new.updated_at IS NULL)) EXECUTE FUNCTION zitadel.set_updated_at();

CREATE TRIGGER trigger_set_updated_at BEFORE UPDATE ON zitadel.instances FOR EACH ROW WHEN ((new.updated_at IS NULL)) EXECUTE FUNCTION zitadel.set_updated_at();

CREATE TRIGGER trigger_set_updated_at BEFORE UPDATE ON zitadel.organizations FOR EACH ROW WHEN ((new.updated_at IS NULL)) EXECUTE FUNCTION zitadel.set_updated_at();

ALTER TABLE ONLY zitadel.instance_domains
    ADD CONSTRAINT instance_domains_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES zitadel.instances(id) ON DELETE CASCADE;

ALTER TABLE ONLY zitadel.org_domains
    ADD CONSTRAINT org_domains_instance_id_org_id_fkey FOREIGN KEY (instance_id, org_id) REFERENCES zitadel.organizations(instance_id, id) ON DELETE CASCADE;

ALTER TABLE ONLY zitadel.organizations
    ADD CONSTRAINT organizations_instance_id_fkey FOREIGN KEY (instance_id) REFERENCES zitadel.instances(id) ON DELETE CASCADE;

