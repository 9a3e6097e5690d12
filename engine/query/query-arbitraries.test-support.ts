import * as fc from 'fast-check';

import { type Field, aggregationsOf, canGroup, canOrder, isNumber, operatorsOf } from '../catalogue/field.ts';
import type { ScoredClaim } from '../columns.ts';
import { type Clause, type ClaimQueryInput, type Divisor, type Grouping, type Measure, dateUnits } from './claim-query.ts';
import { measureName } from './naive-groups.test-support.ts';
import { type World, fieldOf } from './naive-values.test-support.ts';
import { conditionArbitrary, occurring } from './value-arbitraries.test-support.ts';

type OrderInput = NonNullable<ClaimQueryInput['order']>[number];
type Having = NonNullable<ClaimQueryInput['having']>[number];

/**
 * Valid queries of every subject and shape, drawn from the catalogue's kinds and the claims' own values.
 * `any` draws from all subjects.
 */
export function queryArbitraries(world: World): Readonly<Record<ClaimQueryInput['subject'] | 'any', fc.Arbitrary<ClaimQueryInput>>> {
  const bySubject = {
    claims: listArbitrary(world, 'claims'),
    decisions: listArbitrary(world, 'decisions'),
    groups: groupsArbitrary(world),
    facilities: keyedArbitrary(world, 'facilities'),
    patients: keyedArbitrary(world, 'patients'),
    pairs: withClaims(world, fc.record({ subject: fc.constant('pairs' as const), limit })),
  };
  const { claims, decisions, groups, facilities, patients, pairs } = bySubject;
  const any = fc.oneof(
    { weight: 4, arbitrary: claims },
    { weight: 6, arbitrary: groups },
    ...[decisions, facilities, patients, pairs].map((arbitrary) => ({ weight: 1, arbitrary })),
  );
  return { ...bySubject, any };
}

const never = fc.constant(undefined);
const limit = fc.oneof(fc.constant(50), fc.integer({ min: 1, max: 5 }), fc.constant(10_000));

/** A query with what tells which claims it is asked of. */
function withClaims(world: World, query: fc.Arbitrary<ClaimQueryInput>): fc.Arbitrary<ClaimQueryInput> {
  return fc.constantFrom(...world.claims).chain((witness) =>
    query.chain((asked) =>
      fc
        .record({ where: clausesArbitrary(world, witness, 3), period: seldom(periodArbitrary(world)), base: seldom(baseArbitrary(world, witness, asked.subject)), against: seldom(sidesArbitrary(world, witness)) })
        .map((among) => ({ ...asked, ...among })),
    ),
  );
}

function clausesArbitrary(world: World, witness: ScoredClaim, maxLength: number): fc.Arbitrary<Clause[]> {
  const condition = conditionArbitrary(world, witness);
  const any = fc.array(condition, { minLength: 1, maxLength: 3 }).map((conditions) => ({ any: conditions }));
  return fc.array(fc.oneof({ weight: 3, arbitrary: condition }, { weight: 1, arbitrary: any }), { maxLength });
}

/** From one of the days to another, with both ends, or one. */
function periodArbitrary(world: World): fc.Arbitrary<NonNullable<ClaimQueryInput['period']>> {
  return fc.constantFrom('admit_date' as const, 'discharge_date' as const, 'decided_on' as const).chain((date) => {
    const days = occurring(world, fieldOf(world, date)).map(String);
    const day = fc.constantFrom(...(days.length > 0 ? days : ['2024-06-30']));
    return fc.tuple(day, day, fc.constantFrom('both', 'from', 'to')).map(([a, b, ends]) => ({
      date,
      words: 'dalam periode itu',
      ...(ends === 'to' ? {} : { from: a < b ? a : b }),
      ...(ends === 'from' ? {} : { to: a < b ? b : a }),
    }));
  });
}

/** By id (one of them of no claim), or the first in an order. */
function baseArbitrary(world: World, { claim_id }: ScoredClaim, subject: ClaimQueryInput['subject']): fc.Arbitrary<NonNullable<ClaimQueryInput['base']>> {
  const ids = fc.uniqueArray(fc.constantFrom(...world.claims.map((claim) => claim.claim_id)), { minLength: 1, maxLength: 60 });
  const first = fc.record({ first: fc.integer({ min: 1, max: 60 }), order: listOrderArbitrary(world, subject === 'decisions' ? 1 : 0) });
  return fc.oneof(ids.map((claimIds) => ({ claim_ids: [...new Set([claim_id, 'no-such-claim', ...claimIds])] })), first);
}

