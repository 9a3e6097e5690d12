import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { type LearnedClaim, challenge, formatNumber, homeAt, learnWeights, logOddsOf } from '#engine';

import { type Draw, createDraw } from '../detection/draw.ts';
import { type KnownClaim, makeClaims } from './decided-claims.ts';

/** Months that are judged: the decisions are of claims of the months before. */
const judgedMonths = [10, 11, 12] as const;
const amounts = [50, 200, 2000] as const;
/** Of 100 decisions, those that are wrong, and those that are drawn from below the cut. */
const wrong = 10;
const explored = 5;
/** Share of a month that is audited. */
const audited = 0.03;
/** What `--check` wants: precision over that without learning, with 2,000 decisions. */
const leastGain = 1.2;

interface Trial {
  readonly seed: number;
  readonly month: number;
  readonly decisions: number;
  readonly labels: 'simulated' | 'random';
  readonly verdict: 'not_yet' | 'kept' | 'better';
  /** On the later decisions: PR-AUC over that without learning, and the share of bootstrap samples in which it is higher. */
  readonly gain: number | null;
  readonly confidence: number | null;
  /** Precision among the first 3 of 100 of the month. */
  readonly without: number;
  /** The same by what serves after the gate. */
  readonly served: number;
  /** The same by the challenger, promoted or not; that without learning where there is none. */
  readonly challenger: number;
  /** The same by the model of the truth of every claim of the months before: what no decisions let it exceed but by chance. */
  readonly bound: number;
}

/**
 * What learning is worth: decisions on the riskiest generated claims of each month, a twentieth from below, one in ten wrong; then the
 * precision among the first 3 of 100 of the month that follows, against the ranking without learning, and what the same model has that knows the truth
 * of every claim before.
 *
 * @param args `--rows N`, `--seeds a,b`, `--json`, and `--check` to exit 1 where a limit is missed.
 */
export async function evaluateLearning(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { rows: { type: 'string', default: '40000' }, seeds: { type: 'string', default: '1,2,3,4,5' }, json: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } } });
  const trials: Trial[] = [];
  for (const seed of values.seeds.split(',').map(Number)) {
    const root = mkdtempSync(join(tmpdir(), 'casemind-learning-'));
    try {
      const claims = await makeClaims(homeAt(join(root, 'home')), join(root, 'claims'), { rows: Number(values.rows), seed });
      for (const month of judgedMonths) trials.push(...trialsOf(claims, { seed, month }));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
    if (!values.json) process.stderr.write(`seed ${seed} done\n`);
  }
  const summary = summaryOf(trials);
  process.stdout.write(values.json ? `${JSON.stringify({ trials, summary }, null, 2)}\n` : tableOf(summary));
  const missed = missedLimits(summary);
  for (const line of missed) process.stderr.write(`${line}\n`);
  if (values.check && missed.length > 0) process.exitCode = 1;
}

const surpriseOf = ({ features }: Pick<KnownClaim, 'features'>): number => features.find(([feature]) => feature === 'surprise')?.[1] ?? 0;

function trialsOf(claims: readonly KnownClaim[], { seed, month }: { readonly seed: number; readonly month: number }): Trial[] {
  const next = claims.filter((claim) => claim.month === month);
  const first = Math.round(next.length * audited);
  const precisionOf = (height: (claim: KnownClaim) => number): number =>
    next.map((claim) => ({ claim, height: height(claim) })).toSorted((a, b) => b.height - a.height || a.claim.risk_rank - b.claim.risk_rank).slice(0, first).filter(({ claim }) => claim.isCase).length / first;
  const without = precisionOf(surpriseOf);
  const known = learnWeights(claims.filter((claim) => claim.month < month).map(({ features, isCase }) => ({ features, label: isCase ? 1 : 0, slices: [] })));
  const bound = precisionOf(({ features }) => logOddsOf(known, features));
  const run = (decisions: number, labels: Trial['labels']): Trial => {
    const draw = createDraw(seed * 10_000 + month * 100 + decisions);
    const { judgement, weights } = challenge(decide(claims, { decisions, before: month, labels, draw }), surpriseOf, { seed: 1 });
    const challenger = weights ? precisionOf(({ features }) => logOddsOf(weights, features)) : without;
    return { seed, month, decisions, labels, verdict: judgement.verdict, gain: judgement.gain?.value ?? null, confidence: judgement.gain?.confidence ?? null, without, challenger, bound, served: judgement.verdict === 'better' ? challenger : without };
  };
  return [...amounts.map((decisions) => run(decisions, 'simulated')), run(2000, 'random')];
}

