/** A question as the tables of this folder read it: one form of each letter, lower case, single spaces. */
export function plainText(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[’‘`]/g, "'")
    .replaceAll(/[“”"]/g, '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** A pattern that stands between words. */
export function word(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');
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
