import { claimDocumentKinds, composeClaimDocument, composeList, mostListed } from '#agents';
import { type SnapshotReader, claimQuerySchema, lines, text } from '#engine';
import type { Store } from '#store';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { type DocumentFormat, documentFormats, documentTypes } from '../../documents/index.ts';
import type { Renderer } from '../../rendering/renderer.ts';
import { outcomesReader } from '../../tool-readers/outcomes-reader.ts';
import { claimParams, languageQuery, needsToken, problemResponses } from '../../http/schemas.ts';
import { scopeOf } from '../../access/scope.ts';
import { chatRoles } from './chat.ts';

const formatSchema = z.enum(documentFormats).default('docx').describe('docx: to go on with in a word processor; pdf: to send or print; md: as plain text');
const documentLanguage = languageQuery.describe('language of the document; else as `lang` of the address');

const claimDocumentSchema = z.strictObject({
  kind: z.enum(claimDocumentKinds).describe('request: a letter that asks the hospital for documents; it tells no score, indication, peer or other claim. note: an audit note with all of that, for the file'),
  format: formatSchema,
  lang: documentLanguage,
  deadline_days: z.int().min(1).max(180).default(14).describe('of a request: calendar days from today in Jakarta by which the documents should be there'),
  number: text({ max: 100 }).optional().describe('of a request: the number of the letter; a line to fill in where it is left out'),
  place: text({ max: 100 }).optional().describe('of a request: where it is written; a line to fill in where it is left out'),
  words: lines({ max: 2000 }).optional().describe('the auditor’s own words, shown as theirs in a field of their own'),
});

const listQuerySchema = claimQuerySchema
  .refine(({ subject }) => subject === 'claims', { path: ['subject'], params: { accepted: { id: 'claims', en: 'claims' } } })
  .refine(({ limit }) => limit <= mostListed, { path: ['limit'], params: { accepted: { id: `bilangan bulat 1 sampai ${mostListed}`, en: `a whole number from 1 to ${mostListed}` } } });

const listDocumentSchema = z.strictObject({
  kind: z.literal('list').default('list'),
  format: formatSchema,
  lang: documentLanguage,
  query: listQuerySchema.describe(`a ClaimQuery of claims with a limit of at most ${mostListed}; its \`fields\` are not used`),
  title: text({ max: 120 }).optional().describe('heading of the list'),
});

const responses = {
  200: { description: 'the file', content: Object.fromEntries(Object.values(documentTypes).map((type) => [type.split(';')[0], { schema: z.unknown() }])) },
  ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503),
};

interface DocumentsOptions {
  readonly reader: SnapshotReader;
  readonly store: Pick<Store, 'outcomes'>;
  readonly renderer: Pick<Renderer, 'render'>;
  readonly clock: () => Date;
}

/** POST /claims/:id/documents and POST /documents: letters, notes and lists as files. */
export const documentsRoutes: FastifyPluginAsyncZod<DocumentsOptions> = async (app, { reader, store, renderer, clock }) => {
  const config = { roles: chatRoles };
  const schema = { security: needsToken, querystring: z.strictObject({ lang: languageQuery }), response: responses };

  app.post(
    '/claims/:id/documents',
    {
      config,
      preHandler: (request) => app.countExport(request),
      schema: {
        ...schema,
        tags: ['claims'],
        summary: 'A letter to the hospital or an audit note about a claim, as Markdown, PDF or Word',
        description: 'A request asks for the documents that the checklist of the claim needs, each with what it is for, and leaves the house: it is written from nothing but what the hospital sent of this claim. A note is for the file: finding, indications, comparison and its strength, decision, checklist.',
        params: claimParams,
        body: claimDocumentSchema,
      },
    },
    async (request, reply) => {
      const { kind, format, lang, deadline_days: deadlineDays, number, place, words } = request.body;
      const claimId = request.params.id;
      const maker = { by: request.user.name, now: clock(), language: lang ?? app.languageOf(request), scope: scopeOf(request), outcomesOf: outcomesReader(store) };
      const document = await reader.read((snapshot) => composeClaimDocument({ ...maker, snapshot, kind, claimId, deadlineDays, number, place, words }));
      return sendDocument(reply, await renderer.render({ kind: 'document', document, format }), format, `${kind}_${claimId}`);
    },
  );

  app.post(
    '/documents',
    {
      config,
      preHandler: (request) => app.countExport(request),
      schema: {
        ...schema,
        tags: ['claims'],
        summary: 'A list of claims for a meeting, as Markdown, PDF or Word',
        description: `How the query is read, at most ${mostListed} claims of the caller’s scope, and their totals.`,
        body: listDocumentSchema,
      },
    },
    async (request, reply) => {
      const { kind, format, lang, query, title } = request.body;
      const maker = { by: request.user.name, now: clock(), language: lang ?? app.languageOf(request), scope: scopeOf(request) };
      const { document, claimIds, dataDate } = await reader.read(async (snapshot) => ({ ...(await composeList({ ...maker, snapshot, query, title })), dataDate: snapshot.manifest.data_date }));
      for (const claim of claimIds) request.toldClaims.add(claim);
      return sendDocument(reply, await renderer.render({ kind: 'document', document, format }), format, `${kind}_${dataDate}`);
    },
  );
};

function sendDocument(reply: FastifyReply, file: Buffer, format: DocumentFormat, name: string): FastifyReply {
  return reply.headers({ 'content-type': documentTypes[format], 'content-disposition': `attachment; filename="${name.replaceAll(/[^\w.-]/g, '_')}.${format}"` }).send(file);
}
