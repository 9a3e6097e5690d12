import { type Aggregation, type ClaimQuery, type Language, findField } from '#engine';

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
  if (about === 'together') return apart(query, value);
  if (about === 'empty') return { ...query, where: [...query.where, { field: value, op: 'not_null' }] };
  if (about === 'clinic') {
    const place = query.where.findIndex((clause) => !('any' in clause) && clause.field === 'procedure_codes');
    return place < 0 ? undefined : { ...query, where: query.where.with(place, { field: 'clinic_name', op: '=', value }) };
  }
  const [agg, field] = value.split(' ');
  const at = about === 'aggregate' && addable.has(findField(field ?? '')?.unit ?? '') ? query.measures.findIndex((measure) => measure.agg === agg && measure.field === field && measure.of === undefined) : -1;
  const other = turned.get(agg);
  return at < 0 || other === undefined ? undefined : { ...query, measures: query.measures.map((measure, i): Measure => (i === at ? { ...measure, agg: other } : measure)) };
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
