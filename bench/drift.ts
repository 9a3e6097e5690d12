import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { countsPath, formatNumber, homeAt, packCounts, readCounts, readQcLogs, writeQcLog } from '#engine';
import { z } from 'zod';

import { injections } from './drift-injections.ts';
import { compareWithRiskLoc } from './drift-slices.ts';
import type { SeriesResult, Task, TrialResult, WorkerOrder } from './drift-worker.ts';
import type { Bench, Figure } from './figures.ts';
import { measureCommand } from './measured-command.ts';
import { measureProcess } from './measured-process.ts';
import { randomOf } from './random.ts';

const sizes = [60_000, 1_176_438];
/** Claims that runs are resampled from: all of the small size, a sample of the large. */
const poolClaims = 60_000;
const seriesCount = 20;
const runsOfSeries = 365;
const trials = 100;
/** Runs that lie before the one whose full validation is timed. */
const loggedRuns = 70;
const sliceCases = 20;

/**
 * False alerts without drift, in series of a year with and without seasons; changes put in, one at a time; the same by Evidently’s
 * defaults and by the Python seed’s limits; the slice search beside RiskLoc; and a full validation. `--minutes` shortens all of it in
 * proportion to 15; `--rows` takes one size alone; `--riskloc` is the folder of a copy of RiskLoc’s program. `--only changes` leaves the
 * series out, `--only seasons` all but those with seasons, `--only slices` all runs. Each figure is said when it is known, since all of
 * them take a while.
 */
export const drift: Bench = async ({ rows, minutes = 15, only, riskloc, say }) => {
  const share = Math.min(1, minutes / 15);
  const figures: Figure[] = [];
  for (const size of only === 'slices' ? [] : rows === undefined ? sizes : [rows]) figures.push(...(await measureSize(size, share, only, say)));
  const python = pythonOf();
  if (riskloc !== undefined) figures.push(...compareWithRiskLoc(riskloc, python, Math.max(2, Math.round(sliceCases * share)), say));
  else say('slices: left out, since --riskloc names no copy of RiskLoc’s program');
  return figures;
};

function pythonOf(): string {
  // A Python with numpy and pandas, as the forest's bench takes it: from PATH, or from a folder of its own.
  // oxlint-disable-next-line node/no-process-env -- where Python is, only the environment knows
  return process.env['BENCH_PYTHON'] ?? 'python3';
}

