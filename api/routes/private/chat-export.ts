import type { Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import type { ChatService } from '../../chat/chat-service.ts';
import { recordOf } from '../../chat/export/conversation-record.ts';
import { markdownOf } from '../../chat/export/markdown.ts';
import { chatCallerOf } from '../../chat/send-answer.ts';
import type { Renderer } from '../../rendering/renderer.ts';
import { languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';
import { noteClaims, threadParams } from './chat-thread.ts';
import { chatRoles } from './chat.ts';

const mediaTypes = { md: 'text/markdown; charset=utf-8', pdf: 'application/pdf' } as const;

/** GET /chat/:thread/export: a thread for the audit file. */
export const chatExportRoute: FastifyPluginAsyncZod<{ readonly store: Pick<Store, 'threads'>; readonly chat: ChatService; readonly renderer: Pick<Renderer, 'render'> }> = async (app, { store: { threads }, chat, renderer }) => {
  app.get(
    '/chat/:thread/export',
    {
      config: { roles: chatRoles },
      exposeHeadRoute: false,
      preHandler: (request) => app.countExport(request),
      schema: {
        summary: 'A thread as Markdown or PDF, for the audit file',
        description: 'Questions and answers with each sentence’s evidence as numbered notes, how they were checked, and a hash of the content. The same thread gives the same bytes.',
        tags: ['chat'],
        security: needsToken,
        params: threadParams,
        querystring: z.strictObject({ format: z.enum(['md', 'pdf']).default('md'), lang: languageQuery }),
        response: {
          200: { description: 'the file', content: { 'text/markdown': { schema: z.unknown() }, 'application/pdf': { schema: z.unknown() } } },
          ...problemResponses(400, 401, 403, 404, 429, 500, 503),
        },
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const caller = chatCallerOf(request);
      await chat.settle(caller.userId);
      const thread = await chat.open(caller, request.params.thread);
      const messages = await threads.messages(caller.userId, thread.id);
      noteClaims(request, thread, messages);
      const record = recordOf({ thread, messages, username: request.user.name, scope: caller.scope, language: app.languageOf(request) });
      const { text, hash } = markdownOf(record);
      void reply.headers({ 'content-type': mediaTypes[format], 'content-disposition': `attachment; filename="casemind-chat-${thread.id.slice(0, 8)}.${format}"` });
      if (format === 'md') return reply.send(Buffer.from(text));
      return reply.send(await renderer.render({ kind: 'conversation', record, hash }));
    },
  );
};
