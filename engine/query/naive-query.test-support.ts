import type { ScoredClaim } from '../columns.ts';
import type { ClaimQuery, Clause, Order } from './claim-query.ts';
import { decimal, times, toNumber } from './exact-decimal.test-support.ts';
import { conditionsOf, isNegative, passes } from './naive-conditions.test-support.ts';
import { groupColumns, groupRows } from './naive-groups.test-support.ts';
import { aggregated } from './naive-measures.test-support.ts';
import { nullsLast } from './naive-order.test-support.ts';
import { compareTexts, compareValues, isAbsent, isWithheld, valueOf, type World } from './naive-values.test-support.ts';

export interface NaiveResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Rows before `limit`. */
  readonly total: number;
  /** Claims that everything is asked of. */
  readonly matched: number;
  /** Of these, how many have no value in a field that the query denies something of. */
  readonly withoutValue: readonly { readonly field: string; readonly n: number }[];
  /** Of these, how many have a value withheld in a field that the query names. */
  readonly withheld: readonly { readonly field: string; readonly n: number }[];
}

/**
 * The answer to a query, worked out claim by claim from their own values: the judge of the compiler, with
 * which it shares nothing but the query's meaning. One result, or one for each side of `against`.
 * @throws RangeError where the query is none (an unknown field, an operator that its field has not)
 */
export function naiveRun(world: World, query: ClaimQuery): NaiveResult | readonly NaiveResult[] {
  const { against, ...question } = query;
  return against ? against.map(({ where }) => answer(world, { ...question, where: [...query.where, ...where] })) : answer(world, question);
}

function answer(world: World, query: ClaimQuery): NaiveResult {
  const visible = world.claims.filter(({ province_code }) => isInScope(world, province_code));
  const matching = matchingClaims(world, query, visible);
  const settle = (where: readonly Clause[] | undefined): { where?: Clause[] } => (where ? { where: where.map((clause) => settled(world, clause, matching)) } : {});
  const measures = query.measures.map((measure) => ({ ...measure, ...settle(measure.where), ...(typeof measure.of === 'object' && { of: { ...measure.of, ...settle(measure.of.where) } }) }));
  const { columns, rows } = tableOf(world, { ...query, measures }, { visible, matching });
  return { columns, rows: numbered(query, rows.slice(0, query.limit)), total: rows.length, matched: matching.length, withoutValue: withoutValue(world, query, matching), withheld: withheld(world, query, matching) };
}

function isInScope({ scope: { provinces } }: World, province: string | null): boolean {
  return provinces === null || (province !== null && provinces.includes(province));
}

function matchingClaims(world: World, { subject, where, period, base }: ClaimQuery, visible: readonly ScoredClaim[]): readonly ScoredClaim[] {
  const others = visible
    .filter((claim) => subject !== 'decisions' || valueOf(world, claim, 'decision') !== null)
    .filter((claim) => subject !== 'patients' || valueOf(world, claim, 'patient') !== null)
    .filter((claim) => passes(world, claim, where.filter((clause) => !isOfAll(clause))))
    .filter((claim) => period === undefined || isWithin(valueOf(world, claim, period.date), period))
    .filter(({ claim_id }) => base?.claim_ids === undefined || base.claim_ids.includes(claim_id));
  const whole = where.filter(isOfAll).map((clause) => settled(world, clause, others));
  const matching = others.filter((claim) => passes(world, claim, whole));
  return base?.first === undefined ? matching : inOrder(world, matching, base.order ?? []).slice(0, base.first);
}

function isOfAll(clause: Clause): boolean {
  return conditionsOf(clause).some(({ value }) => typeof value === 'object' && 'agg' in value && value.agg !== undefined);
}

/** A clause with numbers in the place of what some claims come to; a condition that compares with nothing does not hold. */
function settled(world: World, clause: Clause, among: readonly ScoredClaim[]): Clause {
  const any = conditionsOf(clause).flatMap((condition) => {
    const { value } = condition;
    if (typeof value !== 'object' || !('agg' in value) || value.agg === undefined) return [condition];
    const whole = aggregated(world, among, { agg: value.agg, field: value.field });
    return typeof whole === 'number' ? [{ ...condition, value: toNumber(times(decimal(whole), decimal(value.times))) }] : [];
  });
  return { any };
}

