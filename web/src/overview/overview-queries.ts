import type { ClaimQueryInput, ClauseInput } from '#client';

import type { Filters } from '../filters/filters.ts';

const flagged: ClauseInput = { field: 'is_flagged', op: '=', value: true };
const above: ClauseInput = { field: 'is_above_p90', op: '=', value: true };
const inpatient: ClauseInput = { field: 'service_type', op: '=', value: 'RITL' };
const decided: ClauseInput = { field: 'decision', op: 'not_null' };
const corrected: ClauseInput = { field: 'decision', op: 'in', value: ['partial', 'rejected'] };

const claims = { name: 'claims', agg: 'count' } as const;
const rate = { name: 'rate', agg: 'count', where: [flagged], of: 'group' } as const;
const flaggedCount = { name: 'flagged', agg: 'count', where: [flagged] } as const;
/** What is at risk as the worklist sums it: the excess over the peers’ P90 of claims with an indication. */
const excess = { name: 'excess', agg: 'sum', field: 'excess_amount', where: [above, flagged] } as const;
const inpatientShare = { name: 'inpatient_share', agg: 'count', where: [inpatient], of: 'group' } as const;

function of({ where, period }: Filters): Pick<ClaimQueryInput, 'where'> & { readonly period?: Filters['period'] } {
  return { where, ...(period && { period }) };
}

/** Every figure of the overview, each by the query that anybody may send. */
export const overviewQueries = {
  totals: (filters: Filters): ClaimQueryInput => ({
    subject: 'groups',
    ...of(filters),
    measures: [claims, { name: 'claimed', agg: 'sum', field: 'amount_claimed' }, flaggedCount, rate, excess, { name: 'inpatient', agg: 'count', where: [inpatient] }, inpatientShare, { name: 'reviewed', agg: 'count', where: [decided] }, { name: 'in_review', agg: 'count', where: [{ field: 'review_state', op: '=', value: 'in_review' }] }],
  }),
  provinces: (filters: Filters): ClaimQueryInput => ({ subject: 'groups', ...of(filters), by: [{ field: 'province_code' }, { field: 'province_name' }], measures: [claims, flaggedCount, rate, excess, inpatientShare], limit: 100 }),
  flags: (filters: Filters): ClaimQueryInput => ({
    subject: 'groups',
    ...of(filters),
    by: [{ field: 'flags' }],
    measures: [claims, { name: 'share', agg: 'count', of: 'matching' }, { name: 'decided', agg: 'count', where: [decided] }, { name: 'corrected', agg: 'count', where: [corrected] }],
    limit: 40,
  }),
  trend: (filters: Filters): ClaimQueryInput => ({ subject: 'groups', ...of(filters), by: [{ field: 'admit_date', unit: 'month' }], measures: [claims, flaggedCount, rate, excess, { name: 'inpatient', agg: 'count', where: [inpatient] }], limit: 240 }),
  facilities: (filters: Filters): ClaimQueryInput => ({ subject: 'facilities', ...of(filters), measures: [excess, flaggedCount, claims, rate], order: [{ measure: 0 }], limit: 10 }),
  groups: (filters: Filters): ClaimQueryInput => ({ subject: 'groups', ...of(filters), by: [{ field: 'inacbg_code' }], measures: [excess, flaggedCount, claims, rate], order: [{ measure: 0 }], limit: 10 }),
  /** Claims in review by the day on which they are due. */
  queue: (filters: Filters): ClaimQueryInput => ({ subject: 'groups', where: [...filters.where, { field: 'due_on', op: 'not_null' }], ...(filters.period && { period: filters.period }), by: [{ field: 'due_on', unit: 'day' }], measures: [claims], limit: 1000 }),
  /** The ratio times what was claimed, added up: exact, since claims of one ratio are added before. */
  corrections: (filters: Filters): ClaimQueryInput => ({ subject: 'groups', ...of(filters), by: [{ field: 'correction_ratio' }], measures: [claims, { name: 'claimed', agg: 'sum', field: 'amount_claimed' }], limit: 1000 }),
} as const;

/** The same claims and one condition more: what a mark opens. */
export function narrowed({ where, period }: Filters, ...more: readonly ClauseInput[]): Filters {
  return { where: [...where, ...more], ...(period && { period }) };
}

export { corrected, decided, flagged, inpatient };
