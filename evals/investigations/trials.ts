import { type Clause, type Home, type Investigation, type Snapshot, claimQuerySchema, everywhere, investigate, runQuery } from '#engine';

import { Copies } from './copies.ts';
import { type Plant, clausesOfPlant, plant } from './plants.ts';

/** How a planted deviation was found. */
export interface PlantTrial {
  readonly plant: Plant;
  readonly investigation: Investigation;
  /** Place of the finding that is the plant, from 1; 0 where none is. */
  readonly place: number;
  readonly milliseconds: number;
}

/** A copy without a plant, and what was told of it. */
export interface NullTrial {
  readonly seed: number;
  readonly investigation: Investigation;
  readonly milliseconds: number;
}

/** Claims that two groups must have in common, of those of either, to be one group under two names. */
const sameGroup = 0.9;

const options = { scope: everywhere, caller: '', now: new Date('2025-01-01T00:00:00Z') };

export interface Trials {
  readonly plants: number;
  readonly nulls: number;
  readonly seed: number;
  /** What is asked: what is odd of all claims, or of one hospital. */
  readonly about: 'anywhere' | 'hospital';
}

/**
 * Asks copies of a snapshot what is odd, without saying where. Copies are dealt anew by their seed, so that nothing is; each of `plants`
 * then has one planted deviation.
 */
export async function runTrials(home: Home, { plants, nulls, seed, about }: Trials): Promise<{ readonly planted: readonly PlantTrial[]; readonly empty: readonly NullTrial[] }> {
  const copies = await Copies.of(home);
  try {
    const planted: PlantTrial[] = [];
    const empty: NullTrial[] = [];
    for (let i = 0; i < plants; i += 1) {
      const snapshot = await copies.shuffled(seed + i);
      const made = await plant(copies, snapshot, seed + i, about);
      const where = about === 'anywhere' ? [] : hospitalOf(made);
      const { investigation, milliseconds } = await timed(snapshot, where);
      planted.push({ plant: made, investigation, place: await placeOf(snapshot, made, where, investigation), milliseconds });
    }
    const hospitals = about === 'anywhere' ? [] : planted.map(({ plant: made }) => hospitalOf(made));
    for (let i = 0; i < nulls; i += 1) {
      const snapshot = await copies.shuffled(seed + plants + i);
      empty.push({ seed: seed + plants + i, ...(await timed(snapshot, hospitals[i % plants] ?? [])) });
    }
    return { planted, empty };
  } finally {
    copies.close();
  }
}

/** The claims of the hospital that a plant lies in. */
function hospitalOf({ of, values }: Plant): readonly Clause[] {
  return [{ field: 'facility_key', op: '=', value: values[of === 'facility' ? 0 : 1] ?? '' }];
}

async function timed(snapshot: Snapshot, where: readonly Clause[]): Promise<{ readonly investigation: Investigation; readonly milliseconds: number }> {
  const start = performance.now();
  const investigation = await investigate(snapshot, { where }, options);
  return { investigation, milliseconds: performance.now() - start };
}

/** The place of the first finding that shows the planted outcome in the planted group, by its name or by its claims. */
async function placeOf(snapshot: Snapshot, made: Plant, where: readonly Clause[], { findings }: Investigation): Promise<number> {
  const own = clausesOfPlant(made);
  for (const [i, { outcome, group }] of findings.entries()) {
    if (made.shows.some((one) => one === outcome) && (await shared(snapshot, own, [...where, ...group])) >= sameGroup) return i + 1;
  }
  return 0;
}

/** Claims in both groups, as a share of those in either. */
async function shared(snapshot: Snapshot, a: readonly Clause[], b: readonly Clause[]): Promise<number> {
  const counts = await Promise.all([a, b, [...a, ...b]].map((where) => count(snapshot, where)));
  const [one = 0, other = 0, both = 0] = counts;
  return both / (one + other - both);
}

async function count(snapshot: Snapshot, where: readonly Clause[]): Promise<number> {
  const [result] = await runQuery(snapshot, claimQuerySchema.parse({ subject: 'groups', where: [...where] }), options);
  return result?.matched ?? 0;
}
