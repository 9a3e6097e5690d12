import betainc from '@stdlib/math-base-special-betainc';
import erfc from '@stdlib/math-base-special-erfc';
import gammainc from '@stdlib/math-base-special-gammainc';

/** P(|Z| ≥ |z|) of the standard normal. */
export function normalTwoSided(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/** P(|T| ≥ |t|) of Student’s t with `degrees` of freedom. */
export function studentTwoSided(t: number, degrees: number): number {
  return Number.isFinite(t) ? betainc(degrees / (degrees + t * t), degrees / 2, 0.5, true, false) : 0;
}

/** P(X ≥ x) of the gamma distribution with this mean and variance; of a constant, whether x is above it. */
export function gammaUpper(x: number, mean: number, variance: number): number {
  if (variance <= 0 || mean <= 0) return x > mean ? 0 : 1;
  if (x <= 0) return 1;
  if (!Number.isFinite(x)) return 0;
  return gammainc((x * mean) / variance, (mean * mean) / variance, true, true);
}

/** The t of which `share` lies within ±t; by bisection of `studentTwoSided`, 1e-9 apart. */
export function studentQuantile(share: number, degrees: number): number {
  return bisect((t) => studentTwoSided(t, degrees), 1 - share);
}

/** The z of which `share` lies within ±z. */
export function normalQuantile(share: number): number {
  return bisect(normalTwoSided, 1 - share);
}

function bisect(tail: (x: number) => number, target: number): number {
  let [low, high] = [0, 1];
  while (tail(high) > target && high < 1e9) high *= 2;
  for (let i = 0; i < 80 && high - low > 1e-9 * Math.max(1, high); i += 1) {
    const middle = (low + high) / 2;
    if (tail(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Šidák’s p of the least of `count` independent ones: 1 − (1 − p)^count.
 *
 * Šidák 1967, “Rectangular confidence regions for the means of multivariate normal distributions”.
 */
export function leastOf(p: number, count: number): number {
  return count <= 1 ? p : -Math.expm1(count * Math.log1p(-Math.min(p, 1 - 1e-16)));
}

/**
 * q of each p: the least rate of false discoveries at which it is one.
 *
 * Benjamini and Hochberg 1995, “Controlling the false discovery rate”.
 */
export function falseDiscoveryRates(ps: readonly number[]): number[] {
  const order = ps.map((_, index) => index).toSorted((a, b) => (ps[b] ?? 1) - (ps[a] ?? 1) || b - a);
  const qs = ps.map(() => 1);
  let least = 1;
  order.forEach((index, place) => {
    least = Math.min(least, (ps[index] ?? 1) * (ps.length / (ps.length - place)));
    qs[index] = least;
  });
  return qs;
}
