/**
 * Arithmetic of a query that binary floating point would get wrong at ties. Everything here is SQL over whole numbers
 * (BIGINT or HUGEINT) or decimals.
 */

/** One whole number divided by another, rounded to 6 decimals, half away from zero; NULL where the divisor is 0 or either is absent. */
export function ratioSql(numerator: string, denominator: string): string {
  const [n, d] = [`CAST(${numerator} AS HUGEINT)`, `CAST(${denominator} AS HUGEINT)`];
  return `CASE WHEN ${d} <> 0 THEN CAST(sign(${n}) * sign(${d}) * ((2000000 * abs(${n}) + abs(${d})) // (2 * abs(${d}))) AS DOUBLE) / 1000000 END`;
}

/** A number of at most `decimals` places in units of its last place; a small whole number has room for them too. */
export function unitsSql(sql: string, decimals: number): string {
  return `CAST(round(${sql} * CAST(${10 ** decimals} AS BIGINT)) AS BIGINT)`;
}

/** Lower end of the bin of `width` units that a number of units lies in; below 0 too. */
export function binSql(units: string, width: string): string {
  return `(${units} - ((${units} % ${width}) + ${width}) % ${width})`;
}

/** Decimal places that a number is written with. */
export function decimalsOf(number: number): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(number)) ?? [];
  return Math.max(0, fraction.length - Number(exponent));
}
