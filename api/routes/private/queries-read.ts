import { anchorsAt, readQuestion, readingNames } from '#agents';
import { type SnapshotReader, claimQuerySchema, lines } from '#engine';
import { roles } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { needsToken, problemResponses, snapshotMetaOf, snapshotMetaSchema } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';

const choiceSchema = z.object({
  label: z.string(),
  queries: z.array(claimQuerySchema).optional().describe('the reading that it stands for'),
  message: z.string().optional().describe('the message with the word replaced, to be read instead'),
});

const answerSchema = z.object({
  data: z.object({
    queries: z.array(claimQuerySchema).describe('one to three questions for POST /queries; none where something is asked back'),
    concepts: z.array(z.string()).describe('ids of concepts whose definition is asked for, or `field:` and the id of a field'),
    understood: z.string().describe('how the message was read, in one line of its language; empty where it was not'),
    assumed: z.array(z.object({ words: z.string(), reading: z.string() })).describe('defaults that stand for what the words do not say'),
    unread: z.array(z.string()).describe('words of the message that have no meaning here: no query is made while there are any'),
    question: z.string().describe('the question back; empty where the message was read'),
    choices: z.array(choiceSchema).describe('ways to read it, or words nearly so written'),
    language: z.enum(['id', 'en']).describe('language of the message'),
    spans: z.array(z.object({ from: z.number().int(), to: z.number().int(), kind: z.string() })).describe('which characters were read as what, the end exclusive'),
  }),
  meta: snapshotMetaSchema,
});

/** POST /queries/read: what somebody asks in words, as typed queries. */
export const queriesReadRoute: FastifyPluginAsyncZod<{ readonly reader: SnapshotReader; readonly clock: () => Date }> = async (app, { reader, clock }) => {
  app.post(
    '/queries/read',
    {
      config: { roles },
      schema: {
        summary: 'A question in Indonesian or English words, read into typed queries',
        description:
          'Reads a message by grammar and catalogue, without a language model. Every word is taken by something, or the answer asks back and names what is left: nothing asked is dropped, nothing not asked is added. ' +
          'Relative periods of claims count from `meta.data_date`, those of decisions from today in Asia/Jakarta. Names of places and facilities are those of the caller’s scope. With `previous`, the query answered last, a follow-up edits that; with `pending`, a message since that was asked back, a short one answers it.',
        tags: ['claims'],
        security: needsToken,
        body: z.strictObject({ text: lines({ max: 2000 }), previous: claimQuerySchema.optional(), pending: lines({ max: 2000 }).optional() }).meta({ id: 'QuestionInWords', examples: [{ text: 'berapa klaim rawat inap di bali kecuali stroke, biaya di atas 20 jt' }] }),
        response: { 200: answerSchema, ...problemResponses(400, 401, 403, 413, 415, 429, 500, 503) },
      },
    },
    async (request, reply) =>
      reader.read(async (snapshot) => {
        const { manifest } = snapshot;
        const { text, previous, pending } = request.body;
        void reply.header('x-snapshot-id', manifest.snapshot_id);
        const reading = readQuestion(text, { names: await readingNames(snapshot, scopeOf(request)), anchors: anchorsAt(manifest.data_date, clock()), ...(previous && { previous }), ...(pending !== undefined && { pending }) });
        return { data: asJson(reading), meta: snapshotMetaOf(manifest) };
      }),
  );
};

/** The reading with lists of its own, as answers are typed. */
function asJson({ queries, concepts, assumed, unread, choices, spans, ...texts }: ReturnType<typeof readQuestion>): z.infer<typeof answerSchema>['data'] {
  return {
    ...texts,
    queries: [...queries],
    concepts: [...concepts],
    assumed: [...assumed],
    unread: [...unread],
    choices: choices.map(({ label, queries: own, message }) => ({ label, ...(own && { queries: [...own] }), ...(message !== undefined && { message }) })),
    spans: [...spans],
  };
}
