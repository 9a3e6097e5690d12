import type { Scope } from './scope-figures.ts';

/** Where a metric stands after a run. */
export type VerdictState =
  /** Nothing that is both improbable and large. */
  | 'ok'
  /** A breach, for the first time. */
  | 'watch'
  /** Breaches of two runs in a row, or a huge one; it stays so until two runs in a row have none. */
  | 'alert'
  /** Was an alert, and two runs in a row had no breach. */
  | 'resolved'
  /** Too few claims or runs to say anything: neither ok nor an alert. */
  | 'insufficient';

/**
 * What a run says of one metric. Bounds are of the value where nothing drifts; p and q are two-sided, q within all metrics of the
 * run (Benjamini and Hochberg). A breach is q below 0.05 with an effect of the floor or more.
 */
export interface Verdict {
  /** Id of a metric of `driftMetrics`, with its part behind a colon where it has some: `null_rate:dx_primary_code`. */
  readonly metric: string;
  /** Which claims it is of; `run` where it is a figure of the run as a whole. */
  readonly scope: Scope | 'run';
  /** The value, code or slice that is furthest off, of a metric that looks at many: `Bali`, `C-4-13`, `province=Bali&severity=berat`. */
  readonly at: string | null;
  readonly value: number | string | null;
  readonly expected: number | string | null;
  readonly null95: readonly [low: number, high: number] | null;
  readonly null99: readonly [low: number, high: number] | null;
  /** Claims of the run that it is of; of a figure by its history, the runs before. */
  readonly n: number;
  readonly reference_n: number;
  readonly p: number | null;
  readonly q: number | null;
  readonly effect: number | null;
  readonly floor: number;
  readonly direction: 'up' | 'down' | null;
  readonly is_breach: boolean;
  readonly state: VerdictState;
  /** The snapshot in whose run the watch or the alert began; null where it is neither. */
  readonly since: string | null;
  /** Runs in a row without a breach while an alert is open. */
  readonly calm_runs: number;
  /** Why there is no verdict. */
  readonly reason: 'few_claims' | 'few_reference_claims' | 'few_runs' | 'weekday_unseen' | 'not_measured' | null;
}

/** A verdict before the other metrics of its run, and the runs before, are looked at. */
export type Finding = Omit<Verdict, 'q' | 'is_breach' | 'state' | 'since' | 'calm_runs'>;

/** Most q that a breach has. */
export const mostQ = 0.05;
/** A breach of so many floors and so small a p is an alert at once. */
const hugeFloors = 4;
const hugeP = 1e-6;
/** Runs without a breach after which an alert is over. */
const calmRuns = 2;

/** Whether p and effect make a breach. */
export function isBreach({ effect, floor }: Finding, q: number | null): boolean {
  return q !== null && q < mostQ && effect !== null && Math.abs(effect) >= floor;
}

/** Moves a metric on from where it stood after the run before: watch, alert, resolved. */
export function moveOn(finding: Finding, q: number | null, { before, snapshotId }: { readonly before: Verdict | undefined; readonly snapshotId: string }): Verdict {
  const breach = isBreach(finding, q);
  const make = (state: VerdictState, since: string | null, calm = 0): Verdict => ({ ...finding, q, is_breach: breach, state, since, calm_runs: calm });
  const wasOpen = before?.state === 'alert';
  if (breach) {
    const isHuge = Math.abs(finding.effect ?? 0) >= hugeFloors * finding.floor && (finding.p ?? 1) < hugeP;
    const isSecond = before?.state === 'watch' && before.direction === finding.direction;
    if (wasOpen) return make('alert', before.since);
    if (isSecond) return make('alert', before.since ?? snapshotId);
    return make(isHuge ? 'alert' : 'watch', snapshotId);
  }
  if (wasOpen) {
    // A run that says nothing neither opens nor closes.
    if (finding.reason !== null) return make('alert', before.since, before.calm_runs);
    const calm = before.calm_runs + 1;
    return calm >= calmRuns ? make('resolved', null, calm) : make('alert', before.since, calm);
  }
  return make(finding.reason === null ? 'ok' : 'insufficient', null);
}

/** A metric of a scope: what verdicts of different runs are matched by. */
export function verdictKey({ metric, scope }: Pick<Verdict, 'metric' | 'scope'>): string {
  return `${scope}/${metric}`;
}
