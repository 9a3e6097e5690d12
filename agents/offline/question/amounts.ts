import { word } from './words.ts';

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

const scales: Readonly<Record<string, number>> = { ribu: 1e3, rb: 1e3, k: 1e3, thousand: 1e3, juta: 1e6, jt: 1e6, million: 1e6, mio: 1e6, miliar: 1e9, milyar: 1e9, m: 1e9, billion: 1e9, bn: 1e9, triliun: 1e12, trillion: 1e12 };
const scaleWords = Object.keys(scales).toSorted((a, b) => b.length - a.length).join('|');
const amount = `(?:rp\\.?\\s?|idr\\s?)?\\d[\\d.,]*(?:\\s?(?:${scaleWords})(?![\\p{L}\\p{N}]))?(?:\\s?rupiah)?`;
const more = '(?:di atas|diatas|lebih (?:besar |tinggi )?dari(?:pada)?|melebihi|minimal|paling sedikit|sekurangnya|mulai dari|above|over|more than|at least|exceeding|greater than|>=?)';
const less = '(?:di bawah|dibawah|kurang dari|lebih (?:kecil|rendah) dari(?:pada)?|maksimal|paling banyak|sampai dengan|below|under|less than|at most|up to|<=?)';

/** Rupiah of a written amount in either notation; undefined where it is none: no unit, and too few digits. */
export function readAmount(text: string): number | undefined {
  const match = new RegExp(`^(rp\\.?\\s?|idr\\s?)?([\\d.,]+?)[.,]?\\s?(${scaleWords})?(\\s?rupiah)?$`, 'u').exec(text.trim());
  if (!match) return undefined;
  const [, currency, digits = '', scale, rupiah] = match;
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) && scale === undefined;
  const value = Number(isGrouped ? digits.replaceAll(/[.,]/g, '') : digits.replaceAll(/[.,](?=\d{3}(?:[.,]|$))/g, scale === undefined ? '' : '.').replace(',', '.'));
  if (!Number.isFinite(value)) return undefined;
  const total = Math.round(value * (scales[scale ?? ''] ?? 1));
  return currency !== undefined || scale !== undefined || rupiah !== undefined || total >= 10_000 ? total : undefined;
}

/** Bounds of the amount claimed. `antara 10 dan 20 juta` gives the unit to both. */
export function findAmountBounds(text: string): Bounds {
  const between = new RegExp(`(?:antara|between|dari|from)\\s+(${amount})\\s*(?:dan|and|sampai(?: dengan)?|s/d|hingga|to|-|–)\\s*(${amount})`, 'u').exec(text);
  if (between) {
    const max = readAmount(between[2] ?? '');
    const scale = new RegExp(`(${scaleWords})(?:\\s?rupiah)?$`, 'u').exec(between[2] ?? '')?.[1];
    const min = readAmount(between[1] ?? '') ?? (scale === undefined ? undefined : readAmount(`${between[1] ?? ''} ${scale}`));
    if (min !== undefined && max !== undefined) return { min: Math.min(min, max), max: Math.max(min, max) };
  }
  return { ...bound('min', more, text), ...bound('max', less, text) };
}

function bound(name: 'min' | 'max', words: string, text: string): Bounds {
  for (const match of text.matchAll(new RegExp(`${words}\\s*(?:sama dengan\\s*)?(${amount})`, 'gu'))) {
    const value = readAmount(match[1] ?? '');
    if (value !== undefined) return { [name]: value };
  }
  return {};
}

/** Bounds of the risk score: `skor di atas 0,8`, `risk score over 80%`. */
export function findScoreBounds(text: string): Bounds {
  if (!word('skor|score|risiko|risk').test(text)) return {};
  const share = '(0[.,]\\d+|[01](?![\\d.,])|\\d{1,3}\\s?(?:%|persen|percent))';
  const read = (words: string): number | undefined => {
    const found = new RegExp(`${words}\\s*(?:sama dengan\\s*)?${share}`, 'u').exec(text)?.[1];
    if (found === undefined) return undefined;
    const value = Number(/^[\d.,]+/.exec(found)?.[0].replace(',', '.'));
    return /%|persen|percent/.test(found) ? value / 100 : value;
  };
  const [min, max] = [read(more), read(less)];
  return { ...(min !== undefined && min <= 1 && { min }), ...(max !== undefined && max <= 1 && { max }) };
}
