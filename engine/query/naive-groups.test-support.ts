import type { ScoredClaim } from '../columns.ts';
import type { ClaimQuery, DateUnit, Grouping, Measure } from './claim-query.ts';
import { decimal, floorTo, minus, plus, quotient, toNumber, zero } from './exact-decimal.test-support.ts';
import { type Among, type Measured, measuring } from './naive-measures.test-support.ts';
import { nullsLast } from './naive-order.test-support.ts';
import { compareTexts, compareValues, fieldOf, isAbsent, isSet, type Value, valueOf, type World } from './naive-values.test-support.ts';

type Key = string | number | boolean | null;

interface Group {
  /** A value for each grouping. */
  readonly keys: readonly Key[];
  readonly measures: readonly Measured[];
  readonly changes: readonly (number | null)[];
}

/** Each grouping, each measure, then each measure's change and its share. */
export function groupColumns(query: ClaimQuery): readonly string[] {
  const measures = query.measures.map(measureName);
  const changes = query.change ? measures.flatMap((name) => [`${name}_change`, `${name}_change_share`]) : [];
  return [...groupingsOf(query).map(({ field }) => field), ...measures, ...changes];
}

export function measureName({ name, agg, field }: Measure): string {
  return name ?? (field === undefined ? agg : `${agg}_${field}`);
}

/** The rows of an answer in groups, in order, before `limit`. Of patients, the first value is their key. */
export function groupRows(world: World, query: ClaimQuery, among: Among): readonly (readonly unknown[])[] {
  const by = groupingsOf(query);
  const groups = query.change ? withChanges(world, by, groupsOf(world, query, among)) : groupsOf(world, query, among);
  const bounds = query.having.map(({ measure, op, value }) => ({ measure, op, value: typeof value === 'number' ? value : value === 'groups' ? meanOf(groups.map(({ measures }) => measures[measure] ?? null)) : wholeOf(world, among, query.measures[measure]) }));
  const kept = groups.filter(({ measures }) => bounds.every(({ measure, op, value }) => holdsOf(measures[measure] ?? null, op, value)));
  const sorted = kept.toSorted((a, b) => compareGroups(world, query, a, b));
  return firstPerGroup(sorted, query.top_per).map(({ keys, measures, changes }) => [...keys, ...measures, ...changes]);
}

function groupingsOf({ subject, by }: ClaimQuery): readonly Grouping[] {
  if (subject === 'facilities') return [{ field: 'facility_key' }];
  return subject === 'patients' ? [{ field: 'patient' }] : by;
}

/** One group for each combination of values that occurs; without groupings exactly one, also of no claim. */
function groupsOf(world: World, query: ClaimQuery, among: Among): readonly Group[] {
  const by = groupingsOf(query);
  const found = new Map<string, { readonly keys: readonly Key[]; readonly claims: ScoredClaim[] }>();
  if (by.length === 0) found.set('[]', { keys: [], claims: [] });
  for (const claim of among.matching) {
    for (const keys of combinations(by.map((grouping) => keysOf(world, claim, grouping)))) {
      const id = JSON.stringify(keys);
      const group = found.get(id) ?? { keys, claims: [] };
      group.claims.push(claim);
      found.set(id, group);
    }
  }
  const measures = query.measures.map((measure) => measuring(world, among, measure));
  return [...found.values()]
    .filter(({ keys }) => query.subject !== 'patients' || keys[0] !== null)
    .map(({ keys, claims }) => ({ keys, measures: measures.map((measure) => measure(claims)), changes: [] }));
}

function combinations(lists: readonly (readonly Key[])[]): readonly (readonly Key[])[] {
  const [first, ...rest] = lists;
  return first ? first.flatMap((key) => combinations(rest).map((others) => [key, ...others])) : [[]];
}

/** Under which values of a grouping a claim stands: each distinct item of a set, else one. */
function keysOf(world: World, claim: ScoredClaim, grouping: Grouping): readonly Key[] {
  const value = valueOf(world, claim, grouping.field);
  if (isAbsent(value)) return [null];
  if (isSet(value)) return [...new Set(value)];
  if (typeof value === 'number') return [binOf(value, grouping)];
  return [isDate(world, grouping) ? firstDay(String(value), grouping.unit) : value];
}

function isDate(world: World, { field }: Grouping): boolean {
  return fieldOf(world, field).kind === 'date';
}

function binOf(value: number, { width, edges }: Grouping): number | null {
  if (width !== undefined) return toNumber(floorTo(decimal(value), decimal(width)));
  return edges ? (edges.findLast((edge) => edge <= value) ?? null) : value;
}

/** Of each unit: months it has (none where it is made of days), days it has. */
const lengths: Readonly<Record<DateUnit, { readonly months?: number; readonly days?: number }>> = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { months: 12 },
};

