import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type CliOptions, type CliProcess, ended, jsonOf, runCli, startCli } from '../tests/support/cli.ts';
import { type PipelineHome, createPipelineHome } from '../tests/support/pipeline-home.ts';

let pipeline: PipelineHome;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 2000, seed: 14 });
  await pipeline.refresh();
});
afterAll(() => pipeline.cleanup());

let output: string;
beforeEach(() => {
  output = mkdtempSync(join(tmpdir(), 'casemind-simulated-'));
  return () => rmSync(output, { recursive: true, force: true });
});

const options = (env: Readonly<Record<string, string>> = {}): CliOptions => ({ cwd: tmpdir(), env: { CASEMIND_HOME: pipeline.home.root, SIMULATION_JSONL_PATH: output, ...env } });
const simulate = (words: readonly string[], env?: Readonly<Record<string, string>>) => runCli(['simulate', '--json', ...words], options(env));
const begin = (words: readonly string[]): CliProcess => startCli(['simulate', '--json', ...words], options());

function linesOf(folder: string, ends: string): Record<string, unknown>[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(ends)).toSorted();
  return names.flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n').filter((line) => line !== '')).map((line) => JSON.parse(line));
}
const sent = (): Record<string, unknown>[] => linesOf(output, '.jsonl');
const runsOf = (): Record<string, unknown>[] => linesOf(pipeline.home.logs, 'simulation_runs.jsonl');

describe('casemind simulate', () => {
  test('sends as many claims as it may, and tells what they are of only in its log', async () => {
    const result = await simulate(['--max-claims', '120', '--rate', '2000', '--seed', '6']);
    expect(result.code).toBe(0);
    const answer = jsonOf(result);
    expect(answer).toMatchObject({ claims: 120, end: 'max_claims', seed: 6, channel: 'jsonl', by_maker: { drawn: 120 } });
    const ids = sent().map(({ claim_id: id }) => id);
    expect(new Set(ids).size).toBe(120);
    expect(runsOf().slice(-2)).toMatchObject([{ event: 'started', run: answer['run'], seed: 6, channel: 'jsonl', models: [] }, { event: 'ended', run: answer['run'], end: 'max_claims', claims: 120, by_modus: answer['by_modus'] }]);
    const truth = linesOf(join(pipeline.home.logs, 'simulation_truth'), `${String(answer['run']).padStart(6, '0')}.jsonl`);
    expect(truth.map(({ claim_id: id }) => id)).toEqual(ids);
    expect(truth.filter(({ modus }) => modus !== null).length).toBeGreaterThan(5);
  });

  test('makes the same claims of the same seed, under ids of their own', async () => {
    const claims = async (): Promise<unknown[]> => {
      for (const name of readdirSync(output)) rmSync(join(output, name));
      await simulate(['--max-claims', '40', '--rate', '2000', '--seed', '7']);
      return sent().map(({ claim_id: _id, patient_ref: _patient, generated_at: _at, ...claim }) => claim);
    };
    expect(await claims()).toEqual(await claims());
    expect(await simulate(['--max-claims', '1']).then(jsonOf)).toMatchObject({ seed: expect.any(Number) });
  });

  test('takes every setting from the environment, and what is given with it goes before', async () => {
    const env = { SIMULATE_MAX_CLAIMS: '7', SIMULATE_RATE: '500', SIMULATE_SEED: '9', SIMULATE_INDICATIONS: '1', SIMULATE_SECONDS: '20', LIVE_CHANNEL: 'jsonl' };
    expect(jsonOf(await simulate([], env))).toMatchObject({ claims: 7, seed: 9, by_modus: { none: 0 } });
    expect(jsonOf(await simulate(['--max-claims', '3', '--indications', '0'], env))).toMatchObject({ claims: 3, by_modus: { none: 3 } });
    expect(jsonOf(await simulate(['--duration', '1', '--interval', '0.2-0.3'], env))).toMatchObject({ end: 'duration', seed: 9 });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('told to end by %s ends at once, and everything is logged', async (signal) => {
    const child = begin(['--interval', '600', '--duration', '3000']);
    const done = ended(child);
    await expect.poll(() => sent().length).toBe(1);
    child.kill(signal);
    const result = await done;
    expect(result.code).toBe(0);
    expect(jsonOf(result)).toMatchObject({ claims: 1, end: 'stopped' });
    expect(runsOf().at(-1)).toMatchObject({ event: 'ended', end: 'stopped', claims: 1 });
  });

  test('killed in the middle and begun again, or begun twice at once, gives no id twice', async () => {
    const killed = begin(['--rate', '200', '--seed', '1']);
    const gone = ended(killed);
    await expect.poll(() => sent().length).toBeGreaterThan(20);
    killed.kill('SIGKILL');
    await gone;
    const ends = await Promise.all([1, 2].map(() => simulate(['--rate', '500', '--max-claims', '100', '--seed', '1'])));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
    const ids = sent().map(({ claim_id: id }) => id);
    expect(ids.length).toBeGreaterThan(220);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('whose channel is away fails, and says what was sent', async () => {
    const env = { REDIS_URL: 'redis://127.0.0.1:1' };
    const result = await simulate(['--channel', 'redis', '--max-claims', '2'], env);
    expect(result.code).toBe(1);
    expect(jsonOf(result)).toMatchObject({ error: { code: 'CHANNEL_UNREACHABLE' } });
    expect(runsOf().at(-1)).toMatchObject({ event: 'ended', end: 'failed', code: 'CHANNEL_UNREACHABLE', claims: 0 });
  });

  test('is refused in production, and for what is no setting, before anything is begun', async () => {
    const before = runsOf().length;
    const production = { CASEMIND_MODE: 'production', JWT_SECRET: 'a-secret-of-the-tests-that-is-long-enough', IDENTIFIER_SALT: 'a-salt-of-the-tests-that-is-long' };
    expect(jsonOf(await simulate([], production))).toMatchObject({ error: { code: 'SIMULATION_FORBIDDEN' } });
    const wrong = [['--interval', '30-10'], ['--duration', '90000'], ['--rate', '5', '--interval', '1'], ['--channel', 'kafka', '--output', output]];
    for (const words of wrong) expect(await simulate(words)).toMatchObject({ code: 2 });
    expect(jsonOf(await simulate(['--output', join(pipeline.home.root, 'live-claims')]))).toMatchObject({ error: { code: 'USAGE_INVALID', details: { field: '--output' } } });
    expect(jsonOf(await simulate([], { SIMULATE_INTERVAL: '9-1' }))).toMatchObject({ error: { code: 'CONFIG_INVALID', details: { field: 'SIMULATE_INTERVAL' } } });
    expect([sent().length, runsOf().length]).toEqual([0, before]);
  });
});
