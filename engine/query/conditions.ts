import { findField, fields } from '../catalogue/index.ts';
import { type Field, aggregationsOf, isList, isNumber, operatorsOf } from '../catalogue/field.ts';
import { aggregateTerm, termSql } from './aggregates.ts';
import type { Clause, Condition, Reference } from './claim-query.ts';
import { type CodePart, codePartsOf, valuesOf } from './condition-values.ts';
import { decimalsOf } from './exact.ts';
import { refuseQuery } from './query-fault.ts';
import { Binder, type QueryContext } from './query-context.ts';
import { asSeen } from './withheld.ts';

const negated: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '!=': '=', not_in: 'in', not_contains: 'contains', not_under: 'under', not_null: 'is_null' };
const ordering: ReadonlySet<Condition['op']> = new Set(['<', '<=', '>', '>=']);
const comparisons: ReadonlySet<Condition['op']> = new Set(['=', '!=', ...ordering]);

/** @throws CasemindError QUERY_INVALID, naming the fields there are. */
export function fieldAt(id: string, place: string): Field {
  return findField(id) ?? refuseQuery(place, id, fields.map((field) => field.id).join(', '));
}

/** The conditions of clauses, in their order. */
export function conditionsOf(clauses: readonly Clause[]): readonly Condition[] {
  return clauses.flatMap((clause) => ('any' in clause ? clause.any : [clause]));
}

/** Some claims: what stands behind FROM and WHERE of a statement about them. */
export interface Matching {
  readonly from: string;
  readonly where: readonly string[];
}

/**
 * SQL that is true for the claims that pass all clauses.
 *
 * @param amongOf the claims whose aggregates some clauses compare with, by the SQL of the clauses that compare with none.
 */
export function clausesSql(clauses: readonly Clause[], place: string, context: QueryContext, binder: Binder, amongOf?: (others: readonly string[]) => Matching): readonly string[] {
  const sqlOf = (clause: Clause, i: number, among?: Matching): string =>
    'any' in clause
      ? `(${clause.any.map((condition, j) => conditionSql(condition, `${place}[${i}].any[${j}]`, context, binder, among)).join(' OR ')})`
      : conditionSql(clause, `${place}[${i}]`, context, binder, among);
  const plain = clauses.flatMap((clause, i) => (isOfAll(clause) ? [] : [sqlOf(clause, i)]));
  const among = amongOf?.(plain);
  return [...plain, ...clauses.flatMap((clause, i) => (isOfAll(clause) ? [sqlOf(clause, i, among)] : []))];
}

/** Whether a clause compares with what all claims come to. */
function isOfAll(clause: Clause): boolean {
  return conditionsOf([clause]).some(({ value }) => typeof value === 'object' && !Array.isArray(value) && value.agg !== undefined);
}

/** @throws CasemindError QUERY_INVALID where a condition asks for what its field or the data do not know. */
export function refuseConditions(clauses: readonly Clause[], place: string, context: QueryContext): void {
  clausesSql(clauses, place, context, new Binder());
}

function conditionSql(condition: Condition, place: string, context: QueryContext, binder: Binder, among?: Matching): string {
  const field = asSeen(fieldAt(condition.field, `${place}.field`), context);
  const accepted = operatorsOf(field);
  if (!accepted.includes(condition.op)) refuseQuery(`${place}.op`, condition.op, accepted.join(', '));
  const { op, value } = condition;
  if (op === 'is_null' || op === 'not_null') {
    if (value !== undefined) refuseQuery(`${place}.value`, value, { id: 'tanpa nilai', en: 'no value' });
    return op === 'is_null' ? absentSql(field) : `NOT (${absentSql(field)})`;
  }
  if (value === undefined) refuseQuery(`${place}.value`, value, { id: 'sebuah nilai', en: 'a value' });
  if (typeof value === 'object' && !Array.isArray(value)) return referenceSql(field, op, value, place, context, binder, among);
  const positive = negated[op];
  // A claim without a value passes every negative condition.
  if (positive !== undefined) return `NOT coalesce(${positiveSql(field, positive, value, place, context, binder)}, false)`;
  return positiveSql(field, op, value, place, context, binder);
}

