import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../tests/support/postgres.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import type { NewOutcome, Outcome } from './outcomes.ts';
import { openPostgres } from './postgres.ts';
import type { NewProposal } from './proposals.ts';
import { openSqlite } from './sqlite.ts';
import { type Store, openStore } from './store.ts';
import { workOf } from '../tests/support/password-work.ts';

const utama = { id: 'user-utama', name: 'utama' };
const kedua = { id: 'user-kedua', name: 'kedua' };
const hour = 3600_000;

function outcome(changes: Partial<NewOutcome> = {}): NewOutcome {
  return {
    claimId: 'claim-1',
    snapshotId: 'snapshot-1',
    reviewer: utama,
    decision: 'partial',
    correctionRatio: 0.3,
    reason: 'code_without_evidence',
    notes: 'resume medis tidak lengkap',
    evidence: { risk_score: 0.91, flags: ['duplicate_pattern'], amount_claimed: 4_500_000_000_000 },
    idempotencyKey: 'key-1',
    ...changes,
  };
}

/** Messages of what was raised, to two targets. */
function plan({ action, at }: { readonly action: string; readonly at: string }) {
  return action === 'raised' ? ['hook', 'mail'].map((target) => ({ target, nextAt: at })) : [];
}

/** One law book for both engines: every test gets a new, empty store and may open it again. */
describeOnEachStore('store', (dialect) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let place: { path: string; url?: string };
  let time: number;
  const opened: Store[] = [];
  const clock = (): Date => new Date(time);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casemind-contract-'));
    if (dialect === 'postgres') server = await startPostgres();
  });
  beforeEach(async () => {
    time = Date.UTC(2025, 0, 2);
    place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server ? { url: await server.createDatabase() } : {}) };
    return async () => {
      for (const store of opened.splice(0)) await store.close();
    };
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Store> {
    const store = await openStore({ ...place, clock });
    opened.push(store);
    return store;
  }

  /** Runs SQL behind the store's back. */
  async function tamper(...statements: string[]): Promise<void> {
    const { database } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
    try {
      for (const statement of statements) await sql.raw(statement).execute(database);
    } finally {
      await database.destroy();
    }
  }

  describe('opening', () => {
    test('two that open a new store at once migrate it once', async () => {
      const [a, b] = await Promise.all([open(), open()]);
      await a.users.create({ username: 'utama', role: 'auditor' });
      expect(await b.users.findByName('utama')).toMatchObject({ role: 'auditor', provinces: null });
    });

    test('a store of a later schema is refused', async () => {
      await open();
      await tamper("INSERT INTO schema_migrations (version, name, applied_at) VALUES (99, 'later', '2030')");
      await expect(open()).rejects.toMatchObject({ code: 'STORE_NEWER', details: { found: 99 } });
    });

    test('what was written is there when it is opened again', async () => {
      const store = await open();
      const { outcome: written } = await store.outcomes.append(outcome());
      await store.close();
      expect(await (await open()).outcomes.ofClaim('claim-1')).toEqual([written]);
    });
  });

  describe('snoozed rules', () => {
    const snooze = { ruleId: 'severity_mismatch', facilityKey: '0301R001', patientKey: null, provinceCode: '31', claimId: 'claim-1', until: '2025-01-09', reason: 'diverifikasi', by: utama };

    test('hold to the end of their day in Jakarta, once for the same, and each act is chained', async () => {
      const { ruleSnoozes } = await open();
      const [begun] = await Promise.all([ruleSnoozes.begin(snooze), ruleSnoozes.begin({ ...snooze, facilityKey: null, patientKey: 'p' })]);
      await expect(ruleSnoozes.begin({ ...snooze, by: kedua })).rejects.toMatchObject({ code: 'RULE_SNOOZED', details: { by: 'utama', until: '2025-01-09' } });
      time = Date.UTC(2025, 0, 9, 16, 59);
      expect(await ruleSnoozes.list({ isInForce: true })).toHaveLength(2);
      expect(await ruleSnoozes.end(begun.id, kedua, 'keliru')).toMatchObject({ isInForce: false, ended: { by: 'kedua', reason: 'keliru' } });
      expect(await ruleSnoozes.end(begun.id, utama, 'lagi')).toMatchObject({ ended: { by: 'kedua' } });
      time = Date.UTC(2025, 0, 9, 17);
      expect(await ruleSnoozes.list({ isInForce: true })).toEqual([]);
      expect(await ruleSnoozes.list()).toHaveLength(2);
      expect(await ruleSnoozes.verify()).toMatchObject({ rows: 3, problems: [] });
    });

    test('are written once: what is changed behind the store’s back is found, and what is cut off is missed where it was noted', async () => {
      const { ruleSnoozes } = await open();
      await ruleSnoozes.begin(snooze);
      const { rows, head } = await ruleSnoozes.verify();
      await expect(tamper("UPDATE snooze_acts SET reason = 'lain'")).rejects.toThrow(/append-only/);
      await tamper(dialect === 'postgres' ? 'DROP TRIGGER snooze_acts_append_only ON snooze_acts' : 'DROP TRIGGER snooze_acts_no_update', "UPDATE snooze_acts SET reason = 'lain'");
      expect((await ruleSnoozes.verify()).problems).toEqual([{ problem: 'changed', seq: 1 }]);
      const noted = [{ at: '2025-01-02T00:00:00.000Z', rows: 0, head, snoozes: { rows: rows + 1, head } }];
      expect((await ruleSnoozes.verify({ noted })).problems).toContainEqual({ problem: 'truncated', seq: 2 });
    });
  });

  describe('users', () => {
    test('are listed by name, byte by byte', async () => {
      const { users } = await open();
      for (const username of ['b', 'a', 'C', 'á', 'A-1']) await users.create({ username, role: 'auditor' });
      expect((await users.list()).map(({ username }) => username)).toEqual(['A-1', 'C', 'a', 'b', 'á']);
    });

    test('every change raises the version that tokens are checked against', async () => {
      const { users } = await open();
      const { id } = await users.create({ username: 'utama', password: 'x', role: 'auditor', provinces: ['32'] });
      await users.update('utama', { role: 'ops', provinces: null });
      expect(await users.update('utama', { isDisabled: true })).toMatchObject({ id, role: 'ops', provinces: null, tokenVersion: 3, disabledAt: '2025-01-02T00:00:00.000Z' });
      expect(await users.update('utama', { isDisabled: false, password: 'y' })).toMatchObject({ tokenVersion: 4, disabledAt: null });
      expect(await users.verifyPassword('utama', 'x')).toBeUndefined();
      expect(await users.verifyPassword('utama', 'y')).toMatchObject({ id });
      expect(await users.update('nobody', { role: 'admin' })).toBeUndefined();
    });

    test('names alike but for case and Unicode form are one name, wherever a name is taken', async () => {
      const { users } = await open();
      const { id } = await users.create({ username: 'Zoë.K', password: 'x', role: 'auditor' });
      for (const alike of ['Zoë.K', 'zoë.k', 'ZOË.K', 'Zoe\u0308.K', 'Ｚｏë.Ｋ', 'Zoë.\u212a']) {
        await expect(users.create({ username: alike, role: 'admin' })).rejects.toMatchObject({ code: 'USER_EXISTS' });
        expect([alike, (await users.findByName(alike))?.id]).toEqual([alike, id]);
        expect((await users.verifyPassword(alike, 'x'))?.username).toBe('Zoë.K');
      }
      expect(await users.update('ZOË.K', { role: 'ops' })).toMatchObject({ id, role: 'ops' });
      expect(await users.findByName('Zoe.K')).toBeUndefined();
      expect(await users.list()).toHaveLength(1);
    });

    test('made at once under names alike, there is one', async () => {
      const [a, b] = [await open(), await open()];
      const made = await Promise.allSettled(['utama', 'Utama', 'UTAMA', 'utamA'].map((username, i) => (i % 2 === 0 ? a : b).users.create({ username, role: 'auditor' })));
      expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    });

    test('a subject of the identity provider is one user’s, and is found byte by byte', async () => {
      const { users } = await open();
      const { id } = await users.create({ username: 'utama', subject: 'idp|Utama', role: 'auditor' });
      await users.create({ username: 'kedua', role: 'admin' });
      expect(await users.findBySubject('idp|Utama')).toMatchObject({ id, subject: 'idp|Utama' });
      for (const other of ['utama', 'kedua', 'idp|utama', 'idp|Utama ']) expect(await users.findBySubject(other)).toBeUndefined();
      await expect(users.create({ username: 'ketiga', subject: 'idp|Utama', role: 'admin' })).rejects.toMatchObject({ code: 'SUBJECT_TAKEN' });
      await expect(users.update('kedua', { subject: 'idp|Utama' })).rejects.toMatchObject({ code: 'SUBJECT_TAKEN' });
      await users.update('utama', { subject: null });
      expect(await users.findBySubject('idp|Utama')).toBeUndefined();
      expect(await users.update('kedua', { subject: 'idp|Utama' })).toMatchObject({ username: 'kedua', subject: 'idp|Utama' });
    });

    test('a change that was decided on what is no longer so is refused', async () => {
      const { users } = await open();
      const seen = await users.create({ username: 'utama', role: 'auditor', provinces: ['32'] });
      await users.update('utama', { provinces: null });
      await expect(users.update('utama', { role: 'admin' }, seen)).rejects.toMatchObject({ code: 'USER_CHANGED' });
      expect(await users.findByName('utama')).toMatchObject({ role: 'auditor', tokenVersion: 2 });
    });

    test('users of an older store go on: names told apart before are found exactly, those without a password by their subject', async () => {
      const { database, dialect: kind, beginMigration: begin, place: path } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
      await migrate({ database, dialect: kind, migrations: migrations.slice(0, 6), begin, path, clock });
      for (const [i, username] of ['Utama', 'utama', 'sso'].entries())
        await sql`INSERT INTO users (user_id, username, password_hash, role, is_demo, created_at, token_version) VALUES (${`id-${i}`}, ${username}, ${username === 'sso' ? '' : '$scrypt$'}, 'auditor', 0, ${`2024-01-0${i + 1}`}, 1)`.execute(database);
      await database.destroy();
      const { users } = await open();
      expect(await Promise.all(['Utama', 'utama', 'UTAMA', 'SSO'].map(async (name) => (await users.findByName(name))?.id))).toEqual(['id-0', 'id-1', 'id-0', 'id-2']);
      expect((await users.list()).map(({ username, subject }) => [username, subject])).toEqual([['Utama', null], ['sso', 'sso'], ['utama', null]]);
      await expect(users.create({ username: 'uTAMA', role: 'admin' })).rejects.toMatchObject({ code: 'USER_EXISTS' });
    });

    test('looking at a password costs the same for a user with one, without one, disabled, and for a name there is not', async () => {
      const { users } = await open();
      await users.create({ username: 'utama', password: 'kata-sandi', role: 'auditor' });
      await users.create({ username: 'sso', subject: 'idp|sso', role: 'auditor' });
      await users.create({ username: 'gone', password: 'kata-sandi', role: 'auditor' });
      await users.update('gone', { isDisabled: true });
      const work = await workOf(['utama', 'sso', 'gone', 'nobody', 'utama', 'nobody'].map((name) => () => users.verifyPassword(name, 'salah')));
      expect(new Set(work).size).toBe(1);
      expect(JSON.parse(work[0] ?? '')).toEqual([[32, expect.objectContaining({ N: 32_768, r: 8, p: 3 })]]);
    });

    test('no password fits a user without one', async () => {
      const { users } = await open();
      await users.create({ username: 'from-elsewhere', role: 'client' });
      expect(await users.verifyPassword('from-elsewhere', '')).toBeUndefined();
    });
  });

  describe('refresh tokens', () => {
    test('each buys the next once; a second use revokes the whole family and no other', async () => {
      const { refreshTokens } = await open();
      const [first, other] = [await refreshTokens.issue('user-1'), await refreshTokens.issue('user-1')];
      const second = await refreshTokens.rotate(first.token);
      expect(second).toMatchObject({ userId: 'user-1' });
      expect(await refreshTokens.rotate(first.token)).toBeUndefined();
      expect(await refreshTokens.rotate(second?.token ?? '')).toBeUndefined();
      expect(await refreshTokens.rotate(other.token)).toMatchObject({ userId: 'user-1' });
    });

    test('used by two at once, at most one gets a token, and it is worth nothing', async () => {
      const [a, b] = [await open(), await open()];
      const { token } = await a.refreshTokens.issue('user-1');
      const got = await Promise.all([a.refreshTokens.rotate(token), b.refreshTokens.rotate(token)]);
      const winners = got.filter((next) => next !== undefined);
      expect(winners.length).toBeLessThanOrEqual(1);
      for (const { token: next } of winners) expect(await a.refreshTokens.rotate(next)).toBeUndefined();
    });

    test('a revoked, an expired and an invented one buy nothing', async () => {
      const { refreshTokens } = await open();
      const { token } = await refreshTokens.issue('user-1');
      await refreshTokens.revoke(token);
      const late = await refreshTokens.issue('user-1');
      time += 15 * 24 * hour;
      expect(await Promise.all([token, late.token, 'invented'].map((given) => refreshTokens.rotate(given)))).toEqual([undefined, undefined, undefined]);
      expect(await refreshTokens.removeBefore(clock().toISOString())).toBe(2);
    });

    test('the token itself is stored nowhere', async () => {
      const { refreshTokens } = await open();
      const { token } = await refreshTokens.issue('user-1');
      const { database } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
      expect(JSON.stringify(await database.selectFrom('refresh_tokens').selectAll().execute())).not.toContain(token);
      await database.destroy();
    });
  });

  describe('sessions', () => {
    const user = { id: 'user-1', tokenVersion: 3 };

    test('lasts two hours from its last use, on every replica, and twelve at all', async () => {
      const [a, b] = [await open(), await open()];
      const { token } = await a.sessions.begin(user);
      expect(await b.sessions.use(token)).toMatchObject({ userId: 'user-1', userVersion: 3 });
      for (let used = 1.5; used < 12; used += 1.5) {
        time += 1.5 * hour;
        expect(await b.sessions.use(token)).toMatchObject({ userId: 'user-1' });
      }
      time += 1.5 * hour;
      expect(await a.sessions.use(token)).toBeUndefined();
      const unused = await a.sessions.begin(user);
      time += 2 * hour;
      expect(await a.sessions.use(unused.token)).toBeUndefined();
      time += 1;
      expect(await a.sessions.removeBefore(clock().toISOString())).toBe(2);
    });

    test('ended, it is worth nothing, and no other ends with it', async () => {
      const { sessions } = await open();
      const [one, other] = [await sessions.begin(user), await sessions.begin(user)];
      await sessions.end(one.token);
      expect(await Promise.all([one.token, other.token, 'invented'].map((token) => sessions.use(token)))).toEqual([undefined, expect.objectContaining({ userId: 'user-1' }), undefined]);
    });

    test('the token itself is stored nowhere', async () => {
      const { sessions } = await open();
      const { token } = await sessions.begin(user);
      const { database } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
      expect(JSON.stringify(await database.selectFrom('sessions').selectAll().execute())).not.toContain(token);
      await database.destroy();
    });
  });

  describe('outcomes', () => {
    test('form a chain: numbers without a gap, each holds the hash of the one before', async () => {
      const [a, b] = [await open(), await open()];
      const written = await Promise.all(
        Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? a : b).outcomes.append(outcome({ claimId: `claim-${i}`, idempotencyKey: `key-${i}` }))),
      );
      const chain = written.map(({ outcome: row }) => row).toSorted((x, y) => x.seq - y.seq);
      expect(chain.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(chain.slice(1).map(({ prevHash }) => prevHash)).toEqual(chain.slice(0, -1).map(({ hash }) => hash));
      expect(await a.outcomes.verify()).toEqual({ rows: 20, head: chain.at(-1)?.hash, problems: [] });
    });

    test('a later one supersedes the one before and is the claim’s state', async () => {
      const { outcomes, claimStates } = await open();
      const { outcome: first } = await outcomes.append(outcome());
      const { outcome: second } = await outcomes.append(outcome({ decision: 'rejected', correctionRatio: 1, idempotencyKey: 'key-2' }));
      expect(first.supersedes).toBeNull();
      expect(second.supersedes).toBe(first.id);
      expect(await outcomes.ofClaim('claim-1')).toEqual([second, first]);
      expect(await claimStates.find('claim-1')).toMatchObject({ latest: { outcomeId: second.id, decision: 'rejected', correctionRatio: 1, reason: 'code_without_evidence', reviewer: 'utama' } });
    });

    test('the same key writes once, however often and from wherever it comes', async () => {
      const [a, b] = [await open(), await open()];
      const sent = await Promise.all(Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? a : b).outcomes.append(outcome())));
      expect(new Set(sent.map(({ outcome: { id } }) => id)).size).toBe(1);
      expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
      await expect(a.outcomes.append(outcome({ correctionRatio: 0.4 }))).rejects.toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
      expect(await b.outcomes.append(outcome({ reviewer: kedua }))).toMatchObject({ isNew: true });
      expect((await a.outcomes.verify()).rows).toBe(2);
    });

    test('none can be changed or removed', async () => {
      await (await open()).outcomes.append(outcome());
      await expect(tamper("UPDATE audit_outcome SET notes = 'x'")).rejects.toThrow('append-only');
      await expect(tamper('DELETE FROM audit_outcome')).rejects.toThrow('append-only');
    });

    test.each([
      ['a changed note', ["UPDATE audit_outcome SET notes = 'x' WHERE seq = 2"], { seq: 2, problem: 'changed' }],
      ['changed evidence', ["UPDATE audit_outcome SET evidence = '{}' WHERE seq = 3"], { seq: 3, problem: 'changed' }],
      ['a removed row', ['DELETE FROM audit_outcome WHERE seq = 2'], { seq: 2, problem: 'missing' }],
      ['a cut end', ['DELETE FROM audit_outcome WHERE seq = 4'], { seq: 4, problem: 'missing' }],
      ['an emptied table', ['DELETE FROM audit_outcome'], { seq: 1, problem: 'missing' }],
      [
        'two rows that changed places',
        ['UPDATE audit_outcome SET seq = 9 WHERE seq = 2', 'UPDATE audit_outcome SET seq = 2 WHERE seq = 3', 'UPDATE audit_outcome SET seq = 3 WHERE seq = 9'],
        { seq: 2, problem: 'broken_link' },
      ],
    ])('%s is found', async (_, statements, problem) => {
      const { outcomes } = await open();
      for (const n of [1, 2, 3, 4]) await outcomes.append(outcome({ claimId: `claim-${n}`, idempotencyKey: `key-${n}` }));
      await tamper(
        ...(dialect === 'postgres'
          ? ['ALTER TABLE audit_outcome DISABLE TRIGGER ALL']
          : ['DROP TRIGGER audit_outcome_no_update', 'DROP TRIGGER audit_outcome_no_delete']),
        ...statements,
      );
      expect((await outcomes.verify()).problems).toContainEqual(problem);
    });
  });

  describe('assignment', () => {
    test('two who take a claim at once: one has it, the other learns who', async () => {
      const [a, b] = [await open(), await open()];
      const taken = await Promise.allSettled([
        a.claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour }),
        b.claimStates.take({ claimId: 'claim-1', by: kedua, dueDays: 3, forMs: hour }),
      ]);
      expect(taken.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      const refused = taken.find(({ status }) => status === 'rejected');
      expect(refused).toMatchObject({ reason: { code: 'CLAIM_TAKEN' } });
    });

    test('it expires, can be prolonged, handed over and released, by who has it', async () => {
      const { claimStates } = await open();
      await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour });
      time += hour / 2;
      await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour });
      time += hour - 1;
      await expect(claimStates.take({ claimId: 'claim-1', by: kedua, dueDays: 3, forMs: hour })).rejects.toMatchObject({ code: 'CLAIM_TAKEN' });
      await expect(claimStates.release('claim-1', kedua)).rejects.toMatchObject({ code: 'CLAIM_TAKEN' });
      expect(await claimStates.take({ claimId: 'claim-1', by: utama, to: kedua, dueDays: 3, forMs: hour })).toMatchObject({ assignment: { assignee: 'kedua' } });
      expect(await claimStates.queueOf(utama.id)).toEqual([]);
      expect((await claimStates.queueOf(kedua.id)).map(({ claimId }) => claimId)).toEqual(['claim-1']);
      time += hour;
      expect(await claimStates.queueOf(kedua.id)).toEqual([]);
      await expect(claimStates.take({ claimId: 'claim-1', by: kedua, to: utama, dueDays: 3, forMs: hour })).rejects.toMatchObject({ code: 'CLAIM_NOT_HELD' });
      await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour });
      expect(await claimStates.release('claim-1', kedua, true)).toMatchObject({ assignment: null });
    });

    test('who has not the claim cannot decide on it, and a decision lets go of it', async () => {
      const { claimStates, outcomes } = await open();
      await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour });
      await expect(outcomes.append(outcome({ reviewer: kedua }))).rejects.toMatchObject({ code: 'CLAIM_TAKEN' });
      await outcomes.append(outcome());
      expect(await claimStates.find('claim-1')).toMatchObject({ assignment: null, latest: { decision: 'partial' } });
    });

    test('changes are read in their order, each claim as it is now', async () => {
      const [a, b] = [await open(), await open()];
      await a.claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 3, forMs: hour });
      await b.claimStates.take({ claimId: 'claim-2', by: kedua, dueDays: 3, forMs: hour });
      await a.outcomes.append(outcome());
      const changes = await b.claimStates.changesAfter(1);
      expect(changes.map(({ claimId, changeSeq }) => [claimId, changeSeq])).toEqual([['claim-2', 2], ['claim-1', 3]]);
      expect(await b.claimStates.changesAfter(3)).toEqual([]);
    });
  });

  describe('due dates', () => {
    // A Thursday in Jakarta.
    const day = '2025-01-02';

    test('a claim is due after working days, stays with its assignee for two weeks beyond, and who has it keeps the date', async () => {
      const { claimStates } = await open();
      expect(await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 2 })).toMatchObject({ assignment: { dueOn: '2025-01-06', until: '2025-01-21T00:00:00.000Z' } });
      time += 30 * hour;
      expect(await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 2 })).toMatchObject({ assignment: { dueOn: '2025-01-06' } });
      expect(await claimStates.take({ claimId: 'claim-1', by: utama, to: kedua, dueDays: 2 })).toMatchObject({ assignment: { assignee: 'kedua', dueOn: '2025-01-07' } });
      await claimStates.release('claim-1', kedua);
      expect(await claimStates.find('claim-1')).toMatchObject({ assignment: null });
    });

    test('an absence moves the due dates of what the person has, and its end moves them back', async () => {
      const { claimStates, absences } = await open();
      await claimStates.take({ claimId: 'claim-1', by: utama, dueDays: 1 });
      await claimStates.take({ claimId: 'claim-2', by: kedua, dueDays: 1 });
      expect(await absences.replace(utama.id, [{ from: '2025-01-03', to: '2025-01-07' }])).toBe(1);
      expect(await claimStates.find('claim-1')).toMatchObject({ assignment: { dueOn: '2025-01-08' } });
      expect(await claimStates.find('claim-2')).toMatchObject({ assignment: { dueOn: '2025-01-03' } });
      expect(await claimStates.take({ claimId: 'claim-3', by: utama, dueDays: 1 })).toMatchObject({ assignment: { dueOn: '2025-01-08' } });
      expect(await absences.from(day)).toEqual([{ userId: utama.id, from: '2025-01-03', to: '2025-01-07' }]);
      expect(await absences.from('2025-01-08')).toEqual([]);
      expect(await absences.replace(utama.id, [])).toBe(2);
      expect((await claimStates.changesAfter(4)).map(({ claimId }) => claimId)).toEqual(['claim-1', 'claim-3']);
    });

    test('many are assigned at once; what another has is left, unless a lead takes it', async () => {
      const { claimStates } = await open();
      await claimStates.take({ claimId: 'claim-2', by: kedua, dueDays: 1 });
      const claims = ['claim-1', 'claim-2', 'claim-3'].map((claimId) => ({ claimId, dueDays: 1 }));
      const { assigned, kept } = await claimStates.assign({ claims, by: utama, to: utama });
      expect([assigned.map(({ claimId }) => claimId), kept.map(({ claimId, assignee }) => [claimId, assignee])]).toEqual([['claim-1', 'claim-3'], [['claim-2', 'kedua']]]);
      expect((await claimStates.assign({ claims, by: utama, to: utama, isForced: true })).kept).toEqual([]);
      expect(await claimStates.countHeld('2025-01-03')).toEqual([{ personId: utama.id, held: 3, overdue: 0 }]);
      expect(await claimStates.countHeld('2025-01-04')).toEqual([{ personId: utama.id, held: 3, overdue: 3 }]);
    });
  });

  describe('claims that are open', () => {
    test('two who open one at once: both learn who was first', async () => {
      const [a, b] = [await open(), await open()];
      const [first, second] = await Promise.all([a.claimLocks.hold('claim-1', utama), b.claimLocks.hold('claim-1', kedua)]);
      expect(first.holder).toBe(second.holder);
    });

    test('who holds on keeps it; left alone it is open to the next, and only the holder closes it', async () => {
      const { claimLocks } = await open();
      const { since } = await claimLocks.hold('claim-1', utama);
      time += 60_000;
      expect(await claimLocks.hold('claim-1', utama)).toMatchObject({ holder: 'utama', since });
      time += 60_000;
      expect(await claimLocks.hold('claim-1', kedua)).toMatchObject({ holder: 'utama' });
      await claimLocks.letGo('claim-1', kedua);
      expect((await claimLocks.held()).map(({ claimId, holder }) => [claimId, holder])).toEqual([['claim-1', 'utama']]);
      time += 30_000;
      expect(await claimLocks.held()).toEqual([]);
      expect(await claimLocks.hold('claim-1', kedua)).toMatchObject({ holder: 'kedua' });
      await claimLocks.letGo('claim-1', kedua);
      expect(await claimLocks.held()).toEqual([]);
    });
  });

  describe('saved views', () => {
    test('are their owner’s, and everybody’s once shared', async () => {
      const { savedViews } = await open();
      const view = { where: [{ field: 'service_type', op: '=', value: 'RITL' }], columns: ['risk'] };
      const { id } = await savedViews.create(utama, { name: 'rawat inap', view, isShared: false });
      expect(await savedViews.list(kedua.id)).toEqual([]);
      expect(await savedViews.update(id, { isShared: true, name: 'Rawat inap' })).toMatchObject({ name: 'Rawat inap', view, isShared: true });
      expect(await savedViews.list(kedua.id)).toMatchObject([{ id, owner: 'utama', view }]);
      expect([await savedViews.remove(id), await savedViews.remove(id), await savedViews.list(utama.id)]).toEqual([true, false, []]);
    });
  });

  describe('reviews of answers', () => {
    const answer = { sentences: [{ text: 'P90 Rp 1.000.000.' }] };

    test('a person has one opinion of an answer, the last', async () => {
      const { answerReviews } = await open();
      const rated = { messageId: 'message-1', rating: 'wrong' as const, comment: 'bulannya lain', question: 'berapa P90?', claimId: null, answer };
      await answerReviews.rate(utama.id, { ...rated, rating: 'helpful' });
      await answerReviews.rate(utama.id, rated);
      await answerReviews.rate(kedua.id, { ...rated, rating: 'helpful' });
      expect(await answerReviews.ratingsOf(utama.id, ['message-1', 'message-2'])).toMatchObject([rated]);
      await answerReviews.unrate(utama.id, 'message-1');
      expect([await answerReviews.ratingsOf(utama.id, ['message-1']), (await answerReviews.ratingsOf(kedua.id, ['message-1'])).length]).toEqual([[], 1]);
    });

    test('a verified answer is found by the same question of the same claim and language, whatever its case and punctuation', async () => {
      const { answerReviews } = await open();
      const { id } = await answerReviews.verify({ question: 'Berapa P90 pembandingnya?', claimId: 'claim-1', language: 'id', answer, by: 'utama' });
      const asked = { question: '  berapa p90 PEMBANDINGNYA ', claimId: 'claim-1', language: 'id' };
      expect(await answerReviews.verifiedFor(asked)).toMatchObject({ id, answer, by: 'utama' });
      for (const other of [{ claimId: null }, { language: 'en' }, { question: 'berapa P10 pembandingnya?' }]) expect(await answerReviews.verifiedFor({ ...asked, ...other })).toBeUndefined();
      const again = await answerReviews.verify({ ...asked, answer: {}, by: 'kedua' });
      expect(await answerReviews.verified()).toEqual([again]);
      expect(await answerReviews.verified({ claimId: null })).toEqual([]);
      expect([await answerReviews.withdraw(again.id), await answerReviews.withdraw(id), await answerReviews.verified()]).toEqual([true, false, []]);
    });
  });

  describe('proposals', () => {
    const proposal: NewProposal = {
      id: 'proposal-1',
      claimId: 'claim-1',
      ownerId: utama.id,
      decision: 'partial',
      correctionRatio: 0.3,
      reason: 'code_without_evidence',
      notes: 'resume medis tidak lengkap',
      snapshotId: 'snapshot-1',
      claimHash: 'hash-1',
      evidence: { risk_score: 0.9 },
      forMs: hour,
    };
    const basis = { claimHash: 'hash-1' };
    const confirmed = { id: 'proposal-1', version: 1, reviewer: utama, basis };

    test('a step that runs again makes no second one', async () => {
      const { proposals } = await open();
      const first = await proposals.create(proposal);
      expect(await proposals.create({ ...proposal, correctionRatio: 0.9 })).toEqual(first);
    });

    test('a second one of the same person on the same claim takes the place of the first, and says which', async () => {
      const { proposals } = await open();
      await proposals.create(proposal);
      await proposals.create({ ...proposal, id: 'proposal-of-another', ownerId: kedua.id });
      await proposals.create({ ...proposal, id: 'proposal-elsewhere', claimId: 'claim-2' });
      const second = await proposals.create({ ...proposal, id: 'proposal-2', correctionRatio: 0.5 });
      expect(second).toMatchObject({ proposal: { status: 'pending', supersededBy: null }, replaced: [{ id: 'proposal-1', status: 'rejected', version: 2, supersededBy: 'proposal-2', correctionRatio: 0.3 }] });
      expect(await proposals.create({ ...proposal, id: 'proposal-2' })).toEqual(second);
      await expect(proposals.confirm(confirmed)).rejects.toMatchObject({ code: 'PROPOSAL_CLOSED' });
      expect(await proposals.find(kedua.id, 'proposal-of-another')).toMatchObject({ status: 'pending' });
      expect(await proposals.find(utama.id, 'proposal-elsewhere')).toMatchObject({ status: 'pending' });
    });

    test('of two that are made at once one waits', async () => {
      const [a, b] = [await open(), await open()];
      const made = await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? a : b).proposals.create({ ...proposal, id: `proposal-${i}` })));
      const now = await Promise.all(made.map(({ proposal: { id } }) => a.proposals.find(utama.id, id)));
      expect(now.filter((one) => one?.status === 'pending')).toHaveLength(1);
      expect(made.flatMap(({ replaced }) => replaced)).toHaveLength(5);
    });

    test('one that expired or was decided on is not replaced', async () => {
      const { proposals } = await open();
      await proposals.create(proposal);
      await proposals.confirm(confirmed);
      await proposals.create({ ...proposal, id: 'proposal-2' });
      time += hour;
      expect(await proposals.create({ ...proposal, id: 'proposal-3' })).toMatchObject({ replaced: [] });
      expect(await proposals.find(utama.id, 'proposal-1')).toMatchObject({ status: 'confirmed' });
    });

    test('confirmed twice, and by two processes at once, one row is written', async () => {
      const [a, b] = [await open(), await open()];
      await a.proposals.create(proposal);
      const given = await Promise.all(Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? a : b).proposals.confirm(confirmed)));
      expect(given.filter(({ isNew }) => isNew)).toHaveLength(1);
      const rows: Outcome[] = await a.outcomes.ofClaim('claim-1');
      expect(rows).toMatchObject([{ proposalId: 'proposal-1', correctionRatio: 0.3, evidence: { risk_score: 0.9 }, reviewer: utama }]);
    });

    test('another’s is as good as missing', async () => {
      const { proposals } = await open();
      await proposals.create(proposal);
      expect(await proposals.find(kedua.id, 'proposal-1')).toBeUndefined();
      await expect(proposals.confirm({ ...confirmed, reviewer: kedua })).rejects.toMatchObject({ code: 'PROPOSAL_MISSING' });
      await expect(proposals.reject({ id: 'proposal-1', ownerId: kedua.id })).rejects.toMatchObject({ code: 'PROPOSAL_MISSING' });
    });

    test('only the row that was seen is confirmed', async () => {
      const { proposals, outcomes } = await open();
      await proposals.create(proposal);
      const to = { decision: 'rejected', correctionRatio: 1, reason: 'duplicate', notes: 'tidak ada bukti layanan' } as const;
      expect(await proposals.edit({ id: 'proposal-1', ownerId: utama.id, version: 1, to })).toMatchObject({ ...to, version: 2 });
      await expect(proposals.confirm(confirmed)).rejects.toMatchObject({ code: 'PROPOSAL_CHANGED' });
      await proposals.confirm({ ...confirmed, version: 2 });
      expect(await outcomes.ofClaim('claim-1')).toMatchObject([to]);
      await expect(proposals.edit({ id: 'proposal-1', ownerId: utama.id, version: 3, to })).rejects.toMatchObject({ code: 'PROPOSAL_CLOSED' });
    });

    test('it expires, and goes stale with the claim or the latest decision', async () => {
      const { proposals, outcomes } = await open();
      await proposals.create(proposal);
      await expect(proposals.confirm({ ...confirmed, basis: { claimHash: 'hash-2' } })).rejects.toMatchObject({ code: 'PROPOSAL_STALE' });
      await outcomes.append(outcome({ reviewer: kedua }));
      await expect(proposals.confirm(confirmed)).rejects.toMatchObject({ code: 'PROPOSAL_STALE' });
      await proposals.create({ ...proposal, id: 'proposal-2' });
      time += hour;
      await expect(proposals.confirm({ ...confirmed, id: 'proposal-2' })).rejects.toMatchObject({ code: 'PROPOSAL_EXPIRED' });
      expect(await outcomes.ofClaim('claim-1')).toHaveLength(1);
    });

    test('one that was rejected writes nothing', async () => {
      const { proposals, outcomes } = await open();
      await proposals.create(proposal);
      await proposals.reject({ id: 'proposal-1', ownerId: utama.id });
      expect(await proposals.reject({ id: 'proposal-1', ownerId: utama.id })).toMatchObject({ status: 'rejected' });
      await expect(proposals.confirm(confirmed)).rejects.toMatchObject({ code: 'PROPOSAL_CLOSED' });
      expect(await outcomes.ofClaim('claim-1')).toEqual([]);
    });
  });

  describe('runs', () => {
    test('of one kind and slot there is one, and one process begins it', async () => {
      const [a, b] = [await open(), await open()];
      const asked = await Promise.all([a, b].map(({ runs }) => runs.enqueue({ kind: 'nightly', slot: '2025-01-02' })));
      const [id = ''] = new Set(asked.map(({ run }) => run.id));
      expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect((await Promise.all([a.runs.begin(id), b.runs.begin(id)])).filter(Boolean)).toHaveLength(1);
      expect(await a.runs.progress(id, { share: 0.5 })).toEqual({ isCancelRequested: false });
      expect(await b.runs.requestCancel(id)).toBe(true);
      expect(await a.runs.progress(id, { share: 0.6 })).toEqual({ isCancelRequested: true });
      await a.runs.cancel(id, { at: 'etl' });
      expect(await b.runs.find(id)).toMatchObject({ status: 'cancelled', progress: { share: 0.6 }, detail: { at: 'etl' } });
      expect(await b.runs.requestCancel(id)).toBe(false);
    });

    test('a queued one is cancelled at once; a retry is a further attempt', async () => {
      const { runs } = await open();
      const { run: queued } = await runs.enqueue({ kind: 'refresh' });
      const { run: retried } = await runs.enqueue({ kind: 'refresh' });
      await runs.requestCancel(queued.id);
      expect(await runs.begin(queued.id)).toBe(false);
      expect(await runs.find(queued.id)).toMatchObject({ status: 'cancelled', endedAt: clock().toISOString() });
      await runs.begin(retried.id);
      await runs.retry(retried.id, { code: 'DISK_FULL' });
      expect(await runs.find(retried.id)).toMatchObject({ status: 'queued', attempts: 2, detail: { code: 'DISK_FULL' } });
    });

    test('one whose process fell silent is closed as lost, one that says it lives is not', async () => {
      const { runs } = await open();
      const [silent, alive] = [await runs.start('etl'), await runs.start('refresh')];
      time += hour;
      await runs.progress(alive, { share: 0.1 });
      expect((await runs.closeLost()).map(({ id, status }) => [id, status])).toEqual([[silent, 'lost']]);
      await runs.finish(silent);
      expect(await runs.find(silent)).toMatchObject({ status: 'lost' });
    });
  });

  describe('alerts', () => {
    const alert = { kind: 'nightly_failed', subject: '2025-01-02', severity: 'critical' } as const;

    test('one of a kind and subject is unresolved at a time; raised again it counts', async () => {
      const [a, b] = [await open(), await open()];
      const raised = await Promise.all([a.alerts.raise(alert), b.alerts.raise(alert), a.alerts.raise({ ...alert, subject: '2025-01-03' })]);
      expect(raised.filter(({ isNew }) => isNew)).toHaveLength(2);
      const id = raised[0]?.alert.id ?? '';
      expect(await a.alerts.acknowledge({ id, by: 'ops' })).toMatchObject({ times: 2, status: 'acknowledged', acknowledgedBy: 'ops' });
      expect(await b.alerts.settle('nightly_failed', '2025-01-02')).toBe(1);
      expect(await b.alerts.find(id)).toMatchObject({ status: 'resolved', resolvedBy: null, resolvedAt: '2025-01-02T00:00:00.000Z' });
      expect((await a.alerts.raise(alert)).isNew).toBe(true);
      expect(await a.alerts.list({ status: ['open'] })).toHaveLength(2);
    });

    test('of two people who change what both read, one is told that it changed; what is resolved stays so', async () => {
      const [a, b] = [await open(), await open()];
      const { id, version } = (await a.alerts.raise(alert)).alert;
      const until = '2025-01-03T00:00:00.000Z';
      const both = await Promise.allSettled([a.alerts.snooze({ id, by: 'one', version, until }), b.alerts.resolve({ id, by: 'two', version, note: 'mended' })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
      expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'ALERT_CHANGED' } });
      const now = await a.alerts.find(id);
      if (now?.status !== 'resolved') await a.alerts.resolve({ id, by: 'two', version: now?.version ?? 0, note: 'mended' });
      await expect(a.alerts.acknowledge({ id, by: 'one' })).rejects.toMatchObject({ code: 'ALERT_RESOLVED' });
      await expect(a.alerts.acknowledge({ id: 'none', by: 'one' })).rejects.toMatchObject({ code: 'ALERT_UNKNOWN' });
      expect(await a.alerts.comment({ id, by: 'one', note: 'seen' })).toMatchObject({ status: 'resolved', resolvedBy: 'two' });
      expect((await a.alerts.eventsOf(id)).slice(-2).map(({ action, actor, detail }) => [action, actor, detail])).toEqual([['resolved', 'two', { note: 'mended' }], ['commented', 'one', { note: 'seen' }]]);
    });

    test('one that rests is open again when its time is over, and at once when it grows worse', async () => {
      const { alerts } = await open();
      const { id } = (await alerts.raise({ ...alert, severity: 'info' })).alert;
      await alerts.snooze({ id, by: 'ops', until: '2025-01-02T01:00:00.000Z' });
      expect(await alerts.wake()).toBe(0);
      time += hour;
      expect([await alerts.wake(), await alerts.wake()]).toEqual([1, 0]);
      await alerts.snooze({ id, by: 'ops', until: '2025-01-02T09:00:00.000Z' });
      await alerts.raise({ ...alert, severity: 'info' });
      expect(await alerts.find(id)).toMatchObject({ status: 'snoozed', times: 2 });
      await alerts.raise({ ...alert, severity: 'warning' });
      expect(await alerts.find(id)).toMatchObject({ status: 'open', snoozedUntil: null, severity: 'warning' });
      expect((await alerts.eventsOf(id)).map(({ action }) => action)).toEqual(['raised', 'snoozed', 'woke', 'snoozed', 'again', 'escalated']);
    });

    test('the nightly is held as long as one that holds it is unresolved', async () => {
      const { alerts } = await open();
      const { id } = (await alerts.raise(alert)).alert;
      const held = [await alerts.holdsNightly()];
      await alerts.act({ id, by: 'ops', action: 'hold_nightly', holdsNightly: true });
      await alerts.act({ id, by: 'ops', action: 'refresh', detail: { job: 'job-1' } });
      held.push(await alerts.holdsNightly());
      await alerts.settle('nightly_failed');
      expect([...held, await alerts.holdsNightly()]).toEqual([false, true, false]);
    });

    test('are listed by pages without a gap, also where many were seen at one time', async () => {
      const { alerts } = await open();
      for (let i = 0; i < 7; i += 1) await alerts.raise({ ...alert, subject: String(i), severity: i % 2 === 0 ? 'info' : 'warning' });
      const whole = await alerts.list();
      const pages = [];
      for (let after: (typeof whole)[number] | undefined; ; ) {
        const page = await alerts.list({ limit: 3, after });
        if (page.length === 0) break;
        pages.push(...page);
        after = page.at(-1);
      }
      expect(pages).toEqual(whole);
      expect(await alerts.list({ severity: ['warning'], status: ['open'], kind: 'nightly_failed' })).toHaveLength(3);
    });
  });

  describe('deliveries', () => {
    test('each event is routed once, and each message taken once, whoever asks', async () => {
      const [a, b] = [await open(), await open()];
      const { id } = (await a.alerts.raise({ kind: 'drift', subject: 'x', severity: 'warning' })).alert;
      await a.alerts.comment({ id, by: 'ops', note: 'seen' });
      await Promise.all([a.deliveries.route(plan), b.deliveries.route(plan)]);
      expect(await a.deliveries.route(plan)).toBe(0);
      const taken = (await Promise.all([a, b, a].map(({ deliveries }) => deliveries.claim({ limit: 10, leaseMs: hour })))).flat();
      expect(taken.map(({ delivery, event, alert }) => [delivery.target, delivery.attempts, event.action, alert?.id].join(' ')).toSorted()).toEqual([`hook 1 raised ${id}`, `mail 1 raised ${id}`]);
      time += 2 * hour;
      expect(await b.deliveries.claim({ limit: 10, leaseMs: hour }), 'what a process died with').toHaveLength(2);
    });

    test('a message waits after each failure, is given up, and may be sent again by a person', async () => {
      const { alerts, deliveries } = await open();
      await alerts.test('ops');
      await deliveries.route(({ at }) => [{ target: 'hook', nextAt: at }]);
      const next = async () => (await deliveries.claim({ limit: 1, leaseMs: 1000 }))[0]?.delivery.id;
      const id = (await next()) ?? '';
      await deliveries.failed(id, { error: 'HTTP 500', nextAt: new Date(time + hour).toISOString() });
      expect(await next()).toBeUndefined();
      time += hour;
      expect(await next()).toBe(id);
      await deliveries.failed(id, { error: 'HTTP 500', nextAt: null });
      expect(await deliveries.list({ status: 'dead' })).toMatchObject([{ id, attempts: 2, lastError: 'HTTP 500' }]);
      expect([await next(), await deliveries.retry(id), await next()]).toEqual([undefined, true, id]);
      await deliveries.sent(id);
      expect([await deliveries.retry(id), (await deliveries.list())[0]?.status]).toEqual([false, 'sent']);
    });
  });

  describe('access log', () => {
    test('entries are listed newest first and removed by age', async () => {
      const { accessLog } = await open();
      const entry = { userId: utama.id, username: 'utama', role: 'auditor', method: 'GET', route: '/claims/:id', status: 200, requestId: 'r', durationMs: 3 };
      await accessLog.append([{ ...entry, at: '2025-01-01T00:00:00.000Z', claimId: 'claim-1' }, { ...entry, at: '2025-01-02T00:00:00.000Z' }]);
      await accessLog.append([]);
      expect((await accessLog.list()).map(({ at }) => at)).toEqual(['2025-01-02T00:00:00.000Z', '2025-01-01T00:00:00.000Z']);
      expect(await accessLog.list({ claimId: 'claim-1' })).toHaveLength(1);
      expect(await accessLog.removeBefore('2025-01-02')).toBe(1);
    });
  });

  describe('counts of calls', () => {
    test('are one for all replicas, of each key its own, and begin anew when their window ends', async () => {
      const [a, b] = [await open(), await open()];
      expect(await a.callCounts.add('name utama', 60_000)).toEqual({ calls: 1, leftMs: 60_000 });
      time += 20_000;
      expect(await b.callCounts.add('name utama', 60_000)).toEqual({ calls: 2, leftMs: 40_000 });
      expect(await b.callCounts.add('name kedua', 60_000)).toEqual({ calls: 1, leftMs: 60_000 });
      time += 40_000;
      expect(await a.callCounts.add('name utama', 60_000)).toEqual({ calls: 1, leftMs: 60_000 });
    });

    test('counted at once are each counted', async () => {
      const stores = [await open(), await open()];
      const counted = await Promise.all(Array.from({ length: 20 }, async (_, i) => (await stores[i % 2]?.callCounts.add('export', 1000))?.calls));
      expect(counted.toSorted((a = 0, b = 0) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    });
  });

  describe('locks', () => {
    test('one holds a lock at a time across replicas; the other learns who', async () => {
      const [a, b] = [await open(), await open()];
      const held = await a.withLock('nightly', 'replica a', async () => [await b.withLock('nightly', 'replica b', async () => 1), await b.withLock('other', 'replica b', async () => 2)]);
      expect(held).toEqual({ isHeld: true, result: [{ isHeld: false, holder: 'replica a' }, { isHeld: true, result: 2 }] });
      expect(await b.withLock('nightly', 'replica b', async () => 3)).toEqual({ isHeld: true, result: 3 });
    });
  });
});
