import { word } from './words.ts';

/** Days from the first to the last, both within. */
export interface Period {
  readonly start: string;
  readonly end: string;
  /** Counted from the newest date of the data. */
  readonly isRelative: boolean;
}

export type PeriodUnit = 'day' | 'week' | 'month' | 'year';

const monthWords: readonly string[] = [
  'januari|january|jan', 'februari|february|feb|pebruari', 'maret|march|mar', 'april|apr', 'mei|may', 'juni|june|jun',
  'juli|july|jul', 'agustus|august|agu|aug|ags', 'september|sept|sep', 'oktober|october|okt|oct', 'november|nopember|nov', 'desember|december|des|dec',
];
const anyMonth = monthWords.join('|');
const dayMs = 86_400_000;

const at = (date: string): Date => new Date(`${date}T00:00:00Z`);
const shown = (date: Date): string => date.toISOString().slice(0, 10);
const shifted = (date: string, days: number): string => shown(new Date(at(date).getTime() + days * dayMs));
const monthOf = (year: number, month: number): { start: string; end: string } => ({ start: shown(new Date(Date.UTC(year, month, 1))), end: shown(new Date(Date.UTC(year, month + 1, 0))) });
const yearOf = (year: number): { start: string; end: string } => ({ start: `${year}-01-01`, end: `${year}-12-31` });
const earlier = (a: string, b: string): string => (a < b ? a : b);

function monthNumber(name: string): number {
  return monthWords.findIndex((words) => words.split('|').includes(name));
}

function weekOf(date: string): { start: string; end: string } {
  const monday = shifted(date, -((at(date).getUTCDay() + 6) % 7));
  return { start: monday, end: shifted(monday, 6) };
}

/** The period before one, of the same kind: the calendar month before a month, the year before a year. */
export function periodBefore({ start, end }: Pick<Period, 'start' | 'end'>, unit: PeriodUnit): Period {
  const [year, month] = [at(start).getUTCFullYear(), at(start).getUTCMonth()];
  const length = Math.round((at(end).getTime() - at(start).getTime()) / dayMs) + 1;
  if (unit === 'year') return { start: `${year - 1}${start.slice(4)}`, end: `${Number(end.slice(0, 4)) - 1}${end.slice(4)}`, isRelative: true };
  if (unit === 'month') return { ...monthOf(year, month - 1), isRelative: true };
  return unit === 'week' ? { start: shifted(start, -7), end: shifted(start, -1), isRelative: true } : { start: shifted(start, -length), end: shifted(start, -1), isRelative: true };
}

/** The unit of `last month`, `minggu lalu`; undefined where the text says none. */
export function unitBefore(text: string): PeriodUnit | undefined {
  if (word('kemarin|yesterday|hari sebelumnya').test(text)) return 'day';
  if (word('(?:minggu|pekan) (?:lalu|kemarin|sebelumnya)|(?:last|previous) week|week before').test(text)) return 'week';
  if (word('bulan (?:lalu|kemarin|sebelumnya)|(?:last|previous) month|month before').test(text)) return 'month';
  return word('tahun (?:lalu|kemarin|sebelumnya)|(?:last|previous) year|year before').test(text) ? 'year' : undefined;
}

/** The period that a text names, or undefined. What is relative counts from the newest date of the data. */
export function findPeriod(text: string, dataDate: string): Period | undefined {
  const days = findDays(text);
  const [first, second] = days;
  if (first !== undefined) {
    const isOpen = word('sejak|mulai|since|dari tanggal|from').test(text) && second === undefined;
    return { start: second === undefined ? first : earlier(first, second), end: isOpen ? dataDate : second === undefined ? first : first > second ? first : second, isRelative: false };
  }
  return findRelative(text, dataDate) ?? findCalendar(text, dataDate);
}

