import { titleOf } from '#agents';
import { CasemindError, text } from '#engine';
import type { Message, Store, Thread } from '#store';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { answerIn, claimsCited, messageSchema, shownMessage, shownThread, threadSchema } from '../../chat/chat-message.ts';
import type { ChatService } from '../../chat/chat-service.ts';
import { type AnswerSender, chatCallerOf } from '../../chat/send-answer.ts';
import { languageQuery, madeId, needsToken, problemResponses } from '../../http/schemas.ts';
import { isWithin, scopeOf } from '../../access/scope.ts';
import { answerResponses, chatRoles } from './chat.ts';

export const threadParams = z.object({ thread: madeId.describe('thread id') });

interface ChatThreadOptions {
  readonly store: Pick<Store, 'threads'>;
  readonly chat: ChatService;
  readonly sender: AnswerSender;
}

/** One thread of the caller: reading, naming and removing it, following, stopping and repeating its answer. */
export const chatThreadRoutes: FastifyPluginAsyncZod<ChatThreadOptions> = async (app, { store: { threads }, chat, sender }) => {
  const config = { roles: chatRoles };
  const schema = { tags: ['chat'], security: needsToken, params: threadParams, querystring: z.strictObject({ lang: languageQuery }) };

  /** The newest answer of a thread that the caller may see. */
  async function answerOf(userId: string, threadId: string): Promise<Message> {
    const [answer] = (await threads.messages(userId, threadId, { limit: 2 })).toReversed().filter(({ role }) => role === 'assistant');
    if (!answer) throw new CasemindError('THREAD_MISSING', { thread: threadId });
    return answer;
  }

  app.get(
    '/chat/:thread',
    {
      config,
      schema: {
        ...schema,
        summary: 'A thread and its messages',
        description: 'Each answer with its sentences and what they cite. An answer that was replaced is not shown.',
        querystring: z.strictObject({
          before: z.coerce.number().int().min(1).max(1_000_000).optional().describe('only messages with a smaller seq'),
          limit: z.coerce.number().int().min(1).max(400).default(100).describe('the newest messages'),
          lang: languageQuery,
        }),
        response: {
          200: z.object({ data: threadSchema.extend({ messages: z.array(messageSchema) }), meta: z.object({ has_earlier: z.boolean().describe('there are messages before the first; ask with `before`') }) }),
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request) => {
      const { before, limit } = request.query;
      const caller = chatCallerOf(request);
      await chat.settle(caller.userId);
      const thread = await chat.open(caller, request.params.thread);
      const messages = await threads.messages(caller.userId, thread.id, { before, limit });
      const shown = messages.map((message, i) => shownMessage(message, { scope: caller.scope, language: app.languageOf(request) }, before === undefined && i === messages.length - 1));
      noteClaims(request, thread, messages);
      return { data: { ...shownThread(thread), messages: shown }, meta: { has_earlier: (messages[0]?.seq ?? 1) > 1 } };
    },
  );

  app.patch(
    '/chat/:thread',
    {
      config,
      schema: {
        ...schema,
        summary: 'Name a thread',
        body: z.strictObject({ title: text({ max: 200 }) }),
        response: { 200: z.object({ data: threadSchema }), ...problemResponses(400, 401, 403, 404, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { userId } = chatCallerOf(request);
      await chat.open(chatCallerOf(request), request.params.thread);
      const thread = await threads.rename(userId, request.params.thread, titleOf(request.body.title, app.languageOf(request)));
      if (!thread) throw new CasemindError('THREAD_MISSING', { thread: request.params.thread });
      return { data: shownThread(thread) };
    },
  );

  app.delete(
    '/chat/:thread',
    {
      config,
      schema: {
        ...schema,
        summary: 'Remove a thread with its messages',
        description: 'An answer under way in it ends.',
        response: { 204: z.null().describe('it is gone'), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request, reply) => {
      const { userId } = chatCallerOf(request);
      await chat.stop(chatCallerOf(request), request.params.thread);
      if (!(await threads.remove(userId, request.params.thread))) throw new CasemindError('THREAD_MISSING', { thread: request.params.thread });
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/chat/:thread/events',
    {
      config,
      exposeHeadRoute: false,
      schema: {
        ...schema,
        summary: 'The newest answer of a thread as server-sent events',
        description: 'Goes on after Last-Event-ID; without one it begins with an answer under way, and is `done` or `error` alone for one that is over.',
        response: {
          200: { description: 'events until the answer is over', content: { 'text/event-stream': { schema: z.unknown() } } },
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = chatCallerOf(request);
      await chat.settle(caller.userId);
      const thread = await chat.open(caller, request.params.thread);
      if (thread.claimId !== null) request.toldClaims.add(thread.claimId);
      return sender.sendEvents(request, reply, await answerOf(caller.userId, thread.id), false);
    },
  );

  app.post(
    '/chat/:thread/stop',
    {
      config,
      schema: {
        ...schema,
        summary: 'Stop the answer under way',
        description: 'What was shown of it is kept. Answers with the newest answer, also where none is under way.',
        response: { 200: z.object({ data: messageSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const caller = chatCallerOf(request);
      const thread = await chat.open(caller, request.params.thread);
      await chat.stop(caller, thread.id);
      const answer = await answerOf(caller.userId, thread.id);
      return { data: shownMessage(answer, { scope: scopeOf(request), language: app.languageOf(request) }, true) };
    },
  );

  app.post(
    '/chat/:thread/regenerate',
    { config, schema: { ...schema, summary: 'Answer the last question of a thread again', description: 'The answer before is replaced, and stays in the store. In the language of the question unless `lang` is given.', response: answerResponses } },
    async (request, reply) => {
      const caller = chatCallerOf(request);
      const thread = await chat.open(caller, request.params.thread);
      const begun = await chat.askAgain(caller, thread.id, request.query.lang);
      return sender.sendBegun(request, reply, begun, app.languageOf(request));
    },
  );
};

/** Notes for the access log which claims the messages tell their reader of. */
export function noteClaims(request: FastifyRequest, { claimId }: Thread, messages: readonly Message[]): void {
  const { toldClaims } = request;
  if (claimId !== null) toldClaims.add(claimId);
  for (const message of messages) {
    const answer = answerIn(message);
    if (answer && isWithin(answer.provinces, scopeOf(request))) for (const claim of claimsCited(answer)) toldClaims.add(claim);
  }
}
