import type { Token } from './token.ts';

/**
 * Why a sentence proposes nothing. It asks, sets a condition or waits; it is about another claim or several; it denies; words are
 * not known; there is no decision, no share, a number without its unit, more than the bill, a share of another sum; it decides
 * twice, or can be read in several ways; the reason is missing.
 */
export const whys = ['question', 'condition', 'later', 'several_claims', 'other_claim', 'negation', 'unread', 'decision', 'share', 'unit', 'too_much', 'base', 'several', 'ways', 'reason'] as const;
export type Why = (typeof whys)[number];

export interface Problem {
  readonly why: Why;
  /** The words at fault. */
  readonly tokens: readonly Token[];
}
