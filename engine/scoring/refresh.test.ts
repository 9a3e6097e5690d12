import { readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { naiveRules } from '../../tests/support/naive-rules.ts';
import { type PipelineHome, countServedClaims, createPipelineHome, readScoredClaims, rewriteRun, tamperWithRun } from '../../tests/support/pipeline-home.ts';
import { type ScoredClaim, claimColumns } from '../columns.ts';
import { newestRun } from '../claims/run-manifest.ts';
import { findRuleset } from '../rules/rulesets.ts';
import { readManifest, readPointer } from '../snapshots/manifest.ts';
import { activeModelVersion, listModels, loadModel, promoteModel, saveModel } from './models.ts';
import { listSnapshots, publishSnapshot, rollBack } from './snapshots.ts';

const ruleset = findRuleset('RULESET_v1');

/** Claims with every kind of gap: no peers, no payment, no patient, ties in everything, an amount beyond any double. */
const withoutPatient = ['patient_key', ...claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name)];

const variedClaims = `
  SELECT * REPLACE (
    CASE WHEN claim_no % 5 <> 0 THEN peer_p90 END AS peer_p90,
    CASE WHEN claim_no % 7 <> 0 THEN amount_paid END AS amount_paid,
    CASE WHEN claim_no % 11 <> 0 THEN cost_zscore END AS cost_zscore,
    ${withoutPatient.map((name) => `CASE WHEN claim_no % 13 <> 0 THEN ${name} END AS ${name}`).join(', ')},
    CASE WHEN claim_no % 17 <> 0 THEN severity_group END AS severity_group,
    CASE WHEN claim_no = 20 THEN 900000000000000000 ELSE amount_claimed END AS amount_claimed
  ) FROM claims ORDER BY claim_no`;

let template: PipelineHome;
let pipeline: PipelineHome;
let good: string;
beforeAll(async () => {
  template = await createPipelineHome({ rows: 400 });
  good = (await template.refresh()).manifest.snapshot_id;
});
afterAll(() => template?.cleanup());
beforeEach(() => {
  pipeline = template.copy();
});
afterEach(() => pipeline.cleanup());

/** The worklist's order: risk, model score and amount descending, then the id by code point. */
function byRisk(a: ScoredClaim, b: ScoredClaim): number {
  return b.risk_score - a.risk_score || b.ml_score_normalized - a.ml_score_normalized || b.amount_claimed - a.amount_claimed || (a.claim_id < b.claim_id ? -1 : 1);
}

describe('scores', () => {
  test('of any claim follow from its rules and the model, and ranks are the naive sort', async () => {
    await rewriteRun(pipeline.home, variedClaims);
    await pipeline.refresh();
    const claims = await readScoredClaims(pipeline.home);
    expect(claims).toHaveLength(400);
    for (const claim of claims) {
      const says = ruleset.rules.map((rule) => ({ ...rule, says: naiveRules[rule.id]?.(claim) }));
      expect(claim.flags).toEqual(says.filter((rule) => rule.says === true).map(({ id }) => id));
      expect(claim.rules_not_evaluated).toEqual(says.filter((rule) => rule.says === null).map(({ id }) => id));
      expect(claim.rule_score).toBe(Math.max(0, ...says.map((rule) => (rule.says === true ? rule.weight : 0))));
      expect(claim.risk_score).toBe(Math.max(claim.rule_score, claim.ml_score_normalized));
    }
    expect(claims.filter(({ rules_not_evaluated }) => rules_not_evaluated.length > 0).length).toBeGreaterThan(50);
    expect(claims.map(({ risk_rank }) => risk_rank)).toEqual(claims.map((_, i) => i + 1));
    expect(claims.map(({ claim_id }) => claim_id)).toEqual(claims.toSorted(byRisk).map(({ claim_id }) => claim_id));
  });

  test('of claims that tie in everything are ordered by their id', async () => {
    // Beside a snapshot of four times as many it would be held back.
    rmSync(pipeline.home.pointer);
    await rewriteRun(pipeline.home, "SELECT first.* REPLACE (CAST(i AS INTEGER) AS claim_no, 'claim-' || ((i * 37) % 101) AS claim_id) FROM (FROM claims ORDER BY claim_no LIMIT 1) AS first, range(1, 101) AS copies(i)");
    await pipeline.refresh();
    const ids = (await readScoredClaims(pipeline.home)).map(({ claim_id }) => claim_id);
    expect(ids).toEqual(ids.toSorted());
    expect(ids).toHaveLength(100);
  });

  test('of the model are clamped between bounds that were frozen with it', async () => {
    const { home } = pipeline;
    const { forest, meta } = loadModel(home, activeModelVersion(home));
    const scoreBounds = { low: 0.4, high: 0.5 };
    await saveModel(join(home.artifacts, 'narrow'), { ...forest, scoreBounds }, { ...meta, model_version: 'narrow' });
    promoteModel(home, 'narrow');
    await pipeline.refresh();
    const claims = await readScoredClaims(home);
    for (const { anomaly_score, ml_score_normalized } of claims) {
      const share = Math.min(1, Math.max(0, (anomaly_score - scoreBounds.low) / (scoreBounds.high - scoreBounds.low)));
      expect(ml_score_normalized).toBe(Math.round(share * 1e6) / 1e6);
    }
    expect(claims.some(({ anomaly_score }) => anomaly_score > scoreBounds.high)).toBe(true);
    expect(claims.some(({ anomaly_score }) => anomaly_score < scoreBounds.low)).toBe(true);
  });

  test('of a claim do not depend on the other claims of its run', async () => {
    await pipeline.refresh();
    const all = new Map((await readScoredClaims(pipeline.home)).map((claim) => [claim.claim_id, claim.ml_score_normalized]));
    rmSync(pipeline.home.pointer);
    await rewriteRun(pipeline.home, 'FROM claims WHERE claim_no % 3 = 0 ORDER BY claim_no');
    await pipeline.refresh();
    const some = await readScoredClaims(pipeline.home);
    expect(some.map(({ claim_id }) => all.get(claim_id))).toEqual(some.map(({ ml_score_normalized }) => ml_score_normalized));
  });
});

