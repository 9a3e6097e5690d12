import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as fc from 'fast-check';

import { fixtureClaim } from '../../tests/support/fixture-claims.ts';
import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import type { ScoredClaim } from '../columns.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { filterArbitraries, passes } from './naive-claims.test-support.ts';
import { Remembered } from '../remembered.ts';
import { everywhere } from '../scope.ts';
import { type WorklistQuery, parseSort, worklistQuerySchema } from './worklist-query.ts';
import { worklistColumns } from '../catalogue/worklist-columns.ts';
import { readWorklist } from './worklist.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: "O'Brien; DROP TABLE claims_scored --", province_name: "'; DROP TABLE x --" },
      { claim_id: 'tie-b', ml_score_normalized: 0.5, flags: [], amount_claimed: 1_000_000 },
      { claim_id: 'tie-a', ml_score_normalized: 0.5, flags: [], amount_claimed: 1_000_000 },
      { claim_id: 'all-null', province_name: null, province_code: null, severity_group: null, service_type: null, facility_class: null, inacbg_code: null, inacbg_group: null, inacbg_case_type: null, inacbg_number: null, inacbg_severity: null, dx_primary_code: null, dx_primary_group: null, amount_paid: null, peer_mean: null, peer_p90: null, peer_std: null, peer_n: null, peer_level: null, peer_key: null },
      { claim_id: 'twins-1', duplicate_claim_ids: ['twins-2'] },
      { claim_id: 'twins-2', duplicate_claim_ids: ['twins-1'] },
    ],
    count: 300,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 2 });
});

afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

function ask(query: Record<string, unknown>): ReturnType<typeof readWorklist> {
  return askOf(undefined, query);
}

function askOf(claimIds: readonly string[] | undefined, query: Record<string, unknown> = {}): ReturnType<typeof readWorklist> {
  const parsed = worklistQuerySchema.parse(query);
  return reader.read((snapshot) => readWorklist(snapshot, parsed, { scope: everywhere, claimIds }));
}

/** What the worklist must say, worked out row by row. */
function naive(query: WorklistQuery): { ids: string[]; total: number } {
  const all = fixture.claims.filter((claim) => passes(claim, query)).toSorted(comparison(query));
  const from = (query.page - 1) * query.page_size;
  return { ids: all.slice(from, from + query.page_size).map(({ claim_id }) => claim_id), total: all.length };
}

function comparison({ sort }: WorklistQuery): (a: ScoredClaim, b: ScoredClaim) => number {
  const { key, direction } = parseSort(sort);
  const sign = direction === 'asc' ? 1 : -1;
  const valueOf = (claim: ScoredClaim): number | string | null => {
    if (key === 'risk') return -claim.risk_rank;
    if (key === 'amount_at_risk') {
      const isWhole = claim.flags.some((flag) => ['duplicate_pattern', 'overlapping_stays', 'same_day_visits', 'cloned_record', 'facility_burst', 'early_readmission'].includes(flag));
      return Math.round(claim.risk_score * (isWhole ? claim.amount_claimed : Math.max(0, claim.cost_excess ?? 0, claim.amount_claimed - (claim.peer_mean ?? claim.amount_claimed))));
    }
    return key === 'ml_score' ? claim.ml_score_normalized : claim[key];
  };
  return (a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === y) return a.risk_rank - b.risk_rank;
    if (x === null) return 1;
    if (y === null) return -1;
    return (x < y ? -1 : 1) * sign;
  };
}

const sortArbitrary = fc.constantFrom(
  ...['risk', 'amount_at_risk', 'amount_claimed', 'amount_gap', 'cost_zscore', 'ml_score', 'admit_date', 'discharge_date'].flatMap((key) => [key, `${key}_asc`, `${key}_desc`]),
);

