import { type Days, dayOf, monthIndexOf, monthsOf, wholeYear, yearOf } from '../../reading/calendar.ts';
import { anyMonth, monthIndex, plainMonth } from '../../reading/month-words.ts';
import { blank } from './spans.ts';
import { words } from './words.ts';

/** A period and where a text names it, end exclusive. */
export interface FoundDays extends Days {
  readonly from: number;
  readonly to: number;
}

type Groups = readonly (string | undefined)[];
type Read = (groups: Groups, dataDate: string) => Days | undefined;

const year = '((?:19|20)\\d{2})';
const day = '(\\d{1,2})(?:st|nd|rd|th)?';
const places: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, 1: 1, 2: 2, 3: 3, 4: 4, pertama: 1, kedua: 2, ketiga: 3, keempat: 4, first: 1, second: 2, third: 3, fourth: 4 };
const place = `(${Object.keys(places).toSorted((a, b) => b.length - a.length).join('|')})`;

/** From the fullest date to the barest year; a later form reads only what no earlier one has. */
const forms: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  { pattern: words(`${year}-(\\d{1,2})-(\\d{1,2})`), read: ([y, m, d]) => single(Number(y), Number(m) - 1, Number(d)) },
  { pattern: words(`(\\d{1,2})[/.-](\\d{1,2})[/.-]${year}`), read: ([d, m, y]) => single(Number(y), Number(m) - 1, Number(d)) },
  { pattern: words(`${day} ?(?:-|sampai(?: dengan)?|hingga|to|and|dan) ?${day} (${anyMonth})\\.?(?:,? ${year})?`), read: ([a, b, m, y], date) => inMonth(a, b, m, y, date) },
  { pattern: words(`${day}[ -](?:of )?(${anyMonth})\\.?,?[ -]${year}`), read: ([d, m, y]) => single(Number(y), monthIndex(m ?? ''), Number(d)) },
  { pattern: words(`(${anyMonth})\\.? ${day},? ${year}`), read: ([m, d, y]) => single(Number(y), monthIndex(m ?? ''), Number(d)) },
  { pattern: words(`${day} (${plainMonth})(?!,? ?(?:19|20)\\d)`), read: ([d, m], date) => inMonth(d, d, m, undefined, date) },
  { pattern: words(`(${anyMonth})\\.? ?(?:-|sampai(?: dengan)?|hingga|to|through|until) ?(${anyMonth})\\.?,? ${year}`), read: ([a, b, y]) => monthSpan(a, b, Number(y)) },
  { pattern: words(`(${anyMonth})\\.?,?[ -](?:tahun )?${year}`), read: ([m, y]) => monthsOf(Number(y), monthIndex(m ?? '')) },
  { pattern: words(`${year}-(0[1-9]|1[0-2])`), read: ([y, m]) => monthsOf(Number(y), Number(m) - 1) },
  { pattern: words(`(?<!\\/)(0[1-9]|1[0-2])/${year}`), read: ([m, y]) => monthsOf(Number(y), Number(m) - 1) },
  { pattern: words(`(?:triwulan|kuartal|quarter|tw|q) ?(?:ke-?)?${place}(?: (?:tahun )?${year})?|${place} quarter(?: (?:of )?${year})?|${year} ?q([1-4])`), read: ([a, y, b, z, x, c], date) => part(3, a ?? b ?? c, y ?? z ?? x, date) },
  { pattern: words(`semester ?(?:ke-?)?${place}(?: (?:tahun )?${year})?|${place} (?:half|semester)(?: (?:of )?${year})?|h([12])(?: ${year})`), read: ([a, y, b, z, c, x], date) => part(6, a ?? b ?? c, y ?? z ?? x, date) },
  { pattern: words(`(${plainMonth})|(?:bulan|month of|in|during|pada|selama|for|since|sejak) (${anyMonth})`), read: ([a, b], date) => newestMonth(a ?? b ?? '', date) },
  { pattern: words(`(?:tahun |year |in |thn )?${year}`), read: ([y]) => wholeYear(Number(y)) },
];

