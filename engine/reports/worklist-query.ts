import { z } from 'zod';

import { claimSources } from '../live/live-claim.ts';
import { type ClaimFilters, filterShape, refuseEmptyRanges, stateFilterShape } from './claim-filters.ts';
import { pageShape, refusePageBesideCursor } from './paging.ts';

const sortKeys = ['risk', 'amount_at_risk', 'amount_claimed', 'amount_gap', 'cost_zscore', 'ml_score', 'admit_date', 'discharge_date'] as const;
export type SortKey = (typeof sortKeys)[number];
export type SortDirection = 'asc' | 'desc';

/** `key` alone means the direction an auditor wants first: the riskiest, the largest, the newest. */
const sorts = sortKeys.flatMap((key) => [key, `${key}_asc` as const, `${key}_desc` as const]);

const worklistSources = [...claimSources, 'all'] as const;

/**
 * What a reader may ask of the worklist. Filters join with AND; one left out does not filter.
 * Unknown parameters are refused, so that a misspelt filter never widens the answer in silence.
 */
export const worklistQuerySchema = z
  .strictObject({
    ...filterShape,
    ...stateFilterShape,
    source: z
      .enum(worklistSources)
      .default('snapshot')
      .describe('snapshot: the claims loaded and scored together; live: real claims that came in by a channel; simulated: those of the simulation, which are not real; all: these together, an id that is in both from the snapshot. Live and simulated claims have no rank and stand where their scores put them; each row then says its source'),
    sort: z
      .enum(sorts)
      .default('risk')
      .describe('order; equal values are ordered by rank. A key alone is the order an auditor wants first: largest, newest, riskiest'),
    ...pageShape,
  })
  .superRefine(refuseEmptyRanges)
  .superRefine(refusePageBesideCursor);

export type WorklistQuery = z.infer<typeof worklistQuerySchema>;
export type WorklistFilters = ClaimFilters;

/** Key and direction of a sort; the worklist's own order is the riskiest first. */
export function parseSort(sort: WorklistQuery['sort']): { key: SortKey; direction: SortDirection } {
  const key = sortKeys.find((known) => sort === known || sort === `${known}_asc` || sort === `${known}_desc`) ?? 'risk';
  return { key, direction: sort.endsWith('_asc') ? 'asc' : 'desc' };
}
