import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type PipelineHome, createPipelineHome, readScoredClaims, rewriteRun } from '../../tests/support/pipeline-home.ts';
import { type ScoredClaim, claimColumns } from '../columns.ts';
import { homeAt } from '../snapshots/home.ts';
import { type QcLog, qcLogSchema, readQcLogs, writeQcLog, writeQcSummary } from './qc-log.ts';
import { readCounts } from './joint-counts.ts';

const topK = 25;
let pipeline: PipelineHome;
let qc: QcLog;
let claims: ScoredClaim[];
let top: ScoredClaim[];

beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 500 });
  await rewriteRun(
    pipeline.home,
    `SELECT * REPLACE (
       CASE WHEN claim_no % 3 <> 0 THEN amount_paid END AS amount_paid,
       CASE WHEN claim_no % 4 <> 0 THEN cost_zscore END AS cost_zscore,
       CASE WHEN claim_no % 9 <> 0 THEN province_name END AS province_name,
       CASE WHEN claim_no % 10 = 0 THEN 1000000 WHEN claim_no % 10 = 1 THEN 0 ELSE amount_claimed END AS amount_claimed
     ) FROM claims ORDER BY claim_no`,
  );
  ({ qc } = await pipeline.refresh({ topK }));
  claims = await readScoredClaims(pipeline.home);
  top = claims.slice(0, topK);
});
afterAll(() => pipeline?.cleanup());

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);

/** Mean of values of six decimals, exact until the last division. */
function mean(values: readonly (number | null)[], decimals: number): number {
  const millionths = known(values).map((value) => BigInt(Math.round(value * 1e6)));
  const sum = millionths.reduce((total, value) => total + value, 0n);
  return Number((Number(sum) / millionths.length / 1e6).toFixed(decimals));
}

function rate(rows: number, of = 500): number {
  return Number((rows / of).toFixed(6));
}

function twentieth(score: number): number {
  return Math.min(19, Math.floor(Math.round(score * 1e6) / 50_000));
}

/** floor(10 · log10(x)) is one less than the digits of x to the 10th. */
function tenthOfPower(amount: number): number {
  return String(BigInt(Math.max(1, amount)) ** 10n).length - 1;
}

/** What of a claim may change from one delivery to the next, as far as these tests change it. */
function facts({ amount_claimed, amount_paid, province_name, dx_primary_code }: ScoredClaim): string {
  return JSON.stringify([amount_claimed, amount_paid, province_name, dx_primary_code]);
}

function inTop(column: 'province_name' | 'severity_group'): Record<string, number> {
  return Object.fromEntries([...Map.groupBy(top, (claim) => claim[column] ?? '')].map(([value, rows]) => [value, rows.length]));
}

function logAt(n: number, failures: string[] = []): QcLog {
  const createdAt = new Date(Date.UTC(2025, 0, n)).toISOString();
  return { ...qc, snapshot_id: `snapshot-${createdAt.replaceAll(/[-:.]/g, '')}`, created_at: createdAt, total_rows: n, failures };
}

