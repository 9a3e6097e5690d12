import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { backUpSqlite, restoreSqlite } from './backup.ts';
import { type Store, openStore } from './store.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casemind-durability-'));
  path = join(folder, 'store.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (file = path): Promise<Store> => openStore({ path: file, clock: () => new Date() });

/** Appends decisions as fast as it can, and says the number of each one that was acknowledged. */
const writer = `
  import { openStore } from '#store';
  const store = await openStore({ path: process.argv[1], clock: () => new Date() });
  for (let n = 1; ; n += 1) {
    const { outcome } = await store.outcomes.append({ claimId: 'claim-' + n, snapshotId: 's', reviewer: { id: 'u', name: 'utama' }, decision: 'approved', correctionRatio: 0, notes: '', evidence: {}, idempotencyKey: 'key-' + n });
    process.stdout.write(outcome.seq + '\\n');
  }
`;

/** In a process of its own: SQLite here lets go of a file only when what was prepared on it is collected. */
function backUpElsewhere(out: string): void {
  execFileSync(process.execPath, ['--input-type=module', '-e', "import { backUpSqlite } from '#store'; backUpSqlite(...process.argv.slice(1));", path, out], { cwd: join(import.meta.dirname, '..') });
}

async function writeUntil(count: number, meanwhile?: () => void): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer, path], { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', 'pipe', 'inherit'] });
  let told = '';
  const exited = once(child, 'exit');
  child.stdout.on('data', (text: Buffer) => {
    told += text.toString();
    if (meanwhile && told !== '') {
      meanwhile();
      meanwhile = undefined;
    }
    if (told.split('\n').length > count) child.kill('SIGKILL');
  });
  await exited;
  // A line that was cut was not told.
  return Number(told.split('\n').at(-2));
}

describe('a process killed under write load', () => {
  test('loses no row that it acknowledged, and leaves the chain whole', async () => {
    for (const count of [3, 40, 90]) {
      const acknowledged = await writeUntil(count);
      expect(acknowledged).toBeGreaterThanOrEqual(count);
      const store = await open();
      const { rows, problems } = await store.outcomes.verify();
      await store.close();
      expect(problems).toEqual([]);
      expect(rows).toBeGreaterThanOrEqual(acknowledged);
      for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
    }
  });

  test('a backup made meanwhile is whole, and restores', async () => {
    const out = join(folder, 'backups', 'store.sqlite');
    await writeUntil(60, () => backUpElsewhere(out));
    await restoreSqlite(path, out);
    expect(existsSync(`${path}.before-restore`)).toBe(true);
    const copy = await open();
    const { rows, problems } = await copy.outcomes.verify();
    await copy.close();
    expect(problems).toEqual([]);
    expect(rows).toBeGreaterThan(0);
  });
});

describe('restore', () => {
  test('refuses a store that somebody has open, a damaged backup, and what is none', async () => {
    const out = join(folder, 'copy.sqlite');
    const store = await open();
    await store.users.create({ username: 'utama', role: 'auditor' });
    backUpSqlite(path, out);
    expect(() => backUpSqlite(path, out)).toThrow('exists already');
    await expect(restoreSqlite(path, out)).rejects.toThrow('stop it first');
    await store.close();
    const damaged = join(folder, 'damaged.sqlite');
    writeFileSync(damaged, 'SQLite format 3\0 and then nothing');
    for (const from of [damaged, join(folder, 'none.sqlite')]) await expect(restoreSqlite(path, from)).rejects.toThrow('BACKUP_INVALID');
    const elsewhere = join(folder, 'elsewhere', 'store.sqlite');
    await restoreSqlite(elsewhere, out);
    const restored = await open(elsewhere);
    expect(await restored.users.findByName('utama')).toMatchObject({ role: 'auditor' });
    await restored.close();
  });
});
