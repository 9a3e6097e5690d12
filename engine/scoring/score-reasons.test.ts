import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { type Connection, Database, quoteLiteral } from '../database.ts';
import { type ForestTable, createScoreAlong, explainRows, growForest, scoreRows } from '../isolation-forest/index.ts';
import { findLowerAmounts } from './counterfactual.ts';
import { type ClaimFeatures, readFeatures } from './features.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { type Model, activeModelVersion, loadModel } from './models.ts';
import { rankReasons } from './score-reasons.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const rows = 3000;
let pipeline: PipelineHome;
let database: Database;
let connection: Connection;
let features: ClaimFeatures;
let model: Model;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows });
  await pipeline.refresh();
  database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
  await connection.run(`ATTACH ${quoteLiteral(join(pipeline.home.snapshots, readPointer(pipeline.home) ?? '', 'snapshot.duckdb'))} AS snapshot (READ_ONLY)`);
  await connection.run('USE snapshot');
  features = await readFeatures(connection);
  model = loadModel(pipeline.home, activeModelVersion(pipeline.home));
});
afterAll(() => {
  database?.close();
  pipeline?.cleanup();
});

interface StoredReason {
  claim_no: number;
  claim_id: string;
  risk_rank: number;
  reason_no: number;
  feature: string;
  contribution: number;
  contribution_share: number;
  value_number: number | null;
  value_text: string | null;
  typical_of: string;
  typical: number;
}

/** The features of one claim as a table of one row. */
function oneClaim(claimNo: number): ForestTable {
  const row = features.claimNos.indexOf(claimNo);
  return features.table.map((column) => ('codes' in column ? { ...column, codes: column.codes.slice(row, row + 1) } : { ...column, values: column.values.slice(row, row + 1) }));
}

describe('stored reasons', () => {
  test('are the five weightiest of each claim of the riskiest twentieth, to the digit those of the claim alone', async () => {
    const stored = await connection.rows<StoredReason>('SELECT * FROM score_reasons ORDER BY risk_rank, reason_no');
    expect(new Set(stored.map(({ claim_no }) => claim_no)).size).toBe(rows / 20);
    expect(Math.max(...stored.map(({ risk_rank }) => risk_rank))).toBe(rows / 20);
    for (const claimNo of new Set(stored.map(({ claim_no }) => claim_no))) {
      const own = stored.filter(({ claim_no }) => claim_no === claimNo);
      const [alone] = explainRows(model.forest, oneClaim(claimNo));
      const reasons = rankReasons(model.forest.features, alone?.contributions.map(({ pathLength }) => pathLength) ?? []).slice(0, 5);
      expect(own.map(({ feature, contribution, contribution_share }) => ({ feature, contribution, share: contribution_share }))).toEqual(reasons);
      expect(own.map(({ reason_no }) => reason_no)).toEqual(own.map((_, k) => k + 1));
    }
  });

  test('say the claim’s own value, and what is typical of its peers, of all, or of the category', async () => {
    const wrong = await connection.rows(`
      WITH expected AS (
        SELECT r.claim_id, r.reason_no, r.typical, r.typical_of,
          CASE r.feature
            WHEN 'los' THEN (SELECT round(avg(o.los), 1) FROM claims_scored AS o WHERE o.claim_no <> c.claim_no AND c.peer_key = concat_ws('|', CASE WHEN c.peer_level <= 3 THEN o.dx_primary_group END, o.severity_group, CASE WHEN c.peer_level IN (1, 2, 4) THEN o.facility_class END, CASE WHEN c.peer_level = 1 THEN o.province_name END))
            WHEN 'amount_claimed' THEN round(c.peer_mean)
            WHEN 'cost_zscore' THEN (SELECT quantile_disc(cost_zscore, 0.5) FROM claims_scored)
            WHEN 'province_name' THEN (SELECT round(count(*) / ${rows}, 6) FROM claims_scored AS o WHERE o.province_name = c.province_name)
          END AS truth,
          r.feature
        FROM score_reasons AS r JOIN claims_scored AS c USING (claim_no)
        WHERE c.peer_level IS NOT NULL
      )
      SELECT * FROM expected WHERE truth IS NOT NULL AND abs(truth - typical) > 0.05`);
    expect(wrong).toEqual([]);
    const lacking = await connection.rows('SELECT r.* FROM score_reasons AS r JOIN claims_scored AS c USING (claim_no) WHERE r.typical IS NULL OR (r.value_number IS NULL AND r.value_text IS NULL AND NOT (r.feature = $z AND c.cost_zscore IS NULL))', { z: 'cost_zscore' });
    expect(lacking).toEqual([]);
  });

  test('come with an amount that would bring the claim below the limit, where one would', async () => {
    const stored = await connection.rows<{ claim_no: number; amount_from: number; amount_to: number; amount_claimed: number; anomaly_limit: number }>('SELECT * FROM score_counterfactuals ORDER BY risk_rank');
    for (const { amount_from, amount_to, amount_claimed, anomaly_limit } of stored) {
      expect(anomaly_limit).toBe(model.forest.threshold);
      expect(amount_from).toBeGreaterThanOrEqual(0);
      expect(amount_to).toBeGreaterThanOrEqual(amount_from);
      expect(amount_claimed).toBeGreaterThan(amount_to);
    }
  });
});

