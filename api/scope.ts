import type { Scope } from '#engine';
import type { FastifyRequest } from 'fastify';

/** The claims that the caller of a private route may see: what every read of claims is bound to. */
export function scopeOf({ user: { provinces } }: FastifyRequest): Scope {
  return { provinces };
}
