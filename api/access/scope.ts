import { CasemindError, type Scope } from '#engine';
import type { FastifyRequest } from 'fastify';

/** The claims that the caller of a private route may see: what every read of claims is bound to. */
export function scopeOf({ user: { provinces } }: FastifyRequest): Scope {
  return { provinces };
}

/** Whether a scope, by its provinces, lies wholly within another. */
export function isWithin(provinces: readonly string[] | null, scope: Scope): boolean {
  return scope.provinces === null || (provinces !== null && provinces.every((province) => scope.provinces?.includes(province)));
}

/**
 * Whoever manages users does so within their own scope: of a user, as it is and as it shall be.
 *
 * @throws CasemindError SCOPE_EXCEEDED
 */
export function requireWithin(request: FastifyRequest, provinces: readonly string[] | null): void {
  const own = scopeOf(request);
  if (!isWithin(provinces, own)) throw new CasemindError('SCOPE_EXCEEDED', { own: own.provinces?.join(', ') ?? '', asked: provinces?.join(', ') ?? 'null' });
}
