import { queryOptions } from '@tanstack/react-query';

import { service } from '../service/service.ts';
import type { Language } from '../texts/language.ts';

export function liveStatusOptions(lang: Language) {
  return queryOptions({ queryKey: ['live', 'status', lang], queryFn: async ({ signal }) => (await service.call('GET /live/status', { query: { lang }, signal })).data, refetchInterval: 3000 });
}

export function simulationRunsOptions(lang: Language) {
  return queryOptions({ queryKey: ['live', 'simulations', lang], queryFn: async ({ signal }) => (await service.call('GET /simulate/runs', { query: { limit: 10, lang }, signal })).data, refetchInterval: 3000 });
}

/** Claims that came in last, the oldest first, and where a stream goes on from there. */
export function lastClaimsOptions(source: 'all' | 'live' | 'simulated') {
  return queryOptions({
    queryKey: ['live', 'claims', source],
    queryFn: ({ signal }) => service.call('GET /live', { query: { source, limit: 100 }, headers: { accept: 'application/json' }, signal }),
    staleTime: Infinity,
    gcTime: 0,
  });
}
