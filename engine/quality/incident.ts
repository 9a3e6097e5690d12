import { type JoinedCells, type Leaves, expectationOf, momentsOf, shiftOfMix, shiftWithin, sumOf } from './cell-shifts.ts';
import { findDriftMetric } from './drift-metrics.ts';
import type { Reference } from './reference.ts';
import type { RunLog, Scope } from './scope-figures.ts';
import { type NamedSlice, joinSlices, searchSlices } from './slice-search.ts';
import { type Verdict, verdictKey } from './verdict.ts';

/**
 * What most likely made a change.
 *
 * etl: rows, quarantine, empty values, codes never seen, quality marks, rules that lack their inputs. tariff: a step of FKL32 within
 * INA-CBG. model, ruleset: another version scored. simulated: claims of the simulation are among them. behaviour: one facility, one
 * code or a slice surged, or bills otherwise. unknown: none of these shows.
 */
export type DriftCause = 'etl' | 'tariff' | 'model' | 'ruleset' | 'simulated' | 'behaviour' | 'unknown';

/** A cause with what speaks for it, the likeliest first. */
export interface LikelyCause {
  readonly cause: DriftCause;
  /** How large what speaks for it is, in floors of its metric: causes are ordered by kind, then by this. */
  readonly strength: number;
  /** Keys of the verdicts that speak for it. */
  readonly evidence: readonly string[];
}

/** Where a change is: by number of claims (mix), or by amounts with the mix held still. */
export interface Localisation {
  readonly measure: 'mix' | 'amount' | 'ratio';
  readonly scope: Scope;
  /** Slices that carry the change, most first; `shift` is a ratio less one of the mix, else a difference of logarithms. */
  readonly slices: readonly NamedSlice[];
  /** explained: the slices carry half of it or more. not_explained: less, or none stands out; these attributes do not say where. */
  readonly verdict: 'explained' | 'not_explained';
  /** Share of the change that the slices carry, 0–1. */
  readonly explained: number;
}

/** How much of the change of the mean logarithm of amounts is of the mix of cases, and how much within cases. */
export interface Decomposition {
  readonly scope: Scope;
  readonly total: number;
  readonly mix: number;
  readonly within: number;
}

/** Verdicts of one run that belong together: one change seen by many metrics is one incident. */
export interface Incident {
  /** Of the snapshot in whose run it began, as long as any of its metrics is watched or alerted. */
  readonly incident_id: string;
  readonly state: 'watch' | 'alert' | 'resolved';
  /** Key of the verdict that leads: of those in alert the one furthest above its floor. */
  readonly lead: string;
  /** Keys of all its verdicts. */
  readonly verdicts: readonly string[];
  readonly causes: readonly LikelyCause[];
  readonly localisations: readonly Localisation[];
  readonly decomposition: Decomposition | null;
}

export interface IncidentInput {
  readonly run: RunLog;
  readonly reference: Reference;
  readonly verdicts: readonly Verdict[];
  readonly joined: ReadonlyMap<Scope, JoinedCells>;
  readonly before: Incident | null;
}

/** The incident of a run; null where nothing is watched, alerted or just resolved. */
export function findIncident({ run, verdicts, joined, before }: IncidentInput): Incident | null {
  const concerned = verdicts.filter(({ state, is_breach }) => is_breach || state === 'alert' || state === 'resolved');
  if (concerned.length === 0) return null;
  const state = concerned.some((verdict) => verdict.state === 'alert') ? 'alert' : concerned.some((verdict) => verdict.state === 'watch') ? 'watch' : 'resolved';
  const breaches = concerned.filter(({ is_breach }) => is_breach);
  const leading = (breaches.length > 0 ? breaches : concerned).toSorted((a, b) => Number(b.state === 'alert') - Number(a.state === 'alert') || sizeOf(b) - sizeOf(a) || (verdictKey(a) < verdictKey(b) ? -1 : 1));
  const localisations = localise(breaches, joined);
  return {
    incident_id: before !== null && before.state !== 'resolved' ? before.incident_id : `drift-${run.log.snapshot_id.replace(/^snapshot-/, '')}`,
    state,
    lead: verdictKey(leading[0]!),
    verdicts: concerned.map(verdictKey),
    causes: findCauses(breaches, localisations),
    localisations,
    decomposition: decompose(breaches, joined),
  };
}

/** How far beyond its floor an effect is. */
function sizeOf({ effect, floor }: Verdict): number {
  return Math.abs(effect ?? 0) / floor;
}

