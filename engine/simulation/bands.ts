import type { Sfc32 } from '../synthetic/random.ts';
import { type Weighed, drawWeighed } from './weighed.ts';

/** How many claims have a value from `low` to `high`, both included: whole rupiah, days, thousandths or counts. */
export interface Band extends Weighed {
  readonly low: number;
  readonly high: number;
}

/**
 * Bands of `smallest` claims and more, in order of value: those that have as many stay, the others are put together from the lowest up
 * until they do. What is left at the top goes to the last of those; fewer claims than that in all are left out.
 *
 * @param bands in order of value, none within another.
 */
export function mergeBands(bands: readonly Band[], smallest: number): Band[] {
  const merged: Band[] = [];
  let open: Band | undefined;
  for (const { low, high, n } of bands) {
    if (n >= smallest) continue;
    open = open ? joined(open, { low, high, n }) : { low, high, n };
    if (open.n < smallest) continue;
    merged.push(open);
    open = undefined;
  }
  const last = merged.at(-1);
  if (open && last) merged[merged.length - 1] = joined(last, open);
  const kept = bands.filter(({ n }) => n >= smallest).map(({ low, high, n }) => ({ low, high, n }));
  return [...kept, ...merged].toSorted((a, b) => a.low - b.low || a.high - b.high);
}

function joined(a: Band, b: Band): Band {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high), n: a.n + b.n };
}

/** The band with its ends moved outwards to two digits, so that they are of no claim; one value that all its claims have stays. */
export function blurred({ low, high, n }: Band): Band {
  if (low === high) return { low, high, n };
  return { low: toTwoDigits(low, Math.floor), high: toTwoDigits(high, Math.ceil), n };
}

function toTwoDigits(value: number, round: (value: number) => number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, Math.abs(value)))) - 1);
  return round(value / unit) * unit;
}

/** Lowest and highest value of bands in any order; undefined of none. */
export function rangeOf(bands: readonly Band[]): { readonly low: number; readonly high: number } | undefined {
  if (bands.length === 0) return undefined;
  return { low: Math.min(...bands.map(({ low }) => low)), high: Math.max(...bands.map(({ high }) => high)) };
}

/** The least whole value that a share of the claims does not exceed, as far as bands tell: within one, claims lie evenly; 0 of none. */
export function quantileOf(bands: readonly Band[], share: number): number {
  const wanted = share * bands.reduce((sum, { n }) => sum + n, 0);
  const reached = (value: number): number =>
    bands.reduce((sum, { low, high, n }) => sum + (value >= high ? n : value < low ? 0 : (n * (value - low)) / (high - low)), 0);
  let { low, high } = rangeOf(bands) ?? { low: 0, high: 0 };
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reached(middle) >= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A value of the bands, in proportion to their claims, as a multiple of `step` where the band holds one. */
export function drawFrom(bands: readonly Band[], random: Sfc32, step = 1): number {
  const band = drawWeighed(bands, random);
  const [first, last] = [Math.ceil(band.low / step), Math.floor(band.high / step)];
  if (last <= first) return first * step >= band.low && first * step <= band.high ? first * step : band.low;
  return (first + Math.floor((random.next() / 0x1_0000_0000) * (last - first + 1))) * step;
}
