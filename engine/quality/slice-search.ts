import type { Leaves } from './cell-shifts.ts';

/** Cells by their attributes: `codes[a][cell]` is a place in `values[a]`. */
export interface Cube {
  readonly attributes: readonly string[];
  readonly values: readonly (readonly string[])[];
  readonly codes: readonly Uint16Array[];
}

/** One slice: a value for each attribute that it names. */
export interface FoundSlice {
  readonly where: Readonly<Record<string, string>>;
  /** Best guess of its shift, as the leaves measure it. */
  readonly shift: number;
  /** Gain of the log-likelihood where the slice has this shift and not that of the rest. */
  readonly gain: number;
  readonly n: number;
  readonly reference: number;
}

export interface SliceSearch {
  readonly slices: readonly FoundSlice[];
  /** The shift that all leaves share, beside which the slices stand out. */
  readonly common: number;
  /** Share of the whole gain that the slices bring, 0–1; the rest is of the common shift. */
  readonly explained: number;
}

export interface SliceOptions {
  /** Attributes a slice names at most. */
  readonly depth: number;
  /** Fewer claims in the run and in the reference are no slice; 0 where leaves are not claims. */
  readonly fewest: number;
  /** Smaller shifts, beside the common one, are no slice. */
  readonly floor: number;
  /** Slices that are looked for at most. */
  readonly most: number;
  /** Whether all leaves may move together; numbers of claims may not, since each is compared with the others. */
  readonly hasCommon: boolean;
}

/** How much likelier a slice makes the leaves than chance among all slices would, in natural logarithms. */
const margin = 7;
/** A slice that brings less than this share of what the first brought is noise around it. */
const leastShare = 0.02;

/**
 * Looks for the slices that carry a shift, over all combinations of attributes: the one whose leaves are explained best by a shift
 * of their own is taken, its leaves are left out, and the next is looked for, until none is likelier than chance. The gain of a
 * slice is a ratio of likelihoods, so that a wider slice dilutes the shift and a narrower one leaves part of it unexplained; naming
 * a slice costs the logarithm of how many it was chosen among. Where all leaves move together best, they are that shift’s, which
 * no attribute explains.
 *
 * A scan as Kulldorff’s (1997) over the cuboids that RiskLoc (Kalander 2022) searches layer by layer; the support that a slice
 * needs is MacroBase’s (Bailis et al. 2017).
 */
export function searchSlices(cube: Cube, leaves: Leaves, { depth, fewest, floor, most, hasCommon }: SliceOptions): SliceSearch {
  const size = leaves.score.length;
  const score = leaves.score.slice();
  const weight = leaves.weight.slice();
  const cuboids = subsets(cube.attributes.length, depth).map((chosen) => cuboidOf(cube, chosen, size));
  const candidates = cuboids.reduce((sum, { slices }) => sum + slices, 0);
  const slices: FoundSlice[] = [];
  let common = 0;
  const isOpen = new Uint8Array(size).fill(1);
  for (let round = 0; slices.length < most && round < 2 * most + 2; round += 1) {
    // What all leaves that are left share is told apart before a slice is: robustly, since a slice may hold most of the weight.
    const rest = hasCommon ? commonShift(score, weight) : meanShift(score, weight);
    let best: (Candidate & { readonly penalised: number }) | undefined;
    for (const cuboid of cuboids) {
      const candidate = bestOf(cuboid, { score, weight, rest, leaves, isOpen, fewest, floor });
      if (!candidate) continue;
      const penalised = candidate.gain - Math.log(cuboid.slices);
      if (!best || penalised > best.penalised) best = { ...candidate, penalised };
    }
    common = rest;
    if (!best || best.gain < Math.log(candidates) + margin) break;
    if (slices.length > 0 && best.gain < leastShare * slices[0]!.gain) break;
    const { cuboid, slice } = best;
    let [n, reference] = [0, 0];
    for (let i = 0; i < size; i += 1) {
      if (cuboid.of[i] !== slice || isOpen[i] === 0) continue;
      n += leaves.n[i]!;
      reference += leaves.reference[i]!;
      score[i] = 0;
      weight[i] = 0;
      isOpen[i] = 0;
    }
    const where = Object.fromEntries(cuboid.chosen.map((a, k) => [cube.attributes[a] ?? '', cube.values[a]?.[codeIn(cuboid, slice, k)] ?? '']));
    slices.push({ where, shift: best.shift, gain: best.gain, n, reference });
  }
  let [allScore, allWeight] = [0, 0];
  for (let i = 0; i < size; i += 1) {
    allScore += score[i]!;
    allWeight += weight[i]!;
  }
  const ofSlices = slices.reduce((sum, { gain }) => sum + gain, 0);
  const ofCommon = hasCommon && allWeight > 0 ? (allScore * allScore) / (2 * allWeight) : 0;
  return { slices, common, explained: ofSlices + ofCommon > 0 ? ofSlices / (ofSlices + ofCommon) : 0 };
}

interface Cuboid {
  readonly chosen: readonly number[];
  readonly radices: readonly number[];
  /** Slice of each leaf, renumbered from 0. */
  readonly of: Uint32Array;
  readonly numbers: Float64Array;
  readonly slices: number;
}

interface Candidate {
  readonly cuboid: Cuboid;
  readonly slice: number;
  readonly gain: number;
  readonly shift: number;
}

