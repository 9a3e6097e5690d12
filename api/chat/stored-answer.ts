import { type CopilotAnswer, copilotAnswerSchema } from '#agents';
import type { SnapshotManifest } from '#engine';
import { z } from 'zod';

import { type ToldEvent, evidenceItemSchema } from './told-event.ts';

const { grounding, usage, tool_calls, sentences, queries, assumed, unread, choices, documents } = copilotAnswerSchema.shape;

/** What the store keeps of an answer, from its beginning on: evidence with its values as they were. */
export const storedAnswerSchema = z.object({
  language: z.enum(['id', 'en']),
  /** The scope under which it was made: BPS codes, or null for the whole country. */
  provinces: z.array(z.string()).nullable(),
  claim_id: z.string().nullable(),
  snapshot_id: z.string(),
  data_date: z.string(),
  model_version: z.string(),
  ruleset_version: z.string(),
  prompt_id: z.string().nullable(),
  prompt_hash: z.string().nullable(),
  generated_by: z.string().nullable(),
  disclosure: z.string().nullable(),
  /** Answers of the first edition have none of these five. */
  understood: z.string().default(''),
  queries: queries.default([]),
  assumed: assumed.default([]),
  unread: unread.default([]),
  choices: choices.default([]),
  notice: z.object({ code: z.string().nullable(), text: z.string() }).nullable(),
  sentences,
  evidence: z.array(evidenceItemSchema),
  /** Null where the answer did not come to its end: each sentence was checked, the whole was not. */
  grounding: grounding.nullable(),
  tool_calls,
  usage: usage.nullable(),
  /** Answers before there were any have none. */
  documents: documents.default([]),
  suggestions: z.array(z.string()),
  error: z.object({ code: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type StoredAnswer = z.infer<typeof storedAnswerSchema>;

export interface AnswerBeginning {
  readonly language: StoredAnswer['language'];
  readonly provinces: readonly string[] | null;
  readonly claimId: string | null;
  readonly manifest: SnapshotManifest;
}

/** An answer before anything is known of it. */
export function blankAnswer({ language, provinces, claimId, manifest }: AnswerBeginning): StoredAnswer {
  const { snapshot_id, data_date, model_version, ruleset_version } = manifest;
  return {
    language,
    provinces: provinces && [...provinces],
    claim_id: claimId,
    snapshot_id,
    data_date,
    model_version,
    ruleset_version,
    prompt_id: null,
    prompt_hash: null,
    generated_by: null,
    disclosure: null,
    understood: '',
    queries: [],
    assumed: [],
    unread: [],
    choices: [],
    notice: null,
    sentences: [],
    evidence: [],
    grounding: null,
    tool_calls: [],
    usage: null,
    documents: [],
    suggestions: [],
    error: null,
  };
}

/** An answer that came to its end. */
export function wholeAnswer(blank: StoredAnswer, answer: CopilotAnswer): StoredAnswer {
  const { text: _, ...rest } = answer;
  return { ...blank, ...rest };
}

/** What was shown of an answer that did not come to its end. */
export function shownSoFar(blank: StoredAnswer, told: readonly ToldEvent[], error: StoredAnswer['error']): StoredAnswer {
  const spoken = told.flatMap((event) => (event.type === 'sentence' ? [event] : []));
  const notice = textIn(told, 'notice');
  return {
    ...blank,
    understood: textIn(told, 'understood') ?? '',
    notice: notice === undefined ? null : { code: null, text: notice },
    sentences: spoken.map(({ text, evidence }) => ({ text, evidence: evidence.map(({ id }) => id) })),
    evidence: [...new Map(spoken.flatMap(({ evidence }) => evidence.map((item) => [item.id, item] as const))).values()],
    tool_calls: told.flatMap((event) => (event.type === 'tool_finished' ? [{ tool: event.tool, args: {}, ok: event.ok }] : [])),
    error,
  };
}

/** How it was read, notice and sentences as plain text, a line each. */
export function textOf({ understood, notice, sentences: spoken }: Pick<StoredAnswer, 'understood' | 'notice' | 'sentences'>): string {
  return [...(understood === '' ? [] : [understood]), ...(notice === null ? [] : [notice.text]), ...spoken.map(({ text }) => text)].join('\n');
}

function textIn(told: readonly ToldEvent[], type: 'notice' | 'understood'): string | undefined {
  return told.flatMap((event) => (event.type === type ? [event.text] : []))[0];
}