function isWithin(day: unknown, { from, to }: NonNullable<ClaimQuery['period']>): boolean {
  if (from === undefined && to === undefined) return true;
  return typeof day === 'string' && (from === undefined || day >= from) && (to === undefined || day <= to);
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** All rows of an answer, in order. */
function tableOf(world: World, query: ClaimQuery, among: { readonly visible: readonly ScoredClaim[]; readonly matching: readonly ScoredClaim[] }): Table {
  const { matching, visible } = among;
  if (query.subject === 'claims') return listed(world, query, inOrder(world, matching, query.order));
  if (query.subject === 'decisions') return listed(world, query, query.order.length > 0 ? inOrder(world, matching, query.order) : newestFirst(world, matching));
  if (query.subject === 'pairs') return { columns: pairColumns, rows: pairRows(visible, matching) };
  return { columns: groupColumns(query), rows: groupRows(world, query, among) };
}

function listed(world: World, { fields }: ClaimQuery, claims: readonly ScoredClaim[]): Table {
  return { columns: fields, rows: claims.map((claim) => fields.map((field) => valueOf(world, claim, field))) };
}

/** As asked, then by risk_rank. */
function inOrder(world: World, claims: readonly ScoredClaim[], order: readonly Order[]): readonly ScoredClaim[] {
  return claims.toSorted((a, b) => {
    for (const { field, direction } of order) {
      if (field === undefined) throw new RangeError('claims are ordered by fields');
      const difference = nullsLast(valueOf(world, a, field), valueOf(world, b, field), direction, (x, y) => compareValues(world, field, x, y));
      if (difference !== 0) return difference;
    }
    return a.risk_rank - b.risk_rank;
  });
}

function newestFirst({ states }: World, claims: readonly ScoredClaim[]): readonly ScoredClaim[] {
  const time = ({ claim_id }: ScoredClaim): number => Date.parse(states.get(claim_id)?.decided_at ?? '');
  return claims.toSorted((a, b) => time(b) - time(a) || a.risk_rank - b.risk_rank);
}

const pairColumns = ['first_claim_id', 'second_claim_id', 'days_apart', 'is_same_facility', 'repeated_amount'];

/** Each two visible claims of which one names the other and one matches, the earlier admission first; the riskiest pair first. */
function pairRows(visible: readonly ScoredClaim[], matching: readonly ScoredClaim[]): readonly (readonly unknown[])[] {
  const repeated = visible.filter(({ duplicate_pattern }) => duplicate_pattern).toSorted((a, b) => compareTexts(a.admit_date, b.admit_date) || compareTexts(a.claim_id, b.claim_id));
  const pairs = repeated.flatMap((first, i) => repeated.slice(i + 1).map((second) => ({ first, second, risk: Math.max(first.risk_score, second.risk_score) })));
  return pairs
    .filter(({ first, second }) => first.duplicate_claim_ids.includes(second.claim_id) || second.duplicate_claim_ids.includes(first.claim_id))
    .filter(({ first, second }) => matching.includes(first) || matching.includes(second))
    .toSorted((a, b) => b.risk - a.risk || compareTexts(a.first.claim_id, b.first.claim_id) || compareTexts(a.second.claim_id, b.second.claim_id))
    .map(({ first, second }) => [
      first.claim_id,
      second.claim_id,
      (Date.parse(second.admit_date) - Date.parse(first.admit_date)) / 86_400_000,
      first.facility_key === second.facility_key,
      Math.min(first.amount_claimed, second.amount_claimed),
    ]);
}

/** A person is the number of their row. */
function numbered({ subject }: ClaimQuery, rows: Table['rows']): Table['rows'] {
  return subject === 'patients' ? rows.map(([, ...measures], i) => [i + 1, ...measures]) : rows;
}

function withoutValue(world: World, { where }: ClaimQuery, matching: readonly ScoredClaim[]): NaiveResult['withoutValue'] {
  const denied = new Set(where.flatMap(conditionsOf).filter((condition) => condition.op !== 'is_null' && isNegative(condition)).map(({ field }) => field));
  return [...denied]
    .toSorted(compareTexts)
    .map((field) => ({ field, n: matching.filter((claim) => isAbsent(valueOf(world, claim, field))).length }))
    .filter(({ n }) => n > 0);
}

function withheld(world: World, query: ClaimQuery, matching: readonly ScoredClaim[]): NaiveResult['withheld'] {
  return [...namedFields(query)]
    .toSorted(compareTexts)
    .map((field) => ({ field, n: matching.filter((claim) => isWithheld(world, claim, field)).length }))
    .filter(({ n }) => n > 0);
}

/** Every field that stands anywhere in the query. */
function namedFields({ where, period, base, by, measures, fields, order }: ClaimQuery): ReadonlySet<string> {
  const measured = measures.flatMap((measure) => (typeof measure.of === 'object' ? [measure, measure.of] : [measure]));
  const conditions = [...where, ...measured.flatMap((measure) => measure.where ?? [])].flatMap(conditionsOf);
  const compared = conditions.flatMap(({ value }) => (typeof value === 'object' && 'field' in value ? [value.field] : []));
  const placed = [...by, ...measured, ...order, ...(base?.order ?? [])].flatMap(({ field }) => field ?? []);
  return new Set([...conditions.map(({ field }) => field), ...compared, ...placed, ...fields, ...(period ? [period.date] : [])]);
}
