import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

import { z } from 'zod';

const program = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

export interface CliOptions {
  /** Environment besides PATH; nothing else is inherited. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type CliProcess = ChildProcessByStdio<null, Readable, Readable>;

/** Starts the real program, as a person at a shell does. */
export function startCli(words: readonly string[], { env = {}, cwd = process.cwd() }: CliOptions = {}): CliProcess {
  // oxlint-disable-next-line node/no-process-env
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env;
  return spawn(process.execPath, [program, ...words], { cwd, env: { PATH, NODE_COMPILE_CACHE, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs a command to its end. */
export async function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return ended(startCli(words, options));
}

export async function ended(child: CliProcess): Promise<CliResult> {
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  await once(child, 'close');
  return { code: child.exitCode, ...output };
}

const objectSchema = z.record(z.string(), z.unknown());

/** The one JSON object that stdout holds. */
export function jsonOf({ stdout }: Pick<CliResult, 'stdout'>): Record<string, unknown> {
  const lines = stdout.split('\n');
  if (lines.length !== 2 || lines[1] !== '') throw new Error(`stdout is not one line: ${stdout}`);
  return objectSchema.parse(JSON.parse(lines[0] ?? ''));
}
