import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { key, lines } from '#engine';

import { type PostgresServer, startPostgres } from '../tests/support/postgres.ts';
import { type NotedHead, noteHead, readNotedHeads } from './audit-heads.ts';
import { backUpSqlite, restoreSqlite } from './backup.ts';
import type { OpenDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { NewOutcome } from './outcomes.ts';
import { openPostgres } from './postgres.ts';
import type { AuditOutcomeRow, ClaimStateRow } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { type Store, openStore } from './store.ts';

const [first, second] = ['first-key-of-the-tests-0123456789', 'second-key-of-the-tests-0123456789'];
const utama = { id: 'user-utama', name: 'utama' };
const clock = (): Date => new Date(Date.UTC(2025, 0, 2));

function outcome(n: number, changes: Partial<NewOutcome> = {}): NewOutcome {
  return { claimId: `claim-${n}`, snapshotId: 'snapshot-1', reviewer: utama, decision: 'partial', correctionRatio: 0.3, reason: 'code_without_evidence', notes: 'resume medis tidak lengkap', evidence: { risk_score: 0.91 }, idempotencyKey: `key-${n}`, ...changes };
}

async function kindsOf({ outcomes }: Store, noted: readonly NotedHead[] = []): Promise<string[]> {
  return [...new Set((await outcomes.verify({ noted })).problems.map(({ problem }) => problem))];
}

const note = (rows: number, letter = 'a'): NotedHead => ({ at: '2025-01-02T00:00:00.000Z', rows, head: letter.repeat(64) });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-chain-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['sqlite', 'postgres'] as const)('chain of decisions on %s', (dialect) => {
  let server: PostgresServer | undefined;
  let place: { path: string; url?: string };
  const opened: Store[] = [];
  beforeAll(async () => {
    if (dialect === 'postgres') server = await startPostgres();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server ? { url: await server.createDatabase() } : {}) };
    return async () => {
      for (const store of opened.splice(0)) await store.close();
    };
  });

  async function open(...auditKeys: string[]): Promise<Store> {
    const store = await openStore({ ...place, clock, auditKeys });
    opened.push(store);
    return store;
  }

  /** Works on the database behind the store's back. */
  async function behind<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
    const found = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
    try {
      return await work(found);
    } finally {
      await found.database.destroy();
    }
  }

  /** Runs SQL as somebody who owns the database. */
  const tamper = (...statements: string[]): Promise<void> =>
    behind(async ({ database }) => {
      const guards = dialect === 'postgres' ? ['ALTER TABLE audit_outcome DISABLE TRIGGER ALL'] : ['DROP TRIGGER IF EXISTS audit_outcome_no_update', 'DROP TRIGGER IF EXISTS audit_outcome_no_delete'];
      for (const statement of [...guards, ...statements]) await sql.raw(statement).execute(database);
    });

  test('whatever text is given, a row is refused and nothing is written, or the chain stays whole', async () => {
    const store = await open();
    let [n, count] = [0, 0];
    const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom('\0', 'a\0b', '\ud800', '\udc00x', '\uffff', '\u{10ffff}', 'e\u0301'));
    await fc.assert(
      fc.asyncProperty(any, any, any, async (idempotencyKey, notes, evidence) => {
        n += 1;
        count += await store.outcomes.append(outcome(n, { idempotencyKey: `${idempotencyKey}${n}`, notes, evidence: { [notes]: evidence } })).then(() => 1, () => 0);
        const { rows, problems } = await store.outcomes.verify();
        expect(problems).toEqual([]);
        expect(rows).toBe(count);
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  test('text that the schema lets in is given back as it was', async () => {
    const store = await open();
    let n = 0;
    const typed = fc.string({ unit: 'binary', maxLength: 30 }).map((given) => lines({ min: 0, max: 30 }).safeParse(given)).filter(({ success }) => success).map(({ data = '' }) => data);
    const keys = fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 30 }).filter((given) => key({ max: 30 }).safeParse(given).success);
    await fc.assert(
      fc.asyncProperty(typed, keys, async (notes, made) => {
        n += 1;
        const { outcome: written } = await store.outcomes.append(outcome(n, { notes, idempotencyKey: `${made}${n}` }));
        expect(written).toMatchObject({ notes, idempotencyKey: `${made}${n}` });
        expect(await store.outcomes.ofClaim(`claim-${n}`)).toEqual([written]);
      }),
      { numRuns: 40, seed: 4 },
    );
    expect((await store.outcomes.verify()).problems).toEqual([]);
  });

  test('rows of a store of version 4 stay valid, and newer ones are chained to them', async () => {
    const { audit_outcome, claim_state }: { audit_outcome: AuditOutcomeRow[]; claim_state: ClaimStateRow[] } = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', 'chain-of-version-4.json'), 'utf8'));
    await behind(async ({ database, beginMigration }) => {
      await migrate({ database, dialect, migrations: migrations.slice(0, 4), begin: beginMigration, path: place.path, clock });
      await database.insertInto('audit_outcome').values(audit_outcome).execute();
      await database.insertInto('claim_state').values(claim_state).execute();
      await database.updateTable('sequences').set({ value: 3 }).where('name', 'in', ['audit_outcome', 'claim_state']).execute();
    });
    const store = await open(first);
    expect(await store.outcomes.verify()).toEqual({ rows: 3, head: audit_outcome[2]?.hash, problems: [] });
    expect(await store.outcomes.ofClaim('claim-2')).toMatchObject([{ reason: null, hashVersion: 1, keyId: null }]);
    const { outcome: newer } = await store.outcomes.append(outcome(2, { claimId: 'claim-2' }));
    expect(newer).toMatchObject({ seq: 4, hashVersion: 2, reason: 'code_without_evidence', prevHash: audit_outcome[2]?.hash });
    expect((await store.outcomes.verify()).problems).toEqual([]);
    await tamper("UPDATE audit_outcome SET reason = 'duplicate' WHERE seq = 2");
    expect((await store.outcomes.verify()).problems).toContainEqual({ seq: 2, problem: 'changed' });
  });

  test.each([
    ['its reason', "reason = 'duplicate'"],
    ['no reason', 'reason = NULL'],
    ['an older way of hashing', 'hash_version = 1'],
  ])('a row with %s is found changed', async (_, change) => {
    const store = await open();
    await store.outcomes.append(outcome(1));
    await tamper(`UPDATE audit_outcome SET ${change} WHERE seq = 1`);
    expect((await store.outcomes.verify()).problems).toContainEqual({ seq: 1, problem: 'changed' });
  });

  /** What somebody without the keys can do who can write to the store: change a row and hash it and all after it anew. */
  async function forge(store: Store): Promise<void> {
    const rows = await store.outcomes.after(0);
    const forged = await openStore({ path: ':memory:', clock });
    for (const row of rows) await forged.outcomes.append({ ...row, proposalId: undefined, notes: row.seq === 2 ? 'diubah' : row.notes });
    const made = await forged.outcomes.after(0);
    await forged.close();
    await tamper(...made.map(({ seq, notes, hash, prevHash, id }) => `UPDATE audit_outcome SET notes = '${notes}', hash = '${hash}', prev_hash = '${prevHash}', outcome_id = '${id}', key_id = NULL WHERE seq = ${seq}`));
    await tamper(...made.map(({ id, claimId }) => `UPDATE claim_state SET outcome_id = '${id}' WHERE claim_id = '${claimId}'`));
  }

  async function withRows(count: number, ...auditKeys: string[]): Promise<{ store: Store; noted: NotedHead[] }> {
    const store = await open(...auditKeys);
    for (let n = 1; n <= count; n += 1) await store.outcomes.append(outcome(n));
    const { rows, head } = await store.outcomes.verify();
    return { store, noted: [{ at: clock().toISOString(), rows, head }] };
  }

  test('a chain that was hashed anew passes by itself, and is told from a head that was noted', async () => {
    const { store, noted } = await withRows(4);
    expect(await kindsOf(store, noted)).toEqual([]);
    await forge(store);
    expect(await kindsOf(store)).toEqual([]);
    expect(await kindsOf(store, noted)).toEqual(['rewritten']);
  });

  test('without the key a chain cannot be hashed anew from any row on, nor under another key', async () => {
    const { store } = await withRows(4, first);
    const keyId = (await store.outcomes.after(0))[0]?.keyId;
    await forge(store);
    await tamper(`UPDATE audit_outcome SET key_id = '${keyId}'`);
    expect(await kindsOf(store)).toEqual(['changed']);
    await tamper('UPDATE audit_outcome SET key_id = NULL WHERE seq > 1');
    expect(await kindsOf(store)).toContain('unkeyed');
  });

  test('a cut end with the count edited to fit is told from a head that was noted', async () => {
    const { store, noted } = await withRows(4);
    await tamper('DELETE FROM audit_outcome WHERE seq > 2', "UPDATE sequences SET value = 2 WHERE name = 'audit_outcome'", "DELETE FROM claim_state WHERE claim_id IN ('claim-3', 'claim-4')");
    expect(await kindsOf(store)).toEqual([]);
    expect((await store.outcomes.verify({ noted })).problems).toEqual([{ seq: 4, problem: 'truncated' }]);
    expect((await store.outcomes.verify({ noted, mayEndEarlier: true })).problems).toEqual([]);
    for (const n of [5, 6]) await store.outcomes.append(outcome(n));
    expect((await store.outcomes.verify({ noted })).problems).toEqual([{ seq: 4, problem: 'rewritten' }]);
  });

  test('a store that was emptied is told from a head that was noted', async () => {
    const { store, noted } = await withRows(2);
    await tamper('DELETE FROM audit_outcome', 'DELETE FROM claim_state', "UPDATE sequences SET value = 0 WHERE name = 'audit_outcome'");
    expect(await kindsOf(store)).toEqual([]);
    expect((await store.outcomes.verify({ noted })).problems).toEqual([{ seq: 2, problem: 'wiped' }]);
  });

  test.each([
    ['another decision', "UPDATE claim_state SET decision = 'approved' WHERE claim_id = 'claim-2'", { problem: 'state_differs', seq: 2, claimId: 'claim-2' }],
    ['another reason', "UPDATE claim_state SET reason = 'duplicate' WHERE claim_id = 'claim-1'", { problem: 'state_differs', seq: 1, claimId: 'claim-1' }],
    ['no decision', "UPDATE claim_state SET outcome_id = NULL, decision = NULL WHERE claim_id = 'claim-2'", { problem: 'state_differs', seq: 2, claimId: 'claim-2' }],
    ['no row', "DELETE FROM claim_state WHERE claim_id = 'claim-1'", { problem: 'state_differs', seq: 1, claimId: 'claim-1' }],
    ['a decision that was never made', "INSERT INTO claim_state (claim_id, change_seq, outcome_id, decision, correction_ratio) VALUES ('claim-9', 99, 'outcome-9', 'approved', 0)", { problem: 'state_differs', seq: 0, claimId: 'claim-9' }],
  ])('the state of a claim with %s is named by its claim', async (_, statement, problem) => {
    const { store } = await withRows(2);
    await store.claimStates.take({ claimId: 'claim-7', by: utama, dueDays: 3, forMs: 1000 });
    expect((await store.outcomes.verify()).problems).toEqual([]);
    await tamper(statement);
    expect((await store.outcomes.verify()).problems).toEqual([problem]);
  });

  test('keys: set later, rotated, missing, taken away', async () => {
    const plain = await open();
    await plain.outcomes.append(outcome(1));
    const keyed = await open(first);
    await keyed.outcomes.append(outcome(2));
    const rotated = await open(second, first);
    await rotated.outcomes.append(outcome(3));
    expect((await rotated.outcomes.verify()).problems).toEqual([]);
    const ids = (await rotated.outcomes.after(0)).map(({ keyId }) => keyId);
    expect(ids).toEqual([null, expect.stringMatching(/^[\da-f]{16}$/), expect.stringMatching(/^[\da-f]{16}$/)]);
    expect(ids[1]).not.toBe(ids[2]);
    // Rows whose key is not there cannot be checked, which is not to say that they are broken.
    expect((await plain.outcomes.verify()).problems).toEqual([{ seq: 2, problem: 'key_missing', keyId: ids[1] }, { seq: 3, problem: 'key_missing', keyId: ids[2] }]);
    expect((await (await open(second)).outcomes.verify()).problems).toEqual([{ seq: 2, problem: 'key_missing', keyId: ids[1] }]);
    await expect(plain.outcomes.append(outcome(4))).rejects.toMatchObject({ code: 'AUDIT_KEY_MISSING', details: { key: ids[2], seq: 3 } });
    expect(await rotated.outcomes.verify()).toMatchObject({ rows: 3, problems: [] });
  });

  test('an outcome keeps its reason, the state of its claim shows it, and another reason under the same key is another decision', async () => {
    const store = await open();
    expect((await store.outcomes.append(outcome(1))).outcome.reason).toBe('code_without_evidence');
    expect(await store.claimStates.find('claim-1')).toMatchObject({ latest: { reason: 'code_without_evidence' } });
    expect((await store.outcomes.append(outcome(1))).isNew).toBe(false);
    await expect(store.outcomes.append(outcome(1, { reason: 'duplicate' }))).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
  });

  test('a proposal that waits since before there were reasons is proposed again', async () => {
    const store = await open();
    const basis = { claimHash: 'hash-1' };
    await store.proposals.create({ ...basis, snapshotId: 'snapshot-1', id: 'proposal-1', claimId: 'claim-1', ownerId: utama.id, decision: 'rejected', correctionRatio: 1, reason: null, notes: '', evidence: {}, forMs: 1000 });
    await expect(store.proposals.confirm({ id: 'proposal-1', version: 1, reviewer: utama, basis })).rejects.toMatchObject({ code: 'PROPOSAL_STALE' });
  });
});

