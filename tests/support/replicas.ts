import { setTimeout } from 'node:timers/promises';

import { type ServedCommand, startCommand } from '../../bench/served-command.ts';
import { freePort } from '../servers/child-server.ts';
import { startOwnNginx } from '../servers/nginx.ts';
import type { RunningServer } from '../servers/run-servers.ts';

export interface Replicas {
  /** Of the load balancer. */
  readonly address: string;
  /** Of each replica itself. */
  readonly addresses: readonly string[];
  /** Ends one at once, by SIGKILL. */
  kill(replica: number): Promise<void>;
  /** Starts one again where it was. */
  start(replica: number): Promise<void>;
  /** Restarts all of them, one after the other: each is told to end when those before it are back and are sent requests again. */
  restartInTurn(): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds for which nginx passes over one that did not answer, by deploy/nginx.conf. */
const passedOverMs = 3000;

/** Processes that serve one home and one PostgreSQL, behind nginx. */
export async function startReplicas(count: number, environment: Readonly<Record<string, string>>): Promise<Replicas> {
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const serve = (port: number): Promise<ServedCommand> => startCommand('serve', { ...environment, PORT: String(port), TRUSTED_PROXIES: '127.0.0.1', SHUTDOWN_DELAY_SECONDS: '2' });
  const upstreams = ports.map((port) => `127.0.0.1:${port}`);
  const running: ServedCommand[] = [];
  let nginx: RunningServer | undefined;
  const stop = async (): Promise<void> => {
    await nginx?.stop();
    await Promise.all(running.map((replica) => replica.kill()));
  };
  try {
    for (const port of ports) running.push(await serve(port));
    nginx = await startOwnNginx(upstreams);
  } catch (error) {
    await stop();
    throw error;
  }
  const balancer = nginx;
  const start = async (replica: number): Promise<void> => {
    running[replica] = await serve(ports[replica]!);
  };
  return {
    address: balancer.url,
    addresses: running.map(({ address }) => address),
    kill: async (replica) => running[replica]!.kill(),
    start,
    async restartInTurn() {
      for (const replica of running.keys()) {
        await running[replica]!.stop();
        await start(replica);
        await setTimeout(passedOverMs);
      }
    },
    stop,
  };
}
