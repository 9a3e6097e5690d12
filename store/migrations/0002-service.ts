import { type CreateTableBuilder, type Kysely, type RawBuilder, sql } from 'kysely';

import type { Dialect, Migration } from '../migrate.ts';
import type { StoreSchema } from '../schema.ts';

/** Users' scope and tokens, runs with progress, decisions, assignment, proposals, threads, alerts, access log, live claims. */
export const service: Migration = {
  version: 2,
  name: 'the service',
  async up(database, dialect) {
    const { text, columns } = textColumns(database, dialect);
    await database.schema
      .createTable('sequences')
      .addColumn('name', text, (column) => column.primaryKey())
      .addColumn('value', 'bigint', (column) => column.notNull())
      .execute();
    await database
      .insertInto('sequences')
      .values([{ name: 'audit_outcome', value: 0 }, { name: 'claim_state', value: 0 }, { name: 'live_claims', value: 0 }, { name: 'alerts', value: 0 }])
      .execute();

    await database.schema.alterTable('users').addColumn('provinces', text).execute();
    await database.schema.alterTable('users').addColumn('token_version', 'integer', (column) => column.notNull().defaultTo(1)).execute();
    await columns('refresh_tokens', ['token_hash'], ['family_id', 'user_id', 'issued_at', 'expires_at'], ['used_at', 'revoked_at']).execute();
    await database.schema.createIndex('refresh_tokens_by_family').on('refresh_tokens').column('family_id').execute();
    await database.schema.createIndex('refresh_tokens_by_user').on('refresh_tokens').column('user_id').execute();

    for (const name of ['progress', 'requested_by', 'slot', 'deadline_at', 'cancel_requested_at', 'owner', 'lease_until'])
      await database.schema.alterTable('runs').addColumn(name, text).execute();
    await database.schema.alterTable('runs').addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(1)).execute();
    await database.schema.createIndex('runs_by_slot').on('runs').columns(['kind', 'slot']).unique().execute();
    await database.schema.createIndex('runs_by_status').on('runs').columns(['status', 'started_at']).execute();

    await columns(
      'audit_outcome',
      ['outcome_id'],
      ['claim_id', 'snapshot_id', 'reviewer_id', 'reviewer', 'decision', 'notes', 'evidence', 'idempotency_key', 'created_at', 'prev_hash', 'hash'],
      ['supersedes', 'proposal_id'],
    )
      .addColumn('seq', 'bigint', (column) => column.notNull().unique())
      .addColumn('correction_ratio', 'double precision', (column) => column.notNull())
      .addUniqueConstraint('audit_outcome_once', ['reviewer_id', 'idempotency_key'])
      .execute();
    await database.schema.createIndex('audit_outcome_by_claim').on('audit_outcome').columns(['claim_id', 'seq']).execute();
    await forbidChanges(database, dialect);

    await columns(
      'claim_state',
      ['claim_id'],
      [],
      ['outcome_id', 'decision', 'reviewer_id', 'reviewer', 'decided_at', 'assignee_id', 'assignee', 'assigned_at', 'assigned_until'],
    )
      .addColumn('change_seq', 'bigint', (column) => column.notNull().unique())
      .addColumn('correction_ratio', 'double precision')
      .execute();
    await database.schema.createIndex('claim_state_by_assignee').on('claim_state').columns(['assignee_id', 'assigned_until']).execute();
    await columns('assignments', ['assignment_id'], ['claim_id', 'action', 'actor_id', 'at'], ['assignee_id', 'expires_at']).execute();
    await database.schema.createIndex('assignments_by_claim').on('assignments').columns(['claim_id', 'at']).execute();

    await columns(
      'proposals',
      ['proposal_id'],
      ['claim_id', 'owner_id', 'status', 'decision', 'notes', 'snapshot_id', 'claim_hash', 'evidence', 'created_at', 'expires_at'],
      ['latest_outcome_id', 'outcome_id'],
    )
      .addColumn('version', 'integer', (column) => column.notNull())
      .addColumn('correction_ratio', 'double precision', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('proposals_by_owner').on('proposals').columns(['owner_id', 'claim_id']).execute();

    await columns('threads', ['thread_id'], ['user_id', 'title', 'created_at', 'updated_at'], ['claim_id']).execute();
    await database.schema.createIndex('threads_by_user').on('threads').columns(['user_id', 'updated_at']).execute();
    await columns('messages', ['message_id'], ['thread_id', 'role', 'content', 'detail', 'created_at'], [])
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addUniqueConstraint('messages_in_order', ['thread_id', 'seq'])
      .addForeignKeyConstraint('messages_of_thread', ['thread_id'], 'threads', ['thread_id'], (key) => key.onDelete('cascade'))
      .execute();

    await columns(
      'alerts',
      ['alert_id'],
      ['kind', 'subject', 'severity', 'status', 'detail', 'first_seen_at', 'last_seen_at'],
      ['acknowledged_by', 'acknowledged_at', 'closed_at', 'open_key'],
    )
      .addColumn('times', 'integer', (column) => column.notNull())
      .addUniqueConstraint('alerts_open_once', ['open_key'])
      .execute();
    await database.schema.createIndex('alerts_by_time').on('alerts').columns(['last_seen_at', 'alert_id']).execute();

    await columns('access_log', ['entry_id'], ['at', 'user_id', 'username', 'role', 'method', 'route', 'request_id'], ['claim_id'])
      .addColumn('status', 'integer', (column) => column.notNull())
      .addColumn('duration_ms', 'integer', (column) => column.notNull())
      .execute();
    await database.schema.createIndex('access_log_by_time').on('access_log').columns(['at', 'entry_id']).execute();

    await columns('live_claims', ['claim_id'], ['channel', 'payload', 'received_at'], [])
      .addColumn('change_seq', 'bigint', (column) => column.notNull().unique())
      .execute();
  },
};

/** Text that every engine orders alike, byte by byte. */
function textColumns(database: Kysely<StoreSchema>, dialect: Dialect) {
  const text: 'text' | RawBuilder<unknown> = dialect === 'postgres' ? sql`text COLLATE "C"` : 'text';
  return {
    text,
    /** A table of text columns: the key, those that are never NULL, those that may be. */
    columns: (table: string, key: readonly string[], required: readonly string[], optional: readonly string[]): CreateTableBuilder<string, string> => {
      let builder: CreateTableBuilder<string, string> = database.schema.createTable(table);
      for (const name of key) builder = builder.addColumn(name, text, (column) => column.primaryKey());
      for (const name of required) builder = builder.addColumn(name, text, (column) => column.notNull());
      for (const name of optional) builder = builder.addColumn(name, text);
      return builder;
    },
  };
}

/** An outcome is written once: a later one supersedes it, none is changed or removed. */
async function forbidChanges(database: Kysely<StoreSchema>, dialect: Dialect): Promise<void> {
  if (dialect === 'postgres') {
    await sql`
      CREATE FUNCTION audit_outcome_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'audit_outcome is append-only'; END $$`.execute(database);
    await sql`
      CREATE TRIGGER audit_outcome_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_outcome
      FOR EACH STATEMENT EXECUTE FUNCTION audit_outcome_is_append_only()`.execute(database);
    return;
  }
  for (const change of ['UPDATE', 'DELETE'])
    await sql
      .raw(`CREATE TRIGGER audit_outcome_no_${change.toLowerCase()} BEFORE ${change} ON audit_outcome BEGIN SELECT RAISE(ABORT, 'audit_outcome is append-only'); END`)
      .execute(database);
}
