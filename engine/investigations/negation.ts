import type { Clause, Condition } from '../query/claim-query.ts';

const opposites: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '=': '!=', '!=': '=', in: 'not_in', not_in: 'in', contains: 'not_contains', not_contains: 'contains', under: 'not_under', not_under: 'under', is_null: 'not_null', not_null: 'is_null' };
const beyond: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** Clauses that a query takes. */
const most = { clauses: 30, alternatives: 20 } as const;

/**
 * Clauses that exactly the claims pass that do not pass all of the given ones; those without a value included where
 * they passed none. Undefined where it takes more clauses than a query has.
 */
export function negationOf(clauses: readonly Clause[]): readonly Clause[] | undefined {
  // Not all of them: one fails. Of a clause of alternatives all fail, so the disjunction is multiplied out.
  let product: readonly (readonly Condition[])[] = [[]];
  for (const clause of clauses) {
    const failing = 'any' in clause ? clause.any.map(negatedOf) : [negatedOf(clause)];
    product = product.flatMap((before) => failing.map((conditions) => [...before, ...conditions]));
    if (product.length > most.clauses || product.some(({ length }) => length > most.alternatives)) return undefined;
  }
  return product.map((any) => (any.length === 1 && any[0] ? any[0] : { any: [...any] }));
}

/** Conditions of which one holds exactly where the given one does not. */
function negatedOf({ field, op, value }: Condition): readonly Condition[] {
  if (typeof value === 'object' && !Array.isArray(value)) {
    const other = beyond[op] ?? opposites[op] ?? op;
    return [{ field, op: other, value }, { field, op: 'is_null' }, { field: value.field, op: 'is_null' }];
  }
  const opposite = opposites[op];
  if (opposite !== undefined) return [{ field, op: opposite, ...(value !== undefined && { value }) }];
  if (op === 'between' && Array.isArray(value)) {
    const [low = 0, high = low] = value;
    return [{ field, op: '<', value: low }, { field, op: '>', value: high }, { field, op: 'is_null' }];
  }
  return [{ field, op: beyond[op] ?? op, ...(value !== undefined && { value }) }, { field, op: 'is_null' }];
}
