import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Sqlite from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { migrations } from './migrations/index.ts';
import { hashPassword, isPasswordOf } from './password.ts';
import { openStore } from './store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-store-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const clock = (): Date => new Date('2025-01-02T03:04:05.000Z');
const newest = migrations.length;

describe('store', () => {
  test('every commit is on the disk before it is acknowledged, and foreign keys are held', async () => {
    const path = join(folder, 'new', 'store.sqlite');
    const store = await openStore({ path, clock });
    await store.ping();
    expect(existsSync(`${path}-wal`)).toBe(true);
    await store.close();
    await expect(store.ping()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  test('two that open a new store at once migrate it once', async () => {
    const path = join(folder, 'race.sqlite');
    const stores = await Promise.all([1, 2, 3].map(() => openStore({ path, clock })));
    for (const store of stores) await store.close();
    const file = new Sqlite(path);
    const applied = file.prepare('SELECT version, applied_at FROM schema_migrations').all();
    expect(applied).toEqual(Array.from({ length: newest }, (_, i) => ({ version: i + 1, applied_at: '2025-01-02T03:04:05.000Z' })));
    file.close();
  });

  test('a store of a later schema is refused and left as it is', async () => {
    const path = join(folder, 'newer.sqlite');
    await (await openStore({ path, clock })).close();
    const file = new Sqlite(path);
    file.exec("INSERT INTO schema_migrations VALUES (99, 'later', '2030-01-01')");
    file.close();
    await expect(openStore({ path, clock })).rejects.toMatchObject({ code: 'STORE_NEWER', details: { found: 99, known: newest } });
  });

  test('a file that is no database is refused and left as it is', async () => {
    const path = join(folder, 'text.sqlite');
    writeFileSync(path, 'not a database, but text that is longer than a header would be'.repeat(20));
    await expect(openStore({ path, clock })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(readFileSync(path, 'utf8')).toContain('not a database');
  });
});

describe('users', () => {
  test('name and password find a user; a wrong one of either, and a disabled user, find nobody', async () => {
    const store = await openStore({ path: ':memory:', clock, newId: () => 'user-1' });
    const made = await store.users.create({ username: 'utama', password: 'kata sandi', role: 'auditor' });
    expect(made).toEqual({ id: 'user-1', username: 'utama', role: 'auditor', isDemo: false, disabledAt: null, createdAt: '2025-01-02T03:04:05.000Z', provinces: null, subject: null, tokenVersion: 1, isLead: false });
    expect(await store.users.verifyPassword('utama', 'kata sandi')).toEqual(made);
    expect(await store.users.verifyPassword('utama', 'kata sandi ')).toBeUndefined();
    expect(await store.users.update('utama', { isDisabled: true })).toMatchObject({ tokenVersion: 2 });
    expect(await store.users.update('nobody', { isDisabled: true })).toBeUndefined();
    expect(await store.users.verifyPassword('utama', 'kata sandi')).toBeUndefined();
    await store.close();
  });

  test('a name is taken once', async () => {
    const store = await openStore({ path: ':memory:', clock });
    const user = { username: 'utama', password: 'x', role: 'ops' } as const;
    const made = await Promise.allSettled([store.users.create(user), store.users.create(user)]);
    expect(made.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(store.users.create(user)).rejects.toMatchObject({ code: 'USER_EXISTS' });
    await store.close();
  });

  test('demo users are shut out and let in together, others are left alone', async () => {
    const store = await openStore({ path: ':memory:', clock });
    await store.users.create({ username: 'demo', password: 'x', role: 'admin', isDemo: true });
    await store.users.create({ username: 'real', password: 'x', role: 'admin' });
    expect(await store.users.disableDemo()).toBe(1);
    expect((await store.users.list()).map(({ username, disabledAt }) => [username, disabledAt === null])).toEqual([['demo', false], ['real', true]]);
    await store.users.enableDemo();
    expect(await store.users.verifyPassword('demo', 'x')).toMatchObject({ username: 'demo' });
    await store.close();
  });
});

describe('passwords', () => {
  test('a hash carries its parameters and a salt of its own, and never the password', async () => {
    const [a, b] = await Promise.all([hashPassword('rahasia'), hashPassword('rahasia')]);
    expect(a).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[\w-]{22}\$[\w-]{43}$/);
    expect(a).not.toBe(b);
    expect(a).not.toContain('rahasia');
    expect(await hashPassword('demo', 'public')).toMatch(/^\$scrypt\$ln=10,r=8,p=1\$/);
  });

  test('a hash of other parameters still verifies, a damaged one never', async () => {
    const hash = '$scrypt$ln=4,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$';
    expect(await isPasswordOf(hash, '')).toBe(false);
    expect(await isPasswordOf('plain', 'plain')).toBe(false);
    const composed = await hashPassword('caf\u00E9');
    expect(await isPasswordOf(composed, 'cafe\u0301')).toBe(true);
  });
});

describe('runs', () => {
  test('a run ends once, the newest is listed first', async () => {
    let second = 0;
    let id = 0;
    const store = await openStore({ path: ':memory:', clock: () => new Date(Date.UTC(2025, 0, 1, 0, 0, (second += 1))), newId: () => `run-${(id += 1)}` });
    const etl = await store.runs.start('etl', { source: 'raw' });
    const refresh = await store.runs.start('refresh');
    await store.runs.finish(etl, { rows: 10 });
    await store.runs.fail(etl, { code: 'LATE' });
    await store.runs.fail(refresh, { code: 'DISK_FULL' });
    expect(await store.runs.list()).toMatchObject([
      { id: 'run-2', kind: 'refresh', status: 'failed', detail: { code: 'DISK_FULL' } },
      { id: 'run-1', kind: 'etl', status: 'succeeded', detail: { rows: 10 } },
    ]);
    expect(await store.runs.list({ kind: 'etl', limit: 1 })).toHaveLength(1);
    await store.close();
  });
});
