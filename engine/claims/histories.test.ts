import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { claimId, createRawFolder, csvText, rawClaim } from '../../tests/golden/raw-folder.ts';
import { Database, quoteLiteral } from '../database.ts';
import { silentObserver } from '../observer.ts';
import { homeAt } from '../snapshots/home.ts';
import { generateClaims } from '../synthetic/generate.ts';
import { runEtl } from './etl.ts';
import { type History, type Visit, naiveHistories } from './naive-histories.test-support.ts';

const visitColumns = 'claim_id, patient_key, province_code, admit_date, discharge_date, service_type';
const historyColumns =
  'claim_id, previous_claim_id, days_since_previous_claim, days_since_previous_discharge, readmission_gap, same_day_claim_count, claim_count_30_days_before, claim_count_365_days_before, overlapping_claim_count, is_history_local';

interface Given {
  readonly patient: string;
  readonly day: number;
  readonly los: number;
  readonly service: string;
  readonly province: string;
}

const date = (day: number): string => new Date(Date.UTC(2021, 0, 1 + day)).toISOString().slice(0, 10);

/** What the ETL makes of visits, the n-th with the n-th id; of `order`, in which they stand in their file. */
async function historiesOf(given: readonly Given[], order: readonly number[] = given.map((_, i) => i)): Promise<{ visits: Visit[]; histories: History[] }> {
  const rows = order.flatMap((i) => {
    const visit = given[i];
    return visit ? [rawClaim(i + 1, { PSTV01: visit.patient, FKL03: date(visit.day), FKL04: date(visit.day + visit.los), FKL10: visit.service, FKL05: visit.province })] : [];
  });
  const folder = createRawFolder({ 'claims.csv': csvText(rows) });
  try {
    const result = await folder.run();
    return {
      visits: await folder.query<Visit>(result, `SELECT ${visitColumns} FROM claims ORDER BY claim_id`),
      histories: await folder.query<History>(result, `SELECT ${historyColumns} FROM claims ORDER BY claim_id`),
    };
  } finally {
    folder.remove();
  }
}

const patients = ['100000001', '100000002', '100000003'];
const shuffled = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.shuffledSubarray([...values], { minLength: values.length });
const given = fc.record<Given>({
  patient: fc.constantFrom('', ...patients, ...patients),
  day: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 25 }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 800 }) }),
  los: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) }),
  service: fc.constantFrom('1', '2', ''),
  province: fc.oneof({ weight: 30, arbitrary: fc.constant('35') }, { weight: 1, arbitrary: fc.constantFrom('33', '') }),
});

describe('what the other claims of a patient say of a claim', () => {
  test('is what its columns describe, worked out one claim at a time, many of them on the same days', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 1, maxLength: 90, size: 'max' }), async (all) => {
        const { visits, histories } = await historiesOf(all);
        expect(histories).toEqual(naiveHistories(visits));
      }),
      { numRuns: 4, seed: 1 },
    );
  });

  test('does not depend on the order of the records in their file', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 20, maxLength: 60, size: 'max' }).chain((all) => fc.tuple(fc.constant(all), shuffled(all.map((_, i) => i)))), async ([all, order]) => {
        expect((await historiesOf(all, order)).histories).toEqual((await historiesOf(all)).histories);
      }),
      { numRuns: 2, seed: 2 },
    );
  });

  test.each([1, 2])('is so in 3,000 generated claims, seed %i', async (seed) => {
    const root = mkdtempSync(join(tmpdir(), 'casemind-histories-'));
    const database = await Database.open(':memory:', { threads: 1 });
    try {
      await generateClaims({ rows: 3000, seed, outDir: join(root, 'raw') });
      const home = homeAt(join(root, 'home'));
      const { manifest } = await runEtl({ home, sourceFolder: join(root, 'raw'), salt: 'tests', ruleset: 'RULESET_v1', maxQuarantine: 0.1, threads: 2, version: '0.0.0', now: () => new Date('2026-01-31T02:00:00Z'), observer: silentObserver });
      const connection = await database.connect();
      const claims = `read_parquet(${quoteLiteral(join(home.runs, manifest.etl_run_id, 'claims_normalized.parquet'))})`;
      const visits = await connection.rows<Visit>(`SELECT ${visitColumns} FROM ${claims} ORDER BY claim_id`);
      const histories = await connection.rows<History>(`SELECT ${historyColumns} FROM ${claims} ORDER BY claim_id`);
      expect(histories).toEqual(naiveHistories(visits));
      expect(histories.filter(({ days_since_previous_discharge }) => days_since_previous_discharge !== null).length).toBeGreaterThan(100);
      expect(histories.filter(({ readmission_gap }) => readmission_gap !== null).length).toBeGreaterThan(5);
    } finally {
      database.close();
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('claims overlap', () => {
  const laws: readonly (readonly [law: string, stays: readonly (readonly [day: number, los: number])[], counts: readonly number[]])[] = [
    ['where two stays share a night', [[0, 3], [2, 3]], [1, 1]],
    ['where they are of the same days', [[0, 2], [0, 2]], [1, 1]],
    ['where a visit is on a day inside a stay', [[0, 4], [2, 0]], [1, 1]],
    ['not where a visit is on the day of admission: it led to the stay', [[0, 4], [0, 0]], [0, 0]],
    ['not where a visit is on the day of discharge', [[0, 4], [4, 0]], [0, 0]],
    ['not where one stay begins on the day that the other ends: a transfer', [[0, 4], [4, 2]], [0, 0]],
    ['not where two visits are on one day', [[0, 0], [0, 0]], [0, 0]],
    ['each with each', [[0, 20], [1, 3], [2, 0], [3, 4], [30, 2]], [3, 3, 2, 2, 0]],
  ];
  let counts: (number | null)[];
  beforeAll(async () => {
    const stays = laws.flatMap(([, ofLaw], i) => ofLaw.map(([day, los]): Given => ({ patient: String(100_000_001 + i), day, los, service: los === 0 ? '1' : '2', province: '35' })));
    counts = (await historiesOf(stays)).histories.map(({ overlapping_claim_count }) => overlapping_claim_count);
  });

  test.each(laws.map(([law, stays, expected], i) => ({ law, expected, from: laws.slice(0, i).flatMap(([, earlier]) => earlier).length, n: stays.length })))('$law', ({ expected, from, n }) => {
    expect(counts.slice(from, from + n)).toEqual(expected);
  });
});

test('a claim is before another by admission, then by id, also where the file has them the other way round', async () => {
  const visit = { patient: '100000001', day: 5, los: 0, service: '1', province: '35' };
  const { histories } = await historiesOf([visit, visit, visit], [2, 0, 1]);
  expect(histories).toMatchObject([
    { claim_id: claimId(1), previous_claim_id: null, days_since_previous_claim: null, days_since_previous_discharge: null, same_day_claim_count: 2 },
    { claim_id: claimId(2), previous_claim_id: claimId(1), days_since_previous_claim: 0, days_since_previous_discharge: 0, same_day_claim_count: 2 },
    { claim_id: claimId(3), previous_claim_id: claimId(2), days_since_previous_claim: 0, days_since_previous_discharge: 0, same_day_claim_count: 2 },
  ]);
});
