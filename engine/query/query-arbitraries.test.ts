import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { byRisk, fixtureClaim } from '../../tests/support/fixture-claims.ts';
import { operatorsOf } from '../catalogue/field.ts';
import type { ScoredClaim } from '../columns.ts';
import type { ClaimStateRow } from '../decisions/claim-state.ts';
import { type Clause, type ClaimQuery, type Condition, claimQuerySchema, subjects } from './claim-query.ts';
import { conditionsOf, passes } from './naive-conditions.test-support.ts';
import { type NaiveResult, naiveRun } from './naive-query.test-support.ts';
import { type World, fieldOf } from './naive-values.test-support.ts';
import { near } from './near.test-support.ts';
import { queryArbitraries } from './query-arbitraries.test-support.ts';
import { sampleFields } from './sample-fields.test-support.ts';

const twins: Readonly<Record<number, string>> = { 1: 'twin-2', 2: 'twin-1', 3: 'twin-4', 4: 'twin-3' };
const claims = Array.from({ length: 120 }, (_, i) => {
  const twin = twins[i + 1];
  return fixtureClaim(i + 1, 7, twin ? { claim_id: `twin-${i + 1}`, duplicate_claim_ids: [twin] } : {});
})
  .toSorted(byRisk)
  .map((claim, i) => ({ ...claim, risk_rank: i + 1 }));

const decided = ['approved', 'partial', 'rejected'] as const;
const states = new Map(
  claims
    .filter((_, i) => i % 3 === 0)
    .map(({ claim_id }, i): [string, ClaimStateRow] => {
      const decision = decided[i % 4] ?? null;
      const time = new Date(Date.UTC(2025, 0, 1 + i, i % 24, 30)).toISOString();
      const told = decision && { decision, reason: null, correction_ratio: decision === 'partial' ? 0.25 : Number(decision === 'rejected'), reviewer: i % 2 === 0 ? 'sari' : 'budi', decided_at: time };
      return [claim_id, { claim_id, ...(told ?? { decision: null, reason: null, correction_ratio: null, reviewer: null, decided_at: null }), assignee: i % 5 === 0 ? 'sari' : null, assigned_until: i % 5 === 0 ? '2025-03-01T00:00:00.000Z' : null, due_on: i % 5 === 0 ? `2025-02-${10 + (i % 7)}` : null }];
    }),
);

const world: World = {
  claims,
  states,
  codeSets: new Map([['jantung', ['I50', 'I10-I15']], ['cuci-darah', ['3995']]]),
  scope: { provinces: null },
  caller: 'sari',
  now: new Date('2025-02-01T00:00:00.000Z'),
  fields: sampleFields,
};

const seed = 20_250_201;
const drawn = fc.sample(queryArbitraries(world).any, { numRuns: 1000, seed }).map((query) => claimQuerySchema.parse(query));

const answers = new Map(drawn.map((query) => [query, resultsOf(query)]));

function resultsOf(query: ClaimQuery): readonly NaiveResult[] {
  return [naiveRun(world, query)].flat();
}

function passing(condition: Condition): Set<ScoredClaim> {
  return new Set(claims.filter((claim) => passes(world, claim, [condition])));
}

function clausesOf({ where, measures, against = [] }: ClaimQuery): readonly Clause[] {
  return [...where, ...measures.flatMap((measure) => measure.where ?? []), ...against.flatMap((side) => side.where)];
}

test('every query drawn is answered, and an answer is near itself', () => {
  for (const results of answers.values()) {
    expect(near(results, results)).toBe(true);
    for (const { rows, total, matched } of results) expect(rows.length <= total && matched <= claims.length).toBe(true);
  }
});

test.each(subjects)('most queries of %s that are drawn have rows', (subject) => {
  const asked = drawn.filter((query) => query.subject === subject);
  const filled = asked.filter((query) => answers.get(query)?.some(({ rows }) => rows.length > 0));
  expect(filled.length / asked.length).toBeGreaterThan(subject === 'pairs' || subject === 'decisions' ? 0.3 : 0.6);
});

test('every operator of every kind is drawn', () => {
  const conditions = drawn.flatMap(clausesOf).flatMap(conditionsOf);
  const found = new Set(conditions.map(({ field, op }) => `${fieldOf(world, field).kind} ${op}`));
  const wanted = new Set(sampleFields.flatMap((field) => operatorsOf(field).map((op) => `${field.kind} ${op}`)));
  expect([...wanted].filter((each) => !found.has(each))).toEqual([]);
});

