import type { ClaimQuery } from '#engine';

import type { Act } from './acts/index.ts';

/** One thing that a message asks. */
export type Part = { readonly kind: 'query'; readonly query: ClaimQuery } | Act;