/** Decisions month by month, each on the riskiest claims of the month and a few drawn from below them. */
function decide(claims: readonly KnownClaim[], { decisions, before, labels, draw }: { readonly decisions: number; readonly before: number; readonly labels: Trial['labels']; readonly draw: Draw }): LearnedClaim[] {
  const months = before - 1;
  return Array.from({ length: months }, (_, i) => i + 1).flatMap((month) => {
    const count = Math.floor((decisions * month) / months) - Math.floor((decisions * (month - 1)) / months);
    const below = Math.round((count * explored) / 100);
    const list = claims.filter((claim) => claim.month === month);
    const cut = count - below;
    const chosen = new Set(list.slice(0, cut));
    while (chosen.size < count) chosen.add(list[cut + draw(list.length - cut)]!);
    return [...chosen].map((claim) => labelled(claim, labels, draw));
  });
}

function labelled({ features, isCase, province, facilityClass, flags }: KnownClaim, labels: Trial['labels'], draw: Draw): LearnedClaim {
  const label = labels === 'random' ? draw(2) : Number(isCase !== draw(100) < wrong);
  return { features, label: label === 1 ? 1 : 0, slices: [`province ${province}`, `class ${facilityClass}`, ...flags.map((flag) => `rule ${flag}`)] };
}

interface Summary {
  readonly decisions: number;
  readonly labels: Trial['labels'];
  readonly trials: number;
  readonly promoted: number;
  /** Trials in which what serves has a lower precision than without learning. */
  readonly worse: number;
  readonly without: number;
  readonly served: number;
  /** Mean precision served over that without, with the middle 95 of 100 bootstrap samples of the trials. */
  readonly gain: { readonly value: number; readonly low: number; readonly high: number };
  readonly challengerGain: number;
  readonly boundGain: number;
  readonly leastGain: number;
}

function summaryOf(trials: readonly Trial[]): Summary[] {
  return [...Map.groupBy(trials, ({ decisions, labels }) => `${labels} ${decisions}`).values()].map((group) => {
    const mean = (of: (trial: Trial) => number, some: readonly Trial[] = group): number => some.reduce((sum, trial) => sum + of(trial), 0) / some.length;
    const gainOf = (some: readonly Trial[]): number => mean(({ served }) => served, some) / mean(({ without }) => without, some);
    const draw = createDraw(1);
    const drawn = Array.from({ length: 1000 }, () => gainOf(group.map(() => group[draw(group.length)]!))).toSorted((a, b) => a - b);
    return {
      decisions: group[0]!.decisions, labels: group[0]!.labels, trials: group.length,
      promoted: group.filter(({ verdict }) => verdict === 'better').length,
      worse: group.filter(({ served, without }) => served < without).length,
      without: mean(({ without }) => without), served: mean(({ served }) => served),
      gain: { value: gainOf(group), low: drawn[25]!, high: drawn[974]! },
      challengerGain: mean(({ challenger }) => challenger) / mean(({ without }) => without),
      boundGain: mean(({ bound }) => bound) / mean(({ without }) => without),
      leastGain: Math.min(...group.map(({ served, without }) => served / without)),
    };
  });
}

function missedLimits(summary: readonly Summary[]): string[] {
  return summary.flatMap(({ decisions, labels, promoted, worse, trials, gain }) => {
    if (labels === 'random') return promoted > 0 ? [`${decisions} random labels: ${promoted} of ${trials} promoted, wanted none`] : [];
    return [
      ...(worse > 0 ? [`${decisions} decisions: worse than without learning in ${worse} of ${trials}`] : []),
      ...(decisions >= 2000 && gain.value < leastGain ? [`${decisions} decisions: precision times ${gain.value.toFixed(2)}, wanted ${leastGain}`] : []),
    ];
  });
}

function tableOf(summary: readonly Summary[]): string {
  const lines = summary.map(({ decisions, labels, trials, promoted, worse, without, served, gain, challengerGain, boundGain, leastGain: least }) =>
    `${`${formatNumber(decisions, 'en')} ${labels}`.padEnd(18)}${String(trials).padEnd(8)}${String(promoted).padEnd(10)}${without.toFixed(3).padEnd(9)}${served.toFixed(3).padEnd(9)}${`${gain.value.toFixed(2)} (${gain.low.toFixed(2)}–${gain.high.toFixed(2)})`.padEnd(19)}${least.toFixed(2).padEnd(8)}${String(worse).padEnd(7)}${challengerGain.toFixed(2).padEnd(24)}${boundGain.toFixed(2)}\n`,
  );
  return `${'decisions'.padEnd(18)}trials  promoted  without  served   gain (95 %)        least   worse  gain of the challenger  of all the truth\n${lines.join('')}`;
}
