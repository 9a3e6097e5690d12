import { type Rational, divide, rationalOf, timesPowerOfTen } from '#engine';

import type { Atom } from '../../reading/atoms.ts';
import { numberAt, numbersAt } from '../../reading/entities/numbers.ts';
import type { Sense } from './token.ts';

export interface ReadQuantity {
  readonly to: number;
  readonly sense: Extract<Sense, { readonly is: 'share' | 'amount' | 'bare' | 'unknown' }>;
}

/** Below this a number with no scale is no amount that anybody means. */
const leastRupiah = 1000;

/**
 * The share or amount that begins at an atom, exact: `30 %`, `0,3`, `sepertiga`, `2/3`, `tiga puluh persen`, `1,2 jt`. A number
 * of something else (`3 hari`) and a range are read as unknown, so that no part of them is taken for a quantity.
 */
export function quantityAt(atoms: readonly Atom[], from: number, isEnglish: boolean): ReadQuantity | undefined {
  const fraction = fractionAt(atoms, from);
  const number = numberAt(atoms, from, isEnglish);
  const items = numbersAt(atoms, from, isEnglish);
  const to = Math.max(fraction?.to ?? 0, ...items.map((item) => item.to));
  if (to === 0) return undefined;
  const isRange = items.some((item) => item.to === to && item.senses.some(({ kind }) => kind === 'range'));
  if (isRange || isWrittenOn(atoms, to)) return { to, sense: { is: 'unknown' } };
  if (fraction?.to === to) return { to, sense: { is: 'share', share: fraction.share } };
  if (!number) return undefined;
  return { to, sense: senseOf(number.sense) };
}

function senseOf({ value, unit }: { readonly value: number; readonly unit?: string | undefined }): ReadQuantity['sense'] {
  if (value < 0) return { is: 'unknown' };
  if (unit === 'percent') return { is: 'share', share: timesPowerOfTen(rationalOf(value), -2) };
  if (unit !== undefined && unit !== 'rupiah') return { is: 'unknown' };
  if (unit === undefined && value > 0 && value < 1) return { is: 'share', share: rationalOf(value) };
  return value >= leastRupiah ? { is: 'amount', rupiah: value } : { is: 'bare', value };
}

/** `40an` and `12/03/2024` are no number that stands alone. */
function isWrittenOn(atoms: readonly Atom[], at: number): boolean {
  const next = atoms[at];
  return next?.isGlued === true && (next.kind === 'word' || next.kind === 'digits' || (next.folded === '/' && atoms[at + 1]?.isGlued === true));
}

const halves: ReadonlySet<string> = new Set(['setengah', 'separuh', 'separo', 'half', 'setengahnya', 'separuhnya', 'separonya']);
const englishParts: Readonly<Record<string, number>> = { half: 2, halves: 2, third: 3, thirds: 3, quarter: 4, quarters: 4, fourth: 4, fourths: 4, fifth: 5, fifths: 5, tenth: 10, tenths: 10 };

interface Fraction {
  readonly to: number;
  readonly share: Rational;
}

/** A part in words or digits: `separuh`, `sepertiga`, `dua pertiga`, `tiga per empat`, `1/3`, `two thirds`. */
function fractionAt(atoms: readonly Atom[], from: number): Fraction | undefined {
  const word = folded(atoms, from);
  // `setengah juta` is an amount.
  if (halves.has(word)) return { to: from + 1, share: { n: 1n, d: 2n } };
  if (word.startsWith('se')) {
    const parts = partsOf(atoms[from], word.slice('se'.length));
    if (parts !== undefined) return { to: from + 1, share: divide(rationalOf(1), rationalOf(parts)) };
  }
  const isArticle = word === 'a' || word === 'an';
  const top = isArticle ? 1 : atoms[from]?.kind === 'digits' ? digits(word) : whole(atoms[from]);
  if (top === undefined) return undefined;
  const at = from + 1;
  const bottom = denominatorAt(atoms, at, isArticle);
  return bottom === undefined || top < 1 || top > bottom.value ? undefined : { to: bottom.to, share: divide(rationalOf(top), rationalOf(bottom.value)) };
}

function denominatorAt(atoms: readonly Atom[], at: number, isArticle: boolean): { readonly value: number; readonly to: number } | undefined {
  const next = folded(atoms, at);
  const english = englishParts[next];
  if (english !== undefined) return { value: english, to: at + 1 };
  if (isArticle) return undefined;
  const glued = partsOf(atoms[at], next);
  if (glued !== undefined) return { value: glued, to: at + 1 };
  const under = atoms[at + 1]?.kind === 'digits' ? digits(folded(atoms, at + 1)) : whole(atoms[at + 1]);
  return (next === '/' || next === 'per') && under !== undefined && under > 0 ? { value: under, to: at + 2 } : undefined;
}

/** `pertiga`, `perempatnya`. */
function partsOf(atom: Atom | undefined, word: string): number | undefined {
  if (!atom || !word.startsWith('per')) return undefined;
  return whole({ ...atom, folded: word.slice('per'.length).replace(/nya$/u, '') });
}

/** A number in one word. */
function whole(atom: Atom | undefined): number | undefined {
  if (atom?.kind !== 'word' || atom.folded === '') return undefined;
  const value = numberAt([atom], 0, false)?.sense.value;
  return value !== undefined && Number.isInteger(value) ? value : undefined;
}

function digits(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function folded(atoms: readonly Atom[], at: number): string {
  return atoms[at]?.folded ?? '';
}