/** What is true for claims without a value: absent, or an empty set. False for all others. */
export function absentSql(field: Field): string {
  if (field.filledSql !== undefined) return `NOT ${field.filledSql}`;
  return isList(field) ? `coalesce(len(${field.sql}), 0) = 0` : `${field.sql} IS NULL`;
}

function referenceSql(field: Field, op: Condition['op'], { field: id, times, agg }: Reference, place: string, context: QueryContext, binder: Binder, among?: Matching): string {
  const other = asSeen(fieldAt(id, `${place}.value.field`), context);
  const isCode = field.kind === 'code' && other.kind === 'code' && field.hierarchy === other.hierarchy;
  if (agg !== undefined && (!among || !ordering.has(op) || !aggregationsOf(other).includes(agg))) refuseQuery(`${place}.value.agg`, agg, { id: 'hanya bidang angka, dengan < <= > >=', en: 'fields of numbers only, by < <= > >=' });
  if (isCode && (op === '=' || op === '!=') && times === 1) return `${field.sql} ${op === '!=' ? '<>' : '='} ${other.sql}`;
  if (!isNumber(field) || !isNumber(other) || !comparisons.has(op)) refuseQuery(`${place}.value`, id, { id: 'hanya bidang angka, dengan = != < <= > >=, atau dua kode sejenis, dengan = !=', en: 'fields of numbers only, by = != < <= > >=, or two codes of one kind, by = !=' });
  if (Math.abs(times) >= 1e6 || decimalsOf(times) > 9) refuseQuery(`${place}.value.times`, times, { id: 'angka di bawah 1.000.000 dengan paling banyak 9 desimal', en: 'a number below 1,000,000 of at most 9 decimals' });
  return `CAST(${field.sql} AS DECIMAL(20,6)) ${op === '!=' ? '<>' : op} CAST(${agg !== undefined && among ? `(SELECT ${termSql(aggregateTerm(agg, other, []))} FROM ${among.from} WHERE ${['true', ...among.where].join(' AND ')})` : other.sql} AS DECIMAL(20,6)) * ${binder.bind(times.toFixed(9), 'DECIMAL(15,9)')}`;
}

type Given = string | number | boolean | readonly (string | number | boolean)[];

function positiveSql(field: Field, op: Condition['op'], given: Given, place: string, context: QueryContext, binder: Binder): string {
  const list: readonly (string | number | boolean)[] = Array.isArray(given) ? given : [given];
  const at = (i: number): string => (Array.isArray(given) ? `${place}.value[${i}]` : `${place}.value`);
  if (op === 'between' || comparisons.has(op)) {
    if (list.length !== (op === 'between' ? 2 : 1)) refuseQuery(`${place}.value`, given, op === 'between' ? { id: '[terkecil, terbesar]', en: '[low, high]' } : { id: 'satu nilai', en: 'one value' });
    const bounds = list.map((value, i) => valuesOf(field, value, at(i), context));
    if (op === '=') return equalsAny(field, bounds.flat(), binder);
    const [first = [], last = first] = bounds.map((values) => values.toSorted((a, b) => placeOf(field, a) - placeOf(field, b)));
    const ends = { low: comparable(field, first[0] ?? '', binder), high: comparable(field, last.at(-1) ?? '', binder) };
    // A word of several values in an order is the span of them: up to it takes all of them, below it none.
    return op === 'between' ? `${ordered(field, binder)} BETWEEN ${ends.low} AND ${ends.high}` : `${ordered(field, binder)} ${op} ${op === '<' || op === '>=' ? ends.low : ends.high}`;
  }
  if (op === 'in') return equalsAny(field, list.flatMap((value, i) => valuesOf(field, value, at(i), context)), binder);
  if (op === 'under') return underSql(field, list.flatMap((value, i) => codePartsOf(field, value, at(i))), binder);
  if (field.kind === 'text') return anyOf(list.map((value, i) => `contains(lower(${field.sql}), lower(${binder.bind(String(valuesOf(field, value, at(i), context)[0] ?? ''), 'VARCHAR')}))`));
  const items = list.flatMap((value, i) => valuesOf(field, value, at(i), context)).map(String);
  const found = items.length === 1 ? `list_contains(${field.sql}, ${binder.bind(items[0] ?? '', 'VARCHAR')})` : `list_has_any(${field.sql}, ${binder.bind(items, 'VARCHAR[]')})`;
  return field.filledSql === undefined ? found : `(${field.filledSql} AND ${found})`;
}

