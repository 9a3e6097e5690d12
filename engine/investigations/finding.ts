import type { ClaimQuery, Clause, Measure } from '../query/claim-query.ts';

/** What a group is compared with: the rest of what was asked about, that which shares the last of `by` there, or, of the selection or a part of it, the same elsewhere (of one facility in others of its class), or on other days. */
export type Against = 'rest' | 'like' | 'peers' | 'class' | 'before';

/** A group that shows something more than the claims it is compared with; an indication to look, no cause and no verdict. */
export interface Finding {
  /** Id of the outcome that it shows. */
  readonly outcome: string;
  /** What the group is, beside the selection; nothing where it is the selection itself. */
  readonly group: readonly Clause[];
  readonly by: readonly { readonly field: string; readonly value: string; readonly label: string | null }[];
  readonly against: Against;
  /** The share, or mean, that is told. */
  readonly measure: Measure;
  /** Queries whose one row gives `n`, `value` and `stake` of the group, and of the claims it is compared with. */
  readonly queries: { readonly group: ClaimQuery; readonly whole: ClaimQuery };
  readonly n: number;
  readonly value: number;
  readonly wholeN: number;
  readonly whole: number;
  /** n × whole: claims, or days, that there would be at the rate of the others; null of what does not add up. */
  readonly expected: number | null;
  /** n × (value − whole). */
  readonly excess: number | null;
  /** Rupiah of the claims of the group that show the outcome, as the outcome counts them, and what these are set against; null of an outcome without. */
  readonly stake: number | null;
  readonly stakeLess: number | null;
  /** Rupiah that the excess stands for: its share of `stake`, or of a cost the amount beyond the peers’ means; null where none follows from it. */
  readonly amount: number | null;
  /** What it weighs: the least its ratio may be, two standard errors below, times the log of the excess; in the order of which findings are told, cases set against other cases after the rest. */
  readonly score: number;
  /** −log10 of the p-value, corrected for all that was looked at: 2 is 1 %. */
  readonly surprise: number;
  /** Groups that were folded into this one, as they are explained by it. */
  readonly folded: readonly Pick<Finding, 'outcome' | 'group' | 'by'>[];
}

/** What was looked at and what stands out of it, the most telling first. */
export interface Investigation {
  readonly searched: {
    /** Claims of the selection. */
    readonly claims: number;
    /** Groups with enough claims, and comparisons made of them. */
    readonly groups: number;
    readonly comparisons: number;
    /** Fields, or pairs of two, that claims were grouped by. */
    readonly dimensions: readonly (readonly string[])[];
    /** Whether the selection as a whole was set against its peers, and against its other days. */
    readonly against: readonly Exclude<Against, 'rest' | 'like'>[];
  };
  /** At most five. Empty where nothing stands out. */
  readonly findings: readonly Finding[];
  readonly notLookedAt: {
    /** Fewest claims of a group, and of what it is compared with. */
    readonly leastClaims: number;
    /** Groups of the selection with fewer claims than that. */
    readonly smallGroups: number;
    /** Outcomes that too few claims can show. */
    readonly outcomes: readonly string[];
    /** Groups that deviate, but no longer so among claims of the same INA-CBG. */
    readonly explainedByCase: number;
  };
}
