import type { Draft } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** `itu`, `dari situ`, `those`, `each of them`: the claims, or the rows, of the question before. */
export function readReference(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const to = tokens.as(at, 'refers')?.to;
  if (to === undefined) return undefined;
  draft.refers ??= { at, to };
  return at + 1;
}
