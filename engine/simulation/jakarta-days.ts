const dayMs = 24 * 3600_000;

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another, negative where that is earlier. */
export function daysFrom(day: string, other: string): number {
  return Math.round((Date.parse(other) - Date.parse(day)) / dayMs);
}

/** A minute of a day in Jakarta, as ISO 8601 with its offset. */
export function jakartaTime(day: string, minute: number): string {
  return `${day}T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00+07:00`;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');
