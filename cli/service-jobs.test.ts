import { linkSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createClient } from '#client';
import { type Home, generateClaims, homeAt } from '#engine';
import { type Run, openStore } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type CliProcess, startCli } from '../tests/support/cli.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../tests/support/fixture-snapshot.ts';

/** Raw claims that an ETL run on one thread takes many seconds for: one file under twenty names. */
let source: string;
beforeAll(async () => {
  source = mkdtempSync(join(tmpdir(), 'casemind-service-claims-'));
  await generateClaims({ rows: 20_000, seed: 1, outDir: source });
  for (let copy = 1; copy < 20; copy += 1) linkSync(join(source, 'fkrtl.csv'), join(source, `fkrtl-${copy}.csv`));
});
afterAll(() => rmSync(source, { recursive: true, force: true }));

let home: Home;
let processes: CliProcess[];
beforeEach(async () => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-service-jobs-')));
  processes = [];
  await writeFixtureSnapshot(home, { count: 5 });
  publishFixtureSnapshot(home, 'snapshot-fixture');
});
afterEach(() => {
  for (const one of processes) one.kill('SIGKILL');
  rmSync(home.root, { recursive: true, force: true });
});

/** The real service; gives its process and address. */
async function serve(): Promise<{ readonly service: CliProcess; readonly address: string }> {
  const service = startCli(['serve', '--json'], { env: { CASEMIND_HOME: home.root, PORT: '0', SOURCE_DIR: source, DUCKDB_THREADS: '1', LOG_LEVEL: 'error' }, cwd: home.root });
  processes.push(service);
  let said = '';
  let complaints = '';
  service.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  service.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  await expect.poll(() => (said.includes('\n') ? 'ready' : `exit code ${service.exitCode}: ${complaints}`), { timeout: 60_000 }).toBe('ready');
  const { address }: { address: string } = JSON.parse(said);
  return { service, address };
}

/** Asks for an ETL run and waits until it works. */
async function startJob(address: string): Promise<string> {
  let token: string | undefined;
  const client = createClient({ address, token: () => token });
  ({ access_token: token } = await client.call('POST /auth/login', { body: { username: 'ops', password: 'ops-demo' } }));
  const { data } = await client.call('POST /admin/jobs/{name}', { path: { name: 'etl' } });
  const job = async () => (await client.call('GET /admin/jobs/{id}', { path: { id: data.job_id } })).data;
  await expect.poll(job, { timeout: 60_000 }).toMatchObject({ status: 'running', progress: { step: 'etl.read' } });
  return data.job_id;
}

async function recorded(id: string): Promise<Run | undefined> {
  const store = await openStore({ path: home.store, clock: () => new Date() });
  try {
    return await store.runs.find(id);
  } finally {
    await store.close();
  }
}

const hasEnded = (child: CliProcess): boolean => child.exitCode !== null || child.signalCode !== null;

describe('a job of the real service', () => {
  test('is stopped by SIGTERM with the service, within 5 s, and recorded as interrupted', async () => {
    const { service, address } = await serve();
    const id = await startJob(address);
    const started = performance.now();
    service.kill('SIGTERM');
    await expect.poll(() => hasEnded(service), { timeout: 60_000 }).toBe(true);
    expect(performance.now() - started).toBeLessThan(5500);
    expect(await recorded(id)).toMatchObject({ status: 'failed', detail: { code: 'JOB_INTERRUPTED' } });
  });

  test('dies with a service that is killed, is lost for the next one, and leaves the way free', async () => {
    const first = await serve();
    const id = await startJob(first.address);
    first.service.kill('SIGKILL');
    await expect.poll(() => hasEnded(first.service)).toBe(true);
    expect((await recorded(id))?.status).toBe('running');
    const second = await serve();
    await expect.poll(async () => (await recorded(id))?.status, { timeout: 60_000 }).toBe('lost');
    await startJob(second.address);
  });
});
