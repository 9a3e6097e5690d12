import type { StayLength } from './catalogue/case-profile.ts';
import { type Sfc32, WeightedChoice } from './random.ts';

/** Weights of 0, 1, 2 … days for a stay of severity I. */
const dayWeights: Record<StayLength, readonly number[]> = {
  delivery: [6, 255, 445, 222, 50, 15, 7],
  short: [14, 205, 366, 258, 100, 39, 17, 7],
  medium: [7, 105, 268, 268, 172, 94, 54, 28, 15, 7],
  long: [6, 60, 130, 180, 180, 140, 100, 75, 50, 35, 20, 12, 7, 5],
  extended: [2, 10, 20, 30, 40, 55, 65, 75, 80, 80, 80, 75, 70, 60, 50, 45, 40, 35, 30, 25, 20, 16, 13, 10, 8, 6, 5, 4, 3, 2],
};

const choices: Record<StayLength, WeightedChoice> = {
  delivery: new WeightedChoice(dayWeights.delivery),
  short: new WeightedChoice(dayWeights.short),
  medium: new WeightedChoice(dayWeights.medium),
  long: new WeightedChoice(dayWeights.long),
  extended: new WeightedChoice(dayWeights.extended),
};

/** Days that graver cases stay longer: 0, 1, 2 … */
const extraDays = [new WeightedChoice([1]), new WeightedChoice([30, 38, 20, 8, 4]), new WeightedChoice([14, 22, 22, 16, 10, 7, 4, 3, 2])];

/** Stays that leave the usual range, per 1,000: chronic wards, burns, ventilation at length. */
const tailPerMille = { delivery: 0, short: 0.8, medium: 3.2, long: 7, extended: 30 } as const;
const tailRange = new WeightedChoice([790, 150, 38, 22]);
const tailBounds = [[15, 28], [29, 60], [61, 120], [121, 314]] as const;

/** Days between admission and discharge; `severity` is 1, 2 or 3. */
export function drawLengthOfStay(stay: StayLength, severity: number, random: Sfc32): number {
  if (random.perMille(tailPerMille[stay])) {
    const [from, to] = tailBounds[tailRange.draw(random)]!;
    return random.between(from, to);
  }
  return choices[stay].draw(random) + extraDays[severity - 1]!.draw(random);
}
