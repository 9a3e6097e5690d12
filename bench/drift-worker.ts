import { parentPort, workerData } from 'node:worker_threads';

import { type QcLog, type RunLog, type RunValidation, validateRun, verdictKey } from '#engine';
import { z } from 'zod';

import { readClaimPool } from './drift-claims.ts';
import { injections } from './drift-injections.ts';
import { type PeerVerdicts, evidentlyDefaults, seedLimits } from './drift-peers.ts';
import { RunSampler } from './drift-runs.ts';
import { firstDay, seasonWeights } from './drift-seasons.ts';
import { randomOf } from './random.ts';

const orderSchema = z.object({ snapshot: z.string(), rescored: z.string(), claims: z.number(), rows: z.number() });
export type WorkerOrder = z.infer<typeof orderSchema>;

export type Task =
  | { readonly kind: 'series'; readonly seed: number; readonly runs: number; readonly isSeasonal: boolean }
  | { readonly kind: 'trial'; readonly injection: string; readonly trial: number };

export interface SeriesResult {
  /** Verdicts that became an alert, by key; and of the peers, features that became a drift. */
  readonly alerts: readonly string[];
  readonly evidently: number;
  readonly seedLimits: number;
  readonly watches: number;
  readonly milliseconds: number;
}

export interface TrialResult {
  readonly isDetected: boolean;
  readonly isNamed: boolean;
  readonly evidently: boolean;
  readonly seedLimits: boolean;
  /** What was said, where it was not right. */
  readonly said: string;
}

/** Runs of a reference that a run is held against. */
const referenceRuns = 14;
/** Runs before an injected change: more than eight weeks. */
const historyRuns = 60;
const historyCount = 4;
/** Of a night’s claims, the fresh ones. */
const freshShare = 0.1;

const { snapshot, rescored, claims, rows } = orderSchema.parse(workerData);
const pool = await readClaimPool(snapshot, rescored, claims);
const sampler = new RunSampler(pool);
const even = new Float64Array(pool.size).fill(1);

function weightsOn(day: number, isSeasonal: boolean): Float64Array {
  return isSeasonal ? seasonWeights(pool, day) : even;
}

const nameOf = (run: number): string => `snapshot-${String(run).padStart(6, '0')}`;

/** Joint counts of runs that no reference reaches any more are let go. */
function keep(runs: RunLog[], run: RunLog): void {
  runs.push(run);
  const old = runs.length - 1 - 8 * 7 - referenceRuns;
  if (old >= 0) runs[old] = { log: runs[old]!.log, counts: null };
}

function runSeries({ seed, runs: count, isSeasonal }: Extract<Task, { kind: 'series' }>): SeriesResult {
  const random = randomOf(seed * 7919 + (isSeasonal ? 1 : 0));
  const runs: RunLog[] = [];
  const alerts: string[] = [];
  let before: RunValidation | null = null;
  let [evidently, limits, watches, milliseconds] = [0, 0, 0, 0];
  let peers: { evidently: PeerVerdicts; limits: PeerVerdicts } = { evidently: new Map(), limits: new Map() };
  // A year begins on another day in each series.
  const start = firstDay + ((seed * 37) % 365);
  for (let run = 0; run < count; run += 1) {
    const day = start + run;
    keep(runs, sampler.draw({ snapshotId: nameOf(run), day, rows, freshShare, weights: weightsOn(day, isSeasonal), random }));
    const started = process.threadCpuUsage();
    const validation: RunValidation = validateRun(runs, { before, seed });
    const { user, system } = process.threadCpuUsage(started);
    milliseconds += (user + system) / 1000;
    const earlier = new Map((before?.verdicts ?? []).map((verdict) => [verdictKey(verdict), verdict.state]));
    for (const verdict of validation.verdicts) {
      if (verdict.state === 'watch') watches += 1;
      if (verdict.state === 'alert' && earlier.get(verdictKey(verdict)) !== 'alert') alerts.push(`run ${run}: ${verdictKey(verdict)} ${verdict.at ?? ''} ${verdict.value} beside ${verdict.expected}, effect ${verdict.effect?.toPrecision(3)}, q ${verdict.q?.toPrecision(2)}`);
    }
    before = validation;
    if (run === 0) continue;
    const next = peersOf(runs.map(({ log }) => log));
    evidently += risen(peers.evidently, next.evidently);
    limits += risen(peers.limits, next.limits);
    peers = next;
  }
  return { alerts, evidently, seedLimits: limits, watches, milliseconds: milliseconds / count };
}

