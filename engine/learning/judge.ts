import { rankingQuality } from '../isolation-forest/index.ts';
import { Sfc32 } from '../synthetic/random.ts';
import { type Example, type Prior, fitLogistic, probabilityOf } from './fit-logistic.ts';

/** A decided claim to learn from. */
export interface LearnedClaim extends Example {
  /** Slices that it lies in, such as `province=…`. */
  readonly slices: readonly string[];
}

/** What a model of decisions is: the log odds of a claim is `base` and the sum of weight × value; the probability that of `slope` × log odds + `shift`. */
export interface Weights {
  readonly base: number;
  readonly weights: Readonly<Record<string, number>>;
  readonly shift: number;
  readonly slope: number;
}

/** What a challenger must reach on the later decisions to be promoted. */
export const gate = {
  /** Labelled claims, and cases and others among them, before anything is learned. */
  fewestLabels: 100,
  fewestOfEach: 20,
  /** Earlier share that is learned from; the later one judges. */
  learnedFrom: 0.6,
  /** PR-AUC over that of the champion, and chance that it is higher at all, by bootstrap: each time that something is learned it is tried anew. */
  leastGain: 1.1,
  leastConfidence: 0.995,
  /** No slice of so many judged claims and cases may lose more than this share of its PR-AUC, with this confidence over all slices together (Bonferroni). */
  fewestOfSlice: 40,
  fewestCasesOfSlice: 10,
  mostLoss: 0.1,
  lossConfidence: 0.95,
} as const;

export interface Judgement {
  /** not_yet: too few labels; kept: the champion stays; better: the challenger may take over. */
  readonly verdict: 'not_yet' | 'kept' | 'better';
  readonly labelled: number;
  readonly cases: number;
  readonly judged: number;
  readonly champion: number | null;
  readonly challenger: number | null;
  /** Challenger over champion, with the interval of 95 of 100 bootstrap samples, and the share of samples in which it is above 1. */
  readonly gain: { readonly value: number; readonly low: number; readonly high: number; readonly confidence: number } | null;
  readonly worse_slices: readonly { readonly slice: string; readonly claims: number; readonly champion: number; readonly challenger: number }[];
  /** Mean squared error of the probabilities among the judged, and of their base rate. */
  readonly brier: number | null;
  readonly brier_of_rate: number | null;
  readonly why: string;
}

/** Centred on what the ruleset says: only decisions move it. The widths are those of `npm run eval -- learning`. */
function priorOf(feature: string): Prior {
  if (feature === 'base') return { mean: -5, sd: 2 };
  if (feature === 'surprise') return { mean: 0.4, sd: 0.2 };
  return { mean: 0, sd: feature.startsWith('at:') ? 0.7 : 0.25 };
}

/** A model of decisions at its most probable weights. */
export function learnWeights(claims: readonly LearnedClaim[]): Weights {
  const { base = priorOf('base').mean, ...weights } = Object.fromEntries(fitLogistic(claims.map(withBase), priorOf));
  return { base, weights: { surprise: priorOf('surprise').mean, ...weights }, shift: 0, slope: 1 };
}

const withBase = ({ features, label }: Example): Example => ({ features: [['base', 1], ...features], label });

/** The log odds of a claim; a feature that was not learned adds nothing. */
export function logOddsOf({ base, weights }: Weights, features: Example['features']): number {
  return features.reduce((sum, [feature, value]) => sum + (weights[feature] ?? 0) * value, base);
}

/** The same as rows of a snapshot's `learned_weights`. */
export function weightRows({ base, weights, shift, slope }: Weights): readonly { readonly feature: string; readonly weight: number }[] {
  return Object.entries({ ...weights, base, shift, slope }).map(([feature, weight]) => ({ feature, weight }));
}

/** The chance that a claim would be corrected, as decisions so far say. */
export function chanceOf(weights: Weights, features: Example['features']): number {
  return probabilityOf(weights.shift + weights.slope * logOddsOf(weights, features));
}

/**
 * Learns from the earlier decisions and judges on the later ones, then learns from all.
 *
 * @param claims in the order in which they were decided.
 * @param champion how high the ranking that serves puts a claim.
 */
