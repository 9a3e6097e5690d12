/** A number exactly as it is written in decimals: units × 10^−places. */
export interface Decimal {
  readonly units: bigint;
  readonly places: number;
}

export const zero: Decimal = { units: 0n, places: 0 };

/** The shortest decimal that reads as this number, which is how it was written. */
export function decimal(value: number): Decimal {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), places: 0 };
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!parts) throw new RangeError(`${value} is no finite number`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const units = BigInt(`${sign}${whole}${fraction}`);
  const places = fraction.length - Number(exponent);
  return places < 0 ? { units: units * 10n ** BigInt(-places), places: 0 } : { units, places };
}

export function toNumber({ units, places }: Decimal): number {
  return Number(`${units}e${-places}`);
}

export function plus(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { units: unitsAt(a, places) + unitsAt(b, places), places };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  return plus(a, { units: -b.units, places: b.places });
}

export function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places };
}

/** Below 0 where a is less, 0 where they are equal, above 0 where a is more. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const difference = minus(a, b).units;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** a / b, rounded to 6 decimals, half away from zero. */
export function quotient(a: Decimal, b: Decimal): number {
  const places = Math.max(a.places, b.places);
  const top = unitsAt(a, places) * 1_000_000n;
  const bottom = unitsAt(b, places);
  const isNegative = top < 0n !== bottom < 0n;
  const rounded = (2n * absolute(top) + absolute(bottom)) / (2n * absolute(bottom));
  return toNumber({ units: isNegative ? -rounded : rounded, places: 6 });
}

/** The largest multiple of a width that is not above the value. */
export function floorTo(value: Decimal, width: Decimal): Decimal {
  const places = Math.max(value.places, width.places);
  const units = unitsAt(value, places);
  const step = unitsAt(width, places);
  const remainder = ((units % step) + step) % step;
  return { units: units - remainder, places };
}

function unitsAt({ units, places }: Decimal, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - places);
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
