import { describe, expect, test } from 'vitest';

import { fixtureClaim } from '../../tests/support/fixture-claims.ts';
import type { ScoredClaim } from '../columns.ts';
import type { ClaimStateRow } from '../decisions/claim-state.ts';
import { everywhere } from '../scope.ts';
import { type ClaimQueryInput, claimQuerySchema } from './claim-query.ts';
import { decimal, floorTo, quotient, toNumber } from './exact-decimal.test-support.ts';
import { type NaiveResult, naiveRun } from './naive-query.test-support.ts';
import { compareTexts, type World } from './naive-values.test-support.ts';
import { near } from './near.test-support.ts';
import { sampleFields } from './sample-fields.test-support.ts';

const secondFacility = { facility_key: 'F2', facility_name: 'RS 100% Sehat', province_code: '32' };
const thirdFacility = { facility_key: 'F3', facility_name: null, province_code: null };

/** All that the expected values below are worked out from, by hand. */
const claims: readonly ScoredClaim[] = [
  claim('a', { admit_date: '2024-01-01', los: 2, severity_group: 'berat', dx_primary_code: 'E119', dx_secondary_codes: ['D649', 'E785'], inacbg_code: 'E-4-10-III', procedure_codes: ['3995', '3995'], amount_claimed: 100, amount_paid: 100, payment_ratio: 1, peer_p90: 40.5, cost_zscore: -0.5, flags: ['short_stay_high_cost'], duplicate_pattern: true, duplicate_claim_ids: ['b'], risk_score: 0.9 }),
  claim('b', { admit_date: '2024-01-07', los: 0, severity_group: 'rawat jalan', dx_primary_code: 'A09', inacbg_code: 'Q-5-44-0', amount_claimed: 200, amount_paid: null, duplicate_pattern: true, duplicate_claim_ids: ['a'], risk_score: 0.1 }),
  claim('c', { ...secondFacility, patient_key: 'p2', admit_date: '2024-01-08', los: 5, severity_group: 'sedang', dx_primary_code: 'I500', dx_secondary_codes: ['D649'], inacbg_code: 'I-4-12-II', procedure_codes: ['3995', '8744'], amount_claimed: 300, amount_paid: 250, payment_ratio: 0.833333, peer_p90: 300, cost_zscore: 0, flags: ['severity_mismatch', 'duplicate_pattern'], duplicate_pattern: true, duplicate_claim_ids: ['d'], risk_score: 0.8 }),
  claim('d', { ...secondFacility, patient_key: 'p2', admit_date: '2024-01-10', los: 5, severity_group: 'ringan', dx_primary_code: 'I500', dx_secondary_codes: ['D649'], inacbg_code: 'I-4-12-I', procedure_codes: ['8744'], amount_claimed: 300, amount_paid: 200, payment_ratio: 0.666667, peer_p90: 100.2, cost_zscore: 0.5, duplicate_pattern: true, duplicate_claim_ids: ['c'], risk_score: 0.2 }),
  claim('e', { ...thirdFacility, patient_key: 'p3', is_history_local: false, admit_date: '2024-03-31', los: 1, severity_group: null, dx_primary_code: 'B99', inacbg_code: 'E-41-10-I', amount_claimed: 400, amount_paid: 400, payment_ratio: 1, peer_p90: 200, cost_zscore: 1.5 }),
  claim('f', { ...thirdFacility, patient_key: null, is_history_local: null, same_day_claim_count: null, admit_date: '2024-04-01', los: 3, severity_group: 'berat', dx_primary_code: null, inacbg_code: null, procedure_codes: ['9918'], amount_claimed: 0, amount_paid: 0 }),
  claim('g', { facility_key: null, facility_name: null, patient_key: 'p3', is_history_local: false, admit_date: '2024-12-30', los: 10, severity_group: 'berat', dx_primary_code: 'N185', dx_secondary_codes: ['N390'], inacbg_code: 'N-3-15-III', amount_claimed: 500, amount_paid: 350, payment_ratio: 0.7, peer_p90: 500, cost_zscore: -1 }),
  claim('h', { admit_date: '2025-01-01', los: 4, severity_group: 'ringan', dx_primary_code: 'I10', inacbg_code: 'I-4-17-I', amount_claimed: 50, amount_paid: null, peer_p90: 60, topup_amount: 10 }),
];

function claim(id: string, values: Partial<ScoredClaim>): ScoredClaim {
  const rank = 'abcdefgh'.indexOf(id) + 1;
  const unlessTold: Partial<ScoredClaim> = {
    facility_key: 'F1', facility_name: 'RSUD Contoh Menteng', province_code: '31', patient_key: 'p1',
    dx_secondary_codes: [], procedure_codes: [], payment_ratio: null, peer_p90: null, cost_zscore: null, topup_amount: 0,
    flags: [], duplicate_pattern: false, duplicate_claim_ids: [], same_day_claim_count: 0, is_history_local: true, risk_score: 0,
  };
  return fixtureClaim(rank, 1, { ...unlessTold, ...values, claim_id: id, risk_rank: rank });
}

