import { logFisher, logNormalTail } from './statistics.ts';

/** Claims that can show an outcome, and the sums of its values and of their squares. */
export interface Sums {
  readonly n: number;
  readonly s: number;
  readonly q: number;
}

/** How often anything may be told of claims of which nothing deviates: seldom, as it costs an auditor’s day. */
const level = 0.01;

/**
 * log p of an outcome being no more frequent, or large, in `own` than in `other`: for shares by Fisher’s exact test, for means
 * by the distance in standard errors, the larger of the pooled and the group’s own deviation taken. Groups that lie apart anyhow
 * (`betweenGroups`, the variance of standardised distances beyond chance) must lie further apart than that.
 */
export function logChance(own: Sums, other: Sums, isRate: boolean, betweenGroups = 0): number {
  if (own.n === 0 || other.n === 0 || own.s / own.n <= other.s / other.n) return 0;
  const noise = 1 / own.n + 1 / other.n;
  const variance = varianceOf(sumOf(own, other));
  if (variance <= 0) return 0;
  const distance = own.s / own.n - other.s / other.n;
  const spread = isRate ? variance : Math.max(variance, varianceOf(own));
  const normal = logNormalTail(Math.sqrt((distance * distance) / (spread / own.n + variance / other.n + variance * betweenGroups)));
  if (!isRate) return normal;
  const exact = logFisher(own.s, own.n, other.s, other.n);
  return betweenGroups > 0 ? Math.max(exact, exact * (noise / (noise + betweenGroups))) : exact;
}

/** Log of a ratio (7.4 times), or a distance in deviations, beyond which it matters only how many claims there are. */
const extreme = 2;

/**
 * How much a deviation weighs: what its ratio (of means its distance in deviations of a claim) is at least, two standard errors
 * below the estimate and `extreme` at most, times the log of the claims in excess. Small groups are so shrunk towards no deviation, and large ones that
 * hardly deviate do not lead by their size.
 */
export function weightOf(own: Sums, other: Sums, isRate: boolean): number {
  if (!isRate) {
    const distance = (own.s / own.n - other.s / other.n) / Math.sqrt(varianceOf(sumOf(own, other)));
    const least = Math.min(extreme, distance - 2 * Math.sqrt(1 / own.n + 1 / other.n));
    return Math.max(0, least) * Math.log1p(Math.max(0, own.n * least));
  }
  const expected = (own.n * other.s) / other.n;
  const error = Math.sqrt(Math.max(0, 1 / (own.s + 0.5) - 1 / own.n) + Math.max(0, 1 / (other.s + 0.5) - 1 / other.n));
  const least = Math.min(extreme, Math.log((own.s + 0.5) / (expected + 0.5)) - 2 * error);
  return Math.max(0, least) * Math.log1p(Math.max(0, own.s - expected));
}

/** log of the corrected p: Bonferroni’s, which holds however the comparisons overlap, and for a few findings rather than for a share of many. Each kind of comparison has an even part of the level. */
export function corrected(logP: number, tests: number, kinds: number): number {
  return Math.min(0, logP + Math.log(tests) + Math.log(kinds));
}

export function standsOut(logCorrected: number): boolean {
  return logCorrected <= Math.log(level);
}

export function sumOf(a: Sums, b: Sums): Sums {
  return { n: a.n + b.n, s: a.s + b.s, q: a.q + b.q };
}

export const none: Sums = { n: 0, s: 0, q: 0 };

function varianceOf({ n, s, q }: Sums): number {
  return Math.max(0, q / n - (s / n) ** 2);
}

/**
 * The distance of a group from others in standard errors, among claims of the same stratum each (Mantel and Haenszel 1959; for
 * means the same with the variance within the strata).
 */
export function stratifiedDistance(strata: readonly { readonly own: Sums; readonly other: Sums }[]): number {
  let [difference, variance] = [0, 0];
  for (const { own, other } of strata) {
    const all = sumOf(own, other);
    if (own.n === 0 || other.n === 0 || all.n < 2) continue;
    difference += own.s - (own.n * all.s) / all.n;
    variance += ((own.n * other.n) / (all.n * (all.n - 1))) * (all.q - (all.s * all.s) / all.n);
  }
  return variance > 0 ? difference / Math.sqrt(variance) : 0;
}
