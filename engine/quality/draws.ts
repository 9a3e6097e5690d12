import { createRandomStream } from '../isolation-forest/random-stream.ts';
import { normalQuantile } from './distributions.ts';

/** Draws of one metric: the same for a seed and a name, whatever else is drawn. */
export interface Draws {
  /** An integer in [0, n). */
  below(n: number): number;
  /** A number of events of which `mean` are expected, by the `aid` of that mean; from 12 on by the normal approximation. */
  poisson(mean: number, aid: number): number;
}

const fewestNormal = 12;

/** What drawing from Poisson’s distribution needs of its mean, to be found once: its root, or of a small one the probability of no event. */
export function poissonAid(mean: number): number {
  return mean >= fewestNormal ? Math.sqrt(mean) : Math.exp(-mean);
}

const steps = 4096;
/** Middles of 4,096 equally likely steps of the standard normal. */
let normals: Float64Array | undefined;

function normalSteps(): Float64Array {
  if (normals) return normals;
  normals = new Float64Array(steps);
  for (let i = 0; i < steps / 2; i += 1) {
    const z = normalQuantile(1 - (2 * i + 1) / steps);
    normals[i] = -z;
    normals[steps - 1 - i] = z;
  }
  return normals;
}

export function createDraws(seed: number, name: string): Draws {
  const stream = createRandomStream(seed, hashOf(name));
  const table = normalSteps();
  return {
    below: (n) => stream.below(n),
    poisson(mean, aid) {
      if (mean >= fewestNormal) return Math.max(0, mean + aid * table[stream.next32() >>> 20]!);
      if (mean <= 0) return 0;
      let left = stream.next32() / 2 ** 32;
      let events = 0;
      let probability = aid;
      while (left >= probability && events < 80) {
        left -= probability;
        events += 1;
        probability *= mean / events;
      }
      return events;
    },
  };
}

/** FNV-1a. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
