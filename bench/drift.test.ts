import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type RunLog, type RunValidation, readCounts, readQcLogs, silentObserver, trainModel, validateRun, verdictKey } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome } from '../tests/support/pipeline-home.ts';
import { upperOfPoisson } from './drift.ts';
import { type ClaimPool, readClaimPool } from './drift-claims.ts';
import { type Injected, injections } from './drift-injections.ts';
import { RunSampler } from './drift-runs.ts';
import { firstDay, seasonWeights } from './drift-seasons.ts';
import { randomOf } from './random.ts';

const rows = 4000;
let pipeline: PipelineHome;
let pool: ClaimPool;

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows });
  await pipeline.refresh({ topK: 50 });
  await trainModel({ home: pipeline.home, seed: 9, threads: 1, now: () => new Date(), observer: silentObserver, promote: true, params: { contamination: 0.1 } });
  await pipeline.refresh({ topK: 50 });
  const [scored = '', rescored = ''] = readdirSync(pipeline.home.snapshots).toSorted().map((id) => join(pipeline.home.snapshots, id, 'snapshot.duckdb'));
  pool = await readClaimPool(scored, rescored, rows);
});
afterAll(() => pipeline.cleanup());

const order = { freshShare: 1, random: randomOf(1) };

const sorted = (groups: Record<string, readonly { value: string; rows: number }[]>): unknown =>
  Object.fromEntries(Object.entries(groups).filter(([, list]) => list.length > 0).map(([grouping, list]) => [grouping, list.map(({ value, rows: claims }) => `${value}: ${claims}`).toSorted()]));
const cellsOf = (of: RunLog['counts']): string[] => {
  if (!of) return [];
  const { values, codes, n, short_stays, amount, amount_squares, priced, ratio, ratio_squares } = of.whole.cells;
  return Array.from(n, (claims, cell) => [...codes.map((column, a) => values[a]?.[column[cell] ?? 0]), claims, ...[short_stays, amount, amount_squares, priced, ratio, ratio_squares].map((sums) => sums[cell])].join(' ')).toSorted();
};

test('a resampled run in which each claim is there once says what the engine measured of the snapshot', () => {
  const snapshotId = readdirSync(pipeline.home.snapshots).toSorted()[0] ?? '';
  const measured = readQcLogs(pipeline.home.logs).find(({ snapshot_id }) => snapshot_id === snapshotId);
  const counts = readCounts(pipeline.home.logs, snapshotId);
  // A random number that is always the middle one draws the median of Poisson’s distribution of mean 1: one.
  const run = new RunSampler(pool).draw({ ...order, snapshotId, day: firstDay, rows, weights: new Float64Array(pool.size).fill(1), random: () => 0.5 });
  expect(run.log.total_rows).toBe(rows);
  expect(sorted(run.log.groups)).toEqual(sorted(measured?.groups ?? {}));
  expect(run.log.null_counts).toEqual(measured?.null_counts);
  expect(run.log.histograms).toEqual(measured?.histograms);
  for (const figure of ['flagged_rows', 'short_stay_rows', 'simulated_rows'] as const) expect(run.log[figure]).toBe(measured?.[figure]);
  expect(run.log.wide_top).toEqual({ ...measured?.wide_top, ...Object.fromEntries((['amount_claimed_mean', 'cost_zscore_mean', 'risk_score_mean'] as const).map((figure) => [figure, expect.closeTo(measured?.wide_top?.[figure] ?? 0, 4)])), groups: expect.any(Object) });
  for (const list of ['facility', 'inacbg', 'diagnosis'] as const) expect(run.counts?.whole[list]).toEqual(counts?.whole[list]);
  expect(cellsOf(run.counts)).toEqual(cellsOf(counts));
});

interface Plan {
  readonly isSeasonal?: boolean;
  readonly injected?: Partial<Injected>;
  /** Runs at the end that are changed and validated, with one before. */
  readonly last?: number;
}

/** Runs of 20,000 claims from the pool, and what was said of the last ones. */
function validate(days: number, { isSeasonal = false, injected = {}, last = 2 }: Plan = {}): RunValidation[] {
  const random = randomOf(77);
  const [plain, changed] = [new RunSampler(pool), new RunSampler(injected.pool ?? pool)];
  const runs: RunLog[] = [];
  const said: RunValidation[] = [];
  for (let run = 0; run < days; run += 1) {
    const isChanged = run >= days - last && Object.keys(injected).length > 0;
    const base = isSeasonal ? seasonWeights(pool, firstDay + run) : new Float64Array(pool.size).fill(1);
    const weights = isChanged && injected.factors ? base.map((weight, i) => weight * injected.factors![i]!) : base;
    runs.push((isChanged ? changed : plain).draw({ snapshotId: `snapshot-${String(run).padStart(4, '0')}`, day: firstDay + run, rows: 20_000, freshShare: 1, weights, random, ...(isChanged && injected.modelVersion !== undefined && { modelVersion: injected.modelVersion }) }));
    if (run >= days - last - 1) said.push(validateRun(runs, { before: said.at(-1) ?? null, seed: 3 }));
  }
  return said;
}

describe('resampled runs', () => {
  test('raise no alert where nothing drifts, with seasons and without', () => {
    for (const isSeasonal of [false, true]) {
      for (const { verdicts } of validate(75, { isSeasonal, last: 12 })) expect(verdicts.filter(({ state }) => state === 'alert').map(verdictKey)).toEqual([]);
    }
  });

  // Of so few claims some slices are too small for this; the bench tries all of it at size.
  test.each(['a new tariff', '20 % nulls in FKL18', 'severity mix shifted 5 points', 'model swapped'])('raise an alert that names it within two runs: %s', (name) => {
    const injected = injections[name]!({ pool, rows: 20_000, random: randomOf(5) });
    const said = validate(62, { injected });
    const alert = said.find(({ status }) => status === 'alert');
    expect(alert?.incident?.state).toBe('alert');
    expect(injected.isNamed(alert!, alert!.incident!)).toBe(true);
  });
});

test('the upper bound of a mean of which none was seen is Poisson’s: 3, and of 12 seen 19.44', () => {
  expect(upperOfPoisson(0)).toBeCloseTo(2.9957, 4);
  expect(upperOfPoisson(12)).toBeCloseTo(19.4426, 4);
});
