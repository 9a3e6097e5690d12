import { appendColumns } from '../column-vectors.ts';
import type { Connection } from '../database.ts';
import { type ForestTable, type RunOptions, scoreSamples } from '../isolation-forest/index.ts';
import type { Ruleset } from '../rules/rule.ts';
import { type Weights, weightRows } from '../learning/judge.ts';
import { loadSql } from '../sql.ts';
import { type ClaimFeatures, readFeatures } from './features.ts';
import type { Model } from './models.ts';

/** Files of `sql/` that combine what rules and forest say, in the order in which they run. */
export const scoreModels = ['marts/claim_medians', 'marts/rule_scores', 'marts/combined_scores', 'marts/risk_scores', 'marts/flag_sets'] as const;

/** Files that place each claim among the others, for a ruleset that adds up surprise, in the order in which they run; then those that combine. */
export const positionModels = [
  'positions/claims_to_place', 'positions/level_keys', 'positions/position_levels', 'positions/position_keys', 'positions/placed_keys', 'positions/position_counts', 'positions/position_cells', 'positions/claim_positions', 'positions/claim_medians',
  'positions/shown_components', 'positions/shown_before', 'positions/component_rates', 'positions/facility_shares', 'positions/rated_components', 'positions/learned_sums', 'positions/shown_sums',
  'positions/counted_before', 'positions/surprise_totals', 'positions/claim_surprise',
] as const;
export const surpriseModels = ['marts/rule_scores', 'positions/combined_scores', 'marts/risk_scores', 'marts/flag_sets'] as const;

/** Scores decimals that are compared, sorted and shown: enough to tell claims apart, few enough to be the same everywhere. */
const scoreDecimals = 1e6;

export interface ModelScores {
  /** Anomaly score of each row, higher is stranger. */
  readonly anomaly: Float64Array;
  /** The same between the bounds that were frozen with the model, 0 to 1. */
  readonly normalised: Float64Array;
}

export async function scoreWithModel({ forest }: Model, table: ForestTable, options: RunOptions): Promise<ModelScores> {
  const anomaly = await scoreSamples(forest, table, options);
  const { low, high } = forest.scoreBounds;
  const range = high - low;
  const normalised = anomaly.map((score) => Math.round(Math.min(1, Math.max(0, range > 0 ? (score - low) / range : 0)) * scoreDecimals) / scoreDecimals);
  return { anomaly, normalised };
}

/** What the SQL of scores reads as variables. */
export async function nameVersions(connection: Connection, model: Model, ruleset: Ruleset): Promise<void> {
  await connection.setVariable('ruleset_version', ruleset.version);
  await connection.setVariable('model_version', model.meta.model_version);
  await connection.setVariable('rule_ids', ruleset.rules.map((rule) => rule.id));
  await connection.setVariable('rule_weights', ruleset.rules.map(({ weight }) => weight));
  for (const [name, value] of Object.entries(ruleset.parameters)) await connection.setVariable(name, value);
}

/** A statement for the rows of `rule_results`: the claims of `claims_normalized` and the rules that are active on them, or lack their inputs. */
export function ruleResults({ rules }: Ruleset): string {
  return rules
    .map(({ sql }, ruleNo) => `SELECT claim_no, ${ruleNo} AS rule_no, is_active FROM (\n${loadSql(sql)}) WHERE is_active IS NOT FALSE`)
    .join('\nUNION ALL\n');
}

export interface ScoringOptions extends RunOptions {
  /** Called as each stage begins. */
  readonly stage: (name: 'features' | 'forest' | 'rules') => void;
  /** What was learned from decisions, for a ruleset that adds up surprise; without it the ruleset alone ranks. */
  readonly learned?: Weights | undefined;
}

/** Scores the claims of `claims_normalized` into `risk_scores`, and gives what the forest looked at. */
export async function scoreClaims(connection: Connection, model: Model, ruleset: Ruleset, { stage, learned, ...options }: ScoringOptions): Promise<ClaimFeatures> {
  await nameVersions(connection, model, ruleset);
  await connection.runFile('marts/score_tables');
  stage('features');
  const features = await readFeatures(connection);
  stage('forest');
  const { anomaly, normalised } = await scoreWithModel(model, features.table, options);
  await appendColumns(connection, 'forest_scores', features.claimNos, [anomaly, normalised]);
  stage('rules');
  const addsSurprise = ruleset.combination === 'surprise';
  if (addsSurprise) await connection.runFile('marts/learned_weights', { weights: JSON.stringify(learned ? weightRows(learned) : []) });
  if (addsSurprise) for (const name of positionModels) await connection.runFile(name);
  await connection.run(`INSERT INTO rule_results ${ruleResults(ruleset)}`);
  for (const name of addsSurprise ? surpriseModels : scoreModels) await connection.runFile(name);
  return features;
}
