import { spawn } from 'node:child_process';

import { z } from 'zod';

const usageSchema = z.object({ peakMegabytes: z.number(), processorSeconds: z.number() });

/** What a process took, told by itself at its end. */
export interface Usage extends z.infer<typeof usageSchema> {
  /** Wall time from its start to its end. */
  readonly seconds: number;
  readonly stdout: string;
}

/** Tells the parent what this process took: its largest resident set, and user and system time of all its threads. */
export function reportUsage(): void {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.({ peakMegabytes: maxRSS / 1024, processorSeconds: (userCPUTime + systemCPUTime) / 1e6 });
  process.disconnect?.();
}

/** Runs a script that calls `reportUsage` in a process of its own. */
export async function measureProcess(
  script: string,
  args: readonly string[],
  { environment, cwd }: { readonly environment: Readonly<Record<string, string>>; readonly cwd?: string },
): Promise<Usage> {
  const started = performance.now();
  const running = spawn(process.execPath, [script, ...args], { cwd, env: { PATH: '', ...environment }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  let stdout = '';
  let stderr = '';
  let usage: unknown;
  running.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
  running.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  running.on('message', (message) => (usage = message));
  const code = await new Promise<number | null>((ended) => running.on('close', ended));
  if (code !== 0) throw new Error(`${[script, ...args].join(' ')} ended with ${code}:\n${stderr}`);
  return { seconds: (performance.now() - started) / 1000, stdout, ...usageSchema.parse(usage) };
}
