import { type ClaimQuery, type Clause, isList, isNumber, findField } from '#engine';
import type { Token } from './grammar/tokens.ts';
import type { Sense, SenseKind } from './sense.ts';
import { fieldsIn } from './follow-up-where.ts';

/** What a word beside these says is turned, bounded or set against something, and so is no repetition. */
const turning: ReadonlySet<SenseKind> = new Set(['not', 'except', 'without', 'or', 'versus', 'comparing', 'compare', 'number', 'range', 'about', 'superlative', 'another', 'drop', 'differs', 'only', 'since', 'before', 'empty', 'present', 'include', 'order', 'aggregate', 'change']);

/** Whether words that no rule took say once more what a query says: `Jawa (semua provinsi)`, `with the share`. They can be passed over and nothing is dropped. */
export function isSaidTwice(query: ClaimQuery, tokens: readonly Token[], left: readonly number[]): boolean {
  const clauses = [...query.where, ...query.measures.flatMap(({ where = [] }) => where)];
  const named = new Set([...clauses.flatMap((clause) => fieldsIn(clause)), ...query.by.map(({ field }) => field), ...query.measures.flatMap(({ field }) => field ?? [])]);
  const says = (sense: Sense): boolean => {
    if (sense.kind === 'field') return named.has(sense.field.id) && !isNumber(sense.field);
    if (sense.kind === 'value') return clauses.some((clause) => holds(clause, sense.field, sense.values));
    if (sense.kind === 'count') return sense.isAmount !== true && query.measures.some(({ agg, of }) => agg === 'count' && of === undefined);
    if (sense.kind === 'share') return query.measures.some(({ of }) => of !== undefined);
    return sense.kind === 'each' && (query.by.length > 0 || query.against !== undefined);
  };
  return left.every((at) => {
    const beside = [at - 1, at + 1].flatMap((place) => tokens[place] ?? []);
    // `only provinces that have any` says more than which.
    if ((['with', 'quantity', 'also'] as const).some((lead) => tokens[at]?.after.has(lead) === true || tokens[at]?.before.has(lead) === true)) return false;
    return tokens[at]?.senses.some((sense) => says(sense)) === true && !beside.some(({ senses }) => senses.some(({ kind }) => turning.has(kind)));
  });
}

/** Whether a condition is that a field has just these values. */
function holds(clause: Clause, field: string, values: readonly unknown[]): boolean {
  if ('any' in clause || clause.field !== field || !['=', 'in', 'under', 'contains'].includes(clause.op)) return false;
  const has = Array.isArray(clause.value) ? clause.value : [clause.value];
  return values.every((value) => has.some((one) => one === value)) && (has.length === values.length || !isList(findField(field) ?? { kind: 'text' }));
}
