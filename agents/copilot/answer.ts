import { claimQuerySchema } from '#engine';
import { evidenceItemSchema } from '#tools';
import { z } from 'zod';

import { documentKinds } from '../documents/document.ts';
import { noticeCodes } from './question.ts';

/** The parts of an audit summary behind its finding, in the order they are read. */
export const sectionIds = ['identity', 'costs', 'peers', 'flags', 'risk', 'follow_up'] as const;
export type SectionId = (typeof sectionIds)[number];

const told = z.array(z.object({ text: z.string(), evidence: z.array(z.string()) }));

export const groundingSchema = z.object({
  /**
   * verified: as composed; repaired: after one repair; fallback: deterministic text, or the deterministic order of a
   * summary, took the place of some or all that a model gave.
   */
  status: z.enum(['verified', 'repaired', 'fallback']),
  /** Figures in the text shown, each proven by cited evidence. */
  figures: z.number().int().nonnegative(),
  unsupported: z.literal(0),
});

/** What every answer of the copilot stands on. */
const originShape = {
  snapshot_id: z.string(),
  data_date: z.iso.date(),
  model_version: z.string(),
  ruleset_version: z.string(),
  prompt_id: z.string(),
  prompt_hash: z.string(),
};

/** The explained claim, with all that it stands on. */
export const claimSummarySchema = z.object({
  claim_id: z.string(),
  language: z.enum(['id', 'en']),
  ...originShape,
  /** The chat model that chose what is told and in which order; `offline` where rules did. No word is a model’s. */
  generated_by: z.string(),
  /** In plain words, whether a language model was used and for what. */
  disclosure: z.string(),
  /** What stands out, by how much and against whom, as one paragraph of at most 150 words: read before the sections. */
  finding: z.object({ title: z.string(), sentences: told }),
  sections: z.array(z.object({ id: z.enum(sectionIds), title: z.string(), sentences: told })),
  /** The finding and all sections as plain text with Markdown headings. */
  text: z.string(),
  evidence: z.array(evidenceItemSchema),
  grounding: groundingSchema,
  tool_calls: z.array(z.object({ tool: z.string(), ok: z.boolean() })),
});
export type ClaimSummary = z.infer<typeof claimSummarySchema>;

/** A way to read a question that could be read in several, or a word for one that is not known. */
export const choiceSchema = z.object({
  label: z.string(),
  /** The reading that it stands for. */
  queries: z.array(claimQuerySchema).optional(),
  /** The message to ask instead. */
  message: z.string().optional(),
});

/** A document that can be had: by POST to `url`, which takes its kind, and the query of a list. */
export const offeredDocumentSchema = z.object({
  kind: z.enum(documentKinds),
  claim_id: z.string().optional(),
  query: claimQuerySchema.optional(),
  url: z.string(),
});
export type OfferedDocument = z.infer<typeof offeredDocumentSchema>;

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
  ...originShape,
  /** The chat model that was asked for sense or order; `offline` where none was. No word is a model’s. */
  generated_by: z.string(),
  disclosure: z.string(),
  /** How the question was read, in one line; empty where it was not. */
  understood: z.string(),
  /** The same as data: what was asked of the claims. */
  queries: z.array(claimQuerySchema),
  /** What stands for words that do not say it, or that a model gave a sense. */
  assumed: z.array(z.object({ words: z.string(), reading: z.string() })),
  /** Words that nothing took: the answer asks back and names them. */
  unread: z.array(z.string()),
  /** Ways to go on where it asks back; else what the defaults in `assumed` could mean besides. */
  choices: z.array(choiceSchema),
  notice: z.object({ code: z.enum(noticeCodes), text: z.string() }).nullable(),
  sentences: told,
  /** Notice, sentences and how it was read as plain text, in this order. */
  text: z.string(),
  evidence: z.array(evidenceItemSchema),
  grounding: groundingSchema.extend({
    /** Always 0: no sentence is a model’s. */
    dropped: z.number().int(),
  }),
  tool_calls: z.array(z.object({ tool: z.string(), args: z.record(z.string(), z.unknown()), ok: z.boolean() })),
  usage: answerUsageSchema,
  /** Documents that were asked for: how to have them. */
  documents: z.array(offeredDocumentSchema),
  /** Questions that may follow, in the language of the answer. */
  suggestions: z.array(z.string()),
});
export type CopilotAnswer = z.infer<typeof copilotAnswerSchema>;
