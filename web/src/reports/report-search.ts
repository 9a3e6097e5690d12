import type { ClauseInput } from '#client';

import { type Filters, filtersIn } from '../filters/filters.ts';

export const reportTabs = ['severity-mismatch', 'duplicates', 'tariff-insight', 'facilities', 'casemix', 'free'] as const;
export type ReportTab = (typeof reportTabs)[number];
/** The reports of the API; the last tab is a table of one’s own. */
export type GivenReport = Exclude<ReportTab, 'free'>;
export const aggregations = ['count', 'share', 'sum', 'mean', 'median', 'p90', 'min', 'max', 'distinct'] as const;

/** What the address of the room holds. */
export interface ReportSearch extends Filters {
  readonly tab: ReportTab;
  readonly province?: string | undefined;
  readonly service?: 'RJTL' | 'RITL' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order?: string | undefined;
  readonly by?: string | undefined;
  readonly page?: number | undefined;
  /** Of the free table: fields of rows and columns, how and what is measured. */
  readonly rows?: string | undefined;
  readonly columns?: string | undefined;
  readonly agg?: (typeof aggregations)[number] | undefined;
  readonly field?: string | undefined;
}

/** Reads an address, which anybody may have written; the service checks the rest. */
export function reportSearchIn(search: Record<string, unknown>): ReportSearch {
  const words = (['province', 'order', 'by', 'rows', 'columns', 'field'] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && /^[\w .-]{1,80}$/.test(value) ? [[name, value] as const] : [];
  });
  const days = (['from', 'to'] as const).flatMap((name) => {
    const value = search[name];
    return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? [[name, value] as const] : [];
  });
  const { tab, service, page, agg } = search;
  const aggregation = aggregations.find((one) => one === agg);
  return {
    ...filtersIn(search),
    tab: reportTabs.find((one) => one === tab) ?? 'severity-mismatch',
    ...Object.fromEntries([...words, ...days]),
    ...(service === 'RJTL' || service === 'RITL' ? { service } : {}),
    ...(typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= 10_000 ? { page } : {}),
    ...(aggregation && { agg: aggregation }),
  };
}

/** What the filters of a report are in the worklist. */
export function worklistOf({ province, service, from, to }: ReportSearch, ...more: readonly ClauseInput[]): Filters {
  const where: ClauseInput[] = [...(province === undefined ? [] : [{ field: 'province_name', op: 'in', value: [province] } as const]), ...(service ? [{ field: 'service_type', op: '=', value: service } as const] : []), ...more];
  return { where, ...(from !== undefined || to !== undefined ? { period: { date: 'admit_date', from, to } } : {}) };
}