describe('noted heads', () => {
  let file: string;
  beforeEach(() => {
    file = join(mkdtempSync(join(folder, 'heads-')), 'deep', 'heads.jsonl');
  });

  test('are read in the order in which they were noted; there are none where there is no file', () => {
    expect(readNotedHeads(file)).toEqual([]);
    noteHead(file, note(1));
    noteHead(file, note(3, 'b'));
    expect(readNotedHeads(file)).toEqual([note(1), note(3, 'b')]);
  });

  test('after a restore those of what came later count no more', () => {
    for (const one of [note(1), note(3, 'b'), { ...note(2, 'c'), restored: true as const }, note(4, 'd')]) noteHead(file, one);
    expect(readNotedHeads(file).map(({ rows }) => rows)).toEqual([1, 2, 4]);
  });

  test('a line that a crash cut off is none, and the next stands on a line of its own', () => {
    noteHead(file, note(1));
    appendFileSync(file, '{"at":"2025-01-0');
    expect(readNotedHeads(file)).toEqual([note(1)]);
    noteHead(file, note(2));
    expect(readNotedHeads(file)).toEqual([note(1), note(2)]);
  });

  test('a line of something else, and a file that cannot be read, are refused', () => {
    noteHead(file, note(1));
    appendFileSync(file, '{"rows":"2"}\n');
    expect(() => readNotedHeads(file)).toThrow('line 2');
    expect(() => readNotedHeads(folder)).toThrow('AUDIT_HEADS_INVALID');
    expect(() => noteHead(join(file, 'below'), note(1))).toThrow('AUDIT_HEADS_INVALID');
  });
});

