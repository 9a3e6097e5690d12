import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Home, SnapshotReader, everywhere, homeAt } from '#engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import type { OutgoingMessage } from '../live/channel.ts';
import { type ClaimsProfile, readClaimsProfile } from './profile.ts';
import { type RunStart, beginRun, readRuns } from './run-log.ts';
import { type MadeClaim, type RunOptions, drawnBy, runSimulation } from './simulation-run.ts';
import { createClaimSimulation } from './simulation.ts';

let profile: ClaimsProfile;
let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 3000, seed: 12 });
  await pipeline.refresh();
  const reader = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  profile = await reader.read((snapshot) => readClaimsProfile(snapshot, everywhere));
  await reader.close();
});
afterAll(() => pipeline.cleanup());

const start = new Date('2026-11-29T10:00:00Z').getTime();

/** A run on a clock that goes only while the run waits. */
async function run(options: Partial<RunOptions> & { readonly stopAfter?: number } = {}) {
  let time = start;
  const controller = new AbortController();
  const simulation = createClaimSimulation({ profile, seed: 1, run: 1, indications: 0.2 });
  const sent: { readonly at: number; readonly message: OutgoingMessage }[] = [];
  const truth: MadeClaim[] = [];
  const result = await runSimulation({
    simulation,
    make: drawnBy(simulation),
    writer: {
      async write(messages) {
        sent.push(...messages.map((message) => ({ at: time - start, message })));
        if (options.stopAfter !== undefined && sent.length >= options.stopAfter) controller.abort();
      },
    },
    keepTruth: async (made) => void truth.push(...made),
    pace: { interval: [10, 30], jitter: 0.3 },
    seed: 1,
    durationMs: 300_000,
    maxClaims: 10_000,
    clock: () => new Date(time),
    wait: async (milliseconds) => void (time += Math.max(1, Math.ceil(milliseconds))),
    signal: controller.signal,
    ...options,
  });
  return { result, sent, truth };
}

describe('a run of the simulation', () => {
  it('sends a claim at once, then one after each pause within the interval and its jitter, until its time is over', async () => {
    const { result, sent } = await run();
    expect(result).toMatchObject({ end: 'duration', claims: sent.length, error: undefined });
    expect(sent[0]?.at).toBe(0);
    const pauses = sent.slice(1).map(({ at }, i) => (at - (sent[i]?.at ?? 0)) / 1000);
    expect(pauses.length).toBeGreaterThan(8);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(10 * 0.7);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(30 * 1.3 + 0.001);
    expect(new Set(pauses).size).toBe(pauses.length);
  });

  it('keeps a rate, in goes of what is due', async () => {
    const { result, sent } = await run({ pace: { rate: 100 }, durationMs: 20_000 });
    expect(result.end).toBe('duration');
    expect(sent.length).toBeGreaterThanOrEqual(1990);
    expect(sent.length).toBeLessThanOrEqual(2001);
    for (const [i, { at }] of sent.entries()) expect(at).toBeGreaterThanOrEqual((i / 100) * 1000 - 1);
  });

  it('sends no more claims than it may', async () => {
    expect(await run({ maxClaims: 3 })).toMatchObject({ result: { end: 'max_claims', claims: 3 } });
    expect(await run({ maxClaims: 777, pace: { rate: 5000 } })).toMatchObject({ result: { end: 'max_claims', claims: 777 } });
  });

  it('ends where it is told to, after what is under way', async () => {
    const { result, sent } = await run({ stopAfter: 2 });
    expect(result).toMatchObject({ end: 'stopped', claims: 2 });
    expect(sent).toHaveLength(2);
  });

  it('counts what was sent where the channel fails, and says that it failed', async () => {
    let writes = 0;
    const failing = async (): Promise<void> => {
      writes += 1;
      if (writes > 2) throw new Error('the broker is gone');
    };
    const { result } = await run({ writer: { write: failing } });
    expect(result).toMatchObject({ end: 'failed', claims: 2, error: new Error('the broker is gone') });
  });

  it('knows what claims show before they are sent, and tells it in no message', async () => {
    const { result, sent, truth } = await run({ pace: { rate: 50 }, durationMs: 10_000 });
    expect(truth.map(({ claim }) => claim.claim_id)).toEqual(sent.map(({ message }) => JSON.parse(message.body).claim_id));
    expect(sent.some(({ message }) => /modus|maker|indic/.test(message.body))).toBe(false);
    expect(Object.values(result.by_modus).reduce((sum, n) => sum + n, 0)).toBe(sent.length);
    expect(result.by_maker).toEqual({ written: 0, repaired: 0, drawn: sent.length });
    expect(truth.filter(({ modus }) => modus === null).length).toBe(result.by_modus.none);
    const early = await run({ writer: { write: async () => Promise.reject(new Error('gone')) } });
    expect([early.truth.length, early.result.claims]).toEqual([1, 0]);
  });

  it('keys messages by facility, so that each facility’s stay in order', async () => {
    const { sent } = await run({ pace: { rate: 50 }, durationMs: 5000 });
    for (const { message } of sent) expect(message.key).toBe(JSON.parse(message.body).facility_ref);
  });
});

