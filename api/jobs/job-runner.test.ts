import { createLogger, createJobDesk } from '#api';
import { CasemindError } from '#engine';
import { type Run, type Store, openStore } from '#store';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { type ScriptedCommand, createScriptedCommand } from '../../tests/support/scripted-command.ts';
import { type JobDesk } from './job-desk.ts';
import { type JobRunner, createJobRunner } from './job-runner.ts';

let now: number;
let store: Store;
let desk: JobDesk;
let command: ScriptedCommand;
let runners: JobRunner[];
let ended: string[];
const logger = createLogger({ level: 'silent' });
const clock = (): Date => new Date(now);

function replica(): JobRunner {
  const runner = createJobRunner({
    runs: store.runs,
    runCommand: command.runCommand,
    clock,
    logger,
    onEnd: ({ run }) => ended.push(`${run.kind} ${run.status}`),
    beatMs: 5,
  });
  runners.push(runner);
  return runner;
}

beforeEach(async () => {
  now = Date.UTC(2025, 0, 1);
  runners = [];
  ended = [];
  command = createScriptedCommand();
  store = await openStore({ path: ':memory:', clock });
  desk = createJobDesk({ runs: store.runs, clock, deadlineMinutes: 60 });
});
afterEach(async () => {
  for (const runner of runners) await runner.close();
  await store.close();
});

async function found({ id }: Run): Promise<Run> {
  const run = await store.runs.find(id);
  if (!run) throw new Error('the run is gone');
  return run;
}

describe('a job', () => {
  test('waits, runs with progress, and keeps ids and counts of its answer but no claim', async () => {
    const job = await desk.request('nightly', 'utama');
    expect(job).toMatchObject({ status: 'queued', requestedBy: 'utama', deadlineAt: '2025-01-01T01:00:00.000Z' });
    const runner = replica();
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    command.report({ step: 'etl.read', done: 5, total: 10, unit: 'rows' });
    await expect.poll(async () => (await found(job)).progress).toEqual({ step: 'etl.read', done: 5, total: 10, unit: 'rows' });
    command.finish({ refresh: { snapshot_id: 's-1', data_date: '2024-12-31' }, qc: { total_rows: 7, top_records: [{ claim_id: 'c' }] } });
    await runner.idle();
    expect(await found(job)).toMatchObject({ status: 'succeeded', detail: { result: { snapshot_id: 's-1', data_date: '2024-12-31', total_rows: 7 } } });
    expect(JSON.stringify(await found(job))).not.toContain('claim_id');
    expect(ended).toEqual(['nightly succeeded']);
  });

  test('asked for twice while it waits or runs is one job', async () => {
    const [first, second] = await Promise.all([desk.request('refresh', 'utama'), desk.request('refresh', 'kedua')]);
    await replica().look();
    const third = await desk.request('refresh', 'utama');
    expect(new Set([first.id, second.id, third.id]).size).toBe(1);
  });

  test('is run by one of two replicas, and the next waits for it, oldest first', async () => {
    const jobs = [await desk.request('etl', 'utama'), ((now += 1000), await desk.request('refresh', 'utama'))] as const;
    const [one, other] = [replica(), replica()];
    await Promise.all([one.look(), other.look()]);
    await Promise.all([one.look(), other.look()]);
    await expect.poll(() => command.calls).toEqual(['etl']);
    expect((await found(jobs[1])).status).toBe('queued');
    command.finish();
    await Promise.all([one.idle(), other.idle()]);
    await other.look();
    await expect.poll(() => command.calls).toEqual(['etl', 'refresh']);
  });

  test('that fails keeps the code and values of the error', async () => {
    const job = await desk.request('etl', 'utama');
    const runner = replica();
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    command.fail(new CasemindError('SOURCE_EMPTY', { path: 'raw' }));
    await runner.idle();
    expect(await found(job)).toMatchObject({ status: 'failed', detail: { code: 'SOURCE_EMPTY', details: { path: 'raw' } } });
  });

  test('goes back into the queue where somebody builds by command', async () => {
    const job = await desk.request('refresh', 'utama');
    const runner = replica();
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    command.fail(new CasemindError('BUILD_LOCKED', { holder: 'etl, process 1' }));
    await runner.idle();
    expect(await found(job)).toMatchObject({ status: 'queued', attempts: 2 });
    expect(ended).toEqual([]);
  });

  test('that is cancelled while it waits never runs, and ends while it runs', async () => {
    const waiting = await desk.request('etl', 'utama');
    expect(await store.runs.requestCancel(waiting.id)).toBe(true);
    const runner = replica();
    await runner.look();
    expect(command.calls).toEqual([]);
    const running = await desk.request('etl', 'utama');
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    await store.runs.requestCancel(running.id);
    await runner.idle();
    expect([await found(waiting), await found(running)]).toMatchObject([{ status: 'cancelled' }, { status: 'cancelled', detail: { code: 'JOB_CANCELLED' } }]);
  });

  test('is given up at its deadline, waiting included', async () => {
    const job = await desk.request('train', 'utama');
    const runner = replica();
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    now += 61 * 60_000;
    await runner.idle();
    expect(await found(job)).toMatchObject({ status: 'failed', detail: { code: 'JOB_DEADLINE' } });
    const late = await desk.request('train', 'utama');
    now += 61 * 60_000;
    await runner.look();
    await runner.idle();
    expect((await found(late)).detail).toMatchObject({ code: 'JOB_DEADLINE' });
  });

  test('is recorded as interrupted when the service closes, and no other starts', async () => {
    const job = await desk.request('etl', 'utama');
    const runner = replica();
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    await runner.close();
    expect(await found(job)).toMatchObject({ status: 'failed', detail: { code: 'JOB_INTERRUPTED' } });
    await desk.request('refresh', 'utama');
    await runner.look();
    expect(command.calls).toEqual(['etl']);
  });

  test('whose service was killed is lost once its lease is over, and does not block the next', async () => {
    const job = await desk.request('etl', 'utama');
    await store.runs.begin(job.id);
    const next = await desk.request('refresh', 'utama');
    const runner = replica();
    await runner.look();
    expect(command.calls).toEqual([]);
    now += 61_000;
    await runner.look();
    await expect.poll(() => command.calls).toEqual(['refresh']);
    expect([(await found(job)).status, (await found(next)).status]).toEqual(['lost', 'running']);
    expect(ended).toEqual(['etl lost']);
  });

  test('whose end the store would not take is recorded once it does', async () => {
    const job = await desk.request('etl', 'utama');
    let isBroken = true;
    const runs: Store['runs'] = { ...store.runs, finish: async (...end) => (isBroken ? Promise.reject(new Error('disk')) : store.runs.finish(...end)) };
    const runner = createJobRunner({ runs, runCommand: command.runCommand, clock, logger, beatMs: 5 });
    runners.push(runner);
    await runner.look();
    await expect.poll(() => command.running()).toBe(1);
    command.finish();
    await runner.idle();
    expect((await found(job)).status).toBe('running');
    isBroken = false;
    await runner.look();
    expect((await found(job)).status).toBe('succeeded');
  });
});
