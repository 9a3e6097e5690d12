import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ClaimQueryInput, QueryColumn } from '#client';

import { service } from '../service/service.ts';
import type { Language } from '../texts/language.ts';

export type QueryRow = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface QueryAnswer {
  readonly rows: readonly QueryRow[];
  readonly columns: readonly QueryColumn[];
  readonly total: number;
  readonly matched: number;
}

/** Any ClaimQuery, with its columns; what was shown stays until the next answer is there. */
export function rowsOptions(body: ClaimQueryInput, language: Language) {
  return queryOptions({
    queryKey: ['rows', body, language],
    queryFn: async ({ signal }): Promise<QueryAnswer> => {
      const { data, meta } = await service.call('POST /queries', { body, signal });
      return { rows: data, columns: meta.columns, total: meta.total, matched: meta.matched };
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function numberOf(row: QueryRow | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' ? value : 0;
}

/** The columns that hold what was grouped by, in that order. */
export function groupNames(answer: QueryAnswer | undefined): readonly string[] {
  return (answer?.columns ?? []).filter(({ role }) => role === 'group').map(({ name }) => name);
}
