import { type Field, findField } from '#engine';

import type { Draft } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** How wide the bins of a number are where nobody says, by its unit. */
const widths: Readonly<Partial<Record<NonNullable<Field['unit']>, number>>> = { rupiah: 5_000_000, years: 10, share: 0.1, score: 0.1 };

/** Groups by bins of a number, as wide as `per 5 juta` says behind it; the place after them. */
export function readBins(tokens: Tokens, at: number, end: number, field: Field, draft: Draft): number {
  const width = tokens.is(end, 'per') ? tokens.as(end + 1, 'number') : undefined;
  const isSaid = width !== undefined && width.value > 0 && (width.unit === undefined || width.unit === field.unit);
  const own = isSaid ? width.value : ((field.unit && widths[field.unit]) ?? 1);
  draft.groups.push({ field: field.id, width: own, role: 'per', at });
  draft.measures.push({ agg: 'count', at });
  if (!isSaid) draft.assumed.push({ at, about: 'bins', value: `${field.id} ${own}` });
  return isSaid ? end + 2 : end;
}

/** `sebaran umur pasien stroke per 5 tahun`: how wide, said later. */
export function rebinned(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const number = tokens.as(at, 'number');
  const place = draft.groups.findIndex(({ width }) => width !== undefined);
  const group = draft.groups[place];
  const unit = group && findField(group.field)?.unit;
  if (!group || !number || number.value <= 0 || (number.unit !== undefined && number.unit !== unit)) return undefined;
  draft.groups.splice(place, 1, { ...group, width: number.value });
  draft.assumed.splice(0, draft.assumed.length, ...draft.assumed.filter(({ about }) => about !== 'bins'));
  return at + 1;
}
