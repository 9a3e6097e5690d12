import { monthNames } from './format.ts';

/** A date as written: the whole day, a month of a year, or a day of a month. */
export interface WrittenDate {
  readonly start: number;
  readonly end: number;
  /** Undefined where the words are no date of the calendar. */
  readonly parts: { readonly year?: number; readonly month: number; readonly day?: number } | undefined;
}

const short: readonly (readonly string[])[] = [
  ['jan'], ['feb', 'peb'], ['mar', 'mrt'], ['apr'], ['mei', 'may'], ['jun'], ['jul'], ['agu', 'ags', 'agt', 'aug'], ['sep', 'sept'], ['okt', 'oct'], ['nov', 'nop'], ['des', 'dec'],
];
const months = new Map<string, number>();
for (const names of [monthNames.id, monthNames.en]) for (const [i, name] of names.entries()) months.set(name.toLowerCase(), i + 1);
for (const [i, names] of short.entries()) for (const name of names) months.set(name, i + 1);

const month = `(${[...months.keys()].toSorted((a, b) => b.length - a.length).join('|')})\\.?`;
const open = '(?<![\\p{L}\\p{N}.,/-])';
const close = '(?![\\p{L}\\p{N}/]|[-.,]\\d)';

const patterns: readonly { readonly regex: RegExp; readonly read: (groups: readonly string[]) => WrittenDate['parts'] }[] = [
  { regex: new RegExp(`${open}(\\d{4})-(\\d{1,2})-(\\d{1,2})${close}`, 'gu'), read: ([y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }) },
  { regex: new RegExp(`${open}(\\d{4})-(0[1-9]|1[0-2])${close}`, 'gu'), read: ([y, m]) => ({ year: Number(y), month: Number(m) }) },
  { regex: new RegExp(`${open}(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})${close}`, 'gu'), read: ([d, , m, y]) => ({ year: Number(y), month: Number(m), day: Number(d) }) },
  { regex: new RegExp(`${open}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s)?${month},?[\\s-]+(\\d{4})${close}`, 'giu'), read: ([d, m, y]) => parts(y, m, d) },
  { regex: new RegExp(`${open}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${close}`, 'giu'), read: ([m, d, y]) => parts(y, m, d) },
  { regex: new RegExp(`${open}${month}\\s+(\\d{4})${close}`, 'giu'), read: ([m, y]) => parts(y, m) },
  { regex: new RegExp(`${open}(\\d{1,2})(?:st|nd|rd|th)?\\s+${month}${close}`, 'giu'), read: ([d, m]) => parts(undefined, m, d) },
  { regex: new RegExp(`${open}${month}\\s+(\\d{1,2})(?:st|nd|rd|th)?${close}`, 'giu'), read: ([m, d]) => parts(undefined, m, d) },
  // Without digits only whole names in capitals, and never "May", which is a verb as well.
  { regex: new RegExp(`${open}(${[...monthNames.id, ...monthNames.en].filter((name) => name !== 'May').join('|')})(?![\\p{L}\\p{N}])`, 'gu'), read: ([m]) => parts(undefined, m) },
];

function parts(year: string | undefined, name: string | undefined, day?: string): WrittenDate['parts'] {
  const number = months.get((name ?? '').toLowerCase());
  if (number === undefined) return undefined;
  return { month: number, ...(year === undefined ? {} : { year: Number(year) }), ...(day === undefined ? {} : { day: Number(day) }) };
}

/** Every date written in digits or with the name of a month; day before month where both are digits. */
export function findDates(text: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const { regex, read } of patterns)
    for (const match of text.matchAll(regex)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ start, end, parts: onCalendar(read(match.slice(1))) });
    }
  return found;
}

/** Whether what is written is this ISO date, or the part of it that is written. */
export function isPartOfDate(written: NonNullable<WrittenDate['parts']>, date: string): boolean {
  const [year, monthOf, day] = date.split('-').map(Number);
  return (
    (written.year === undefined || written.year === year) && written.month === monthOf && (written.day === undefined || written.day === day)
  );
}

function onCalendar(written: WrittenDate['parts']): WrittenDate['parts'] {
  if (!written) return undefined;
  const { year = 2000, month: number, day = 1 } = written;
  const date = new Date(Date.UTC(year, number - 1, day));
  return date.getUTCMonth() === number - 1 && date.getUTCDate() === day ? written : undefined;
}
