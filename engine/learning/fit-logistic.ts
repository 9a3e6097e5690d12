/** One example: its features, each once, and whether it is a case. */
export interface Example {
  readonly features: readonly (readonly [feature: string, value: number])[];
  readonly label: 0 | 1;
}

/** What is believed of a coefficient before there is an example: a normal law. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

const mostRounds = 200;
/** Largest step of a round that is still worth another. */
const tolerance = 1e-4;

/**
 * Logistic regression at its most probable coefficients under a normal prior of each: the sum of w × value is the log odds. With few examples it
 * stays at the prior, with many it follows them. Cyclic coordinate descent with a trust region (Genkin, Lewis and Madigan 2007, BBR).
 *
 * @param priorOf the prior of a feature; one whose `sd` is 0 stays at its mean.
 * @returns the coefficient of every feature that an example has.
 */
export function fitLogistic(examples: readonly Example[], priorOf: (feature: string) => Prior): ReadonlyMap<string, number> {
  const columns = new Map<string, { readonly rows: number[]; readonly values: number[] }>();
  for (const [row, { features }] of examples.entries())
    for (const [feature, value] of features) {
      const column = columns.get(feature) ?? { rows: [], values: [] };
      column.rows.push(row);
      column.values.push(value);
      columns.set(feature, column);
    }
  const fitted = [...columns].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([feature, column]) => ({ feature, ...column, ...priorOf(feature), weight: priorOf(feature).mean, trust: 1 }));
  const logits = new Float64Array(examples.length);
  for (const { rows, values, weight } of fitted) for (const [i, row] of rows.entries()) logits[row]! += weight * values[i]!;
  for (let round = 0; round < mostRounds; round += 1) {
    let largest = 0;
    for (const one of fitted) {
      if (one.sd === 0) continue;
      const { rows, values } = one;
      let slope = (one.weight - one.mean) / one.sd ** 2;
      let bend = 1 / one.sd ** 2;
      for (const [i, row] of rows.entries()) {
        const [value, p] = [values[i]!, probabilityOf(logits[row]!)];
        slope += (p - examples[row]!.label) * value;
        bend += p * (1 - p) * value * value;
      }
      const step = Math.max(-one.trust, Math.min(one.trust, -slope / bend));
      one.weight += step;
      one.trust = Math.max(2 * Math.abs(step), one.trust / 2);
      for (const [i, row] of rows.entries()) logits[row]! += step * values[i]!;
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < tolerance) break;
  }
  return new Map(fitted.map(({ feature, weight }) => [feature, weight]));
}

/** The chance that goes with log odds. */
export function probabilityOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
