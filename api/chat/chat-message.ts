import { copilotAnswerSchema, noticeCodes, showEvidence } from '#agents';
import { CasemindError, type ErrorCode, type Language, type Scope, errorTable } from '#engine';
import { type ListedThread, type Message, type Thread, messageStatuses } from '#store';
import { z } from 'zod';

import { isWithin } from '../access/scope.ts';
import { type StoredAnswer, storedAnswerSchema } from './stored-answer.ts';
import type { EvidenceItem } from './told-event.ts';

const { grounding, usage, tool_calls, queries, assumed, unread, choices, documents } = copilotAnswerSchema.shape;
const evidenceValue = copilotAnswerSchema.shape.evidence.element.shape.value;

export const citationSchema = z
  .object({
    evidence_id: z.string().describe('what GET /evidence/{id} takes'),
    label: z.string(),
    value: evidenceValue.describe('raw: whole rupiah, shares from 0 to 1, ISO dates'),
    unit: z.string(),
    shown: z.string().describe('the value as a sentence of the language shows it'),
  })
  .meta({ id: 'ChatCitation' });

const sentenceSchema = z.object({ text: z.string(), citations: z.array(citationSchema) });

const answerSchema = z
  .object({
    language: z.enum(['id', 'en']),
    claim_id: z.string().nullable().describe('the claim that the answer is about'),
    snapshot_id: z.string(),
    data_date: z.string(),
    model_version: z.string(),
    ruleset_version: z.string(),
    prompt_id: z.string().nullable(),
    prompt_hash: z.string().nullable(),
    generated_by: z.string().nullable().describe('chat model that composed it; `offline` is the deterministic one'),
    disclosure: z.string().nullable(),
    understood: z.string().describe('how the question was read, in one line; empty where it was not'),
    queries: queries.describe('the same as data, for POST /queries'),
    assumed: assumed.describe('what stands for words that do not say it, or that a model gave a sense'),
    unread: unread.describe('words that nothing took: the answer asks back'),
    choices: choices.describe('ways to go on, or, where it was answered, what its defaults could mean besides; ask the same message with `choice`: the number of one, from 1'),
    notice: z.object({ code: z.enum(noticeCodes).nullable(), text: z.string() }).nullable(),
    sentences: z.array(sentenceSchema),
    grounding: grounding.nullable().describe('null where the answer did not come to its end: each sentence was checked, the whole was not'),
    tool_calls,
    usage: usage.nullable(),
    documents: documents.describe('documents that can be had: POST `url` with the `kind`, and the `query` of a list'),
    suggestions: z.array(z.string()).describe('questions that may follow'),
  })
  .meta({ id: 'ChatAnswer' });

export const messageSchema = z
  .object({
    message_id: z.string(),
    thread_id: z.string(),
    seq: z.number().int().describe('number in its thread'),
    role: z.enum(['user', 'assistant']),
    status: z.enum(messageStatuses).describe('a question is always done; interrupted: the service stopped before the answer was done'),
    created_at: z.iso.datetime(),
    ended_at: z.iso.datetime().nullable(),
    text: z.string(),
    is_withheld: z.boolean().describe('the answer was given under a wider scope than the caller has now, and is not shown'),
    can_regenerate: z.boolean().describe('POST /chat/{thread}/regenerate answers its question again'),
    answer: answerSchema.nullable().describe('of an answer that is not withheld'),
    error: z.object({ code: z.string(), message: z.string() }).nullable().describe('why an answer failed or was interrupted'),
  })
  .meta({ id: 'ChatMessage' });
export type ChatMessage = z.infer<typeof messageSchema>;