const now = new Date('2024-06-01T00:00:00.000Z');
const states = new Map(
  [
    state('a', { decision: 'approved', correction_ratio: 0, reviewer: 'sari', decided_at: '2024-05-01T16:59:59.999Z' }),
    state('c', { decision: 'rejected', correction_ratio: 1, reviewer: 'budi', decided_at: '2024-05-01T17:00:00.000Z', assignee: 'sari', assigned_until: '2024-06-01T00:00:00.001Z' }),
    state('d', { assignee: 'budi', assigned_until: '2024-06-01T00:00:00.000Z' }),
    state('e', { decision: 'partial', correction_ratio: 0.3, reviewer: 'sari', decided_at: '2024-05-03T01:00:00.000Z' }),
  ].map((row) => [row.claim_id, row]),
);

function state(claimId: string, values: Partial<ClaimStateRow>): ClaimStateRow {
  return { claim_id: claimId, decision: null, correction_ratio: null, reason: null, reviewer: null, decided_at: null, assignee: null, assigned_until: null, due_on: null, ...values };
}

const world: World = { claims, states, codeSets: new Map([['jantung', ['I50', 'I10-I15']]]), scope: everywhere, caller: 'sari', now, fields: sampleFields };

function run(query: ClaimQueryInput, among: Partial<World> = {}): NaiveResult {
  const [result, ...others] = [naiveRun({ ...world, ...among }, claimQuerySchema.parse(query))].flat();
  if (!result || others.length > 0) throw new RangeError('one result is expected');
  return result;
}

/** Ids of the listed claims in order, written together. */
function listed(query: Partial<ClaimQueryInput>, among: Partial<World> = {}): string {
  return run({ subject: 'claims', fields: ['claim_id'], ...query }, among).rows.flat().join('');
}

type Where = NonNullable<ClaimQueryInput['where']>;

