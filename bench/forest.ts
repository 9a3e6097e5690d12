import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatNumber } from '#engine';
import { z } from 'zod';

import { generateAnomalyDataSets } from '../engine/isolation-forest/fixtures/anomaly-data-sets.ts';
import { type Forest, type ForestTable, explainRows, explainSamples, growForest, importSklearnForest, rankingQuality, scoreRows, scoreSamples } from '../engine/isolation-forest/index.ts';
import { type Bench, type Figure, quantile } from './figures.ts';
import { type SklearnPeer, startSklearn, waysOfScoring } from './forest-peer.ts';
import { type Shape, loadTable, makeTable, saveTable, shapeSchema } from './forest-tables.ts';

const fullRows = 1_176_438;
const rounds = 3;
/** What ml-isolation-forest, which grows every tree on every row, can do in bearable time. */
const rowsForMl = 10_000;
const columnsOf: Readonly<Record<Shape, string>> = { claims: '8 numbers + 64 one-hot', numbers: '12 numbers' };

/**
 * The isolation forest against scikit-learn (same rows, the very same trees, both cores, in turns with
 * it) and ml-isolation-forest; its growth with the rows, its memory, its single rows, its quality.
 */
export const forest: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  try {
    const figures: Figure[] = [];
    let peers = 0;
    for (const shape of shapeSchema.options) {
      saveTable(folder, shape, makeTable(shape, rows));
      const table = loadTable(folder, shape, rows);
      say(`${shape}: ${formatNumber(rows, 'en')} rows, scikit-learn fits`);
      const peer = await startSklearn(folder, shape);
      if (peer) peers += 1;
      else say('no python3 with scikit-learn on PATH');
      figures.push(...(await race(folder, shape, table, peer, say)), ...measureChildren(folder, shape, rows));
      peer?.stop();
      if (shape === 'claims') figures.push(...(await measureFewRows(table)));
      else figures.push(...(await raceMl(loadTable(folder, shape, Math.min(rows, rowsForMl)), rows, say)));
    }
    figures.push({ name: 'scikit-learn took part', value: peers, unit: 'races', atLeast: shapeSchema.options.length });
    say('quality: 10 seeds on each generated set');
    figures.push(...(await measureQuality()));
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Scores in turns with scikit-learn, on trees that it has grown, and takes the best of each. */
async function race(folder: string, shape: Shape, table: ForestTable, peer: SklearnPeer | undefined, say: (line: string) => void): Promise<Figure[]> {
  const name = `score, ${columnsOf[shape]}`;
  const same = peer ? importSklearnForest(JSON.parse(readFileSync(join(folder, `${shape}-forest.json`), 'utf8'))) : growForest(table, { seed: 1 });
  const ours: number[] = [];
  const theirs = new Map<string, number[]>(waysOfScoring.map((way) => [way, []]));
  let scores: Float64Array = new Float64Array(0);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of peer ? waysOfScoring : []) theirs.get(way)?.push((await peer?.ask(way)) ?? Number.NaN);
    const { seconds, result } = await timed(() => scoreSamples(same, table, { threads: 2 }));
    ours.push(seconds);
    scores = result;
    say(`${name}: ${seconds.toFixed(2)} s, scikit-learn ${[...theirs].map(([way, list]) => `${way} ${list.at(-1)?.toFixed(2) ?? '-'} s`).join(', ')}`);
  }
  const best = Math.min(...ours);
  const figures: Figure[] = [{ name, value: best, unit: 's' }];
  if (!peer) return figures;
  const theirBest = Math.min(...[...theirs.values()].flat());
  await peer.ask('save');
  const bytes = readFileSync(join(folder, `${shape}-scores.f64`));
  const expected = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
  const apart = scores.reduce((most, score, row) => Math.max(most, Math.abs(score - (expected[row] ?? Number.NaN))), 0);
  return [
    ...figures,
    { name: `${name}: scikit-learn ${peer.version}`, value: theirBest, unit: 's' },
    { name: `${name}: times faster`, value: theirBest / best, unit: '×', atLeast: 1.6 },
    { name: `${name}: scores apart, at most`, value: apart, unit: '', atMost: 1e-6 },
    { name: `fit, ${columnsOf[shape]}: scikit-learn`, value: peer.fit, unit: 's' },
  ];
}

const childSchema = z.object({ seconds: z.number(), megabytes: z.number() });

/** Fit, score and a tenth of it, each in processes of their own; of several the median. */
function measureChildren(folder: string, shape: Shape, rows: number): Figure[] {
  const child = (step: 'fit' | 'score', size: number): { seconds: number; megabytes: number } => {
    const args = [join(import.meta.dirname, 'forest-child.ts'), step, folder, shape, String(size)];
    const runs = Array.from({ length: rounds }, () => childSchema.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))));
    return { seconds: quantile(runs.map(({ seconds }) => seconds), 0.5), megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)) };
  };
  const [fit, small, full] = [child('fit', rows), child('score', Math.round(rows / 10)), child('score', rows)];
  return [
    { name: `fit, ${columnsOf[shape]}: 200 trees from the table`, value: fit.seconds, unit: 's', atMost: 0.5 },
    { name: `fit, ${columnsOf[shape]}: memory beyond the table`, value: fit.megabytes, unit: 'MB', atMost: 400 },
    { name: `score, ${columnsOf[shape]}: memory beyond the table`, value: full.megabytes, unit: 'MB', atMost: 400 },
    { name: `score, ${columnsOf[shape]}: time for 10 × the rows`, value: full.seconds / small.seconds, unit: '×', atMost: 10.5 },
  ];
}