/** The day on which the period of a day begins. */
function firstDay(day: string, unit: DateUnit = 'month'): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const { months } = lengths[unit];
  if (months !== undefined) return dayOf(Date.UTC(year, month - 1 - ((month - 1) % months), 1));
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return unit === 'week' ? shifted(day, { days: -daysSinceMonday }) : day;
}

/** The first day of the period before the one that begins on a day. */
function previousPeriod(day: string, unit: DateUnit = 'month'): string {
  const { months = 0, days = 0 } = lengths[unit];
  return shifted(day, { months: -months, days: -days });
}

function shifted(day: string, { days = 0, months = 0 }: { readonly days?: number; readonly months?: number }): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return dayOf(Date.UTC(year, month - 1 + months, date + days));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Each group compared with the one of the period before that has the same value in the other grouping. */
function withChanges(world: World, by: readonly Grouping[], groups: readonly Group[]): readonly Group[] {
  const place = by.findIndex((grouping) => isDate(world, grouping));
  const unit = by[place]?.unit;
  return groups.map((group) => {
    const day = group.keys[place];
    const before = typeof day === 'string' ? groups.find(({ keys }) => isSame(keys, group.keys.with(place, previousPeriod(day, unit)))) : undefined;
    return { ...group, changes: group.measures.flatMap((measure, i) => change(measure, before?.measures[i] ?? null)) };
  });
}

function isSame(a: readonly Key[], b: readonly Key[]): boolean {
  return a.every((key, i) => key === b[i]);
}

/** The difference of two values as they are shown, and as a share of the absolute value before. */
function change(now: Measured, before: Measured): readonly (number | null)[] {
  if (typeof now !== 'number' || typeof before !== 'number') return [null, null];
  const difference = minus(decimal(now), decimal(before));
  return [toNumber(difference), before === 0 ? null : quotient(difference, decimal(Math.abs(before)))];
}

/** The mean of the values that there are. */
function meanOf(values: readonly Measured[]): number | null {
  const numbers = values.filter((value) => typeof value === 'number').map(decimal);
  return numbers.length === 0 ? null : quotient(numbers.reduce(plus, zero), decimal(numbers.length));
}

/** The measure of all matching claims, each once. */
function wholeOf(world: World, among: Among, measure: Measure | undefined): number | null {
  const whole = measure ? measuring(world, among, measure)(among.matching) : null;
  return typeof whole === 'number' ? whole : null;
}

/** As of claims: without a value only the negative condition holds. */
function holdsOf(measure: Measured, op: ClaimQuery['having'][number]['op'], value: number | null): boolean {
  if (measure === null || value === null) return op === '!=' && measure !== value;
  if (typeof measure !== 'number') throw new RangeError('having compares numbers');
  return { '=': measure === value, '!=': measure !== value, '<': measure < value, '<=': measure <= value, '>': measure > value, '>=': measure >= value }[op];
}

function compareGroups(world: World, query: ClaimQuery, a: Group, b: Group): number {
  const by = groupingsOf(query);
  for (const order of [...orderOf(world, query), ...by.map((_, group) => ({ group, direction: 'asc' as const }))]) {
    const difference =
      'measure' in order ? compareMeasures(a, b, order.measure, order.direction) : compareKeys(world, a, b, { ...order, field: by[order.group]?.field ?? '' });
    if (difference !== 0) return difference;
  }
  return 0;
}

type GroupOrder = { readonly measure: number; readonly direction: 'asc' | 'desc' } | { readonly group: number; readonly direction: 'asc' | 'desc' };

function orderOf(world: World, query: ClaimQuery): readonly GroupOrder[] {
  const [first] = groupingsOf(query);
  if (query.order.length === 0) return first && isDate(world, first) ? [{ group: 0, direction: 'asc' }] : [{ measure: 0, direction: 'desc' }];
  return query.order.map(({ measure, group, direction }) => {
    if (measure !== undefined) return { measure, direction };
    if (group !== undefined) return { group, direction };
    throw new RangeError('groups are ordered by a measure or a grouping');
  });
}

function compareMeasures(a: Group, b: Group, place: number, direction: 'asc' | 'desc'): number {
  return nullsLast(a.measures[place] ?? null, b.measures[place] ?? null, direction, (x, y) =>
    typeof x === 'number' && typeof y === 'number' ? x - y : compareTexts(String(x), String(y)),
  );
}

function compareKeys(world: World, a: Group, b: Group, { group, field, direction }: { readonly group: number; readonly field: string; readonly direction: 'asc' | 'desc' }): number {
  return nullsLast<Value>(a.keys[group] ?? null, b.keys[group] ?? null, direction, (x, y) => compareValues(world, field, x, y));
}

/** The first so many within each value of the first grouping, as they are ordered. */
function firstPerGroup(groups: readonly Group[], most = Number.POSITIVE_INFINITY): readonly Group[] {
  const taken = new Map<Key, number>();
  return groups.filter(({ keys: [first = null] }) => {
    const before = taken.get(first) ?? 0;
    taken.set(first, before + 1);
    return before < most;
  });
}