describe('the run log', () => {
  let home: Home;
  beforeEach(() => {
    home = homeAt(mkdtempSync(join(tmpdir(), 'casemind-run-log-')));
  });
  afterEach(() => rmSync(home.root, { recursive: true, force: true }));

  const started: RunStart = { started_at: '2026-11-29T10:00:00.000Z', seed: 1, channel: 'jsonl', indications: 0.2, models: [], snapshot_id: 'snapshot-1' };
  const entries = (): Record<string, unknown>[] => readFileSync(join(home.logs, 'simulation_runs.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const counts = { claims: 0, by_maker: { written: 0, repaired: 0, drawn: 0 }, by_modus: { none: 0, short_stay_high_cost: 0, severity_mismatch: 0, high_cost_full_paid: 0, repeat_billing: 0, same_day_split: 0, cloning: 0, readmission: 0, overlapping_stays: 0, prolonged_stay: 0, incoherent_codes: 0 } };

  it('says when a run began and how it ended', () => {
    const log = beginRun(home, started);
    expect(entries()).toEqual([{ event: 'started', run: 1, ...started }]);
    log.end({ ...counts, claims: 4, end: 'failed', code: 'CHANNEL_UNAVAILABLE', ended_at: '2026-11-29T10:05:00.000Z' });
    expect(entries()[1]).toMatchObject({ event: 'ended', run: 1, end: 'failed', code: 'CHANNEL_UNAVAILABLE', claims: 4 });
  });

  it('gives no number twice: not to two at once, not after one that was killed, not after its files are gone', () => {
    const numbers = [beginRun(home, started), beginRun(home, started), beginRun(home, started)].map(({ run: number }) => number);
    expect(numbers).toEqual([1, 2, 3]);
    rmSync(join(home.logs, 'simulation_truth'), { recursive: true });
    expect(beginRun(home, started).run).toBe(4);
    rmSync(join(home.logs, 'simulation_runs.jsonl'));
    expect(beginRun(home, started).run).toBe(5);
    writeFileSync(join(home.logs, 'simulation_runs.jsonl'), '{"event":"started","run":41,"sta');
    expect(beginRun(home, started).run).toBe(6);
  });

  it('lists runs, the newest first, with their ends where they are known', () => {
    const first = beginRun(home, started);
    first.end({ ...counts, claims: 4, end: 'stopped', ended_at: '2026-11-29T10:05:00.000Z' });
    writeFileSync(join(home.logs, 'simulation_runs.jsonl'), `${readFileSync(join(home.logs, 'simulation_runs.jsonl'), 'utf8')}{"event":"sta`);
    beginRun(home, { ...started, seed: 2 });
    expect(readRuns(home, 9)).toMatchObject([{ run: 2, seed: 2, ended: null }, { run: 1, seed: 1, ended: { end: 'stopped', claims: 4 } }]);
    expect(readRuns(home, 1)).toHaveLength(1);
    expect(readRuns(homeAt(join(home.root, 'none')), 5)).toEqual([]);
  });

  it('grows no longer than it may, and numbers go on', () => {
    beginRun(home, started);
    writeFileSync(join(home.logs, 'simulation_runs.jsonl'), `${JSON.stringify({ event: 'started', run: 8, ...started, models: ['x'.repeat(2_100_000)] })}\n`);
    expect([beginRun(home, started).run, beginRun(home, started).run]).toEqual([9, 10]);
    expect(readRuns(home, 9).map(({ run: number }) => number)).toEqual([10, 9, 8]);
    expect(readFileSync(join(home.logs, 'simulation_runs.jsonl'), 'utf8').length).toBeLessThan(2000);
  });

  it('keeps what claims show apart, of the newest runs', async () => {
    const simulation = createClaimSimulation({ profile, seed: 1, run: 1, indications: 1 });
    const now = new Date(start);
    const log = beginRun(home, started);
    const order = simulation.order(now);
    await log.keepTruth([{ claim: simulation.draw(order, now), modus: order.modus, maker: 'drawn' }]);
    const file = join(home.logs, 'simulation_truth', 'run-000001.jsonl');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ claim_id: order.claimId, modus: order.modus, maker: 'drawn' });
    for (let i = 0; i < 55; i += 1) beginRun(home, started);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(join(home.logs, 'simulation_truth'))).toHaveLength(50);
    expect(beginRun(home, started).run).toBe(57);
  });
});