describe('a condition', () => {
  test.each<[law: string, where: Where, ids: string]>([
    ['positive, leaves out claims without a value', [{ field: 'amount_paid', op: '>=', value: 0 }], 'acdefg'],
    ['`!=` keeps claims without a value', [{ field: 'amount_paid', op: '!=', value: 100 }], 'bcdefgh'],
    ['`in` takes any of a list', [{ field: 'amount_paid', op: 'in', value: [100, 250, 7] }], 'ac'],
    ['`not_in` keeps claims without a value', [{ field: 'amount_paid', op: 'not_in', value: [100, 250] }], 'bdefgh'],
    ['`is_null` finds claims without a value', [{ field: 'amount_paid', op: 'is_null' }], 'bh'],
    ['`not_null` finds the others', [{ field: 'amount_paid', op: 'not_null' }], 'acdefg'],
    ['`between` includes both ends', [{ field: 'amount_paid', op: 'between', value: [250, 400] }], 'ceg'],
    ['`<` leaves out its bound', [{ field: 'los', op: '<', value: 2 }], 'be'],
    ['`<=` includes its bound', [{ field: 'los', op: '<=', value: 2 }], 'abe'],
    ['`>` leaves out its bound, which may be no whole number', [{ field: 'los', op: '>', value: 4.5 }], 'cdg'],
    ['of dates compares days', [{ field: 'admit_date', op: '>', value: '2024-04-01' }], 'gh'],
    ['of an ordinal follows the order of its values', [{ field: 'severity_group', op: '>', value: 'ringan' }], 'acfg'],
    ['`between` of an ordinal follows it too', [{ field: 'severity_group', op: 'between', value: ['ringan', 'sedang'] }], 'cdh'],
    ['`=` of a text is exact', [{ field: 'facility_name', op: '=', value: 'rsud contoh menteng' }], ''],
    ['`contains` of a text ignores case', [{ field: 'facility_name', op: 'contains', value: 'CONTOH ment' }], 'abh'],
    ['`contains` of a text takes % as it is written', [{ field: 'facility_name', op: 'contains', value: '%' }], 'cd'],
    ['`contains` of a text takes _ as it is written', [{ field: 'facility_name', op: 'contains', value: '_' }], ''],
    ['`not_contains` of a text keeps claims without one', [{ field: 'facility_name', op: 'not_contains', value: 'menteng' }], 'cdefg'],
    ['`contains` of a set takes any of several', [{ field: 'dx_secondary_codes', op: 'contains', value: ['E785', 'N390'] }], 'ag'],
    ['`contains` of a set is exact', [{ field: 'dx_secondary_codes', op: 'contains', value: 'D64' }], ''],
    ['of a set, one clause each, takes all', [{ field: 'dx_secondary_codes', op: 'contains', value: 'D649' }, { field: 'dx_secondary_codes', op: 'contains', value: 'E785' }], 'a'],
    ['`not_contains` of a set keeps the empty one', [{ field: 'dx_secondary_codes', op: 'not_contains', value: ['D649'] }], 'befgh'],
    ['finds that an empty set has no value', [{ field: 'dx_secondary_codes', op: 'is_null' }], 'befh'],
    ['`under` takes the beginning of an ICD code, its dot and case aside', [{ field: 'dx_primary_code', op: 'under', value: 'i50.0' }], 'cd'],
    ['`under` takes a range of categories, both ends included', [{ field: 'dx_primary_code', op: 'under', value: 'A09-B99' }], 'be'],
    ['`under` takes a range that ends within a chapter', [{ field: 'dx_primary_code', op: 'under', value: 'I10-I50' }], 'cdh'],
    ['`under` takes a named set of prefixes and ranges', [{ field: 'dx_primary_code', op: 'under', value: 'set:jantung' }], 'cdh'],
    ['`under` of several takes any', [{ field: 'dx_primary_code', op: 'under', value: ['E11', 'N'] }], 'ag'],
    ['`not_under` keeps claims without a code', [{ field: 'dx_primary_code', op: 'not_under', value: ['A00-E99', 'I'] }], 'fg'],
    ['`under` of a set of codes takes any of them', [{ field: 'procedure_codes', op: 'under', value: '39' }], 'ac'],
    ['`not_under` of a set of codes wants none under it', [{ field: 'procedure_codes', op: 'not_under', value: '87.4' }], 'abefgh'],
    ['`under` of INA-CBG takes whole parts', [{ field: 'inacbg_code', op: 'under', value: 'E-4' }], 'a'],
    ['`under` of INA-CBG takes a whole code', [{ field: 'inacbg_code', op: 'under', value: 'I-4-12-I' }], 'd'],
    ['`not_under` of INA-CBG is its complement', [{ field: 'inacbg_code', op: 'not_under', value: 'I' }], 'abefg'],
    ['compares with another field', [{ field: 'amount_claimed', op: '>', value: { field: 'peer_p90' } }], 'ade'],
    ['compares with another field times a number', [{ field: 'amount_claimed', op: '>=', value: { field: 'peer_p90', times: 2 } }], 'ade'],
    ['compares with another field times a number exactly', [{ field: 'excess_amount', op: '=', value: { field: 'amount_claimed', times: 0.666 } }], 'd'],
    ['that denies another field holds only where both are there', [{ field: 'amount_claimed', op: '!=', value: { field: 'peer_p90' } }], 'adeh'],
    ['beside another field needs its own value too', [{ field: 'amount_paid', op: '!=', value: { field: 'amount_claimed' } }], 'cdg'],
    ['compares with the mean of all claims', [{ field: 'amount_claimed', op: '>', value: { field: 'amount_claimed', agg: 'mean' } }], 'cdeg'],
    ['compares with the median of the claims that pass the rest, times a number', [{ field: 'severity_group', op: '=', value: 'berat' }, { field: 'amount_claimed', op: '>=', value: { field: 'amount_claimed', agg: 'median', times: 2 } }], 'g'],
    ['of a boolean', [{ field: 'is_paid_in_full', op: '=', value: true }], 'aef'],
    ['that denies a boolean keeps claims without one', [{ field: 'is_paid_in_full', op: '!=', value: true }], 'bcdgh'],
    ['of top-ups', [{ field: 'has_topup', op: '=', value: true }], 'h'],
    ['of the excess over the peers’ P90', [{ field: 'excess_amount', op: '>=', value: 199.8 }], 'de'],
    ['of the number of flags', [{ field: 'flag_count', op: '=', value: 2 }], 'c'],
    ['of the number of procedures', [{ field: 'procedure_count', op: '>=', value: 2 }], 'ac'],
    ['of claims decided, which nobody has', [{ field: 'review_state', op: '=', value: 'reviewed' }], 'ae'],
    ['of claims that somebody has until later than now', [{ field: 'review_state', op: '=', value: 'in_review' }], 'c'],
    ['of claims with neither', [{ field: 'review_state', op: '=', value: 'pending' }], 'bdfgh'],
    ['reads `me` as the caller who has it', [{ field: 'assignee', op: '=', value: 'me' }], 'c'],
    ['reads `me` in a list', [{ field: 'reviewer', op: 'in', value: ['me', 'nobody'] }], 'ae'],
    ['`me` denied keeps claims that nobody decided', [{ field: 'reviewer', op: '!=', value: 'me' }], 'bcdfgh'],
    ['reads `me` nowhere else', [{ field: 'claim_id', op: '=', value: 'me' }], ''],
    ['finds no assignee after the end of the assignment', [{ field: 'assignee', op: '=', value: 'budi' }], ''],
    ['takes the day before midnight in Jakarta', [{ field: 'decided_on', op: '=', value: '2024-05-01' }], 'a'],
    ['takes the day from midnight in Jakarta', [{ field: 'decided_on', op: '=', value: '2024-05-02' }], 'c'],
    ['with others is a conjunction', [{ field: 'province_code', op: '=', value: '31' }, { field: 'los', op: '>=', value: 4 }], 'gh'],
    ['in `any` needs only one to hold', [{ any: [{ field: 'province_code', op: '=', value: '32' }, { field: 'los', op: '>=', value: 10 }] }], 'cdg'],
    ['in `any` is in conjunction with other clauses', [{ any: [{ field: 'province_code', op: '=', value: '32' }, { field: 'los', op: '>=', value: 10 }] }, { field: 'amount_claimed', op: '>', value: 300 }], 'g'],
  ])('%s', (_law, where, ids) => {
    expect(listed({ where })).toBe(ids);
  });

  test('that asks for a field, a set or an operator that there is not is refused', () => {
    expect(() => listed({ where: [{ field: 'colour', op: '=', value: 'red' }] })).toThrow(RangeError);
    expect(() => listed({ where: [{ field: 'dx_primary_code', op: 'under', value: 'set:kanker' }] })).toThrow(RangeError);
    expect(() => listed({ where: [{ field: 'severity_group', op: '<', value: 'parah' }] })).toThrow(RangeError);
  });
});

