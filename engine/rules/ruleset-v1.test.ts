import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { naiveRules, type RuleInputs } from '../../tests/support/naive-rules.ts';
import { claimColumns } from '../columns.ts';
import { type Connection, Database } from '../database.ts';
import { loadSql } from '../sql.ts';
import { findRuleset, knownRules } from './rulesets.ts';

const ruleset = findRuleset('RULESET_v1');
const types = {
  los: 'INTEGER',
  amount_claimed: 'BIGINT',
  amount_paid: 'BIGINT',
  peer_p90: 'DECIMAL(18,1)',
  cost_zscore: 'DOUBLE',
  severity_group: 'VARCHAR',
  patient_key: 'VARCHAR',
  dx_primary_code: 'VARCHAR',
  duplicate_pattern: 'BOOLEAN',
} as const;

let database: Database;
let connection: Connection;
beforeAll(async () => {
  database = await Database.open(':memory:', { threads: 1 });
  connection = await database.connect();
});
afterAll(() => database?.close());

function nullable<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(arbitrary, { nil: null });
}

/** What a rule says of each claim, in their order. */
async function evaluate(ruleId: string, claims: readonly RuleInputs[]): Promise<(boolean | null)[]> {
  const columns = Object.entries(types).map(([name, type]) => `CAST(r->>'${name}' AS ${type}) AS ${name}`);
  await connection.run(
    `CREATE OR REPLACE TEMP TABLE claims_normalized AS
     SELECT CAST(r->>'claim_no' AS INTEGER) AS claim_no, ${columns.join(', ')} FROM (SELECT unnest(CAST($rows AS JSON[])) AS r)`,
    { rows: JSON.stringify(claims.map((claim, i) => ({ claim_no: i, ...claim }))) },
  );
  const rule = ruleset.rules.find(({ id }) => id === ruleId);
  const found = await connection.rows<{ is_active: boolean | null }>(`SELECT is_active FROM (${loadSql(rule?.sql ?? '')}) ORDER BY claim_no`);
  return found.map(({ is_active }) => is_active);
}

const plain: RuleInputs = {
  los: 5,
  amount_claimed: 1000,
  amount_paid: 500,
  peer_p90: 2000,
  cost_zscore: 0,
  severity_group: 'sedang',
  patient_key: 'p',
  dx_primary_code: 'J189',
  duplicate_pattern: false,
};

type Says = boolean | null;
type Cases = [ruleId: string, firing: Partial<RuleInputs>, variants: [change: Partial<RuleInputs>, says: Says][]][];

const cases: Cases = [
  ['short_stay_high_cost', { los: 1, amount_claimed: 2001, peer_p90: 2000.9 }, [
    [{ los: 0 }, true], [{ los: 2 }, false], [{ peer_p90: 2001 }, false], [{ amount_claimed: 2000 }, false],
    [{ peer_p90: null }, null], [{ los: 2, peer_p90: null }, false],
  ]],
  ['severity_mismatch', { severity_group: 'ringan', amount_claimed: 2001, peer_p90: 2000 }, [
    [{ los: 30 }, true], [{ severity_group: 'rawat jalan' }, false], [{ severity_group: 'berat' }, false], [{ peer_p90: 2001 }, false],
    [{ peer_p90: null }, null], [{ severity_group: null }, null],
    [{ severity_group: 'berat', peer_p90: null }, false], [{ severity_group: null, peer_p90: 9000 }, false],
  ]],
  ['duplicate_pattern', { duplicate_pattern: true }, [
    [{ duplicate_pattern: false }, false], [{ patient_key: null }, null], [{ dx_primary_code: null }, null],
    [{ patient_key: null, duplicate_pattern: false }, null],
  ]],
  ['high_cost_full_paid', { amount_claimed: 1000, amount_paid: 950, cost_zscore: 2.000001 }, [
    [{ amount_paid: 1200 }, true], [{ amount_paid: 949 }, false], [{ cost_zscore: 2 }, false], [{ amount_claimed: 0, amount_paid: 0 }, false],
    [{ amount_paid: null }, null], [{ cost_zscore: null }, null],
    [{ amount_paid: null, cost_zscore: 1 }, false], [{ amount_paid: 0, cost_zscore: null }, false], [{ amount_claimed: 0, amount_paid: null, cost_zscore: null }, false],
    [{ amount_claimed: 900_000_000_000_000_000, amount_paid: 900_000_000_000_000_000 }, true],
  ]],
];

