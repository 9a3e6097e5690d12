import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { openStore } from '#store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { jsonOf, runCli } from '../tests/support/cli.ts';

let home: string;
let env: Record<string, string>;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'casemind-people-'));
  env = { CASEMIND_HOME: home, PORT: '0' };
});
afterEach(() => rmSync(home, { recursive: true }));

async function json(...words: string[]) {
  const result = await runCli([...words, '--json'], { env });
  return { code: result.code, ...jsonOf(result) };
}

describe('user', () => {
  test('add makes a password that is shown once, list shows who there is without it, disable shuts out', async () => {
    const added = await json('user', 'add', 'penelaah', '--role', 'auditor');
    expect(added).toEqual({ code: 0, username: 'penelaah', role: 'auditor', provinces: null, subject: null, disabled_at: null, password: expect.stringMatching(/^[\w-]{20}$/) });
    expect(await json('user', 'add', 'penelaah', '--role', 'ops')).toMatchObject({ code: 1, error: { code: 'USER_EXISTS' } });
    expect(await json('user', 'disable', 'penelaah')).toMatchObject({ code: 0, disabled_at: expect.any(String) });
    const { code, stdout } = await runCli(['user', 'list'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^penelaah +auditor +all provinces disabled \d{4}-/);
    expect(await json('user', 'add', 'Penelaah', '--role', 'ops')).toMatchObject({ code: 1, error: { code: 'USER_EXISTS' } });
    expect(JSON.stringify(await json('user', 'list'))).not.toMatch(/password|hash/i);
  });
});

test('user takes provinces by name, and links a user to the identity provider and back', async () => {
  expect(await json('user', 'add', 'jabar', '--role', 'auditor', '--provinces', 'Jawa Barat, west java,33', '--no-password', '--subject', 'idp|1')).toEqual({ code: 0, username: 'jabar', role: 'auditor', provinces: ['32', '33'], subject: 'idp|1', disabled_at: null });
  expect(await json('user', 'add', 'kedua', '--role', 'auditor', '--subject', 'idp|1')).toMatchObject({ code: 1, error: { code: 'SUBJECT_TAKEN' } });
  expect(await json('user', 'scope', 'JABAR', 'bali')).toMatchObject({ code: 0, provinces: ['51'] });
  expect(await json('user', 'scope', 'jabar', 'Jawa')).toMatchObject({ code: 2, error: { code: 'USAGE_INVALID', message: expect.stringContaining('Jawa Barat') } });
  expect(await json('user', 'unlink', 'jabar')).toMatchObject({ code: 0, subject: null });
  expect(await json('user', 'link', 'jabar', 'a b')).toMatchObject({ code: 2, error: { code: 'USAGE_INVALID' } });
  expect(await json('user', 'link', 'jabar', 'idp|2')).toMatchObject({ code: 0, subject: 'idp|2' });
});

describe('backup, restore, audit', () => {
  test('a backup is checked as it is made and restores users and decisions; a damaged one is refused', async () => {
    const out = join(home, 'backups', 'store.sqlite');
    await json('user', 'add', 'penelaah', '--role', 'auditor');
    const made = await json('backup', '--out', out);
    expect(made).toMatchObject({ code: 0, rows: 0, head: '0'.repeat(64) });
    expect(await json('backup', '--out', out)).toMatchObject({ code: 1, error: { code: 'BACKUP_INVALID' } });
    await json('user', 'add', 'later', '--role', 'ops', '--provinces', '32,33');
    expect(await json('restore', '--from', out)).toMatchObject({ code: 0, head: '0'.repeat(64) });
    expect(JSON.stringify(await json('user', 'list'))).toMatch(/penelaah(?!.*later)/);
    expect(await json('restore', '--from', join(home, 'none.sqlite'))).toMatchObject({ code: 1, error: { code: 'BACKUP_INVALID' } });
    expect(await json('audit', 'verify', '--head', '0'.repeat(64))).toMatchObject({ code: 0, rows: 0 });
    expect(await json('audit', 'verify', '--head', 'f'.repeat(64))).toMatchObject({ code: 1, error: { code: 'AUDIT_CHAIN_BROKEN' } });
    expect(await json('audit', 'verify', '--head', 'f')).toMatchObject({ code: 2, error: { code: 'USAGE_INVALID' } });
  });

  test('a store that was wiped is told by the head that was noted at its backup, raises an alert, and is restored', async () => {
    const [out, heads] = [join(home, 'backups', 'store.sqlite'), join(home, 'outside', 'heads.jsonl')];
    const keyless = { ...env, AUDIT_HEAD_FILE: heads };
    const secret = 'a-key-of-the-tests-0123456789abcdef';
    env = { ...keyless, AUDIT_KEY: secret };
    const store = await openStore({ path: join(home, 'store.sqlite'), clock: () => new Date(), auditKeys: [secret] });
    await store.outcomes.append({ claimId: 'claim-1', snapshotId: 's', reviewer: { id: 'u', name: 'utama' }, decision: 'approved', correctionRatio: 0, notes: '', evidence: {}, idempotencyKey: 'key-0001' });
    await store.close();
    const made: Record<string, unknown> = await json('backup', '--out', out);
    expect(made).toMatchObject({ code: 0, rows: 1, head: expect.stringMatching(/^[\da-f]{64}$/) });
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(home, `store.sqlite${suffix}`), { force: true });
    expect(await json('audit', 'verify')).toMatchObject({ code: 1, error: { code: 'AUDIT_CHAIN_BROKEN', details: { problem: 'wiped' } } });
    // Looked at in a copy, since SQLite here lets go of a file late.
    for (const suffix of ['', '-wal']) if (existsSync(join(home, `store.sqlite${suffix}`))) copyFileSync(join(home, `store.sqlite${suffix}`), join(home, `looked-at.sqlite${suffix}`));
    const opened = await openStore({ path: join(home, 'looked-at.sqlite'), clock: () => new Date() });
    expect(await opened.alerts.list()).toMatchObject([{ kind: 'audit_unverified', severity: 'critical', status: 'open', detail: { code: 'AUDIT_CHAIN_BROKEN' } }]);
    await opened.close();
    expect(jsonOf(await runCli(['restore', '--from', out, '--json'], { env: keyless }))).toMatchObject({ error: { code: 'BACKUP_INVALID', message: expect.stringContaining('key_missing') } });
    expect(await json('restore', '--from', out)).toMatchObject({ code: 0, rows: 1, head: made['head'] });
    expect(await json('audit', 'verify')).toMatchObject({ code: 0, rows: 1 });
    expect(jsonOf(await runCli(['audit', 'verify', '--json'], { env: keyless }))).toMatchObject({ error: { code: 'AUDIT_KEY_MISSING' } });
  });
});

