import { type Field, canGroup, isNumber } from '#engine';

import type { Draft } from './draft.ts';
import { groupAt } from './groups.ts';
import type { Tokens } from './tokens.ts';

/** How wide the bins of a number are where nobody says, by its unit. */
const widths: Readonly<Partial<Record<NonNullable<Field['unit']>, number>>> = { rupiah: 5_000_000, years: 10, share: 0.1, score: 0.1 };

/** `sebaran umur`, `distribusi biaya per 5 juta`, `age distribution`, `distribusi klaim per provinsi`. */
export function readSpread(tokens: Tokens, from: number, draft: Draft): number | undefined {
  const isBehind = !tokens.is(from, 'spread') && tokens.is(from + 1, 'spread');
  if (!isBehind && !tokens.is(from, 'spread')) return undefined;
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
  return !isBehind && tokens.is(at, 'subject', 'count') && tokens.list.some((_, i) => i > at && tokens.is(i, 'per')) ? at : undefined;
}

function readBins(tokens: Tokens, at: number, end: number, field: Field, draft: Draft): number {
  const width = tokens.is(end, 'per') ? tokens.as(end + 1, 'number') : undefined;
  const isSaid = width !== undefined && width.value > 0 && (width.unit === undefined || width.unit === field.unit);
  const own = isSaid ? width.value : ((field.unit && widths[field.unit]) ?? 1);
  draft.groups.push({ field: field.id, width: own, role: 'per', at });
  draft.measures.push({ agg: 'count', at });
  if (!isSaid) draft.assumed.push({ at, about: 'bins', value: `${field.id} ${own}` });
  return isSaid ? end + 2 : end;
}
