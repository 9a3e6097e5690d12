/** log Γ by Lanczos's series (g = 7, n = 9); relative error below 1e-13 for x ≥ 1. */
function logGamma(x: number): number {
  const series = [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7];
  const t = x + 6.5;
  const sum = series.reduce((all, c, i) => all + c / (x + i), 0.99999999999980993);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * log p of Fisher's exact test, one-sided: as many or more than `k1` of `n1` beside `k0` of `n0`, where both have
 * one rate and the sum of the two is as it is.
 */
export function logFisher(k1: number, n1: number, k0: number, n0: number): number {
  const [k, n] = [k1 + k0, n1 + n0];
  const first = logChoose(n1, k1) + logChoose(n0, k0) - logChoose(n, k);
  let [sum, term] = [1, 1];
  for (let i = k1; i < Math.min(k, n1) && term > sum * 1e-16; i += 1) {
    term *= ((n1 - i) / (i + 1)) * ((k - i) / (n0 - k + i + 1));
    sum += term;
  }
  return Math.min(0, first + Math.log(sum));
}

/** log of the share of the standard normal above `z`, for any z: Mills’ ratio as a continued fraction for large ones. */
export function logNormalTail(z: number): number {
  if (z < 3) return Math.log(Math.max(1e-300, 0.5 * erfc(z / Math.SQRT2)));
  let fraction = z;
  for (let i = 60; i >= 1; i -= 1) fraction = z + i / fraction;
  return -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - Math.log(fraction);
}

/** Complementary error function by its power series, exact to 1e-13 for |x| < 3. */
function erfc(x: number): number {
  let [sum, term] = [x, x];
  for (let i = 1; i < 120; i += 1) {
    term *= -(x * x) / i;
    sum += term / (2 * i + 1);
  }
  return 1 - (2 / Math.sqrt(Math.PI)) * sum;
}