/** Where a text names a date, month, quarter, half year or year of the calendar. */
export function findCalendarDays(text: string, dataDate: string): FoundDays[] {
  let free = text;
  const found: FoundDays[] = [];
  for (const { pattern, read } of forms)
    for (const match of free.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (isAmount(text, from, to)) continue;
      const days = read(match.slice(1), dataDate);
      if (!days) continue;
      found.push({ ...days, from, to });
      free = blank(free, from, to);
    }
  return withYearOfNext(found.toSorted((a, b) => a.from - b.from), text);
}

/** `2.024 klaim`, `Rp 2024`, `2024 juta` name no year. */
function isAmount(text: string, from: number, to: number): boolean {
  return /(?:rp\.?|idr|\d[.,/])\s?$/u.test(text.slice(0, from)) || /^(?:[.,]\d|\s?(?:juta|jt|ribu|rb|miliar|milyar|triliun|million|billion|thousand|rupiah|%|persen))/u.test(text.slice(to));
}

/** `Januari sampai Maret 2023`: a month without a year right before one with its year is of that year. */
function withYearOfNext(found: readonly FoundDays[], text: string): FoundDays[] {
  return found.map((days, i) => {
    const next = found[i + 1];
    const isBare = next && !/\d{4}/.test(text.slice(days.from, days.to)) && /\d{4}/.test(text.slice(next.from, next.to)) && /^\s*(?:sampai(?: dengan)?|hingga|dan|to|and|until|-|vs\.?|versus|dengan|dibanding(?:kan)?)?\s*(?:dengan |bulan |with )?$/u.test(text.slice(days.to, next.from));
    if (!isBare) return days;
    const same = { start: yearOf(next.start), length: 0 };
    const shifted = (date: string): string => `${same.start}${date.slice(4)}`;
    const isLater = shifted(days.start) > next.start;
    const back = (date: string): string => (isLater ? `${same.start - 1}${date.slice(4)}` : shifted(date));
    return { ...days, start: back(days.start), end: monthEnd(back(days.start), days) };
  });
}

function monthEnd(start: string, { start: from, end: to }: Days): string {
  const isWholeMonth = from.endsWith('-01') && to === monthsOf(yearOf(from), monthIndexOf(from)).end;
  return isWholeMonth ? monthsOf(yearOf(start), monthIndexOf(start)).end : `${start.slice(0, 4)}${to.slice(4)}`;
}

function single(y: number, m: number, d: number): Days | undefined {
  const date = dayOf(y, m, d);
  return date === undefined ? undefined : { start: date, end: date };
}

function inMonth(a: string | undefined, b: string | undefined, name: string | undefined, y: string | undefined, date: string): Days | undefined {
  const month = monthIndex(name ?? '');
  const inYear = y === undefined ? newestYear(month, date) : Number(y);
  const [start, end] = [dayOf(inYear, month, Number(a)), dayOf(inYear, month, Number(b))];
  return start === undefined || end === undefined || start > end ? undefined : { start, end };
}

function monthSpan(a: string | undefined, b: string | undefined, y: number): Days {
  const [first, last] = [monthIndex(a ?? ''), monthIndex(b ?? '')];
  return monthsOf(first > last ? y - 1 : y, first, ((last - first + 12) % 12) + 1);
}

/** The year of the newest such month that the data may hold. */
function newestYear(month: number, date: string): number {
  return month <= monthIndexOf(date) ? yearOf(date) : yearOf(date) - 1;
}

function newestMonth(name: string, date: string): Days | undefined {
  const month = monthIndex(name);
  return month < 0 ? undefined : monthsOf(newestYear(month, date), month);
}

/** A quarter or a half of a year; without a year the newest that has begun. */
function part(length: 3 | 6, name: string | undefined, y: string | undefined, date: string): Days | undefined {
  const number = places[name ?? ''];
  if (number === undefined || number > 12 / length) return undefined;
  const first = (number - 1) * length;
  return monthsOf(y === undefined ? newestYear(first, date) : Number(y), first, length);
}
