import { type RunLog, type Scope, dayOf, vectorsOf, weekdayOf } from './scope-figures.ts';

/** The runs that a run is compared with. */
export type Baseline =
  /** The last so many runs that passed their checks. */
  | { readonly kind: 'rolling'; readonly runs: number }
  /** These runs, whatever came since. */
  | { readonly kind: 'pinned'; readonly snapshot_ids: readonly string[] };

export const defaultBaseline: Baseline = { kind: 'rolling', runs: 14 };

/** Reads `rolling:14` (the last so many runs, 2 to 90) or `pinned:ID,ID`; undefined where it is neither. */
export function parseBaseline(text: string): Baseline | undefined {
  const { runs, ids } = /^(?:rolling:(?<runs>\d{1,2})|pinned:(?<ids>[\w,-]+))$/.exec(text.trim())?.groups ?? {};
  if (runs !== undefined) return Number(runs) >= 2 && Number(runs) <= 90 ? { kind: 'rolling', runs: Number(runs) } : undefined;
  const named = (ids ?? '').split(',').filter((id) => id !== '');
  return named.length > 0 ? { kind: 'pinned', snapshot_ids: named } : undefined;
}

const daysInWeek = 7;
/** Weeks over which the course of a week is learnt. */
const weeks = 8;
/** Runs that a figure of each run is held against, at most. */
const longestHistory = 8 * daysInWeek;
const year = 52 * daysInWeek;
/** Days around the same day a year ago. */
const around = 7;

/**
 * Against what a run is judged. `level` says how things stand; where the runs come daily, `sameWeekday` among `weeks` full weeks
 * says how its weekday differs; where there is more than a year, `yearAgo` beside `levelYearAgo` says how its season does.
 */
export interface Reference {
  readonly level: readonly RunLog[];
  readonly span: readonly RunLog[];
  readonly sameWeekday: readonly RunLog[];
  readonly yearAgo: readonly RunLog[];
  readonly levelYearAgo: readonly RunLog[];
  /** Up to eight weeks before the run, oldest first: the history of its own figures. */
  readonly history: readonly RunLog[];
  /**
   * none: runs are not daily, or the baseline is pinned. known: eight weeks were seen. learning: fewer, so that what differs must
   * differ from the weekday’s own runs and from the level. unseen: daily runs, none of this weekday yet.
   */
  readonly weekday: 'none' | 'known' | 'learning' | 'unseen';
}

/**
 * Chooses the reference of the last of some runs, oldest first. Runs that failed a check, or whose logs are of before drift was
 * watched, are none.
 */
export function referenceOf(runs: readonly RunLog[], baseline: Baseline): Reference {
  const judged = runs.at(-1);
  if (!judged) throw new RangeError('there is no run to judge');
  const usable = runs.slice(0, -1).filter(({ log }) => log.failures.length === 0 && vectorsOf(log, 'whole') !== null);
  const today = dayOf(judged.log);
  const history = usable.filter(({ log }) => dayOf(log) >= today - longestHistory).slice(-longestHistory);
  const nothing = { sameWeekday: [], span: [], yearAgo: [], levelYearAgo: [] };
  if (baseline.kind === 'pinned') return { level: usable.filter(({ log }) => baseline.snapshot_ids.includes(log.snapshot_id)), ...nothing, history, weekday: 'none' };
  const level = usable.slice(-baseline.runs);
  const days = new Set(history.map(({ log }) => dayOf(log)));
  const weekdays = new Set(history.map(({ log }) => weekdayOf(log)));
  const isDaily = days.size > 0 && days.size >= (today - Math.min(...days)) * 0.6;
  if (!isDaily) return { level, ...nothing, history, weekday: 'none' };
  const sameWeekday = history.filter(({ log }) => weekdayOf(log) === weekdayOf(judged.log));
  if (sameWeekday.length === 0) return { level, ...nothing, history, weekday: weekdays.size < daysInWeek ? 'unseen' : 'none' };
  const levelDays = level.map(({ log }) => dayOf(log));
  const yearAgo = between(usable, [today - year - around, today - year + around]);
  const levelYearAgo = between(usable, [Math.min(...levelDays) - year, Math.max(...levelDays) - year]);
  const hasYear = yearAgo.length >= daysInWeek && levelYearAgo.length >= daysInWeek;
  return {
    level,
    span: history,
    sameWeekday,
    yearAgo: hasYear ? yearAgo : [],
    levelYearAgo: hasYear ? levelYearAgo : [],
    history,
    weekday: today - Math.min(...days) >= weeks * daysInWeek && sameWeekday.length >= weeks - 1 ? 'known' : 'learning',
  };
}

function between(runs: readonly RunLog[], [from, to]: readonly [number, number]): RunLog[] {
  return runs.filter(({ log }) => dayOf(log) >= from && dayOf(log) <= to);
}

/**
 * The reference of a metric that is watched or alerted since a run: the runs before that one, so that a change does not hide itself.
 * What has stayed so for as many runs as the level has is the new level, and nothing is left out.
 */
export function referenceBefore(reference: Reference, since: string | null): Reference {
  const first = reference.level[0]?.log.snapshot_id;
  if (since === null || first === undefined || since <= first) return reference;
  const earlier = (runs: readonly RunLog[]): readonly RunLog[] => runs.filter(({ log }) => log.snapshot_id < since);
  const sameWeekday = earlier(reference.sameWeekday);
  return { ...reference, level: earlier(reference.level), span: earlier(reference.span), sameWeekday: sameWeekday.length > 0 ? sameWeekday : reference.sameWeekday };
}

/** Days back in which a run may be a reference: the level and eight weeks, and the same a year ago, with what nights may fail. */
export function reachesBack(days: number): boolean {
  const span = longestHistory + 2 * daysInWeek;
  return days <= span || (days >= year - 2 * around && days <= year + span);
}

/** Ids of the runs whose joint counts a verdict needs. */
export function countedRuns({ level, sameWeekday }: Reference): ReadonlySet<string> {
  return new Set([...level, ...sameWeekday].map(({ log }) => log.snapshot_id));
}

/** Rows of a scope of these runs. */
export function rowsOf(runs: readonly RunLog[], scope: Scope): number {
  return runs.reduce((sum, { log }) => sum + (vectorsOf(log, scope)?.rows ?? 0), 0);
}
