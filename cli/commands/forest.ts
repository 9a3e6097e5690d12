import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';

import {
  CasemindError,
  type CsvTable,
  type Forest,
  explainSamples,
  fitForest,
  formatNumber,
  loadForest,
  rankingQuality,
  readCsvTable,
  saveForest,
  scoreSamples,
} from '#engine';

import type { CommandContext } from '../context.ts';

export interface ForestOptions {
  readonly input: string;
  readonly label?: string;
  readonly weight?: string;
  readonly categorical?: readonly string[];
  readonly trees: number;
  readonly samples: number;
  readonly maxFeatures: number;
  readonly contamination: number | 'auto';
  readonly seed: number;
  readonly model?: string;
  readonly out?: string;
  readonly top?: number;
}

type Line = Readonly<Record<string, number | boolean>>;

/** Fits a forest on a table, says how it ranks the labelled outliers, and saves it with --model. */
export async function fit(context: CommandContext, options: ForestOptions): Promise<void> {
  const table = await readTable(context, options);
  const { forest, scores } = await fitTable(context, options, table);
  if (options.model !== undefined) save(options.model, forest);
  if (options.out !== undefined) await write(options.out, scoreLines(forest, scores));
  await answer(context, options, table, forest, scores, {
    model: options.model ?? null,
    features: forest.features.map(({ kind, name }) => ({ name, kind })),
    params: forest.params,
    empty_columns: table.emptyColumns,
  });
}

/** Scores a table with a saved forest, or with one fitted on the table itself. */
export async function score(context: CommandContext, options: ForestOptions): Promise<void> {
  const { table, forest, scores } = await scored(context, options);
  const lines = scoreLines(forest, scores);
  if (options.out !== undefined) await write(options.out, lines);
  await answer(context, options, table, forest, scores, options.out === undefined ? { scores: lines } : {});
}

/**
 * Says of each row, strangest first with --top, how many splits each column shortens its paths by:
 * positive makes it stranger, and all of a row add up to base_path_length less path_length.
 */
export async function explain(context: CommandContext, options: ForestOptions): Promise<void> {
  const { table, forest, scores } = await scored(context, options);
  const rows = Int32Array.from(scores, (_, row) => row);
  if (options.top !== undefined) rows.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen = rows.subarray(0, options.top);
  const { basePathLength, pathLengths } = await explainSamples(forest, table.table, chosen);
  const width = forest.features.length;
  const lines = Array.from(chosen, (row, i): Line => {
    const shortened = Array.from(pathLengths.subarray(i * width, (i + 1) * width), (splits) => -splits);
    return {
      row: row + 1,
      anomaly_score: scores[row] ?? 0,
      base_path_length: basePathLength,
      path_length: basePathLength - shortened.reduce((sum, splits) => sum + splits, 0),
      ...Object.fromEntries(forest.features.map(({ name }, k) => [`shortens:${name}`, shortened[k] ?? 0])),
    };
  });
  if (options.out !== undefined) await write(options.out, lines);
  await answer(context, options, table, forest, scores, options.out === undefined ? { explanations: lines } : { explained: lines.length });
}

async function scored(context: CommandContext, options: ForestOptions): Promise<{ table: CsvTable; forest: Forest; scores: Float64Array }> {
  if (options.model === undefined) {
    const table = await readTable(context, options);
    return { table, ...(await fitTable(context, options, table)) };
  }
  const forest = load(options.model);
  const table = await readTable(context, options, forest);
  return { table, forest, scores: await scoreSamples(forest, table.table, { observer: context.terminal.observer }) };
}

async function readTable({ terminal, threads }: CommandContext, options: ForestOptions, forest?: Forest): Promise<CsvTable> {
  const table = await readCsvTable({ path: options.input, label: options.label, weight: options.weight, categorical: options.categorical, features: forest?.features, threads });
  for (const name of table.emptyColumns) terminal.observer.warn(`column ${name} has no values`);
  return table;
}

async function fitTable({ terminal }: CommandContext, options: ForestOptions, { rows, table, weights }: CsvTable): Promise<{ forest: Forest; scores: Float64Array }> {
  if (rows === 1) throw new CasemindError('FOREST_INPUT_INVALID', { field: options.input, reason: 'it has one row, and nothing to set it apart from' });
  return fitForest(table, {
    nEstimators: options.trees,
    maxSamples: options.samples,
    maxFeatures: options.maxFeatures,
    contamination: options.contamination,
    seed: options.seed,
    ...(weights && { sampleWeight: weights }),
    observer: terminal.observer,
  });
}

function scoreLines(forest: Forest, scores: Float64Array): Line[] {
  return Array.from(scores, (anomalyScore, row) => ({ row: row + 1, anomaly_score: anomalyScore, is_outlier: anomalyScore > forest.threshold }));
}

async function answer(
  { terminal }: CommandContext,
  options: ForestOptions,
  { rows, labels }: CsvTable,
  forest: Forest,
  scores: Float64Array,
  rest: Record<string, unknown>,
): Promise<void> {
  const outliers = scores.reduce((count, value) => count + (value > forest.threshold ? 1 : 0), 0);
  const quality = labels && rankingQuality(labels, scores);
  const text = [
    `${formatNumber(rows, 'en')} rows, ${forest.features.length} columns, ${forest.params.nEstimators} trees of ${forest.params.maxSamples} rows`,
    `${formatNumber(outliers, 'en')} outliers above ${forest.threshold.toFixed(6)}`,
    ...(quality ? [`roc_auc ${quality.rocAuc?.toFixed(6) ?? '-'}, pr_auc ${quality.prAuc?.toFixed(6) ?? '-'}`] : []),
    ...strangest(scores).map((row) => `  row ${row + 1}: ${scores[row]?.toFixed(6)}`),
    ...[options.model, options.out].filter((path) => path !== undefined).map((path) => `in ${path}`),
  ].join('\n');
  terminal.answer(text, {
    rows,
    outliers,
    threshold: forest.threshold,
    ...(quality && { roc_auc: quality.rocAuc, pr_auc: quality.prAuc }),
    ...(options.out !== undefined && { out: options.out }),
    ...rest,
  });
}

function strangest(scores: Float64Array): number[] {
  return Array.from(scores.keys())
    .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b)
    .slice(0, 10);
}

function save(path: string, forest: Forest): void {
  try {
    writeFileSync(path, saveForest(forest));
  } catch (error) {
    throw unwritable('--model', path, error);
  }
}

function load(path: string): Forest {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new CasemindError('USAGE_INVALID', { field: '--model', value: path, accepted: 'a file written by `casemind forest fit --model FILE`' }, { cause: error });
  }
  return loadForest(bytes, path).forest;
}

/** CSV, a line a row. */
async function write(path: string, lines: readonly Line[]): Promise<void> {
  const file = createWriteStream(path);
  try {
    await once(file, 'open');
    const names = Object.keys(lines[0] ?? {});
    file.write(`${names.map(quoted).join(',')}\n`);
    for (const line of lines) if (!file.write(`${names.map((name) => String(line[name])).join(',')}\n`)) await once(file, 'drain');
    file.end();
    await once(file, 'finish');
  } catch (error) {
    throw unwritable('--out', path, error);
  }
}

function unwritable(field: string, path: string, cause: unknown): CasemindError {
  return new CasemindError('USAGE_INVALID', { field, value: path, accepted: 'a file that can be written' }, { cause });
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
