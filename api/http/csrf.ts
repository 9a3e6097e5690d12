import { createHash } from 'node:crypto';

/** The request header that says again, by a script of our own pages, what the cookie cannot say. */
export const csrfHeader = 'x-csrf-token';

/**
 * What the header of a write must say: it follows from the token, which only the browser and the service know, and the
 * token does not follow from it. A page of another site can neither read it nor send a header of this name.
 */
export function csrfTokenOf(token: string): string {
  return createHash('sha256').update(`casemind csrf ${token}`).digest('base64url');
}
