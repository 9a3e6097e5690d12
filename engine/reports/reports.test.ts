import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fixtureClaim, fixtureFacilities } from '../../tests/support/fixture-claims.ts';
import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import type { ScoredClaim } from '../columns.ts';
import type { Row } from '../database.ts';
import { findRuleset } from '../rules/rulesets.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { reports } from './catalogue/index.ts';
import { filterArbitraries, passes } from './naive-claims.test-support.ts';
import { readReport } from './read-report.ts';
import { type ReportQuery, reportQuerySchema } from './report.ts';
import { type Scope, everywhere } from '../scope.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;

beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: 'pair-a', admit_date: '2024-03-02', duplicate_claim_ids: ['pair-b', 'pair-c'], province_code: '31' },
      { claim_id: 'pair-b', admit_date: '2024-03-02', duplicate_claim_ids: ['pair-a'], province_code: '32' },
      { claim_id: 'pair-c', admit_date: '2024-03-01', duplicate_claim_ids: ['pair-a'], province_code: '31', facility_key: null },
      { claim_id: 'unpaid', amount_paid: null },
      { claim_id: 'free', amount_claimed: 0, amount_paid: 0 },
      { claim_id: '=bare', province_name: null, province_code: null, facility_key: null, severity_group: null, segment: null, service_type: null, facility_class: null, tariff_region: null, inacbg_code: null, dx_primary_group: null },
    ],
    count: 300,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 2 });
});

afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

function reportOf(name: string) {
  const report = reports.find((one) => one.name === name);
  if (!report) throw new Error(`no report ${name}`);
  return report;
}

function parse(name: string, query: Readonly<Record<string, unknown>>): ReportQuery {
  return reportQuerySchema(reportOf(name)).parse(query);
}