describe('claims without a value', () => {
  test.each<[law: string, where: Where, counted: NaiveResult['withoutValue']]>([
    ['are counted where something of them is denied', [{ field: 'amount_paid', op: '!=', value: 100 }], [{ field: 'amount_paid', n: 2 }]],
    ['are not counted where they are what is asked for', [{ field: 'amount_paid', op: 'is_null' }], []],
    ['are not counted where something is asserted', [{ field: 'amount_paid', op: '>=', value: 100 }], []],
    ['are those with an empty set', [{ field: 'dx_secondary_codes', op: 'not_contains', value: 'D649' }], [{ field: 'dx_secondary_codes', n: 4 }]],
    ['are counted of matching claims only, by field', [{ field: 'severity_group', op: '!=', value: 'berat' }, { field: 'amount_paid', op: 'not_in', value: [1] }], [{ field: 'amount_paid', n: 2 }, { field: 'severity_group', n: 1 }]],
    ['are counted in `any` too', [{ any: [{ field: 'amount_paid', op: '!=', value: 100 }, { field: 'claim_id', op: '=', value: 'a' }] }], [{ field: 'amount_paid', n: 2 }]],
    ['are not let through beside another field, so not counted', [{ any: [{ field: 'amount_paid', op: '!=', value: { field: 'amount_claimed' } }, { field: 'claim_id', op: '=', value: 'b' }] }], []],
    ['are left out where there are none', [{ field: 'los', op: '!=', value: 5 }], []],
  ])('%s', (_law, where, counted) => {
    expect(run({ subject: 'groups', where, measures: [{ agg: 'count' }] }).withoutValue).toEqual(counted);
  });
});

describe('what rests on other claims of a person', () => {
  const jakarta = { scope: { provinces: ['31'] } };

  test.each<[law: string, where: Where, everywhere: string, inJakarta: string]>([
    ['has no value for a scope where they lie in several provinces', [{ field: 'duplicate_pattern', op: '=', value: false }], 'efgh', 'h'],
    ['passes what is negative there', [{ field: 'duplicate_pattern', op: '!=', value: true }], 'efgh', 'gh'],
    ['is absent there', [{ field: 'same_day_claim_count', op: 'is_null' }], 'f', 'g'],
    ['is absent there as a set, too', [{ field: 'duplicate_claim_ids', op: 'not_null' }], 'abcd', 'ab'],
    ['holds beside no other field there', [{ field: 'same_day_claim_count', op: '<', value: { field: 'los' } }], 'acdegh', 'ah'],
  ])('%s', (_law, where, all, some) => {
    expect([listed({ where }), listed({ where }, jakarta)]).toEqual([all, some]);
  });

  test('is counted where it is withheld from matching claims, by each field that the query names, whatever it says', () => {
    const query: ClaimQueryInput = { subject: 'groups', where: [{ any: [{ field: 'duplicate_pattern', op: '!=', value: true }, { field: 'los', op: '>=', value: 0 }] }], measures: [{ agg: 'sum', field: 'same_day_claim_count' }] };
    expect(run(query, jakarta)).toMatchObject({ matched: 4, withoutValue: [{ field: 'duplicate_pattern', n: 1 }], withheld: [{ field: 'duplicate_pattern', n: 1 }, { field: 'same_day_claim_count', n: 1 }] });
    expect(run({ ...query, where: [{ field: 'claim_id', op: '!=', value: 'g' }] }, jakarta).withheld).toEqual([]);
    expect(run(query).withheld).toEqual([]);
  });

  test('is shown of a claim without a person: nothing lies elsewhere', () => {
    const alone = { ...jakarta, claims: [claim('f', { patient_key: null, is_history_local: null, same_day_claim_count: null })] };
    expect(run({ subject: 'claims', fields: ['claim_id', 'duplicate_pattern', 'same_day_claim_count'] }, alone)).toMatchObject({ rows: [['f', false, null]], withheld: [] });
  });
});

