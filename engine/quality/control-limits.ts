import { normalQuantile, studentQuantile, studentTwoSided } from './distributions.ts';

/** A figure of a run before, and the weekday of its claims. */
export interface PastFigure {
  readonly value: number;
  readonly weekday: number;
}

export interface ControlLimits {
  readonly expected: number;
  readonly p: number;
  readonly null95: readonly [low: number, high: number];
  readonly null99: readonly [low: number, high: number];
  readonly runs: number;
  readonly method: 'control limits' | 'distribution-free';
}

/** Runs from which on limits are drawn; before, a bound that needs no distribution. */
export const fewestRuns = 8;
/** Runs that a week’s course needs: two of each weekday. */
const fewestOfWeeks = 14;
const toDeviation = 1.4826;
/** Efficiency of the median deviation beside the standard deviation, in runs that it is worth. */
const efficiency = 0.37;

export interface LimitOptions {
  readonly weekday: number;
  /** Whether runs come daily, so that weekdays are told apart. */
  readonly isDaily: boolean;
  /** The least standard deviation that the figure can have: of its sampling, or of what is worth telling. */
  readonly leastDeviation: number;
}

/**
 * Judges a figure by those of the runs before, oldest first: from 8 runs on by median and median deviation, with Student’s t of the runs that
 * the latter is worth; where runs are daily and two weeks long, by the median of its weekday, brought to the level of the last two weeks,
 * and the deviations from those medians. With 3 to 7 runs p is the bound of Saw, Yang and Mo (1984), “Chebyshev inequality with estimated mean and variance”, which holds for
 * whatever exchangeable figures and cannot fall below 1 / (runs + 1), as Auto-Validate-by-History (Tu et al. 2023) does with
 * Chebyshev’s. Fewer runs are none: undefined.
 */
export function judgeByHistory(value: number, past: readonly PastFigure[], { weekday, isDaily, leastDeviation }: LimitOptions): ControlLimits | undefined {
  const runs = past.length;
  if (runs < 3) return undefined;
  const same = past.filter((figure) => figure.weekday === weekday);
  const isByWeekday = isDaily && runs >= fewestOfWeeks && same.length >= 2;
  if (runs < fewestRuns || (isDaily && !isByWeekday)) return distributionFree(value, past.map((figure) => figure.value), leastDeviation);
  const groups = isByWeekday ? [...Map.groupBy(past, (figure) => figure.weekday).values()].filter((group) => group.length >= 2) : [past];
  const middles = new Map(groups.flatMap((group) => group.map((figure) => [figure, { middle: median(group.map((each) => each.value)), size: group.length }] as const)));
  const apart = past.flatMap((figure) => {
    const group = middles.get(figure);
    return group ? [{ residual: figure.value - group.middle, spread: Math.sqrt(group.size / (group.size - 1)) }] : [];
  });
  const reference = isByWeekday ? same : past;
  // Where the weeks have got by now, as seasons move them.
  const level = isByWeekday ? median(apart.slice(-fewestOfWeeks).map(({ residual }) => residual)) : 0;
  const expected = median(reference.map((figure) => figure.value)) + level;
  const spread = toDeviation * median(apart.map(({ residual, spread: wider }) => Math.abs(residual) * wider));
  const deviation = Math.max(leastDeviation, spread) * Math.sqrt(1 + Math.PI / 2 / reference.length + (isByWeekday ? Math.PI / 2 / Math.min(apart.length, fewestOfWeeks) : 0));
  const degrees = Math.max(2, efficiency * (apart.length - groups.length));
  const within = (share: number): readonly [number, number] => {
    const reach = studentQuantile(share, degrees) * deviation;
    return [expected - reach, expected + reach];
  };
  return { expected, p: studentTwoSided((value - expected) / deviation, degrees), null95: within(0.95), null99: within(0.99), runs, method: 'control limits' };
}

function distributionFree(value: number, past: readonly number[], leastDeviation: number): ControlLimits {
  const runs = past.length;
  const mean = past.reduce((sum, each) => sum + each, 0) / runs;
  const variance = past.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (runs - 1);
  const deviation = Math.max(leastDeviation, Math.sqrt(variance)) * Math.sqrt((runs + 1) / runs);
  const distance = Math.abs(value - mean) / deviation;
  const p = distance === 0 ? 1 : Math.min(1, Math.floor(((runs + 1) / runs) * ((runs - 1) / distance ** 2 + 1)) / (runs + 1));
  const [narrow, wide] = [normalQuantile(0.95) * deviation, normalQuantile(0.99) * deviation];
  return { expected: mean, p, null95: [mean - narrow, mean + narrow], null99: [mean - wide, mean + wide], runs, method: 'distribution-free' };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
