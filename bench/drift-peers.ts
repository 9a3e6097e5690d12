import type { QcLog } from '#engine';

/** Whether a feature of a run has drifted, by name. */
export type PeerVerdicts = ReadonlyMap<string, boolean>;

const categories = ['province', 'severity', 'service_type', 'facility_class', 'inacbg_group', 'peer_level'] as const;
const threshold = 0.1;

/**
 * What Evidently does by default with a reference of more than 1,000 rows: Wasserstein’s distance over the standard deviation of the
 * reference for numbers, Jensen and Shannon’s distance for categories, each a drift from 0.1 on; no runs in a row, no control for many.
 * Amounts are compared by their logarithm, in the bins of the log.
 */
export function evidentlyDefaults(run: QcLog, reference: readonly QcLog[]): PeerVerdicts {
  const verdicts = new Map<string, boolean>();
  for (const column of Object.keys(run.histograms)) verdicts.set(column, wasserstein(sharesOf(run.histograms[column] ?? []), sharesOf(reference.flatMap(({ histograms }) => histograms[column] ?? []))) >= threshold);
  for (const grouping of categories) {
    const valuesOf = ({ groups }: QcLog): [string, number][] => (groups[grouping] ?? []).map(({ value, rows }) => [value, rows]);
    verdicts.set(grouping, jensenShannon(sharesOf(valuesOf(run)), sharesOf(reference.flatMap(valuesOf))) >= threshold);
  }
  return verdicts;
}

/** The Python seed’s limits, on one side: mean risk of the top 50 below 0.7, share of stays of a day or less among them below 0.05. */
export function seedLimits({ risk_score_top_k_mean, los_le_1_ratio_top_k }: QcLog): PeerVerdicts {
  return new Map([['risk_score_top_k_mean', (risk_score_top_k_mean ?? 1) < 0.7], ['los_le_1_ratio_top_k', (los_le_1_ratio_top_k ?? 1) < 0.05]]);
}

function sharesOf<Key>(entries: readonly (readonly [Key, number])[]): Map<Key, number> {
  const all = entries.reduce((sum, [, count]) => sum + count, 0);
  const shares = new Map<Key, number>();
  for (const [key, count] of entries) shares.set(key, (shares.get(key) ?? 0) + count / all);
  return shares;
}

function wasserstein(run: ReadonlyMap<number, number>, reference: ReadonlyMap<number, number>): number {
  const bins = [...new Set([...run.keys(), ...reference.keys()])].toSorted((a, b) => a - b);
  let [mean, square, apart, distance] = [0, 0, 0, 0];
  bins.forEach((bin, i) => {
    const share = reference.get(bin) ?? 0;
    mean += share * bin;
    square += share * bin * bin;
    apart += (run.get(bin) ?? 0) - share;
    distance += Math.abs(apart) * ((bins[i + 1] ?? bin) - bin);
  });
  const deviation = Math.sqrt(square - mean * mean);
  return deviation > 0 ? distance / deviation : 0;
}

function term(share: number, middle: number): number {
  return share > 0 ? share * Math.log(share / middle) : 0;
}

function jensenShannon(run: ReadonlyMap<string, number>, reference: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const key of new Set([...run.keys(), ...reference.keys()])) {
    const [p, q] = [run.get(key) ?? 0, reference.get(key) ?? 0];
    sum += (term(p, (p + q) / 2) + term(q, (p + q) / 2)) / 2;
  }
  return Math.sqrt(Math.max(0, sum));
}
