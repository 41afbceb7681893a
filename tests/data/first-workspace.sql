CREATE TABLE castellan_batches (
                key TEXT NOT NULL PRIMARY KEY, created_at INTEGER NOT NULL, creator TEXT NOT NULL, console_version TEXT NOT NULL,
                hash BLOB NOT NULL, summary TEXT) STRICT;

INSERT INTO "castellan_batches" VALUES('9cfaccc8-62a4-4387-9011-063a67526eda',1795747669617405,'tester','0.1.0',X'7879316E0EC84FFB9621C277749CD715B2663425E95399EAF87DDB2B86FA1D70','{"events":19}');

INSERT INTO "castellan_batches" VALUES('1e64466b-b622-4a3a-acc1-69e2e3ddc697',1795747670196439,'tester','0.1.0',X'7DD087EB2F712FA2217869CA2D0C334ADB1750C5037C441EDAB5FAE69EE3AAEC','{"events":9}');

CREATE TABLE eventstore_events2 (
                instance_id TEXT NOT NULL, aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL, event_type TEXT NOT NULL,
                sequence INTEGER NOT NULL, revision INTEGER NOT NULL, created_at INTEGER NOT NULL,
                payload TEXT,
                creator TEXT NOT NULL, owner TEXT NOT NULL, position INTEGER NOT NULL, in_tx_order INTEGER NOT NULL,
                CONSTRAINT events2_pkey PRIMARY KEY (instance_id, aggregate_type, aggregate_id, sequence)) STRICT;

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.added',1,1,1795747669623491,'{"name":"Acme"}','tester','i1',1795747669623491,1);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.default.language.set',2,1,1795747669623491,'{"language":"en"}','tester','i1',1795747669623491,2);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.domain.added',3,1,1795747669623491,'{"domain":"acme.test"}','tester','i1',1795747669623491,3);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.domain.added',4,1,1795747669623491,'{"domain":"login.acme.test","generated":true}','tester','i1',1795747669623491,4);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.domain.primary.set',5,1,1795747669623491,'{"domain":"acme.test"}','tester','i1',1795747669623491,5);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.trusted_domains.added',6,1,1795747669623491,'{"domain":"proxy.test"}','tester','i1',1795747669623491,6);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.added',1,1,1795747669623491,'{"name":"Lehigh University"}','tester','o1',1795747669623491,7);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.added',2,1,1795747669623491,'{"domain":"lehigh-university.acme.test"}','tester','o1',1795747669623491,8);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.verified',3,1,1795747669623491,'{"domain":"lehigh-university.acme.test"}','tester','o1',1795747669623491,9);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.primary.set',4,1,1795747669623491,'{"domain":"lehigh-university.acme.test"}','tester','o1',1795747669623491,10);

INSERT INTO "eventstore_events2" VALUES('i1','org','o2','org.added',1,1,1795747669623491,'{"name":"Closed"}','tester','o2',1795747669623491,11);

INSERT INTO "eventstore_events2" VALUES('i1','org','o3','org.added',1,1,1795747669623491,'{"name":"Gone"}','tester','o3',1795747669623491,12);

INSERT INTO "eventstore_events2" VALUES('i1','org','o3','org.domain.added',2,1,1795747669623491,'{"domain":"gone.acme.test"}','tester','o3',1795747669623491,13);

INSERT INTO "eventstore_events2" VALUES('i1','org','o3','org.domain.verified',3,1,1795747669623491,'{"domain":"gone.acme.test"}','tester','o3',1795747669623491,14);

INSERT INTO "eventstore_events2" VALUES('i1','org','o3','org.domain.primary.set',4,1,1795747669623491,'{"domain":"gone.acme.test"}','tester','o3',1795747669623491,15);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.added',5,1,1795747669623491,'{"domain":"lehigh.test"}','tester','o1',1795747669623491,16);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.verified',6,1,1795747669623491,'{"domain":"lehigh.test"}','tester','o1',1795747669623491,17);

