import type { ClaimQueryInput } from '#engine';

type Clause = Exclude<NonNullable<ClaimQueryInput['where']>[number], { any: unknown }>;

/** Short ways to write the queries of questions. */
export type Where = NonNullable<ClaimQueryInput['where']>;

export const ranap: Clause = { field: 'service_type', op: '=', value: 'RITL' };
export const rajal: Clause = { field: 'service_type', op: '=', value: 'RJTL' };
export const bali: Clause = { field: 'province_name', op: '=', value: 'Bali' };
export const jabar: Clause = { field: 'province_name', op: '=', value: 'Jawa Barat' };
export const jatim: Clause = { field: 'province_name', op: '=', value: 'Jawa Timur' };
export const stroke: Clause = { field: 'dx_primary_code', op: 'under', value: 'set:stroke' };
export const flagged: Clause = { field: 'is_flagged', op: '=', value: true };
export const igd: Clause = { field: 'clinic_name', op: 'in', value: ['INSTALASI GAWAT DARURAT', 'UNIT GAWAT DARURAT'] };
export const duplicate: Clause = { field: 'flags', op: 'contains', value: 'duplicate_pattern' };
export const above = (value: number): Clause => ({ field: 'amount_claimed', op: '>', value });
export const claims = (where: Where, more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'claims', where, ...more });
export const count = (where: Where, more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg: 'count' }], ...more });
export const measure = (agg: 'sum' | 'mean' | 'median' | 'p90' | 'min' | 'max' | 'distinct', field: string, where: Where = [], more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg, field }], ...more });
export const by = (...fields: readonly string[]): Partial<ClaimQueryInput> => ({ by: fields.map((field) => ({ field })) });
export const monthly: Partial<ClaimQueryInput> = { by: [{ field: 'admit_date', unit: 'month' }] };
export const days = (from?: string, to?: string, date?: 'discharge_date' | 'decided_on'): Partial<ClaimQueryInput> => ({ period: { ...(date && { date }), ...(from !== undefined && { from }), ...(to !== undefined && { to }) } });
export const shareOf = (shared: Where, where: Where = [], more: Partial<ClaimQueryInput> = {}): ClaimQueryInput => ({ subject: 'groups', where, measures: [{ agg: 'count', where: shared, of: 'group' }], ...more });
export const facilities = (more: Partial<ClaimQueryInput>): ClaimQueryInput => ({ subject: 'facilities', measures: [{ agg: 'count' }], ...more });
export const patients = (more: Partial<ClaimQueryInput>): ClaimQueryInput => ({ subject: 'patients', measures: [{ agg: 'count' }], ...more });
export const having = (op: '>' | '>=' | '<' | '<=', value: number): Partial<ClaimQueryInput> => ({ having: [{ measure: 0, op, value }] });
export const java: Clause = { field: 'province_name', op: 'in', value: ['DKI Jakarta', 'Jawa Barat', 'Jawa Tengah', 'DI Yogyakarta', 'Jawa Timur', 'Banten'] };
export const mine: Clause = { field: 'reviewer', op: '=', value: 'me' };
export const rejected: Clause = { field: 'decision', op: '=', value: 'rejected' };
export const under = (value: string): Clause => ({ field: 'dx_primary_code', op: 'under', value });
