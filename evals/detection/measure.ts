import { type Draw, createDraw } from './draw.ts';

/** A claim as the judge knows it. */
export interface Judged {
  /** Rupiah. */
  readonly amount: number;
  /** What it was labelled as; undefined for an honest claim. */
  readonly modus: string | undefined;
}

/** A figure, and the middle 95 of 100 of its bootstrap values. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface RankingFigures {
  /** Average precision: Σ (R_n − R_(n−1)) P_n down the list. */
  readonly prAuc: Estimate;
  /** Share of labelled claims among the first 1 and 3 of 100. */
  readonly precisionAt1: Estimate;
  readonly precisionAt3: Estimate;
  /** Share of the labelled claims that are among the first 3 of 100. */
  readonly recallAt3: Estimate;
  /** Rupiah billed by the labelled claims among the first 100. */
  readonly amountOf100: Estimate;
  /** Recall among the first 3 of 100, by modus. */
  readonly recallByModus: Readonly<Record<string, number>>;
}

type Figure = Exclude<keyof RankingFigures, 'recallByModus'>;
const figures: readonly Figure[] = ['prAuc', 'precisionAt1', 'precisionAt3', 'recallAt3', 'amountOf100'];
const audits = 100;

/**
 * How well a list puts labelled claims first. Intervals are of the percentile bootstrap (Efron and Tibshirani 1993) over claims.
 *
 * @param list claims, the first to audit first.
 * @param bootstrap samples to draw, and the seed to draw them with.
 */
export function measureRanking(list: readonly Judged[], { samples, seed }: { readonly samples: number; readonly seed: number }): RankingFigures {
  const draw = createDraw(seed);
  const whole = measureOnce(list, list.map(() => 1));
  const drawn = Array.from({ length: samples }, () => measureOnce(list, countsOf(list.length, draw)));
  const estimate = (figure: Figure): Estimate => {
    const sorted = drawn.map((one) => one[figure]).toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? whole[figure];
    return { value: whole[figure], low: at(0.025), high: at(0.975) };
  };
  const [prAuc, precisionAt1, precisionAt3, recallAt3, amountOf100] = figures.map(estimate);
  if (!prAuc || !precisionAt1 || !precisionAt3 || !recallAt3 || !amountOf100) throw new RangeError('no figures');
  return { prAuc, precisionAt1, precisionAt3, recallAt3, amountOf100, recallByModus: recallByModus(list) };
}

/** How often each of n claims is in a sample of n, drawn with replacement. */
function countsOf(n: number, draw: Draw): number[] {
  const counts = Array.from({ length: n }, () => 0);
  for (let i = 0; i < n; i += 1) counts[draw(n)]! += 1;
  return counts;
}

function measureOnce(list: readonly Judged[], counts: readonly number[]): Record<Figure, number> {
  const n = list.length;
  const [first1, first3] = [Math.max(1, Math.round(n * 0.01)), Math.max(1, Math.round(n * 0.03))];
  let [place, hits, precisions, hits1, hits3, amountOf100] = [0, 0, 0, 0, 0, 0];
  for (const [i, { amount, modus }] of list.entries()) {
    for (let copy = 0; copy < (counts[i] ?? 0); copy += 1) {
      place += 1;
      if (modus === undefined) continue;
      hits += 1;
      precisions += hits / place;
      if (place <= first1) hits1 += 1;
      if (place <= first3) hits3 += 1;
      if (place <= audits) amountOf100 += amount;
    }
  }
  const all = Math.max(1, hits);
  return { prAuc: precisions / all, precisionAt1: hits1 / first1, precisionAt3: hits3 / first3, recallAt3: hits3 / all, amountOf100 };
}

function recallByModus(list: readonly Judged[]): Record<string, number> {
  const first = Math.max(1, Math.round(list.length * 0.03));
  const found = new Map<string, { all: number; first: number }>();
  for (const [place, { modus }] of list.entries()) {
    if (modus === undefined) continue;
    const counts = found.get(modus) ?? { all: 0, first: 0 };
    found.set(modus, { all: counts.all + 1, first: counts.first + (place < first ? 1 : 0) });
  }
  return Object.fromEntries([...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([modus, counts]) => [modus, counts.first / counts.all]));
}
