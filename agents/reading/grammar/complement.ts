import type { Clause, Condition } from '#engine';

/** What holds where a comparison does not, of claims that have a value. */
export const opposites = {
  '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<', in: 'not_in', not_in: 'in', contains: 'not_contains', not_contains: 'contains', under: 'not_under', not_under: 'under', is_null: 'not_null', not_null: 'is_null',
} as const;

/** The complement of comparisons as one clause: claims without a value are in it. */
export function complementOf(conditions: readonly Condition[]): Clause {
  const [only, ...others] = conditions.flatMap((condition): readonly Condition[] => {
    const { field, op, value } = condition;
    if (op === 'between') return [{ field, op: '<', value: Array.isArray(value) ? (value[0] ?? 0) : 0 }, { field, op: '>', value: Array.isArray(value) ? (value[1] ?? 0) : 0 }, { field, op: 'is_null' }];
    // What denies a value holds of claims without one.
    return /[<>]/u.test(op) ? [{ ...condition, op: opposites[op] }, { field, op: 'is_null' }] : [{ ...condition, op: opposites[op] }];
  });
  return only && others.length === 0 ? only : { any: [...(only ? [only] : []), ...others] };
}
