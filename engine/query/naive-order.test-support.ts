/** Order of two values of which each may be absent: null is last in either direction. */
export function nullsLast<T>(a: T | null, b: T | null, direction: 'asc' | 'desc', compare: (a: T, b: T) => number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction === 'asc' ? compare(a, b) : compare(b, a);
}