function peersOf(logs: readonly QcLog[]): { evidently: PeerVerdicts; limits: PeerVerdicts } {
  const run = logs.at(-1)!;
  return { evidently: evidentlyDefaults(run, logs.slice(-1 - referenceRuns, -1)), limits: seedLimits(run) };
}

function risen(before: PeerVerdicts, now: PeerVerdicts): number {
  return [...now].filter(([name, isDrift]) => isDrift && before.get(name) !== true).length;
}

interface History {
  readonly runs: readonly RunLog[];
  /** Of its last run. */
  readonly validation: RunValidation;
}
const histories = new Map<string, History>();

/** Runs before a change; some are shared by many trials, since what is tried is the change. */
function historyOf(trial: number): History & { readonly isSeasonal: boolean; readonly day: number } {
  const isSeasonal = trial % 2 === 1;
  const number = Math.floor(trial / 2) % historyCount;
  const start = firstDay + 90 * number + 5;
  const key = `${number} ${isSeasonal}`;
  let history = histories.get(key);
  if (!history) {
    const random = randomOf(1_000_003 + number * 2 + (isSeasonal ? 1 : 0));
    const runs = Array.from({ length: historyRuns }, (_, run) => sampler.draw({ snapshotId: nameOf(run), day: start + run, rows, freshShare, weights: weightsOn(start + run, isSeasonal), random }));
    histories.set(key, (history = { runs, validation: validateRun(runs, { before: null, seed: number }) }));
  }
  return { ...history, isSeasonal, day: start + historyRuns };
}

function runTrial({ injection, trial }: Extract<Task, { kind: 'trial' }>): TrialResult {
  const inject = injections[injection];
  if (!inject) throw new Error(`no injection is called ${injection}`);
  const random = randomOf(trial * 104_729 + injection.length);
  const { runs: history, validation: validated, isSeasonal, day } = historyOf(trial);
  const injected = inject({ pool, rows, random });
  const changed = injected.pool === pool ? sampler : new RunSampler(injected.pool);
  const runs = [...history];
  let before = validated;
  const quiet = peersOf(runs.map(({ log }) => log));
  let result: TrialResult = { isDetected: false, isNamed: false, evidently: false, seedLimits: false, said: '' };
  for (let run = 0; run < 2; run += 1) {
    const plain = weightsOn(day + run, isSeasonal);
    const weights = injected.factors === null ? plain : plain.map((weight, i) => weight * injected.factors![i]!);
    runs.push(changed.draw({ snapshotId: nameOf(historyRuns + run), day: day + run, rows, freshShare, weights, random, ...(injected.modelVersion !== undefined && { modelVersion: injected.modelVersion }) }));
    const validation: RunValidation = validateRun(runs, { before, seed: trial });
    before = validation;
    const peers = peersOf(runs.map(({ log }) => log));
    result = { ...result, evidently: result.evidently || risen(quiet.evidently, peers.evidently) > 0, seedLimits: result.seedLimits || risen(quiet.limits, peers.limits) > 0 };
    if (result.isDetected || validation.status !== 'alert' || validation.incident === null) continue;
    const isNamed = injected.isNamed(validation, validation.incident);
    result = { ...result, isDetected: true, isNamed, said: isNamed ? '' : `${injected.what}: ${sayIncident(validation)}` };
  }
  return result.isDetected ? result : { ...result, said: `${injected.what}: ${sayIncident(before)}` };
}

function sayIncident({ incident, verdicts }: RunValidation): string {
  if (incident === null) return 'nothing';
  const places = incident.localisations.map(({ measure, scope, verdict, explained, slices }) => `${scope} ${measure} ${verdict} ${explained.toFixed(2)} ${slices.map(({ where, shift }) => `${JSON.stringify(where)} ${shift.toFixed(3)}`).join(' ')}`);
  const breaches = verdicts.filter(({ is_breach }) => is_breach).map((verdict) => `${verdictKey(verdict)} ${verdict.at ?? ''} ${verdict.effect?.toPrecision(2)}`);
  return `${incident.state} ${incident.causes.map(({ cause }) => cause).join(', ')}; ${places.join('; ')}; ${breaches.join(', ')}`;
}

parentPort?.on('message', (task: Task) => parentPort?.postMessage(task.kind === 'series' ? runSeries(task) : runTrial(task), []));
