import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

import { CasemindError, type ErrorCode, type Progress, errorTable } from '#engine';
import { z } from 'zod';

/** The program whose commands are the jobs. It answers one JSON object on stdout and reports progress to its parent. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  /** The environment of the child; that of this process unless told. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface CommandOptions {
  /** Aborting it ends the command, within two seconds whatever it does. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/**
 * Runs one command and gives its answer.
 *
 * @throws CasemindError what the command failed with; JOB_DIED where it ended without a word; the signal's reason.
 */
export type RunCommand = (words: readonly string[], options: CommandOptions) => Promise<Readonly<Record<string, unknown>>>;

const progressSchema = z.object({ progress: z.object({ step: z.string(), done: z.number(), total: z.number().optional(), unit: z.string() }) });
const answerSchema = z.record(z.string(), z.unknown());
const failureSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.union([z.string(), z.number()])).default({}) }),
});

/** Milliseconds between asking a child to end and ending it. */
const patience = 2000;
/** Characters of stderr that an error keeps. */
const keptWords = 2000;

/**
 * Commands in processes of their own: the event loop of the service stays free, memory is given back,
 * and a command can be ended at any moment. A child lives no longer than this process.
 */
export function createCommandRunner({ file, args, env }: Program): RunCommand {
  return async (words, { signal, onProgress }) => {
    signal.throwIfAborted();
    const child = spawn(file, [...args, '--json', ...words], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], ...(env && { env }) });
    let answer = '';
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (answer += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptWords)));
    child.on('message', (message: unknown) => {
      const event = progressSchema.safeParse(message).data?.progress;
      if (event) onProgress({ step: event.step, done: event.done, unit: event.unit, ...(event.total !== undefined && { total: event.total }) });
    });
    let kill: NodeJS.Timeout | undefined;
    const end = (): void => {
      child.kill('SIGTERM');
      kill = setTimeout(() => child.kill('SIGKILL'), patience);
    };
    signal.addEventListener('abort', end, { once: true });
    try {
      const reason = await new Promise<string>((ended, failed) => {
        child.once('error', (error) => failed(new CasemindError('JOB_DIED', { reason: 'it could not be started' }, { cause: error })));
        child.once('close', (code, killedBy) => ended(killedBy ?? `exit code ${code}`));
        if (child.pid !== undefined) giveWay(child.pid);
      });
      signal.throwIfAborted();
      return read(answer, reason, said);
    } finally {
      clearTimeout(kill);
      signal.removeEventListener('abort', end);
    }
  };
}

/** People who ask the service something come first. */
function giveWay(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not every system allows it, and it may have ended already.
  }
}

function read(answer: string, reason: string, said: string): Readonly<Record<string, unknown>> {
  const data = parse(answer);
  const failure = failureSchema.safeParse(data).data?.error;
  if (failure) throw new CasemindError(isErrorCode(failure.code) ? failure.code : 'INTERNAL', failure.details, { cause: new Error(failure.message) });
  if (data === undefined || reason !== 'exit code 0') throw new CasemindError('JOB_DIED', { reason }, { cause: new Error(said) });
  return data;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}
