import { queryOptions } from '@tanstack/react-query';
import type { Alert } from '#client';

import { service } from '../service/service.ts';
import type { Language } from '../texts/language.ts';

/** Everything of the room is read anew by this key. */
export const qualityKey = ['quality'] as const;

export function qcStatusOptions(lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'status', lang], queryFn: async ({ signal }) => (await service.call('GET /analytics/qc-status', { query: { lang }, signal })).data, staleTime: 30_000 });
}

export function metricHistoryOptions(metric: string, lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'history', metric, lang], queryFn: async ({ signal }) => (await service.call('GET /analytics/qc-status/history', { query: { metric, limit: 60, lang }, signal })).data, staleTime: 60_000 });
}

export function alertsOptions(status: readonly Alert['status'][], lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'alerts', status, lang], queryFn: async ({ signal }) => (await service.call('GET /alerts', { query: { status: [...status], limit: 100, lang }, signal })).data, staleTime: 15_000 });
}

export function alertOptions(id: string, lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'alert', id, lang], queryFn: async ({ signal }) => (await service.call('GET /alerts/{id}', { path: { id }, query: { lang }, signal })).data, staleTime: 15_000 });
}

export function snapshotsOptions(lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'snapshots', lang], queryFn: async ({ signal }) => (await service.call('GET /admin/snapshots', { query: { lang }, signal })).data, staleTime: 15_000 });
}

export function jobsOptions(lang: Language) {
  return queryOptions({ queryKey: [...qualityKey, 'jobs', lang], queryFn: async ({ signal }) => (await service.call('GET /admin/jobs', { query: { limit: 50, lang }, signal })).data, staleTime: 5000, refetchInterval: 15_000 });
}
