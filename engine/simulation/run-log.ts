import { mkdirSync, openSync, closeSync, appendFileSync, readFileSync, readdirSync, rmSync, existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { systemErrorCode } from '../errors.ts';
import type { ChannelName } from '../live/channel.ts';
import { parseJson } from '../parse-json.ts';
import type { Home } from '../snapshots/home.ts';
import type { MadeClaim, RunCounts, RunEnd } from './simulation-run.ts';

/** Where the run log and the ground truth of a home lie. */
const logFile = (home: Home): string => join(home.logs, 'simulation_runs.jsonl');
const truthFolder = (home: Home): string => join(home.logs, 'simulation_truth');
const truthName = (run: number): string => `run-${String(run).padStart(6, '0')}.jsonl`;

/** Files of ground truth that stay: those of the newest runs. */
const mostTruths = 50;

/** What a run began with. */
export interface RunStart {
  readonly started_at: string;
  readonly seed: number;
  readonly channel: ChannelName;
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

const entrySchema = z.object({ run: z.int().positive() });

function newestRun(home: Home): number {
  const lines = existsSync(logFile(home)) ? readFileSync(logFile(home), 'utf8').split('\n') : [];
  const logged = lines.map((line) => entrySchema.safeParse(parseJson(line)).data?.run ?? 0);
  return Math.max(0, ...logged, ...truthsOf(home).map((name) => Number(name.slice('run-'.length, -'.jsonl'.length))));
}
