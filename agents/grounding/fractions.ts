import type { FoundNumber } from './numerals.ts';
import { type Rational, rationalOf, timesPowerOfTen } from './rational.ts';

const of = (n: bigint, d: bigint): Rational => ({ n, d });
const share = (pattern: string, value: Rational): { readonly pattern: string; readonly value: Rational; readonly unit: 'percent' } => ({ pattern, value: timesPowerOfTen(value, 2), unit: 'percent' });
const times = (pattern: string, value: number): { readonly pattern: string; readonly value: Rational; readonly unit: 'multiple' } => ({ pattern, value: rationalOf(value), unit: 'multiple' });

const composed = [
  share('dua per ?tiga|two[ -]thirds', of(2n, 3n)),
  share('tiga per ?empat|three[ -]quarters', of(3n, 4n)),
  share('sepertiga|satu per ?tiga|(?:a|one)[ -]third(?= of)', of(1n, 3n)),
  share('seperempat|satu per ?empat|(?:a|one)[ -]quarter(?= of)', of(1n, 4n)),
  share('seperlima|satu per ?lima|(?:a|one)[ -]fifth(?= of)', of(1n, 5n)),
  share('sepersepuluh|(?:a|one)[ -]tenth(?= of)', of(1n, 10n)),
];
const single = [share('separuh(?:nya)?|setengah(?:nya)?|half', of(1n, 2n)), times('twice|doubled?', 2), times('thrice|tripled?', 3)];

type Words = readonly { readonly pattern: string; readonly value: Rational; readonly unit: 'percent' | 'multiple' }[];

function find(words: Words): (text: string) => FoundNumber[] {
  const patterns = words.map(({ pattern, ...rest }) => ({ ...rest, regex: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu') }));
  return (text) =>
    patterns.flatMap(({ regex, value, unit }) =>
      [...text.matchAll(regex)].map((match) => ({ start: match.index, end: match.index + match[0].length, number: { value, step: rationalOf(1), unit, isScaled: false, isRough: true } })),
    );
}

/** Fractions of two words or with a prefix, to be read before the numbers that they hold: `dua pertiga`. */
export const findComposedFractions = find(composed);

/** Fractions and multiples of one word, to be read after the numbers that may go before them: `separuh`, `twice`. */
export const findSingleFractions = find(single);

/** Two whole numbers over each other: `1:2`. */
export interface FoundRatio {
  readonly start: number;
  readonly end: number;
  readonly value: Rational;
}

export function findRatios(text: string): FoundRatio[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}.,:/-])([1-9]\d{0,2})(?::|\s:\s)([1-9]\d{0,2})(?![\p{L}\p{N}:/-]|[.,]\d)/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: of(BigInt(match[1] ?? 1), BigInt(match[2] ?? 1)),
  }));
}
