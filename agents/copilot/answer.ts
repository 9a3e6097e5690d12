import { evidenceItemSchema } from '#tools';
import { z } from 'zod';

import { noticeCodes } from './question.ts';

/** The parts of an audit summary, in the order they are read. */
export const sectionIds = ['identity', 'costs', 'peers', 'flags', 'risk', 'follow_up'] as const;
export type SectionId = (typeof sectionIds)[number];

export const sentenceSchema = z.object({ text: z.string().min(1).max(2000), evidence: z.array(z.string().max(200)).max(80) });

/** What a model composes: for each section its sentences, each with the ids of the evidence it cites. */
export const composedAnswerSchema = z.object({
  sections: z
    .array(z.object({ id: z.enum(sectionIds), sentences: z.array(sentenceSchema).min(1).max(40) }))
    .max(sectionIds.length),
});
export type ComposedAnswer = z.infer<typeof composedAnswerSchema>;
export type Sentence = z.infer<typeof sentenceSchema>;
export type Section = ComposedAnswer['sections'][number];

export const groundingSchema = z.object({
  /** verified: as composed; repaired: after one repair; fallback: deterministic text took the place of some or all of it. */
  status: z.enum(['verified', 'repaired', 'fallback']),
  /** Figures in the text shown, each proven by cited evidence. */
  figures: z.number().int().nonnegative(),
  unsupported: z.literal(0),
});

/** The explained claim, with all that it stands on. */
export const claimSummarySchema = z.object({
  claim_id: z.string(),
  language: z.enum(['id', 'en']),
  snapshot_id: z.string(),
  data_date: z.iso.date(),
  model_version: z.string(),
  ruleset_version: z.string(),
  prompt_id: z.string(),
  prompt_hash: z.string(),
  /** The chat model that composed the text; `offline` is the deterministic one. */
  generated_by: z.string(),
  /** In plain words, whether a language model was used and what was checked. */
  disclosure: z.string(),
  sections: z.array(z.object({ id: z.enum(sectionIds), title: z.string(), sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })) })),
  /** All sections as plain text with Markdown headings. */
  text: z.string(),
  evidence: z.array(evidenceItemSchema),
  grounding: groundingSchema,
  tool_calls: z.array(z.object({ tool: z.string(), ok: z.boolean() })),
});
export type ClaimSummary = z.infer<typeof claimSummarySchema>;

/** What a model composes for a question: sentences with the ids of the evidence they cite, a notice, or both. */
export const composedReplySchema = z.object({
  notice: z.enum(noticeCodes).nullish(),
  sentences: z.array(sentenceSchema).max(40).default([]),
});
export type ComposedReply = z.infer<typeof composedReplySchema>;

/** Tokens and time of one answer. Zero tokens where no language model was used. */
export const answerUsageSchema = z.object({
  model_calls: z.number().int(),
  input_tokens: z.number().int(),
  output_tokens: z.number().int(),
  milliseconds: z.number().int(),
});

/** The answer to a question, with all that it stands on. */
export const copilotAnswerSchema = z.object({
  language: z.enum(['id', 'en']),
  claim_id: z.string().nullable(),
  snapshot_id: z.string(),
  data_date: z.iso.date(),
  model_version: z.string(),
  ruleset_version: z.string(),
  prompt_id: z.string(),
  prompt_hash: z.string(),
  /** The chat model that composed the text; `offline` is the deterministic one. */
  generated_by: z.string(),
  disclosure: z.string(),
  notice: z.enum(noticeCodes).nullable(),
  sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
  /** Notice and sentences as plain text. */
  text: z.string(),
  evidence: z.array(evidenceItemSchema),
  grounding: groundingSchema.extend({
    /** Sentences of the model that were left out, since nothing cited proved them. */
    dropped: z.number().int(),
  }),
  tool_calls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()), ok: z.boolean() })),
  usage: answerUsageSchema,
  /** Questions that may follow, in the language of the answer. */
  suggestions: z.array(z.string()),
});
export type CopilotAnswer = z.infer<typeof copilotAnswerSchema>;