INSERT INTO "eventstore_events2" VALUES('i1','org','o2','org.domain.added',2,1,1795747669623491,'{"domain":"closed.test"}','tester','o2',1795747669623491,18);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.default.org.set',7,1,1795747669623491,'{"orgId":"o1"}','tester','i1',1795747669623491,19);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.changed',7,1,1795747670255971,'{"name":"Lehigh"}','tester','o1',1795747670255971,1);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.added',8,1,1795747670255971,'{"domain":"lehigh.acme.test"}','tester','o1',1795747670255971,2);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.verified',9,1,1795747670255971,'{"domain":"lehigh.acme.test"}','tester','o1',1795747670255971,3);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.primary.set',10,1,1795747670255971,'{"domain":"lehigh.acme.test"}','tester','o1',1795747670255971,4);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.removed',11,1,1795747670255971,'{"domain":"lehigh-university.acme.test"}','tester','o1',1795747670255971,5);

INSERT INTO "eventstore_events2" VALUES('i1','org','o1','org.domain.primary.set',12,1,1795747670255971,'{"domain":"lehigh.test"}','tester','o1',1795747670255971,6);

INSERT INTO "eventstore_events2" VALUES('i1','org','o2','org.deactivated',3,1,1795747670255971,'{}','tester','o2',1795747670255971,7);

INSERT INTO "eventstore_events2" VALUES('i1','instance','i1','instance.domain.primary.set',8,1,1795747670255971,'{"domain":"login.acme.test"}','tester','i1',1795747670255971,8);

INSERT INTO "eventstore_events2" VALUES('i1','org','o3','org.removed',5,1,1795747670255971,NULL,'tester','o3',1795747670255971,9);

CREATE TABLE eventstore_fields (
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
            (number_value IS NOT NULL) + (text_value IS NOT NULL) + (bool_value IS NOT NULL) = 1)) STRICT;

INSERT INTO "eventstore_fields" VALUES('452409128a1955e303510c760d688541','i1','i1','instance','i1','instance_domain','acme.test',1,'domain','"acme.test"',0,1);

INSERT INTO "eventstore_fields" VALUES('40e80daf10fa19b363d53f67794e194a','i1','i1','instance','i1','instance_domain','login.acme.test',1,'domain','"login.acme.test"',0,1);

INSERT INTO "eventstore_fields" VALUES('04f0bc296877c47c21b0d9b11161606d','i1','o1','org','o1','org','o1',1,'name','"Lehigh"',0,1);

INSERT INTO "eventstore_fields" VALUES('1f4f0fda18424eff6ca84f1d91ef0478','i1','o1','org','o1','org','o1',1,'state','1',0,1);

INSERT INTO "eventstore_fields" VALUES('57db3a63abb8acf941303133f2d73f08','i1','o1','org','o1','org_domain','lehigh-university.acme.test',1,'verified','false',0,0);

INSERT INTO "eventstore_fields" VALUES('f719327b9d99853fe2df39cadd1b4876','i1','o2','org','o2','org','o2',1,'name','"Closed"',0,1);

INSERT INTO "eventstore_fields" VALUES('d21b6ba78fb7f1c0d27b567d1f70b901','i1','o2','org','o2','org','o2',1,'state','2',0,1);

INSERT INTO "eventstore_fields" VALUES('3b2c5affbb9e8f13a53855443f94c9e6','i1','o1','org','o1','org_domain','lehigh.test',1,'verified','true',0,0);

INSERT INTO "eventstore_fields" VALUES('3755d78e470c6ee6308e96c3ad723d25','i1','o2','org','o2','org_domain','closed.test',1,'verified','false',0,0);

INSERT INTO "eventstore_fields" VALUES('c45da63494069202889aa3a2eb2ebcac','i1','o1','org','o1','org_domain','lehigh.acme.test',1,'verified','true',0,0);

CREATE TABLE eventstore_unique_constraints (
                instance_id TEXT NOT NULL, unique_type TEXT NOT NULL, unique_field TEXT NOT NULL,
                owners TEXT NOT NULL DEFAULT '[]',
                CONSTRAINT unique_constraints_pkey PRIMARY KEY (instance_id, unique_type, unique_field)) STRICT, WITHOUT ROWID;