/** One row scored, one explained, and the riskiest twentieth explained. */
async function measureFewRows(table: ForestTable): Promise<Figure[]> {
  const grown = growForest(table, { seed: 1 });
  const rows = columnLength(table);
  const one = (row: number): ForestTable => table.map((column) => ('codes' in column ? { ...column, codes: column.codes.slice(row, row + 1) } : { ...column, values: column.values.slice(row, row + 1) }));
  const each = (count: number, work: (forest: Forest, row: ForestTable) => unknown): number => {
    const times = Array.from({ length: count }, (_, k) => {
      const row = one((k * 7919) % rows);
      const started = performance.now();
      work(grown, row);
      return performance.now() - started;
    });
    return quantile(times, 0.5);
  };
  const twentieth = Int32Array.from({ length: Math.ceil(rows / 20) }, (_, k) => k * 20);
  const { seconds } = await timed(() => explainSamples(grown, table, twentieth, { threads: 2 }));
  return [
    { name: 'score one row', value: each(2000, scoreRows), unit: 'ms', atMost: 0.2 },
    { name: 'explain one row', value: each(500, explainRows), unit: 'ms', atMost: 5 },
    { name: 'explain a twentieth of the rows', value: seconds, unit: 's' },
  ];
}

/** ml-isolation-forest on the rows it can bear; for all of them at least as much more by the row. */
async function raceMl(table: ForestTable, allRows: number, say: (line: string) => void): Promise<Figure[]> {
  const rows = columnLength(table);
  say(`ml-isolation-forest: ${formatNumber(rows, 'en')} rows`);
  const { IsolationForest } = await import('ml-isolation-forest');
  const list = Array.from({ length: rows }, (_, row) => table.map((column) => ('values' in column ? (column.values[row] ?? 0) : 0)));
  const theirs = new IsolationForest({ nEstimators: 200 });
  const train = await timed(() => theirs.train(list));
  const predict = await timed(() => theirs.predict(list));
  const fit = await timed(() => growForest(table, { seed: 1 }));
  const score = await timed(() => scoreSamples(fit.result, table, { threads: 0 }));
  const name = `${formatNumber(rows, 'en')} × ${table.length}`;
  return [
    { name: `ml-isolation-forest, ${name}: fit and score`, value: train.seconds + predict.seconds, unit: 's' },
    { name: `ml-isolation-forest, ${name}: times slower`, value: (train.seconds + predict.seconds) / (fit.seconds + score.seconds), unit: '×', atLeast: 1.6 },
    { name: 'ml-isolation-forest, all rows: extrapolated by row', value: ((train.seconds + predict.seconds) * allRows) / rows, unit: 's' },
  ];
}

const expectedSchema = z.object({ sets: z.record(z.string(), z.object({ mean: z.number(), sd: z.number() })) });

/** ROC-AUC over 10 seeds on the generated sets, against what scikit-learn has there (fixtures/sklearn-auc.json). */
async function measureQuality(): Promise<Figure[]> {
  const path = join(import.meta.dirname, '..', 'engine', 'isolation-forest', 'fixtures', 'sklearn-auc.json');
  const { sets: expected } = expectedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const differences: number[] = [];
  let furthest = 0;
  for (const { name, table, labels } of generateAnomalyDataSets()) {
    const aucs: number[] = [];
    for (let seed = 0; seed < 10; seed += 1) aucs.push(rankingQuality(labels, await scoreSamples(growForest(table, { seed }), table, { threads: 0 })).rocAuc ?? Number.NaN);
    const { mean, sd } = expected[name] ?? { mean: Number.NaN, sd: Number.NaN };
    const difference = aucs.reduce((sum, auc) => sum + auc, 0) / aucs.length - mean;
    differences.push(difference);
    furthest = Math.max(furthest, Math.abs(difference) / Math.max(0.02, 4 * sd));
  }
  const mean = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  return [
    { name: 'quality: generated sets', value: differences.length, unit: 'sets', atLeast: 20 },
    { name: 'quality: ROC-AUC less scikit-learn’s, mean', value: mean, unit: '', atMost: 0.01, atLeast: -0.01 },
    { name: 'quality: furthest set, in max(0.02, 4 sd)', value: furthest, unit: '', atMost: 1 },
  ];
}

async function timed<Result>(work: () => Result | Promise<Result>): Promise<{ seconds: number; result: Result }> {
  const started = performance.now();
  const result = await work();
  return { seconds: (performance.now() - started) / 1000, result };
}

function columnLength([column]: ForestTable): number {
  if (!column) return 0;
  return 'codes' in column ? column.codes.length : column.values.length;
}
