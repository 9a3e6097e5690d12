/** Asia/Jakarta is seven hours ahead of UTC, all year and since 1964. */
const offsetMinutes = 7 * 60;
const minuteMs = 60_000;

/** A moment, or a day of the calendar of Jakarta. */
export interface JakartaTime {
  /** `YYYY-MM-DD` in Jakarta. */
  readonly day: string;
  /** ISO 8601 UTC; of a day, its beginning. */
  readonly utc: string;
}

const pattern = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?: ?([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?)?$/;

/**
 * Reads an ISO 8601 day or time from 1900 to 2100, the years that claims fall in. A time without an offset is one of
 * Jakarta. Undefined where the text is none, or names a day that the calendar does not have.
 */
export function readJakartaTime(text: string): JakartaTime | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [, year, month, date, hour = '0', minute = '0', second = '0', fraction = '', zulu, sign, hours = '0', minutes = '0'] = found;
  const clock = [Number(hour), Number(minute), Number(second)] as const;
  if (!isDay(Number(year), Number(month), Number(date)) || clock[0] > 23 || clock[1] > 59 || clock[2] > 59 || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const written = zulu !== undefined ? 0 : sign === undefined ? offsetMinutes : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(date), ...clock, Number(fraction.slice(0, 3).padEnd(3, '0')));
  const moment = wall - written * minuteMs;
  const day = jakartaDay(new Date(moment));
  return day >= '1900-01-01' && day <= '2100-12-31' ? { day, utc: new Date(moment).toISOString() } : undefined;
}

/** The day that it is in Jakarta. */
export function jakartaDay(moment: Date): string {
  return new Date(moment.getTime() + offsetMinutes * minuteMs).toISOString().slice(0, 10);
}

function isDay(year: number, month: number, date: number): boolean {
  // Date.UTC takes the years before 100 for those of the last century.
  return year > 1000 && month >= 1 && month <= 12 && date >= 1 && date <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
