import type { RandomStream } from './random-stream.ts';

/**
 * `count` different rows of [0, rows), each set equally likely (Floyd's algorithm: Bentley and
 * Floyd 1987, "A sample of brilliance"). Costs `count`, not `rows`.
 */
export function drawRows(rows: number, count: number, random: RandomStream): Int32Array {
  const chosen = new Set<number>();
  for (let top = rows - count; top < rows; top += 1) {
    const row = random.below(top + 1);
    chosen.add(chosen.has(row) ? top : row);
  }
  return Int32Array.from(chosen);
}

/** Running totals of the weights, for drawWeightedRows. */
export function accumulateWeights(weights: ArrayLike<number>): Float64Array {
  const totals = new Float64Array(weights.length);
  let total = 0;
  for (let row = 0; row < weights.length; row += 1) {
    total += weights[row]!;
    totals[row] = total;
  }
  return totals;
}

/**
 * `count` different rows, drawn one after another in proportion to their weight among those not
 * drawn yet. A repeated row is drawn again, which is the same law; where a few rows carry nearly
 * all weight and repeats go on, the rest is drawn by walking over the rows.
 * At least `count` rows must have a positive weight.
 */
export function drawWeightedRows(
  weights: ArrayLike<number>,
  totals: Float64Array,
  count: number,
  random: RandomStream,
): Int32Array {
  const chosen = new Set<number>();
  const all = totals[totals.length - 1]!;
  let repeats = 0;
  while (chosen.size < count && repeats < 16 * count) {
    const row = firstAbove(totals, random.uniform() * all);
    if (chosen.has(row)) repeats += 1;
    else chosen.add(row);
  }
  while (chosen.size < count) chosen.add(walkToRow(weights, chosen, random));
  return Int32Array.from(chosen);
}

function walkToRow(weights: ArrayLike<number>, chosen: ReadonlySet<number>, random: RandomStream) {
  let rest = 0;
  for (let row = 0; row < weights.length; row += 1) if (!chosen.has(row)) rest += weights[row]!;
  const target = random.uniform() * rest;
  let passed = 0;
  let last = -1;
  for (let row = 0; row < weights.length; row += 1) {
    if (chosen.has(row) || weights[row] === 0) continue;
    passed += weights[row]!;
    last = row;
    if (passed > target) break;
  }
  return last;
}

/** The first index whose total is above the target. */
function firstAbove(totals: Float64Array, target: number): number {
  let low = 0;
  let high = totals.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (totals[middle]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}
