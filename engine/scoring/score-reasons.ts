import { appendColumns, readColumns } from '../column-vectors.ts';
import type { Connection } from '../database.ts';
import { type ForestFeature, createScoreAlong, explainSamples } from '../isolation-forest/index.ts';
import type { Observer } from '../observer.ts';
import { loadSql } from '../sql.ts';
import { amountFeatures, findLowerAmounts } from './counterfactual.ts';
import type { ClaimFeatures } from './features.ts';
import type { Model } from './models.ts';

/** Claims by risk_rank that get reasons: this share of all. */
export const explainedShare = 0.05;
export const reasonsPerClaim = 5;

/** Why the model calls a claim strange, or usual: what one feature does to the score. */
export interface ScoreReason {
  readonly feature: string;
  /** Splits that the feature shortens the claim's mean path by; above 0 it makes the claim stranger. */
  readonly contribution: number;
  /** The contribution as a share of all that the features do, for and against; −1 to 1. */
  readonly share: number;
}

/** Decimals of contributions and shares that are stored and shown. */
const decimals = 1e6;

/**
 * The reasons of one claim, all features, the weightiest first.
 *
 * @param pathLengths what each feature adds to the mean path length, in splits: exact Shapley values.
 */
export function rankReasons(features: readonly ForestFeature[], pathLengths: ArrayLike<number>): ScoreReason[] {
  const contributions = features.map((_, k) => -Math.round((pathLengths[k] ?? 0) * decimals) / decimals + 0);
  const all = contributions.reduce((sum, contribution) => sum + Math.abs(contribution), 0);
  return features
    .map(({ name }, k) => {
      const contribution = contributions[k] ?? 0;
      return { feature: name, contribution, share: all > 0 ? Math.round((contribution / all) * decimals) / decimals : 0, place: k };
    })
    .filter(({ contribution }) => contribution !== 0)
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution) || a.place - b.place)
    .map(({ feature, contribution, share }) => ({ feature, contribution, share }));
}

interface WriteOptions {
  readonly threads?: number | undefined;
  readonly observer: Observer;
}

/** Claims explained at once: what they say is held in memory until it is stored. */
const explainedAtOnce = 25_000;

/**
 * Writes the tables `score_reasons` and `score_counterfactuals` for the riskiest twentieth of
 * `claims_scored`: the five weightiest reasons of each claim, and the lower amounts with which those
 * that the model calls strange for their amount would not be.
 */
export async function writeScoreReasons(connection: Connection, { forest }: Model, { claimNos, table }: ClaimFeatures, { threads, observer }: WriteOptions): Promise<void> {
  const explained = Math.ceil(claimNos.length * explainedShare);
  await connection.setVariable('explained_claims', explained);
  await connection.setVariable('feature_names', forest.features.map(({ name }) => name));
  await connection.runFile('marts/claim_reasons');
  const claims = await readColumns(connection, loadSql('queries/explained_claims'), explained);
  const column = (name: string) => claims.get(name) ?? new Float64Array(0);
  const numbers = Int32Array.from(column('claim_no'));
  const rows = rowsOf(claimNos, numbers);
  const places = new Map(forest.features.map(({ name }, k) => [name, k + 1]));
  const width = forest.features.length;
  const scoreAlong = createScoreAlong(forest, table);

  for (let from = 0; from < explained; from += explainedAtOnce) {
    const part = rows.subarray(from, from + explainedAtOnce);
    const { pathLengths } = await explainSamples(forest, table, part, {
      threads,
      observer: { warn: (message) => observer.warn(message), progress: (event) => observer.progress({ ...event, done: from + event.done, total: explained }) },
    });
    const reasons = Array.from(part, (_, i) => rankReasons(forest.features, pathLengths.subarray(i * width, (i + 1) * width)).slice(0, reasonsPerClaim));
    const flat = reasons.flatMap((list, i) => list.map((reason, k) => ({ ...reason, claimNo: numbers[from + i] ?? 0, no: k + 1 })));
    await appendColumns(connection, 'claim_reasons', Int32Array.from(flat, ({ claimNo }) => claimNo), [
      Float64Array.from(flat, ({ no }) => no),
      Float64Array.from(flat, ({ feature }) => places.get(feature) ?? 0),
      Float64Array.from(flat, ({ contribution }) => contribution),
      Float64Array.from(flat, ({ share }) => share),
    ]);
    const ranges = reasons.flatMap((list, i) => {
      if (!list.some(({ feature, contribution }) => contribution > 0 && isOfAmount(feature))) return [];
      const at = (name: string): number => column(name)[from + i] ?? Number.NaN;
      const claim = { amountClaimed: at('amount_claimed'), amountPaid: at('amount_paid'), peerMean: at('peer_mean'), peerStd: at('peer_std') };
      const range = findLowerAmounts(scoreAlong, part[i] ?? 0, claim, forest);
      return range ? [{ ...range, claimNo: numbers[from + i] ?? 0 }] : [];
    });
    await appendColumns(connection, 'claim_counterfactuals', Int32Array.from(ranges, ({ claimNo }) => claimNo), [
      Float64Array.from(ranges, ({ from: low }) => low),
      Float64Array.from(ranges, ({ to }) => to),
    ]);
  }
  await connection.runFile('marts/score_reasons');
  await connection.runFile('marts/score_counterfactuals', { anomaly_limit: forest.threshold });
}

const ofAmount: ReadonlySet<string> = new Set(amountFeatures);

function isOfAmount(feature: string): boolean {
  return ofAmount.has(feature);
}

/** The rows of the feature table that hold these claims. */
function rowsOf(claimNos: Int32Array, wanted: Int32Array): Int32Array {
  const rowOf = new Map<number, number>();
  for (const claimNo of wanted) rowOf.set(claimNo, -1);
  claimNos.forEach((claimNo, row) => {
    if (rowOf.has(claimNo)) rowOf.set(claimNo, row);
  });
  return wanted.map((claimNo) => rowOf.get(claimNo) ?? -1);
}
