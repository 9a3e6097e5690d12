import type { Atom } from '../atoms.ts';
import { monthIndex } from '../month-words.ts';
import type { Item, NumberSense, NumberUnit } from '../sense.ts';
import { fullWord } from '../words/shorthand.ts';

const units: Readonly<Record<string, { readonly unit: NumberUnit; readonly times?: number }>> = {
  rupiah: { unit: 'rupiah' }, idr: { unit: 'rupiah' },
  hari: { unit: 'days' }, hr: { unit: 'days' }, day: { unit: 'days' }, days: { unit: 'days' }, malam: { unit: 'days' }, night: { unit: 'days' }, nights: { unit: 'days' },
  minggu: { unit: 'days', times: 7 }, pekan: { unit: 'days', times: 7 }, week: { unit: 'days', times: 7 }, weeks: { unit: 'days', times: 7 },
  bulan: { unit: 'months' }, bln: { unit: 'months' }, month: { unit: 'months' }, months: { unit: 'months' },
  tahun: { unit: 'years' }, thn: { unit: 'years' }, th: { unit: 'years' }, year: { unit: 'years' }, years: { unit: 'years' },
  persen: { unit: 'percent' }, percent: { unit: 'percent' }, '%': { unit: 'percent' }, prosen: { unit: 'percent' },
  kali: { unit: 'times' }, x: { unit: 'times' }, times: { unit: 'times' },
};

const scales: Readonly<Record<string, number>> = {
  ribu: 1e3, rb: 1e3, rbu: 1e3, k: 1e3, thousand: 1e3, juta: 1e6, jt: 1e6, jta: 1e6, million: 1e6, mil: 1e6, mill: 1e6, mio: 1e6, mn: 1e6, miliar: 1e9, milyar: 1e9, m: 1e9, billion: 1e9, bn: 1e9, triliun: 1e12, trilyun: 1e12, trillion: 1e12,
};

const ones: Readonly<Record<string, number>> = {
  nol: 0, zero: 0, satu: 1, se: 1, one: 1, dua: 2, two: 2, tiga: 3, three: 3, empat: 4, four: 4, lima: 5, five: 5, enam: 6, six: 6, tujuh: 7, seven: 7, delapan: 8, eight: 8, sembilan: 9, nine: 9,
  sepuluh: 10, ten: 10, sebelas: 11, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19,
  twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, seratus: 100, seribu: 1000, sejuta: 1e6, semiliar: 1e9,
};
/** Parts of what is named next, and multiples of it, with their second word where they have one. */
const parts: readonly (readonly [words: string, value: number])[] = [
  ['setengah', 0.5], ['separuh', 0.5], ['separo', 0.5], ['half', 0.5], ['sepertiga', 1 / 3], ['seperempat', 0.25], ['seperlima', 0.2], ['sepersepuluh', 0.1],
  ['dua pertiga', 2 / 3], ['two thirds', 2 / 3], ['tiga perempat', 0.75], ['three quarters', 0.75], ['a third', 1 / 3], ['one third', 1 / 3], ['a quarter', 0.25], ['one quarter', 0.25], ['a tenth', 0.1],
  ['twice', 2], ['double', 2], ['thrice', 3], ['triple', 3],
];
/** One of a unit, in a word or two. */
const singles = /^se(?<unit>hari|malam|minggu|pekan|bulan|tahun)$/;


interface Read {
  readonly value: number;
  readonly to: number;
  readonly scale?: string | undefined;
}

