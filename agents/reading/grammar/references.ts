import type { Draft } from './draft.ts';
import type { Tokens } from './tokens.ts';

/** `itu`, `dari situ`, `those`, `each of them`: the claims, or the rows, of the question before. What the same message named and joined is asked back. */
export function readReference(tokens: Tokens, at: number, draft: Draft): number | undefined {
  const to = tokens.as(at, 'refers')?.to;
  const joint = tokens.list.findIndex((_, i) => i > 0 && i < at && tokens.is(i, 'and', 'but'));
  if (to === undefined || (joint > 0 && tokens.list.slice(0, joint).some((_, i) => tokens.is(i, 'subject', 'field')))) return undefined;
  draft.refers ??= { at, to };
  return at + 1;
}
