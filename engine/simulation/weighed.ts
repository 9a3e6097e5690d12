import { type Sfc32, WeightedChoice } from '../synthetic/random.ts';

/** What so many claims have. */
export interface Weighed {
  readonly n: number;
}

const choices = new WeakMap<readonly Weighed[], WeightedChoice>();

/** One of a list, in proportion to its claims. The list must not change. @throws Error where it is empty. */
export function drawWeighed<T extends Weighed>(list: readonly T[], random: Sfc32): T {
  const choice = choices.get(list) ?? new WeightedChoice(list.map(({ n }) => n));
  choices.set(list, choice);
  const drawn = list[choice.draw(random)];
  if (drawn === undefined) throw new Error('there is nothing to draw from');
  return drawn;
}
