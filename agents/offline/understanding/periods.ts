import { type Days, type PeriodUnit, earlier, shiftDays } from '../../reading/calendar.ts';
import { type FoundDays, findCalendarDays } from './calendar-periods.ts';
import { findRelativeDays } from './relative-periods.ts';
import { blank } from './spans.ts';
import { word } from './words.ts';

/** A period that a text names. */
export interface Period extends Days {
  /** Counted from the newest date of the data. */
  readonly isRelative: boolean;
}

const joins = /^\s*(?:sampai(?: dengan| ke)?|hingga|ke|to|till?|until|through|-)\s*(?:tanggal |bulan |tahun )?$/u;
const joinsAfterBetween = /^\s*(?:dan|and|sampai|hingga|to|-)\s*(?:tanggal |bulan |tahun )?$/u;
const opens = { from: /(?:from|dari)\s(?:tanggal )?$/u, between: /(?:antara|between)\s(?:tanggal |bulan |tahun )?$/u, since: /(?:sejak|mulai|since|starting(?: from)?)\s(?:tanggal |bulan |tahun |awal )?$/u, before: /(?:sebelum|before|prior to)\s(?:tanggal |bulan |tahun )?$/u, after: /(?:setelah|sesudah|after)\s(?:tanggal |bulan |tahun )?$/u, until: /(?:sampai(?: dengan)?|hingga|until|up to|through)\s(?:tanggal |bulan |tahun )?$/u };

/** The periods that a text names, in its order; two with a word like `sampai` between are one. What is relative counts from the newest date of the data. */
export function findPeriods(text: string, dataDate: string): Period[] {
  const relative = findRelativeDays(text, dataDate).map((found) => ({ ...found, isRelative: true }));
  const free = relative.reduce((rest, { from, to }) => blank(rest, from, to), text);
  const calendar = findCalendarDays(free, dataDate).map((found) => ({ ...found, isRelative: false }));
  const all = [...relative, ...calendar].toSorted((a, b) => a.from - b.from);
  const joined: Found[] = [];
  for (const found of all) {
    const last = joined.at(-1);
    const gap = last && text.slice(last.to, found.from);
    const isRange = last && gap !== undefined && (joins.test(gap) || (opens.between.test(text.slice(0, last.from)) && joinsAfterBetween.test(gap)));
    if (last && isRange) joined.splice(-1, 1, { ...last, start: earlier(last.start, found.start), end: last.end > found.end ? last.end : found.end, to: found.to, isRange: true });
    else joined.push(found);
  }
  return joined.map((found) => bounded(found, text.slice(0, found.from), dataDate));
}

interface Found extends FoundDays {
  readonly isRelative: boolean;
  /** Made of two. */
  readonly isRange?: true;
}

/** A period with its open end: `sejak Maret`, `sebelum 2023`. */
function bounded({ start, end, isRelative, isRange }: Found, before: string, dataDate: string): Period {
  if (isRange) return { start, end, isRelative };
  if (opens.before.test(before)) return { start: earliest, end: shiftDays(start, -1), isRelative };
  if (opens.after.test(before)) return { start: shiftDays(end, 1), end: later(dataDate, shiftDays(end, 1)), isRelative };
  if (opens.since.test(before) || (start === end && opens.from.test(before))) return { start, end: later(dataDate, end), isRelative };
  if (opens.until.test(before)) return { start: earliest, end, isRelative };
  return { start, end, isRelative };
}

/** Before any claim. */
export const earliest = '2000-01-01';
const later = (a: string, b: string): string => (a > b ? a : b);

const before = '(?:lalu|kemarin|sebelum|sebelumnya)';
const unitsBefore: readonly (readonly [PeriodUnit, RegExp])[] = [
  ['week', word(`(?:minggu|pekan) ${before}|(?:last|previous|prior) week|week before|week-on-week|wow`)],
  ['month', word(`bulan ${before}|(?:last|previous|prior) month|month before|month-on-month|mom`)],
  ['quarter', word(`(?:triwulan|kuartal) ${before}|(?:last|previous|prior) quarter|quarter before`)],
  ['semester', word(`semester ${before}|(?:last|previous) (?:semester|half(?:-| )year)`)],
  ['year', word(`tahun ${before}|(?:last|previous|prior) year|year before|year-on-year|yoy`)],
  ['day', word('kemarin|yesterday|hari sebelum|day before')],
];

/** The unit of `bulan lalu`, `last week`; undefined where the text names none. */
export function unitBefore(text: string): PeriodUnit | undefined {
  return unitsBefore.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Whether a text speaks of the period before, of whatever length. */
export function saysPeriodBefore(text: string): boolean {
  return word('periode (?:lalu|sebelum|sebelumnya)|(?:previous|prior|last|preceding) period|period before').test(text);
}

/** A text with its words for time read. */
export function withoutPeriods(text: string, dataDate: string): string {
  const free = findRelativeDays(text, dataDate).reduce((rest, { from, to }) => blank(rest, from, to), text);
  return findCalendarDays(free, dataDate).reduce((rest, { from, to }) => blank(rest, from, to), free);
}