describe('claims', () => {
  test('are those in scope; without a province they are in none that names provinces', () => {
    expect(listed({}, { scope: { provinces: ['31'] } })).toBe('abgh');
    expect(listed({}, { scope: { provinces: [] } })).toBe('');
  });

  test('are those of a period, both ends included', () => {
    expect(listed({ period: { from: '2024-01-07', to: '2024-01-08' } })).toBe('bc');
    expect(listed({ period: { from: '2024-12-30' } })).toBe('gh');
    expect(listed({ period: { date: 'decided_on', to: '2024-05-02' } })).toBe('ac');
  });

  test('are listed by risk rank, at most so many, and all counted', () => {
    const { rows, total, matched } = run({ subject: 'claims', fields: ['claim_id', 'excess_amount', 'dx_secondary_codes'], limit: 2 });
    expect(rows).toEqual([['a', 59.5, ['D649', 'E785']], ['b', null, []]]);
    expect([total, matched]).toEqual([8, 8]);
  });

  test('without a value come last in either direction, ties by risk rank', () => {
    expect(listed({ order: [{ field: 'amount_paid', direction: 'desc' }] })).toBe('egcdafbh');
    expect(listed({ order: [{ field: 'amount_paid', direction: 'asc' }] })).toBe('fadcgebh');
    expect(listed({ order: [{ field: 'severity_group', direction: 'asc' }] })).toBe('bdhcafge');
    expect(listed({ order: [{ field: 'province_code', direction: 'desc' }, { field: 'los' }] })).toBe('cdghabfe');
  });

  test('decided are listed newest first, unless asked otherwise', () => {
    const query: ClaimQueryInput = { subject: 'decisions', fields: ['claim_id', 'decided_on'] };
    expect(run(query).rows).toEqual([['e', '2024-05-03'], ['c', '2024-05-02'], ['a', '2024-05-01']]);
    expect(run({ ...query, order: [{ field: 'correction_ratio' }] }).rows.map(([id]) => id)).toEqual(['c', 'e', 'a']);
    expect(run(query).matched).toBe(3);
  });

  test('of a base by id are those of the ids that pass', () => {
    expect(listed({ base: { claim_ids: ['b', 'a', 'none'] }, where: [{ field: 'amount_paid', op: 'not_null' }] })).toBe('a');
  });

  test('of a base by order are the first of those that pass', () => {
    const first = { first: 2, order: [{ field: 'amount_claimed' }] };
    expect(listed({ base: first })).toBe('eg');
    expect(listed({ base: first, where: [{ field: 'province_code', op: '=', value: '31' }] })).toBe('bg');
    expect(run({ subject: 'groups', base: { ...first, first: 3 }, measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }] })).toMatchObject({ rows: [[3, 1200]], matched: 3 });
  });

  test('against each other are one answer for each side', () => {
    const sides = [{ where: [{ field: 'province_code', op: '=' as const, value: '31' }] }, { where: [{ field: 'province_code', op: '=' as const, value: '32' }] }, {}];
    const results = naiveRun(world, claimQuerySchema.parse({ subject: 'groups', where: [{ field: 'los', op: '>', value: 2 }], measures: [{ agg: 'count' }], against: sides }));
    expect(results).toMatchObject([{ rows: [[2]], matched: 2 }, { rows: [[2]], matched: 2 }, { rows: [[5]], matched: 5 }]);
  });
});

describe('a measure', () => {
  type Measures = NonNullable<ClaimQueryInput['measures']>;
  const paid = { field: 'amount_paid' } as const;

  test.each<[law: string, measures: Measures, where: Where, row: unknown[]]>([
    ['takes no part of absent values', [{ agg: 'count' }, { agg: 'sum', ...paid }, { agg: 'mean', ...paid }, { agg: 'min', ...paid }, { agg: 'max', ...paid }], [], [8, 1300, 216.666667, 0, 400]],
    ['of dates is a day', [{ agg: 'min', field: 'admit_date' }, { agg: 'max', field: 'admit_date' }, { agg: 'distinct', field: 'admit_date' }], [], ['2024-01-01', '2025-01-01', 8]],
    ['median and P90 of an even count are values that occur', [{ agg: 'median', ...paid }, { agg: 'p90', ...paid }], [], [200, 400]],
    ['median and P90 of an odd count are values that occur', [{ agg: 'median', ...paid }, { agg: 'p90', ...paid }], [{ field: 'claim_id', op: '!=', value: 'f' }], [250, 400]],
    ['distinct counts values, items of sets, and not the absent', [{ agg: 'distinct', field: 'dx_secondary_codes' }, { agg: 'distinct', field: 'procedure_codes' }, { agg: 'distinct', field: 'patient' }, { agg: 'distinct', field: 'facility_key' }, { agg: 'distinct', field: 'amount_claimed' }], [], [3, 3, 3, 3, 7]],
    ['with `where` takes only claims that pass it', [{ agg: 'count', where: [{ field: 'los', op: '>=', value: 5 }] }, { agg: 'mean', field: 'los', where: [{ field: 'los', op: '>=', value: 5 }] }], [], [3, 6.666667]],
    ['over no claims is null, a number of them 0', [{ agg: 'count' }, { agg: 'distinct', field: 'patient' }, { agg: 'sum', ...paid }, { agg: 'mean', ...paid }, { agg: 'median', ...paid }, { agg: 'p90', ...paid }, { agg: 'min', ...paid }, { agg: 'max', ...paid }], [{ field: 'claim_id', op: '=', value: 'none' }], [0, 0, null, null, null, null, null, null]],
    ['over absent values alone is null', [{ agg: 'sum', ...paid }, { agg: 'distinct', ...paid }], [{ field: 'claim_id', op: '=', value: 'b' }], [null, 0]],
    ['sums decimals exactly', [{ agg: 'sum', field: 'peer_p90' }], [{ field: 'claim_id', op: 'in', value: ['a', 'd'] }], [140.7]],
  ])('%s', (_law, measures, where, row) => {
    expect(run({ subject: 'groups', measures, where }).rows).toEqual([row]);
  });

  test('median and P90 of ten values are the fifth and the ninth', () => {
    const ten = Array.from({ length: 10 }, (_, i) => ({ ...claim('a', { amount_claimed: 10 - i }), claim_id: `ten-${i}` }));
    const measures: Measures = [{ agg: 'median', field: 'amount_claimed' }, { agg: 'p90', field: 'amount_claimed' }];
    expect(run({ subject: 'groups', measures }, { claims: ten }).rows).toEqual([[5, 9]]);
  });

  test('is named by its aggregation and field unless it has a name', () => {
    const { columns } = run({ subject: 'groups', by: [{ field: 'admit_date' }], measures: [{ agg: 'count' }, { agg: 'sum', field: 'los', name: 'days' }, { agg: 'max', field: 'los' }], change: 'previous' });
    expect(columns).toEqual(['admit_date', 'count', 'days', 'max_los', 'count_change', 'count_change_share', 'days_change', 'days_change_share', 'max_los_change', 'max_los_change_share']);
  });

  const long: Where = [{ field: 'los', op: '>=', value: 4 }];

  test('as a share is of the group, of the matching claims, or of all in scope', () => {
    const query: ClaimQueryInput = {
      subject: 'groups',
      by: [{ field: 'province_code' }],
      where: [{ field: 'amount_claimed', op: '>', value: 0 }],
      measures: [{ agg: 'count', where: long }, { agg: 'count', where: long, of: 'group', name: 'g' }, { agg: 'count', where: long, of: 'matching', name: 'm' }, { agg: 'count', where: long, of: 'all', name: 'a' }],
    };
    expect(run(query).rows).toEqual([['31', 2, 0.5, 0.285714, 0.25], ['32', 2, 1, 0.285714, 0.25], [null, 0, 0, 0, 0]]);
    expect(run(query, { scope: { provinces: ['31', '32'] } }).rows).toEqual([['31', 2, 0.5, 0.333333, 0.333333], ['32', 2, 1, 0.333333, 0.333333]]);
  });

  test('as a share of all counts neither period nor base against it', () => {
    const query: ClaimQueryInput = { subject: 'groups', period: { to: '2024-03-31' }, base: { claim_ids: ['a', 'b', 'h'] }, measures: [{ agg: 'count', of: 'all' }, { agg: 'count', of: 'matching', name: 'm', where: long }] };
    expect(run(query).rows).toEqual([[0.25, 0]]);
  });

  test('as a share of the matching counts each claim once, and groups that `having` drops', () => {
    const query: ClaimQueryInput = { subject: 'groups', by: [{ field: 'procedure_codes' }], measures: [{ agg: 'count' }, { agg: 'count', of: 'matching', name: 'share' }], having: [{ measure: 0, op: '<', value: 4 }] };
    expect(run(query).rows).toEqual([['3995', 2, 0.25], ['8744', 2, 0.25], ['9918', 1, 0.125]]);
  });

  test('as a share of a sum is null where the sum is 0 or absent', () => {
    const share = (id: string, field: string): unknown => run({ subject: 'groups', where: [{ field: 'claim_id', op: 'in', value: id.split('') }], measures: [{ agg: 'sum', field, of: 'matching' }] }).rows[0]?.[0];
    expect([share('f', 'amount_claimed'), share('b', 'amount_paid'), share('ab', 'amount_paid')]).toEqual([null, null, 1]);
    const byProvince = run({ subject: 'groups', by: [{ field: 'province_code' }], measures: [{ agg: 'sum', field: 'amount_paid', of: 'matching' }] });
    expect(byProvince.rows).toEqual([['31', 0.346154], ['32', 0.346154], [null, 0.307692]]);
  });
});