test.each<[shape: string, has: (query: ClaimQuery) => boolean]>([
  ['a clause with any', (query) => clausesOf(query).some((clause) => 'any' in clause)],
  ['a list of values', (query) => clausesOf(query).flatMap(conditionsOf).some(({ op, value }) => op === 'in' && Array.isArray(value) && value.length > 1)],
  ['another field times a number', (query) => clausesOf(query).flatMap(conditionsOf).some(({ value }) => typeof value === 'object' && 'times' in value && value.times === 1.1)],
  ['what all claims come to', (query) => clausesOf(query).flatMap(conditionsOf).some(({ value }) => typeof value === 'object' && 'agg' in value && value.agg === 'mean')],
  ['a named set', (query) => clausesOf(query).flatMap(conditionsOf).some(({ value }) => [value].flat().includes('set:jantung'))],
  ['a range of codes', (query) => clausesOf(query).flatMap(conditionsOf).some(({ op, value }) => op === 'under' && typeof value === 'string' && /^[A-Z]\d\d-[A-Z]\d\d$/.test(value))],
  ['the caller', (query) => clausesOf(query).flatMap(conditionsOf).some(({ value }) => value === 'me')],
  ['a period of decisions', ({ period }) => period?.date === 'decided_on'],
  ['a base by id', ({ base }) => base?.claim_ids !== undefined],
  ['a base by order', ({ base }) => base?.first !== undefined && (base.order ?? []).length > 1],
  ['no grouping', ({ subject, by }) => subject === 'groups' && by.length === 0],
  ['two groupings', ({ by }) => by.length === 2],
  ['weeks', ({ by }) => by.some(({ unit }) => unit === 'week')],
  ['bins of a width', ({ by }) => by.some(({ width }) => width !== undefined)],
  ['bins between edges', ({ by }) => by.some(({ edges = [] }) => edges.length > 2)],
  ['groups of a list', ({ by }) => by.some(({ field }) => field === 'procedure_codes')],
  ['a measure with where', ({ measures }) => measures.some(({ where = [] }) => where.length > 0)],
  ['a share of a sum of the group', ({ measures }) => measures.some(({ agg, of }) => agg === 'sum' && of === 'group')],
  ['a share of all', ({ measures }) => measures.some(({ of }) => of === 'all')],
  ['having', ({ having }) => having.length > 1],
  ['groups beside all that match', ({ having }) => having.some(({ value }) => value === 'matching')],
  ['groups beside all groups', ({ having }) => having.some(({ value }) => value === 'groups')],
  ['an order by a grouping and a measure', ({ order }) => order.some(({ group }) => group !== undefined) && order.some(({ measure }) => measure !== undefined)],
  ['an order by three fields', ({ order }) => order.length === 3],
  ['the first of each', ({ top_per }) => top_per !== undefined],
  ['a change within another grouping', ({ change, by }) => change !== undefined && by.length === 2],
  ['three sides', ({ against = [] }) => against.length === 3],
])('queries drawn have %s', (_shape, has) => {
  expect(drawn.filter(has).length).toBeGreaterThan(0);
});

test('in a scope, fields that rest on claims outside it are drawn too, and claims of which they are withheld are met', () => {
  const scoped: World = { ...world, scope: { provinces: ['31', '32'] } };
  const asked = fc.sample(queryArbitraries(scoped).any, { numRuns: 300, seed }).map((query) => claimQuerySchema.parse(query));
  const withheld = asked.flatMap((query) => naiveRun(scoped, query)).flatMap((result) => result.withheld);
  expect(new Set(withheld.map(({ field }) => field))).toEqual(new Set(['duplicate_pattern', 'duplicate_claim_ids', 'same_day_claim_count']));
  expect([...answers.values()].flat().flatMap((result) => result.withheld)).toEqual([]);
});

test('what is asserted and what is denied of a field are complements', () => {
  const denials = { '=': '!=', in: 'not_in', contains: 'not_contains', under: 'not_under', is_null: 'not_null' } as const;
  for (const condition of drawn.flatMap(clausesOf).flatMap(conditionsOf)) {
    const denial = Object.entries(denials).find(([op]) => op === condition.op)?.[1];
    const isReference = typeof condition.value === 'object' && !Array.isArray(condition.value);
    if (!denial || isReference) continue;
    const denied = passing({ ...condition, op: denial });
    expect([...passing(condition)].some((claim) => denied.has(claim))).toBe(false);
    expect(passing(condition).size + denied.size).toBe(claims.length);
  }
});
