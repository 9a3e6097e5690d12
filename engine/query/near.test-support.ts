import type { NaiveResult } from './naive-query.test-support.ts';

/**
 * Whether two answers say the same. Decimals (means, shares) may differ by 1e-6, or by a billionth of the
 * larger; whole numbers, texts and days may not. What the columns are called is not compared.
 */
export function near(a: NaiveResult | readonly NaiveResult[], b: NaiveResult | readonly NaiveResult[]): boolean {
  return areNear([a].flat().map(compared), [b].flat().map(compared));
}

function compared({ rows, total, matched, withoutValue, withheld }: NaiveResult): unknown {
  return { rows, total, matched, withoutValue, withheld };
}

/** Of any values made of lists, objects and scalars. A bigint is the number that it is. */
export function areNear(a: unknown, b: unknown): boolean {
  if (isNumeric(a) && isNumeric(b)) return areNumbersNear(Number(a), Number(b));
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => areNear(value, b[i]));
  if (isObject(a) && isObject(b)) return areNear(Object.entries(a).toSorted(byName), Object.entries(b).toSorted(byName));
  return a === b;
}

function areNumbersNear(a: number, b: number): boolean {
  if (Number.isInteger(a) && Number.isInteger(b)) return a === b;
  const difference = Math.abs(a - b);
  // A number such as 0.1 is itself off by a part of its last bit.
  return difference <= 1e-6 * (1 + 1e-9) || difference <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

function isNumeric(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}
