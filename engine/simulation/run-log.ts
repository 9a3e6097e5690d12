import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { systemErrorCode } from '../errors.ts';
import { type Arrival, arrivals } from '../live/channel.ts';
import { parseJson } from '../parse-json.ts';
import type { Home } from '../snapshots/home.ts';
import { type MadeClaim, type RunCounts, type RunEnd, ends, makers } from './simulation-run.ts';

/** Where the run log and the ground truth of a home lie. */
const logFile = (home: Home): string => join(home.logs, 'simulation_runs.jsonl');
const olderLogFile = (home: Home): string => join(home.logs, 'simulation_runs.1.jsonl');
const truthFolder = (home: Home): string => join(home.logs, 'simulation_truth');
const truthName = (run: number): string => `run-${String(run).padStart(6, '0')}.jsonl`;

/** Bytes of the run log before it becomes the older one, of which there is one. */
const longestLog = 2_000_000;
/** Files of ground truth that stay: those of the newest runs. */
const mostTruths = 50;

/** What a run began with. */
export interface RunStart {
  readonly started_at: string;
  readonly seed: number;
  readonly channel: Arrival;
  readonly indications: number;
  /** Models that were asked; none where the sampler made every claim. */
  readonly models: readonly string[];
  readonly snapshot_id: string;
}

export interface SimulationRunLog {
  /** No other run of the home has it, also of those that run beside this one. */
  readonly run: number;
  /** Keeps what claims were made to show: in no message, and before they are sent. */
  keepTruth(made: readonly MadeClaim[]): Promise<void>;
  end(result: RunCounts & { readonly end: RunEnd; readonly code?: string | undefined; readonly ended_at: string }): void;
}

/**
 * Begins a run: takes its number, and says so in `simulation_runs.jsonl`, where it is told again how the run ended. What each claim
 * shows is kept in a file of the run. Truths of older runs than the last fifty are removed.
 *
 * @throws the system's error where the folder of logs cannot be written.
 */
export function beginRun(home: Home, start: RunStart): SimulationRunLog {
  mkdirSync(truthFolder(home), { recursive: true });
  const { run, file } = takeNumber(home);
  turnLog(home);
  const append = (entry: object): void => appendFileSync(logFile(home), `${JSON.stringify(entry)}\n`);
  append({ event: 'started', run, ...start });
  for (const name of truthsOf(home).toSorted().slice(0, -mostTruths)) rmSync(join(truthFolder(home), name), { force: true });
  return {
    run,
    async keepTruth(made) {
      await appendFile(file, made.map(({ claim, modus, maker }) => `${JSON.stringify({ claim_id: claim.claim_id, modus, maker })}\n`).join(''));
    },
    end({ claims, by_maker, by_modus, end, code, ended_at }) {
      append({ event: 'ended', run, ended_at, end, ...(code !== undefined && { code }), claims, by_maker, by_modus });
    },
  };
}

/** Numbers go up, whatever was removed; who comes second finds the file there and takes the next. */
function takeNumber(home: Home): { run: number; file: string } {
  for (let run = newestRun(home) + 1; ; run += 1) {
    const file = join(truthFolder(home), truthName(run));
    try {
      closeSync(openSync(file, 'wx'));
      return { run, file };
    } catch (error) {
      if (systemErrorCode(error) !== 'EEXIST') throw error;
    }
  }
}

function truthsOf(home: Home): string[] {
  return readdirSync(truthFolder(home)).filter((name) => /^run-\d{6,}\.jsonl$/.test(name));
}

/** Begins the log anew where it is long, and on a line of its own where a process died within one. */
function turnLog(home: Home): void {
  const file = logFile(home);
  if (!existsSync(file)) return;
  if (statSync(file).size > longestLog) renameSync(file, olderLogFile(home));
  else if (!readFileSync(file, 'utf8').endsWith('\n')) appendFileSync(file, '\n');
}

const startSchema = z.object({
  event: z.literal('started'),
  run: z.int().positive(),
  started_at: z.string(),
  seed: z.number(),
  channel: z.enum(arrivals),
  indications: z.number(),
  models: z.array(z.string()),
  snapshot_id: z.string(),
});
const endSchema = z.object({
  event: z.literal('ended'),
  run: z.int().positive(),
  ended_at: z.string(),
  end: z.enum(ends),
  code: z.string().optional(),
  claims: z.int(),
  by_maker: z.record(z.enum(makers), z.int()),
  by_modus: z.record(z.string(), z.int()),
});

/** A run as the log tells of it; the end of one that runs, or that was killed, is null. */
export type LoggedRun = z.infer<typeof startSchema> & { readonly ended: z.infer<typeof endSchema> | null };

/** Runs of a home, the newest first. */
export function readRuns(home: Home, limit: number): LoggedRun[] {
  const entries = entriesOf(home);
  const endOf = new Map(entries.flatMap((entry) => endSchema.safeParse(entry).data ?? []).map((end) => [end.run, end]));
  const starts = entries.flatMap((entry) => startSchema.safeParse(entry).data ?? []);
  return starts.toSorted((a, b) => b.run - a.run).slice(0, limit).map((start) => ({ ...start, ended: endOf.get(start.run) ?? null }));
}

function entriesOf(home: Home): unknown[] {
  const texts = [olderLogFile(home), logFile(home)].map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  return texts.flatMap((text) => text.split('\n')).filter((line) => line !== '').map((line) => parseJson(line));
}

const numberSchema = z.object({ run: z.int().positive() });

function newestRun(home: Home): number {
  const logged = entriesOf(home).map((entry) => numberSchema.safeParse(entry).data?.run ?? 0);
  const kept = truthsOf(home).map((name) => Number(name.slice('run-'.length, -'.jsonl'.length)));
  return [...logged, ...kept].reduce((newest, run) => Math.max(newest, run), 0);
}