/** A number with what it counts. `20,5 jt`, `Rp 20.000.000`, `dua puluh juta`, `80 %`, `3 hari`. */
export function numberAt(atoms: readonly Atom[], from: number, isEnglish: boolean): { readonly sense: NumberSense; readonly to: number; readonly isScaled: boolean } | undefined {
  const money = ['rp', 'idr'].includes(atoms[from]?.folded ?? '');
  let at = money ? from + 1 : from;
  if (money && atoms[at]?.folded === '.' && atoms[at]?.isGlued === true) at += 1;
  const minus = !money && atoms[at]?.folded === '-' && atoms[at]?.isGlued !== true && atoms[at + 1]?.isGlued === true;
  if (minus) at += 1;
  const single = money || minus ? undefined : singleAt(atoms, at);
  if (single) return single;
  const part = money || minus ? undefined : partAt(atoms, at);
  const read = digitsAt(atoms, at) ?? (minus ? undefined : (part ?? wordsAt(atoms, at)));
  if (!read) return undefined;
  let { value, to } = read;
  let unit: NumberUnit | undefined = money ? 'rupiah' : undefined;
  const scaleWord = read.scale ?? atoms[to]?.folded ?? '';
  const scale = read.scale === undefined && Object.hasOwn(scales, scaleWord) ? scales[scaleWord] : undefined;
  if (scale !== undefined) {
    value = rounded(value * (isEnglish && scaleWord === 'm' ? 1e6 : scale));
    to += 1;
  }
  const isScaled = scale !== undefined || read.scale !== undefined;
  // `30-day`
  if (!isScaled && atoms[to]?.folded === '-' && atoms[to]?.isGlued === true && atoms[to + 1]?.isGlued === true && /^(?:day|week)$/u.test(atoms[to + 1]?.folded ?? '')) to += 1;
  const named = units[fullWord((atoms[to]?.folded ?? '').replace(/(?<=.{3})nya$/u, ''))];
  // `antara 1 dan 3 tahun 2022`, `2 bulan november`: the word is of what follows.
  const next = atoms[to + 1]?.folded ?? '';
  const isOfNext = (named?.unit === 'years' && /^(?:19|20)\d\d$/.test(next)) || (named?.unit === 'months' && monthIndex(next) >= 0);
  if (named && !isOfNext && (!isScaled || named.unit === 'rupiah')) {
    value *= named.times ?? 1;
    unit = named.unit;
    to += unit === 'times' && ['lipat', 'nya'].includes(atoms[to + 1]?.folded ?? '') ? 2 : 1;
  }
  if (part && !isScaled) unit ??= 'times';
  if (isScaled && (scales[scaleWord] ?? 0) >= 1e3) unit ??= 'rupiah';
  return { sense: { kind: 'number', value: minus ? -value : value, ...(unit && { unit }), ...(scale !== undefined && scaleWord === 'm' && { assumed: isEnglish ? 'million' : 'miliar' }) }, to, isScaled };
}

const until = ['sampai', 'hingga', 'sd', '-', '–', 'to', 'until', 'through'];
/** What stands between the two ends of a range, by what opens it. */
const enders: Readonly<Record<'between' | 'plain', ReadonlySet<string>>> = { between: new Set([...until, 'dan', 'and', 'sama', 'dengan']), plain: new Set(until) };
const openers: ReadonlySet<string> = new Set(['antara', 'between', 'dari', 'from', 'mulai']);

/** `seminggu`, `a day`. */
function singleAt(atoms: readonly Atom[], from: number): { readonly sense: NumberSense; readonly to: number; readonly isScaled: boolean } | undefined {
  const first = atoms[from]?.folded ?? '';
  const isArticle = first === 'a' || first === 'an';
  const named = units[singles.exec(first)?.groups?.['unit'] ?? (isArticle ? (atoms[from + 1]?.folded ?? '') : '')];
  if (!named || named.unit === 'percent' || named.unit === 'times' || named.unit === 'rupiah') return undefined;
  return { sense: { kind: 'number', value: named.times ?? 1, unit: named.unit, isOne: true }, to: from + (isArticle ? 2 : 1), isScaled: true };
}

function partAt(atoms: readonly Atom[], from: number): Read | undefined {
  const found = parts.find(([words]) => words.split(' ').every((word, i) => atoms[from + i]?.folded === word));
  if (!found) return undefined;
  const [words, value] = found;
  const to = from + words.split(' ').length;
  const at = atoms[to]?.folded === 'a' ? to + 1 : to;
  const scale = atoms[at]?.folded ?? '';
  return Object.hasOwn(scales, scale) && scale.length > 1 ? { value: value * (scales[scale] ?? 1), to: at + 1, scale } : { value, to };
}

