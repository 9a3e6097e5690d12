import type { ClaimQuery } from '#engine';

import type { Act } from './acts/act.ts';
import type { Extent } from './extent.ts';

/** One thing that a message asks; `extent` how much of a list its words want to see. */
export type Part = { readonly kind: 'query'; readonly query: ClaimQuery; readonly extent?: Extent | undefined } | Act;
