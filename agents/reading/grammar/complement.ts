import type { Condition } from '#engine';

const opposite: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = { '=': '!=', in: 'not_in', contains: 'not_contains', under: 'not_under', '<': '>=', '<=': '>', '>': '<=', '>=': '<' };

/** The complement of a comparison: claims without a value are in it. */
export function complementOf(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.flatMap((condition): readonly Condition[] => {
    const { field, op, value } = condition;
    if (op === 'between' && Array.isArray(value)) return [{ field, op: '<', value: value[0] ?? 0 }, { field, op: '>', value: value[1] ?? 0 }, { field, op: 'is_null' }];
    // What denies a value holds of claims without one.
    if (op === '=' || op === 'in' || op === 'contains' || op === 'under') return [{ ...condition, op: opposite[op] ?? op }];
    return [{ ...condition, op: opposite[op] ?? op }, { field, op: 'is_null' }];
  });
}
