import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { type Store, openSimulation, openStore } from '#store';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';
import { naiveRules } from '../../tests/support/naive-rules.ts';
import { type PipelineHome, createPipelineHome, readScoredClaims } from '../../tests/support/pipeline-home.ts';
import { newestRun } from '../claims/run-manifest.ts';
import type { ScoredClaim } from '../columns.ts';
import { Database } from '../database.ts';
import { findRuleset } from '../rules/rulesets.ts';
import { readPointer } from '../snapshots/manifest.ts';
import { writeLiveFile } from './stream-file.ts';
import { listSnapshots, publishSnapshot } from '../scoring/snapshots.ts';

const rows = 200;
const now = (): Date => new Date('2025-06-15T03:00:00.000Z');
const ruleset = findRuleset('RULESET_v1');

let template: PipelineHome;
let pipeline: PipelineHome;
let ofRun: ScoredClaim[];
let store: Store;
beforeAll(async () => {
  template = await createPipelineHome({ rows });
  await template.refresh({ now });
  ofRun = await readScoredClaims(template.home);
});
afterAll(() => template?.cleanup());
beforeEach(async () => {
  pipeline = template.copy();
  store = await openStore({ path: pipeline.home.store, clock: now });
});
afterEach(async () => {
  await store.close();
  pipeline.cleanup();
});

const placed = (n: number) => ({ position: String(n).padStart(6, '0'), receivedAt: `2025-06-14T00:00:0${n % 10}.000Z` });

async function keepSomeLive(): Promise<void> {
  await store.liveClaims.take(
    intakeBatch([
      liveClaim('0301R0010625V000009', { ...placed(1), claim: { admit_date: '2025-06-01', discharge_date: '2025-06-03', severity_group: 'ringan', amount_claimed: 90_000_000, peer_p90: 1_000_000 } }),
      liveClaim(ofRun[3]?.claim_id ?? '', { ...placed(2), claim: { amount_claimed: 1 } }),
      liveClaim('0301R0010625V000010', { ...placed(3), claim: { facility_key: '9999R999', admit_date: '2025-06-15', discharge_date: '2025-06-15' } }),
      liveClaim('0301R0010625V000011', { ...placed(4), claim: { admit_date: '2025-06-15', discharge_date: '2025-06-16' } }),
    ]),
  );
}

test('live claims go behind those of the run, which win where both have one; rules and model score them as any other', async () => {
  await keepSomeLive();
  const { manifest, qc } = await pipeline.refresh({ now, live: [store.liveClaims] });
  expect(manifest).toMatchObject({ state: 'published', live_rows: 2, simulated_rows: 0, data_date: '2025-06-15', failures: [] });
  expect(manifest.rows['claims_scored']).toBe(rows + 2);
  expect(qc).toMatchObject({ total_rows: rows + 2, data_date: '2025-06-15' });
  const claims = await readScoredClaims(pipeline.home);
  const lastNo = Math.max(...ofRun.map(({ claim_no }) => claim_no));
  const added = claims.filter(({ claim_no }) => claim_no > lastNo).toSorted((a, b) => a.claim_no - b.claim_no);
  expect(added.map(({ claim_id, claim_no, etl_run_id }) => [claim_id, claim_no, etl_run_id])).toEqual([
    ['0301R0010625V000009', lastNo + 1, manifest.etl_run_id],
    ['0301R0010625V000010', lastNo + 2, manifest.etl_run_id],
  ]);
  expect(added[0]?.flags).toContain('severity_mismatch');
  for (const claim of claims) expect(claim.flags).toEqual(ruleset.rules.filter(({ id }) => naiveRules[id]?.(claim) === true).map(({ id }) => id));
  const byId = new Map(ofRun.map((claim) => [claim.claim_id, claim]));
  for (const claim of claims.filter(({ claim_no }) => claim_no <= lastNo)) expect({ ...claim, risk_rank: 0 }).toEqual({ ...byId.get(claim.claim_id), risk_rank: 0 });
  expect(await facilitiesNamed('9999R999')).toBe(1);
  expect(await claimsIn(join(pipeline.home.data, 'claims_normalized.parquet'))).toBe(rows + 2);
});

