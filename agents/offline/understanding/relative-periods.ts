import { type Days, type PeriodUnit, earlier, monthsBefore, shiftDays, unitAround } from '../../reading/calendar.ts';
import type { FoundDays } from './calendar-periods.ts';
import { numberWords, readCount, words } from './words.ts';

const units: readonly (readonly [PeriodUnit, string])[] = [
  ['day', 'hari|days?'], ['week', 'minggu|pekan|weeks?'], ['quarter', 'triwulan|kuartal|quarters?'], ['semester', 'semester|half-?years?'], ['month', 'bulan|months?'], ['year', 'tahun|years?'],
];
const anyUnit = units.map(([, names]) => names).join('|');
const count = `(\\d{1,3}|${numberWords})`;
const inOne: Readonly<Record<string, PeriodUnit>> = { sehari: 'day', seminggu: 'week', sepekan: 'week', sebulan: 'month', setahun: 'year', setengahtahun: 'semester' };
const monthsIn: Readonly<Record<PeriodUnit, number>> = { day: 0, week: 0, month: 1, quarter: 3, semester: 6, year: 12 };

type Read = (groups: readonly (string | undefined)[], dataDate: string) => Days | undefined;

const forms: readonly { readonly pattern: RegExp; readonly read: Read }[] = [
  { pattern: words(`${count} (${anyUnit}) (?:terakhir|belakangan(?: ini)?|ke belakang)|(?:last|past|previous|recent) ${count} (${anyUnit})|dalam ${count} (${anyUnit}) ini`), read: (groups, date) => lastOf(groups, date) },
  { pattern: words('(sehari|seminggu|sepekan|sebulan|setahun) (?:terakhir|belakangan(?: ini)?|ke belakang)'), read: ([one = ''], date) => lastUnits(1, inOne[one] ?? 'month', date) },
  { pattern: words(`${count} (${anyUnit}) (?:yang )?lalu|${count} (${anyUnit}) ago`), read: (groups, date) => ago(groups, date) },
  { pattern: words('sejak awal tahun|year[ -]to[ -]date|ytd|tahun berjalan'), read: (_, date) => clipped(unitAround(date, 'year'), date) },
  { pattern: words('sejak awal bulan|month[ -]to[ -]date|mtd|bulan berjalan'), read: (_, date) => clipped(unitAround(date, 'month'), date) },
  { pattern: words(`(${anyUnit}) (?:ini|sekarang)|(?:this|current) (${anyUnit})|(today)`), read: ([one, other, today], date) => clipped(unitAround(date, today === undefined ? unitOf(one ?? other) : 'day'), date) },
  { pattern: words(`(${anyUnit}) (?:yang )?(?:lalu|kemarin|sebelum|sebelumnya)|(?:last|previous|prior) (${anyUnit})`), read: ([one, other], date) => unitAround(date, unitOf(one ?? other), 1) },
  { pattern: words('kemarin|yesterday'), read: (_, date) => unitAround(date, 'day', 1) },
];

/** Where a text names a period that counts from the newest date of the data. */
export function findRelativeDays(text: string, dataDate: string): FoundDays[] {
  const found: FoundDays[] = [];
  for (const { pattern, read } of forms)
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (found.some((other) => from < other.to && other.from < to)) continue;
      const days = read(match.slice(1), dataDate);
      if (days) found.push({ ...days, from, to });
    }
  return found.toSorted((a, b) => a.from - b.from);
}

function unitOf(name: string | undefined): PeriodUnit {
  return units.find(([, names]) => new RegExp(`^(?:${names})$`).test(name ?? ''))?.[0] ?? 'month';
}

function counted(groups: readonly (string | undefined)[]): readonly [number, PeriodUnit] | undefined {
  const given = groups.filter((group) => group !== undefined);
  const number = readCount(given[0] ?? '');
  return number === undefined || number === 0 ? undefined : [number, unitOf(given[1])];
}

/** The last so many days, weeks, months: up to the newest date. */
function lastOf(groups: readonly (string | undefined)[], date: string): Days | undefined {
  const read = counted(groups);
  return read && lastUnits(...read, date);
}

function lastUnits(number: number, unit: PeriodUnit, date: string): Days {
  if (unit === 'day' || unit === 'week') return { start: shiftDays(date, 1 - number * (unit === 'week' ? 7 : 1)), end: date };
  return { start: shiftDays(monthsBefore(date, number * monthsIn[unit]), 1), end: date };
}

/** `2 bulan lalu` is the month two before that of the newest date. */
function ago(groups: readonly (string | undefined)[], date: string): Days | undefined {
  const read = counted(groups);
  return read && unitAround(date, read[1], read[0]);
}

function clipped({ start, end }: Days, date: string): Days {
  return { start, end: earlier(end, date) };
}
