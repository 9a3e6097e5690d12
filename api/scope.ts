import { type Scope, everywhere } from '#engine';
import type { FastifyRequest } from 'fastify';

/** What the caller of a private route may see. */
export function scopeOf(_request: FastifyRequest): Scope {
  return everywhere;
}
