import { isDeepStrictEqual } from 'node:util';

import { copilotAnswerSchema, currentValue, showEvidence } from '#agents';
import { CasemindError, type SnapshotReader, text } from '#engine';
import type { Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { answerIn, citationSchema, citationOf } from '../../chat/chat-message.ts';
import type { ChatService } from '../../chat/chat-service.ts';
import { chatCallerOf } from '../../chat/send-answer.ts';
import { languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';
import { isWithin } from '../../access/scope.ts';
import { chatRoles } from './chat.ts';

const itemSchema = copilotAnswerSchema.shape.evidence.element;

const evidenceSchema = citationSchema
  .extend({
    message_id: z.string(),
    thread_id: z.string(),
    cited_at: z.iso.datetime(),
    source: itemSchema.shape.source.describe('table, column, keys of the row and snapshot that the value was read from'),
    current: z
      .object({ snapshot_id: z.string(), value: itemSchema.shape.value, shown: z.string(), is_same: z.boolean() })
      .nullable()
      .describe('the value there now, in the snapshot that serves; null where it cannot be read'),
  })
  .meta({ id: 'ChatEvidence' });

interface EvidenceOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'threads'>;
  readonly chat: ChatService;
}

/** GET /evidence/:id: what a sentence cites, as it was and as it is now. */
export const evidenceRoute: FastifyPluginAsyncZod<EvidenceOptions> = async (app, { reader, store: { threads }, chat }) => {
  app.get(
    '/evidence/:id',
    {
      config: { roles: chatRoles },
      schema: {
        summary: 'Evidence that an answer cites, with its source and the value there now',
        tags: ['chat'],
        security: needsToken,
        params: z.object({ id: text({ min: 3, max: 400 }).describe('evidence_id of a citation: message id, colon, id within the message') }),
        querystring: z.strictObject({ lang: languageQuery }),
        response: { 200: z.object({ data: evidenceSchema }), ...problemResponses(400, 401, 403, 404, 429, 500, 503) },
      },
    },
    async (request) => {
      const { id } = request.params;
      const caller = chatCallerOf(request);
      const missing = new CasemindError('EVIDENCE_MISSING', { evidence: id });
      const [messageId = '', ...rest] = id.split(':');
      const found = await threads.message(caller.userId, messageId);
      const answer = found && answerIn(found.message);
      const item = answer?.evidence.find((one) => one.id === rest.join(':'));
      if (!found || !answer || !item || !isWithin(answer.provinces, caller.scope)) throw missing;
      const [thread] = await chat.visible([found.thread], caller.scope);
      if (!thread) throw missing;
      if ('claim_id' in item.source.keys) request.toldClaims.add(String(item.source.keys['claim_id']));
      const language = request.query.lang ?? answer.language;
      const current = await reader.read(async (snapshot) => {
        // As it was cited: a count over fewer provinces does not compare with one over more.
        const value = await currentValue(snapshot, item, { provinces: answer.provinces });
        return value === undefined ? null : { snapshot_id: snapshot.manifest.snapshot_id, value, shown: showEvidence({ ...item, value }, language), is_same: isDeepStrictEqual(value, item.value) };
      });
      return {
        data: { ...citationOf(messageId, item, language), message_id: messageId, thread_id: thread.id, cited_at: found.message.endedAt ?? found.message.createdAt, source: item.source, current },
      };
    },
  );
};
