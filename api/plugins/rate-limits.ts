import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { CasemindError } from '#engine';
import type { FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';

/** Requests in a minute. */
export interface Limits {
  /** Of one user, or of one address where nobody is logged in. */
  readonly requests: number;
  /** Tries to log in as one user, from whatever addresses. */
  readonly logins: number;
  /** Tries to log in from one address (of IPv6: one /64), whoever as. */
  readonly loginsByAddress: number;
  /** Whole reports as a file, of one user. */
  readonly exports: number;
  /** Simulations, and calls for simulated claims, of one user. */
  readonly simulations: number;
}

export const defaultLimits: Limits = { requests: 12_000, logins: 10, loginsByAddress: 60, exports: 30, simulations: 30 };

/** Callers, names or addresses that one limit counts: whoever is forgotten for others begins anew, so that it takes many to hide one. */
const mostCounted = 100_000;

/** The address that a limit counts: one whatever its spelling, and of IPv6 the network, of which a caller has every address. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return normalizeIP(ip);
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts one export of the caller; throws CasemindError RATE_LIMITED where it is one too many. */
    countExport(request: FastifyRequest): Promise<void>;
    /** The same for a simulation. */
    countSimulation(request: FastifyRequest): Promise<void>;
  }
}

/** Counts after the access token was read, so that a limit is a user's own wherever there is one. */
export const rateLimits = plugin<{ readonly limits: Limits }>(
  async (app, { limits }) => {
    await app.register(rateLimit, {
      global: true,
      cache: mostCounted,
      hook: 'preHandler',
      max: limits.requests,
      timeWindow: 60_000,
      keyGenerator: (request) => request.user?.sub ?? addressOf(request),
      errorResponseBuilder: (_request, { ttl }) => new CasemindError('RATE_LIMITED', { seconds: Math.ceil(ttl / 1000) }),
    });
    const counter = (name: string, max: number): ((request: FastifyRequest) => Promise<void>) => {
      const count = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: (request) => `${name} ${request.user?.sub ?? addressOf(request)}` });
      return async (request) => {
        const counted = await count(request);
        if (!counted.isAllowed && counted.isExceeded) throw new CasemindError('RATE_LIMITED', { seconds: counted.ttlInSeconds });
      };
    };
    app.decorate('countExport', counter('export', limits.exports));
    app.decorate('countSimulation', counter('simulation', limits.simulations));
  },
  { name: 'rate-limits' },
);
