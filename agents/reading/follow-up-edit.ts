import type { ClaimQuery } from '#engine';

import type { Composed } from './compose/compose.ts';
import type { Draft } from './grammar/draft.ts';

/** A query with what a follow-up has still to say of it. */
export interface Edited {
  readonly before: ClaimQuery;
  readonly draft: Draft;
}

/** One way to edit a query: it so edited with what is left to say, or done; a composed one without a query asks back. Undefined where it is not asked for. */
export type Edit = (before: ClaimQuery, draft: Draft, isShown: boolean) => Edited | Composed | undefined;
