import { join } from 'node:path';

import { CasemindError } from '../errors.ts';
import { rankingQuality } from '../isolation-forest/index.ts';
import { findRuleset } from '../rules/rulesets.ts';
import type { Home } from '../snapshots/home.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { type DecidedOutcome, type FeedbackRow, readFeedback } from './feedback.ts';
import { type FeedbackFigures, feedbackFigures } from './figures.ts';
import { type Judgement, type LearnedClaim, type Weights, challenge, logOddsOf } from './judge.ts';
import { type LearnedModel, activeLearnedModel, learnedVersions, loadLearnedModel, promoteLearnedModel, saveLearnedModel } from './learned-models.ts';

/** Seed of the bootstrap that judges. */
const judgeSeed = 1;

export interface LearnOptions {
  readonly home: Home;
  readonly snapshot: Snapshot;
  /** In their order. */
  readonly outcomes: readonly DecidedOutcome[];
  /** Whether a challenger that is better takes over. */
  readonly promote: boolean;
  readonly now: () => Date;
}

export interface LearnResult {
  readonly judgement: Judgement;
  /** The challenger, kept as a shadow or promoted; undefined where there are too few labels. */
  readonly model: LearnedModel | undefined;
  readonly isPromoted: boolean;
  /** Labelled claims that the snapshot does not hold any more. */
  readonly missing: number;
}

/** Where the view of decisions lies as Parquet. */
export const feedbackParquet = (home: Home): string => join(home.learning, 'claims_feedback_monitor.parquet');

/**
 * Learns from the decisions so far, judges on the later of them, and where asked promotes what is better. The features are those of the
 * snapshot: a decided claim that it does not hold is not learned from.
 *
 * @throws CasemindError LEARNING_UNFIT where the snapshot keeps no components to learn from.
 */
export async function learn({ home, snapshot, outcomes, promote, now }: LearnOptions): Promise<LearnResult> {
  const rows = await readFeedback(outcomes, { parquet: feedbackParquet(home) });
  const { claims, missing } = await readLearnedClaims(snapshot, rows);
  const active = activeLearnedModel(home);
  const { judgement, weights } = challenge(claims, (claim) => heightOf(claim, active), { seed: judgeSeed });
  if (!weights) return { judgement, model: undefined, isPromoted: false, missing };
  const model = saveLearnedModel(home, {
    created_at: now().toISOString(), snapshot_id: snapshot.manifest.snapshot_id, ruleset_version: snapshot.manifest.ruleset_version,
    last_seq: rows.at(-1)?.seq ?? 0, labelled: claims.length, ...weights, judgement,
  });
  const isPromoted = promote && judgement.verdict === 'better';
  if (isPromoted) promoteLearnedModel(home, model.version);
  return { judgement, model, isPromoted, missing };
}

/** How high the ranking puts a claim: by the model that serves, or by the surprise alone. */
function heightOf({ features }: Pick<LearnedClaim, 'features'>, active: Weights | undefined): number {
  return active ? logOddsOf(active, features) : (features.find(([feature]) => feature === 'surprise')?.[1] ?? 0);
}

function keepsComponents({ manifest }: Snapshot): boolean {
  return findRuleset(manifest.ruleset_version).combination === 'surprise';
}

/** Labelled claims with their features, in the order in which they were decided. */
async function readLearnedClaims(snapshot: Snapshot, rows: readonly FeedbackRow[]): Promise<{ readonly claims: (LearnedClaim & { readonly seq: number })[]; readonly missing: number }> {
  if (!keepsComponents(snapshot)) throw new CasemindError('LEARNING_UNFIT', { snapshot: snapshot.manifest.snapshot_id, ruleset: snapshot.manifest.ruleset_version });
  const labelled = rows.filter(({ is_latest, label }) => is_latest && label !== null);
  const found = await snapshot.rowsOfFile<{ claim_id: string; feature: string; value: number }>('learning/learned_features', { claim_ids: JSON.stringify(labelled.map(({ claim_id }) => claim_id)) });
  const featuresOf = Map.groupBy(found, ({ claim_id }) => claim_id);
  const claims = labelled.flatMap(({ claim_id, label, seq, province_name, facility_class, flags }) => {
    const features = featuresOf.get(claim_id);
    if (!features || label === null) return [];
    const slices = [`province ${province_name ?? '-'}`, `class ${facility_class ?? '-'}`, ...flags.map((flag) => `rule ${flag}`)];
    return [{ label, seq, slices, features: features.map(({ feature, value }) => [feature, value] as const) }];
  });
  return { claims, missing: labelled.length - claims.length };
}

/** How a model that does not serve would have ranked what was decided since it was made. */
export interface Shadow {
  readonly version: string;
  readonly claims: number;
  readonly cases: number;
  readonly champion: number | null;
  readonly shadow: number | null;
}

export interface LearningStatus {
  readonly figures: FeedbackFigures;
  readonly active: Pick<LearnedModel, 'version' | 'created_at' | 'labelled' | 'judgement'> | null;
  /** The last model that was made, unless it serves. */
  readonly shadow: Shadow | null;
  readonly versions: readonly string[];
}

/** How decisions compare with what was shown, and how the models that learned from them stand. */
export async function readLearningStatus({ home, snapshot, outcomes }: Pick<LearnOptions, 'home' | 'outcomes'> & { readonly snapshot: Snapshot | undefined }): Promise<LearningStatus> {
  const rows = await readFeedback(outcomes);
  const active = activeLearnedModel(home);
  const versions = learnedVersions(home);
  const last = versions.at(-1);
  return {
    figures: feedbackFigures(rows),
    active: active ? { version: active.version, created_at: active.created_at, labelled: active.labelled, judgement: active.judgement } : null,
    shadow: snapshot && keepsComponents(snapshot) && last !== undefined && last !== active?.version ? await readShadow(snapshot, rows, loadLearnedModel(home, last), active) : null,
    versions,
  };
}

async function readShadow(snapshot: Snapshot, rows: readonly FeedbackRow[], model: LearnedModel, active: LearnedModel | undefined): Promise<Shadow> {
  const claims = (await readLearnedClaims(snapshot, rows.filter(({ seq }) => seq > model.last_seq))).claims;
  const labels = claims.map(({ label }) => label);
  const of = (height: (claim: LearnedClaim) => number): number | null => rankingQuality(labels, Float64Array.from(claims, height)).prAuc;
  return { version: model.version, claims: claims.length, cases: labels.reduce<number>((sum, label) => sum + label, 0), champion: of((claim) => heightOf(claim, active)), shadow: of((claim) => logOddsOf(model, claim.features)) };
}
