import type { ClaimQuery } from '#engine';

import type { Composed } from './compose/compose.ts';
import type { Draft } from './grammar/draft.ts';

/** A query with what a follow-up has still to say of it. */
export interface Edited {
  readonly before: ClaimQuery;
  readonly draft: Draft;
}

/**
 * One way to edit a query: where a follow-up asks for it, the query so edited with the rest of what is said, or the query that
 * nothing more can be said of; a composed one without a query asks back. Undefined where it is not asked for.
 */
export type Edit = (before: ClaimQuery, draft: Draft, isShown: boolean) => Edited | Composed | undefined;
