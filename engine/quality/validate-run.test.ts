import { cpSync, mkdtempSync, readdirSync, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome, rewriteRun } from '../../tests/support/pipeline-home.ts';
import { driftMetrics, findDriftMetric } from './drift-metrics.ts';
import { type RunValidation, validateSnapshot } from './validate-run.ts';
import { verdictKey } from './verdict.ts';

const nights = 3;
let pipeline: PipelineHome;
let snapshots: string[];
const logs = mkdtempSync(join(tmpdir(), 'casemind-drift-logs-'));

/** The clock of one night after the other. */
const night = (n: number) => () => new Date(Date.UTC(2026, 0, 1 + n, 19));

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 3000 });
  for (let n = 0; n < nights; n += 1) await pipeline.refresh({ now: night(n) });
  await rewriteRun(
    pipeline.home,
    `SELECT * REPLACE (
       CASE WHEN inacbg_group = 'M' THEN CAST(round(amount_claimed * 1.25) AS BIGINT) ELSE amount_claimed END AS amount_claimed,
       CASE WHEN claim_no % 5 = 0 THEN NULL ELSE dx_primary_label END AS dx_primary_label
     ) FROM claims ORDER BY claim_no`,
  );
  for (const n of [nights, nights + 1]) await pipeline.refresh({ now: night(n) });
  cpSync(pipeline.home.logs, logs, { recursive: true });
  snapshots = readdirSync(logs).filter((name) => name.startsWith('ml_scores_counts')).toSorted().map((name) => `snapshot-${name.slice('ml_scores_counts_'.length, -'.gz'.length)}`);
}, 300_000);
afterAll(() => {
  rmSync(logs, { recursive: true });
  pipeline?.cleanup();
});

const validate = (n: number, before?: RunValidation | null): RunValidation => validateSnapshot(logs, snapshots[n] ?? '', before === undefined ? {} : { before })!;
const widthOf = (bounds: readonly [number, number] | null): number => (bounds ? bounds[1] - bounds[0] : 0);
const stateOf = ({ verdicts }: RunValidation, key: string) => verdicts.find((verdict) => verdictKey(verdict) === key)?.state;

describe('validating a run from its logs', () => {
  test('of the first run says that there is nothing to hold it against', () => {
    const first = validate(0);
    expect(first).toMatchObject({ status: 'insufficient', reference: [], incident: null });
    expect(first.verdicts.every(({ state, reason }) => state === 'insufficient' && reason !== null)).toBe(true);
  });

  test('gives a verdict of each metric, with its value, bounds, p, q, effect and floor', () => {
    const { verdicts, status } = validate(nights - 1);
    expect(status).toBe('ok');
    const known = new Set(verdicts.map(({ metric }) => findDriftMetric(metric).id));
    // A run of these has no decisions, and no claim with a mark.
    expect(driftMetrics.map(({ id }) => id).filter((id) => !known.has(id))).toEqual(['quality_mark'].filter((id) => !known.has(id)));
    for (const verdict of verdicts.filter(({ reason }) => reason === null)) {
      expect(verdict.p).toBeGreaterThanOrEqual(0);
      expect(verdict.q).toBeGreaterThanOrEqual(verdict.p ?? 0);
      expect(verdict.floor).toBeGreaterThan(0);
      expect(widthOf(verdict.null99)).toBeGreaterThanOrEqual(widthOf(verdict.null95));
    }
  });

  test('finds amounts that rose in one INA-CBG group and names it, and a column that lost a fifth of its values', () => {
    const first = validate(nights, validate(nights - 1));
    const second = validate(nights + 1, first);
    expect(second.status).toBe('alert');
    expect(stateOf(first, 'whole/null_rate:dx_primary_label')).not.toBe('ok');
    expect(['whole/null_rate:dx_primary_label', 'whole/slice_ratio'].map((key) => stateOf(second, key))).toEqual(['alert', 'alert']);
    expect(second.incident?.incident_id).toBe(first.incident?.incident_id);
    const found = second.incident?.localisations.find(({ measure, scope }) => measure === 'ratio' && scope === 'whole');
    expect(found).toMatchObject({ verdict: 'explained' });
    expect(found?.slices[0]?.where).toEqual({ inacbg_group: ['M'] });
    expect(found?.slices[0]?.shift).toBeCloseTo(Math.log(1.25), 2);
    expect(second.incident?.causes.map(({ cause }) => cause)).toEqual(['etl', 'behaviour']);
    expect(second.incident?.causes[0]?.evidence).toContain('whole/null_rate:dx_primary_label');
  });

  test('is the same from a copy of the logs alone, in whatever order and however often', () => {
    const before = validate(nights - 1);
    expect(validate(nights, before)).toEqual(validate(nights, before));
    expect(JSON.parse(JSON.stringify(validate(nights, before)))).toEqual(validate(nights, before));
  });

  test('judges by the figures alone where the counts are gone, and says what it could not', () => {
    const bare = mkdtempSync(join(tmpdir(), 'casemind-drift-bare-'));
    try {
      cpSync(logs, bare, { recursive: true });
      for (const name of readdirSync(bare)) if (name.startsWith('ml_scores_counts')) unlinkSync(join(bare, name));
      const { verdicts } = validateSnapshot(bare, snapshots[nights] ?? '')!;
      expect(verdicts.find((verdict) => verdictKey(verdict) === 'whole/slice_ratio')).toMatchObject({ state: 'insufficient', reason: 'not_measured' });
      expect(verdicts.find((verdict) => verdictKey(verdict) === 'whole/null_rate:dx_primary_label')?.is_breach).toBe(true);
    } finally {
      rmSync(bare, { recursive: true });
    }
  });

  test('holds a run against pinned ones, whatever came since', () => {
    const pinned = validateSnapshot(logs, snapshots[nights + 1] ?? '', { baseline: { kind: 'pinned', snapshot_ids: snapshots.slice(0, 3) } });
    expect(pinned).toMatchObject({ reference: snapshots.slice(0, 3), weekday: 'none' });
    expect(pinned?.verdicts.find((verdict) => verdictKey(verdict) === 'whole/slice_ratio')?.is_breach).toBe(true);
  });

  test('of a snapshot that has no log gives nothing', () => expect(validateSnapshot(logs, 'snapshot-20300101T000000000Z')).toBeUndefined());
});
