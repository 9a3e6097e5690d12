import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { homeAt } from '#engine';
import { openStore, withBuildLock } from '#store';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type CliResult, ended, jsonOf, runCli, startCli } from '../tests/support/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'casemind-cli-'));
const raw = join(folder, 'raw');
const home = homeAt(join(folder, 'home'));
const env = { CASEMIND_HOME: home.root };
const rows = 2000;

/** What each step of the line answered, in their order. */
const steps: Record<string, CliResult> = {};
const answerOf = (step: string) => jsonOf(steps[step] ?? { stdout: '' });
const idOf = (step: string): unknown => answerOf(step)['snapshot_id'];

beforeAll(async () => {
  const line: [string, string][] = [
    ['generate', `generate --rows ${rows} --seed 3 --out ${raw}`],
    ['etl', `etl --source ${raw}`],
    ['train', 'train --seed 5 --promote'],
    ['refresh', 'refresh --top-k 30'],
    ['again', 'refresh --top-k 30'],
    ['qc', 'qc'],
  ];
  for (const [step, words] of line) steps[step] = await runCli([...words.split(' '), '--json'], { env });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the line from raw claims to a worklist', () => {
  test.each(['generate', 'etl', 'train', 'refresh', 'again', 'qc'])('`%s` ends well, with one JSON object on stdout and no failure on stderr', (step) => {
    expect(steps[step]).toMatchObject({ code: 0 });
    expect(answerOf(step)).not.toHaveProperty('error');
  });

  test('every step tells the same number of claims', () => {
    expect(answerOf('generate')).toMatchObject({ rows });
    expect(answerOf('etl')).toMatchObject({ rows_in: rows, rows_out: rows, rows_quarantined: 0, ignored_files: ['ground-truth.csv'] });
    expect(answerOf('train')).toMatchObject({ rows, seed: 5, is_active: true });
    expect(answerOf('refresh')).toMatchObject({ state: 'published', rows: { claims_scored: rows }, top_k: 30, model_version: answerOf('train')['model_version'] });
    expect(answerOf('qc')).toMatchObject({ total_rows: rows, top_k: 30, snapshot_id: idOf('again') });
    expect(answerOf('again')['content']).toEqual(answerOf('refresh')['content']);
  });

  test('long steps tell counts and rates on stderr, each once', () => {
    for (const [step, label] of [['generate', 'generating claims'], ['etl', 'reading raw files'], ['train', 'growing the forest'], ['refresh', 'writing the snapshot']] as const)
      expect(steps[step]?.stderr.match(new RegExp(`^${label} +[\\d.,]+ (rows|MB|trees)(, .*/s, [\\d.]+ s)?$`, 'gm'))).toHaveLength(1);
    const labels = steps['refresh']?.stderr.split('\n').map((line) => line.slice(0, 22).trim()).filter(Boolean) ?? [];
    expect(new Set(labels).size).toBe(labels.length);
  });

  test('the store remembers every run and how it ended', async () => {
    const store = await openStore({ path: home.store, clock: () => new Date() });
    const runs = await store.runs.list();
    await store.close();
    expect(runs.filter(({ status }) => status === 'succeeded').map(({ kind }) => kind)).toEqual(expect.arrayContaining(['etl', 'train', 'refresh']));
  });
});

describe('for people', () => {
  test.each([
    ['qc', /^QC of snapshot-\w+, data of 2022-\d\d-\d\d\nclaims 2,000, quarantined 0,/],
    ['snapshots', /^\* snapshot-\w+ published 2,000 claims, data of 2022-\d\d-\d\d, iso_v1-\w+\n {2}snapshot-/],
    ['models list', /^ {2}iso_v1 \(shipped\) .*\n\* iso_v1-\w+ \(trained\) 2,000 claims to 2022-/],
  ])('`%s` says it in words', async (words, says) => {
    const { code, stdout } = await runCli(words.split(' '), { env });
    expect(code).toBe(0);
    expect(stdout).toMatch(says);
  });

  test('a reader that leaves early disturbs nobody', async () => {
    const child = startCli(['snapshots', '--json'], { env });
    child.stdout.destroy();
    expect(await ended(child)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('export', () => {
  test.each(['csv', 'jsonl', 'parquet'])('writes .%s whole', async (format) => {
    const out = join(folder, `claims.${format}`);
    const result = await runCli(['export', '--out', out, '--json'], { env });
    expect({ code: result.code, answer: jsonOf(result) }).toEqual({ code: 0, answer: { what: 'claims', out, rows, snapshot_id: expect.any(String), data_date: expect.any(String) } });
    expect(existsSync(out)).toBe(true);
  });

  test('takes --where and --limit', async () => {
    const out = join(folder, 'some.jsonl');
    await runCli(['export', '--out', out, '--where', "severity_group = 'ringan'", '--limit', '4'], { env });
    const claims = readFileSync(out, 'utf8').trim().split('\n');
    expect(claims).toHaveLength(4);
    for (const claim of claims) expect(JSON.parse(claim)).toMatchObject({ severity_group: 'ringan' });
    expect(claims.join()).not.toMatch(/patient_key|family_key/);
  });

  test('refuses a condition that reads more, as bad usage', async () => {
    const out = join(folder, 'refused.csv');
    const result = await runCli(['export', '--out', out, '--where', 'claim_id IN (SELECT claim_id FROM claims_scored)', '--json'], { env });
    expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 2, error: { code: 'EXPORT_INVALID', details: { field: '--where' } } });
    expect(existsSync(out)).toBe(false);
  });

  test('of the quarantine works', async () => {
    const result = await runCli(['export', 'quarantine', '--out', join(folder, 'quarantine.csv'), '--json'], { env });
    expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 0, what: 'quarantine', rows: 0 });
  });

  test('killed at any time leaves no half file', async () => {
    const out = join(folder, 'killed.csv');
    const child = startCli(['export', '--out', out], { env });
    const result = ended(child);
    const deadline = Date.now() + 20_000;
    while (child.exitCode === null && !existsSync(`${out}.partial`) && Date.now() < deadline) await new Promise((again) => setImmediate(again));
    child.kill('SIGKILL');
    await result;
    expect(existsSync(out) ? readFileSync(out, 'utf8').trim().split('\n').length : rows + 1).toBe(rows + 1);
    expect((await runCli(['export', '--out', out], { env })).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.startsWith('killed'))).toEqual(['killed.csv']);
  });
});