describe('the QC of a refresh', () => {
  test('counts the claims, those with an indication, and the top', () => {
    expect(qc).toMatchObject({ total_rows: 500, top_k: topK, rows_in: 500, rows_quarantined: 0, failures: [] });
    expect(qc.flagged_rows).toBe(claims.filter(({ flags }) => flags.length > 0).length);
    expect(qc.first_date).toBe(claims.map(({ discharge_date }) => discharge_date).toSorted().at(0));
    expect(qc.data_date).toBe(claims.map(({ discharge_date }) => discharge_date).toSorted().at(-1));
  });

  test.each([
    ['amount_claimed', 'amount_claimed_mean', 'amount_claimed_top_k_mean', 2],
    ['cost_zscore', 'cost_zscore_mean', 'cost_zscore_top_k_mean', 6],
    ['risk_score', 'risk_score_mean', 'risk_score_top_k_mean', 6],
    ['ml_score_normalized', 'ml_score_mean', 'ml_score_top_k_mean', 6],
  ] as const)('gives the mean of %s over all claims and over the top', (column, ofAll, ofTop, decimals) => {
    expect(qc[ofAll]).toBeCloseTo(mean(claims.map((claim) => claim[column]), decimals), decimals);
    expect(qc[ofTop]).toBeCloseTo(mean(top.map((claim) => claim[column]), decimals), decimals);
  });

  test('gives the share of stays of a day or less', () => {
    expect(qc.los_le_1_ratio).toBe(rate(claims.filter(({ los }) => los <= 1).length, claims.length));
    expect(qc.los_le_1_ratio_top_k).toBe(rate(top.filter(({ los }) => los <= 1).length, topK));
  });

  test('shows the top in the order of the worklist, and no key of a person', () => {
    expect(qc.top_records.map(({ claim_id, risk_score, flags }) => ({ claim_id, risk_score, flags }))).toEqual(
      top.map(({ claim_id, risk_score, flags }) => ({ claim_id, risk_score, flags })),
    );
    for (const { name } of claimColumns.filter(({ isPrivate }) => isPrivate)) expect(JSON.stringify(qc.top_records)).not.toContain(`"${name}":`);
  });

  test.each([
    ['province', (claim: ScoredClaim) => [claim.province_name ?? '']],
    ['severity', (claim: ScoredClaim) => [claim.severity_group ?? '']],
    ['service_type', (claim: ScoredClaim) => [claim.service_type ?? '']],
    ['facility_class', (claim: ScoredClaim) => [claim.facility_class ?? '']],
    ['inacbg_group', (claim: ScoredClaim) => [claim.inacbg_group ?? '']],
    ['peer_level', (claim: ScoredClaim) => [claim.peer_level === null ? '' : String(claim.peer_level)]],
    ['flag', (claim: ScoredClaim) => claim.flags],
    ['rule_not_evaluated', (claim: ScoredClaim) => claim.rules_not_evaluated],
    ['quality_mark', (claim: ScoredClaim) => claim.quality_marks],
  ])('counts the claims of each %s', (grouping, valuesOf) => {
    const expected = [...new Set(claims.flatMap(valuesOf))]
      .map((value) => {
        const rows = claims.filter((claim) => valuesOf(claim).includes(value));
        return {
          value,
          rows: rows.length,
          rows_top_k: rows.filter(({ risk_rank }) => risk_rank <= topK).length,
          flagged_rows: rows.filter(({ flags }) => flags.length > 0).length,
          amount_claimed_mean: mean(rows.map(({ amount_claimed }) => amount_claimed), 2),
          risk_score_max: Math.max(...rows.map(({ risk_score }) => risk_score)),
        };
      })
      .toSorted((a, b) => b.rows - a.rows || (a.value < b.value ? -1 : 1));
    expect(qc.groups[grouping] ?? []).toEqual(expected);
  });

  test('rates are shares of all claims', () => {
    for (const [flag, share] of Object.entries(qc.flag_rates)) expect(share).toBe(rate(claims.filter(({ flags }) => flags.includes(flag)).length));
    expect(Object.keys(qc.null_rates).toSorted()).toEqual(claimColumns.filter(({ required }) => !required).map(({ name }) => name).toSorted());
    for (const [column, share] of Object.entries(qc.null_rates)) expect(share).toBe(rate(claims.filter((claim) => Reflect.get(claim, column) === null).length));
  });

  test.each([
    ['risk_score', ({ risk_score }: ScoredClaim) => twentieth(risk_score)],
    ['rule_score', ({ rule_score }: ScoredClaim) => twentieth(rule_score)],
    ['ml_score_normalized', ({ ml_score_normalized }: ScoredClaim) => twentieth(ml_score_normalized)],
    ['anomaly_score', ({ anomaly_score }: ScoredClaim) => twentieth(anomaly_score)],
    ['amount_claimed', ({ amount_claimed }: ScoredClaim) => tenthOfPower(amount_claimed)],
    ['amount_paid', ({ amount_paid }: ScoredClaim) => (amount_paid === null ? null : tenthOfPower(amount_paid))],
    ['amount_gap', ({ amount_gap }: ScoredClaim) => (amount_gap === null ? null : tenthOfPower(amount_gap))],
    ['cost_zscore', ({ cost_zscore }: ScoredClaim) => (cost_zscore === null ? null : Math.max(-20, Math.min(20, Math.floor(cost_zscore * 2))))],
    ['los', ({ los }: ScoredClaim) => Math.min(los, 60)],
    ['comorbidity_count', ({ comorbidity_count }: ScoredClaim) => Math.min(comorbidity_count, 20)],
  ])('the histogram of %s counts every claim that has it in its bin', (column, binOf) => {
    const counts = new Map<number, number>();
    for (const bin of known(claims.map(binOf))) counts.set(bin, (counts.get(bin) ?? 0) + 1);
    expect(qc.histograms[column]).toEqual([...counts].toSorted(([a], [b]) => a - b));
  });

  test('every histogram sums to the claims that are not NULL there', () => {
    expect(Object.keys(qc.histograms)).toEqual(expect.arrayContaining(['peer_mean', 'peer_p90']));
    for (const [column, bins] of Object.entries(qc.histograms))
      expect(bins.reduce((sum, [, rows]) => sum + rows, 0)).toBe(claims.filter((claim) => Reflect.get(claim, column) !== null).length);
  });
});

