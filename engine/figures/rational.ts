/** An exact fraction; `d` is positive. Figures are compared without the rounding of doubles. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Rational = { n: 0n, d: 1n };

/** The fraction that a double's shortest decimal notation says, so that 0.945 is 945/1000. */
export function rationalOf(value: number | bigint): Rational {
  if (typeof value === 'bigint') return { n: value, d: 1n };
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a finite number: ${value}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  return timesPowerOfTen({ n: digits, d: 1n }, Number(exponent) - fraction.length);
}

export function timesPowerOfTen({ n, d }: Rational, power: number): Rational {
  return power >= 0 ? { n: n * 10n ** BigInt(power), d } : { n, d: d * 10n ** BigInt(-power) };
}

export const add = (a: Rational, b: Rational): Rational => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d });
export const negate = ({ n, d }: Rational): Rational => ({ n: -n, d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d });
export const absolute = ({ n, d }: Rational): Rational => ({ n: n < 0n ? -n : n, d });
export const isZero = ({ n }: Rational): boolean => n === 0n;
export const equals = (a: Rational, b: Rational): boolean => a.n * b.d === b.n * a.d;
export const isLess = (a: Rational, b: Rational): boolean => a.n * b.d < b.n * a.d;

/** The double nearest to it, for a first look: what is exact is decided on the fractions. */
export const approximate = ({ n, d }: Rational): number => Number(n) / Number(d);

/** @throws RangeError where `b` is zero. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero');
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: -a.d * b.n };
}

/** The multiple of `step` nearest to `value`; halves go away from zero. */
export function roundToStep(value: Rational, step: Rational): Rational {
  const { n, d } = divide(absolute(value), step);
  const steps = (2n * n + d) / (2n * d);
  return multiply({ n: value.n < 0n ? -steps : steps, d: 1n }, step);
}