function sidesArbitrary(world: World, witness: ScoredClaim): fc.Arbitrary<NonNullable<ClaimQueryInput['against']>> {
  return fc.array(clausesArbitrary(world, witness, 1), { minLength: 2, maxLength: 3 }).map((sides) => sides.map((where, i) => ({ name: `sisi ${i + 1}`, where })));
}

function listArbitrary(world: World, subject: 'claims' | 'decisions'): fc.Arbitrary<ClaimQueryInput> {
  const shown = world.fields.filter((field) => operatorsOf(field).length > 0);
  const fields = fc.uniqueArray(fc.constantFrom(...shown.map(({ id }) => id)), { minLength: 1, maxLength: 8 });
  return withClaims(world, fc.record({ subject: fc.constant(subject), fields, order: listOrderArbitrary(world, 0), limit }));
}

function listOrderArbitrary(world: World, minLength: number): fc.Arbitrary<OrderInput[]> {
  const ids = world.fields.filter(canOrder).map(({ id }) => id);
  const order = fc.record({ field: fc.constantFrom(...ids), direction: fc.constantFrom('asc' as const, 'desc' as const) });
  return fc.uniqueArray(order, { minLength, maxLength: 3, selector: ({ field }) => field });
}

function groupsArbitrary(world: World): fc.Arbitrary<ClaimQueryInput> {
  const grouping = groupingArbitrary(world);
  const by = fc.oneof(
    { weight: 1, arbitrary: fc.constant<Grouping[]>([]) },
    { weight: 4, arbitrary: grouping.map((one) => [one]) },
    { weight: 3, arbitrary: fc.uniqueArray(grouping, { minLength: 2, maxLength: 2, selector: ({ field }) => field }) },
  );
  const isDated = ({ field }: Grouping): boolean => fieldOf(world, field).kind === 'date';
  const query = by.chain((groupings) =>
    measuresArbitrary(world).chain((measures) => {
      const canChange = groupings.filter(isDated).length === 1 && numericPlaces(world, measures).length === measures.length;
      return fc
        .record({
          order: groupOrderArbitrary(measures.length, groupings.length),
          having: groupings.length > 0 ? havingArbitrary(world, measures) : fc.constant<Having[]>([]),
          limit,
          top_per: groupings.length === 2 ? seldom(fc.integer({ min: 1, max: 3 })) : never,
          change: canChange ? fc.constantFrom('previous' as const, 'previous' as const, undefined) : never,
        })
        .map((rest): ClaimQueryInput => ({ subject: 'groups', by: groupings, measures, ...rest }));
    }),
  );
  return withClaims(world, query);
}

/** Groups by what the subject names. */
function keyedArbitrary(world: World, subject: 'facilities' | 'patients'): fc.Arbitrary<ClaimQueryInput> {
  const query = measuresArbitrary(world).chain((measures) =>
    fc.record({ subject: fc.constant(subject), measures: fc.constant(measures), order: groupOrderArbitrary(measures.length, 0), having: havingArbitrary(world, measures), limit }),
  );
  return withClaims(world, query);
}

function groupingArbitrary(world: World): fc.Arbitrary<Grouping> {
  return fc.constantFrom(...world.fields.filter(canGroup)).chain((field) => {
    const { id } = field;
    if (field.kind === 'date') return fc.oneof(fc.constant({ field: id }), fc.constantFrom(...dateUnits).map((unit) => ({ field: id, unit })));
    if (!isNumber(field)) return fc.constant({ field: id });
    return fc.oneof(fc.constant({ field: id }), widthArbitrary(world, field), edgesArbitrary(world, field));
  });
}

function widthArbitrary(world: World, field: Field): fc.Arbitrary<Grouping> {
  const numbers = occurring(world, field).map(Number);
  const span = Math.max(1, ...numbers) - Math.min(0, ...numbers);
  const magnitude = 10 ** Math.floor(Math.log10(span));
  return fc.constantFrom(magnitude, magnitude / 2, magnitude / 4, 0.3 * magnitude).map((width) => ({ field: field.id, width: Number(width.toPrecision(3)) }));
}

/** Some of the numbers that occur, so that claims lie on the edges. */
function edgesArbitrary(world: World, field: Field): fc.Arbitrary<Grouping> {
  const numbers = occurring(world, field).map(Number);
  return fc
    .uniqueArray(fc.constantFrom(...(numbers.length > 0 ? numbers : [0])), { minLength: 1, maxLength: 5 })
    .map((edges) => ({ field: field.id, edges: edges.toSorted((a, b) => a - b) }));
}

