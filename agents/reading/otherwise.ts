import { type Aggregation, type ClaimQuery, type Language, fields, findField } from '#engine';

import { averagedOverAll } from './compose/averaged.ts';
import type { Choice } from './ask-back.ts';
import type { Assumption } from './grammar/draft.ts';
import { understoodLine } from './understood.ts';

type Measure = ClaimQuery['measures'][number];

const [fullCode, category] = ['dx_primary_code', 'dx_primary_group'] as const;
/** Units of what can be added up. */
const addable: ReadonlySet<string> = new Set(['rupiah', 'days']);
const turned: ReadonlyMap<string | undefined, Aggregation> = new Map([['sum', 'mean'], ['mean', 'sum']]);

/** Whether a query tells diagnoses apart, by their full codes. */
export function isByFullCode({ by, measures }: ClaimQuery): boolean {
  return by.some(({ field }) => field === fullCode) || measures.some(({ agg, field }) => agg === 'distinct' && field === fullCode);
}

/** The same question with each default that stands for its words turned to the other thing they could mean: to click, where the first was not meant. */
export function otherwise(query: ClaimQuery, assumed: readonly Assumption[], language: Language): readonly Choice[] {
  return assumed.flatMap((one) => turn(query, one) ?? []).map((other) => ({ label: understoodLine([{ kind: 'query', query: other }], language), queries: [other] }));
}

function turn(query: ClaimQuery, { about, value = '' }: Assumption): ClaimQuery | undefined {
  if (about === 'code') return { ...query, by: query.by.map((group) => (group.field === fullCode ? { ...group, field: category } : group)), measures: query.measures.map((measure) => (measure.field === fullCode ? { ...measure, field: category } : measure)) };
  if (about === 'stays') return averagedOverAll(query);
  if (about === 'together') return apart(query, value);
  if (about === 'empty') return { ...query, where: [...query.where, { field: value, op: 'not_null' }] };
  if (about === 'clinic') {
    const place = query.where.findIndex((clause) => !('any' in clause) && clause.field === 'procedure_codes');
    return place < 0 ? undefined : { ...query, where: query.where.with(place, { field: 'clinic_name', op: '=', value }) };
  }
  if (about === 'average' && query.having.some(({ value: of }) => of === 'matching')) return { ...query, having: query.having.map((one) => (one.value === 'matching' ? { ...one, value: 'groups' } : one)) };
  if (about === 'event') return withinDays(query);
  if (about === 'treated') {
    const codes = query.where.flatMap((clause) => ('any' in clause || findField(clause.field)?.hierarchy === undefined ? [] : [clause]));
    return { ...query, where: [...query.where.filter((clause) => !codes.some((one) => one === clause)), { any: codes }] };
  }
  const [agg, field] = value.split(' ');
  const at = about === 'aggregate' && addable.has(findField(field ?? '')?.unit ?? '') ? query.measures.findIndex((measure) => measure.agg === agg && measure.field === field && measure.of === undefined) : -1;
  const other = turned.get(agg);
  return at < 0 || other === undefined ? undefined : { ...query, measures: query.measures.map((measure, i): Measure => (i === at ? { ...measure, agg: other } : measure)) };
}

/** Days within which a stay after another counts as a readmission, where people say it without a number. */
const usualDays = 30;

/** Something that happened, within the usual days instead of any number of them. */
function withinDays(query: ClaimQuery): ClaimQuery | undefined {
  const place = query.where.findIndex((clause) => !('any' in clause) && clause.value === true && fields.some((field) => field.isEvent === true && field.presentBy === clause.field));
  const clause = query.where[place];
  const days = clause && !('any' in clause) ? fields.find((field) => field.isEvent === true && field.presentBy === clause.field) : undefined;
  return days && { ...query, where: query.where.with(place, { field: days.id, op: '<=', value: usualDays }) };
}

/** Values of one field that are asked of together, each by itself. */
function apart(query: ClaimQuery, field: string): ClaimQuery | undefined {
  const place = query.where.findIndex((clause) => !('any' in clause) && clause.field === field && (clause.op === 'in' || clause.op === 'under') && Array.isArray(clause.value));
  const clause = query.where[place];
  if (!clause || 'any' in clause || !Array.isArray(clause.value) || clause.value.length > mostSides || query.against !== undefined) return undefined;
  const op = clause.op === 'in' ? '=' : clause.op;
  return { ...query, where: query.where.toSpliced(place, 1), against: clause.value.map((value) => ({ where: [{ field, op, value }] })) };
}

const mostSides = 5;
