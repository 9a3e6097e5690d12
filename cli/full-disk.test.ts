// @module-tag shell
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { openStore } from '#store';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../tests/support/fixture-snapshot.ts';

let fixture: FixtureHome;
let service: ChildProcess | undefined;
beforeEach(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'claim-1' }], count: 5 });
});
afterEach(async () => {
  if (service && service.exitCode === null) {
    service.kill('SIGKILL');
    await once(service, 'close');
  }
  fixture.cleanup();
});

/** Serves with files of at most so many KiB, of which the store is told as of a full disk. */
async function serveWithin(kibibytes: number): Promise<string> {
  const program = join(import.meta.dirname, 'main.ts');
  const started = spawn('bash', ['-c', `ulimit -S -f ${kibibytes}; exec "$0" "$1" serve --json`, process.execPath, program], {
    env: { CASEMIND_HOME: fixture.home.root, PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  service = started;
  let text = '';
  started.stdout.on('data', (part: Buffer) => (text += part.toString()));
  await expect.poll(() => text, { timeout: 60_000 }).toContain('\n');
  const answer: { address: string } = JSON.parse(text);
  return answer.address;
}

test('a disk that is full answers decisions with 503, its code and its file, makes the service unready, loses nothing, and is got over without a restart', async () => {
  const address = await serveWithin(1024);
  const post = async (path: string, body: object, headers = {}) => fetch(`${address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const login: { access_token: string } = JSON.parse(await (await post('/auth/login', { username: 'auditor', password: 'auditor-demo' })).text());
  const headers = { authorization: `Bearer ${login.access_token}` };
  const decide = (n: number) => post('/claims/claim-1/feedback', { decision: 'approved', notes: 'x'.repeat(1000), idempotency_key: `key-number-${n}` }, headers);
  let acknowledged = 0;
  let answer = await decide(0);
  for (; answer.status === 201; answer = await decide(acknowledged)) acknowledged += 1;
  expect(acknowledged).toBeGreaterThan(0);
  const problem: unknown = await answer.json();
  expect(problem).toMatchObject({ status: 503, code: 'DISK_FULL', detail: expect.stringContaining('store.sqlite') });
  expect(JSON.stringify(problem)).not.toContain(fixture.home.root);
  const ready = async (): Promise<unknown> => (await fetch(`${address}/readyz`)).json();
  await expect.poll(ready, { timeout: 60_000 }).toMatchObject({ status: 503, code: 'DISK_FULL', detail: expect.stringContaining('store.sqlite') });
  expect((await fetch(`${address}/claims/claim-1`, { headers })).status).toBe(200);

  execFileSync('prlimit', ['--pid', String(service?.pid), '--fsize=unlimited:']);
  expect((await decide(acknowledged)).status).toBe(201);
  await expect.poll(ready, { timeout: 60_000 }).toMatchObject({ status: 'ready' });
  service?.kill('SIGKILL');
  const store = await openStore({ path: fixture.home.store, clock: () => new Date() });
  expect((await store.outcomes.verify()).problems).toEqual([]);
  const keys = (await store.outcomes.after(0)).map(({ idempotencyKey }) => idempotencyKey);
  await store.close();
  expect(keys).toEqual(Array.from({ length: acknowledged + 1 }, (_, n) => `key-number-${n}`));
});