function groupOrderArbitrary(measures: number, groupings: number): fc.Arbitrary<OrderInput[]> {
  const places = [...Array.from({ length: measures }, (_, measure) => ({ measure })), ...Array.from({ length: groupings }, (_, group) => ({ group }))];
  const order = fc.tuple(fc.constantFrom(...places), fc.constantFrom('asc' as const, 'desc' as const)).map(([place, direction]) => ({ ...place, direction }));
  return fc.uniqueArray(order, { maxLength: 2, selector: (each) => ('measure' in each ? `measure ${each.measure}` : `group ${each.group}`) });
}

function havingArbitrary(world: World, measures: readonly Measure[]): fc.Arbitrary<Having[]> {
  const places = numericPlaces(world, measures);
  if (places.length === 0) return fc.constant([]);
  const condition = fc.record({
    measure: fc.constantFrom(...places),
    op: fc.constantFrom('=' as const, '!=' as const, '<' as const, '<=' as const, '>' as const, '>=' as const, '>=' as const),
    value: fc.constantFrom(0, 0, 1, 1, 2, 3, 0.5, 10, 1_000_000, 10_000_000, 'matching' as const, 'groups' as const, 'groups' as const),
  });
  return fc.oneof({ weight: 3, arbitrary: fc.constant<Having[]>([]) }, { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }) });
}

/** Places of the measures that are numbers; the first and last of dates are days. */
function numericPlaces(world: World, measures: readonly Measure[]): number[] {
  const isDay = ({ agg, field }: Measure): boolean => field !== undefined && agg !== 'distinct' && fieldOf(world, field).kind === 'date';
  return measures.flatMap((measure, place) => (isDay(measure) ? [] : [place]));
}

function measuresArbitrary(world: World): fc.Arbitrary<Measure[]> {
  return fc.constantFrom(...world.claims).chain((witness) => fc.array(measureArbitrary(world, witness), { minLength: 1, maxLength: 4 }).map(withOwnNames));
}

function measureArbitrary(world: World, witness: ScoredClaim): fc.Arbitrary<Measure> {
  const count: fc.Arbitrary<Measure> = fc.constant({ agg: 'count' });
  const measurable = world.fields.filter((field) => aggregationsOf(field).length > 0);
  const aggregate = fc.constantFrom(...measurable).chain((field) => fc.constantFrom(...aggregationsOf(field)).map((agg): Measure => ({ agg, field: field.id })));
  const sum = fc.constantFrom(...measurable.filter(isNumber)).map(({ id }): Measure => ({ agg: 'sum', field: id }));
  return fc.oneof({ weight: 1, arbitrary: count }, { weight: 1, arbitrary: sum }, { weight: 4, arbitrary: aggregate }).chain((measure) => {
    const canShare = measure.agg === 'count' || measure.agg === 'sum';
    const canDivide = canShare || measure.agg === 'distinct';
    const amounts: readonly fc.Arbitrary<Divisor>[] = [fc.constant({ agg: 'count' as const }), sum.map(({ field }) => ({ agg: 'sum' as const, field })), fc.constant({ agg: 'distinct' as const, field: 'patient' })];
    const divisor = fc.tuple(fc.oneof(...amounts), seldom(clausesArbitrary(world, witness, 2))).map(([of, where]): Divisor => ({ ...of, ...(where && { where }) }));
    const share = canShare ? fc.constantFrom('group' as const, 'matching' as const, 'all' as const, undefined) : never;
    return fc
      .record({ where: seldom(clausesArbitrary(world, witness, 2)), of: canDivide ? fc.oneof({ weight: 3, arbitrary: share }, { weight: 1, arbitrary: divisor }) : never })
      .map((rest) => ({ ...measure, ...rest }));
  });
}

/** A name for each measure whose own would not tell it from others: those with `where`, shares, and repeated ones. */
function withOwnNames(measures: readonly Measure[]): Measure[] {
  return measures.map((measure, place) => {
    const isPlain = measure.where === undefined && measure.of === undefined;
    const isFirst = measures.findIndex((each) => measureName(each) === measureName(measure)) === place;
    return isPlain && isFirst ? measure : { ...measure, name: `m${place}` };
  });
}

function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: never }, { weight: 1, arbitrary });
}
