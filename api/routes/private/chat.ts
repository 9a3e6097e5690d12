import { suggestionsFor } from '#agents';
import { CasemindError, type SnapshotReader, claimQuerySchema, key, lines, longestNotes, readClaim } from '#engine';
import type { Role, Store, ThreadPosition } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { answerDocumentSchema, listedThreadSchema, shownListing } from '../../chat/chat-message.ts';
import type { ChatService } from '../../chat/chat-service.ts';
import { type AnswerSender, chatCallerOf } from '../../chat/send-answer.ts';
import { claimParams, languageQuery, madeId, needsToken, problemResponses } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

/** Who may ask the copilot: those who may read decisions, of which its answers tell. */
export const chatRoles = ['auditor', 'ops', 'admin'] as const satisfies readonly Role[];

/** Of one message. */
const mostQueries = 6;

const questionShape = {
  message: lines({ max: longestNotes }).meta({ examples: ['Mengapa klaim ini ditandai?'] }),
  lang: languageQuery.describe('language of the answer; that of the question unless told'),
  thread_id: madeId.optional().describe('thread that goes on; a new one is begun where it is left out'),
  choice: z.int().min(1).max(20).optional().describe('the number of the choice that was offered for this message, from 1'),
  queries: z.array(claimQuerySchema).min(1).max(mostQueries).optional().describe('how the message is read, as a person corrected it: the `queries` of its answer with another `where`, period or measure; in place of what its words say'),
};

/** An answer as events, or as one document. */
export const answerResponses = {
  200: {
    description: 'the answer: events `thread`, `understood`, `tool`, `notice`, `sentence`, then `done` or `error`; one document once it is done where Accept is application/json',
    content: {
      'application/json': { schema: answerDocumentSchema },
      'text/event-stream': { schema: z.unknown() },
    },
  },
  ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503),
};

interface ChatOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'threads'>;
  readonly chat: ChatService;
  readonly sender: AnswerSender;
}

/** POST /claims/:id/chat and POST /chat: questions to the copilot, about one claim or across claims. GET: the caller's threads. */
export const chatRoutes: FastifyPluginAsyncZod<ChatOptions> = async (app, { reader, store: { threads }, chat, sender }) => {
  const config = { roles: chatRoles };
  const schema = { tags: ['chat'], security: needsToken };
  const description = 'The answer is made even where the caller hangs up: GET /chat/{thread}/events goes on with it. In a thread one answer is made at a time.';

  app.post(
    '/claims/:id/chat',
    { config, schema: { ...schema, summary: 'Ask the copilot about a claim', description, params: claimParams, querystring: z.strictObject({ lang: languageQuery }), body: z.strictObject(questionShape), response: answerResponses } },
    async (request, reply) => {
      const { message, lang: answerLanguage, thread_id: threadId, choice, queries } = request.body;
      const language = answerLanguage ?? app.languageOf(request);
      const begun = await chat.ask(chatCallerOf(request), { message, language, answerLanguage, choice, queries, claimId: request.params.id, threadId });
      return sender.sendBegun(request, reply, begun, language);
    },
  );

  app.post(
    '/chat',
    { config, schema: { ...schema, summary: 'Ask the copilot across claims, or go on in a thread', description, querystring: z.strictObject({ lang: languageQuery }), body: z.strictObject(questionShape), response: answerResponses } },
    async (request, reply) => {
      const { message, lang: answerLanguage, thread_id: threadId, choice, queries } = request.body;
      const language = answerLanguage ?? app.languageOf(request);
      const begun = await chat.ask(chatCallerOf(request), { message, language, answerLanguage, choice, queries, threadId });
      return sender.sendBegun(request, reply, begun, language);
    },
  );

  app.get(
    '/claims/:id/chat',
    {
      config,
      schema: {
        ...schema,
        summary: 'The caller’s threads on a claim, and questions to begin with',
        params: claimParams,
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: z.array(listedThreadSchema), suggestions: z.array(z.string()) }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const { claim } = await reader.read((snapshot) => readClaim(snapshot, request.params.id, scopeOf(request)));
      await chat.settle(request.user.sub);
      const listed = await threads.list(request.user.sub, { claimId: claim.claim_id });
      return { data: listed.map((thread) => shownListing(thread)), suggestions: suggestionsFor(claim, app.languageOf(request)) };
    },
  );

  app.get(
    '/chat',
    {
      config,
      schema: {
        ...schema,
        summary: 'The caller’s threads, the last used first, and questions to begin with',
        description: 'Threads on claims outside the caller’s provinces are left out.',
        tags: ['chat'],
        querystring: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(30), cursor: key({ max: 300 }).optional().describe('the next_cursor of the page before'), lang: languageQuery }),
        response: {
          200: z.object({ data: z.array(listedThreadSchema), suggestions: z.array(z.string()), meta: z.object({ next_cursor: z.string().nullable() }) }),
          ...problemResponses(400, 401, 403, 429, 500, 503),
        },
      },
    },
    async (request) => {
      const { limit, cursor } = request.query;
      await chat.settle(request.user.sub);
      const listed = await threads.list(request.user.sub, { limit, after: cursor === undefined ? undefined : positionOf(cursor) });
      const seen = await chat.visible(listed, scopeOf(request));
      const last = listed.at(-1);
      return {
        data: seen.map((thread) => shownListing(thread)),
        suggestions: suggestionsFor(undefined, app.languageOf(request)),
        meta: { next_cursor: last && listed.length === limit ? cursorOf(last) : null },
      };
    },
  );
};

const positionSchema = z.tuple([key({ max: 100 }), key({ max: 100 })]);

function cursorOf({ updatedAt, id }: ThreadPosition): string {
  return Buffer.from(JSON.stringify([updatedAt, id])).toString('base64url');
}

/** @throws CasemindError CURSOR_INVALID */
function positionOf(cursor: string): ThreadPosition {
  try {
    const [updatedAt, id] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { updatedAt, id };
  } catch (error) {
    throw new CasemindError('CURSOR_INVALID', {}, { cause: error });
  }
}
