import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { createFeedbackAgent } from '#agents';
import { loadConfig } from '#config';
import { SnapshotReader, everywhere } from '#engine';
import { type Simulation, type Store, openSimulation, openStore } from '#store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { deadLetter, intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';
import { type PostgresServer, describeOnEachStore, startPostgres } from '../../tests/support/postgres.ts';
import { createLogger } from '../observability/logger.ts';
import { type Removed, removeExpired } from './retention.ts';

const dayMs = 24 * 60 * 60 * 1000;
const config = loadConfig({ ACCESS_LOG_DAYS: '365', ANSWER_EVENT_DAYS: '30', CHECKPOINT_DAYS: '30', SCRATCH_HOURS: '48', LIVE_DAYS: '90', SIMULATION_DAYS: '7', SIMULATION_MAX_CLAIMS: '1000', DEAD_LETTER_DAYS: '30', DELIVERY_DAYS: '90', ALERT_EVENT_DAYS: '365' });
const utama = { person: { id: 'user-utama', name: 'utama' }, scope: everywhere };
const nothing: Removed = { accessLog: 0, refreshTokens: 0, sessions: 0, answerEvents: 0, checkpoints: 0, deliveries: 0, alertEvents: 0, scratch: 0, liveClaims: 0, deadLetters: 0 };
const limits = { threads: 100, messages: 100, answers: 100 };

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({ count: 5, claims: ['open', 'confirmed', 'rejected', 'expired', 'unclear'].map((claim_id) => ({ claim_id, province_code: '32' })) });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

