import { correctedWord } from './spelling.ts';
import { abbreviations, doubledWords, keptWords } from './vocabulary.ts';

/**
 * A question as the tables of this folder read it: one form of each letter, lower case, single
 * spaces; abbreviations written out, `-nya` and `-kah` taken off, plain misspellings set right.
 * What stands in quotes stays as it is.
 */
export function plainText(question: string): string {
  const parts = simplified(question).split(/("[^"]*")/);
  return parts.map((part) => (part.startsWith('"') ? part : writtenOut(part))).join('').replaceAll(/\s+/g, ' ').trim();
}

/** One form of each letter and quotation mark, lower case, single spaces. */
export function simplified(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{M}]/gu, '')
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/[–—−]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A pattern that stands between words. */
export function word(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');
}

/** The same pattern, for every place where it stands. */
export function words(pattern: string): RegExp {
  return new RegExp(word(pattern).source, 'gu');
}

const numbers: Readonly<Record<string, number>> = {
  satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9, sepuluh: 10, sebelas: 11, 'dua belas': 12, 'lima belas': 15, 'dua puluh': 20,
  one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12, fifteen: 15, twenty: 20,
};

export const numberWords = Object.keys(numbers).toSorted((a, b) => b.length - a.length).join('|');

/** Digits or a number word as a number; undefined for anything else. */
export function readCount(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : numbers[text];
}

function writtenOut(text: string): string {
  return text
    .replaceAll(/(?<![\p{L}\p{N}])s(?:\.\s?d\.?|\/d)(?=\s)/gu, 'sampai')
    .replaceAll(/(?<![\p{L}\p{N}])(\p{L}{3,})(?:-\1|2)(?![\p{L}\p{N}])/gu, (_, once: string) => (doubledWords.has(once) ? `${once}-${once}` : once))
    .replaceAll(/(?<![\p{L}\p{N}.-])\p{L}+(?![\p{L}\p{N}])/gu, (token) => writtenOutWord(token));
}

function writtenOutWord(token: string): string {
  const known = abbreviations.get(token);
  if (known !== undefined) return known;
  const stem = keptWords.has(token) ? token : token.replace(/(?<=\p{L}{3})(?:nya|kah|lah)$/u, '');
  return abbreviations.get(stem) ?? correctedWord(stem);
}
