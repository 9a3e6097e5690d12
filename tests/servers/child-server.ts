import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export interface ChildServer {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Variables besides those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it answers by now. */
  readonly isReady: () => Promise<boolean>;
}

/**
 * Starts a program and waits until it answers.
 *
 * @throws Error with what it said, where it ends before, or is not ready within 200 s.
 */
export async function startChild({ command, args, cwd, env = {}, isReady }: ChildServer): Promise<ChildProcess> {
  // oxlint-disable-next-line node/no-process-env
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()) > 200 && said.shift());
  const failed = once(child, 'error').then(([error]) => said.push(String(error)));
  failed.catch(() => {});
  const deadline = Date.now() + 200_000;
  while (!(await isReady())) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined || Date.now() > deadline) {
      await endChild(child, 'SIGKILL');
      throw new Error(`${command} did not start:\n${said.join('')}`);
    }
    await new Promise((again) => setTimeout(again, 50));
  }
  return child;
}

/** Resolves when the program lives no more. */
export async function endChild(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
