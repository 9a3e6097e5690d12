import type { Relation } from './figure.ts';

const words: readonly (readonly [Relation, string])[] = [
  ['about', 'sekitar|kurang lebih|kira-kira|kisaran|diperkirakan|about|around|approximately|approx\\.?|roughly|some|~|±|≈'],
  ['less', 'hampir|nyaris|mendekati|nearly|almost|close to|kurang dari|di bawah|lebih (?:rendah|kecil|sedikit) (?:dari|daripada)|less than|fewer than|under|below|lower than|<|‹'],
  ['more', 'lebih dari|lebih daripada|di atas|melebihi|melampaui|lebih (?:tinggi|besar|banyak) (?:dari|daripada)|more than|over|above|exceed(?:s|ing)?|higher than|greater than|>|›'],
  ['at_least', 'minimal|minimum|sekurang-kurangnya|setidaknya|sedikitnya|paling (?:sedikit|kecil|rendah|tidak)|at least|no less than|≥'],
  ['at_most', 'maksimal|maksimum|paling (?:banyak|besar|tinggi|lama)|sebanyak-banyaknya|at most|≤'],
];
const patterns = words.map(([relation, pattern]) => ({ relation, regex: new RegExp(`(?<![\\p{L}\\p{N}])(?<not>(?:tidak|tak|bukan|belum|no|not)\\s(?:berada\\s)?)?(?:${pattern})\\s?$`, 'iu') }));
const opposite: Readonly<Record<Relation, Relation>> = { about: 'about', more: 'at_most', less: 'at_least', at_least: 'less', at_most: 'more' };

/** What the words right before a figure make of it. */
export function relationBefore(text: string, start: number): Relation | undefined {
  const before = text.slice(Math.max(0, start - 40), start);
  for (const { relation, regex } of patterns) {
    const match = regex.exec(before);
    if (match) return match.groups?.['not'] === undefined ? relation : opposite[relation];
  }
  return undefined;
}
