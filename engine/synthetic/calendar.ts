/** Days are counted from 1 January of the year of the claims: 0 is 2022-01-01, 364 is 2022-12-31. */
export const calendarYear = 2022;
export const daysInYear = 365;

/** Days from 1970-01-01 to day 0. */
const epochOffset = 18_993;

/**
 * ISO date of a day, also before and after the year.
 * Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
 */
export function isoDate(day: number): string {
  const z = day + epochOffset + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** 0 is Sunday; 1 January 2022 was a Saturday. */
export function weekday(day: number): number {
  return (((day + 6) % 7) + 7) % 7;
}
