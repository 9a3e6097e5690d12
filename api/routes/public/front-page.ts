import type { Language, Localized } from '#engine';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { isPublic, languageQuery, problemResponses } from '../../http/schemas.ts';

interface Place {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly about: Localized;
  /** Whether it answers without a token. */
  readonly isOpen: boolean;
}

/** Where to begin; all other addresses are at /docs. */
const places: readonly Place[] = [
  { method: 'GET', path: '/console/', isOpen: true, about: { id: 'Konsol untuk auditor, di peramban', en: 'The console for auditors, in a browser' } },
  { method: 'GET', path: '/docs', isOpen: true, about: { id: 'Dokumentasi API, untuk dibaca dan dicoba', en: 'The API’s documentation, to read and to try' } },
  { method: 'GET', path: '/openapi.json', isOpen: true, about: { id: 'Dokumentasi yang sama untuk program, sebagai OpenAPI 3.1', en: 'The same documentation for programs, as OpenAPI 3.1' } },
  { method: 'POST', path: '/auth/login', isOpen: true, about: { id: 'Masuk; memberi token untuk alamat lain', en: 'Log in; gives the token for the other addresses' } },
  { method: 'GET', path: '/claims/high-risk', isOpen: false, about: { id: 'Daftar kerja: klaim menurut risiko', en: 'The worklist: claims by risk' } },
  { method: 'GET', path: '/claims/{id}/summary', isOpen: false, about: { id: 'Ringkasan audit satu klaim', en: 'The audit summary of one claim' } },
  { method: 'POST', path: '/chat', isOpen: false, about: { id: 'Pertanyaan kepada kopilot, dengan kata-kata sendiri', en: 'A question to the copilot, in your own words' } },
  { method: 'POST', path: '/queries', isOpen: false, about: { id: 'Pertanyaan sebagai kueri bertipe', en: 'A question as a typed query' } },
  { method: 'GET', path: '/catalogue', isOpen: false, about: { id: 'Semua yang dapat ditanyakan', en: 'All that can be asked' } },
  { method: 'GET', path: '/readyz', isOpen: true, about: { id: 'Apakah layanan siap, dan data sampai kapan', en: 'Whether the service is ready, and the date of its data' } },
];

const texts = {
  about: {
    id: 'Klaim rumah sakit JKN yang layak ditelaah, dengan alasannya. Skor dan indikasi bukan putusan.',
    en: 'Hospital claims of JKN that are worth a review, and why. Scores and indications are no verdict.',
  },
} as const satisfies Readonly<Record<string, Localized>>;

const answerSchema = z.object({
  name: z.literal('Casemind'),
  version: z.string(),
  about: z.string(),
  places: z.array(
    z.object({
      method: z.enum(['GET', 'POST']),
      path: z.string(),
      about: z.string(),
      needs_token: z.boolean(),
    }),
  ),
});

type FrontPage = z.infer<typeof answerSchema>;

/** GET /: what is where, for programs; who names HTML among what it takes, as browsers do, lands in the console. */
export const frontPageRoute: FastifyPluginAsyncZod<{ readonly version: string }> = async (app, { version }) => {
  app.get(
    '/',
    {
      schema: {
        operationId: 'getFrontPage',
        summary: 'What is where; browsers go on to the console',
        tags: ['service'],
        security: isPublic,
        querystring: z.object({ lang: languageQuery }),
        response: {
          200: answerSchema.describe('where to begin'),
          302: z.null().describe('to the console, where Accept names text/html'),
          ...problemResponses(400, 429, 500),
        },
      },
    },
    async (request, reply) => {
      const language = app.languageOf(request);
      const page = frontPageIn(language, version);
      void reply.header('content-language', language).header('vary', 'accept, accept-language');
      if (request.headers.accept?.includes('text/html')) return reply.redirect('/console/');
      return page;
    },
  );
};

function frontPageIn(language: Language, version: string): FrontPage {
  return {
    name: 'Casemind',
    version,
    about: texts.about[language],
    places: places.map(({ method, path, about, isOpen }) => ({ method, path, about: about[language], needs_token: !isOpen })),
  };
}