INSERT INTO "eventstore_unique_constraints" VALUES('','instance_domain','acme.test','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('','instance_domain','login.acme.test','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('i1','org_domain','lehigh.acme.test','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('i1','org_domain','lehigh.test','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('i1','org_name','closed','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('i1','org_name','lehigh','[]');

INSERT INTO "eventstore_unique_constraints" VALUES('i1','trusted_domain','proxy.test','[]');

CREATE TABLE projections_current_states (
                projection_name TEXT NOT NULL, instance_id TEXT NOT NULL, last_updated INTEGER, aggregate_id TEXT, aggregate_type TEXT,
                sequence INTEGER, event_date INTEGER, position INTEGER, filter_offset INTEGER,
                CONSTRAINT current_states_pkey PRIMARY KEY (projection_name, instance_id)) STRICT;

CREATE TABLE projections_failed_events2 (
                projection_name TEXT NOT NULL, instance_id TEXT NOT NULL, aggregate_type TEXT NOT NULL, aggregate_id TEXT NOT NULL,
                event_creation_date INTEGER NOT NULL, failed_sequence INTEGER NOT NULL, failure_count INTEGER DEFAULT 0, error TEXT,
                last_failed INTEGER, CONSTRAINT failed_events2_pkey
                PRIMARY KEY (projection_name, instance_id, aggregate_type, aggregate_id, failed_sequence)) STRICT;

CREATE TABLE zitadel_instance_domains (
        instance_id TEXT NOT NULL CONSTRAINT instance_domains_instance_id_fkey REFERENCES zitadel_instances (id) ON DELETE CASCADE,
        domain TEXT NOT NULL CONSTRAINT instance_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
        is_primary INTEGER CONSTRAINT is_primary_is_boolean CHECK (is_primary IN (0, 1)),
        is_generated INTEGER CONSTRAINT is_generated_is_boolean CHECK (is_generated IN (0, 1)),
        type TEXT NOT NULL CONSTRAINT domain_type CHECK (type IN ('custom', 'trusted')),
        created_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000), updated_at INTEGER DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000),
        CONSTRAINT instance_domains_pkey PRIMARY KEY (domain),
        CONSTRAINT custom_values_set CHECK (type <> 'custom' OR (is_primary IS NOT NULL AND is_generated IS NOT NULL)),
        CONSTRAINT primary_cannot_be_trusted CHECK (type <> 'trusted' OR is_primary IS NULL),
        CONSTRAINT generated_cannot_be_trusted CHECK (type <> 'trusted' OR is_generated IS NULL)) STRICT, WITHOUT ROWID;

INSERT INTO "zitadel_instance_domains" VALUES('i1','acme.test',0,0,'custom',1795747669623385,1795747670255844);

INSERT INTO "zitadel_instance_domains" VALUES('i1','login.acme.test',1,1,'custom',1795747669623385,1795747670255852);

INSERT INTO "zitadel_instance_domains" VALUES('i1','proxy.test',NULL,NULL,'trusted',1795747669623385,1795747669623385);

CREATE TABLE zitadel_instances (
        id TEXT NOT NULL PRIMARY KEY CONSTRAINT instances_id_check CHECK (id <> ''),
        name TEXT NOT NULL CONSTRAINT instances_name_check CHECK (name <> ''),
        default_org_id TEXT, iam_project_id TEXT, console_client_id TEXT, console_app_id TEXT, default_language TEXT,
        created_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000), updated_at INTEGER DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000)) STRICT, WITHOUT ROWID;

INSERT INTO "zitadel_instances" VALUES('i1','Acme','o1','','','','en',1795747669623363,1795747669623363);

CREATE TABLE zitadel_org_domains (
        instance_id TEXT NOT NULL, org_id TEXT NOT NULL,
        domain TEXT NOT NULL CONSTRAINT org_domains_domain_check CHECK (length(domain) BETWEEN 1 AND 255),
        is_verified INTEGER NOT NULL DEFAULT 0 CONSTRAINT is_verified_is_boolean CHECK (is_verified IN (0, 1)),
        is_primary INTEGER NOT NULL DEFAULT 0 CONSTRAINT is_primary_is_boolean CHECK (is_primary IN (0, 1)),
        validation_type TEXT CONSTRAINT domain_validation_type CHECK (validation_type IN ('dns', 'http')),
        created_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000), updated_at INTEGER DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000),
        CONSTRAINT org_domains_pkey PRIMARY KEY (instance_id, org_id, domain),
        CONSTRAINT org_domains_instance_id_org_id_fkey FOREIGN KEY (instance_id, org_id)
            REFERENCES zitadel_organizations (instance_id, id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;

INSERT INTO "zitadel_org_domains" VALUES('i1','o1','lehigh.acme.test',1,0,NULL,1795747670255858,1795747670255858);

INSERT INTO "zitadel_org_domains" VALUES('i1','o1','lehigh.test',1,1,NULL,1795747669623395,1795747670255878);

INSERT INTO "zitadel_org_domains" VALUES('i1','o2','closed.test',0,0,NULL,1795747669623395,1795747669623395);

CREATE TABLE zitadel_organizations (
        id TEXT NOT NULL CONSTRAINT organizations_id_check CHECK (id <> ''),
        name TEXT NOT NULL CONSTRAINT organizations_name_check CHECK (name <> ''),
        instance_id TEXT NOT NULL CONSTRAINT organizations_instance_id_fkey REFERENCES zitadel_instances (id) ON DELETE CASCADE,
        state TEXT NOT NULL CONSTRAINT organization_state CHECK (state IN ('active', 'inactive')),
        created_at INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000), updated_at INTEGER DEFAULT (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000),
        CONSTRAINT organizations_pkey PRIMARY KEY (instance_id, id)) STRICT, WITHOUT ROWID;