describe('a rule that the snapshot was not scored by', () => {
  test.each([['flag', 'cloned_record'], ['any_flag', 'rare_group'], ['all_flags', 'brief_stay'], ['not_flag', 'rare_procedure']])('is refused under %s, with those that it was: %s', async (field, value) => {
    await expect(ask({ [field]: value })).rejects.toMatchObject({ code: 'QUERY_INVALID', details: { field, value, accepted_en: expect.stringMatching(/^RULESET_v1: .*short_stay_high_cost/) } });
  });

  test('may be asked for among live claims, which keep what they were told', async () => {
    await expect(ask({ flag: 'cloned_record', source: 'all' })).resolves.toMatchObject({ total: 0 });
  });
});

describe('worklist', () => {
  test('without filters it is the true top of all claims', async () => {
    const { rows, total } = await ask({ page_size: 5 });
    expect(total).toBe(fixture.claims.length);
    expect(rows.map((row) => row.risk_rank)).toEqual([1, 2, 3, 4, 5]);
  });

  test('a row holds the columns of the worklist with the values of the claim, and no key of a person', async () => {
    const { rows } = await ask({ page_size: 200 });
    for (const row of rows) {
      const claim = fixture.claims[(row.risk_rank ?? 0) - 1];
      expect(Object.keys(row).toSorted()).toEqual([...worklistColumns].toSorted());
      expect(row).toEqual(Object.fromEntries(worklistColumns.map((name) => [name, claim?.[name]])));
    }
  });

  test('claims that tie in everything but their id are ordered by it', async () => {
    const { rows } = await ask({ page_size: 200, min_ml_score: 0.5 });
    const ids = rows.map(({ claim_id }) => claim_id);
    expect(ids.indexOf('tie-b')).toBe(ids.indexOf('tie-a') + 1);
  });

  const columns = Object.keys(filterArbitraries([fixtureClaim(1, 1)]));
  test.each(columns)('the filter %s gives what reading row by row gives', async (name) => {
    const arbitrary = Reflect.get(filterArbitraries(fixture.claims), name);
    await fc.assert(
      fc.asyncProperty(arbitrary, async (value: unknown) => {
        const query = worklistQuerySchema.parse({ [name]: value, page_size: 200 });
        const { rows, total } = await ask({ ...query });
        expect({ ids: rows.map(({ claim_id }) => claim_id), total }).toEqual(naive(query));
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  test('any filters, sort and page give the slice of the naive sort, and the naive count', async () => {
    const query = fc.record(
      { ...filterArbitraries(fixture.claims), sort: sortArbitrary, page: fc.integer({ min: 1, max: 6 }), page_size: fc.integer({ min: 1, max: 60 }) },
      { requiredKeys: [] },
    );
    const totals = new Remembered<number>({ largest: 5 });
    await fc.assert(
      fc.asyncProperty(query, fc.subarray(columns, { maxLength: 3 }), async (drawn, kept) => {
        const given = Object.fromEntries(Object.entries(drawn).filter(([name]) => kept.includes(name) || !columns.includes(name)));
        const parsed = worklistQuerySchema.safeParse(given);
        if (!parsed.success) return;
        const { rows, total } = await reader.read((snapshot) => readWorklist(snapshot, parsed.data, { scope: everywhere, totals }));
        expect({ ids: rows.map(({ claim_id }) => claim_id), total }).toEqual(naive(parsed.data));
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  test.each(['risk', 'risk_asc', 'cost_zscore', 'amount_gap_asc', 'admit_date'])('the pages by %s hold every claim once', async (sort) => {
    const seen: string[] = [];
    for (let page = 1; ; page += 1) {
      const { rows } = await ask({ sort, page, page_size: 37 });
      if (rows.length === 0) break;
      seen.push(...rows.map(({ claim_id }) => claim_id));
    }
    expect(seen).toHaveLength(fixture.claims.length);
    expect(new Set(seen).size).toBe(fixture.claims.length);
  });

  test('a page after the last is empty and still knows the total', async () => {
    expect(await ask({ page: 99_999, page_size: 200 })).toEqual({ rows: [], total: fixture.claims.length, nextCursor: null });
  });

  test('only the claims that are named are listed and counted, those of the filters among them', async () => {
    const claimIds = [...fixture.claims.slice(3, 9).map(({ claim_id }) => claim_id), 'of no snapshot'];
    expect(await askOf(claimIds)).toMatchObject({ rows: fixture.claims.slice(3, 9).map(({ claim_id }) => ({ claim_id })), total: 6 });
    expect(await askOf(claimIds, { claim_id: fixture.claims[4]?.claim_id })).toMatchObject({ total: 1 });
    expect(await askOf([], { sort: 'amount_claimed' })).toEqual({ rows: [], total: 0, nextCursor: null });
  });

  test('what a caller writes is a value, never SQL', async () => {
    expect(await ask({ claim_id: "x' OR '1'='1" })).toEqual({ rows: [], total: 0, nextCursor: null });
    const { rows } = await ask({ claim_id: "O'Brien; DROP TABLE claims_scored --" });
    expect(rows).toHaveLength(1);
    expect((await ask({ province: "'; drop table x --" })).total).toBe(1);
    expect((await ask({})).total).toBe(fixture.claims.length);
  });
});

describe('worklist query', () => {
  test.each([
    [{ severity: 'Mild' }, { severity: 'ringan' }],
    [{ severity: ' rawat jalan ' }, { severity: 'rawat jalan' }],
    [{ service_type: 'inpatient' }, { service_type: 'RITL' }],
    [{ dx: 'e11.9' }, { dx: 'E119' }],
    [{ page: '3', page_size: '200', min_risk_score: '0.5' }, { page: 3, page_size: 200, min_risk_score: 0.5 }],
    [{}, { page: 1, page_size: 50, sort: 'risk' }],
  ])('%j is read as %j', (given, read) => {
    expect(worklistQuerySchema.parse(given)).toMatchObject(read);
  });

  test.each([
    ['page', { page: 0 }],
    ['page', { page: 1.5 }],
    ['page_size', { page_size: 201 }],
    ['page_size', { page_size: 'many' }],
    ['severity', { severity: 'parah' }],
    ['severity', { severity: 'constructor' }],
    ['service_type', { service_type: 'RS' }],
    ['dx', { dx: 'E1' }],
    ['dx', { dx: '%' }],
    ['inacbg', { inacbg: 'E-4-10-IV' }],
    ['flag', { flag: 'none' }],
    ['start_date', { start_date: '2023-02-29' }],
    ['end_date', { end_date: '01-02-2024' }],
    ['discharge_start', { discharge_start: '2024-13-01' }],
    ['min_risk_score', { min_risk_score: 1.1 }],
    ['max_risk_score', { max_risk_score: -0.1 }],
    ['min_ml_score', { min_ml_score: 'NaN' }],
    ['min_amount', { min_amount: -1 }],
    ['max_amount', { max_amount: 0.5 }],
    ['segment', { segment: ' ' }],
    ['sort', { sort: 'claim_id; DROP' }],
    ['province', { province: ['31', '32'] }],
    ['claim_id', { claim_id: 'x'.repeat(101) }],
  ])('%s is refused: %j', (field, given) => {
    expect(worklistQuerySchema.safeParse(given).error?.issues[0]?.path).toEqual([field]);
  });

  test('an unknown parameter is refused by name', () => {
    expect(worklistQuerySchema.safeParse({ provinsi: 'x' }).error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['provinsi'] });
  });

  test.each([
    [{ start_date: '2024-02-02', end_date: '2024-02-01' }, ['start_date', 'end_date']],
    [{ discharge_start: '2024-02-02', discharge_end: '2024-02-01' }, ['discharge_start', 'discharge_end']],
    [{ min_risk_score: 0.6, max_risk_score: 0.5 }, ['min_risk_score', 'max_risk_score']],
    [{ min_amount: 2, max_amount: 1 }, ['min_amount', 'max_amount']],
  ])('a range that ends before it starts names both ends: %j', (given, fields) => {
    expect(worklistQuerySchema.safeParse(given).error?.issues.map(({ path }) => path[0])).toEqual(fields);
  });
});