test('without a live claim a snapshot holds what it holds without being asked for them, and its file is that of the run', async () => {
  const plain = await pipeline.refresh({ now });
  const asked = await pipeline.refresh({ now, live: [store.liveClaims] });
  expect(asked.manifest).toMatchObject({ live_rows: 0, content: plain.manifest.content });
  const file = join(pipeline.home.snapshots, plain.manifest.snapshot_id, 'claims_normalized.parquet');
  expect(statSync(file).ino).toBe(statSync(join(newestRun(pipeline.home).folder, 'claims_normalized.parquet')).ino);
});

test('the same live claims give the same snapshot, whatever snapshot serves', async () => {
  await keepSomeLive();
  const first = await pipeline.refresh({ now, live: [store.liveClaims] });
  const second = await pipeline.refresh({ now, live: [store.liveClaims] });
  expect(second.manifest.content).toEqual(first.manifest.content);
});

test('simulated claims mark a snapshot: it is published where a demo says so, and else stays staged while the one before serves', async () => {
  await keepSomeLive();
  const simulation = await openSimulation({ path: pipeline.home.simulation, clock: now });
  try {
    await simulation.liveClaims.take(intakeBatch([liveClaim('SIM-2025-000001', { ...placed(1), source: 'simulated', claim: { discharge_date: '2025-06-10', admit_date: '2025-06-10' } })]));
    const before = readPointer(pipeline.home);
    const live = [store.liveClaims, simulation.liveClaims];
    await expect(pipeline.refresh({ now, live })).rejects.toMatchObject({ code: 'SNAPSHOT_SIMULATED', details: { rows: 1 } });
    expect(readPointer(pipeline.home)).toBe(before);
    const [staged] = listSnapshots(pipeline.home);
    expect(staged?.manifest).toMatchObject({ state: 'staged', live_rows: 2, simulated_rows: 1, failures: [] });
    await expect(publishSnapshot(pipeline.home, staged?.snapshot_id ?? '', now())).rejects.toMatchObject({ code: 'SNAPSHOT_SIMULATED' });
    const { manifest } = await pipeline.refresh({ now, live, mode: 'demo' });
    expect(manifest).toMatchObject({ state: 'published', live_rows: 2, simulated_rows: 1 });
    expect((await readScoredClaims(pipeline.home)).filter(({ claim_id }) => claim_id.startsWith('SIM-'))).toHaveLength(1);
  } finally {
    await simulation.close();
  }
});

test('the file for other tools holds every live claim once, in the order in which they came, with how each came in', async () => {
  await keepSomeLive();
  const path = join(pipeline.home.live, 'claims_live_stream.parquet');
  const write = (): Promise<void> => writeLiveFile({ home: pipeline.home, path, live: store.liveClaims });
  await write();
  expect(await claimsIn(path)).toBe(4);
  await store.liveClaims.take(intakeBatch([liveClaim('0301R0010625V000009', { ...placed(9), payload: '{}' })]));
  await write();
  expect(existsSync(`${path}.next`)).toBe(false);
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    const read = await connection.rows(`SELECT claim_id, live_seq, source, channel, received_at, scored_against, duplicate_claim_ids FROM read_parquet('${path}')`);
    expect(read.map((row) => row['live_seq'])).toEqual([2, 3, 4, 5]);
    expect(read.at(-1)).toEqual({ claim_id: '0301R0010625V000009', live_seq: 5, source: 'live', channel: 'jsonl', received_at: '2025-06-14T00:00:09.000Z', scored_against: 'snapshot-1', duplicate_claim_ids: [] });
  } finally {
    database.close();
  }
});

async function claimsIn(parquet: string): Promise<unknown> {
  return counted(`SELECT count(*) AS n FROM read_parquet('${parquet}')`);
}

async function facilitiesNamed(key: string): Promise<unknown> {
  return counted(`SELECT count(*) AS n FROM snapshot.facilities WHERE facility_key = '${key}'`);
}

async function counted(sql: string): Promise<unknown> {
  const database = await Database.open(':memory:', { threads: 1 });
  try {
    const connection = await database.connect();
    await connection.run(`ATTACH '${pipeline.home.analytics}' AS snapshot (READ_ONLY)`);
    return (await connection.rows<{ n: number }>(sql))[0]?.n;
  } finally {
    database.close();
  }
}