function ask(name: string, query: Readonly<Record<string, unknown>> = {}, scope: Scope = everywhere) {
  return reader.read((snapshot) => readReport(snapshot, reportOf(name), parse(name, query), { scope }));
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const six = (value: number): number => Math.round(value * 1e6) / 1e6;
const rate = (part: number, whole: number): number | null => (whole === 0 ? null : six(part / whole));
const given = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
const total = (values: readonly (number | null)[]): number | null => (given(values).length === 0 ? null : sum(given(values)));
/** The lower of two middle ones. */
const median = (values: readonly (number | null)[]): number | null => given(values).toSorted((a, b) => a - b)[Math.ceil(given(values).length / 2) - 1] ?? null;
const isAbovePeers = (claim: ScoredClaim): boolean => claim.peer_p90 !== null && claim.amount_claimed > claim.peer_p90;
const meanRisk = (claims: readonly ScoredClaim[]): number => six(sum(claims.map(({ risk_score }) => Math.round(risk_score * 1e6))) / (claims.length * 1e6));

function measuresOf(claims: readonly ScoredClaim[], all: readonly ScoredClaim[]): Record<string, number | null> {
  const flagged = claims.filter(({ flags }) => flags.length > 0);
  const settled = claims.filter(({ amount_paid }) => amount_paid !== null);
  const amount = sum(claims.map(({ amount_claimed }) => amount_claimed));
  const gap = total(claims.map(({ amount_gap }) => amount_gap));
  return {
    n: claims.length,
    inpatient_n: claims.filter(({ service_type }) => service_type === 'RITL').length,
    facility_n: new Set(claims.flatMap(({ facility_key }) => facility_key ?? [])).size,
    share_of_claims: rate(claims.length, all.length),
    share_of_amount: rate(amount, sum(all.map(({ amount_claimed }) => amount_claimed))),
    mean_los: rate(sum(claims.map(({ los }) => los)), claims.length),
    amount_claimed: amount,
    amount_paid: total(claims.map(({ amount_paid }) => amount_paid)),
    amount_gap: gap,
    gap_rate: gap === null ? null : rate(gap, sum(settled.map(({ amount_claimed }) => amount_claimed))),
    median_claimed: median(claims.map(({ amount_claimed }) => amount_claimed)),
    median_paid: median(claims.map(({ amount_paid }) => amount_paid)),
    median_tariff: median(claims.map(({ tariff_amount }) => tariff_amount)),
    flagged_n: flagged.length,
    flagged_rate: rate(flagged.length, claims.length),
    flagged_amount: sum(flagged.map(({ amount_claimed }) => amount_claimed)),
    outlier_n: claims.filter(isAbovePeers).length,
    outlier_rate: rate(claims.filter(isAbovePeers).length, claims.filter(({ peer_p90 }) => peer_p90 !== null).length),
    mean_risk: meanRisk(claims),
    max_risk: Math.max(...claims.map(({ risk_score }) => risk_score)),
  };
}

function groupsOf(claims: readonly ScoredClaim[], keyOf: (claim: ScoredClaim) => readonly unknown[]): (readonly [readonly unknown[], readonly ScoredClaim[]])[] {
  const groups = Map.groupBy(claims, (claim) => JSON.stringify(keyOf(claim)));
  return [...groups.values()].flatMap((group) => (group[0] ? [[keyOf(group[0]), group] as const] : []));
}

type Dimension = (claim: ScoredClaim) => string | null;
const dimensions: Readonly<Record<string, Dimension>> = {
  province: ({ province_name }) => province_name,
  severity: ({ severity_group }) => severity_group,
  segment: ({ segment }) => segment,
  service_type: ({ service_type }) => service_type,
  class: ({ facility_class }) => facility_class,
  tariff_region: ({ tariff_region }) => (tariff_region === null ? null : String(tariff_region)),
};

/** The rows of a report worked out claim by claim, in no order, with more than its columns. */
const naive: Readonly<Record<string, (claims: readonly ScoredClaim[], query: ReportQuery) => readonly Row[]>> = {
  casemix: (claims, { by = '' }) =>
    groupsOf(claims, (claim) => [by === 'province' ? claim.province_code : null, dimensions[by]?.(claim)]).map(([[code, value], group]) => ({ code, value, ...measuresOf(group, claims) })),
  trends: (claims, { by = '' }) =>
    groupsOf(claims, (claim) => [claim.admit_date.slice(0, 7), by === 'province' ? claim.province_code : null, dimensions[by]?.(claim) ?? null]).map(([[month, code, value], group]) => ({ month, code, value, ...measuresOf(group, claims) })),
  provinces: (claims) =>
    groupsOf(claims, (claim) => [claim.province_code, claim.province_name]).map(([[province_code, province_name], group]) => ({ province_code, province_name, ...measuresOf(group, claims) })),
  'tariff-regions': (claims) => groupsOf(claims, (claim) => [dimensions['tariff_region']?.(claim)]).map(([[tariff_region], group]) => ({ tariff_region, ...measuresOf(group, claims) })),
  facilities: (claims, { min_n = 1 }) =>
    groupsOf(claims, ({ facility_key }) => [facility_key]).flatMap(([[key], group]): Row[] => (group.length < min_n ? [] : [{ ...facilityOf(key), ...measuresOf(group, claims) }])),
  'tariff-insight': (claims, { by, min_n = 10 }) => {
    const codeOf: Dimension = ({ inacbg_code, dx_primary_group }) => (by === 'inacbg' ? inacbg_code : dx_primary_group);
    const coded = claims.filter((claim) => codeOf(claim) !== null);
    return groupsOf(coded, (claim) => [claim.facility_key, codeOf(claim)]).flatMap(([[key, code], group]): Row[] => {
      if (group.length < min_n) return [];
      const all = coded.filter((claim) => codeOf(claim) === code);
      const measured = measuresOf(group, claims);
      const all_median_claimed = median(all.map(({ amount_claimed }) => amount_claimed)) ?? 0;
      const { median_claimed = null, median_paid = null } = measured;
      return [{
        ...facilityOf(key),
        code,
        label: by === 'inacbg' ? all.map(({ inacbg_label }) => inacbg_label ?? '').toSorted((a, b) => (a < b ? -1 : 1))[0] : null,
        ...measured,
        all_n: all.length,
        all_median_claimed,
        median_ratio: rate(median_claimed ?? 0, all_median_claimed),
        median_gap: median_claimed === null || median_paid === null ? null : median_claimed - median_paid,
      }];
    });
  },
  flags: (claims) =>
    findRuleset('RULESET_v1').rules.map(({ id, weight }) => {
      const active = claims.filter(({ flags }) => flags.includes(id));
      const amount_claimed = sum(active.map((claim) => claim.amount_claimed));
      return {
        rule_id: id,
        weight,
        n: active.length,
        alone_n: active.filter(({ flags }) => flags.length === 1).length,
        not_evaluated_n: claims.filter(({ rules_not_evaluated }) => rules_not_evaluated.includes(id)).length,
        total_n: claims.length,
        share_of_claims: rate(active.length, claims.length),
        amount_claimed,
        amount_gap: sum(given(active.map(({ amount_gap }) => amount_gap))),
        share_of_amount: rate(amount_claimed, sum(claims.map((claim) => claim.amount_claimed))),
        mean_risk: active.length === 0 ? null : meanRisk(active),
      };
    }),
  'severity-mismatch': (claims) =>
    claims
      .filter(({ flags }) => flags.includes('severity_mismatch'))
      .map((claim) => ({
        ...claim,
        excess_amount: Math.round((claim.amount_claimed - (claim.peer_p90 ?? 0)) * 10) / 10,
        excess_ratio: rate(claim.amount_claimed, claim.peer_p90 ?? 0),
      })),
};

function facilityOf(key: unknown): Row {
  const facility = fixtureFacilities.find((one) => one.key === key);
  return {
    facility_key: key,
    facility_name: facility?.name ?? null,
    facility_class: facility?.facilityClass ?? null,
    province_code: facility?.province?.[0] ?? null,
    province_name: facility?.province?.[1] ?? null,
  };
}

/** Rows as text with the columns of the report alone, so that lists compare as sets. */
function asSet(name: string, rows: readonly Row[]): string[] {
  const { columns } = reportOf(name);
  return rows.map((row) => JSON.stringify(columns.map((column) => row[column.name] ?? null))).toSorted();
}

async function allRows(name: string, query: Readonly<Record<string, unknown>>, scope = everywhere): Promise<Row[]> {
  let page = await ask(name, { ...query, page_size: 60 }, scope);
  const rows = [...page.rows];
  while (page.nextCursor !== null) {
    page = await ask(name, { ...query, page_size: 60, cursor: page.nextCursor }, scope);
    rows.push(...page.rows);
  }
  expect(rows).toHaveLength(page.total);
  return rows;
}

const filterNames = Object.keys(filterArbitraries([fixtureClaim(1, 1)]));

function queryArbitrary(name: string) {
  const { by, minN, isByOptional } = reportOf(name);
  return fc
    .record(
      {
        ...filterArbitraries(fixture.claims),
        ...(by ? { by: fc.constantFrom(...by, ...(isByOptional ? [undefined] : [])) } : {}),
        ...(minN === undefined ? {} : { min_n: fc.integer({ min: 1, max: 4 }) }),
      },
      { requiredKeys: [] },
    )
    .chain((drawn) => fc.subarray(filterNames, { maxLength: 2 }).map((kept) => Object.fromEntries(Object.entries(drawn).filter(([key]) => kept.includes(key) || !filterNames.includes(key)))))
    .filter((query) => reportQuerySchema(reportOf(name)).safeParse(query).success);
}

describe('reports', () => {
  test.each(Object.keys(naive))('%s says what reading claim by claim says, whatever the filters', async (name) => {
    await fc.assert(
      fc.asyncProperty(queryArbitrary(name), async (query) => {
        const parsed = parse(name, query);
        const expected = naive[name]?.(fixture.claims.filter((claim) => passes(claim, parsed)), parsed) ?? [];
        expect(asSet(name, await allRows(name, query))).toEqual(asSet(name, expected));
      }),
      { numRuns: 25, seed: 11 },
    );
  });

  test.each(reports.map(({ name }) => name))('%s has a total order by every column, absent values last', async (name) => {
    const { columns, keys } = reportOf(name);
    for (const { name: column } of columns)
      for (const [sort, sign] of [[column, -1], [`${column}_asc`, 1]] as const) {
        const rows = await allRows(name, { sort, ...(reportOf(name).minN === undefined ? {} : { min_n: 1 }) });
        const sorted = rows.toSorted((a, b) => compare(a[column], b[column], sign) || keys.reduce((order, key) => order || compare(a[key], b[key], 1), 0));
        expect(rows).toEqual(sorted);
        expect(new Set(rows.map((row) => JSON.stringify(keys.map((key) => row[key])))).size).toBe(rows.length);
      }
  });

  test('a scope keeps claims of other provinces out of every report', async () => {
    const scope: Scope = { provinces: ['31'] };
    const inside = fixture.claims.filter(({ province_code }) => province_code === '31');
    for (const [name, rowsOf] of Object.entries(naive)) {
      const parsed = parse(name, {});
      expect([name, asSet(name, await allRows(name, {}, scope))]).toEqual([name, asSet(name, rowsOf(inside, parsed))]);
    }
    expect((await ask('casemix', {}, { provinces: [] })).total).toBe(0);
  });
});

function compare(a: unknown, b: unknown, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a === 'string' && typeof b === 'string') return (Buffer.compare(Buffer.from(a), Buffer.from(b))) * sign;
  return Math.sign(Number(a) - Number(b)) * sign;
}