export const threadSchema = z
  .object({
    thread_id: z.string(),
    claim_id: z.string().nullable(),
    title: z.string(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'ChatThread' });

/** An answer as one document. */
export const answerDocumentSchema = z.object({ data: z.object({ thread: threadSchema, message: messageSchema }) });
export type AnswerDocument = z.infer<typeof answerDocumentSchema>;

export const listedThreadSchema = threadSchema
  .extend({ message_count: z.number().int(), is_answering: z.boolean().describe('an answer is being made') })
  .meta({ id: 'ChatThreadListing' });

export function shownThread({ id, claimId, title, createdAt, updatedAt }: Thread): z.infer<typeof threadSchema> {
  return { thread_id: id, claim_id: claimId, title, created_at: createdAt, updated_at: updatedAt };
}

export function shownListing({ messages, isAnswering, ...thread }: ListedThread): z.infer<typeof listedThreadSchema> {
  return { ...shownThread(thread), message_count: messages, is_answering: isAnswering };
}

/** The answer that a message holds; undefined of a question. */
export function answerIn({ role, detail }: Message): StoredAnswer | undefined {
  return role === 'assistant' ? storedAnswerSchema.parse(detail) : undefined;
}

interface Viewer {
  readonly scope: Scope;
  /** Of texts that are not the answer's own. */
  readonly language: Language;
}

/** A message as its user may see it now. */
export function shownMessage(message: Message, { scope, language }: Viewer, isLast: boolean): ChatMessage {
  const answer = answerIn(message);
  const isWithheld = answer !== undefined && !isWithin(answer.provinces, scope);
  const { id, threadId, seq, role, status, createdAt, endedAt, content } = message;
  return {
    message_id: id,
    thread_id: threadId,
    seq,
    role,
    status,
    created_at: createdAt,
    ended_at: endedAt,
    text: isWithheld ? '' : content,
    is_withheld: isWithheld,
    can_regenerate: isLast && role === 'assistant' && status !== 'running',
    answer: answer && !isWithheld ? shownAnswer(id, answer) : null,
    error: answer?.error ? { code: answer.error.code, message: errorOf(answer.error).text(language) } : null,
  };
}

function shownAnswer(messageId: string, answer: StoredAnswer): z.infer<typeof answerSchema> {
  const { provinces: _, evidence, error: __, sentences, notice: stored, ...rest } = answer;
  const items = new Map(evidence.map((item) => [item.id, item]));
  return {
    ...rest,
    notice: stored && { code: noticeCodes.find((code) => code === stored.code) ?? null, text: stored.text },
    sentences: sentences.map(({ text, evidence: ids }) => ({ text, citations: ids.flatMap((id) => items.get(id) ?? []).map((item) => citationOf(messageId, item, answer.language, amountsIn(answer))) })),
  };
}

/** The language whose separators rupiah have beside an answer: English answers of before have those of Indonesian, as their sentences do. */
export function amountsIn({ sentences, language: own }: Pick<StoredAnswer, 'sentences' | 'language'>, language: Language = own): Language {
  return own === 'en' && sentences.some(({ text }) => /Rp \d{1,3}(?:\.\d{3})+/.test(text)) ? 'id' : language;
}

export function citationOf(messageId: string, item: EvidenceItem, language: Language, amounts = language): z.infer<typeof citationSchema> {
  return { evidence_id: `${messageId}:${item.id}`, label: item.label[language], value: item.value, unit: item.unit, shown: showEvidence(item, language, amounts) };
}

/** The claims that an answer names in what it cites. */
export function claimsCited({ claim_id, evidence }: Pick<StoredAnswer, 'claim_id' | 'evidence'>): string[] {
  return [...new Set([...(claim_id === null ? [] : [claim_id]), ...evidence.flatMap(({ source }) => ('claim_id' in source.keys ? [String(source.keys['claim_id'])] : []))])];
}

/** The claims that an answer listed, in their order, or the one that it is about. */
export function claimsListed({ claim_id, evidence }: Pick<StoredAnswer, 'claim_id' | 'evidence'>): string[] {
  const listed = evidence.flatMap(({ id, value }) => (/\.\d+\.claim_id$/.test(id) && typeof value === 'string' ? [value] : []));
  return listed.length === 0 && claim_id !== null ? [claim_id] : [...new Set(listed)];
}

/** The groups that an answer listed, in their order, by the field that they are of; nothing where it listed none, or bins. */
export function groupsListed({ queries: asked, evidence }: Pick<StoredAnswer, 'queries' | 'evidence'>): { readonly groups?: { readonly field: string; readonly values: (string | number | boolean)[] } } {
  const query = asked.at(-1);
  const by = query?.by[0];
  const field = query?.subject === 'facilities' ? 'facility_key' : by !== undefined && by.unit === undefined && by.width === undefined && by.edges === undefined ? by.field : undefined;
  if (field === undefined) return {};
  const values = evidence.flatMap(({ id, value }) => (id.endsWith(`.${field}`) && /query\.(?:side\d+\.)?\d+\.\w+$/.test(id) && value !== null && !Array.isArray(value) ? [value] : []));
  return values.length === 0 ? {} : { groups: { field, values } };
}

/** The error that ended an answer, as it was kept. */
export function errorOf({ code, details }: NonNullable<StoredAnswer['error']>): CasemindError {
  return new CasemindError(isErrorCode(code) ? code : 'INTERNAL', details);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