const metricOf = ({ metric }: Verdict): string => findDriftMetric(metric).id;
const etlMetrics = new Set(['rows', 'quarantined', 'null_rate', 'quality_mark', 'unseen_diagnosis', 'unseen_inacbg', 'unseen_facility', 'rule_not_evaluated']);
const volumeMetrics = new Set(['volume_facility', 'volume_inacbg', 'volume_diagnosis']);
const mixMetrics = new Set(['mix_province', 'mix_severity', 'mix_service_type', 'mix_facility_class', 'mix_inacbg_group', ...volumeMetrics]);
const amountMetrics = new Set(['level_amount', 'slice_amount', 'amount_claimed', 'amount_paid', 'level_ratio', 'slice_ratio']);

/**
 * Causes in the order in which they make others: another model or ruleset changes scores, simulated rows change everything, what the
 * ETL lost changes scores and flags, a tariff changes amounts. What none of them explains is behaviour where it has a place.
 */
function findCauses(breaches: readonly Verdict[], localisations: readonly Localisation[]): LikelyCause[] {
  const named = (...ids: readonly string[]): Verdict[] => breaches.filter((verdict) => ids.includes(metricOf(verdict)));
  const causes = [
    ...caused('model', named('model_version')),
    ...caused('ruleset', named('ruleset_version')),
    ...caused('simulated', named('simulated')),
    ...caused('etl', breaches.filter((verdict) => etlMetrics.has(metricOf(verdict)))),
    ...caused('tariff', named('level_tariff', 'code_tariff')),
  ];
  const isPlaced = localisations.some(({ verdict }) => verdict === 'explained');
  const behaviour = breaches.filter((verdict) => mixMetrics.has(metricOf(verdict)) || (isPlaced && amountMetrics.has(metricOf(verdict))));
  causes.push(...caused('behaviour', behaviour));
  return causes.length > 0 ? causes : [{ cause: 'unknown', strength: 0, evidence: [] }];
}

function caused(cause: DriftCause, found: readonly Verdict[]): LikelyCause[] {
  if (found.length === 0) return [];
  return [{ cause, strength: Math.max(...found.map(sizeOf)), evidence: found.toSorted((a, b) => sizeOf(b) - sizeOf(a)).map(verdictKey) }];
}

const sliceOptions = { depth: 3, fewest: 30, most: 6 } as const;

/** Looks for the slices of what breached: of numbers of claims, and of amounts. */
function localise(breaches: readonly Verdict[], joined: ReadonlyMap<Scope, JoinedCells>): Localisation[] {
  const found: Localisation[] = [];
  for (const [scope, cells] of joined) {
    const ofScope = breaches.filter((verdict) => verdict.scope === scope);
    const has = (ids: ReadonlySet<string>): boolean => ofScope.some((verdict) => ids.has(metricOf(verdict)));
    const search = (measure: Localisation['measure'], leaves: Leaves, floor: number): void => {
      const { slices, explained } = searchSlices(cells, leaves, { ...sliceOptions, floor, hasCommon: measure !== 'mix' });
      found.push({ measure, scope, slices: joinSlices(slices), explained, verdict: slices.length > 0 && explained >= 0.5 ? 'explained' : 'not_explained' });
    };
    const within = (of: 'amount' | 'ratio'): Leaves => shiftWithin(momentsOf(cells.run, of), expectationOf(momentsOf(cells.pools[0]!, of)));
    if (has(mixMetrics)) search('mix', shiftOfMix(cells.run.n, cells.pools[1]!.n), 0.1);
    if (has(new Set(['level_ratio', 'slice_ratio']))) search('ratio', within('ratio'), findDriftMetric('level_ratio').floor);
    else if (has(amountMetrics)) search('amount', within('amount'), findDriftMetric('level_amount').floor);
  }
  return found;
}

function decompose(breaches: readonly Verdict[], joined: ReadonlyMap<Scope, JoinedCells>): Decomposition | null {
  const scope = breaches.some((verdict) => verdict.scope === 'fresh') ? 'fresh' : 'whole';
  const cells = joined.get(scope);
  if (!cells || breaches.length === 0) return null;
  const [run, before] = [cells.run, cells.pools[0]!];
  const [n, n0] = [sumOf(run.n), sumOf(before.n)];
  let [mix, within] = [0, 0];
  for (let i = 0; i < run.n.length; i += 1) {
    const [claims, earlier] = [run.n[i]!, before.n[i]!];
    const mean = claims > 0 ? run.amount[i]! / claims / 1000 : 0;
    // A cell that one of both has not is all of mix.
    const meanBefore = earlier > 0 ? before.amount[i]! / earlier / 1000 : mean;
    mix += (claims / n - earlier / n0) * meanBefore;
    if (claims > 0) within += (claims / n) * (mean - meanBefore);
  }
  return { scope, total: mix + within, mix, within };
}
