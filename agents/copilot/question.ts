import { z } from 'zod';

/** One earlier question of the thread, with what was called for it and what was answered. */
export const turnSchema = z.object({
  question: z.string(),
  calls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()) })),
  answer: z.string(),
});
export type Turn = z.infer<typeof turnSchema>;

/** What a model is asked, as the data block of the plan prompt. */
export const questionRequestSchema = z.object({
  task: z.literal('question'),
  language: z.enum(['id', 'en']),
  question: z.string(),
  /** The claim in context, or null where the question is about many. */
  claim_id: z.string().nullable(),
  /** Newest date of the snapshot: what `this week` counts from. */
  data_date: z.string(),
  /** The last turns of the thread, the oldest first. */
  history: z.array(turnSchema),
});
export type QuestionRequest = z.infer<typeof questionRequestSchema>;

/** Fixed texts that an answer may open with, or consist of: what the copilot does not do, and what it needs. */
export const noticeCodes = [
  /** Nothing to do with claims: says what the copilot can do. */
  'out_of_scope',
  /** About `this claim` where none is in context. */
  'needs_claim',
  /** Asks who a patient, a participant or a doctor is. */
  'private',
  /** Asks for a verdict of guilt. */
  'verdict',
  /** Asks the copilot to decide, write or change something. */
  'decision',
  /** Asks for what the data do not hold. */
  'not_in_data',
  /** No intent was recognised: asks to be more exact, with examples. */
  'unclear',
] as const;
export type NoticeCode = (typeof noticeCodes)[number];