async function measureSize(rows: number, share: number, only: string | undefined, say: (line: string) => void): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-drift-'));
  const size = formatNumber(rows, 'en');
  const started = performance.now();
  try {
    say(`${size} claims: generated, read and scored by two models`);
    const home = join(folder, 'home');
    const environment = { CASEMIND_HOME: home, LOG_LEVEL: 'warn' };
    const models = [['train', '--promote'], ['train', '--promote', '--seed', '7', '--samples', '128', '--contamination', '0.1']];
    for (const args of [['generate', '--rows', String(rows), '--seed', '1', '--out', join(folder, 'claims')], ['etl', '--source', join(folder, 'claims')], models[0]!, ['refresh'], models[1]!, ['refresh']]) await measureCommand(args, environment);
    const [scored = '', rescored = ''] = readdirSync(join(home, 'snapshots')).toSorted();
    const order: WorkerOrder = { snapshot: join(home, 'snapshots', scored, 'snapshot.duckdb'), rescored: join(home, 'snapshots', rescored, 'snapshot.duckdb'), claims: poolClaims, rows };
    const figures: Figure[] = [];
    const take = (measured: readonly Figure[]): void => {
      figures.push(...measured);
      for (const { name, value, unit } of measured) say(`  ${name}: ${Number(value.toPrecision(3))} ${unit}`);
    };
    take(await measureFull(home, join(folder, 'logs'), scored));
    const before = process.cpuUsage();
    const crew = Array.from({ length: Math.min(2, availableParallelism()) }, () => new Worker(join(import.meta.dirname, 'drift-worker.ts'), { workerData: order }));
    try {
      for (const isSeasonal of only === 'changes' ? [] : only === 'seasons' ? [true] : [false, true]) take(await measureSeries(crew, { isSeasonal, share, say }));
      for (const injection of only === 'seasons' ? [] : Object.keys(injections)) take(await measureInjection(crew, { injection, share, say }));
    } finally {
      for (const worker of crew) await worker.terminate();
    }
    const { user, system } = process.cpuUsage(before);
    take([{ name: 'series and injections: processor time of each worker', value: (user + system) / crew.length / 60e6, unit: 'min' }]);
    figures.push({ name: 'all of it', value: (performance.now() - started) / 60_000, unit: 'min', atMost: 15 });
    return figures.map((figure) => ({ ...figure, name: `${size}: ${figure.name}` }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts tasks to workers, one after the other each, and gives the answers in the order of the tasks. */
async function askAll<Answer>(crew: readonly Worker[], tasks: readonly Task[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const left = [...tasks.keys()];
  await Promise.all(
    crew.map(async (worker) => {
      for (let task = left.shift(); task !== undefined; task = left.shift()) answers[task] = await ask<Answer>(worker, tasks[task]!);
    }),
  );
  return answers;
}

function ask<Answer>(worker: Worker, task: Task): Promise<Answer> {
  return new Promise((answered, failed) => {
    const end = (): void => {
      worker.off('message', took);
      worker.off('error', broke);
    };
    const took = (answer: Answer): void => {
      end();
      answered(answer);
    };
    const broke = (error: Error): void => {
      end();
      failed(error);
    };
    worker.on('message', took);
    worker.on('error', broke);
    worker.postMessage(task, []);
  });
}

interface SeriesPlan {
  readonly isSeasonal: boolean;
  readonly share: number;
  readonly say: (line: string) => void;
}

async function measureSeries(crew: readonly Worker[], { isSeasonal, share, say }: SeriesPlan): Promise<Figure[]> {
  const count = Math.max(2, Math.round(seriesCount * share));
  const name = isSeasonal ? 'no drift, seasons' : 'no drift';
  say(`${name}: ${count} series of ${runsOfSeries} runs`);
  const results = await askAll<SeriesResult>(crew, Array.from({ length: count }, (_, seed): Task => ({ kind: 'series', seed: seed + 1, runs: runsOfSeries, isSeasonal })));
  for (const [seed, { alerts }] of results.entries()) for (const alert of alerts) say(`${name}: series ${seed + 1}, ${alert}`);
  const sum = (valueOf: (result: SeriesResult) => number): number => results.reduce((all, result) => all + valueOf(result), 0);
  const alerts = sum((result) => result.alerts.length);
  return [
    { name: `${name}: series of ${runsOfSeries} runs`, value: count, unit: '' },
    { name: `${name}: false alerts in all`, value: alerts, unit: '' },
    { name: `${name}: false alerts a series, upper 95 %`, value: upperOfPoisson(alerts) / count, unit: '', atMost: 1 },
    { name: `${name}: watches a series`, value: sum(({ watches }) => watches) / count, unit: '' },
    { name: `${name}: by Evidently’s defaults, a series`, value: sum(({ evidently }) => evidently) / count, unit: 'alerts' },
    { name: `${name}: by the seed’s limits, a series`, value: sum(({ seedLimits }) => seedLimits) / count, unit: 'alerts' },
    { name: `${name}: a validation, mean processor time`, value: sum(({ milliseconds }) => milliseconds) / count, unit: 'ms' },
  ];
}

/** One-sided upper 95 % bound of a mean of which so many events were seen: of Poisson’s distribution, by bisection. */
export function upperOfPoisson(events: number): number {
  const below = (mean: number): number => {
    let [term, sum] = [Math.exp(-mean), 0];
    for (let k = 0; k <= events; k += 1) {
      sum += term;
      term *= mean / (k + 1);
    }
    return sum;
  };
  let [low, high] = [events, events + 10 + 4 * Math.sqrt(events + 1)];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (below(middle) > 0.05) low = middle;
    else high = middle;
  }
  return high;
}

interface InjectionPlan {
  readonly injection: string;
  readonly share: number;
  readonly say: (line: string) => void;
}

async function measureInjection(crew: readonly Worker[], { injection, share, say }: InjectionPlan): Promise<Figure[]> {
  const count = Math.max(4, Math.round(trials * share));
  say(`${injection}: ${count} trials`);
  const results = await askAll<TrialResult>(crew, Array.from({ length: count }, (_, trial): Task => ({ kind: 'trial', injection, trial })));
  for (const { said } of results.filter((result) => result.said !== '').slice(0, 5)) say(`${injection}: ${said}`);
  const part = (isOf: (result: TrialResult) => boolean): number => (100 * results.filter(isOf).length) / count;
  return [
    { name: `${injection}: detected`, value: part(({ isDetected }) => isDetected), unit: '%', atLeast: 95 },
    { name: `${injection}: named right`, value: part(({ isNamed }) => isNamed), unit: '%', atLeast: 90 },
    { name: `${injection}: by Evidently’s defaults`, value: part(({ evidently }) => evidently), unit: '%' },
    { name: `${injection}: by the seed’s limits`, value: part(({ seedLimits }) => seedLimits), unit: '%' },
  ];
}

const validatedSchema = z.object({ seconds: z.number(), verdicts: z.number() });

/** A full validation of the last of 70 daily runs from their logs, in a process of its own; each log is that of the snapshot, its counts shaken. */
async function measureFull(home: string, logs: string, snapshot: string): Promise<Figure[]> {
  const of = homeAt(home).logs;
  const log = readQcLogs(of).find(({ snapshot_id }) => snapshot_id === snapshot);
  const counts = readCounts(of, snapshot);
  if (!log || !counts) throw new Error(`${snapshot} has no logs`);
  mkdirSync(logs);
  const random = randomOf(5);
  const shaken = (values: Float64Array): Float64Array => values.map((value) => Math.max(0, Math.round(value * (1 + 0.01 * (random() - 0.5)))));
  const last = Date.parse('2022-12-31T00:00:00Z');
  let largest = 0;
  let [before, judged] = ['', ''];
  for (let run = 0; run < loggedRuns; run += 1) {
    const date = new Date(last - (loggedRuns - 1 - run) * 86_400_000).toISOString();
    before = judged;
    judged = `snapshot-${date.replaceAll(/[-:.]/g, '')}`;
    const cells = { ...counts.whole.cells, n: shaken(counts.whole.cells.n) };
    writeQcLog(logs, { ...log, snapshot_id: judged, created_at: date, data_date: date.slice(0, 10) });
    const packed = packCounts(judged, { whole: { ...counts.whole, cells }, fresh: { ...counts.whole, cells: { ...cells, n: shaken(cells.n) } } });
    writeFileSync(countsPath(logs, judged), packed);
    largest = Math.max(largest, packed.length + statSync(join(logs, `ml_scores_qc_${judged.replace('snapshot-', '')}.json`)).size);
  }
  if (!existsSync(countsPath(logs, judged))) throw new Error('no counts were written');
  const validate = async (...args: string[]) => {
    const usage = await measureProcess(join(import.meta.dirname, 'drift-child.ts'), [logs, ...args], { environment: {} });
    return { ...usage, ...validatedSchema.parse(JSON.parse(usage.stdout)) };
  };
  const kept = join(logs, 'before.json');
  await validate(before, kept);
  const alone = await validate(judged, join(logs, 'alone.json'));
  const nightly = await validate(judged, join(logs, 'nightly.json'), kept);
  return [
    { name: 'QC log with its counts, whole and all fresh', value: largest / 1e6, unit: 'MB', atMost: 2 },
    { name: 'full validation, the run before validated', value: nightly.seconds, unit: 's', atMost: 3 },
    { name: 'full validation from the logs of 70 runs alone', value: alone.seconds, unit: 's' },
    { name: 'full validation: peak memory', value: Math.max(nightly.peakMegabytes, alone.peakMegabytes), unit: 'MB', atMost: 500 },
    { name: 'full validation: verdicts', value: nightly.verdicts, unit: '' },
  ];
}
