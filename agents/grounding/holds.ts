import type { Relation, WrittenNumber } from './figure.ts';
import { type Rational, absolute, add, approximate, equals, isLess, multiply, rationalOf, roundToStep, subtract, timesPowerOfTen } from './rational.ts';

const twenty = rationalOf(20);
/** How far beyond a rough figure `lebih dari` still fits: up to the next fraction that has a name. */
const beyondRough = { n: 4n, d: 3n };

const tests: Readonly<Record<Relation, (written: WrittenNumber, exact: Rational) => boolean>> = {
  about: (written, exact) => shows(written, exact) || isNear(written, exact),
  more: isBeyond,
  less: isBelow,
  at_least: (written, exact) => equals(exact, written.value) || isBeyond(written, exact),
  at_most: (written, exact) => equals(exact, written.value) || isBelow(written, exact),
};

/** Whether the figure, with the words before it, is true of the exact value. */
export function holds(written: WrittenNumber, exact: Rational): boolean {
  return (written.relation === undefined ? shows : tests[written.relation])(written, exact);
}

/**
 * Whether `exact` rounds to the figure at its last digit shown. A scaled figure (`5 juta`) and a
 * multiple without decimals must also lie within a twentieth, so that a coarse unit does not stretch
 * the truth; a rough word (`separuh`) is held to that alone.
 */
export function shows(written: WrittenNumber, exact: Rational): boolean {
  if (written.isRough) return isWithinTwentieth(written, exact);
  if (!equals(roundToStep(exact, written.step), written.value)) return false;
  const isCoarse = written.isScaled || (written.unit === 'multiple' && !isLess(written.step, rationalOf(1)));
  return !isCoarse || isWithinTwentieth(written, exact);
}

/** A first look in doubles: false only where `holds` is false for certain. */
export function firstLook(written: WrittenNumber): (exact: number) => boolean {
  const [value, step] = [approximate(written.value), approximate(coarseStep(written))];
  const reach = written.relation === undefined && !written.isRough ? step / 2 : Math.max(step, Math.abs(value));
  const margin = reach * (1 + 1e-9) + Math.abs(value) * 1e-9;
  return (exact) => Math.abs(exact - value) <= margin;
}

function isWithinTwentieth({ value }: WrittenNumber, exact: Rational): boolean {
  return !isLess(absolute(exact), multiply(absolute(subtract(exact, value)), twenty));
}

/** Rounds to the figure at its last digit that is not zero, and lies within a twentieth of it. */
function isNear(written: WrittenNumber, exact: Rational): boolean {
  return equals(roundToStep(exact, coarseStep(written)), written.value) && isWithinTwentieth(written, exact);
}

/** More than the figure, and still of its size: within its last digit that is not zero, or a twentieth. */
function isBeyond(written: WrittenNumber, exact: Rational): boolean {
  const { value, isRough } = written;
  if (!isLess(value, exact)) return false;
  const limit = isRough ? multiply(value, beyondRough) : add(value, coarseStep(written));
  return isLess(exact, limit) || isWithinTwentieth(written, exact);
}

function isBelow(written: WrittenNumber, exact: Rational): boolean {
  const { value, isRough } = written;
  if (!isLess(exact, value)) return false;
  const limit = isRough ? multiply(value, { n: 9n, d: 10n }) : subtract(value, coarseStep(written));
  return isLess(limit, exact) || isWithinTwentieth(written, exact);
}

/** The step of the last digit that is not zero: `300 klaim` is said in hundreds. */
function coarseStep({ value, step }: WrittenNumber): Rational {
  if (value.n === 0n) return step;
  let coarse = step;
  for (let next = timesPowerOfTen(coarse, 1); isMultiple(value, next); next = timesPowerOfTen(coarse, 1)) coarse = next;
  return coarse;
}

function isMultiple(value: Rational, step: Rational): boolean {
  return (value.n * step.d) % (value.d * step.n) === 0n;
}