describe('operations', () => {
  test('rollback goes back and forth, and publish too', async () => {
    const before = await runCli(['rollback', '--json'], { env });
    expect({ code: before.code, id: jsonOf(before)['snapshot_id'] }).toEqual({ code: 0, id: idOf('refresh') });
    expect(jsonOf(await runCli(['qc', '--json'], { env }))['snapshot_id']).toBe(idOf('refresh'));
    expect(jsonOf(await runCli(['rollback', '--to', String(idOf('again')), '--json'], { env }))['snapshot_id']).toBe(idOf('again'));
    expect(jsonOf(await runCli(['publish', String(idOf('again')), '--json'], { env }))).toMatchObject({ state: 'published' });
  });

  test.each(['refresh', 'etl', 'train', 'rollback'])('`%s` while somebody builds fails with BUILD_LOCKED, and says who', async (command) => {
    await withBuildLock(home, 'nightly, process 4711', async () => {
      const words = command === 'etl' ? ['etl', '--source', raw] : [command];
      const result = await runCli([...words, '--json'], { env });
      expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 1, error: { code: 'BUILD_LOCKED', details: { holder: 'nightly, process 4711' } } });
    });
  });

  test('a run that was killed is no longer said to be running once there is another', async () => {
    const child = startCli(['refresh'], { env });
    const result = ended(child);
    const deadline = Date.now() + 20_000;
    const isBuilding = (): boolean => readdirSync(home.snapshots).some((name) => name.endsWith('.building'));
    while (child.exitCode === null && !isBuilding() && Date.now() < deadline) await new Promise((again) => setImmediate(again));
    child.kill('SIGKILL');
    await result;
    const failed = await runCli(['refresh', '--json'], { env: { ...env, RULESET: 'RULESET_v0' } });
    expect({ code: failed.code, ...jsonOf(failed) }).toMatchObject({ code: 2, error: { code: 'RULESET_UNKNOWN' } });
    const store = await openStore({ path: home.store, clock: () => new Date() });
    const runs = await store.runs.list();
    await store.close();
    expect(runs.filter(({ status }) => status === 'running')).toEqual([]);
    expect(runs[0]).toMatchObject({ kind: 'refresh', status: 'failed', detail: { code: 'RULESET_UNKNOWN' } });
  });

  test('nightly reads SOURCE_DIR from a .env of the working folder, refreshes and writes QC', async () => {
    writeFileSync(join(folder, '.env'), `SOURCE_DIR=${raw}\nCASEMIND_HOME=not-this-one\n`);
    const result = await runCli(['nightly', '--json'], { env, cwd: folder });
    expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 0, etl: { rows_out: rows }, refresh: { state: 'published' }, qc: { total_rows: rows } });
    expect(existsSync(join(folder, 'not-this-one'))).toBe(false);
    expect(jsonOf(await runCli(['snapshots', '--json'], { env }))).toMatchObject({ snapshots: [{ is_current: true }, { is_current: false }, { is_current: false }] });
  });

  test('nightly on a source that is broken fails, and the last good snapshot serves', async () => {
    const broken = mkdtempSync(join(folder, 'broken-'));
    writeFileSync(join(broken, 'fkrtl.csv'), 'A,B\n1,2\n');
    const before = readFileSync(home.pointer, 'utf8');
    const result = await runCli(['nightly', '--json'], { env: { ...env, SOURCE_DIR: broken } });
    expect({ code: result.code, ...jsonOf(result) }).toMatchObject({ code: 1, error: { code: 'SOURCE_NO_FKRTL' } });
    expect(readFileSync(home.pointer, 'utf8')).toBe(before);
  });
});
