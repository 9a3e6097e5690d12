import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ClaimQueryInput } from '#client';

import { type Filters, orderOf } from '../filters/filters.ts';
import type { Language } from '../texts/language.ts';
import { service } from './service.ts';

export const pageSize = 100;

export function catalogueOptions(language: Language) {
  return queryOptions({ queryKey: ['catalogue', language], queryFn: ({ signal }) => service.call('GET /catalogue', { signal }), staleTime: Infinity });
}

export function readinessOptions() {
  return queryOptions({ queryKey: ['ready'], queryFn: ({ signal }) => service.call('GET /readyz', { signal }), staleTime: 60_000 });
}

/** The worklist as POST /queries takes it. */
export function claimQueryOf(filters: Filters, fields: readonly string[], limit: number): ClaimQueryInput {
  // A query of when claims came in is of those that came in live too: the newest of them first.
  const order = filters.sort === undefined && fields.includes('received_at') ? [{ field: 'received_at' }, { field: 'risk_score' }] : orderOf(filters);
  return { subject: 'claims', where: filters.where, ...(filters.period && { period: filters.period }), fields, order, limit };
}

export type ClaimRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** Claims that pass the filters, page by page. */
export function worklistOptions(filters: Filters, fields: readonly string[]) {
  return infiniteQueryOptions({
    queryKey: ['worklist', filters, fields],
    queryFn: async ({ pageParam, signal }) => {
      const body = claimQueryOf(filters, fields, Math.min(filters.top ?? pageSize, pageSize));
      const { data, meta } = await service.call('POST /queries', { query: pageParam === null ? {} : { cursor: pageParam }, body, signal });
      return { rows: data, total: meta.total, next: meta.next_cursor, snapshot: meta.snapshot_id };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last, pages) => (filters.top !== undefined && pages.length * pageSize >= filters.top ? null : last.next),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

/** Sums over all claims that pass the filters. */
export function totalsOptions({ where, period }: Filters) {
  return queryOptions({
    queryKey: ['totals', where, period],
    queryFn: async ({ signal }) => {
      const body: ClaimQueryInput = {
        subject: 'groups',
        where,
        ...(period && { period }),
        measures: [
          { name: 'claims', agg: 'count' },
          { name: 'claimed', agg: 'sum', field: 'amount_claimed' },
          { name: 'excess', agg: 'sum', field: 'excess_amount', where: [{ field: 'is_above_p90', op: '=', value: true }, { field: 'is_flagged', op: '=', value: true }] },
          { name: 'flagged', agg: 'count', where: [{ field: 'is_flagged', op: '=', value: true }] },
          { name: 'open', agg: 'count', where: [{ field: 'review_state', op: '=', value: 'pending' }] },
        ],
      };
      const { data, meta } = await service.call('POST /queries', { body, signal });
      return { ...data[0], withoutValue: meta.without_value };
    },
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
}

export function claimOptions(id: string, language: Language) {
  return queryOptions({ queryKey: ['claim', id, language], queryFn: ({ signal }) => service.call('GET /claims/{id}', { path: { id }, signal }), staleTime: 30_000 });
}

export function summaryOptions(id: string, language: Language) {
  return queryOptions({ queryKey: ['summary', id, language], queryFn: ({ signal }) => service.call('GET /claims/{id}/summary', { path: { id }, query: { lang: language }, signal }), staleTime: 300_000 });
}

export function backgroundOptions(id: string, language: Language) {
  return queryOptions({ queryKey: ['background', id, language], queryFn: ({ signal }) => service.call('GET /claims/{id}/background', { path: { id }, query: { lang: language }, signal }), staleTime: 300_000 });
}

/** How the claims of an INA-CBG code are billed. */
export function tariffOptions(code: string) {
  return queryOptions({
    queryKey: ['tariff', code],
    queryFn: async ({ signal }) => {
      const measures = [
        { name: 'n', agg: 'count' as const },
        { name: 'median', agg: 'median' as const, field: 'amount_claimed' },
        { name: 'p90', agg: 'p90' as const, field: 'amount_claimed' },
        { name: 'outliers', agg: 'count' as const, where: [{ field: 'is_above_p90', op: '=' as const, value: true }] },
      ];
      const { data } = await service.call('POST /queries', { body: { subject: 'groups', where: [{ field: 'inacbg_code', op: '=', value: code }], measures }, signal });
      const figure = (name: string): number => Number(data[0]?.[name] ?? 0);
      return { n: figure('n'), median: figure('median'), p90: figure('p90'), outliers: figure('outliers') };
    },
    staleTime: 300_000,
  });
}

export function decisionsOptions(id: string) {
  return queryOptions({ queryKey: ['decisions', id], queryFn: ({ signal }) => service.call('GET /claims/{id}/feedback', { path: { id }, signal }), staleTime: 15_000 });
}

export function threadsOptions(id: string, language: Language) {
  return queryOptions({ queryKey: ['threads', id, language], queryFn: ({ signal }) => service.call('GET /claims/{id}/chat', { path: { id }, query: { lang: language }, signal }), staleTime: 15_000 });
}

export function threadOptions(thread: string, language: Language) {
  return queryOptions({ queryKey: ['thread', thread, language], queryFn: ({ signal }) => service.call('GET /chat/{thread}', { path: { thread }, query: { lang: language, limit: 50 }, signal }), staleTime: 15_000 });
}
