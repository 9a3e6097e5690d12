import { amountPattern, readAmount, readDigits, scaleOf } from './numbers.ts';
import { blank } from './spans.ts';
import { word } from './words.ts';

/** A smallest and a largest value, both within. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

export const more = '(?:di atas|diatas|lebih(?: besar| tinggi| mahal| banyak| lama)? dari(?:pada)?|melebihi|melampaui|minimal|minimum|paling (?:sedikit|kecil|rendah)|sekurang|setidak|mulai(?: dari)?|above|over|more than|at least|exceed(?:s|ing)?|greater than|higher than|larger than|from|>=?|≥)';
export const less = '(?:di bawah|dibawah|kurang dari|lebih (?:kecil|rendah|murah|sedikit|singkat) dari(?:pada)?|maksimal|maksimum|paling (?:banyak|besar|tinggi)|sampai(?: dengan)?|hingga|below|under|less than|lower than|smaller than|at most|up to|<=?|≤)';
const upwards = '(?:ke atas|atau lebih|and (?:above|over|up|more)|or (?:more|above|higher)|\\+)';
const downwards = '(?:ke bawah|atau kurang|and below|or (?:less|below|lower))';
const filler = '(?: (?:sama dengan|nilai|skor|dari|sebesar|of|the|equal to|sekitar))*';

interface Reading {
  /** What a value looks like. */
  readonly pattern: string;
  readonly read: (text: string) => number | undefined;
  /** The unit that the second value of a range gives to the first. */
  readonly unit?: (text: string) => string | undefined;
}

/** Bounds that a text sets on values of a kind, and the text without them. */
function findBounds(text: string, { pattern, read, unit = () => undefined }: Reading): { readonly bounds: Bounds; readonly rest: string } {
  const range = new RegExp(`(?:(?:antara|between|dari|from|kisaran|rentang) )?(?<![\\p{L}\\p{N}.,-])(${pattern}) ?(?:dan|and|sampai(?: dengan)?|hingga|to|-) ?(${pattern})`, 'u').exec(text);
  if (range && (/^(?:antara|between|dari|from|kisaran|rentang)/.test(range[0]) || !/ (?:dan|and) /.test(range[0]))) {
    const [, first = '', second = ''] = range;
    const [a, b] = [read(`${first} ${unit(second) ?? ''}`) ?? read(first), read(second)];
    if (a !== undefined && b !== undefined) return { bounds: { min: Math.min(a, b), max: Math.max(a, b) }, rest: blank(text, range.index, range.index + range[0].length) };
  }
  let rest = text;
  const bounds: { min?: number; max?: number } = {};
  for (const [name, expression] of [
    ['min', new RegExp(`${more}${filler} ?(${pattern})`, 'gu')],
    ['max', new RegExp(`${less}${filler} ?(${pattern})`, 'gu')],
    ['min', new RegExp(`(?<![\\p{L}\\p{N}.,])(${pattern}) ?${upwards}`, 'gu')],
    ['max', new RegExp(`(?<![\\p{L}\\p{N}.,])(${pattern}) ?${downwards}`, 'gu')],
  ] as const)
    for (const match of rest.matchAll(expression)) {
      const value = read(match[1] ?? '');
      if (value === undefined || bounds[name] !== undefined) continue;
      const from = match.index;
      bounds[name] = value;
      rest = blank(rest, from, from + match[0].length);
    }
  return { bounds, rest };
}

/** Bounds of the amount claimed in rupiah, and the text without them. `antara 10 dan 20 juta` gives the unit to both. */
export function findAmountBounds(text: string): { readonly bounds: Bounds; readonly rest: string } {
  return findBounds(text, { pattern: amountPattern, read: readAmount, unit: scaleOf });
}

const share = '(?:0?[.,]\\d+|[01](?![\\d.,])|\\d{1,3}(?:[.,]\\d+)? ?(?:%|persen|percent))';

/** Bounds of the risk score, or of the model's where the text names that one. */
export function findScoreBounds(text: string): { readonly risk: Bounds; readonly model: Bounds; readonly rest: string } {
  if (!word('skor|score|scores|risiko|berisiko|risk|riskier').test(text)) return { risk: {}, model: {}, rest: text };
  const { bounds, rest } = findBounds(text, { pattern: share, read: readShare });
  const isModel = word('skor (?:model|anomali|ml)|(?:model|anomaly|ml) scores?').test(text);
  return isModel ? { risk: {}, model: bounds, rest } : { risk: bounds, model: {}, rest };
}

function readShare(text: string): number | undefined {
  const value = readDigits(/^[\d.,]*\d/.exec(text.trim())?.[0].replace(/^[.,]/, '0.') ?? '', true);
  if (value === undefined) return undefined;
  const ratio = /%|persen|percent/.test(text) ? value / 100 : value;
  return ratio >= 0 && ratio <= 1 ? ratio : undefined;
}