describe('groups', () => {
  const count = [{ agg: 'count' as const }];
  type Groups = Partial<ClaimQueryInput>;

  test.each<[law: string, query: Groups, rows: unknown[][]]>([
    ['come by the first measure, ties by the value, null last', { by: [{ field: 'province_code' }] }, [['31', 4], ['32', 2], [null, 2]]],
    ['come in an order asked', { by: [{ field: 'province_code' }], order: [{ group: 0 }] }, [['32', 2], ['31', 4], [null, 2]]],
    ['of an ordinal come in its order', { by: [{ field: 'severity_group' }], order: [{ group: 0, direction: 'asc' }] }, [['rawat jalan', 1], ['ringan', 2], ['sedang', 1], ['berat', 3], [null, 1]]],
    ['of a set hold a claim once under each item, without items under null', { by: [{ field: 'procedure_codes' }] }, [[null, 4], ['3995', 2], ['8744', 2], ['9918', 1]]],
    ['of a boolean', { by: [{ field: 'is_paid_in_full' }] }, [[false, 3], [true, 3], [null, 2]]],
    ['of a number are its values', { by: [{ field: 'los' }], order: [{ group: 0, direction: 'asc' }] }, [[0, 1], [1, 1], [2, 1], [3, 1], [4, 1], [5, 2], [10, 1]]],
    ['of a width are named by their lower end, which is theirs', { by: [{ field: 'amount_claimed', width: 200 }] }, [[0, 3], [200, 3], [400, 2]]],
    ['of a width that is no whole number are exact', { by: [{ field: 'payment_ratio', width: 0.1 }] }, [[null, 3], [1, 2], [0.6, 1], [0.7, 1], [0.8, 1]]],
    ['of a width go on below 0', { by: [{ field: 'cost_zscore', width: 1 }], order: [{ group: 0, direction: 'asc' }] }, [[-1, 2], [0, 2], [1, 1], [null, 3]]],
    ['between edges are named by their lower end; below the first is null', { by: [{ field: 'amount_claimed', edges: [100, 300] }] }, [[300, 4], [100, 2], [null, 2]]],
    ['below the first edge are together with claims without a value', { by: [{ field: 'amount_paid', edges: [200] }] }, [[200, 4], [null, 4]]],
    ['of a date come by date, of months unless told', { by: [{ field: 'admit_date' }] }, [['2024-01-01', 4], ['2024-03-01', 1], ['2024-04-01', 1], ['2024-12-01', 1], ['2025-01-01', 1]]],
    ['of weeks begin on Monday, across the new year', { by: [{ field: 'admit_date', unit: 'week' }] }, [['2024-01-01', 2], ['2024-01-08', 2], ['2024-03-25', 1], ['2024-04-01', 1], ['2024-12-30', 2]]],
    ['of quarters', { by: [{ field: 'admit_date', unit: 'quarter' }] }, [['2024-01-01', 5], ['2024-04-01', 1], ['2024-10-01', 1], ['2025-01-01', 1]]],
    ['of years', { by: [{ field: 'admit_date', unit: 'year' }] }, [['2024-01-01', 7], ['2025-01-01', 1]]],
    ['of days decided are of Jakarta', { by: [{ field: 'decided_on', unit: 'day' }] }, [['2024-05-01', 1], ['2024-05-02', 1], ['2024-05-03', 1], [null, 5]]],
    ['of no claim are none', { by: [{ field: 'los' }], where: [{ field: 'claim_id', op: '=', value: 'none' }] }, []],
    ['of two groupings are the combinations that occur', { by: [{ field: 'province_code' }, { field: 'procedure_codes' }], where: [{ field: 'claim_id', op: 'in', value: ['a', 'c', 'd', 'e'] }] }, [['32', '8744', 2], ['31', '3995', 1], ['32', '3995', 1], [null, null, 1]]],
    ['pass `having` beside the mean of the groups', { by: [{ field: 'severity_group' }], having: [{ measure: 0, op: '>', value: 'groups' }] }, [['berat', 3], ['ringan', 2]]],
    ['pass `having` beside all matching claims', { by: [{ field: 'severity_group' }], measures: [{ agg: 'mean', field: 'amount_claimed' }], having: [{ measure: 0, op: '>', value: 'matching' }] }, [[null, 400], ['sedang', 300]]],
    ['pass `having` with all its conditions', { by: [{ field: 'severity_group' }], having: [{ measure: 0, op: '>=', value: 2 }, { measure: 0, op: '<', value: 3 }] }, [['ringan', 2]]],
  ])('%s', (_law, query, rows) => {
    expect(run({ subject: 'groups', measures: count, ...query }).rows).toEqual(rows);
  });

  test('without a value of the measure pass only what denies it, and come last', () => {
    const query: ClaimQueryInput = { subject: 'groups', by: [{ field: 'severity_group' }], measures: [{ agg: 'max', field: 'amount_paid' }] };
    expect(run({ ...query, having: [{ measure: 0, op: '!=', value: 400 }] }).rows).toEqual([['berat', 350], ['sedang', 250], ['ringan', 200], ['rawat jalan', null]]);
    expect(run({ ...query, having: [{ measure: 0, op: '<=', value: 250 }], order: [{ measure: 0, direction: 'asc' }] }).rows).toEqual([['ringan', 200], ['sedang', 250]]);
  });

  test('of the second grouping are the first so many within each of the first, before the limit', () => {
    const query: ClaimQueryInput = { subject: 'groups', by: [{ field: 'province_code' }, { field: 'severity_group' }], measures: [{ agg: 'sum', field: 'amount_claimed' }] };
    const all = [['31', 'berat', 600], [null, null, 400], ['32', 'ringan', 300], ['32', 'sedang', 300], ['31', 'rawat jalan', 200], ['31', 'ringan', 50], [null, 'berat', 0]];
    expect(run(query).rows).toEqual(all);
    expect(run({ ...query, top_per: 1 }).rows).toEqual([all[0], all[1], all[2]]);
    expect(run({ ...query, top_per: 2, limit: 5 })).toMatchObject({ rows: all.slice(0, 5), total: 6, matched: 8 });
  });

  test('by facility keep claims without one, by patient do not and are numbered', () => {
    expect(run({ subject: 'facilities', measures: count }).rows).toEqual([['F1', 3], ['F2', 2], ['F3', 2], [null, 1]]);
    expect(run({ subject: 'patients', measures: [{ agg: 'sum', field: 'amount_claimed' }, ...count] })).toMatchObject({ rows: [[1, 900, 2], [2, 600, 2], [3, 350, 3]], total: 3, matched: 7 });
    expect(run({ subject: 'patients', measures: count, order: [{ measure: 0, direction: 'asc' }], limit: 1 }).rows).toEqual([[1, 2]]);
  });
});