describe('duplicates', () => {
  test('each pair is there once, the earlier admission first, equal ones by id', async () => {
    const { rows } = await ask('duplicates', { sort: 'days_apart' });
    expect(rows.map((row) => [row['first_claim_id'], row['second_claim_id'], row['days_apart']])).toEqual([
      ['pair-c', 'pair-a', 1],
      ['pair-a', 'pair-b', 0],
    ]);
  });

  test('a pair stands both claims side by side with the values of each', async () => {
    const { rows } = await ask('duplicates', { claim_id: 'pair-b' });
    expect(rows).toHaveLength(1);
    for (const [side, id] of [['first', 'pair-a'], ['second', 'pair-b']] as const) {
      const claim = fixture.claims.find(({ claim_id }) => claim_id === id);
      for (const column of ['amount_claimed', 'amount_paid', 'facility_key', 'discharge_date', 'inacbg_code'] as const)
        expect([side, column, rows[0]?.[`${side}_${column}`]]).toEqual([side, column, claim?.[column]]);
    }
    expect(rows[0]).toMatchObject({ repeated_amount: Math.min(...fixture.claims.filter(({ claim_id }) => ['pair-a', 'pair-b'].includes(claim_id)).map(({ amount_claimed }) => amount_claimed)) });
  });

  test('a pair of which one claim is out of scope is not shown', async () => {
    const { rows } = await ask('duplicates', {}, { provinces: ['31'] });
    expect(rows.map((row) => row['second_claim_id'])).toEqual(['pair-a']);
  });
});

