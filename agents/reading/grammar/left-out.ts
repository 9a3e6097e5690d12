import { complementOf, opposites } from './complement.ts';
import type { Draft } from './draft.ts';
import { isGroup } from './groups.ts';
import { readCounted, readSubjectBound } from './having.ts';
import type { Tokens } from './tokens.ts';

/** Turns the bound that was read last into what it leaves out. */
function turnLast(draft: Draft): boolean {
  const last = draft.having.at(-1);
  if (!last || last.op === '=') return false;
  draft.having.splice(-1, 1, { ...last, op: opposites[last.op] });
  return true;
}

/** `buang provinsi yang klaimnya di bawah 500`, `drop hospitals with fewer than 10 claims`: the groups that are left. */
export function readExcepted(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'except', 'drop') || !(tokens.before.isGrouped || draft.groups.length > 0)) return undefined;
  const field = tokens.as(at + 1, 'field')?.field;
  // `drop hospitals` of provinces.
  if (field && isGroup(field) && ![...tokens.before.grouped, ...draft.groups.map((group) => group.field)].includes(field.id)) return undefined;
  const start = field && isGroup(field) ? at + 2 : at + 1;
  const to = readCounted(tokens, start, draft) ?? readSubjectBound(tokens, start, draft);
  if (to === undefined || !turnLast(draft)) return undefined;
  draft.isEdit = draft.groups.length === 0;
  return to;
}

/** `yang klaimnya di bawah 500 buang`: the bound, or the one condition, that stands before it is what is left out. */
export function readDrop(tokens: Tokens, at: number, draft: Draft): number | undefined {
  if (!tokens.is(at, 'drop') || (at + 1 < tokens.list.length && !tokens.is(at + 1, 'comma')) || draft.measures.length + draft.periods.length + draft.groups.length > 0) return undefined;
  const [term, ...others] = draft.terms;
  if (draft.having.length === 1 && !term) {
    draft.isEdit = true;
    return turnLast(draft) ? at + 1 : undefined;
  }
  const [clause, ...more] = term?.clauses ?? [];
  if (!term || !clause || term.isNegative || 'any' in clause || others.length + more.length + draft.having.length > 0) return undefined;
  draft.terms.splice(0, 1, { ...term, isNegative: true, clauses: [complementOf([clause])] });
  draft.isEdit = true;
  return at + 1;
}
