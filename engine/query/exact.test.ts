import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { type ClaimQueryInput, claimQuerySchema } from './claim-query.ts';
import { decimalsOf } from './exact.ts';
import { runQuery } from './run-query.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: 'a', amount_claimed: 440_000, amount_paid: 484_000, sample_weight: 1, rule_score: 0.3, patient_age: 0, dx_primary_label: 'Pneumonia, unspecified', facility_key: null },
      { claim_id: 'b', amount_claimed: 440_000, amount_paid: 483_999, sample_weight: 0.000001, rule_score: 0.6, patient_age: 3, dx_primary_label: 'Influenza', facility_key: null },
      { claim_id: 'c', amount_claimed: 440_000, amount_paid: 8_464_148_723, sample_weight: 0.000003, rule_score: 0.7, patient_age: 40, dx_primary_label: null, facility_key: null },
    ],
    count: 0,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

async function run(input: ClaimQueryInput, skipped = 0) {
  const [result] = await reader.read((snapshot) => runQuery(snapshot, claimQuerySchema.parse(input), { scope: everywhere, caller: '', now: new Date(0), skipped }));
  if (!result) throw new Error('no result');
  return result;
}

async function listed(where: ClaimQueryInput['where']): Promise<string> {
  const { rows } = await run({ subject: 'claims', where, fields: ['claim_id'] });
  return rows.map((row) => String(row['claim_id'])).toSorted().join('');
}

const paidTimes = (op: '=' | '<' | '>=', times: number) => listed([{ field: 'amount_paid', op, value: { field: 'amount_claimed', times } }]);

async function meanWeight(ids: readonly string[]) {
  const { rows } = await run({ subject: 'groups', measures: [{ agg: 'mean', field: 'sample_weight' }], where: [{ field: 'claim_id', op: 'in', value: [...ids] }] });
  return rows[0]?.['mean_sample_weight'];
}

const aged = (op: '=' | '<=' | '<' | '>') => listed([{ field: 'age_group', op, value: 'balita' }]);

describe('numbers are as they are written, not as binary has them', () => {
  test('440,000 × 1.1 is 484,000', async () => {
    expect([await paidTimes('=', 1.1), await paidTimes('<', 1.1), await paidTimes('>=', 1.1)]).toEqual(['a', 'b', 'ac']);
  });

  test('a value at the lower end of a bin is in it', async () => {
    const { rows } = await run({ subject: 'groups', by: [{ field: 'rule_score', width: 0.1 }], order: [{ group: 0, direction: 'asc' }], where: [{ field: 'claim_id', op: 'in', value: ['a', 'b', 'c'] }] });
    expect(rows).toEqual([{ rule_score: 0.3, n: 1 }, { rule_score: 0.6, n: 1 }, { rule_score: 0.7, n: 1 }]);
  });

  test('a mean at a tie of the seventh decimal is rounded away from zero', async () => {
    expect(await meanWeight(['a', 'b'])).toBe(0.500001);
    expect(await meanWeight(['b', 'c'])).toBe(0.000002);
  });

  test('numbers of any size are numbers, alone and in lists', async () => {
    expect(await listed([{ field: 'amount_paid', op: 'in', value: [484_000, 8_464_148_723] }])).toBe('ac');
    expect(await listed([{ field: 'amount_paid', op: 'between', value: [-1e300, 1e19] }])).toBe('abc');
    const { rows } = await run({ subject: 'groups', by: [{ field: 'amount_paid', edges: [1, 1_000_000, 10_000_000_000] }], having: [{ measure: 0, op: '<', value: 1e25 }], where: [{ field: 'amount_paid', op: 'not_null' }], order: [{ group: 0, direction: 'asc' }] });
    expect(rows).toEqual([{ amount_paid: 1, n: 2 }, { amount_paid: 1_000_000, n: 1 }]);
  });

  test('a number is counted by the decimals that it is written with', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 9 }), (units, places) => {
      const written = (units / 10 ** places).toFixed(places);
      const shortest = written.includes('.') ? written.replace(/\.?0+$/, '') : written;
      return decimalsOf(Number(written)) === (shortest.split('.')[1] ?? '').length;
    }), { seed: 1 });
    expect([decimalsOf(1e21), decimalsOf(1.5e-7)]).toEqual([0, 8]);
  });
});

describe('words', () => {
  test('a word of several values in an order is the span of them', async () => {
    expect([await aged('='), await aged('<='), await aged('<'), await aged('>')]).toEqual(['ab', 'ab', '', 'c']);
  });

  test('of a text are equal whatever their case', async () => {
    expect(await listed([{ field: 'dx_primary_label', op: '=', value: 'PNEUMONIA, unspecified' }])).toBe('a');
    expect(await listed([{ field: 'dx_primary_label', op: '!=', value: 'pneumonia, UNSPECIFIED' }])).toBe('bc');
  });
});

describe('rows', () => {
  test('past the last one are none, and the total is still told', async () => {
    expect(await run({ subject: 'groups' }, 5)).toMatchObject({ rows: [], total: 1 });
    expect(await run({ subject: 'facilities' }, 5)).toMatchObject({ rows: [], total: 1 });
    expect(await run({ subject: 'pairs' }, 5)).toMatchObject({ rows: [], total: 0 });
  });

  test.each([
    [{ subject: 'claims', top_per: 2 }, 'top_per'],
    [{ subject: 'pairs', change: 'previous' }, 'change'],
    [{ subject: 'groups', measures: [{ agg: 'max', field: 'admit_date' }], having: [{ measure: 0, op: '>', value: 1 }] }, 'having[0].measure'],
    [{ subject: 'claims', where: [{ field: 'amount_paid', op: '>', value: { field: 'amount_claimed', times: 1e7 } }] }, 'where[0].value.times'],
    [{ subject: 'groups', by: [{ field: 'province_name', edges: [1] }] }, 'by[0].edges'],
  ] as const)('%j is refused at its place', async (input, field) => {
    await expect(run(claimQuerySchema.parse(input))).rejects.toMatchObject({ code: 'QUERY_INVALID', details: { field } });
  });
});
