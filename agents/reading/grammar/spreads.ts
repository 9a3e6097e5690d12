import { canGroup, isNumber } from '#engine';

import { readBins } from './bins.ts';
import type { Draft } from './draft.ts';
import { groupAt } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** `sebaran umur`, `distribusi biaya per 5 juta`, `age distribution`, `distribusi klaim per provinsi`. */
export function readSpread(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isBehind = !tokens.is(from, 'spread') && tokens.is(from + 1, 'spread');
  if (!isBehind && !tokens.is(from, 'spread')) return undefined;
  // `per faskes bagaimana sebarannya`: what is grouped already.
  if (!isBehind && from + 1 >= tokens.list.length && draft.groups.length > 0) return from + 1;
  // `status pulang pasien ranap bagaimana sebarannya`: of what was named before.
  const place = !isBehind && from + 1 >= tokens.list.length ? draft.bare.findLastIndex(({ field, unit }) => unit === undefined && field.id !== 'patient' && field.id !== 'facility_key' && canGroup(field)) : -1;
  const [named] = place < 0 ? [] : draft.bare.splice(place, 1);
  if (named && isNumber(named.field)) return readBins(tokens, named.at, from + 1, named.field, draft);
  if (named) {
    draft.groups.push({ field: named.field.id, ...(named.field.kind === 'date' && { unit: 'day' as const }), role: 'per', at: named.at });
    return from + 1;
  }
  const at = isBehind ? from : from + 1;
  const field = tokens.as(at, 'field')?.field;
  const end = isBehind ? from + 2 : at + 1;
  if (field && isNumber(field) && canGroup(field)) return readBins(tokens, at, end, field, draft);
  const group = groupAt(tokens, at);
  if (group) {
    draft.groups.push({ ...group, role: 'per', at });
    return end;
  }
  // `distribusi klaim per provinsi`, `distribusi jumlah klaim per provinsi`.
  if (isBehind || !tokens.is(at, 'subject', 'count') || !tokens.list.some((_, i) => i > at && tokens.is(i, 'per'))) return undefined;
  if (tokens.is(at, 'subject')) draft.measures.push({ agg: 'count', at });
  return at;
}