describe('token', () => {
  test('is a bearer token of the demo user with that role', async () => {
    const answer = await json('token', '--role', 'ops');
    expect(answer).toMatchObject({ code: 0, token_type: 'Bearer', role: 'ops', expires_in: expect.any(Number), access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) });
    const { stdout } = await runCli(['token', '--role', 'ops'], { env });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });
});

describe('doctor', () => {
  test('finds an empty home fit, and says what to do next', async () => {
    const { code, stdout } = await runCli(['doctor'], { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok +snapshot +none yet; next: casemind etl/m);
    expect(stdout).not.toContain('FAIL');
  });

  test('names everything that is broken, and ends with exit code 1', async () => {
    writeFileSync(join(home, 'current.json'), '{"snapshot');
    mkdirSync(join(home, 'artifacts'));
    writeFileSync(join(home, 'artifacts', 'active.json'), '{"model_version":"gone"}');
    writeFileSync(join(home, 'store.sqlite'), 'this is no database, and long enough to tell');
    const busy = createServer();
    await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
    const address = busy.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : '');
    env = { ...env, PORT: port, SOURCE_DIR: join(home, 'no-such-folder') };
    const result = await runCli(['doctor', '--json'], { env });
    await new Promise((closed) => busy.close(closed));
    const answer = jsonOf(result);
    expect({ code: result.code, failed: answer['failed'] }).toEqual({ code: 1, failed: 6 });
    expect(answer['checks']).toEqual(
      expect.arrayContaining([
        { name: 'snapshot', ok: false, detail: expect.stringContaining('casemind publish ID') },
        { name: 'model', ok: false, detail: expect.stringContaining('gone') },
        { name: 'store', ok: false, detail: expect.stringContaining('store.sqlite') },
        { name: 'source', ok: false, detail: expect.stringContaining('no-such-folder') },
        { name: 'port', ok: false, detail: expect.stringContaining(port) },
        { name: 'home', ok: true, detail: expect.stringContaining('can be written') },
        { name: 'file modes', ok: false, detail: expect.any(String) },
      ]),
    );
  });

  test('tells a snapshot that is named and cannot be opened', async () => {
    writeFileSync(join(home, 'current.json'), '{"snapshot_id":"snapshot-gone"}');
    const { code, stdout } = await runCli(['doctor'], { env });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^FAIL snapshot +Snapshot snapshot-gone cannot be used/m);
  });
});

test('a .env that cannot be read is said to be so, as bad usage', async () => {
  mkdirSync(join(home, '.env'));
  const result = await runCli(['snapshots', '--json'], { env, cwd: home });
  expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 2, error: { code: 'CONFIG_INVALID', details: { field: '.env' } } });
});

test('what the environment says counts more than a .env', async () => {
  writeFileSync(join(home, '.env'), 'CASEMIND_MODE=nonsense\n');
  expect((await runCli(['snapshots'], { env: { ...env, CASEMIND_MODE: 'demo' }, cwd: home })).code).toBe(0);
  expect((await runCli(['snapshots'], { env, cwd: home })).code).toBe(2);
});