describe('cursors of reports', () => {
  test('are refused with another filter, another order, another scope, another report, or when they are none', async () => {
    const { nextCursor: cursor } = await ask('severity-mismatch', { page_size: 1 });
    expect(cursor).toBeTypeOf('string');
    await expect(ask('severity-mismatch', { cursor, page_size: 7 })).resolves.toMatchObject({ total: expect.any(Number) });
    for (const [name, query, scope] of [
      ['severity-mismatch', { cursor, severity: 'berat' }, everywhere],
      ['severity-mismatch', { cursor, sort: 'los' }, everywhere],
      ['severity-mismatch', { cursor }, { provinces: ['31'] }],
      ['facilities', { cursor }, everywhere],
      ['severity-mismatch', { cursor: 'x' }, everywhere],
      ['severity-mismatch', { cursor: Buffer.from('["snapshot-fixture","",-1]').toString('base64url') }, everywhere],
    ] as const)
      await expect(ask(name, query, scope)).rejects.toMatchObject({ code: 'CURSOR_INVALID', status: 400 });
    expect(() => parse('facilities', { cursor: 'x', page: 2 })).toThrow('cursor');
  });

  test('expire when another snapshot serves', async () => {
    const cursor = Buffer.from('["snapshot-before","x",5]').toString('base64url');
    await expect(ask('facilities', { cursor })).rejects.toMatchObject({ code: 'CURSOR_EXPIRED', status: 410 });
  });
});
