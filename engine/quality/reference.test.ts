import { describe, expect, test } from 'vitest';

import type { QcLog } from './qc-log.ts';
import { countedRuns, defaultBaseline, reachesBack, referenceBefore, referenceOf } from './reference.ts';
import type { RunLog } from './scope-figures.ts';

const empty = { since: null, rows: 300, new_rows: 300, changed_rows: 0, flagged_rows: 0, short_stay_rows: 0, simulated_rows: 0, groups: {}, null_counts: {}, histograms: {} };
const top = { rows: 50, amount_claimed_mean: 1, cost_zscore_mean: 1, risk_score_mean: 1, short_stay_rows: 1, groups: {}, sketch: [] };

/** Runs of these days, of which a reference looks at date, failures and whether drift was watched. */
function runsOn(days: readonly number[], changed: Partial<QcLog> = {}): RunLog[] {
  return days.map((day) => {
    const date = new Date((20_000 + day) * 86_400_000).toISOString();
    const log = { snapshot_id: `snapshot-${date.replaceAll(/[-:.]/g, '')}`, data_date: date.slice(0, 10), failures: [] as string[], total_rows: 300, groups: {}, histograms: {}, null_counts: {}, fresh: empty, wide_top: top, ...changed };
    // The rest of a log says nothing of what it is a reference for.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return { log: log as unknown as QcLog, counts: null };
  });
}
const days = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
const of = (runs: readonly RunLog[]) => referenceOf(runs, defaultBaseline);

describe('the reference of a run', () => {
  test('is the last 14 runs that passed their checks, of the format of today', () => {
    const runs = [...runsOn(days(0, 10)), ...runsOn(days(10, 12), { failures: ['a check'] }), ...runsOn([12], { wide_top: null }), ...runsOn(days(13, 31))];
    expect(of(runs).level).toEqual(runs.slice(-15, -1));
    expect(of(runs.slice(0, 14)).level).toEqual(runs.slice(0, 10));
  });

  test('knows nothing of a weekday that daily runs have not had, learns it, and knows it after eight weeks', () => {
    expect(of(runsOn(days(0, 5))).weekday).toBe('unseen');
    expect(of(runsOn(days(0, 20))).weekday).toBe('learning');
    expect(of(runsOn(days(0, 56))).weekday).toBe('learning');
    const known = of(runsOn(days(0, 70)));
    expect(known.weekday).toBe('known');
    expect(known.sameWeekday).toHaveLength(8);
    expect(new Set([...known.sameWeekday.map(({ log }) => new Date(log.data_date).getUTCDay()), new Date((20_000 + 69) * 86_400_000).getUTCDay()]).size).toBe(1);
  });

  test('has no weekdays where runs are weekly or now and then', () => {
    expect(of(runsOn([0, 7, 14, 21, 28])).weekday).toBe('none');
    expect(of(runsOn([0, 11, 15, 40, 60])).weekday).toBe('none');
  });

  test('takes in the same weeks of a year ago where there is more than a year', () => {
    const { yearAgo, levelYearAgo } = of(runsOn(days(0, 400)));
    expect(yearAgo.map(({ log }) => log.data_date)).toEqual(runsOn(days(399 - 364 - 7, 399 - 364 + 8)).map(({ log }) => log.data_date));
    expect(levelYearAgo).toHaveLength(14);
    expect(of(runsOn(days(0, 365))).yearAgo).toEqual([]);
    expect([0, 70, 357, 364, 420].every(reachesBack)).toBe(true);
    expect([100, 300, 500].some(reachesBack)).toBe(false);
  });

  test('leaves out what came since a metric is watched, until that is as long as the level', () => {
    const runs = runsOn(days(0, 70));
    const reference = of(runs);
    const since = (n: number): string => runs[n]?.log.snapshot_id ?? '';
    expect(referenceBefore(reference, since(66)).level).toEqual(runs.slice(55, 66));
    expect(referenceBefore(reference, since(66)).sameWeekday.some(({ log }) => log.snapshot_id >= since(66))).toBe(false);
    expect(referenceBefore(reference, since(50))).toBe(reference);
    expect(referenceBefore(reference, null)).toBe(reference);
  });

  test('that is pinned stays, and joint counts are asked for of no other run', () => {
    const runs = runsOn(days(0, 40));
    const ids = runs.slice(3, 6).map(({ log }) => log.snapshot_id);
    const pinned = referenceOf(runs, { kind: 'pinned', snapshot_ids: ids });
    expect(pinned.level).toEqual(runs.slice(3, 6));
    expect([...countedRuns(pinned)]).toEqual(ids);
  });
});
