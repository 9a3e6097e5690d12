import { type Language, formatDate } from '#engine';

/** Jakarta has no summer time. */
const jakartaOffset = 7 * 3600_000;
const day = 24 * 3600_000;

/** `2025-01-02T00:30:00.000Z` as `2 Januari 2025 07.30 WIB`. */
export function jakartaTime(time: string, language: Language): string {
  const at = new Date(Date.parse(time) + jakartaOffset);
  const [date = '', clock = ''] = at.toISOString().split('T');
  const minutes = clock.slice(0, 5);
  return `${formatDate(date, language)} ${language === 'id' ? minutes.replace(':', '.') : minutes} WIB`;
}

/** The day in Jakarta so many days after a time: `2 Januari 2025`. */
export function jakartaDay(time: string, language: Language, daysLater = 0): string {
  const at = new Date(Date.parse(time) + jakartaOffset + daysLater * day);
  return formatDate(at.toISOString().slice(0, 'YYYY-MM-DD'.length), language);
}
