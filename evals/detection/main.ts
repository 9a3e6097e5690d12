import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { formatNumber, generateClaims, homeAt } from '#engine';

import { generateBills } from './bills.ts';
import { readLabels, readTruth } from './labels.ts';
import { type RankingFigures, measureRanking } from './measure.ts';
import { type FlagFigures, type RankedClaim, type Ranking, baselines, rankFolder, rankings } from './rank.ts';

/** What the ranking must reach on each generated set, for `--check`: times the PR-AUC of the best of the others, recall among the first 3 of 100, that of each modus, and indications of 100 that stand on less than a material excess. */
const limits = { timesBest: 2, recallAt3: 0.6, recallOfModus: 0.3, immaterialOf100: 5 } as const;
const judgedRanking: Ranking = 'RULESET_v2';

interface SetFigures {
  readonly set: string;
  readonly claims: number;
  readonly labelled: number;
  readonly rankings: Readonly<Record<Ranking, RankingFigures>>;
  readonly flags: Readonly<Record<string, FlagFigures>>;
  /** Without a component (null: with all), where it was asked for. */
  readonly without: readonly { readonly component: string | null; readonly prAuc: number; readonly recallAt3: number }[];
}

/**
 * How well rankings put labelled claims first: on generated claims of a world, of five seeds unless told, or on a folder of claims in the
 * official layout with labels.
 *
 * @param args `--world disguised`, `plain` or `bills`, `--rows N`, `--seeds a,b`; or `--source DIR --labels FILE`, with columns FKL02, is_fraud, fraud_type. `--samples N` of the
 *   bootstrap; `--left-out` to rank by RULESET_v2 without one component after another too; `--json`; `--check` to exit 1 where a limit is missed.
 */
export async function evaluateDetection(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      source: { type: 'string' }, labels: { type: 'string' }, world: { type: 'string', default: 'disguised' }, rows: { type: 'string', default: '20000' }, seeds: { type: 'string', default: '1,2,3,4,5' },
      samples: { type: 'string', default: '200' }, 'left-out': { type: 'boolean', default: false }, json: { type: 'boolean', default: false }, check: { type: 'boolean', default: false },
    },
  });
  const { source, labels } = values;
  if ((source === undefined) !== (labels === undefined)) throw new Error('--source and --labels go together');
  const sets: SetFigures[] = [];
  const add = async (set: string, folder: string, readModus: () => ReadonlyMap<string, string>): Promise<void> => {
    const figures = await measureSet(set, folder, readModus, { samples: Number(values.samples), leftOut: values['left-out'] });
    sets.push(figures);
    if (!values.json) process.stdout.write(tableOf(figures));
  };
  if (source !== undefined && labels !== undefined) await add(source, source, () => readLabels(labels));
  else
    for (const seed of values.seeds.split(',').map(Number))
      await inFolder(async (outDir) => {
        await generateWorld(values.world, { rows: Number(values.rows), seed, outDir });
        await add(`${values.world} ${seed}`, outDir, () => readTruth(join(outDir, 'ground-truth.csv')));
      });
  if (values.json) process.stdout.write(`${JSON.stringify({ limits, judged: judgedRanking, sets }, null, 2)}\n`);
  const missed = sets.flatMap(missedLimits);
  for (const line of missed) process.stderr.write(`${line}\n`);
  if (values.check && missed.length > 0) process.exitCode = 1;
}

async function generateWorld(world: string, options: { readonly rows: number; readonly seed: number; readonly outDir: string }): Promise<void> {
  if (world === 'bills') await generateBills(options);
  else if (world === 'disguised' || world === 'plain') await generateClaims({ ...options, indications: world });
  else throw new Error(`--world ${world}: accepted are disguised, plain, bills`);
}

async function measureSet(set: string, folder: string, readModus: () => ReadonlyMap<string, string>, { samples, leftOut: isLeftOut }: { readonly samples: number; readonly leftOut: boolean }): Promise<SetFigures> {
  const { claims, leftOut, flags } = await inFolder((home) => rankFolder(homeAt(home), folder, { leftOut: isLeftOut }));
  const modusOf = readModus();
  const figuresOf = (ranking: Ranking): RankingFigures => measureRanking(listOf(claims, ranking).map(({ claim_id, amount_claimed }) => ({ amount: amount_claimed, modus: modusOf.get(claim_id) })), { samples, seed: 1 });
  const without = leftOut.map(({ component, claimIds }) => {
    const { prAuc, recallAt3 } = measureRanking(claimIds.map((id) => ({ amount: 0, modus: modusOf.get(id) })), { samples: 1, seed: 1 });
    return { component: component ?? null, prAuc: prAuc.value, recallAt3: recallAt3.value };
  });
  return {
    set,
    claims: claims.length,
    labelled: claims.filter(({ claim_id }) => modusOf.has(claim_id)).length,
    // The keys are those of `rankings`.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    rankings: Object.fromEntries(rankings.map((ranking) => [ranking, figuresOf(ranking)])) as Record<Ranking, RankingFigures>,
    flags,
    without,
  };
}

