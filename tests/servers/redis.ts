import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { endChild, freePort, startChild } from './child-server.ts';
import { isOnPath } from './on-path.ts';
import type { RunningServer } from './run-servers.ts';
import { redisInstall } from './servers.ts';

/** A server that belongs to one suite alone, which may kill it. */
export interface OwnServer extends RunningServer {
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
}

export interface OwnServerOptions {
  /** By default one that nobody listens on. */
  readonly port?: number;
  /** Folder of its data, which stays; by default a new one, which goes. */
  readonly data?: string;
}

/**
 * Starts a Redis on 127.0.0.1 that writes each command down before it answers: with "everysec" it answers first where a
 * sync of the file takes long, and loses to a kill what it has acknowledged.
 *
 * @throws Error where there is no redis-server.
 */
export async function startOwnRedis({ port: wanted, data }: OwnServerOptions = {}): Promise<OwnServer> {
  if (!isOnPath('redis-server')) throw new Error(`no Redis: ${redisInstall}`);
  const folder = data ?? mkdtempSync(join(tmpdir(), 'casemind-redis-'));
  mkdirSync(folder, { recursive: true });
  const port = wanted ?? (await freePort());
  const args = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--appendonly', 'yes', '--appendfsync', 'no', '--save', '', '--loglevel', 'warning'];
  const launch = (): Promise<ChildProcess> => startChild({ command: 'redis-server', args, cwd: folder, isReady: () => answersPing(port) });
  const removeData = (): void => {
    if (data === undefined) rmSync(folder, { recursive: true, force: true });
  };
  let server: ChildProcess;
  try {
    server = await launch();
  } catch (error) {
    removeData();
    throw error;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      await endChild(server, 'SIGTERM');
      removeData();
    },
    kill: () => endChild(server, 'SIGKILL'),
    async restart() {
      server = await launch();
    },
  };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (text) => {
      socket.destroy();
      done(text.toString().startsWith('+PONG'));
    });
    socket.once('error', () => done(false));
  });
}