/** Two numbers that bound: `antara 5 dan 10 juta`, `5-10 hari`. The unit of the second is that of the first where it has none. */
function rangesAt(atoms: readonly Atom[], from: number, isEnglish: boolean): readonly Item[] {
  const isBetween = atoms[from]?.folded === 'antara' || atoms[from]?.folded === 'between';
  const opens = openers.has(fullWord(atoms[from]?.folded ?? ''));
  const start = atoms[from]?.folded === 'mulai' && fullWord(atoms[from + 1]?.folded ?? '') === 'dari' ? from + 2 : from + 1;
  const first = numberAt(atoms, opens ? start : from, isEnglish);
  if (!first) return [];
  const middle = separatorAt(atoms, first.to, enders[isBetween ? 'between' : 'plain']);
  const second = middle === undefined ? undefined : numberAt(atoms, middle, isEnglish);
  if (!second) return [];
  const sameScale = second.isScaled && !first.isScaled && second.sense.value >= 1e3 && first.sense.value < 1e3;
  const factor = sameScale ? scaleAt(atoms, middle ?? 0, second.to, isEnglish) : 1;
  const unit = second.sense.unit ?? first.sense.unit;
  const isWeeks = first.sense.unit === undefined && ['minggu', 'pekan', 'weeks', 'week'].includes(atoms[second.to - 1]?.folded ?? '');
  const low = rounded(first.sense.value * factor * (isWeeks ? 7 : 1));
  if (low > second.sense.value || (first.sense.unit !== undefined && first.sense.unit !== unit)) return [];
  // `antara 1 dan 2 bulan lalu`: the unit may be the word of what follows.
  const bare = unit === undefined || first.sense.unit !== undefined || second.isScaled ? undefined : digitsAt(atoms, middle ?? 0);
  const range = { from, to: afterBounds(atoms, second.to), senses: [{ kind: 'range', low, high: second.sense.value, ...(unit && { unit }) }] } satisfies Item;
  return bare && bare.to < second.to ? [range, { from, to: bare.to, senses: [{ kind: 'range', low: first.sense.value, high: bare.value }] }] : [range];
}

const included: readonly (readonly string[])[] = ['termasuk batasnya', 'batasnya termasuk', 'termasuk kedua batasnya', 'inklusif', 'inclusive', 'both included', 'bounds included', 'including both', 'keduanya termasuk'].map((phrase) => phrase.split(' '));