describe('restore', () => {
  test.each([
    ['a row was changed', "UPDATE audit_outcome SET notes = 'x' WHERE seq = 1", {}],
    ['the state of a claim was changed', "UPDATE claim_state SET decision = 'approved' WHERE claim_id = 'claim-1'", {}],
    ['a head that was noted is not in it', 'SELECT 1', { noted: [{ at: '2025-01-02T00:00:00.000Z', rows: 1, head: 'f'.repeat(64) }] }],
  ])('a backup in which %s is refused, and nothing is replaced', async (_, statement, options) => {
    const home = mkdtempSync(join(folder, 'restore-'));
    const [path, out] = [join(home, 'store.sqlite'), join(home, 'backup.sqlite')];
    const store = await openStore({ path, clock });
    await store.outcomes.append(outcome(1));
    await store.close();
    backUpSqlite(path, out);
    const { database } = openSqlite(out);
    for (const text of ['PRAGMA journal_mode = DELETE', 'DROP TRIGGER audit_outcome_no_update', statement]) await sql.raw(text).execute(database);
    await database.destroy();
    copyFileSync(out, `${out}.copy`);
    // SQLite removes its journals when it likes.
    const files = (): string[] => readdirSync(home).filter((name) => !/-(?:wal|shm)$/.test(name));
    const before = files();
    await expect(restoreSqlite(path, `${out}.copy`, options)).rejects.toThrow('its chain of decisions does not verify');
    expect(files()).toEqual(before);
    expect(existsSync(`${path}.before-restore`)).toBe(false);
  });
});
