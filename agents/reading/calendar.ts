/** Days from the first to the last, both within, as `YYYY-MM-DD`. */
export interface Days {
  readonly start: string;
  readonly end: string;
}

/** Some days, open at an end that is not there; `without` are days between that are left out, where months wrap the year. */
export interface Span extends Partial<Days> {
  readonly without?: Days;
}

export type PeriodUnit = 'day' | 'week' | 'month' | 'quarter' | 'semester' | 'year';

const dayMs = 86_400_000;
const utc = (date: string): Date => new Date(`${date}T00:00:00Z`);
const shown = (date: Date): string => date.toISOString().slice(0, 10);

export const yearOf = (date: string): number => utc(date).getUTCFullYear();
/** Month of a date, 0 for January. */
export const monthIndexOf = (date: string): number => utc(date).getUTCMonth();
export const shiftDays = (date: string, days: number): string => shown(new Date(utc(date).getTime() + days * dayMs));
export const earlier = (a: string, b: string): string => (a < b ? a : b);

/** A day of the calendar, or undefined where there is none such. */
export function dayOf(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month, day));
  return year >= 1900 && year <= 2199 && date.getUTCMonth() === month && date.getUTCDate() === day ? shown(date) : undefined;
}

/** So many months from one on, 0 for January; months beyond a year are of another. */
export function monthsOf(year: number, month: number, count = 1): Days {
  return { start: shown(new Date(Date.UTC(year, month, 1))), end: shown(new Date(Date.UTC(year, month + count, 0))) };
}

export function wholeYear(year: number): Days {
  return monthsOf(year, 0, 12);
}

/** The day so many months before; the last of the month where that one is shorter. */
export function monthsBefore(date: string, months: number): string {
  const [year, month, day] = [yearOf(date), monthIndexOf(date) - months, utc(date).getUTCDate()];
  return earlier(shown(new Date(Date.UTC(year, month, day))), monthsOf(year, month).end);
}

const monthsIn: Readonly<Record<Exclude<PeriodUnit, 'day' | 'week'>, number>> = { month: 1, quarter: 3, semester: 6, year: 12 };

/** The day, week, month, quarter, half year or year around a day, or so many of them before it. */
export function unitAround(date: string, unit: PeriodUnit, before = 0): Days {
  if (unit === 'day') return { start: shiftDays(date, -before), end: shiftDays(date, -before) };
  if (unit === 'week') {
    const monday = shiftDays(date, -7 * before - ((utc(date).getUTCDay() + 6) % 7));
    return { start: monday, end: shiftDays(monday, 6) };
  }
  const length = monthsIn[unit];
  const first = Math.floor(monthIndexOf(date) / length) * length;
  return monthsOf(yearOf(date), first - before * length, length);
}

/** The period before one: the unit before its first day, the same days a year earlier, or without a unit as many days. */
export function daysBefore(days: Days, unit?: PeriodUnit): Days {
  if (unit === 'year') return yearBefore(days);
  if (unit !== undefined) return unitAround(days.start, unit, 1);
  const own = (['month', 'quarter', 'semester', 'year'] as const).find((known) => {
    const around = unitAround(days.start, known);
    return around.start === days.start && around.end === days.end;
  });
  if (own !== undefined) return unitAround(days.start, own, 1);
  const length = Math.round((utc(days.end).getTime() - utc(days.start).getTime()) / dayMs) + 1;
  return { start: shiftDays(days.start, -length), end: shiftDays(days.start, -1) };
}

/** The same days of the year before. */
function yearBefore({ start, end }: Days): Days {
  return { start: monthsBefore(start, 12), end: end === unitAround(end, 'month').end ? unitAround(monthsBefore(end, 12), 'month').end : monthsBefore(end, 12) };
}

/** Where the two halves of whole months meet: the last day of the first, the first of the second; undefined where they are no even number of whole months. */
export function halfMonths(start: string, end: string): Days | undefined {
  const [first, last] = [yearOf(start) * 12 + monthIndexOf(start), yearOf(end) * 12 + monthIndexOf(end)];
  const months = last - first + 1;
  const whole = monthsOf(yearOf(start), monthIndexOf(start), months);
  if (months % 2 !== 0 || whole.start !== start || whole.end !== end) return undefined;
  const half = monthsOf(yearOf(start), monthIndexOf(start), months / 2);
  return { start: shiftDays(half.end, 1), end: half.end };
}
