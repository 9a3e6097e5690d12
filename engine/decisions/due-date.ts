const day = 86_400_000;
/** Asia/Jakarta is 7 hours ahead of UTC all year. */
const jakarta = 7 * 3_600_000;

/** Days on which somebody does not work, both included: YYYY-MM-DD. */
export interface Absence {
  readonly from: string;
  readonly to: string;
}

/** The date in Jakarta (WIB) at a time. */
export function dateInJakarta(time: Date): string {
  return dateOf(time.getTime() + jakarta);
}

/**
 * The last day for work that began at a time and may take some days: Saturdays, Sundays and days of absence do not count, nor does the
 * day that it began on.
 *
 * @param days working days, 1 or more.
 * @returns a date in Jakarta, YYYY-MM-DD.
 */
export function dueDate(began: Date, days: number, absences: readonly Absence[]): string {
  let at = began.getTime() + jakarta;
  for (let left = days; left > 0; ) {
    at += day;
    const date = dateOf(at);
    const weekday = new Date(at).getUTCDay();
    if (weekday === 0 || weekday === 6 || absences.some(({ from, to }) => from <= date && date <= to)) continue;
    left -= 1;
  }
  return dateOf(at);
}

/** Risk scores from which on a claim is of high and of middle risk. */
export const riskLevels = { high: 0.8, middle: 0.5 } as const;

/** Working days in which a claim is to be reviewed, by its risk: the service level. */
export interface ReviewDays {
  readonly high: number;
  readonly middle: number;
  readonly low: number;
}

/** The working days that the service level gives a claim of this risk score. */
export function reviewDaysOf(riskScore: number, { high, middle, low }: ReviewDays): number {
  if (riskScore >= riskLevels.high) return high;
  return riskScore >= riskLevels.middle ? middle : low;
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