describe.each(cases)('%s', (ruleId, firing, variants) => {
  test('fires where its predicate holds, and not on a plain claim', async () => {
    expect(await evaluate(ruleId, [{ ...plain, ...firing }, plain])).toEqual([true, false]);
  });

  test.each(variants)('with %j says %s', async (change, says) => {
    const claim: RuleInputs = { ...plain, ...firing, ...change };
    expect(await evaluate(ruleId, [claim])).toEqual([says]);
    expect(naiveRules[ruleId]?.(claim)).toBe(says);
  });
});

describe('RULESET_v1', () => {
  test('on any claim every rule says what the catalogue says, unknown where an input is missing that would decide', async () => {
    const amount = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2_000_000_000 }));
    const claim: fc.Arbitrary<RuleInputs> = fc.record({
      los: fc.integer({ min: 0, max: 3 }),
      amount_claimed: amount,
      amount_paid: nullable(amount),
      peer_p90: nullable(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
      cost_zscore: nullable(fc.constantFrom(-1, 1.999999, 2, 2.000001, 5)),
      severity_group: nullable(fc.constantFrom('rawat jalan', 'ringan', 'sedang', 'berat')),
      patient_key: nullable(fc.constant('p')),
      dx_primary_code: nullable(fc.constant('A09')),
      duplicate_pattern: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(claim, { minLength: 50, maxLength: 50 }), async (claims) => {
        for (const { id } of ruleset.rules) expect(await evaluate(id, claims)).toEqual(claims.map((one) => naiveRules[id]?.(one)));
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  test('has the four rules of the catalogue with their weights, heaviest first', () => {
    expect(ruleset.rules.map(({ id, weight }) => [id, weight])).toEqual([
      ['short_stay_high_cost', 0.8],
      ['severity_mismatch', 0.7],
      ['duplicate_pattern', 0.6],
      ['high_cost_full_paid', 0.5],
    ]);
    expect(ruleset.rules.filter(({ id }) => !knownRules.some((known) => known.id === id))).toEqual([]);
  });

  test.each(ruleset.rules.map((rule) => [rule.id, rule] as const))('%s is worded in both languages, from columns of the claim alone, and never as a verdict', (_, rule) => {
    const names = new Set(claimColumns.map(({ name }) => name));
    for (const language of ['id', 'en'] as const) {
      expect(rule.label[language]).not.toBe('');
      expect(rule.followUpQuestions[language].length).toBeGreaterThan(0);
      for (const question of rule.followUpQuestions[language]) expect(question.endsWith('?')).toBe(true);
      for (const [, column = ''] of rule.explanation[language].matchAll(/\{(\w+)\}/g)) expect(names).toContain(column);
      expect(`${rule.label[language]} ${rule.explanation[language]}`).not.toMatch(/fraud|curang|penipuan/i);
    }
    expect(rule.followUpQuestions.id).toHaveLength(rule.followUpQuestions.en.length);
    for (const input of rule.inputs) expect(names).toContain(input);
  });

  test('a ruleset that nobody knows is refused, with those there are', () => {
    expect(() => findRuleset('RULESET_v0')).toThrow(expect.objectContaining({ code: 'RULESET_UNKNOWN', details: { ruleset: 'RULESET_v0', known: 'RULESET_v1, RULESET_v2' } }));
  });
});
