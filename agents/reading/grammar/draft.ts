import type { Aggregation, ClaimQuery, Clause, Condition, Field } from '#engine';

import type { Comparison, PeriodSense } from '../sense.ts';

/** A condition that a question names. */
export interface Term {
  readonly field: string;
  /** All hold. */
  readonly clauses: readonly Clause[];
  /** Of a term of values: each by itself, for comparing. */
  readonly sides?: readonly Condition[];
  readonly isNegative: boolean;
  /** Values set against each other. */
  readonly isVersus?: boolean;
  readonly at: number;
  /** Joined to the term before by `or`. */
  readonly isAlternative: boolean;
  readonly part: Part;
  /** Said with `di` or `in`: where, not what. */
  readonly isPlace: boolean;
}

/** Where in a share a term stands: what is shared, or what it is a share of. */
export type Part = 'base' | 'that';

export interface PeriodPiece {
  readonly sense: PeriodSense;
  readonly date?: 'admit_date' | 'discharge_date' | 'decided_on';
  readonly at: number;
  readonly isNegative: boolean;
  readonly isVersus: boolean;
}

export interface MeasurePiece {
  readonly agg: Aggregation;
  readonly field?: Field;
  readonly at: number;
}

export interface GroupPiece {
  readonly field: string;
  readonly unit?: ClaimQuery['by'][number]['unit'];
  /** A unit of time without its date. */
  readonly isImplied?: true;
  readonly role: 'per' | 'head';
  readonly limit?: number;
  readonly at: number;
}

/** Words that were read as something the catalogue sets by default. */
export interface Assumption {
  /** Place of the token that it is about. */
  readonly at: number;
  readonly about: 'field' | 'aggregate' | 'unit' | 'year' | 'date' | 'share' | 'measure' | 'million' | 'miliar' | 'anchor_claims' | 'anchor_clock' | 'verdict';
  readonly value?: string;
}

/** What the words of one question say, piece by piece, before it is one query. */
export interface Draft {
  readonly terms: Term[];
  readonly periods: PeriodPiece[];
  readonly measures: MeasurePiece[];
  readonly having: { readonly op: Comparison; readonly value: number; readonly measure?: MeasurePiece; readonly at: number }[];
  readonly groups: GroupPiece[];
  readonly superlatives: { readonly direction: 'asc' | 'desc'; readonly of?: string | undefined; readonly at: number }[];
  readonly orders: { readonly field?: string; readonly measure?: MeasurePiece; readonly direction?: 'asc' | 'desc'; readonly at: number }[];
  readonly bare: { readonly field: Field; readonly at: number }[];
  readonly concepts: string[];
  readonly assumed: Assumption[];
  /** Places of `atau` that the condition after them must take. */
  readonly ors: number[];
  /** Places of tokens that nothing takes. */
  readonly left: number[];
  limit?: number;
  /** A count that does not say of what. */
  openCount?: number;
  limitAt?: number;
  subjectAt?: number;
  subject?: 'claims' | 'pairs' | 'decisions';
  count?: number;
  share?: { readonly at: number; readonly field?: string };
  trend?: number;
  change?: number;
  comparing?: number;
  versus?: number;
  isEdit?: boolean;
}

export function emptyDraft(): Draft {
  return { terms: [], periods: [], measures: [], having: [], groups: [], superlatives: [], orders: [], bare: [], concepts: [], assumed: [], ors: [], left: [] };
}
