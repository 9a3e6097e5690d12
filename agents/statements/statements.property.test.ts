import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { type ReadClaim, readVariedClaims } from './claims.test-support.ts';
import { evaluate } from './evaluate.ts';
import { unsupported } from './figures.test-support.ts';
import { judge } from './judge.test-support.ts';
import { readsTrue } from './read-back.test-support.ts';
import { questionIds } from './questions.ts';
import { say } from './render.ts';
import { type Relation, type Statement, type StatementOf, identityParts, refusals } from './statement.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let claims: readonly ReadClaim[];
let close: () => Promise<void>;
beforeAll(async () => {
  const { claims: read, fixture, reader } = await readVariedClaims(120, 11);
  claims = read;
  close = async () => {
    await reader.close();
    fixture.cleanup();
  };
});
afterAll(() => close());

const rules = ['short_stay_high_cost', 'severity_mismatch', 'duplicate_pattern', 'high_cost_full_paid', 'no_such_rule'];
const amounts = ['claim.amount_claimed', 'claim.amount_paid', 'claim.amount_gap', 'claim.tariff_amount', 'claim.topup_amount', 'claim.peer_mean', 'claim.peer_p90', 'claim.peer_std'];
/** Amounts often, any column of the run sometimes, and ids that no tool gave. */
const reference = (ids: readonly string[]): fc.Arbitrary<string> => fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...amounts) }, { weight: 3, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.constantFrom('claim.secret', 'search.1.amount_claimed', '__proto__') });

const one = <K extends Statement['kind']>(kind: K, fields: { readonly [Name in Exclude<keyof StatementOf<K>, 'kind'>]: fc.Arbitrary<StatementOf<K>[Name]> }): fc.Arbitrary<Statement> =>
  fc.record<Record<string, unknown>>({ kind: fc.constant(kind), ...fields }).filter(isStatement);

function statementsOver(ids: readonly string[]): fc.Arbitrary<Statement> {
  const ref = reference(ids);
  const rule = fc.constantFrom(...rules);
  return fc.oneof(
    one('value', { of: fc.array(ref, { maxLength: 3 }) }),
    one('none', { of: fc.oneof(ref, fc.constantFrom('claim.flags', 'claim.peer_level', 'reasons')) }),
    one('compare', { left: ref, relation: fc.constantFrom<Relation>('less', 'equal', 'more', 'at_most', 'at_least'), right: ref }),
    one('excess', { of: ref, over: ref }),
    one('share', { part: ref, whole: fc.oneof(fc.constant('claim.amount_claimed'), ref) }),
    one('rank', { place: fc.constantFrom('claim.risk_rank', 'claim.los'), among: fc.constantFrom('snapshot.claims', 'claim.peer_n') }),
    one('arrival', {}),
    one('unranked', {}),
    one('identity', { about: fc.constantFrom(...identityParts) }),
    one('composition', { total: fc.oneof(fc.constant('claim.amount_claimed'), ref), parts: fc.oneof(fc.constant(['claim.tariff_amount', 'claim.topup_amount']), fc.array(ref, { minLength: 1, maxLength: 3 })), holds: fc.constantFrom('exact', 'above', 'below', 'unknown') }),
    one('strength', { n: fc.constantFrom('claim.peer_n', 'claim.los'), level: fc.constantFrom('claim.peer_level', 'claim.peer_level', 'claim.tariff_region'), is: fc.constantFrom('sound', 'weak') }),
    one('attribution', { to: fc.constantFrom('rules', 'model', 'both', 'sum') }),
    one('reason', { reason: fc.integer({ min: -1, max: 6 }) }),
    one('lower_amount', {}),
    one('rule', { rule, status: fc.constantFrom('active', 'inactive') }),
    one('not_evaluated', { rule }),
    one('mark', { mark: fc.constantFrom('SEVERITY_CONTRADICTION', 'BILLED_NOT_SUM', 'SOMETHING_NEW', 'NOTHING') }),
    one('question', { ask: fc.constantFrom(...questionIds, 'toString') }),
    one('rule_question', { rule, no: fc.integer({ min: -1, max: 4 }) }),
    one('nothing_stands_out', {}),
    one('scope', {}),
  );
}

function isStatement(value: object): value is Statement {
  return 'kind' in value;
}

describe('of random statements over what the tools read', () => {
  it('none that is false is worded and none that is true is refused, by a judge that shares no code', () => {
    const held = { true: 0, false: 0 };
    const kinds = new Set<string>();
    const any = fc.nat({ max: claims.length - 1 }).chain((i) => fc.tuple(fc.constant(i), statementsOver([...(claims[i]?.evidence.keys() ?? [])])));
    fc.assert(
      fc.property(any, ([i, statement]) => {
        const read = claims[i]!;
        const expected = judge(statement, read.evidence, read.score);
        const writer = read.writer('id');
        const evaluation = evaluate(statement, writer.facts);
        expect([statement, evaluation.ok]).toEqual([statement, expected]);
        expect([undefined, ...refusals]).toContain(evaluation.ok ? undefined : evaluation.refusal);
        expect(say(writer, [statement])).toHaveLength(expected ? 1 : 0);
        held[`${expected}`] += 1;
        if (expected) kinds.add(statement.kind);
      }),
      { numRuns: 2500, seed: 20_261_129 },
    );
    expect(Math.min(held.true, held.false)).toBeGreaterThan(600);
    expect(kinds.size).toBeGreaterThanOrEqual(16);
  });

  it('each that is worded cites evidence of this run, and every figure in it is a value of that or follows from it', () => {
    const any = fc.nat({ max: claims.length - 1 }).chain((i) => fc.tuple(fc.constant(i), statementsOver([...(claims[i]?.evidence.keys() ?? [])]), fc.constantFrom('id' as const, 'en' as const)));
    fc.assert(
      fc.property(any, ([i, statement, language]) => {
        const read = claims[i]!;
        for (const { text, evidence } of say(read.writer(language), [statement])) {
          const cited = evidence.flatMap((id) => read.evidence.get(id) ?? []);
          expect([text, cited.length > 0, cited.length]).toEqual([text, true, evidence.length]);
          expect([text, unsupported(text, cited, language)]).toEqual([text, '']);
          expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
        }
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('each that sets amounts against each other reads as they stand: order, distance, share and sum', () => {
    const ref = fc.constantFrom(...amounts);
    const pairs = fc.oneof(
      one('compare', { left: ref, relation: fc.constantFrom<Relation>('less', 'equal', 'more', 'at_most', 'at_least'), right: ref }),
      one('excess', { of: ref, over: ref }),
      one('share', { part: ref, whole: fc.constant('claim.amount_claimed') }),
      one('composition', { total: fc.constant('claim.amount_claimed'), parts: fc.constant(['claim.tariff_amount', 'claim.topup_amount']), holds: fc.constantFrom('exact', 'above', 'below') }),
    );
    const read = new Map<string, number>();
    fc.assert(
      fc.property(fc.nat({ max: claims.length - 1 }), pairs, fc.constantFrom('id' as const, 'en' as const), (i, statement, language) => {
        for (const { text } of say(claims[i]!.writer(language), [statement])) {
          // That all was paid is said without amounts.
          if (!/\p{N}/u.test(text)) continue;
          expect([text, readsTrue(text)]).toEqual([text, true]);
          read.set(statement.kind, (read.get(statement.kind) ?? 0) + 1);
        }
      }),
      { numRuns: 1500, seed: 5 },
    );
    expect([...read.values()].every((times) => times > 50)).toBe(true);
    expect(read.size).toBe(4);
  });
});