test('a log of format 1 is read as far as it goes, and is no reference for drift', () => {
  const { null_counts, short_stay_rows, simulated_rows, wide_top, fresh, outcomes, ...old } = qc;
  expect([null_counts, short_stay_rows, simulated_rows, wide_top, fresh, outcomes]).not.toContain(undefined);
  expect(qcLogSchema.parse({ ...old, format: 1 })).toEqual({ ...old, null_counts, short_stay_rows, simulated_rows: 0, wide_top: null, fresh: null, outcomes: null });
  expect(qcLogSchema.safeParse({ ...qc, format: 3 }).success).toBe(false);
});

describe('fresh claims', () => {
  let later: PipelineHome;
  beforeAll(() => {
    later = pipeline.copy();
  });
  afterAll(() => later.cleanup());

  test('are all of them where there was no snapshot before', () => {
    expect(qc.fresh).toMatchObject({ since: null, rows: 500, new_rows: 500, changed_rows: 0, flagged_rows: qc.flagged_rows, null_counts: qc.null_counts, histograms: qc.histograms });
    const counts = readCounts(pipeline.home.logs, qc.snapshot_id);
    expect(counts?.fresh).toBe(counts?.whole);
    expect(counts?.whole.cells.n.reduce((sum, rows) => sum + rows, 0)).toBe(500);
  });

  test('are none where the same run is scored again, those that are new or say something else where another is', async () => {
    const { qc: again } = await later.refresh({ topK });
    expect(again.fresh).toMatchObject({ since: qc.snapshot_id, rows: 0, new_rows: 0, changed_rows: 0 });
    await later.etl();
    await rewriteRun(
      later.home,
      `SELECT * REPLACE (
         CASE WHEN claim_no % 50 = 1 THEN amount_claimed + 1 ELSE amount_claimed END AS amount_claimed,
         CASE WHEN claim_no % 50 = 2 THEN '999' || claim_id ELSE claim_id END AS claim_id,
         CASE WHEN claim_no % 50 = 3 THEN 7 ELSE overlapping_claim_count END AS overlapping_claim_count
       ) FROM claims ORDER BY claim_no`,
    );
    const before = await readScoredClaims(later.home);
    const { qc: changed } = await later.refresh({ topK });
    const after = await readScoredClaims(later.home);
    const earlier = new Map(before.map((claim) => [claim.claim_id, claim]));
    const isNew = after.filter(({ claim_id }) => !earlier.has(claim_id));
    const isChanged = after.filter((claim) => earlier.has(claim.claim_id) && facts(claim) !== facts(earlier.get(claim.claim_id) ?? claim));
    expect(isNew).toHaveLength(10);
    expect(changed.fresh).toMatchObject({ since: again.snapshot_id, rows: isNew.length + isChanged.length, new_rows: isNew.length, changed_rows: isChanged.length });
    const counts = readCounts(later.home.logs, changed.snapshot_id);
    expect(counts?.fresh.cells.n.reduce((sum, rows) => sum + rows, 0)).toBe(changed.fresh?.rows);
    expect(counts?.whole.cells.n.reduce((sum, rows) => sum + rows, 0)).toBe(500);
  });
});

describe('the QC summary', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-qc-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is the log of the snapshot with the logs before it, newest first, without builds that failed', () => {
    const home = homeAt(folder);
    for (const n of [1, 2, 3, 5]) writeQcLog(home.logs, logAt(n));
    writeQcLog(home.logs, logAt(4, ['a check']));
    writeFileSync(join(home.logs, 'ml_scores_qc_20250106T000000000Z.json'), '{"format":0}');
    writeFileSync(join(home.logs, 'notes.json'), '{}');
    expect(readQcLogs(home.logs).map(({ total_rows }) => total_rows)).toEqual([1, 2, 3, 4, 5]);

    const summary = writeQcSummary(home);
    expect(summary).toMatchObject({ ...logAt(5), history: [5, 3, 2, 1].map((total_rows) => ({ total_rows })) });
    expect(summary.history[0]).toMatchObject({ amount_claimed_top_k_mean: qc.amount_claimed_top_k_mean, los_le_1_ratio: qc.los_le_1_ratio, top_k_provinces: inTop('province_name'), top_k_severities: inTop('severity_group') });
    expect(JSON.parse(readFileSync(join(home.logs, 'ml_scores_qc_summary.json'), 'utf8'))).toEqual(summary);
    expect(writeQcSummary(home, logAt(2).snapshot_id).history.map(({ total_rows }) => total_rows)).toEqual([2, 1]);
    expect(writeQcSummary(home, logAt(4).snapshot_id).history.map(({ total_rows }) => total_rows)).toEqual([4, 3, 2, 1]);
  });

  test('of a snapshot without a log is refused', () => {
    const home = homeAt(join(folder, 'empty'));
    expect(() => writeQcSummary(home)).toThrow(expect.objectContaining({ code: 'QC_MISSING' }));
    expect(() => writeQcSummary(home, 'snapshot-x')).toThrow(expect.objectContaining({ code: 'QC_MISSING', details: { snapshot: 'snapshot-x', folder: home.logs } }));
  });
});