function equalsAny(field: Field, values: readonly (string | number | boolean)[], binder: Binder): string {
  const [only] = values;
  if (only === undefined) return 'false';
  const type = typeof only === 'number' ? numberType(field, values) : typeOf(field);
  if (field.kind === 'text') return `lower(${field.sql}) = lower(${binder.bind(String(only), type)})`;
  // By itself, not compared with a value, so that DuckDB may look at its parts one by one.
  if (only === true) return `(${field.sql})`;
  if (values.length === 1) return `${field.sql} = ${binder.bind(only, type)}`;
  const list = typeof only === 'number' ? values.map(Number) : values.map(String);
  return `list_contains(${binder.bind(list, `${type}[]`)}, ${field.sql})`;
}

function placeOf({ kind, values = [] }: Field, value: string | number | boolean): number {
  return kind === 'ordinal' ? values.findIndex((one) => one.value === value) : 0;
}

/** What a field is compared by: ordinals by their place. */
function ordered(field: Field, binder: Binder): string {
  return field.kind === 'ordinal' ? placeSql(field, field.sql, binder) : field.sql;
}

function comparable(field: Field, value: string | number | boolean, binder: Binder): string {
  const bound = binder.bind(value, typeof value === 'number' ? numberType(field, [value]) : typeOf(field));
  return field.kind === 'ordinal' ? placeSql(field, bound, binder) : bound;
}

/** The place of an ordinal among its values, from 1; NULL for none. */
export function placeSql(field: Field, sql: string, binder: Binder): string {
  return `nullif(list_position(${binder.bind((field.values ?? []).map(({ value }) => String(value)), 'VARCHAR[]')}, CAST(${sql} AS VARCHAR)), 0)`;
}

/** Whole numbers of a whole field as they are stored, so that nothing is converted row by row. */
function numberType({ decimals }: Field, values: readonly unknown[]): 'BIGINT' | 'DOUBLE' {
  return decimals === 0 && values.every((value) => Number.isSafeInteger(value)) ? 'BIGINT' : 'DOUBLE';
}

function typeOf({ kind }: Field): string {
  if (kind === 'boolean') return 'BOOLEAN';
  if (kind === 'date') return 'DATE';
  if (kind === 'time') return 'TIMESTAMP';
  return kind === 'integer' || kind === 'decimal' || kind === 'rupiah' ? 'DOUBLE' : 'VARCHAR';
}

function underSql(field: Field, parts: readonly CodePart[], binder: Binder): string {
  const test = (code: string): string =>
    anyOf(
      parts.map((part) => {
        if (!('start' in part)) return `left(${code}, 3) BETWEEN ${binder.bind(part.from, 'VARCHAR')} AND ${binder.bind(part.to, 'VARCHAR')}`;
        const start = binder.bind(part.start, 'VARCHAR');
        return field.hierarchy === 'inacbg' ? `(${code} = ${start} OR starts_with(${code}, ${start} || '-'))` : `starts_with(${code}, ${start})`;
      }),
    );
  return isList(field) ? `len(list_filter(${field.sql}, lambda code: ${test('code')})) > 0` : test(field.sql);
}

function anyOf(tests: readonly string[]): string {
  return tests.length === 1 ? (tests[0] ?? 'false') : `(${tests.join(' OR ')})`;
}
