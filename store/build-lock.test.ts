import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Home, homeAt } from '#engine';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { withBuildLock } from './build-lock.ts';

let home: Home;
beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-lock-')));
});
afterEach(() => {
  rmSync(home.root, { recursive: true, force: true });
});

const script = `
  import { withBuildLock } from ${JSON.stringify(join(import.meta.dirname, 'build-lock.ts'))};
  import { homeAt } from '#engine';
  await withBuildLock(homeAt(process.argv[1]), 'refresh of another process', async () => {
    process.stdout.write('held');
    await new Promise((done) => setTimeout(done, 60_000));
  });
`;

test('one builds at a time, and the next learns who', async () => {
  const answer = await withBuildLock(home, 'etl, process 1', async () => {
    await expect(withBuildLock(home, 'second', async () => 1)).rejects.toMatchObject({ code: 'BUILD_LOCKED', details: { holder: 'etl, process 1' } });
    return 2;
  });
  expect(answer).toBe(2);
});

test('work that fails lets go of the lock', async () => {
  await expect(withBuildLock(home, 'first', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withBuildLock(home, 'second', async () => 3)).toBe(3);
});

test('a process killed while it builds leaves no lock behind', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, home.root], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await expect(withBuildLock(home, 'here', async () => 1)).rejects.toMatchObject({
    code: 'BUILD_LOCKED',
    details: { holder: 'refresh of another process' },
  });
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(await withBuildLock(home, 'here', async () => 1)).toBe(1);
});
