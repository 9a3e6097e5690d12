import type { Localized } from '../language.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { PublicClaim } from '../columns.ts';
import { reasonTexts } from './reason-texts.ts';

/** What one feature does to the model's score of a claim, as the refresh stored it. */
export interface StoredReason {
  readonly reason_no: number;
  readonly feature: string;
  /** Splits that the feature shortens the claim's mean path by; above 0 it makes the claim stranger. */
  readonly contribution: number;
  /** Its share of all that the features do, for and against; −1 to 1. */
  readonly contribution_share: number;
  readonly value_number: number | null;
  readonly value_text: string | null;
  /** What `typical` is of: the mean of the peers, the median of all claims, or the share of claims in the same category. */
  readonly typical_of: 'peers' | 'all' | 'category';
  readonly typical: number;
}

/** Lower amounts claimed, in rupiah, with which the model would not call the claim strange; all else held. */
export interface StoredCounterfactual {
  readonly amount_from: number;
  readonly amount_to: number;
  /** Share of the training claims that the model calls strange. */
  readonly contamination: number;
}

export interface ScoreReasons {
  readonly reasons: readonly StoredReason[];
  readonly counterfactual: StoredCounterfactual | null;
}

/** Why the model scores the claim as it does; nothing where the claim is not of the riskiest twentieth, or the snapshot is of a time before reasons. */
export async function readScoreReasons(snapshot: Snapshot, { claim_id, risk_rank }: Pick<PublicClaim, 'claim_id' | 'risk_rank'>): Promise<ScoreReasons> {
  if (snapshot.manifest.rows['score_reasons'] === undefined) return { reasons: [], counterfactual: null };
  const key = { claim_id, risk_rank };
  const [reasons, [counterfactual = null]] = await Promise.all([
    snapshot.rowsOfFile<StoredReason>('queries/score_reasons', key),
    snapshot.rowsOfFile<StoredCounterfactual>('queries/score_counterfactual', key),
  ]);
  return { reasons, counterfactual };
}

/** The template of a reason; braces hold a column of the claim, or `typical`. Undefined where the claim lacks the value, or nobody has written it. */
export function reasonTemplate({ feature, typical_of, value_number, value_text }: Pick<StoredReason, 'feature' | 'typical_of' | 'value_number' | 'value_text'>): Localized | undefined {
  if (value_number === null && value_text === null) return undefined;
  return reasonTexts[feature]?.[typical_of];
}
