import type { Localized } from '#engine';

import type { WrittenDate } from './dates.ts';
import { findRuleNames } from './flags.ts';
import { type Span, lowerCase, occurrencesOf, overlaps } from './occurrences.ts';
import { findProvinces } from './places.ts';
import type { Names, Rows } from './row-names.ts';

/** A name of cited rows, where a sentence uses it. */
export interface Mention extends Span {
  readonly names: Names;
}

export interface TextOfRows {
  readonly text: string;
  readonly rows: Rows;
  readonly rules: readonly { readonly id: string; readonly label: Localized }[];
  readonly dates: readonly WrittenDate[];
}

const thisClaim = /(?<!\p{L})(?:klaim (?:ini|yang (?:sedang )?dibuka|dalam konteks)|this claim|the (?:open|current) claim|the claim in context)(?!\p{L})/giu;
const monthBefore = /(?<!\p{L})(?:bulan sebelumnya|the (?:previous|preceding) month|the month before|a month earlier)(?!\p{L})/giu;
/** Words of sentences for names that the data have in others. */
const otherWords: Readonly<Record<string, readonly string[]>> = {
  ringan: ['mild'], sedang: ['moderate'], berat: ['severe'], 'rawat jalan': ['outpatient'], ritl: ['rawat inap', 'inpatient'], rjtl: ['rawat jalan', 'outpatient'],
};
/** `Sedang` is a severity, and the word for what is going on. */
const isGoingOn = /^sedang\s(?:di|me|ber|dalam)/u;

/** Every name of a cited row that a sentence uses, in its order; a name within a longer one is not counted. */
export function findMentions({ text, rows, rules, dates }: TextOfRows): Mention[] {
  const found: Mention[] = [];
  const lower = lowerCase(text);
  const take = (span: Span, names: Names): void => {
    if (names.size > 0 && !found.some((other) => overlaps(span, other))) found.push({ start: span.start, end: span.end, names });
  };
  for (const { start, end, rule } of findRuleNames(text, rules)) take({ start, end }, rows.spellings.get(rule.toLowerCase()) ?? new Map());
  for (const [spelling, names] of spellingsOf(rows))
    for (const span of occurrencesOf(spelling, lower)) if (isName(spelling, span, lower)) take(span, names);
  for (const { start, end, province } of findProvinces(text)) take({ start, end }, rows.spellings.get(province.toLowerCase()) ?? new Map());
  for (const date of dates) take(date, date.parts?.day === undefined ? monthOf(date, rows) : dayOf(date, rows));
  if (rows.claimInContext !== undefined) {
    const names = new Map([['claim', rows.claimInContext]]);
    for (const match of text.matchAll(thisClaim)) take({ start: match.index, end: match.index + match[0].length }, names);
  }
  for (const match of text.matchAll(monthBefore)) {
    const last = found.filter(({ end, names }) => end <= match.index && names.has('month')).toSorted((a, b) => b.start - a.start)[0];
    take({ start: match.index, end: match.index + match[0].length }, rows.spellings.get(previousMonth(last?.names.get('month'))) ?? new Map());
  }
  return found.toSorted((a, b) => a.start - b.start);
}

function previousMonth(month = ''): string {
  const [year, number] = month.split('-').map(Number);
  return year && number ? new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7) : '';
}

/** The spellings known, and the words that sentences have for them, longest first. */
function spellingsOf({ spellings }: Rows): readonly (readonly [string, Names])[] {
  const all = new Map<string, Names>();
  for (const [spelling, names] of spellings) {
    if (names.has('region')) for (const word of ['regional', 'region']) all.set(`${word} ${spelling}`, names);
    if (isLong(spelling)) all.set(spelling, names);
    const letter = /\bkelas ([a-d])$/u.exec(spelling)?.[1];
    if (letter !== undefined) for (const word of ['kelas', 'class', 'tipe', 'type']) all.set(`${word} ${letter}`, names);
    for (const word of otherWords[spelling] ?? []) if (!spellings.has(word)) all.set(word, names);
  }
  return [...all].toSorted(([a], [b]) => b.length - a.length);
}

function isLong(spelling: string): boolean {
  return /\p{L}/u.test(spelling) ? spelling.length > 2 || /\d/.test(spelling) : /^\d{4,}$/.test(spelling);
}

/** Digits alone are a name only after a word; a month is read as a date. */
function isName(spelling: string, { start, end }: Span, lower: string): boolean {
  if (/^\d{4}-\d\d(?:-\d\d)?$/.test(spelling)) return false;
  if (/^\d+$/.test(spelling)) return /\p{L}[\s:]{1,2}$/u.test(lower.slice(0, start)) && !/(?:rp|idr)\s?$/.test(lower.slice(0, start)) && !/^[.,]\d/.test(lower.slice(end, end + 2));
  return spelling !== 'sedang' || !isGoingOn.test(lower.slice(start, start + 20));
}

/** The day that is written, where it is the first or the last of a period that rows are of. */
function dayOf({ parts }: WrittenDate, { spellings }: Rows): Names {
  if (parts?.year === undefined || parts.day === undefined) return new Map();
  const [month, day] = [parts.month, parts.day].map((part) => String(part).padStart(2, '0'));
  return spellings.get(`${parts.year}-${month}-${day}`) ?? new Map();
}

/** The month that is written, where rows of it are cited; without a year only where one month fits. */
function monthOf({ parts }: WrittenDate, { spellings }: Rows): Names {
  if (!parts || parts.day !== undefined) return new Map();
  const month = String(parts.month).padStart(2, '0');
  const fitting = [...spellings].filter(([spelling, names]) => names.has('month') && (parts.year === undefined ? spelling.endsWith(`-${month}`) : spelling === `${parts.year}-${month}`));
  const [first, ...others] = fitting;
  return first && others.length === 0 ? first[1] : new Map();
}
