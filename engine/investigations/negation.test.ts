import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { fixtureClaim } from '../../tests/support/fixture-claims.ts';
import { claimQuerySchema } from '../query/claim-query.ts';
import { passes } from '../query/naive-conditions.test-support.ts';
import type { World } from '../query/naive-values.test-support.ts';
import { queryArbitraries } from '../query/query-arbitraries.test-support.ts';
import { sampleFields } from '../query/sample-fields.test-support.ts';
import { negationOf } from './negation.ts';

const claims = Array.from({ length: 60 }, (_, i) => fixtureClaim(i + 1, 3));
const world: World = { claims, states: new Map(), codeSets: new Map([['jantung', ['I50', 'I10-I15']], ['cuci-darah', ['3995']]]), scope: { provinces: null }, caller: 'sari', now: new Date('2025-02-01T00:00:00.000Z'), fields: sampleFields };

test('exactly the claims that do not pass some clauses pass their negation', () => {
  const wheres = fc.sample(queryArbitraries(world).any, { numRuns: 400, seed: 11 }).map((query) => claimQuerySchema.parse(query).where);
  let negated = 0;
  for (const where of wheres) {
    const others = negationOf(where);
    if (where.length === 0 || others === undefined) continue;
    negated += 1;
    for (const claim of claims) expect([where, claim.claim_id, passes(world, claim, others)]).toEqual([where, claim.claim_id, !passes(world, claim, where)]);
  }
  expect(negated).toBeGreaterThan(100);
});

test('what would take more clauses than a query has is not negated', () => {
  const [stays, counts] = ['los', 'flag_count'].map((field) => ({ any: Array.from({ length: 6 }, (_, i) => ({ field, op: '=' as const, value: i })) }));
  expect(negationOf([stays, counts].flatMap((clause) => clause ?? []))).toBeUndefined();
});
