import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { withBuildLock } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { type PipelineHome, countClaims, countServedClaims, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { newestRun } from '../claims/run-manifest.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { activeModelVersion, listModels } from './models.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';

const script = join(import.meta.dirname, '..', '..', 'tests', 'support', 'build-and-die.ts');
const stages = ['features', 'forest', 'rules', 'write', 'quality', 'check', 'staged', 'published', 'cleaned'];

let published: PipelineHome;
let pipeline: PipelineHome;
let claims: number;

beforeAll(async () => {
  published = await createPipelineHome({ rows: 300 });
  const { qc } = await published.refresh();
  claims = qc.total_rows;
});
afterAll(() => published?.cleanup());
beforeEach(() => {
  pipeline = published.copy();
});
afterEach(() => pipeline.cleanup());

function build(...words: string[]): ChildProcess {
  return spawn(process.execPath, [script, dirname(pipeline.home.root), ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function killedAt(...words: string[]): Promise<void> {
  const child = build(...words);
  const [code, signal] = await once(child, 'exit');
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGKILL' });
}

/** Kills the child as soon as a condition holds, or finds that it has ended by itself. */
async function killWhen(child: ChildProcess, holds: () => boolean): Promise<void> {
  const ended = once(child, 'exit');
  const deadline = Date.now() + 20_000;
  while (child.exitCode === null && !holds()) {
    if (Date.now() > deadline) throw new Error('the build never came that far');
    await new Promise((again) => setImmediate(again));
  }
  child.kill('SIGKILL');
  await ended;
}

const unfinished = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.building')) : []);

/** What is in the scratch folder and belongs to nobody who lives. */
const leftInScratch = (): string[] => readdirSync(pipeline.home.scratch).filter((name) => !name.includes(`=${process.pid}=`));

describe('a refresh killed by SIGKILL', () => {
  test.each(stages)('at the stage “%s” leaves one whole snapshot serving, no lock, and nothing that the next refresh does not clear', async (stage) => {
    const { home } = pipeline;
    const before = readPointer(home);
    const reader = await SnapshotReader.open({ home, threads: 1 });
    try {
      await killedAt('refresh', stage);

      const isPublished = ['published', 'cleaned'].includes(stage);
      const isBuilt = isPublished || stage === 'staged';
      expect(readPointer(home) === before).toBe(!isPublished);
      expect(unfinished(home.snapshots)).toHaveLength(isBuilt ? 0 : 1);
      expect(leftInScratch()).not.toEqual([]);
      expect(await countClaims(reader)).toBe(claims);
      expect(await reader.refresh()).toBe(isPublished);
      expect(await countClaims(reader)).toBe(claims);
      expect(await countServedClaims(home)).toBe(claims);

      const { manifest } = await withBuildLock(home, 'the next refresh', () => pipeline.refresh());
      expect(readPointer(home)).toBe(manifest.snapshot_id);
      expect(unfinished(home.snapshots)).toEqual([]);
      expect(leftInScratch()).toEqual([]);
      expect(JSON.parse(readFileSync(join(home.logs, 'ml_scores_qc_summary.json'), 'utf8'))).toMatchObject({ snapshot_id: manifest.snapshot_id });
      expect(await reader.refresh()).toBe(true);
      expect(await countClaims(reader)).toBe(claims);
    } finally {
      await reader.close();
    }
  });

  test.each([
    ['its folder is there', 'snapshot.duckdb'],
    ['it writes its Parquet', 'claims_ml_scores.parquet'],
    ['it has measured its quality', 'qc.json'],
  ])('by somebody else as soon as %s leaves a whole snapshot serving', async (_, file) => {
    const { home } = pipeline;
    const known = new Set(readdirSync(home.snapshots));
    await killWhen(build('refresh'), () =>
      readdirSync(home.snapshots).some((name) => !known.has(name) && existsSync(join(home.snapshots, name, file))),
    );
    expect(await countServedClaims(home)).toBe(claims);
    await withBuildLock(home, 'the next refresh', () => pipeline.refresh());
    expect(unfinished(home.snapshots)).toEqual([]);
  });
});

test.each(['etl.read', 'etl.compare'])('an ETL run killed at “%s” leaves the run before it, and the next one clears what it left', async (step) => {
  const { home } = pipeline;
  const before = newestRun(home).manifest.etl_run_id;
  await killedAt('etl', step);
  expect(unfinished(home.runs)).toHaveLength(1);
  expect(newestRun(home).manifest.etl_run_id).toBe(before);
  expect(await countServedClaims(home)).toBe(claims);

  const { manifest } = await withBuildLock(home, 'the next run', () => pipeline.etl());
  expect(unfinished(home.runs)).toEqual([]);
  expect(newestRun(home).manifest.etl_run_id).toBe(manifest.etl_run_id);
  expect((await pipeline.refresh()).manifest.etl_run_id).toBe(manifest.etl_run_id);
  expect(leftInScratch()).toEqual([]);
});

test.each(['forest.grow', 'train.bounds'])('a training killed at “%s” leaves the model before it active', async (step) => {
  const { home } = pipeline;
  const before = activeModelVersion(home);
  await killedAt('train', step);
  expect(activeModelVersion(home)).toBe(before);
  expect(listModels(home).filter(({ error }) => error !== null)).toEqual([]);
  expect((await withBuildLock(home, 'the next refresh', () => pipeline.refresh())).manifest.model_version).toBe(before);
});
