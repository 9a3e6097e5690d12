import type { Ruleset } from '../rules/rule.ts';
import { ruleResults } from '../scoring/score-claims.ts';
import { composeSql, loadSql } from '../sql.ts';

/**
 * What makes claims of the messages of a batch, in the order in which the parts read each other. Those of `intermediate` and `marts`
 * are the ETL’s own; those of `live` stand for what it reads from files, or give what the snapshot knows in place of the other claims of a run.
 */
export const claimRelations = [
  'live/messages', 'live/claims_staged', 'intermediate/inacbg_codes', 'live/claims_accepted', 'intermediate/claims_kept', 'intermediate/places', 'intermediate/visits',
  'live/procedure_texts', 'live/procedures', 'intermediate/procedure_sets', 'intermediate/topup_sets', 'live/secondary_by_claim', 'live/members_by_patient', 'live/facilities', 'live/shifted_records',
  'live/copies', 'live/claims_to_compare', 'intermediate/peers_of_claims', 'live/claims_compared',
  'live/other_claims', 'live/claims_of_patients', 'live/treatments', 'intermediate/returning_patients', 'intermediate/patient_claims', 'intermediate/crossing_claims', 'intermediate/histories', 'intermediate/duplicates',
  'marts/claims_normalized',
] as const;

/** What places claims of a batch among those of the snapshot, for a ruleset that adds up surprise. */
export const positionRelations = [
  'live/claims_to_place', 'positions/level_keys', 'positions/position_keys', 'live/placed_keys', 'positions/claim_positions', 'positions/claim_medians', 'positions/shown_components', 'live/shown_before', 'positions/rated_components',
  'positions/shown_sums', 'positions/learned_sums', 'live/counted_before', 'positions/claim_surprise',
] as const;

/** The claims of a batch with what the forest looks at and what the rules say. */
export function scorableClaims(ruleset: Ruleset): string {
  const scores = ['live/claims_with_medians', { name: 'features', select: loadSql('queries/features') }, { name: 'rule_results', select: ruleResults(ruleset) }, 'marts/rule_scores'];
  return ruleset.combination === 'surprise'
    ? composeSql([...claimRelations, ...positionRelations, ...scores], loadSql('live/surprising_claims'))
    : composeSql([...claimRelations, 'marts/claim_medians', ...scores], loadSql('live/scorable_claims'));
}

export const scoreRelations = ['live/forest_scores', 'live/rule_scores', 'marts/combined_scores', 'live/risk_scores', 'marts/flag_sets'] as const;
export const surpriseRelations = ['live/forest_scores', 'live/rule_scores', 'live/claim_surprise', 'positions/combined_scores', 'live/risk_scores', 'marts/flag_sets'] as const;

/** The scores of a batch, once the forest has looked at it. */
export function scoredClaims({ combination }: Pick<Ruleset, 'combination'>): string {
  return composeSql(combination === 'surprise' ? surpriseRelations : scoreRelations, loadSql('live/scored_claims'));
}