test('the same claims give the same content and the same QC, on every run and for any number of threads', async () => {
  await rewriteRun(pipeline.home, variedClaims);
  const results = [];
  for (const threads of [1, 1, 2, 4]) {
    const { manifest, qc } = await pipeline.refresh({ threads });
    const { snapshot_id: _, created_at: __, fresh, ...measured } = qc;
    results.push({ content: manifest.content, rows: manifest.rows, measured, fresh: { ...fresh, since: null } });
  }
  expect(Object.keys(results[0]?.content ?? {})).toContain('claims_scored');
  for (const result of results.slice(1)) expect(result).toEqual(results[0]);
});

describe('a snapshot that breaks a law stays staged, and the last good one serves:', () => {
  test.each([
    ['claims are missing', 'FROM claims WHERE claim_no <> 7 ORDER BY claim_no', /claims_scored has 399 rows, the run 400/],
    ['an amount was changed', 'SELECT * REPLACE (CASE WHEN claim_no = 7 THEN 1 ELSE amount_claimed END AS amount_claimed) FROM claims ORDER BY claim_no', /does not hold the claims that the run wrote/],
    ['two claims changed places', 'SELECT * REPLACE (CASE claim_no WHEN 7 THEN 8 WHEN 8 THEN 7 ELSE claim_no END AS claim_no) FROM claims ORDER BY claim_no', /does not hold the claims that the run wrote/],
    ['an amount is negative', 'SELECT * REPLACE (CASE WHEN claim_no = 7 THEN -1 ELSE amount_claimed END AS amount_claimed) FROM claims ORDER BY claim_no', /1 claims have a stay or an amount below 0/],
    ['an id occurs twice', 'SELECT * REPLACE (CASE WHEN claim_no = 7 THEN first(claim_id) OVER (ORDER BY claim_no) ELSE claim_id END AS claim_id) FROM claims ORDER BY claim_no', /claim ids are not unique/],
    ['a required value is missing', 'SELECT * REPLACE (CASE WHEN claim_no > 10 THEN source_file END AS source_file) FROM claims ORDER BY claim_no', /10 claims without source_file/],
    ['a number of other claims is negative', 'SELECT * REPLACE (CASE WHEN claim_no = 7 THEN -1 ELSE same_day_claim_count END AS same_day_claim_count) FROM claims ORDER BY claim_no', /1 claims have a number of other claims or of days since one below 0/],
    ['a year has fewer claims than its last month', 'SELECT * REPLACE (claim_count_365_days_before + 1 AS claim_count_30_days_before) FROM claims ORDER BY claim_no', /400 claims have .* more claims in 30 days than in 365/],
    ['an outpatient is readmitted', "SELECT * REPLACE (CASE WHEN service_type = 'RJTL' THEN days_since_previous_discharge ELSE readmission_gap END AS readmission_gap) FROM claims ORDER BY claim_no", /claims have a readmission gap without being inpatient/],
    ['nobody has a history', 'SELECT * REPLACE (CASE WHEN claim_no <> 7 THEN patient_key END AS patient_key) FROM claims ORDER BY claim_no', /1 claims have a history without a patient/],
    ['a claim before has no day', 'SELECT * REPLACE (NULL AS days_since_previous_claim) FROM claims ORDER BY claim_no', /claims have a history without a patient, or/],
  ])('%s', async (_, select, failure) => {
    const { home } = pipeline;
    await tamperWithRun(home, select);
    await expect(pipeline.refresh()).rejects.toMatchObject({ code: 'SNAPSHOT_CHECK_FAILED', message: expect.stringMatching(failure) });
    expect(readPointer(home)).toBe(good);
    expect(await countServedClaims(home)).toBe(400);

    const staged = listSnapshots(home).find(({ manifest }) => manifest?.state === 'staged');
    expect(staged?.is_current).toBe(false);
    expect(staged?.manifest?.failures.join()).toMatch(failure);
    await expect(rollBack(home, staged?.snapshot_id, new Date())).rejects.toMatchObject({ code: 'SNAPSHOT_INVALID' });
    const published = await publishSnapshot(home, staged?.snapshot_id ?? '', new Date());
    expect(readPointer(home)).toBe(published.snapshot_id);
    expect(published.failures).toEqual(staged?.manifest?.failures);
  });
});