describeOnEachStore('retention', (dialect) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let store: Store;
  let simulation: Simulation;
  let time: number;
  const clock = (): Date => new Date(time);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casemind-retention-'));
    if (dialect === 'postgres') server = await startPostgres();
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    time = Date.now();
    const place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server && { url: await server.createDatabase() }), clock };
    store = await openStore(place);
    simulation = await openSimulation({ ...place, path: `${place.path}.simulation` });
    return async () => {
      await simulation.close();
      await store.close();
    };
  });

  const agent = (proposalMs: number) => createFeedbackAgent({ reader, store, newId: () => `proposal-${(ids += 1)}`, proposalMs });
  let ids = 0;
  const tellOps = () => [{ target: 'ops', nextAt: clock().toISOString() }];
  const received = (n: number) => ({ channel: 'redis', part: 'stream', position: String(n).padStart(5, '0'), receivedAt: clock().toISOString() }) as const;
  const remove = (): Promise<Removed> => removeExpired({ config, home: fixture.home, store, feedback: agent(1), live: [store.liveClaims, simulation.liveClaims], clock, logger: createLogger({ level: 'silent' }) });

  async function propose(claimId: string, { forMs = 3650 * dayMs, message = 'tolak, duplikat' } = {}): Promise<string> {
    const answer = await agent(forMs).propose({ ...utama, claimId, message, language: 'id' });
    return answer.isClear ? answer.proposal.id : '';
  }

  async function ask(content: string): Promise<string> {
    const user = (await store.users.findByName('utama')) ?? (await store.users.create({ username: 'utama', role: 'auditor' }));
    const { answer } = await store.answers.begin({ userId: user.id, limits, thread: { title: content }, content, questionDetail: {}, answerDetail: {} });
    await store.answers.tell(answer.id, [{ type: 'sentence', text: `${content} 1` }, { type: 'sentence', text: `${content} 2` }]);
    return answer.id;
  }

  async function end(id: string): Promise<string> {
    await store.answers.end(id, { status: 'done', content: 'the answer', detail: { kept: true } });
    return id;
  }

  test('removes what was told of answers that ended ANSWER_EVENT_DAYS ago, never of one under way; the answer stays', async () => {
    const old = await end(await ask('old'));
    const running = await ask('running');
    time += 20 * dayMs;
    const recent = await end(await ask('recent'));
    time += 11 * dayMs;
    const user = await store.users.findByName('utama');
    expect(await remove()).toEqual({ ...nothing, answerEvents: 2 });
    expect(await store.answers.eventsAfter(old, 0)).toEqual([]);
    expect(await store.answers.eventsAfter(running, 0)).toHaveLength(2);
    expect(await store.answers.eventsAfter(recent, 0)).toHaveLength(2);
    expect(await store.threads.message(user?.id ?? '', old)).toMatchObject({ message: { status: 'done', content: 'the answer', detail: { kept: true } } });
    expect(await remove()).toEqual(nothing);
    await end(running);
    time += 31 * dayMs;
    expect(await remove()).toEqual({ ...nothing, answerEvents: 4 });
  });

  test('removes messages DELIVERY_DAYS after they were sent or given up, then what happened to alerts that are resolved, ALERT_EVENT_DAYS after it; never what waits to be told, nor of an alert that is open', async () => {
    const raise = async (subject: string): Promise<string> => (await store.alerts.raise({ kind: 'nightly_failed', subject, severity: 'critical' })).alert.id;
    const [open, resolved, waiting] = [await raise('open'), await raise('resolved'), await raise('waiting')];
    expect(await store.deliveries.route(tellOps)).toBe(3);
    for (const { delivery } of await store.deliveries.claim({ limit: 10, leaseMs: 1000 })) {
      if (delivery.alertId === open) await store.deliveries.sent(delivery.id);
      if (delivery.alertId === resolved) await store.deliveries.failed(delivery.id, { error: 'refused', nextAt: null });
    }
    for (const id of [resolved, waiting]) await store.alerts.resolve({ id, by: 'ops' });
    time += 89 * dayMs;
    expect(await remove()).toEqual(nothing);
    time += 2 * dayMs;
    expect(await remove()).toEqual({ ...nothing, deliveries: 2 });
    time += 275 * dayMs;
    // That the two were resolved was not looked at yet: a message may still tell of it.
    expect(await remove()).toEqual({ ...nothing, alertEvents: 1 });
    expect(await store.alerts.eventsOf(resolved)).toMatchObject([{ action: 'resolved' }]);
    expect(await store.deliveries.route(() => [])).toBe(2);
    expect(await remove()).toEqual({ ...nothing, alertEvents: 2 });
    expect(await store.alerts.eventsOf(open)).toMatchObject([{ action: 'raised' }]);
    expect(await store.alerts.eventsOf(waiting)).toMatchObject([{ action: 'raised' }]);
    expect(await store.alerts.find(resolved)).toMatchObject({ status: 'resolved', resolvedBy: 'ops' });
    expect(await store.deliveries.list()).toMatchObject([{ alertId: waiting, status: 'pending' }]);
  });

  test('removes the checkpoints of sentences whose proposal was settled, ran out or never was, CHECKPOINT_DAYS after their last step, never of one that waits; proposals and decisions stay', async () => {
    const [open, confirmed, rejected] = [await propose('open'), await propose('confirmed'), await propose('rejected')];
    const expired = await propose('expired', { forMs: 1 });
    expect(await propose('unclear', { message: 'entahlah' })).toBe('');
    await agent(1).confirm(utama, confirmed, 1);
    await agent(1).reject(utama, rejected);
    time += 29 * dayMs;
    expect(await remove()).toEqual(nothing);
    time += 2 * dayMs;
    expect(await remove()).toEqual({ ...nothing, checkpoints: 4 });
    expect(await remove()).toEqual(nothing);
    for (const [id, status] of [[open, 'pending'], [confirmed, 'confirmed'], [rejected, 'rejected'], [expired, 'pending']] as const) expect(await store.proposals.find('user-utama', id)).toMatchObject({ status });
    // A key of a decision lasts as long as the decision: asked again, the same row is the answer.
    expect(await agent(1).confirm(utama, confirmed, 1)).toMatchObject({ isNew: false });
    expect(await agent(1).confirm(utama, open, 1)).toMatchObject({ isNew: true, outcome: { claimId: 'open' } });
    expect(await store.outcomes.after(0)).toHaveLength(2);
    expect(await store.outcomes.verify()).toMatchObject({ problems: [] });
    // Its last step was taken by the clock of the machine, which this test does not turn on.
    expect(await remove()).toEqual({ ...nothing, checkpoints: 1 });
    expect(await remove()).toEqual(nothing);
  });

  test('removes entries of the access log of ACCESS_LOG_DAYS ago and refresh tokens that ended; runs, decisions and their keys stay', async () => {
    const user = await store.users.create({ username: 'utama', role: 'auditor' });
    const entry = { userId: user.id, username: 'utama', role: 'auditor', method: 'GET', route: '/claims/:id', claimId: 'open', status: 200, requestId: 'r', durationMs: 1 };
    const job = await store.runs.start('etl');
    const given = { claimId: 'open', snapshotId: 's', reviewer: utama.person, decision: 'approved', correctionRatio: 0, notes: '', evidence: {}, idempotencyKey: 'key-of-the-client' } as const;
    const { outcome } = await store.outcomes.append({ ...given, reason: null });
    await store.accessLog.append([{ ...entry, at: clock().toISOString() }]);
    time += 366 * dayMs;
    await store.accessLog.append([{ ...entry, at: clock().toISOString() }]);
    expect(await remove()).toEqual({ ...nothing, accessLog: 1 });
    expect(await store.accessLog.list()).toHaveLength(1);
    expect(await store.runs.find(job)).toMatchObject({ status: 'running' });
    expect(await store.outcomes.append({ ...given, reason: null })).toMatchObject({ isNew: false, outcome: { id: outcome.id } });
    expect(await remove()).toEqual(nothing);
  });

  test('removes live claims of LIVE_DAYS ago, simulated ones of SIMULATION_DAYS ago or beyond SIMULATION_MAX_CLAIMS, and dead letters of DEAD_LETTER_DAYS ago', async () => {
    await store.liveClaims.take(intakeBatch([liveClaim('old', received(1))], [deadLetter(received(2))]));
    await simulation.liveClaims.take(intakeBatch(Array.from({ length: 1003 }, (_, i) => liveClaim(`SIM-2025-${i}`, { ...received(i), source: 'simulated' }))));
    expect(await remove()).toEqual({ ...nothing, liveClaims: 3 });
    time += 31 * dayMs;
    expect(await remove()).toEqual({ ...nothing, liveClaims: 1000, deadLetters: 1 });
    await store.liveClaims.take(intakeBatch([liveClaim('new', received(3))]));
    time += 60 * dayMs;
    expect(await remove()).toEqual({ ...nothing, liveClaims: 1 });
    expect(await store.liveClaims.changesAfter(0)).toMatchObject({ claims: [{ claim: { claim_id: 'new' } }], purgedUpTo: 1 });
    expect(await remove()).toEqual(nothing);
  });

  test('removes the scratch folders of processes that ended, and of any other without a sign of life for SCRATCH_HOURS; those of the living and of a build stay', async () => {
    const { scratch } = fixture.home;
    const own = readdirSync(scratch);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const names = { dead: `${hostname()}=${dead}=a`, silent: 'elsewhere=1=b', living: 'elsewhere=1=c', parent: `${hostname()}=${process.ppid}=d`, build: 'etl-e' };
    for (const name of Object.values(names)) mkdirSync(join(scratch, name, 'spilled'), { recursive: true });
    const longAgo = new Date(time - 49 * 60 * 60 * 1000);
    for (const name of [names.silent, names.build, ...own]) utimesSync(join(scratch, name), longAgo, longAgo);
    expect(await remove()).toEqual({ ...nothing, scratch: 2 });
    expect(readdirSync(scratch).toSorted()).toEqual([...own, names.living, names.parent, names.build].toSorted());
    expect(await remove()).toEqual(nothing);
    expect(existsSync(join(scratch, names.build, 'spilled'))).toBe(true);
    for (const name of [names.living, names.parent, names.build]) rmSync(join(scratch, name), { recursive: true });
  });
});
