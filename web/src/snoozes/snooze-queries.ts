import { queryOptions } from '@tanstack/react-query';

import { service } from '../service/service.ts';
import type { Language } from '../texts/language.ts';

/** Rules that are snoozed, in the caller’s provinces: those that hold, or all. */
export function snoozesOptions(state: 'in_force' | 'all', language: Language) {
  return queryOptions({ queryKey: ['snoozes', state, language], queryFn: async ({ signal }) => (await service.call('GET /rule-snoozes', { query: { state, lang: language }, signal })).data, staleTime: 15_000 });
}