export function challenge(claims: readonly LearnedClaim[], champion: (claim: LearnedClaim, i: number) => number, { seed, samples = 1000 }: { readonly seed: number; readonly samples?: number }): { readonly judgement: Judgement; readonly weights: Weights | undefined } {
  const cases = claims.reduce((sum, { label }) => sum + label, 0);
  const counts = { labelled: claims.length, cases };
  const nothing = { judged: 0, champion: null, challenger: null, gain: null, worse_slices: [], brier: null, brier_of_rate: null };
  if (claims.length < gate.fewestLabels || Math.min(cases, claims.length - cases) < gate.fewestOfEach)
    return { judgement: { ...counts, ...nothing, verdict: 'not_yet', why: `not yet: ${claims.length} labelled claims, ${cases} of them corrected; at least ${gate.fewestLabels} are needed, and ${gate.fewestOfEach} of each kind` }, weights: undefined };
  const cut = Math.floor(claims.length * gate.learnedFrom);
  const later = claims.slice(cut);
  const trial = learnWeights(claims.slice(0, cut));
  const labels = later.map(({ label }) => label);
  const logits = Float64Array.from(later, ({ features }) => logOddsOf(trial, features));
  const before = Float64Array.from(later, (claim, i) => champion(claim, cut + i));
  const [own, other] = [rankingQuality(labels, logits).prAuc, rankingQuality(labels, before).prAuc];
  const calibration = calibrate(logits, labels);
  const chances = Array.from(logits, (logit) => probabilityOf(calibration.shift + calibration.slope * logit));
  const weights = { ...learnWeights(claims), ...calibration };
  const rate = labels.reduce<number>((sum, label) => sum + label, 0) / Math.max(1, labels.length);
  const brier = (predicted: (i: number) => number): number => labels.reduce<number>((sum, label, i) => sum + (predicted(i) - label) ** 2, 0) / Math.max(1, labels.length);
  const shared = { ...counts, judged: later.length, champion: other, challenger: own, brier: brier((i) => chances[i] ?? 0), brier_of_rate: brier(() => rate) };
  if (own === null || other === null) return { judgement: { ...shared, gain: null, worse_slices: [], verdict: 'not_yet', why: 'not yet: all of the later decisions are alike' }, weights };
  const ratios = bootstrapRatios(labels, logits, before, { seed, samples });
  const gain = { value: own / other, low: quantile(ratios, 0.025), high: quantile(ratios, 0.975), confidence: ratios.filter((ratio) => ratio > 1).length / Math.max(1, ratios.length) };
  const worse = worseSlices(later, logits, before, { seed, samples });
  const isBetter = gain.value >= gate.leastGain && gain.confidence >= gate.leastConfidence;
  const why = !isBetter
    ? `kept: PR-AUC ${own.toFixed(3)} against ${other.toFixed(3)}, times ${gain.value.toFixed(2)} and higher in ${(100 * gain.confidence).toFixed(1)} of 100 samples; times ${gate.leastGain} and ${100 * gate.leastConfidence} are needed`
    : worse.length > 0
      ? `kept: it would do worse in ${worse.map(({ slice }) => slice).join(', ')}`
      : `better: PR-AUC ${own.toFixed(3)} against ${other.toFixed(3)}, times ${gain.value.toFixed(2)}`;
  return { judgement: { ...shared, gain, worse_slices: worse, verdict: isBetter && worse.length === 0 ? 'better' : 'kept', why }, weights };
}

/** Platt (1999) with a prior at no change: slope and shift by which log odds of later claims fit. */
function calibrate(logits: Float64Array, labels: readonly (0 | 1)[]): Pick<Weights, 'shift' | 'slope'> {
  const fitted = fitLogistic(Array.from(logits, (logit, i) => ({ features: [['shift', 1], ['slope', logit]] as const, label: labels[i] ?? 0 })), (feature) => (feature === 'shift' ? { mean: 0, sd: 1 } : { mean: 1, sd: 0.5 }));
  // A ranking is never turned around by its calibration.
  return { shift: fitted.get('shift') ?? 0, slope: Math.max(0.05, fitted.get('slope') ?? 1) };
}

function bootstrapRatios(labels: readonly (0 | 1)[], challenger: Float64Array, champion: Float64Array, { seed, samples }: { readonly seed: number; readonly samples: number }): number[] {
  const random = new Sfc32(seed, 0);
  const ratios: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = labels.map(() => random.below(labels.length));
    const of = (scores: Float64Array): number | null => rankingQuality(drawn.map((i) => labels[i] ?? 0), Float64Array.from(drawn, (i) => scores[i] ?? 0)).prAuc;
    const [own, other] = [of(challenger), of(champion)];
    if (own !== null && other !== null) ratios.push(own / other);
  }
  return ratios.toSorted((a, b) => a - b);
}

function worseSlices(claims: readonly LearnedClaim[], challenger: Float64Array, champion: Float64Array, draws: { readonly seed: number; readonly samples: number }): Judgement['worse_slices'] {
  const members = new Map<string, number[]>();
  for (const [i, { slices }] of claims.entries()) for (const slice of slices) members.set(slice, [...(members.get(slice) ?? []), i]);
  const casesOf = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + (claims[row]?.label ?? 0), 0);
  const judged = [...members].filter(([, rows]) => rows.length >= gate.fewestOfSlice && casesOf(rows) >= gate.fewestCasesOfSlice && casesOf(rows) < rows.length).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return judged.flatMap(([slice, rows]) => {
    const labels = rows.map((row) => claims[row]?.label ?? 0);
    const [own, other] = [challenger, champion].map((scores) => Float64Array.from(rows, (row) => scores[row] ?? 0));
    if (!own || !other) return [];
    const [ownAuc, otherAuc] = [rankingQuality(labels, own).prAuc ?? 1, rankingQuality(labels, other).prAuc ?? 1];
    if (ownAuc >= (1 - gate.mostLoss) * otherAuc) return [];
    const ratios = bootstrapRatios(labels, own, other, draws);
    const isSure = ratios.filter((ratio) => ratio < 1).length >= (1 - (1 - gate.lossConfidence) / judged.length) * ratios.length;
    return isSure ? [{ slice, claims: rows.length, champion: otherAuc, challenger: ownAuc }] : [];
  });
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 1;
}
