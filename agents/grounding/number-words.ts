import type { FoundNumber } from './numerals.ts';
import { rationalOf } from './rational.ts';
import { readNumberTail } from './unit-words.ts';

const small: Readonly<Record<string, number>> = {
  nol: 0, satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9, sepuluh: 10, sebelas: 11,
  zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12, thirteen: 13,
  fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60,
  seventy: 70, eighty: 80, ninety: 90,
};
const grouping: Readonly<Record<string, number>> = { belas: 1, puluh: 10, ratus: 100, hundred: 100 };
const fixed: Readonly<Record<string, number>> = { seratus: 100, seribu: 1000, sejuta: 1_000_000 };
const scales: Readonly<Record<string, number>> = {
  ribu: 1e3, thousand: 1e3, juta: 1e6, million: 1e6, miliar: 1e9, milyar: 1e9, billion: 1e9, triliun: 1e12, trillion: 1e12,
};
const all = [small, grouping, fixed, scales].flatMap((words) => Object.keys(words)).toSorted((a, b) => b.length - a.length);
const word = `(?:${all.join('|')})`;
const run = new RegExp(`(?<![\\p{L}\\p{N}])${word}(?:[\\s-]+(?:and\\s+)?${word})*(?![\\p{L}\\p{N}])`, 'giu');
const decimalWords = /^\s+(?:koma|point|setengah|and a half)(?![\p{L}])/iu;

const vague =
  /(?<![\p{L}\p{N}])(?:(?:belasan|puluhan|ratusan|ribuan|jutaan|miliaran|triliunan|lusin(?:an)?|berkali-kali|berlipat|sepasang|couple of|dozens?|hundreds|thousands|millions|billions|halves|halved|doubles|triples|quadrupled?|tenfold|twofold|threefold|sehari|seminggu|sebulan|setahun|sejam)(?![\p{L}\p{N}])|kali lipat)/giu;
const period =
  /(?<![\p{L}\p{N}])(?:kemarin|lusa|hari ini|today|yesterday|tomorrow|(?:minggu|pekan|bulan|tahun|triwulan|kuartal|semester)\s(?:ini|lalu|depan|kemarin|berjalan)|(?:this|last|next|past|current)\s(?:week|month|quarter|year))(?![\p{L}\p{N}])/giu;

/** Numbers written as words, in both languages. A lone `satu` or `one` counts only before a unit. */
export function findNumberWords(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const match of text.matchAll(run)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const words = match[0].toLowerCase().split(/[\s-]+/).filter((part) => part !== 'and');
    const tail = readNumberTail(text.slice(end));
    const isPronoun = words.length === 1 && (words[0] === 'satu' || words[0] === 'one');
    if (isPronoun && (tail.unit === 'none' || /salah\s$/i.test(text.slice(0, start)))) continue;
    const decimals = decimalWords.exec(text.slice(end));
    if (decimals) {
      found.push({ start, end: end + decimals[0].length });
      continue;
    }
    const value = valueOf(words);
    const isMultiple = tail.unit === 'multiple';
    const isScaled = words.some((part) => part in scales && scales[part] !== undefined) || 'sejuta' === words[0];
    found.push({
      start,
      end: end + tail.length,
      ...(value === undefined ? {} : { number: { value: rationalOf(value), step: rationalOf(1), unit: tail.unit, isScaled, ...(isMultiple && { isRough: true }), ...(tail.counted && { counted: tail.counted }) } }),
    });
  }
  return found;
}

const ordinals: Readonly<Record<string, number>> = {
  pertama: 1, kedua: 2, ketiga: 3, keempat: 4, kelima: 5, keenam: 6, ketujuh: 7, kedelapan: 8, kesembilan: 9, kesepuluh: 10,
  first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
};
const ordinal = new RegExp(`(?<![\\p{L}\\p{N}])(?<rank>(?:peringkat|urutan|posisi|nomor|rank(?:ed|s)?|place|position)\\s+)?(?<word>${Object.keys(ordinals).join('|')})(?![\\p{L}\\p{N}])`, 'giu');

/** Places written as words. The first and the second (`kedua` is also "both") count only as a rank. */
export function findOrdinalWords(text: string): FoundNumber[] {
  return [...text.matchAll(ordinal)].flatMap((match) => {
    const value = ordinals[(match.groups?.['word'] ?? '').toLowerCase()] ?? 0;
    if (match.groups?.['rank'] === undefined && value < 3) return [];
    return [{ start: match.index, end: match.index + match[0].length, number: { value: rationalOf(value), step: rationalOf(1), unit: 'ordinal' as const, isScaled: false } }];
  });
}

/** Times by the day they are said on: `bulan lalu`, `this week`. */
export function findPeriods(text: string): { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(period)].map((match) => ({ text: match[0], start: match.index }));
}

/** Amounts that no evidence can prove: `ratusan`, `dozens`. */
export function findVagueQuantities(text: string): { readonly text: string; readonly start: number }[] {
  return [...text.matchAll(vague)].map((match) => ({ text: match[0], start: match.index }));
}

function valueOf(words: readonly string[]): number | undefined {
  let total = 0;
  let group = 0;
  let last: number | undefined;
  for (const part of words) {
    if (part in fixed) {
      if (part === 'seratus') group += 100;
      else total += fixed[part] ?? 0;
      last = undefined;
    } else if (part in small) {
      const value = small[part] ?? 0;
      if (last !== undefined && !(last >= 20 && last % 10 === 0 && value > 0 && value < 10)) return undefined;
      group += value;
      last = value;
    } else if (part in grouping) {
      if (last === undefined || last > 9) return undefined;
      if (part === 'belas') group += 10;
      else group += last * ((grouping[part] ?? 1) - 1);
      last = undefined;
    } else {
      total += (group === 0 ? 1 : group) * (scales[part] ?? 1);
      group = 0;
      last = undefined;
    }
  }
  return total + group;
}