/** `5 jt s/d 10 jt (termasuk batasnya)`: that a range holds its bounds, which it does. */
function afterBounds(atoms: readonly Atom[], to: number): number {
  const at = /^[(,]$/.test(atoms[to]?.folded ?? '') ? to + 1 : to;
  const words = included.find((phrase) => phrase.every((word, i) => atoms[at + i]?.folded === word));
  if (!words) return to;
  const end = at + words.length;
  return at > to && atoms[end]?.folded === ')' ? end + 1 : end;
}

/** `40-an`: the ten years from there on. */
function decadeAt(atoms: readonly Atom[], from: number): Item | undefined {
  const low = /^[1-9]0$/.test(atoms[from]?.folded ?? '') ? Number(atoms[from]?.folded) : undefined;
  const suffix = atoms[from + 1]?.folded === '-' ? from + 2 : from + 1;
  const isDecade = low !== undefined && ['an', 's'].includes(atoms[suffix]?.folded ?? '') && atoms[suffix]?.isGlued === true && !Object.hasOwn(scales, atoms[suffix + 1]?.folded ?? '');
  return isDecade ? { from, to: suffix + (units[atoms[suffix + 1]?.folded ?? '']?.unit === 'years' ? 2 : 1), senses: [{ kind: 'range', low, high: low + 9, unit: 'years' }] } : undefined;
}

/** `dalam 2 hari`: that many at most. */
function withinAt(atoms: readonly Atom[], from: number, isEnglish: boolean): Item | undefined {
  if (!['dalam', 'within'].includes(fullWord(atoms[from]?.folded ?? ''))) return undefined;
  const number = numberAt(atoms, from + 1, isEnglish);
  return number?.sense.unit === 'days' ? { from, to: number.to, senses: [{ kind: 'range', low: 0, high: number.sense.value, unit: 'days' }] } : undefined;
}

/** The numbers and ranges that begin at an atom. */
export function numbersAt(atoms: readonly Atom[], from: number, isEnglish: boolean): readonly Item[] {
  const number = numberAt(atoms, from, isEnglish);
  const bare = number?.sense.unit === undefined || number.isScaled ? undefined : digitsAt(atoms, from);
  return [
    ...rangesAt(atoms, from, isEnglish),
    ...[decadeAt(atoms, from), withinAt(atoms, from, isEnglish)].flatMap((item) => item ?? []),
    ...(number ? [{ from, to: number.to, senses: [number.sense] }] : []),
    ...(bare ? [{ from, to: bare.to, senses: [{ kind: 'number', value: bare.value } as const] }] : []),
  ];
}

/** The atom after `s/d`, `s.d.`, `sampai dengan` and the like. */
export function separatorAt(atoms: readonly Atom[], at: number, words: ReadonlySet<string>): number | undefined {
  const folded = fullWord(atoms[at]?.folded ?? '');
  if (folded === 's' && ['/', '.'].includes(atoms[at + 1]?.folded ?? '') && atoms[at + 2]?.folded === 'd') return atoms[at + 3]?.folded === '.' ? at + 4 : at + 3;
  if (!words.has(folded)) return undefined;
  return (folded === 'sampai' && fullWord(atoms[at + 1]?.folded ?? '') === 'dengan') || (folded === 'sd' && atoms[at + 1]?.folded === '.') ? at + 2 : at + 1;
}

function scaleAt(atoms: readonly Atom[], from: number, to: number, isEnglish: boolean): number {
  const word = atoms.slice(from, to).findLast(({ folded }) => Object.hasOwn(scales, folded))?.folded ?? '';
  return isEnglish && word === 'm' ? 1e6 : (scales[word] ?? 1);
}

/** Digits in Indonesian or English notation: dots and commas before three digits group them, unless a scale follows. */
function digitsAt(atoms: readonly Atom[], from: number): Read | undefined {
  if (atoms[from]?.kind !== 'digits') return undefined;
  let to = from + 1;
  while (/^[.,]$/.test(atoms[to]?.folded ?? '') && atoms[to]?.isGlued === true && atoms[to + 1]?.kind === 'digits' && atoms[to + 1]?.isGlued === true) to += 2;
  const text = atoms.slice(from, to).map(({ folded }) => folded).join('');
  const isScaled = Object.hasOwn(scales, atoms[to]?.folded ?? '');
  const value = numeralOf(text, isScaled);
  return value === undefined ? undefined : { value, to };
}

function numeralOf(text: string, isScaled: boolean): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(text) || /^\d{1,3}\.\d{3},\d{1,2}$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/.test(text) || /^\d{1,3},\d{3}\.\d{1,2}$/.test(text)) return Number(text.replaceAll(',', ''));
  if (!isScaled && /^[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return Number(text.replace(/[.,]/, ''));
  return /^\d+[.,]\d+$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** Numbers in words: `dua puluh lima juta`, `tiga ratus ribu`, `twenty million`, `setengah juta`. */
function wordsAt(atoms: readonly Atom[], from: number): Read | undefined {
  let [total, part, to] = [0, 0, from];
  let scale: string | undefined;
  for (; to < atoms.length; to += 1) {
    const word = atoms[to]?.folded ?? '';
    const one = Object.hasOwn(ones, word) ? ones[word] : undefined;
    if (one !== undefined) {
      const fits = to === from || part === 0 || (part % 100 === 0 && one < 100) || (part % 10 === 0 && part % 100 !== 10 && one < 10) || one >= 1000;
      if (!fits) break;
      if (one >= 1000) [total, scale] = [total + one, one >= 1e6 ? 'juta' : 'ribu'];
      else part += one;
    } else if (to === from) return undefined;
    else if (word === 'belas' && part % 10 > 0) part += 10;
    else if (word === 'puluh' && part % 10 > 0) part = part - (part % 10) + (part % 10) * 10;
    else if ((word === 'ratus' || word === 'hundred') && part > 0) part *= 100;
    else if (Object.hasOwn(scales, word) && part > 0 && word.length > 2) {
      total += part * (scales[word] ?? 1);
      part = 0;
      scale = word;
    } else if (word === 'and' && part % 100 === 0 && part > 0 && Object.hasOwn(ones, atoms[to + 1]?.folded ?? '')) continue;
    else break;
  }
  return to === from ? undefined : { value: total + part, to, scale };
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
