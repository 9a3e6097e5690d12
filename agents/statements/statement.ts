/** How two values stand to each other. */
export type Relation = 'less' | 'equal' | 'more' | 'at_most' | 'at_least';

/** What of a claim is told: each part says what there is and what is missing. */
export const identityParts = ['service', 'facility', 'ambiguous', 'patient', 'stay', 'diagnosis', 'secondary', 'grouping', 'procedures'] as const;
export type IdentityPart = (typeof identityParts)[number];

/** How a bill stands to the parts it should be the sum of; `unknown` where a part is missing. */
export type SumRelation = 'exact' | 'above' | 'below' | 'unknown';

/** What can be said of a claim, without words: `evaluate` says whether it is so, `render` words it. References are ids of evidence of this run. */
export type Statement =
  | { readonly kind: 'value'; readonly of: readonly string[] }
  /** The data lack the value. */
  | { readonly kind: 'none'; readonly of: string }
  | { readonly kind: 'compare'; readonly left: string; readonly relation: Relation; readonly right: string }
  | { readonly kind: 'excess'; readonly of: string; readonly over: string }
  | { readonly kind: 'share'; readonly part: string; readonly whole: string }
  | { readonly kind: 'rank'; readonly place: string; readonly among: string }
  /** That the claim came in live, or is a simulated one. */
  | { readonly kind: 'arrival' }
  /** That it has no rank: it is none of the snapshot. */
  | { readonly kind: 'unranked' }
  | { readonly kind: 'identity'; readonly about: IdentityPart }
  | { readonly kind: 'composition'; readonly total: string; readonly parts: readonly string[]; readonly holds: SumRelation }
  /** The peer group, and whether a comparison with it is weak. */
  | { readonly kind: 'strength'; readonly n: string; readonly level: string; readonly is: 'sound' | 'weak' }
  /** Where the risk score comes from. */
  | { readonly kind: 'attribution'; readonly to: 'rules' | 'model' | 'both' | 'sum' }
  /** What stands out to the model, by the place of the reason. */
  | { readonly kind: 'reason'; readonly reason: number }
  | { readonly kind: 'lower_amount' }
  | { readonly kind: 'rule'; readonly rule: string; readonly status: 'active' | 'inactive' }
  /** That it would be active, and that somebody snoozed it. */
  | { readonly kind: 'snoozed'; readonly rule: string }
  | { readonly kind: 'not_evaluated'; readonly rule: string }
  | { readonly kind: 'mark'; readonly mark: string }
  | { readonly kind: 'question'; readonly ask: string }
  | { readonly kind: 'rule_question'; readonly rule: string; readonly no: number }
  | { readonly kind: 'nothing_stands_out' }
  /** That all of it is an indication to review. */
  | { readonly kind: 'scope' };

export type StatementOf<Kind extends Statement['kind']> = Extract<Statement, { readonly kind: Kind }>;

/** Why a statement is not told. */
export const refusals = [
  /** The evidence is none of this run. */
  'row_not_read',
  'value_absent',
  /** It is not so. */
  'relation_false',
  /** The columns cannot be compared. */
  'units_differ',
  /** The share of something else. */
  'not_a_part',
  'part_exceeds_whole',
] as const;
export type Refusal = (typeof refusals)[number];
