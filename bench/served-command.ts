import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { z } from 'zod';

const answerSchema = z.object({ address: z.string() });

export interface ServedCommand {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  stop(): Promise<void>;
  /** Ends it at once, by SIGKILL. */
  kill(): Promise<void>;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
}

/** Starts `serve` or `start` in a process of its own and waits until it listens. */
export async function startCommand(command: 'serve' | 'start', environment: Readonly<Record<string, string>>): Promise<ServedCommand> {
  const running = spawn(process.execPath, [join(import.meta.dirname, '..', 'cli', 'main.ts'), command, '--json'], {
    env: { PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const hasEnded = (): boolean => running.exitCode !== null || running.signalCode !== null;
  const endBy = async (signal: NodeJS.Signals): Promise<void> => {
    if (hasEnded()) return;
    const ended = new Promise((done) => running.once('close', done));
    running.kill(signal);
    await ended;
  };
  let text = '';
  for await (const chunk of running.stdout) {
    text += String(chunk);
    if (!text.includes('\n')) continue;
    const { address } = answerSchema.parse(JSON.parse(text));
    return { address, stop: () => endBy('SIGTERM'), kill: () => endBy('SIGKILL'), hasEnded };
  }
  throw new Error('the service ended before it was ready');
}
