import type { ScoredClaim } from '../columns.ts';
import type { Language, Localized } from '../language.ts';

/**
 * An indication to review, never a verdict. The predicate is `sql/<sql>.sql`: it reads
 * `claims_normalized` and gives `claim_no` and `is_active`, NULL where the claim lacks what the rule
 * needs. Templates name columns of the claim in braces; they are filled from the claim's own values
 * and say nothing else.
 */
export interface Rule {
  readonly id: string;
  /** What an audit of JKN calls it, and its numbers of the common 20-modus list. */
  readonly modus: Localized & { readonly numbers: readonly number[] };
  readonly weight: number;
  /** Where the rule comes from. */
  readonly source: string;
  /** OPERATIONAL: follows from the regulation. HEURISTIC: a statistical indication. PENDING: the exact legal text was not found. */
  readonly status?: 'OPERATIONAL' | 'HEURISTIC' | 'PENDING';
  readonly sql: string;
  /** Columns that the rule reads; one that is NULL is why it could not be evaluated. */
  readonly inputs: readonly (keyof ScoredClaim)[];
  /** The amounts that it sets against each other, where it has a limit: active means that the first exceeds the second. */
  readonly limit?: { readonly of: keyof ScoredClaim; readonly over: keyof ScoredClaim };
  readonly label: Localized;
  readonly explanation: Localized;
  readonly followUpQuestions: Localized<readonly string[]>;
}

export interface Ruleset {
  readonly version: string;
  /** `largest`: the larger of the heaviest active weight and the score of the model. `surprise`: what each claim shows, its facility and the model add up. */
  readonly combination: 'largest' | 'surprise';
  /** What the predicates read as variables. */
  readonly parameters: Readonly<Record<string, number>>;
  /** Heaviest first; flags are listed in this order. */
  readonly rules: readonly Rule[];
}

/** What an audit calls the rule, with its numbers: `Upcoding (4)`. */
export function modusText({ modus }: Pick<Rule, 'modus'>, language: Language): string {
  return `${modus[language]} (${modus.numbers.join(', ')})`;
}
