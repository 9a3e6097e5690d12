import type { ScoredClaim } from '#engine';

/** What SQL's AND gives: false where any part is false, else unknown (null) where any is unknown. */
function and(...parts: (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function above(value: number | null, limit: number | null): boolean | null {
  return value === null || limit === null ? null : value > limit;
}

export type RuleInputs = Pick<
  ScoredClaim,
  'los' | 'amount_claimed' | 'amount_paid' | 'peer_p90' | 'cost_zscore' | 'severity_group' | 'patient_key' | 'dx_primary_code' | 'duplicate_pattern'
>;

/** RULESET_v1 as its catalogue words it, one claim at a time; null where the claim lacks what the rule needs. */
export const naiveRules: Readonly<Record<string, (claim: RuleInputs) => boolean | null>> = {
  short_stay_high_cost: ({ los, amount_claimed, peer_p90 }) => and(los <= 1, above(amount_claimed, peer_p90)),
  severity_mismatch: ({ severity_group, amount_claimed, peer_p90 }) =>
    and(severity_group === null ? null : severity_group === 'ringan', above(amount_claimed, peer_p90)),
  duplicate_pattern: ({ patient_key, dx_primary_code, duplicate_pattern }) => (patient_key === null || dx_primary_code === null ? null : duplicate_pattern),
  high_cost_full_paid: ({ amount_claimed, amount_paid, cost_zscore }) =>
    and(amount_claimed > 0, amount_paid === null ? null : BigInt(amount_paid) * 100n >= BigInt(amount_claimed) * 95n, above(cost_zscore, 2)),
};