describe('the change', () => {
  const byMonth: ClaimQueryInput = { subject: 'groups', by: [{ field: 'admit_date' }], measures: [{ agg: 'count' }, { agg: 'sum', field: 'amount_claimed' }], change: 'previous' };

  test('is to the period before, null over a gap', () => {
    expect(run(byMonth).rows).toEqual([
      ['2024-01-01', 4, 900, null, null, null, null],
      ['2024-03-01', 1, 400, null, null, null, null],
      ['2024-04-01', 1, 0, 0, 0, -400, -1],
      ['2024-12-01', 1, 500, null, null, null, null],
      ['2025-01-01', 1, 50, 0, 0, -450, -0.9],
    ]);
  });

  test('is to a period that `having` drops', () => {
    expect(run({ ...byMonth, having: [{ measure: 1, op: '<=', value: 100 }] }).rows).toEqual([['2024-04-01', 1, 0, 0, 0, -400, -1], ['2025-01-01', 1, 50, 0, 0, -450, -0.9]]);
  });

  test('is a share of the absolute value before, null where that is 0', () => {
    const zscores = run({ ...byMonth, by: [{ field: 'admit_date', unit: 'week' }], measures: [{ agg: 'sum', field: 'cost_zscore' }] });
    expect(zscores.rows).toEqual([['2024-01-01', -0.5, null, null], ['2024-01-08', 0.5, 1, 2], ['2024-03-25', 1.5, null, null], ['2024-04-01', null, null, null], ['2024-12-30', -1, null, null]]);
    const long = run({ ...byMonth, measures: [{ agg: 'count', where: [{ field: 'los', op: '>=', value: 4 }] }] });
    expect(long.rows).toEqual([['2024-01-01', 2, null, null], ['2024-03-01', 0, null, null], ['2024-04-01', 0, 0, null], ['2024-12-01', 1, null, null], ['2025-01-01', 1, 0, 0]]);
  });

  test('is within the other grouping', () => {
    const rows = run({ ...byMonth, by: [{ field: 'facility_key' }, { field: 'admit_date', unit: 'year' }], measures: [{ agg: 'count' }], order: [{ group: 0, direction: 'asc' }, { group: 1, direction: 'asc' }] }).rows;
    expect(rows).toEqual([['F1', '2024-01-01', 2, null, null], ['F1', '2025-01-01', 1, -1, -0.5], ['F2', '2024-01-01', 2, null, null], ['F3', '2024-01-01', 2, null, null], [null, '2024-01-01', 1, null, null]]);
  });
});