INSERT INTO "zitadel_organizations" VALUES('o1','Lehigh','i1','active',1795747669623376,1795747670255832);

INSERT INTO "zitadel_organizations" VALUES('o2','Closed','i1','inactive',1795747669623376,1795747670255832);

CREATE INDEX castellan_batches_created_at_idx ON castellan_batches (created_at);

CREATE TRIGGER zitadel_instances_require_updated_at BEFORE INSERT ON zitadel_instances WHEN new.updated_at IS NULL BEGIN SELECT RAISE(ABORT, 'NOT NULL constraint failed: zitadel_instances.updated_at'); END;

CREATE TRIGGER zitadel_instances_set_updated_at AFTER UPDATE ON zitadel_instances WHEN new.updated_at IS NULL BEGIN UPDATE zitadel_instances SET updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE id = new.id; END;

CREATE UNIQUE INDEX org_unique_instance_id_name_idx ON zitadel_organizations (instance_id, name);

CREATE TRIGGER zitadel_organizations_require_updated_at BEFORE INSERT ON zitadel_organizations WHEN new.updated_at IS NULL BEGIN SELECT RAISE(ABORT, 'NOT NULL constraint failed: zitadel_organizations.updated_at'); END;

CREATE TRIGGER zitadel_organizations_set_updated_at AFTER UPDATE ON zitadel_organizations WHEN new.updated_at IS NULL BEGIN UPDATE zitadel_organizations SET updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND id = new.id; END;

CREATE INDEX idx_instance_domain_instance ON zitadel_instance_domains (instance_id, domain);

CREATE TRIGGER zitadel_instance_domains_require_updated_at BEFORE INSERT ON zitadel_instance_domains WHEN new.updated_at IS NULL BEGIN SELECT RAISE(ABORT, 'NOT NULL constraint failed: zitadel_instance_domains.updated_at'); END;

CREATE TRIGGER zitadel_instance_domains_set_updated_at AFTER UPDATE ON zitadel_instance_domains WHEN new.updated_at IS NULL BEGIN UPDATE zitadel_instance_domains SET updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE domain = new.domain; END;

CREATE TRIGGER trg_ensure_single_primary_instance_domain_insert AFTER INSERT ON zitadel_instance_domains WHEN new.is_primary = 1 BEGIN UPDATE zitadel_instance_domains SET is_primary = 0, updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND type = 'custom' AND domain <> new.domain AND is_primary = 1; END;

CREATE TRIGGER trg_ensure_single_primary_instance_domain_update AFTER UPDATE ON zitadel_instance_domains WHEN new.is_primary = 1 BEGIN UPDATE zitadel_instance_domains SET is_primary = 0, updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND type = 'custom' AND domain <> new.domain AND is_primary = 1; END;

CREATE INDEX idx_org_domain ON zitadel_org_domains (instance_id, domain, is_verified);

CREATE TRIGGER zitadel_org_domains_require_updated_at BEFORE INSERT ON zitadel_org_domains WHEN new.updated_at IS NULL BEGIN SELECT RAISE(ABORT, 'NOT NULL constraint failed: zitadel_org_domains.updated_at'); END;

CREATE TRIGGER zitadel_org_domains_set_updated_at AFTER UPDATE ON zitadel_org_domains WHEN new.updated_at IS NULL BEGIN UPDATE zitadel_org_domains SET updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND org_id = new.org_id AND domain = new.domain; END;

