import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { CasemindError } from '#engine';
import type { CallCounts } from '#store';
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

const windowMs = 60_000;
/** Callers that a replica counts requests of: whoever is forgotten for others begins anew, so that it takes many to hide one. */
const mostCounted = 100_000;

/** The address that a limit counts: one whatever its spelling, and of IPv6 the network, of which a caller has every address. */
export function addressOf({ ip }: Pick<FastifyRequest, 'ip'>): string {
  return normalizeIP(ip);
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Counts a try to log in, of the name and of the address; throws CasemindError RATE_LIMITED where it is one too many of either. */
    countLogin(request: FastifyRequest, nameKey: string): Promise<void>;
    /** Counts one export of the caller; throws CasemindError RATE_LIMITED where it is one too many. */
    countExport(request: FastifyRequest): Promise<void>;
    /** The same for a simulation. */
    countSimulation(request: FastifyRequest): Promise<void>;
  }
}

interface RateLimitOptions {
  readonly limits: Limits;
  readonly callCounts: CallCounts;
}

/**
 * Counts after the access token was read, so that a limit is a user's own wherever there is one. Requests as such are counted by each
 * replica for itself, since what they protect is its process; logins, exports and simulations in the store, by all of them together.
 */
export const rateLimits = plugin<RateLimitOptions>(
  async (app, { limits, callCounts }) => {
    await app.register(rateLimit, {
      global: true,
      cache: mostCounted,
      hook: 'preHandler',
      max: limits.requests,
      timeWindow: windowMs,
      keyGenerator: (request) => request.user?.sub ?? addressOf(request),
      errorResponseBuilder: (_request, { ttl }) => new CasemindError('RATE_LIMITED', { seconds: Math.ceil(ttl / 1000) }),
    });
    const count = async (key: string, max: number): Promise<void> => {
      const { calls, leftMs } = await callCounts.add(key, windowMs);
      if (calls > max) throw new CasemindError('RATE_LIMITED', { seconds: Math.ceil(leftMs / 1000) });
    };
    const counter = (name: string, max: number) => async (request: FastifyRequest) => count(`${name} ${request.user?.sub ?? addressOf(request)}`, max);
    app.decorate('countExport', counter('export', limits.exports));
    app.decorate('countSimulation', counter('simulation', limits.simulations));
    app.decorate('countLogin', async (request, nameKey) => {
      const counted = await Promise.allSettled([count(`address ${addressOf(request)}`, limits.loginsByAddress), count(`name ${nameKey}`, limits.logins)]);
      for (const each of counted) if (each.status === 'rejected') throw each.reason;
    });
  },
  { name: 'rate-limits' },
);
