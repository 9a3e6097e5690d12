import { claimQuerySchema } from '#engine';
import { z } from 'zod';

import { noticeCodes as readNoticeCodes } from '../reading/index.ts';

/** One earlier question of the thread, and what of its answer the next question may go on with. */
export const turnSchema = z.object({
  question: z.string(),
  /** Whether it was asked back: nothing was answered then. */
  isAskedBack: z.boolean(),
  /** What was asked of the claims, as it was read. */
  queries: z.array(claimQuerySchema),
  /** Claims that the answer listed, in their order, or the one that it was about. */
  claims: z.array(z.string()),
  /** Groups that the answer listed, in their order: the values of one field. */
  groups: z.object({ field: z.string(), values: z.array(z.union([z.string(), z.number(), z.boolean()])) }).optional(),
});
export type Turn = z.infer<typeof turnSchema>;

/** Fixed texts that an answer may open with, or consist of: what the copilot does not do, and what it needs. */
export const noticeCodes = [
  ...readNoticeCodes,
  /** About `this claim` where none is open. */
  'needs_claim',
  /** Names a claim that the snapshot lacks or the caller may not see. */
  'claim_unknown',
  /** Points at a row of an answer that there is not. */
  'place_unknown',
  /** A list for a meeting where no claims were asked for before. */
  'needs_list',
  /** Names a rule that the ruleset of the snapshot does not have. */
  'rule_elsewhere',
  /** Was read, but cannot be computed. */
  'not_computed',
  /** Was not read whole: asks back, naming the words. */
  'unclear',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];

export interface Notice {
  readonly code: NoticeCode;
  readonly text: string;
}
