import { useQuery } from '@tanstack/react-query';

import type { Filters } from '../filters/filters.ts';
import { claimQueryOf } from '../service/queries.ts';
import { service } from '../service/service.ts';

/** The claims before and after one in the list that it was opened from, as far as its first thousand goes. */
export function useNextClaims(claimId: string, filters: Filters): { readonly previous: string | undefined; readonly next: string | undefined } {
  const { data } = useQuery({
    queryKey: ['order', filters],
    queryFn: async ({ signal }) => {
      const { data: rows } = await service.call('POST /queries', { body: claimQueryOf(filters, ['claim_id'], Math.min(filters.top ?? 1000, 1000)), signal });
      return rows.map(({ claim_id: id }) => String(id));
    },
    // What is decided leaves many a list: the order stays as it was when it was begun.
    staleTime: 600_000,
  });
  const at = data?.indexOf(claimId) ?? -1;
  return { previous: at > 0 ? data?.[at - 1] : undefined, next: at >= 0 ? data?.[at + 1] : undefined };
}
