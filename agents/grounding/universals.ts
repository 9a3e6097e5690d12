import type { EvidenceItem, EvidenceUnit } from '#tools';

import type { Accept, Cited } from './figure.ts';

const counted: readonly { readonly unit: EvidenceUnit; readonly nouns: string }[] = [
  { unit: 'claims', nouns: 'klaim|claims?' },
  { unit: 'facilities', nouns: 'fasilitas|faskes|rumah sakit|facilit(?:y|ies)|hospitals?' },
  { unit: 'participants', nouns: 'peserta|pasien|participants?|patients?' },
];
const between = '(?:(?:lain|satu pun|other|further|such|matching|of the|of these)\\s)?';
const none = counted.map(({ unit, nouns }) => ({
  unit,
  regex: new RegExp(`(?<!\\p{L})(?:tidak (?:ada|ditemukan|terdapat)(?: satu pun)?|nihil|tak ada|no|none of the|none of these|zero|without any)\\s${between}(?:${nouns})(?!\\p{L})`, 'giu'),
}));
const all = /(?:^|[,;:]\s)(?:semua|seluruh|setiap|all|every)\s(?:the\s)?(?:klaim|claims?)(?:\s(?!dari|of)[\p{L}-]+){0,4}?\s(?:berindikasi|(?:memiliki|mempunyai|have|has|with|dengan) (?:an |at least one )?(?:indikasi|indications?)|ditandai|(?:are |is )?flagged)(?!\p{L})/giu;

/** A statement about none or all of something that nothing cited proves. */
export interface UnprovenUniversal {
  readonly text: string;
  readonly start: number;
}

/** `Tidak ada klaim` needs a cited zero, or an empty list; `semua klaim berindikasi` needs all of them counted as such. */
export function findUnprovenUniversals(text: string, cited: Cited, accept: Accept): UnprovenUniversal[] {
  if (text.trimEnd().endsWith('?')) return [];
  const own = cited.filter((item) => accept([item], 'equal'));
  const found = none.flatMap(({ unit, regex }) => [...text.matchAll(regex)].filter(() => !own.some((item) => isNone(item, unit))));
  const alls = [...text.matchAll(all)].filter(() => !isTrueOfAll(own));
  return [...found, ...alls].map((match) => ({ text: match[0].trim(), start: match.index }));
}

/** Zero of the unit, no rows, an empty list of claims, a share of nothing, or a rule of repeated claims that is not active. */
function isNone({ id, value, unit, source }: EvidenceItem, wanted: EvidenceUnit): boolean {
  if (Array.isArray(value)) return value.length === 0 && wanted === 'claims' && source.column.endsWith('claim_ids');
  if (unit === 'status') return value === 'inactive' && id.includes('duplicate');
  if (value !== 0) return false;
  return unit === wanted || (unit === 'items' && /\.(?:total|count|shown)$/.test(id)) || (unit === 'ratio' && /(?:rate|share)/.test(source.column));
}

function isTrueOfAll(own: Cited): boolean {
  const flagged = own.filter(({ source }) => /^flagged_(?:n|rate|rows)$/.test(source.column));
  const lists = own.filter(({ source, value }) => source.column === 'flags' && Array.isArray(value));
  if (lists.length > 0) return lists.every(({ value }) => Array.isArray(value) && value.length > 0);
  return flagged.length > 0 && flagged.every(({ value, source }) => (source.column === 'flagged_rate' ? value === 1 : own.some((item) => /^(?:n|total|total_rows|total_n)$/.test(item.source.column) && item.value === value)));
}
