import { CasemindError, type Scope } from '#engine';
import type { Role, User, Users } from '#store';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

import type { TokenSubject } from './access-tokens.ts';
import type { BrowserSession } from './browser-sessions.ts';
import { KnownUsers } from './known-users.ts';

/** Who asks, as the store knows them now. */
export interface Caller extends Scope {
  /** User id. */
  readonly sub: string;
  readonly name: string;
  readonly role: Role;
  /** Leads others: assigns to them, blesses answers. */
  readonly isLead: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Roles that may call a private route. */
    roles?: readonly Role[];
  }
  interface FastifyRequest {
    /** The caller of a private route; on public routes there is none. */
    user: Caller;
    /** Of a caller who signed in with a browser; others send an access token. */
    session?: BrowserSession;
  }
  interface FastifyInstance {
    /** Reads a user anew at the next request: they were changed here. */
    forgetUser(user: User): void;
    /** Whether who began a request may still make it, in the same scope: their token holds, and nobody changed them. */
    isStillAllowed(request: FastifyRequest): Promise<boolean>;
  }
}

interface AuthorizationOptions {
  readonly users: Pick<Users, 'findById' | 'findBySubject'>;
  readonly clock: () => Date;
}

/**
 * Makes the scope it is registered in private: each request needs a valid access token, or the cookie
 * of a session, of an enabled user whose role the route lists. A route that lists none cannot be registered. What an admin changes holds
 * at once here, and within 5 s on other replicas.
 */
export const authorization = plugin<AuthorizationOptions>(
  async (app, { users, clock }) => {
    const known = new KnownUsers({ users, clock });
    app.decorate('forgetUser', (user: User) => known.forget(user));
    app.addHook('onRoute', ({ url, config }) => {
      if (!config?.roles || config.roles.length === 0) throw new Error(`the private route ${url} lists no role`);
    });
    app.decorate('isStillAllowed', async (request: FastifyRequest) => {
      try {
        return JSON.stringify(await callerOf(request)) === JSON.stringify(request.user);
      } catch {
        return false;
      }
    });
    app.addHook('onRequest', async (request) => {
      request.user = await callerOf(request);
      const { role } = request.user;
      if (!request.routeOptions.config.roles?.includes(role)) throw new CasemindError('FORBIDDEN', { role });
    });

    async function callerOf(request: FastifyRequest): Promise<Caller> {
      const user = await known.find(await subjectOf(request));
      if (!user) throw new CasemindError('TOKEN_INVALID');
      const { id, username, role, isLead, provinces } = user;
      return { sub: id, name: username, role, isLead, provinces };
    }

    async function subjectOf(request: FastifyRequest): Promise<TokenSubject> {
      // Who sends a token means it: a cookie beside it counts for nothing.
      if (request.headers.authorization === undefined) {
        const session = await app.browserSessions.of(request);
        if (!session) throw new CasemindError('TOKEN_INVALID');
        request.session = session;
        return { id: session.userId, version: session.userVersion };
      }
      const [, token] = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(request.headers.authorization) ?? [];
      if (token === undefined) throw new CasemindError('TOKEN_INVALID');
      try {
        return await app.accessTokens.verify(token);
      } catch (error) {
        if (error instanceof CasemindError) throw error;
        throw new CasemindError('TOKEN_INVALID', {}, { cause: error });
      }
    }
  },
  { name: 'authorization', dependencies: ['access-tokens', 'browser-sessions'] },
);
