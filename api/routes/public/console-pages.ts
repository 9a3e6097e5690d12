import { existsSync } from 'node:fs';
import { join } from 'node:path';

import fastifyStatic from '@fastify/static';
import { CasemindError } from '#engine';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';

import { pathOf } from '../../plugins/problems.ts';

/** Built by `npm run build` from web/src, and kept in the repository. */
const built = join(import.meta.dirname, '..', '..', '..', 'web', 'dist');

/** Nothing from elsewhere, nothing inline, no other site's frame around it; text is never HTML (Trusted Types of nobody). */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const year = 365 * 24 * 3600;

/** GET /console/…: the console. Its assets carry the hash of what they hold in their names; every other address is a room, which the page itself finds. */
export const consolePages: FastifyPluginAsync = async (app) => {
  await app.register(fastifyStatic, { root: built, serve: false });

  const send = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const path = pathOf(request).replace(/^\/(?:v1\/)?console\//, '');
    const isAsset = /^assets\/[\w.-]+$/.test(path) || path === 'favicon.svg';
    if ((path.startsWith('assets/') && !isAsset) || (isAsset && !existsSync(join(built, path)))) throw new CasemindError('ROUTE_MISSING', { path: pathOf(request) });
    void reply.header('content-security-policy', policy);
    if (!isAsset) return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
    return reply.header('cache-control', path.startsWith('assets/') ? `public, max-age=${year}, immutable` : 'public, max-age=3600').sendFile(path, { cacheControl: false });
  };

  app.get('/console', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/console/'));
  app.get('/console/*', { schema: { hide: true } }, async (request, reply) => send(request, reply));
};
