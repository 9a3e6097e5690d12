import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { z } from 'zod';

const answerSchema = z.object({ address: z.string() });

const usageSchema = z.object({
  rssMegabytes: z.number(),
  /** Of all its threads, since it was measured. */
  processorMs: z.number(),
  /** Milliseconds between two turns of the event loop's timer, which is due every 10. */
  loopDelay: z.object({ p50: z.number(), p99: z.number(), max: z.number() }),
  /** 99th percentile of the processor time that the thread of the loop takes between two such turns. */
  loopWorkMs: z.number(),
});
export type ServiceUsage = z.infer<typeof usageSchema>;
const messageSchema = z.object({ usage: usageSchema });

export interface ServedCommand {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  stop(): Promise<void>;
  /** Ends it at once, by SIGKILL. */
  kill(): Promise<void>;
  /** What the process took since it was asked to measure. */
  usage(): Promise<ServiceUsage>;
  /** Begins to measure anew. */
  measure(): Promise<ServiceUsage>;
  /** Whether it has ended by itself. */
  hasEnded(): boolean;
}

/** Starts `serve` or `start` in a process of its own and waits until it listens. */
export async function startCommand(command: 'serve' | 'start', environment: Readonly<Record<string, string>>, nodeOptions: readonly string[] = []): Promise<ServedCommand> {
  const running = spawn(process.execPath, [...nodeOptions, '--import', join(import.meta.dirname, 'service-probe.ts'), join(import.meta.dirname, '..', 'cli', 'main.ts'), command, '--json'], {
    env: { PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const hasEnded = (): boolean => running.exitCode !== null || running.signalCode !== null;
  const endBy = async (signal: NodeJS.Signals): Promise<void> => {
    if (hasEnded()) return;
    const ended = new Promise((done) => running.once('close', done));
    running.kill(signal);
    await ended;
  };
  const ask = (what: 'usage' | 'measure'): Promise<ServiceUsage> =>
    new Promise((told, failed) => {
      const listen = (message: unknown): void => {
        const { data } = messageSchema.safeParse(message);
        if (!data) return;
        running.off('message', listen);
        told(data.usage);
      };
      running.on('message', listen);
      running.send(what, (error) => error && failed(error));
    });
  let text = '';
  for await (const chunk of running.stdout ?? []) {
    text += String(chunk);
    if (!text.includes('\n')) continue;
    const { address } = answerSchema.parse(JSON.parse(text));
    return { address, usage: () => ask('usage'), measure: () => ask('measure'), stop: () => endBy('SIGTERM'), kill: () => endBy('SIGKILL'), hasEnded };
  }
  throw new Error('the service ended before it was ready');
}