describe('pairs', () => {
  test('are there once, the earlier first, the riskiest pair first', () => {
    expect(run({ subject: 'pairs' })).toMatchObject({ rows: [['a', 'b', 6, true, 100], ['c', 'd', 2, true, 300]], total: 2, matched: 8 });
  });

  test('need one claim that passes, and both in scope', () => {
    expect(run({ subject: 'pairs', where: [{ field: 'claim_id', op: '=', value: 'd' }] }).rows).toEqual([['c', 'd', 2, true, 300]]);
    expect(run({ subject: 'pairs', where: [{ field: 'claim_id', op: '=', value: 'h' }] }).rows).toEqual([]);
    expect(run({ subject: 'pairs' }, { scope: { provinces: ['32'] } }).rows).toEqual([['c', 'd', 2, true, 300]]);
  });
});

describe('arithmetic and order', () => {
  test('quotients are rounded to 6 decimals, half away from zero', () => {
    expect([quotient(decimal(0.000003), decimal(2)), quotient(decimal(-0.000003), decimal(2)), quotient(decimal(3), decimal(-2_000_000)), quotient(decimal(1), decimal(3))]).toEqual([0.000002, -0.000002, -0.000002, 0.333333]);
  });

  test('a number is the decimal that it is written as', () => {
    expect([1e-7, 1e21, -12.5, 0].map((value) => toNumber(decimal(value)))).toEqual([1e-7, 1e21, -12.5, 0]);
    expect(decimal(1e-7)).toEqual({ units: 1n, places: 7 });
  });

  test('bins start at the multiple of their width that is not above the value', () => {
    expect([0.7, -0.1, -0.25, 0.29].map((value) => toNumber(floorTo(decimal(value), decimal(0.1))))).toEqual([0.7, -0.1, -0.3, 0.2]);
  });

  test('texts are ordered by code point', () => {
    expect(['\u{1F600}', '\uFF5E', 'b', 'B'].toSorted(compareTexts)).toEqual(['B', 'b', '\uFF5E', '\u{1F600}']);
  });
});

function answer(rows: unknown[][], total = 1): NaiveResult {
  return { columns: ['x'], rows, total, matched: 1, withoutValue: [{ field: 'los', n: 1 }], withheld: [{ field: 'duplicate_pattern', n: 1 }] };
}

describe('nearness', () => {
  test('lets decimals differ by a millionth or a billionth part, whole numbers by nothing', () => {
    expect(near(answer([[0.333333, 'x', null]]), answer([[0.333334, 'x', null]]))).toBe(true);
    expect(near(answer([[0.333333]]), answer([[0.333335]]))).toBe(false);
    expect(near(answer([[1e10 + 0.25]]), answer([[1e10 + 5.25]]))).toBe(true);
    expect(near(answer([[1e10 + 0.25]]), answer([[1e10 + 15.25]]))).toBe(false);
    expect(near(answer([[10_000_000_000]]), answer([[10_000_000_001]]))).toBe(false);
    expect(near(answer([[3n]]), answer([[3]]))).toBe(true);
  });

  test('lets nothing else differ but the names of columns', () => {
    expect(near({ ...answer([[1]]), columns: ['y'] }, answer([[1]]))).toBe(true);
    expect(near(answer([[1]]), answer([[1]], 2))).toBe(false);
    expect(near(answer([[null]]), answer([[0]]))).toBe(false);
    expect(near(answer([['a'], ['b']]), answer([['b'], ['a']]))).toBe(false);
    expect(near(answer([[['a', 'b']]]), answer([[['a']]]))).toBe(false);
    expect(near({ ...answer([[1]]), withoutValue: [] }, answer([[1]]))).toBe(false);
    expect(near({ ...answer([[1]]), withheld: [] }, answer([[1]]))).toBe(false);
    expect(near([answer([[1]])], [answer([[1]]), answer([[1]])])).toBe(false);
  });
});
