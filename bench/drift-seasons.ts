import type { ClaimPool } from './drift-claims.ts';

/** 2022-01-01 in days since 1970. */
export const firstDay = 18_993;

/**
 * How likely a claim is on a day: by weekday and month of discharge, as the generated claims of its type of service are spread. Months
 * go over into each other from middle to middle, and December into January.
 */
export function seasonWeights(pool: ClaimPool, day: number): Float64Array {
  const { values, codes } = pool.words.service_type;
  const tables = spreadOf(pool);
  const date = new Date(day * 86_400_000);
  const place = date.getUTCMonth() + (date.getUTCDate() - 1) / 30.5 - 0.5;
  const [low, share] = [Math.floor(place), place - Math.floor(place)];
  const byService = values.map((_, service) => {
    const month = (m: number): number => tables.months[service]![(m + 12) % 12]!;
    return tables.weekdays[service]![date.getUTCDay()]! * ((1 - share) * month(low) + share * month(low + 1));
  });
  const weights = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i += 1) weights[i] = byService[codes[i]!]!;
  return weights;
}

interface Spread {
  readonly weekdays: readonly (readonly number[])[];
  readonly months: readonly (readonly number[])[];
}
const spreads = new WeakMap<ClaimPool['words']['service_type'], Spread>();

function spreadOf({ words, numbers, size }: ClaimPool): Spread {
  const known = spreads.get(words.service_type);
  if (known) return known;
  const { values, codes } = words.service_type;
  const counted = (column: Float64Array, from: number, count: number): number[][] => {
    const counts = values.map(() => Array.from({ length: count }, () => 0));
    for (let i = 0; i < size; i += 1) counts[codes[i]!]![column[i]! - from]! += 1;
    return counts.map((row) => {
      const mean = row.reduce((sum, each) => sum + each, 0) / count;
      return row.map((each) => each / mean);
    });
  };
  const spread = { weekdays: counted(numbers.weekday, 0, 7), months: counted(numbers.month, 1, 12) };
  spreads.set(words.service_type, spread);
  return spread;
}
