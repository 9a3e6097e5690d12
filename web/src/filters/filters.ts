import type { CatalogueField, ClauseInput, ConditionInput } from '#client';

/** What the address of the worklist holds: who opens it sees the same list. */
export interface Filters {
  readonly where: readonly ClauseInput[];
  readonly period?: Period | undefined;
  /** `field` or `field.asc`; the order of the worklist unless told. */
  readonly sort?: string | undefined;
  /** Only so many, the first of the order. */
  readonly top?: number | undefined;
}

export interface Period {
  readonly date: 'admit_date' | 'discharge_date' | 'decided_on' | 'received_on';
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const operators = ['=', '!=', '<', '<=', '>', '>=', 'between', 'in', 'not_in', 'contains', 'not_contains', 'under', 'not_under', 'is_null', 'not_null'] as const;
const dates = ['admit_date', 'discharge_date', 'decided_on', 'received_on'] as const;

/** Reads an address, which anybody may have written: what is no filter is left out, and the service checks the rest. */
export function filtersIn(search: Readonly<Record<string, unknown>>): Filters {
  const { where, period, sort, top } = search;
  const clauses = Array.isArray(where) ? where.filter((clause) => isClause(clause)).slice(0, 30) : [];
  const days = isPeriod(period) ? period : undefined;
  return {
    where: clauses,
    ...(days && { period: days }),
    ...(typeof sort === 'string' && /^[a-z][a-z0-9_]*(\.asc)?$/.test(sort) ? { sort } : {}),
    ...(typeof top === 'number' && Number.isInteger(top) && top > 0 && top <= 10_000 ? { top } : {}),
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCondition(value: unknown): value is ConditionInput {
  return isRecord(value) && typeof value['field'] === 'string' && operators.some((op) => op === value['op']);
}

function isClause(value: unknown): value is ClauseInput {
  return isCondition(value) || (isRecord(value) && Array.isArray(value['any']) && value['any'].length > 0 && value['any'].every((one) => isCondition(one)));
}

function isPeriod(value: unknown): value is Period {
  return isRecord(value) && dates.some((date) => date === value['date']) && [value['from'], value['to']].every((day) => day === undefined || (typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)));
}

export function isEmpty({ where, period, top }: Filters): boolean {
  return where.length === 0 && period === undefined && top === undefined;
}

/** The order as POST /queries takes it. */
export function orderOf({ sort }: Pick<Filters, 'sort'>): { field: string; direction: 'asc' | 'desc' }[] {
  if (sort === undefined) return [];
  const [field = '', direction] = sort.split('.');
  return [{ field, direction: direction === 'asc' ? 'asc' : 'desc' }];
}

/** The operators that a person is offered for a field, the likeliest first. */
export function operatorsFor(field: CatalogueField): readonly ConditionInput['op'][] {
  const likely = ['in', 'contains', 'under', '>=', '<=', 'between', '=', 'not_in', 'not_contains', 'not_under', 'is_null', 'not_null'] as const;
  const isChoice = field.kind === 'nominal' || field.kind === 'ordinal' || field.kind === 'key';
  const offered = likely.filter((op) => field.operators.includes(op));
  if (field.kind === 'boolean') return ['='];
  return isChoice ? offered.filter((op) => !['>=', '<=', 'between', 'contains', 'not_contains', '='].includes(op)) : offered.filter((op) => op !== 'in' && op !== 'not_in' && (op !== '=' || field.kind === 'integer'));
}