function cuboidOf(cube: Cube, chosen: readonly number[], size: number): Cuboid {
  const radices = chosen.map((a) => cube.values[a]?.length ?? 0);
  const numbers = new Map<number, number>();
  const of = new Uint32Array(size);
  const span = radices.reduce((product, radix) => product * radix, 1);
  const dense = span <= 4_000_000 ? new Int32Array(span).fill(-1) : undefined;
  const kept: number[] = [];
  for (let i = 0; i < size; i += 1) {
    let number = 0;
    for (let k = 0; k < chosen.length; k += 1) number = number * radices[k]! + cube.codes[chosen[k]!]![i]!;
    let slice = dense ? dense[number]! : (numbers.get(number) ?? -1);
    if (slice < 0) {
      slice = kept.length;
      kept.push(number);
      if (dense) dense[number] = slice;
      else numbers.set(number, slice);
    }
    of[i] = slice;
  }
  return { chosen, radices, of, numbers: Float64Array.from(kept), slices: kept.length };
}

function codeIn({ radices, numbers }: Cuboid, slice: number, k: number): number {
  let number = numbers[slice]!;
  for (let i = radices.length - 1; i > k; i -= 1) number = Math.floor(number / radices[i]!);
  return number % radices[k]!;
}

interface Scan {
  readonly score: Float64Array;
  readonly weight: Float64Array;
  readonly rest: number;
  readonly leaves: Leaves;
  readonly isOpen: Uint8Array;
  readonly fewest: number;
  readonly floor: number;
}

function bestOf(cuboid: Cuboid, { score, weight, rest, leaves, isOpen, fewest, floor }: Scan): Candidate | undefined {
  const [scores, weights] = [new Float64Array(cuboid.slices), new Float64Array(cuboid.slices)];
  const [n, reference] = [new Float64Array(cuboid.slices), new Float64Array(cuboid.slices)];
  const { of } = cuboid;
  for (let i = 0; i < of.length; i += 1) {
    const slice = of[i]!;
    scores[slice]! += score[i]!;
    weights[slice]! += weight[i]!;
    if (fewest > 0 && isOpen[i] === 1) {
      n[slice]! += leaves.n[i]!;
      reference[slice]! += leaves.reference[i]!;
    }
  }
  let best: Candidate | undefined;
  for (let slice = 0; slice < cuboid.slices; slice += 1) {
    const held = weights[slice]!;
    if (held <= 0 || Math.max(n[slice]!, fewest > 0 ? reference[slice]! : 0) < fewest) continue;
    const beside = scores[slice]! - rest * held;
    const gain = (beside * beside) / (2 * held);
    if (Math.abs(beside / held) >= floor && (!best || gain > best.gain)) best = { cuboid, slice, gain, shift: scores[slice]! / held };
  }
  return best;
}

function meanShift(score: Float64Array, weight: Float64Array): number {
  let [scores, weights] = [0, 0];
  for (let i = 0; i < score.length; i += 1) {
    scores += score[i]!;
    weights += weight[i]!;
  }
  return weights > 0 ? scores / weights : 0;
}

/** Weighted median of what the leaves guess: half of the weight may move on its own without moving it. */
function commonShift(score: Float64Array, weight: Float64Array): number {
  const held: number[] = [];
  let all = 0;
  for (let i = 0; i < score.length; i += 1)
    if (weight[i]! > 0) {
      held.push(i);
      all += weight[i]!;
    }
  held.sort((a, b) => score[a]! / weight[a]! - score[b]! / weight[b]! || a - b);
  let reached = 0;
  for (const i of held) {
    reached += weight[i]!;
    if (reached >= all / 2) return score[i]! / weight[i]!;
  }
  return 0;
}

/** Subsets of 0 … count − 1 of one to `depth` members, small ones first. */
function subsets(count: number, depth: number): number[][] {
  const found: number[][] = [];
  const grow = (chosen: readonly number[], from: number): void => {
    for (let a = from; a < count; a += 1) {
      const next = [...chosen, a];
      found.push(next);
      if (next.length < depth) grow(next, a + 1);
    }
  };
  grow([], 0);
  return found.toSorted((a, b) => a.length - b.length);
}

/** Slices that differ in one attribute alone become one of several values. */
export interface NamedSlice {
  readonly where: Readonly<Record<string, readonly string[]>>;
  readonly shift: number;
  readonly gain: number;
  readonly n: number;
  readonly reference: number;
}

/** Joins slices of the same attributes and direction that differ in one of them alone, most gain first. */
export function joinSlices(slices: readonly FoundSlice[]): NamedSlice[] {
  const joined: NamedSlice[] = [];
  for (const slice of slices) {
    const names = Object.keys(slice.where);
    const at = joined.findIndex((other) => {
      if (Math.sign(other.shift) !== Math.sign(slice.shift) || Object.keys(other.where).join('|') !== names.join('|')) return false;
      const differing = names.filter((name) => !(other.where[name] ?? []).includes(slice.where[name] ?? ''));
      return differing.length === 1 && names.every((name) => name === differing[0] || other.where[name]?.length === 1);
    });
    const other = joined[at];
    if (!other) {
      joined.push({ ...slice, where: Object.fromEntries(names.map((name) => [name, [slice.where[name] ?? '']])) });
      continue;
    }
    const [n, reference] = [other.n + slice.n, other.reference + slice.reference];
    joined[at] = {
      where: Object.fromEntries(names.map((name) => [name, [...new Set([...(other.where[name] ?? []), slice.where[name] ?? ''])].toSorted()])),
      shift: n > 0 ? (other.shift * other.n + slice.shift * slice.n) / n : (other.shift + slice.shift) / 2,
      gain: other.gain + slice.gain,
      n,
      reference,
    };
  }
  return joined.toSorted((a, b) => b.gain - a.gain);
}