CREATE TRIGGER trg_ensure_single_primary_org_domain_insert AFTER INSERT ON zitadel_org_domains WHEN new.is_primary = 1 BEGIN UPDATE zitadel_org_domains SET is_primary = 0, updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND org_id = new.org_id AND domain <> new.domain AND is_primary = 1; END;

CREATE TRIGGER trg_ensure_single_primary_org_domain_update AFTER UPDATE ON zitadel_org_domains WHEN new.is_primary = 1 BEGIN UPDATE zitadel_org_domains SET is_primary = 0, updated_at = (CAST(strftime('%s', 'now') AS INTEGER) * 1000000 + CAST(substr(strftime('%f', 'now'), 4) AS INTEGER) * 1000) WHERE instance_id = new.instance_id AND org_id = new.org_id AND domain <> new.domain AND is_primary = 1; END;

CREATE TRIGGER trg_check_verified_org_domain_insert BEFORE INSERT ON zitadel_org_domains WHEN new.is_verified = 1 AND EXISTS (SELECT 1 FROM zitadel_org_domains WHERE instance_id = new.instance_id AND domain = new.domain AND is_verified = 1) BEGIN SELECT RAISE(ABORT, 'org domain is already taken'); END;

CREATE TRIGGER trg_check_verified_org_domain_update BEFORE UPDATE ON zitadel_org_domains WHEN new.is_verified = 1 AND EXISTS (SELECT 1 FROM zitadel_org_domains WHERE instance_id = new.instance_id AND domain = new.domain AND is_verified = 1 AND org_id <> new.org_id) BEGIN SELECT RAISE(ABORT, 'org domain is already taken'); END;

CREATE INDEX es_active_instances ON eventstore_events2 (created_at DESC, instance_id);

CREATE INDEX es_projection ON eventstore_events2 (instance_id, aggregate_type, event_type, position);

CREATE INDEX castellan_events_order_idx ON eventstore_events2 (position, in_tx_order);

CREATE INDEX castellan_events_instance_idx ON eventstore_events2 (instance_id, position, in_tx_order);

CREATE INDEX castellan_events_aggregate_idx ON eventstore_events2 (aggregate_id, position, in_tx_order);

CREATE UNIQUE INDEX f_number_unique_idx ON eventstore_fields (instance_id, field_name, number_value) WHERE value_must_be_unique = 1;

CREATE INDEX f_number_value_idx ON eventstore_fields (instance_id, object_type, field_name, number_value) WHERE should_index = 1;

CREATE UNIQUE INDEX f_text_unique_idx ON eventstore_fields (instance_id, field_name, text_value) WHERE value_must_be_unique = 1;

CREATE INDEX f_text_value_idx ON eventstore_fields (instance_id, object_type, field_name, text_value) WHERE should_index = 1;

CREATE UNIQUE INDEX f_bool_unique_idx ON eventstore_fields (instance_id, field_name, bool_value) WHERE value_must_be_unique = 1;

CREATE INDEX f_bool_value_idx ON eventstore_fields (instance_id, object_type, field_name, bool_value) WHERE should_index = 1;

CREATE INDEX f_object_idx ON eventstore_fields (instance_id, object_type, object_id, object_revision);

CREATE INDEX f_aggregate_object_type_idx ON eventstore_fields (instance_id, aggregate_type, aggregate_id, object_type);

CREATE INDEX fields_instance_domains_idx ON eventstore_fields (object_id, instance_id) WHERE object_type = 'instance_domain' AND field_name = 'domain';

CREATE INDEX castellan_instances_name_idx ON zitadel_instances (name COLLATE NOCASE, id);

CREATE INDEX castellan_organizations_name_idx ON zitadel_organizations (instance_id, name COLLATE NOCASE, id);

CREATE INDEX castellan_organizations_created_idx ON zitadel_organizations (instance_id, created_at, id);

CREATE INDEX castellan_organizations_updated_idx ON zitadel_organizations (instance_id, updated_at, id);

CREATE INDEX castellan_all_organizations_id_idx ON zitadel_organizations (id, instance_id);

CREATE INDEX castellan_all_organizations_name_idx ON zitadel_organizations (name COLLATE NOCASE, instance_id, id);

CREATE INDEX castellan_org_domains_idx ON zitadel_org_domains (domain, instance_id, org_id);

CREATE INDEX castellan_org_domains_primary_idx ON zitadel_org_domains (instance_id, org_id) WHERE is_primary = 1;

PRAGMA application_id=1128354644;

PRAGMA user_version=9;
