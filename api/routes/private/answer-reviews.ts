import { CasemindError, text } from '#engine';
import { type AnswerReviews, type Message, type Store, type Thread, type VerifiedAnswer, answerRatings } from '#store';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isWithin, scopeOf } from '../../access/scope.ts';
import { answerIn } from '../../chat/chat-message.ts';
import type { ChatService } from '../../chat/chat-service.ts';
import { chatCallerOf } from '../../chat/send-answer.ts';
import { type StoredAnswer, storedAnswerSchema } from '../../chat/stored-answer.ts';
import { madeId, needsToken, problemResponses } from '../../http/schemas.ts';
import { sendBytes } from '../../http/send-file.ts';
import { chatRoles } from './chat.ts';
import { threadParams } from './chat-thread.ts';

const ratingSchema = z.object({ rating: z.enum(answerRatings), comment: z.string() });
const verificationSchema = z.object({
  verified_id: z.string(),
  by: z.string().describe('the lead who verified it'),
  at: z.iso.datetime(),
  is_same: z.boolean().describe('this answer says word for word what was verified; otherwise the data, or how it was read, changed since'),
});
const reviewSchema = z
  .object({ message_id: z.string(), rating: ratingSchema.nullable().describe('what the caller said of it'), verification: verificationSchema.nullable().describe('the same question has a verified answer') })
  .meta({ id: 'AnswerReview' });

