import { timingSafeEqual } from 'node:crypto';

import { CasemindError } from '#engine';
import type { Session, Sessions } from '#store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

import { csrfHeader, csrfTokenOf } from '../http/csrf.ts';

/** As cookies are named where the page came by TLS: such a one no other host and no plain HTTP can set (RFC 6265bis, 4.1.3.2). */
const names = { http: 'casemind_session', https: '__Host-casemind_session' } as const;
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface BrowserSession extends Session {
  readonly token: string;
}

declare module 'fastify' {
  interface FastifyInstance {
    readonly browserSessions: {
      /** The session of the request’s cookie; undefined where it has none that holds. @throws CasemindError CSRF_REFUSED for a write that no page of ours makes. */
      of(request: FastifyRequest): Promise<BrowserSession | undefined>;
      /** Gives the browser the cookie; no script can read it, and no other site’s page sends it. */
      give(request: FastifyRequest, reply: FastifyReply, token: string): void;
      /** Takes the cookie back. */
      take(request: FastifyRequest, reply: FastifyReply): void;
    };
  }
}

/** Whether a page of another site made the request, as far as the browser says. */
export function isFromElsewhere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Sign-ins of browsers, by a cookie beside the bearer tokens of programs. */
export const browserSessions = plugin<{ readonly sessions: Pick<Sessions, 'use'> }>(
  async (app, { sessions }) => {
    app.decorate('browserSessions', {
      async of(request: FastifyRequest) {
        const token = tokenIn(request);
        const session = token === undefined ? undefined : await sessions.use(token);
        if (token === undefined || !session) return undefined;
        if (!safeMethods.has(request.method) && (isFromElsewhere(request) || !isSame(request.headers[csrfHeader], csrfTokenOf(token)))) throw new CasemindError('CSRF_REFUSED');
        return { ...session, token };
      },
      give: (request: FastifyRequest, reply: FastifyReply, token: string) => void reply.header('set-cookie', cookie(request, token)),
      take: (request: FastifyRequest, reply: FastifyReply) => void reply.header('set-cookie', `${cookie(request, '')}; Max-Age=0`),
    });
  },
  { name: 'browser-sessions' },
);

function cookie({ protocol }: FastifyRequest, value: string): string {
  return `${names[protocol]}=${value}; Path=/; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;
}

function tokenIn({ headers, protocol }: FastifyRequest): string | undefined {
  const given = (headers.cookie ?? '').split(';').map((part) => part.trim().split('='));
  const [, token] = given.find(([name]) => name === names[protocol]) ?? [];
  return token !== undefined && /^[\w-]{20,200}$/.test(token) ? token : undefined;
}

function isSame(given: string | readonly string[] | undefined, wanted: string): boolean {
  return typeof given === 'string' && given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
