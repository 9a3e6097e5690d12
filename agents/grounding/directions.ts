import type { EvidenceItem } from '#tools';

import type { Derivation } from './figure.ts';
import type { Rows } from './row-names.ts';

/** Which way a change goes, or how one value stands to another. */
export type Direction = 'up' | 'down';

const rises = 'naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan|increase[sd]?|increasing|rose|rises?|risen|grew|grown|grows|growth|up(?! to)';
const falls = 'turun|menurun|berkurang|merosot|anjlok|penurunan|decrease[sd]?|decreasing|fell|falls?|fallen|declined?|declines|dropped|drops?|down';
const higher = 'lebih (?:tinggi|besar|banyak|mahal|lama)|di atas|melebihi|higher|greater|larger|more|longer|above';
const lower = 'lebih (?:rendah|kecil|sedikit|murah|singkat|pendek)|di bawah|lower|smaller|fewer|less|shorter|below';
const filler = '(?:\\s(?:sebesar|sebanyak|sekitar|kurang lebih|hampir|hanya|lebih dari|by|of|about|around|nearly|almost|only|more than))*\\s$';
const word = (words: string, before = '', after = ''): RegExp => new RegExp(`${before}(?<![\\p{L}-])(?:${words})(?![\\p{L}-])${after}`, 'iu');

const before = { up: word(rises, '', filler), down: word(falls, '', filler) };
const after = { up: word('increase|rise|growth|kenaikan|peningkatan|up', '^\\s'), down: word('decrease|fall|decline|drop|penurunan|down', '^\\s') };
const compared = {
  before: { up: word(higher, '', filler), down: word(lower, '', filler) },
  after: { up: word(higher, '^,?\\s'), down: word(lower, '^,?\\s') },
};
const anywhere = { up: word(rises), down: word(falls) };
const negated = new RegExp(`(?<!\\p{L})(?:tidak|bukan|belum|tanpa|not|no|never|without)\\s(?:ada\\s)?(?:${rises}|${falls})`, 'iu');

/** The one way that a sentence says values went, or undefined where it says none, both, or that they did not. */
export function trendOf(text: string): Direction | undefined {
  const [up, down] = [anywhere.up.test(text), anywhere.down.test(text)];
  if (up === down || negated.test(text)) return undefined;
  return up ? 'up' : 'down';
}

/** Whether the words beside a figure call it a rise or a fall: `naik 12,5%`, `a 12.5% increase`. */
export function trendBeside(textBefore: string, textAfter: string): Direction | undefined {
  const near = textBefore.slice(-60);
  if (negated.test(near)) return undefined;
  if (before.up.test(near) || after.up.test(textAfter)) return 'up';
  return before.down.test(near) || after.down.test(textAfter) ? 'down' : undefined;
}

/** Whether the words beside a figure say it is how much more or less one thing is than another. */
export function comparisonBeside(textBefore: string, textAfter: string): Direction | undefined {
  const near = textBefore.slice(-60);
  if (compared.after.up.test(textAfter) || compared.before.up.test(near)) return 'up';
  return compared.after.down.test(textAfter) || compared.before.down.test(near) ? 'down' : undefined;
}

/** Whether one value comes before another in time, by the months of their rows: below 0 where it does; undefined where they have none. */
export function orderInTime(rows: Rows, a: EvidenceItem, b: EvidenceItem): number | undefined {
  const [one, other] = [a, b].map((item) => [...(rows.namesIn(item, 'month') ?? [])]);
  if (one?.length !== 1 || other?.length !== 1) return undefined;
  return (one[0] ?? '').localeCompare(other[0] ?? '');
}

const directed: readonly Derivation[] = ['difference', 'percent_change', 'ratio'];

/** Whether a change between two values goes the way that is said, where their months tell which was first; within a month there is none. */
export function goes(direction: Direction, [a, b]: readonly EvidenceItem[], derivation: Derivation, rows: Rows): boolean {
  if (!a || !b || !directed.includes(derivation)) return true;
  const order = orderInTime(rows, a, b);
  if (order === undefined) return true;
  if (order === 0) return false;
  const [later, earlier] = order > 0 ? [a, b] : [b, a];
  if (derivation !== 'difference' && later !== a) return false;
  return isMore(direction, later, earlier);
}

/** Whether `a` is more than `b`, or less where the direction is down. */
export function isMore(direction: Direction, a: EvidenceItem, b: EvidenceItem): boolean {
  if (typeof a.value !== 'number' || typeof b.value !== 'number') return true;
  return direction === 'up' ? a.value > b.value : a.value < b.value;
}
