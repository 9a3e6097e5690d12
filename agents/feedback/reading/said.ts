import type { Language } from '#engine';
import type { ProposedDecision } from '#store';

import type { ReasonSpan } from './clauses.ts';
import type { Problem } from './problem.ts';
import type { Way } from './resolve.ts';

export interface DecisionOptions {
  /** The claim that is open, and rupiah of its bill. */
  readonly claimId: string;
  readonly claimed: number;
  /** Of texts, and of numbers where the words say no language. */
  readonly language: Language;
}

/** What a sentence says, as far as it was read. */
export interface Said {
  readonly message: string;
  readonly ways: readonly Way[];
  /** The one way. */
  readonly way?: Way;
  readonly reasons: readonly ReasonSpan[];
  readonly notes: string;
  readonly proposed?: ProposedDecision;
  readonly problem?: Problem;
}
