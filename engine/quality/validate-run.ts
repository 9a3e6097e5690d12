import { readCounts } from './joint-counts.ts';
import { readQcLogs } from './qc-log.ts';
import { falseDiscoveryRates } from './distributions.ts';
import { type Incident, findIncident } from './incident.ts';
import { measureDrift } from './measure-drift.ts';
import { type Baseline, countedRuns, defaultBaseline, reachesBack, referenceOf } from './reference.ts';
import type { RunLog } from './scope-figures.ts';
import { type Verdict, moveOn, verdictKey } from './verdict.ts';

/** What validating one run gives; plain data, the same for the same logs, baseline and seed. */
export interface RunValidation {
  readonly format: 1;
  readonly snapshot_id: string;
  readonly data_date: string;
  readonly baseline: Baseline;
  /** Snapshots that the level was taken from, oldest first. */
  readonly reference: readonly string[];
  readonly weekday: 'none' | 'known' | 'learning' | 'unseen';
  readonly has_year: boolean;
  /**
   * ok: nothing is watched or alerted. watch, alert: something is. insufficient: no metric could be judged, as of the first run.
   */
  readonly status: 'ok' | 'watch' | 'alert' | 'insufficient';
  /** One of each metric and scope, in the order of `driftMetrics`. */
  readonly verdicts: readonly Verdict[];
  /** What is watched, alerted or just resolved, as one; null where nothing is. */
  readonly incident: Incident | null;
}

export interface ValidateOptions {
  readonly baseline?: Baseline;
  /** The validation of the run before, from which watch and alert go on; null where there is none. */
  readonly before: RunValidation | null;
  readonly seed?: number;
}

/**
 * Judges the last of some runs by those before it: every metric, its q within the run, whether it is watched, an alert or resolved,
 * and, of what breached, where and why. Pure: it reads no clock and no file.
 *
 * @param runs oldest first; earlier runs need their joint counts only where `neededCounts` says so.
 */
export function validateRun(runs: readonly RunLog[], { baseline = defaultBaseline, before, seed = 0 }: ValidateOptions): RunValidation {
  const run = runs.at(-1);
  if (!run) throw new RangeError('there is no run to validate');
  const reference = referenceOf(runs, baseline);
  const earlier = new Map((before?.verdicts ?? []).map((verdict) => [verdictKey(verdict), verdict]));
  const { findings, joined } = measureDrift({ run, reference, seed, sinceOf: (scope, metric) => earlier.get(verdictKey({ metric, scope }))?.since ?? null });
  const judged = findings.filter(({ p }) => p !== null);
  const qs = new Map(falseDiscoveryRates(judged.map(({ p }) => p ?? 1)).map((q, i) => [judged[i], q] as const));
  const verdicts = findings.map((finding) => moveOn(finding, qs.get(finding) ?? null, { before: earlier.get(verdictKey(finding)), snapshotId: run.log.snapshot_id }));
  const has = (state: Verdict['state']): boolean => verdicts.some((verdict) => verdict.state === state);
  return {
    format: 1,
    snapshot_id: run.log.snapshot_id,
    data_date: run.log.data_date,
    baseline,
    reference: reference.level.map(({ log }) => log.snapshot_id),
    weekday: reference.weekday,
    has_year: reference.yearAgo.length > 0,
    status: has('alert') ? 'alert' : has('watch') ? 'watch' : judged.length > 0 ? 'ok' : 'insufficient',
    verdicts,
    incident: findIncident({ run, reference, verdicts, joined, before: before?.incident ?? null }),
  };
}

/** Snapshots of which `validateRun` needs the joint counts, to judge the last of these runs. */
export function neededCounts(runs: readonly RunLog[], baseline: Baseline = defaultBaseline): ReadonlySet<string> {
  const judged = runs.at(-1);
  return judged ? new Set([...countedRuns(referenceOf(runs, baseline)), judged.log.snapshot_id]) : new Set();
}

/** Runs before the judged one that are validated first where no validation of the run before is at hand: an alert ends with two calm ones. */
const replayed = 2;

export interface ValidateSnapshotOptions {
  readonly baseline?: Baseline;
  /** The kept validation of the run before the snapshot, where there is one. */
  readonly before?: RunValidation | null;
  readonly seed?: number;
}

/**
 * Validates a snapshot from the logs of a folder alone. Where no validation of the run before is given, the runs just before are
 * validated first, so that two breaches in a row are seen.
 *
 * @returns undefined where the folder has no log of that snapshot.
 */
export function validateSnapshot(folder: string, snapshotId: string, { baseline = defaultBaseline, before, seed = 0 }: ValidateSnapshotOptions = {}): RunValidation | undefined {
  const isWanted = (id: string): boolean => id === snapshotId || (baseline.kind === 'pinned' && baseline.snapshot_ids.includes(id)) || (id < snapshotId && reachesBack(daysBetween(id, snapshotId)));
  const logs = readQcLogs(folder, isWanted).filter((log) => log.snapshot_id === snapshotId || log.failures.length === 0);
  if (logs.at(-1)?.snapshot_id !== snapshotId) return undefined;
  const counts = new Map<string, RunLog['counts']>();
  const runsUntil = (end: number): RunLog[] => {
    const bare = logs.slice(0, end).map((log) => ({ log, counts: null }));
    const needed = neededCounts(bare, baseline);
    return bare.map(({ log }) => {
      const id = log.snapshot_id;
      if (!needed.has(id)) return { log, counts: null };
      if (!counts.has(id)) counts.set(id, readCounts(folder, id));
      return { log, counts: counts.get(id) ?? null };
    });
  };
  const isNext = before !== undefined && before !== null && before.snapshot_id === logs.at(-2)?.snapshot_id;
  let last = isNext ? before : null;
  for (let end = isNext ? logs.length : Math.max(1, logs.length - replayed); end <= logs.length; end += 1) last = validateRun(runsUntil(end), { baseline, before: last, seed });
  return last ?? undefined;
}

/** Days between two snapshots by the times in their ids. */
function daysBetween(earlier: string, later: string): number {
  const [from, to] = [earlier, later].map((id) => Date.parse(id.replace(/^snapshot-(\d{4})(\d{2})(\d{2})T.*$/, '$1-$2-$3T00:00:00Z')));
  return ((to ?? 0) - (from ?? 0)) / 86_400_000;
}
