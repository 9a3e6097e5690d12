import type { ClaimQueryInput } from '#client';

import { type Filters, filtersIn, isEmpty, orderOf } from './filters.ts';

export { type Filters, isEmpty };

/** Rows where a query names no number. */
const defaultLimit = 50;

/** The query that a sentence goes on from. */
export function claimQueryOfFilters(filters: Filters): ClaimQueryInput {
  return { subject: 'claims', where: filters.where, ...(filters.period && { period: filters.period }), order: orderOf(filters), ...(filters.top !== undefined && { limit: filters.top }) };
}

/** A query as filters of the worklist; undefined where it asks for more than which claims, in which order. */
export function filtersOfQuery({ subject, where = [], period, base, by = [], having = [], order = [], limit = defaultLimit, against, change }: ClaimQueryInput): Filters | undefined {
  const isList = subject === 'claims' || (subject === 'groups' && by.length === 0);
  if (!isList || base || having.length > 0 || against || change) return undefined;
  const [first, ...others] = order;
  if (others.length > 0) return undefined;
  const days = period && { date: period.date ?? 'admit_date', ...(period.from !== undefined && { from: period.from }), ...(period.to !== undefined && { to: period.to }) };
  return filtersIn({
    where,
    ...(days && { period: days }),
    ...(subject === 'claims' && first?.field !== undefined && { sort: first.direction === 'asc' ? `${first.field}.asc` : first.field }),
    ...(subject === 'claims' && limit !== defaultLimit && { top: limit }),
  });
}