/** Whole dates in a text, in its order. */
function findDays(text: string): string[] {
  const found: { date: string; at: number }[] = [];
  const add = (year: number, month: number, day: number, index: number): void => {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() === month - 1 && date.getUTCDate() === day) found.push({ date: shown(date), at: index });
  };
  for (const match of text.matchAll(/(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g)) add(Number(match[1]), Number(match[2]), Number(match[3]), match.index);
  for (const match of text.matchAll(/(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/g)) add(Number(match[3]), Number(match[2]), Number(match[1]), match.index);
  for (const match of text.matchAll(new RegExp(`(?<!\\d)(\\d{1,2}) (${anyMonth}) (\\d{4})(?!\\d)`, 'g'))) add(Number(match[3]), monthNumber(match[2] ?? '') + 1, Number(match[1]), match.index);
  for (const match of text.matchAll(new RegExp(`(?<!\\p{L})(${anyMonth}) (\\d{1,2}),? (\\d{4})(?!\\d)`, 'gu'))) add(Number(match[3]), monthNumber(match[1] ?? '') + 1, Number(match[2]), match.index);
  return found.toSorted((a, b) => a.at - b.at).map(({ date }) => date);
}

function findRelative(text: string, dataDate: string): Period | undefined {
  const [year, month] = [at(dataDate).getUTCFullYear(), at(dataDate).getUTCMonth()];
  const relative = (period: { start: string; end: string }): Period => ({ start: period.start, end: earlier(period.end, dataDate), isRelative: true });
  const last = new RegExp(word('(?:(\\d{1,3}) (hari|minggu|pekan|bulan|tahun) (?:terakhir|belakangan)|(?:last|past) (\\d{1,3}) (days?|weeks?|months?|years?))').source, 'u').exec(text);
  if (last) {
    const count = Number(last[1] ?? last[3]);
    const unit = last[2] ?? last[4] ?? '';
    if (/^(?:hari|day)/.test(unit)) return relative({ start: shifted(dataDate, 1 - count), end: dataDate });
    if (/^(?:minggu|pekan|week)/.test(unit)) return relative({ start: shifted(dataDate, 1 - 7 * count), end: dataDate });
    const start = /^(?:bulan|month)/.test(unit) ? new Date(Date.UTC(year, month - count, at(dataDate).getUTCDate() + 1)) : new Date(Date.UTC(year - count, month, at(dataDate).getUTCDate() + 1));
    return relative({ start: shown(start), end: dataDate });
  }
  if (word('hari ini|today').test(text)) return relative({ start: dataDate, end: dataDate });
  if (word('(?:minggu|pekan) ini|this week').test(text)) return relative(weekOf(dataDate));
  if (word('bulan ini|this month').test(text)) return relative(monthOf(year, month));
  if (word('tahun ini|this year').test(text)) return relative(yearOf(year));
  const unit = unitBefore(text);
  if (unit === undefined) return undefined;
  if (unit === 'day') return relative({ start: shifted(dataDate, -1), end: shifted(dataDate, -1) });
  if (unit === 'week') return relative(weekOf(shifted(dataDate, -7)));
  return relative(unit === 'month' ? monthOf(year, month - 1) : yearOf(year - 1));
}

const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };

function findCalendar(text: string, dataDate: string): Period | undefined {
  const dataYear = Number(dataDate.slice(0, 4));
  const fixed = (start: string, end: string): Period => ({ start, end, isRelative: false });
  const stated = /(?<![\d.,/-])(20\d{2})(?![\d.,/-]?\d)/.exec(text)?.[1];
  const year = stated === undefined ? dataYear : Number(stated);
  const part = new RegExp(word('(triwulan|kuartal|tw|q|quarter|semester) ?(i{1,3}|iv|[1-4])').source, 'u').exec(text);
  const place = romans[part?.[2] ?? ''];
  if (part && place !== undefined) {
    const length = part[1] === 'semester' ? 6 : 3;
    return fixed(monthOf(year, (place - 1) * length).start, monthOf(year, place * length - 1).end);
  }
  const months = [...text.matchAll(new RegExp(`(?<!\\p{L})(${anyMonth})(?!\\p{L})`, 'gu'))].map(([, name = '']) => monthNumber(name));
  // `may` and `mar` are words of other things as well: a month stands beside a year, or after a word for it.
  const isMonth = months.length > 0 && (!/(?<!\p{L})(?:may|mar|des|dec|sep|jan|feb)(?!\p{L})/u.test(text) || stated !== undefined || word('bulan|month|in|during|pada|selama').test(text));
  const [first, last = first] = months;
  if (isMonth && first !== undefined && last !== undefined) return fixed(monthOf(year, Math.min(first, last)).start, monthOf(year, Math.max(first, last)).end);
  return stated === undefined ? undefined : fixed(yearOf(year).start, yearOf(year).end);
}
