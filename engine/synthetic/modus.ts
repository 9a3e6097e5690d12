/** The modus that the generator injects, with how many of 1,000 injected claims show each. */
export const modusWeights = {
  upcoding: 200,
  short_stay_high_cost: 85,
  repeat_billing: 115,
  same_day_split: 130,
  cloning: 130,
  phantom_burst: 130,
  prolonged_stay: 40,
  overlapping_stays: 55,
  readmission: 75,
  inflated_topup: 40,
} as const satisfies Record<string, number>;

export type Modus = keyof typeof modusWeights;

export const modusNames: readonly Modus[] = [
  'upcoding',
  'short_stay_high_cost',
  'repeat_billing',
  'same_day_split',
  'cloning',
  'phantom_burst',
  'prolonged_stay',
  'overlapping_stays',
  'readmission',
  'inflated_topup',
];

/** The fewest claims that can show a modus: a repeat needs its twin, a burst a crowd. */
const smallestGroup: Partial<Record<Modus, number>> = {
  repeat_billing: 2,
  same_day_split: 2,
  overlapping_stays: 2,
  cloning: 5,
  phantom_burst: 12,
};

/** How many claims of each modus make up `total`; what a modus is too small for goes to upcoding. */
export function shareOut(total: number): Record<Modus, number> {
  const counts: Record<Modus, number> = {
    upcoding: 0,
    short_stay_high_cost: 0,
    repeat_billing: 0,
    same_day_split: 0,
    cloning: 0,
    phantom_burst: 0,
    prolonged_stay: 0,
    overlapping_stays: 0,
    readmission: 0,
    inflated_topup: 0,
  };
  let left = total;
  for (const modus of modusNames) {
    const count = Math.floor((total * modusWeights[modus]) / 1000);
    if (count < (smallestGroup[modus] ?? 1)) continue;
    counts[modus] = count;
    left -= count;
  }
  counts.upcoding += left;
  return counts;
}