function modelFile(home: PipelineHome['home']): string {
  return join(home.artifacts, activeModelVersion(home), 'forest.cmif');
}

describe('a refresh that cannot run leaves the last good snapshot, and says why:', () => {
  test.each([
    ['the active model is truncated', 'MODEL_INVALID', ({ home }: PipelineHome) => truncateSync(modelFile(home), 1000)],
    ['a bit of the active model is flipped', 'MODEL_INVALID', ({ home }: PipelineHome) => {
      const bytes = readFileSync(modelFile(home));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(modelFile(home), bytes);
    }],
    ['the active model is gone', 'MODEL_MISSING', ({ home }: PipelineHome) => writeFileSync(join(home.artifacts, 'active.json'), '{"model_version":"iso_v0"}')],
    ['the pointer to the active model is damaged', 'MODEL_INVALID', ({ home }: PipelineHome) => writeFileSync(join(home.artifacts, 'active.json'), '{')],
    ['the manifest of the run is damaged', 'RUN_INVALID', ({ home }: PipelineHome) => writeFileSync(join(newestRun(home).folder, 'manifest.json'), '{}')],
    ['the claims of the run are no Parquet', 'RUN_INVALID', ({ home }: PipelineHome) => truncateSync(join(newestRun(home).folder, 'claims_normalized.parquet'), 100)],
    ['the tables of the run are no database', 'RUN_INVALID', ({ home }: PipelineHome) => writeFileSync(join(newestRun(home).folder, 'run.duckdb'), 'nothing')],
  ] as const)('%s', async (_, code, damage) => {
    const { home } = pipeline;
    damage(pipeline);
    await expect(pipeline.refresh()).rejects.toMatchObject({ code });
    expect(readPointer(home)).toBe(good);
    expect(await countServedClaims(home)).toBe(400);
    expect(readdirSync(home.snapshots)).toEqual([good]);
  });

  test('the run was made by an earlier version, which knew fewer columns', async () => {
    await rewriteRun(pipeline.home, 'SELECT * EXCLUDE (previous_claim_id, is_history_local) FROM claims ORDER BY claim_no');
    await expect(pipeline.refresh()).rejects.toMatchObject({ code: 'RUN_INVALID', message: expect.stringContaining('an earlier version made it, without previous_claim_id, is_history_local') });
    expect(readPointer(pipeline.home)).toBe(good);
  });

  test('a model that is damaged is listed with the reason, and cannot be promoted', async () => {
    const { home } = pipeline;
    const version = activeModelVersion(home);
    truncateSync(modelFile(home), 1000);
    expect(listModels(home).find(({ model_version }) => model_version === version)).toMatchObject({ is_active: true, meta: null, error: expect.stringContaining('MODEL_INVALID') });
    expect(() => promoteModel(home, version)).toThrow(expect.objectContaining({ code: 'MODEL_INVALID' }));
    expect(() => promoteModel(home, 'iso_v0')).toThrow(expect.objectContaining({ code: 'MODEL_MISSING' }));
  });
});

test('a snapshot says what it was made of', async () => {
  const { home } = pipeline;
  const now = new Date('2025-03-04T05:06:07.089Z');
  const { manifest } = await pipeline.refresh({ now: () => now, topK: 7 });
  const run = newestRun(home).manifest;
  expect(manifest).toEqual(readManifest(home, manifest.snapshot_id));
  expect(manifest).toMatchObject({
    snapshot_id: 'snapshot-20250304T050607089Z',
    state: 'published',
    created_at: now.toISOString(),
    etl_run_id: run.etl_run_id,
    data_date: run.data_date,
    salt_fingerprint: run.salt_fingerprint,
    model_version: activeModelVersion(home),
    model_hash: loadModel(home, activeModelVersion(home)).contentHash,
    ruleset_version: 'RULESET_v1',
    top_k: 7,
    failures: [],
  });
  expect(manifest.rows).toMatchObject({ claims_scored: 400, claims_ml_scores: 400, ruleset_versions: 4 });
});
