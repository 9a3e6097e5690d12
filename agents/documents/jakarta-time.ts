import { type Language, formatDate } from '#engine';

/** Jakarta has no summer time. */
const jakartaOffset = 7 * 3600_000;
const day = 24 * 3600_000;

/** The day in Jakarta so many days after a time: `2 Januari 2025`. */
export function jakartaDay(time: string, language: Language, daysLater = 0): string {
  const at = new Date(Date.parse(time) + jakartaOffset + daysLater * day);
  return formatDate(at.toISOString().slice(0, 'YYYY-MM-DD'.length), language);
}
