import { aggregationLabels, ratioLabel, shareLabels } from '../catalogue/aggregation-labels.ts';
import { type Field, aggregationsOf } from '../catalogue/field.ts';
import { type Term, aggregateSql, aggregateTerm, wholeSql } from './aggregates.ts';
import type { Divisor, Measure } from './claim-query.ts';
import { type Matching, clausesSql, fieldAt } from './conditions.ts';
import { whereSql } from './matching.ts';
import type { Binder, QueryContext } from './query-context.ts';
import { refuseQuery } from './query-fault.ts';
import type { ResultColumn } from './statement.ts';
import { asSeen } from './withheld.ts';

export interface MeasureTerm extends Term {
  readonly column: ResultColumn;
}

interface Populations {
  readonly matching: Matching;
  readonly all: Matching;
}

/** @throws CasemindError QUERY_INVALID where a field has no such aggregate, or the aggregate no share. */
export function measureTerm(measure: Measure, i: number, names: readonly string[], populations: Populations, context: QueryContext, binder: Binder): MeasureTerm {
  const place = `measures[${i}]`;
  const { agg, of } = measure;
  const field = measuredField(measure, place, context);
  if (typeof of === 'object') return ratioTerm(measure, of, { place, i, names, populations, context, binder });
  if (of !== undefined && agg !== 'count' && agg !== 'sum') refuseQuery(`${place}.of`, of, { id: 'hanya untuk count dan sum', en: 'for count and sum only' });
  const conditions = clausesSql(measure.where ?? [], `${place}.where`, context, binder, () => populations.matching);
  const name = names[i] ?? `measure_${i}`;
  const label = { id: labelOf(measure, field, 'id'), en: labelOf(measure, field, 'en') };
  if (of !== undefined) {
    const whole = of === 'group' ? wholeSql(agg, field, []) : `(SELECT ${wholeSql(agg, field, [])} FROM ${populations[of].from} WHERE ${whereSql(populations[of].where)})`;
    return { sql: wholeSql(agg, field, conditions), dividedBy: whole, column: { name, role: 'measure', label, measure: i, type: 'DOUBLE', unit: 'share', decimals: 6 } };
  }
  const column: ResultColumn = { name, role: 'measure', label, measure: i, ...typeOf(agg, field) };
  return { ...aggregateTerm(agg, field, conditions), column };
}

interface Measuring {
  readonly place: string;
  readonly i: number;
  readonly names: readonly string[];
  readonly populations: Populations;
  readonly context: QueryContext;
  readonly binder: Binder;
}

/** A count or sum of the group divided by another of the same group. */
function ratioTerm(measure: Measure, of: Divisor, { place, i, names, populations, context, binder }: Measuring): MeasureTerm {
  const { agg } = measure;
  if (agg !== 'count' && agg !== 'distinct' && agg !== 'sum') return refuseQuery(`${place}.of`, of, { id: 'hanya untuk count, distinct, dan sum', en: 'for count, distinct and sum only' });
  const own: Divisor = { agg, field: measure.field, where: measure.where };
  const field = measuredField(measure, place, context);
  const divided = measuredField(of, `${place}.of`, context);
  const whole = (one: Divisor, by: Field | undefined, at: string): string => {
    const conditions = clausesSql(one.where ?? [], `${at}.where`, context, binder, () => populations.matching);
    return one.agg === 'distinct' ? aggregateSql(one.agg, by, conditions) : wholeSql(one.agg, by, conditions);
  };
  const [units, dividedUnits] = [unitsOf(own, field), unitsOf(of, divided)];
  const label = { id: labelOf(measure, field, 'id', divided), en: labelOf(measure, field, 'en', divided) };
  // Of two amounts of one unit it is a share.
  const unit = agg !== 'sum' ? undefined : of.agg === 'sum' && field?.unit === divided?.unit && field?.unit !== undefined ? 'share' : field?.unit;
  return {
    sql: `(${whole(own, field, place)}) * ${dividedUnits}`,
    dividedBy: `(${whole(of, divided, `${place}.of`)}) * ${units}`,
    column: { name: names[i] ?? `measure_${i}`, role: 'measure', label, measure: i, type: 'DOUBLE', ...(unit && { unit }), decimals: 6 },
  };
}

/** In how many of its units the last decimal of a number is counted. */
function unitsOf({ agg }: Divisor, field: Field | undefined): number {
  return agg === 'sum' ? 10 ** (field?.decimals ?? 0) : 1;
}

function measuredField({ agg, field: id }: Pick<Measure, 'agg' | 'field'>, place: string, context: QueryContext): Field | undefined {
  if (agg === 'count') return id === undefined ? undefined : refuseQuery(`${place}.field`, id, { id: 'tanpa bidang untuk count', en: 'no field for count' });
  if (id === undefined) return refuseQuery(`${place}.field`, id, { id: 'sebuah bidang', en: 'a field' });
  const field = asSeen(fieldAt(id, `${place}.field`), context);
  const accepted = aggregationsOf(field);
  return accepted.includes(agg) ? field : refuseQuery(`${place}.agg`, agg, ['count', ...accepted].join(', '));
}

function typeOf(agg: Measure['agg'], field: Field | undefined): Pick<ResultColumn, 'type' | 'unit' | 'decimals'> {
  if (field === undefined) return { type: 'BIGINT', unit: 'claims', decimals: 0 };
  if (agg === 'distinct') return { type: 'BIGINT', decimals: 0 };
  if (field.kind === 'date') return { type: 'DATE', decimals: 0 };
  if (field.kind === 'time') return { type: 'TIMESTAMP', decimals: 0 };
  const decimals = agg === 'mean' ? 6 : field.decimals;
  return { type: decimals === 0 ? 'BIGINT' : 'DOUBLE', ...(field.unit && { unit: field.unit }), decimals };
}

/** A name for each measure, made of aggregation and field unless told; one that is taken gets a number. */
export function measureNames(measures: readonly Measure[], taken: readonly string[]): readonly string[] {
  const used = new Set(taken);
  return measures.map(({ name, agg, field, of }, i) => {
    if (name !== undefined && used.has(name)) refuseQuery(`measures[${i}].name`, name, { id: 'nama yang belum dipakai', en: 'a name that is not taken' });
    const plain = name ?? `${of === undefined ? '' : typeof of === 'object' ? 'ratio_' : 'share_'}${field === undefined ? 'n' : `${agg}_${field}`}`;
    let unique = plain;
    for (let number = 2; used.has(unique); number += 1) unique = `${plain}_${number}`;
    used.add(unique);
    return unique;
  });
}

function labelOf({ agg, of }: Measure, field: Field | undefined, language: 'id' | 'en', divided?: Field): string {
  const plain = aggregationLabels[agg][language].replace('{field}', field?.label[language] ?? '');
  if (typeof of === 'object') return ratioLabel[language].replace('{measure}', plain).replace('{divisor}', aggregationLabels[of.agg][language].replace('{field}', divided?.label[language] ?? ''));
  return of === undefined ? plain : shareLabels[of][language].replace('{measure}', plain);
}