/** Claims of one score in the order of their ids. */
function listOf(claims: readonly RankedClaim[], ranking: Ranking): RankedClaim[] {
  return claims.toSorted((a, b) => b.scores[ranking] - a.scores[ranking] || (a.claim_id < b.claim_id ? -1 : 1));
}

function missedLimits({ set, rankings: of, flags }: SetFigures): string[] {
  const own = of[judgedRanking];
  const best = Math.max(...baselines.map((ranking) => of[ranking].prAuc.value));
  const immaterial = flags[judgedRanking]?.immaterialOf100 ?? 0;
  return [
    ...(immaterial > limits.immaterialOf100 ? [`${set}: ${shown(immaterial)} of 100 indications exceed their limit by less than is material, allowed ${limits.immaterialOf100}`] : []),
    ...(own.prAuc.value < limits.timesBest * best ? [`${set}: PR-AUC ${shown(own.prAuc.value)} is less than ${limits.timesBest} times ${shown(best)}`] : []),
    ...(own.recallAt3.value < limits.recallAt3 ? [`${set}: recall at 3 % is ${shown(own.recallAt3.value)}, wanted ${limits.recallAt3}`] : []),
    ...Object.entries(own.recallByModus).filter(([, recall]) => recall < limits.recallOfModus).map(([modus, recall]) => `${set}: recall of ${modus} is ${shown(recall)}, wanted ${limits.recallOfModus}`),
  ];
}

function tableOf({ set, claims, labelled, rankings: of, flags, without }: SetFigures): string {
  const lines = rankings.map((ranking) => {
    const { prAuc, precisionAt1, precisionAt3, recallAt3, amountOf100 } = of[ranking];
    const parts = [prAuc, precisionAt1, precisionAt3, recallAt3].map(({ value, low, high }) => `${shown(value)} (${shown(low)}–${shown(high)})`.padEnd(20));
    return `${ranking.padEnd(12)}${parts.join('')}${formatNumber(Math.round(amountOf100.value / 1e6), 'en').padStart(7)}\n`;
  });
  const modus = Object.keys(of[judgedRanking].recallByModus);
  const recalls = modus.map((name) => `${name.padEnd(24)}${rankings.map((ranking) => shown(of[ranking].recallByModus[name] ?? 0).padEnd(12)).join('')}\n`);
  const flagLines = Object.entries(flags).map(([ruleset, figures]) => `${ruleset.padEnd(12)}${[figures.flaggedOf100.toFixed(1), figures.flagsOf100.toFixed(1), figures.costOf100.toFixed(1), formatNumber(Math.round(figures.medianExcess), 'en'), figures.immaterialOf100.toFixed(1)].map((part) => part.padEnd(20)).join('')}\n`);
  return [
    `\n${set}: ${formatNumber(claims, 'en')} claims, ${formatNumber(labelled, 'en')} labelled\n`,
    `${''.padEnd(12)}${['PR-AUC', 'precision at 1 %', 'at 3 %', 'recall at 3 %'].map((head) => head.padEnd(20)).join('')}Rp m of the first 100\n`,
    ...lines,
    `${'recall at 3 % of'.padEnd(24)}${rankings.map((ranking) => ranking.padEnd(12)).join('')}\n`,
    ...recalls,
    `${'of 100 claims'.padEnd(12)}${['flagged', 'indications', 'above a cost', 'by (median, Rp)', 'not material, of 100'].map((head) => head.padEnd(20)).join('')}\n`,
    ...flagLines,
    ...(without.length === 0 ? [] : [`${'without'.padEnd(16)}PR-AUC  recall at 3 %\n`]),
    ...without.map(({ component, prAuc, recallAt3 }) => `${(component ?? 'nothing').padEnd(16)}${shown(prAuc).padEnd(8)}${shown(recallAt3)}\n`),
  ].join('');
}

function shown(figure: number): string {
  return figure.toFixed(3).replace(/^0/u, '');
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-detection-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
