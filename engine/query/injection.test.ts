import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createFixtureHome, type FixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { fields, operatorsOf } from '../catalogue/index.ts';
import { CasemindError } from '../errors.ts';
import { type Scope, everywhere } from '../scope.ts';
import { SnapshotReader } from '../snapshots/snapshot-reader.ts';
import { type ClaimQueryInput, claimQuerySchema } from './claim-query.ts';
import { compileSides } from './run-query.ts';

const marker = 'ZQX';
const hostile = [`${marker}' OR '1'='1`, `${marker}'); DROP TABLE claims_scored; --`, `${marker}") UNION SELECT patient_key FROM claims_scored --`, `${marker}$v1`, `$${marker}`, `${marker}%`, `${marker}*/`];
const options = { scope: { provinces: [`${marker}' OR true --`, '31'] }, caller: `${marker}'--`, now: new Date(0) };

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  // Names that the data give can be hostile too.
  fixture = await createFixtureHome({ claims: hostile.map((name, i) => ({ claim_id: name, district_name: name, facility_class: name, facility_key: name, facility_name: name, dx_secondary_labels: [name], province_code: i % 2 === 0 ? '31' : '32' })), count: 30 });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader?.close();
  fixture?.cleanup();
});

/** Runs a query; gives its SQL, or nothing where it is refused with what is accepted. */
async function statementsOf(input: ClaimQueryInput, scope: Scope = options.scope): Promise<readonly string[]> {
  return reader.read(async (snapshot) => {
    try {
      const sides = await compileSides(snapshot, claimQuerySchema.parse(input), { ...options, scope });
      for (const { statement, counts } of sides) {
        await snapshot.rows(statement.sql, statement.parameters);
        await snapshot.rows(counts.sql, counts.parameters);
      }
      return sides.flatMap(({ statement, counts }) => [statement.sql, counts.sql]);
    } catch (error) {
      if (error instanceof CasemindError && error.code === 'QUERY_INVALID') return [];
      throw error;
    }
  });
}

const cases = fields.flatMap((field) => operatorsOf(field).filter((op) => op !== 'is_null' && op !== 'not_null').map((op) => [field.id, op] as const));

describe('what a query holds is a value, never SQL', () => {
  test.each(cases)('%s %s', async (field, op) => {
    const takesMany = ['in', 'not_in', 'contains', 'not_contains', 'under', 'not_under'].includes(op);
    for (const value of hostile) {
      const given = op === 'between' ? [value, value] : takesMany ? [value, `${value}x`] : value;
      for (const scope of [everywhere, options.scope]) {
        const sql = await statementsOf({ subject: 'claims', where: [{ any: [{ field, op, value: given }, { field: 'los', op: '>', value: 1 }] }], limit: 3 }, scope);
        expect(sql.join('\n')).not.toContain(marker);
      }
    }
  });

  test('ids of a base, names of measures and of sides, words of a period', async () => {
    for (const value of hostile) {
      expect((await statementsOf({ subject: 'claims', base: { claim_ids: [value] }, period: { words: value } })).join('\n')).not.toContain(marker);
      expect((await statementsOf({ subject: 'groups', by: [{ field: 'district_name' }], measures: [{ agg: 'count' }], against: [{ name: value }, { name: `${value}2` }] })).join('\n')).not.toContain(marker);
      expect(claimQuerySchema.safeParse({ subject: 'groups', measures: [{ agg: 'count', name: value }] }).success).toBe(false);
      expect(claimQuerySchema.safeParse({ subject: 'claims', fields: [value], order: [{ field: value }] }).success).toBe(false);
    }
  });

  test('and the claims are all there after it', async () => {
    const [row] = await reader.read((snapshot) => snapshot.rows<{ n: number }>('SELECT count(*) AS n FROM claims_scored'));
    expect(row?.n).toBe(fixture.claims.length);
  });
});