test('reasons are ordered by weight, then as the model has its features, and their shares add up to 1', () => {
  const names = ['a', 'b', 'c', 'd'].map((name) => ({ kind: 'numeric' as const, name }));
  expect(rankReasons(names, [0.5, -1, 0, -0.5])).toEqual([
    { feature: 'b', contribution: 1, share: 0.5 },
    { feature: 'a', contribution: -0.5, share: -0.25 },
    { feature: 'd', contribution: 0.5, share: 0.25 },
  ]);
  expect(rankReasons(names, [0, 0, 0, 0])).toEqual([]);
});

describe('a lower amount', () => {
  /** Amounts of 100,000 to 1,099,000 rupiah and a few of 50 million, paid in full but for a few. */
  const count = 400;
  const amounts = Array.from({ length: count }, (_, row) => (row % 100 === 7 ? 50_000_000 + row : 100_000 + ((row * 37_000) % 1_000_000)));
  const paid = amounts.map((amount, row) => (row % 50 === 7 ? amount - 10_000 : amount));
  const [mean, std] = [600_000, 300_000];
  const tableOf = (claimed: readonly number[], paidOut: readonly number[]): ForestTable => [
    { name: 'amount_claimed', values: Float64Array.from(claimed) },
    { name: 'amount_paid', values: Float64Array.from(paidOut) },
    { name: 'amount_gap', values: Float64Array.from(claimed, (amount, row) => amount - (paidOut[row] ?? 0)) },
    { name: 'cost_zscore', values: Float64Array.from(claimed, (amount) => Math.round(((amount - mean) / std) * 1e6) / 1e6) },
  ];
  const table = tableOf(amounts, paid);
  const forest = { ...growForest(table, { seed: 3, nEstimators: 60 }), threshold: 0.55 };
  const along = createScoreAlong(forest, table);
  const claimOf = (row: number) => ({ amountClaimed: amounts[row] ?? 0, amountPaid: paid[row] ?? 0, peerMean: mean, peerStd: std });
  const scoreWith = (row: number, amount: number): number => scoreRows(forest, tableOf([amount], [paid[row] ?? 0]))[0] ?? 0;

  test('is the nearest range with which the forest calls the claim usual, gap and z-score following', () => {
    let found = 0;
    for (let row = 0; row < count; row += 1) {
      const range = findLowerAmounts(along, row, claimOf(row), forest);
      expect(range === null || scoreWith(row, amounts[row] ?? 0) > forest.threshold).toBe(true);
      if (!range) continue;
      found += 1;
      expect(scoreWith(row, range.to)).toBeLessThanOrEqual(forest.threshold);
      expect(scoreWith(row, range.from)).toBeLessThanOrEqual(forest.threshold);
      expect(scoreWith(row, range.to + 1)).toBeGreaterThan(forest.threshold);
      expect(range.from === 0 || scoreWith(row, range.from - 1) > forest.threshold).toBe(true);
      for (let step = 1; step < 40; step += 1) {
        const between = Math.round(range.to + ((amounts[row] ?? 0) - range.to) * (step / 40)) + 1;
        expect(scoreWith(row, between)).toBeGreaterThan(forest.threshold);
      }
    }
    expect(found).toBeGreaterThan(0);
  });

  test('scores every amount to the bit as the forest does', () => {
    const steps = along(7, [{ feature: 'amount_claimed', offset: 0, scale: 1 }, { feature: 'amount_gap', offset: paid[7] ?? 0, scale: 1 }, { feature: 'cost_zscore', offset: mean, scale: std, decimals: 6 }], 0, amounts[7] ?? 0);
    steps.forEach(({ from, to, anomalyScore }, index) => {
      expect(anomalyScore).toBe(scoreWith(7, from));
      expect(anomalyScore).toBe(scoreWith(7, to));
      expect(from).toBe(index === 0 ? 0 : (steps[index - 1]?.to ?? 0) + 1);
    });
    expect(steps.at(-1)?.to).toBe(amounts[7]);
  });

  test('is none for an amount beyond whole numbers, and exists without a gap or peers', () => {
    expect(findLowerAmounts(along, 7, { ...claimOf(7), amountClaimed: 9e17 }, forest)).toBeNull();
    expect(() => findLowerAmounts(along, 7, { ...claimOf(7), amountPaid: Number.NaN, peerStd: Number.NaN }, forest)).not.toThrow();
  });
});
