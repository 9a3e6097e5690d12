import { findField } from '#engine';

import type { Draft, Term } from './draft.ts';

/** `rata-rata usia, laki-laki dan perempuan`: all values that a field has leave nothing out, so they are its groups. */
export function groupByWholes(draft: Draft): void {
  const { terms, groups, comparing, versus, each, share, measures } = draft;
  if (comparing !== undefined || versus !== undefined || each !== undefined || (measures.length === 0 && share === undefined) || groups.length > 1) return;
  const place = terms.findIndex((term, i) => !term.isNegative && !term.isAlternative && term.isVersus !== true && terms[i + 1]?.isAlternative !== true && isWhole(term));
  const whole = terms[place];
  if (!whole) return;
  terms.splice(place, 1);
  if (share) draft.share = { ...share, isOfGroups: true };
  if (!groups.some(({ field }) => field === whole.field)) groups.push({ field: whole.field, role: 'per', at: whole.at });
}

/** Whether a term names every value that its field has. */
export function isWhole({ field, clauses: [clause, ...others] }: Pick<Term, 'field' | 'clauses'>): boolean {
  const values = findField(field)?.values ?? [];
  if (!clause || others.length > 0 || 'any' in clause || clause.op !== 'in' || values.length < 2 || !Array.isArray(clause.value)) return false;
  const said: readonly unknown[] = clause.value;
  return values.every(({ value }) => said.includes(value));
}