const verifiedSchema = z
  .object({
    verified_id: z.string(),
    question: z.string(),
    claim_id: z.string().nullable().describe('null for an answer across claims'),
    language: z.string(),
    understood: z.string().describe('how the question was read'),
    queries: storedAnswerSchema.shape.queries.describe('the same as data, for POST /queries: what a reader of the question has to find'),
    sentences: z.array(z.string()),
    snapshot_id: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .meta({ id: 'VerifiedAnswer' });

interface AnswerReviewsOptions {
  readonly store: Pick<Store, 'threads'> & { readonly answerReviews: AnswerReviews };
  readonly chat: Pick<ChatService, 'open'>;
}

/** What people say of answers, and answers that a lead verified. */
export const answerReviewsRoutes: FastifyPluginAsyncZod<AnswerReviewsOptions> = async (app, { store: { threads, answerReviews }, chat }) => {
  const config = { roles: chatRoles };
  const schema = { tags: ['chat'], security: needsToken };
  const answerParams = threadParams.extend({ answer: madeId.describe('message id of the answer') });

  app.get(
    '/chat/:thread/reviews',
    {
      config,
      schema: {
        ...schema,
        summary: 'What the caller said of the answers of a thread, and which of them are verified',
        params: threadParams,
        response: { 200: z.object({ data: z.array(reviewSchema) }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const thread = await chat.open(chatCallerOf(request), request.params.thread);
      const messages = await threads.messages(request.user.sub, thread.id);
      const done = messages.flatMap((message) => {
        const answer = message.status === 'done' ? answerIn(message) : undefined;
        return answer && isWithin(answer.provinces, scopeOf(request)) ? [{ message, answer }] : [];
      });
      const ratings = new Map((await answerReviews.ratingsOf(request.user.sub, done.map(({ message: { id } }) => id))).map((rated) => [rated.messageId, rated]));
      const reviews = done.map(async ({ message, answer }) => {
        const rated = ratings.get(message.id);
        return { message_id: message.id, rating: rated ? { rating: rated.rating, comment: rated.comment } : null, verification: await verificationOf(request, thread, messages, message, answer) };
      });
      return { data: await Promise.all(reviews) };
    },
  );

  app.put(
    '/chat/:thread/answers/:answer/rating',
    {
      config,
      schema: {
        ...schema,
        summary: 'Say whether an answer helps, or is wrong',
        description: 'Kept with the question and the answer, also where the thread is removed.',
        params: answerParams,
        body: z.strictObject({ rating: z.enum(answerRatings), comment: text({ max: 1000 }).optional().describe('what is wrong, or missing') }),
        response: { 200: z.object({ data: ratingSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { question, message, answer, thread } = await answered(request, request.params);
      const { rating, comment = '' } = request.body;
      await answerReviews.rate(request.user.sub, { messageId: message.id, rating, comment, question, claimId: thread.claimId, answer });
      return { data: { rating, comment } };
    },
  );

  app.delete(
    '/chat/:thread/answers/:answer/rating',
    { config, schema: { ...schema, summary: 'Take back what was said of an answer', params: answerParams, response: { 204: z.null().describe('nothing is said of it'), ...problemResponses(400, 401, 403, 404, 429, 500, 503) } } },
    async (request, reply) => {
      const { message } = await answered(request, request.params);
      await answerReviews.unrate(request.user.sub, message.id);
      return reply.code(204).send(null);
    },
  );

  app.put(
    '/chat/:thread/answers/:answer/verification',
    {
      config,
      schema: {
        ...schema,
        summary: 'Verify an answer, as a lead',
        description: 'Whoever asks the same question on the same claim is told that it is verified, and is offered it. It is also a case for the evaluation of readings.',
        params: answerParams,
        response: { 200: z.object({ data: verifiedSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      // Of a thread of somebody else it says no more than that it is not there.
      const { question, answer, thread } = await answered(request, request.params);
      requireLead(request);
      return { data: shown(await answerReviews.verify({ question, claimId: thread.claimId, language: answer.language, answer, by: request.user.name })) };
    },
  );

  app.get(
    '/answers/verified',
    {
      config,
      schema: {
        ...schema,
        summary: 'Verified answers, the newest first',
        description: 'Those that were given under a scope within the caller’s. As JSON lines each is a case for the evaluation of readings: question and the queries that it means.',
        querystring: z.strictObject({ claim_id: text({ max: 100 }).optional().describe('on this claim; without it across claims'), format: z.enum(['json', 'jsonl']).optional().describe('jsonl: one case a line, on all claims and across') }),
        response: {
          200: { description: 'verified answers, or a case a line', content: { 'application/json': { schema: z.object({ data: z.array(verifiedSchema) }) }, 'application/x-ndjson': { schema: z.unknown() } } },
          ...problemResponses(400, 401, 403, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { claim_id: claimId = null, format } = request.query;
      const found = await answerReviews.verified(format === 'jsonl' ? {} : { claimId, limit: 100 });
      const visible = found.filter(({ answer }) => isWithin(storedAnswerSchema.parse(answer).provinces, scopeOf(request))).map((verified) => shown(verified));
      if (format !== 'jsonl') return { data: visible };
      const cases = visible.map(({ verified_id: id, question, claim_id, language, queries, understood, by, at }) => ({ id, conversation: id, turn: 1, language, text: question, claim_id, meaning: understood, queries, verified_by: by, verified_at: at }));
      return sendBytes(reply, { bytes: Buffer.from(cases.map((one) => `${JSON.stringify(one)}\n`).join('')), type: 'application/x-ndjson; charset=utf-8', name: 'verified-answers.jsonl' });
    },
  );

  app.delete(
    '/answers/verified/:id',
    { config, schema: { ...schema, summary: 'Verify an answer no more, as a lead', params: z.object({ id: madeId }), response: { 204: z.null().describe('it is verified no more'), ...problemResponses(400, 401, 403, 404, 429, 500, 503) } } },
    async (request, reply) => {
      requireLead(request);
      if (!(await answerReviews.withdraw(request.params.id))) throw new CasemindError('ANSWER_MISSING', { answer: request.params.id });
      return reply.code(204).send(null);
    },
  );

  /** An answer of the caller’s that came to its end, with its question. @throws CasemindError ANSWER_MISSING, THREAD_MISSING. */
  async function answered(request: FastifyRequest, { thread: threadId, answer: answerId }: { readonly thread: string; readonly answer: string }) {
    const thread = await chat.open(chatCallerOf(request), threadId);
    const found = await threads.message(request.user.sub, answerId);
    const answer = found?.message.status === 'done' ? answerIn(found.message) : undefined;
    const asked = found?.message.replyTo ? await threads.message(request.user.sub, found.message.replyTo) : undefined;
    if (!found || !answer || !asked || found.thread.id !== thread.id || !isWithin(answer.provinces, scopeOf(request))) throw new CasemindError('ANSWER_MISSING', { answer: answerId });
    return { thread, message: found.message, answer, question: asked.message.content };
  }

  async function verificationOf(request: FastifyRequest, thread: Thread, messages: readonly Message[], message: Message, answer: StoredAnswer): Promise<z.infer<typeof verificationSchema> | null> {
    const question = messages.find(({ id }) => id === message.replyTo)?.content;
    const verified = question === undefined ? undefined : await answerReviews.verifiedFor({ question, claimId: thread.claimId, language: answer.language });
    if (!verified) return null;
    const before = storedAnswerSchema.parse(verified.answer);
    // The same words after another question may mean another thing.
    if (before.understood !== answer.understood || !isWithin(before.provinces, scopeOf(request))) return null;
    return { verified_id: verified.id, by: verified.by, at: verified.at, is_same: wordsOf(before) === wordsOf(answer) };
  }
};

function requireLead({ user }: FastifyRequest): void {
  if (!user.isLead) throw new CasemindError('LEAD_NEEDED');
}

function wordsOf({ sentences }: StoredAnswer): string {
  return JSON.stringify(sentences.map(({ text: words }) => words));
}

function shown({ id, question, claimId, language, answer, by, at }: VerifiedAnswer): z.infer<typeof verifiedSchema> {
  const { understood, queries, sentences, snapshot_id } = storedAnswerSchema.parse(answer);
  return { verified_id: id, question, claim_id: claimId, language, understood, queries, sentences: sentences.map(({ text: words }) => words), snapshot_id, by, at };
}
