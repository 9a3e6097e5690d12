/**
 * Path lengths and what they mean as a score (Liu, Ting and Zhou 2008, "Isolation forest",
 * equations 1 and 2). Everything here is additions, multiplications and divisions of doubles,
 * which IEEE 754 fixes to the bit; Math.log and Math.pow may differ between machines.
 */
const eulerGamma = 0.5772156649015329;
const ln2 = 0.6931471805599453;

/**
 * c(n): the mean path length of an unsuccessful search in a binary search tree of n keys, which is
 * how much deeper a leaf holding n training rows would have gone.
 */
export function averagePathLength(n: number): number {
  if (n <= 1) return 0;
  if (n === 2) return 1;
  return 2 * (naturalLog(n - 1) + eulerGamma) - (2 * (n - 1)) / n;
}

/** A tree on `maxSamples` rows stops here: the height of a balanced one, ceil(log2(maxSamples)). */
export function heightLimit(maxSamples: number): number {
  let height = 1;
  while (2 ** height < maxSamples) height += 1;
  return height;
}

/**
 * Path lengths are kept as integers of 2^-bits, so that a sum over trees is exact and the order
 * of adding cannot change it. As many bits as let the sum of all trees stay below 2^31.
 */
export function pathBits(trees: number, longestPath: number): number {
  let bits = 24;
  while (bits > 0 && Math.ceil(longestPath * 2 ** bits + 1) * trees >= 2 ** 31) bits -= 1;
  return bits;
}

/**
 * From the exact sum of path lengths to the anomaly score 2^(-E[h] / c(maxSamples)) in (0, 1].
 * A forest grown on one row has c = 0 and calls everything 0.5, as scikit-learn's does.
 */
export function createScoreOfSum(
  trees: number,
  bits: number,
  maxSamples: number,
): (sum: number) => number {
  const normal = averagePathLength(maxSamples);
  if (normal === 0) return () => 0.5;
  const scale = 2 ** bits * trees * normal;
  return (sum) => powerOfHalf(sum / scale);
}

/** 2^-y for y in [0, 1000]: the integer part by exact halving, the rest by the series of e^x. */
export function powerOfHalf(y: number): number {
  const whole = Math.round(y);
  const x = (whole - y) * ln2;
  let series = 1;
  for (let k = 14; k >= 1; k -= 1) series = 1 + (series * x) / k;
  for (let k = 0; k < whole; k += 1) series /= 2;
  return series;
}

/** ln(n) for n ≥ 1 by the series of artanh around the nearest power of two. */
export function naturalLog(n: number): number {
  let exponent = 0;
  let mantissa = n;
  while (mantissa >= 1.5) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  let series = 0;
  for (let k = 25; k >= 1; k -= 2) series = series * s * s + 1 / k;
  return exponent * ln2 + 2 * s * series;
}
