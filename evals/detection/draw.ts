import { Sfc32 } from '../../engine/synthetic/random.ts';

/** A whole number from 0 to n − 1, each as likely. */
export type Draw = (n: number) => number;

export function createDraw(seed: number): Draw {
  const random = new Sfc32(seed, 0);
  return (n) => random.below(n);
}
