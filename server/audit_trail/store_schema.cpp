// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/store.h"

namespace kedang::audit_trail::store {

std::string_view const schema = R"sql(
CREATE TABLE audit_entry (
    sequence {{bigint}} PRIMARY KEY, at {{bigint}} NOT NULL, actor_id {{bigint}} NOT NULL,
    request_id {{text}} NOT NULL, ip {{text}} NOT NULL, via {{text}} NOT NULL,
    action {{text}} NOT NULL, table_number {{bigint}} NOT NULL, record_id {{bigint}} NOT NULL,
    customer_id {{bigint}}, summary {{text}} NOT NULL, reason {{text}} NOT NULL,
    detail {{bytes}} NOT NULL, previous_hash {{bytes}} NOT NULL, hash {{bytes}} NOT NULL);
CREATE INDEX audit_entry_customer ON audit_entry(customer_id, sequence)
    WHERE customer_id IS NOT NULL;
CREATE INDEX audit_entry_actor ON audit_entry(actor_id, at);

CREATE TABLE audit_checkpoint (
    sequence {{bigint}} PRIMARY KEY, epoch {{bigint}} NOT NULL, hash {{bytes}} NOT NULL,
    at {{bigint}} NOT NULL, key_id {{bigint}} NOT NULL, signature {{bytes}} NOT NULL);

CREATE TABLE idempotency (
    actor_id {{bigint}} NOT NULL, route {{text}} NOT NULL, key {{text}} NOT NULL,
    body_hash {{bytes}} NOT NULL, made_id {{bigint}} NOT NULL, made_at {{bigint}} NOT NULL,
    PRIMARY KEY (actor_id, route, key)) {{without_rowid}};
CREATE INDEX idempotency_made_at ON idempotency(made_at);
{{#sqlite}}
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END;
CREATE TRIGGER audit_checkpoint_no_update BEFORE UPDATE ON audit_checkpoint
    BEGIN SELECT RAISE(ABORT, 'audit_checkpoint is append-only'); END;
CREATE TRIGGER audit_checkpoint_no_delete BEFORE DELETE ON audit_checkpoint
    BEGIN SELECT RAISE(ABORT, 'audit_checkpoint is append-only'); END;
{{/sqlite}}
{{#postgres}}
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME; END';
CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_checkpoint_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
{{/postgres}}
)sql";

}  // namespace kedang::audit_trail::store
