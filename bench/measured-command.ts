import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { z } from 'zod';

export interface Measured {
  readonly seconds: number;
  /** Largest resident set of the process, in MB. */
  readonly peakMegabytes: number;
  /** What the command answered with --json. */
  readonly answer: Record<string, unknown>;
}

/** What a command prints with --json. */
export const answerSchema = z.record(z.string(), z.unknown());

const child = join(import.meta.dirname, 'measured-child.ts');

/** Runs one casemind command in a process of its own. */
export async function measureCommand(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Measured> {
  const started = performance.now();
  const running = spawn(process.execPath, [child, ...args, '--json'], {
    env: { PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let stdout = '';
  let stderr = '';
  let peakKilobytes = 0;
  running.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
  running.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  running.on('message', (message: number) => (peakKilobytes = message));
  const code = await new Promise<number | null>((ended) => running.on('close', ended));
  if (code !== 0) throw new Error(`casemind ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return { seconds: (performance.now() - started) / 1000, peakMegabytes: peakKilobytes / 1024, answer: answerSchema.parse(JSON.parse(stdout)) };
}
