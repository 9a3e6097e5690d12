import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { findPostgres, readableBinaries, unprivilegedAccount } from './postgres-binaries.ts';
import type { RunningServer } from './run-servers.ts';

/**
 * Runs a PostgreSQL on a free port of 127.0.0.1, its data in a new folder that `stop` removes.
 *
 * @throws Error where no PostgreSQL server is found.
 */
export async function runPostgres(install: string): Promise<RunningServer> {
  const found = findPostgres();
  if (found === undefined) throw new Error(`no PostgreSQL: ${install}`);
  const account = unprivilegedAccount();
  const binaries = readableBinaries(found, account);
  const folder = mkdtempSync(join(tmpdir(), 'casemind-postgres-'));
  const removeFolders = (): void => [folder, binaries.copy].forEach((path) => path !== undefined && rmSync(path, { recursive: true, force: true }));
  let server: ChildProcess | undefined;
  const stop = async (): Promise<void> => {
    if (server) await stopServer(server);
    removeFolders();
  };
  try {
    if (account) {
      chownSync(folder, account.uid, account.gid);
      chmodSync(folder, 0o700);
    }
    const data = join(folder, 'data');
    execFileSync(join(binaries.folder, 'initdb'), ['-D', data, '-U', 'casemind', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], { ...account, cwd: folder, stdio: 'pipe' });
    const port = await freePort();
    server = spawn(
      join(binaries.folder, 'postgres'),
      ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off', '-c', 'max_connections=120'],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const log: string[] = [];
    server.stderr?.on('data', (text: Buffer) => log.push(text.toString()));
    const url = `postgresql://casemind@127.0.0.1:${port}/postgres`;
    await untilReady(url, server, log);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Tries to connect until it works, the server ends, or 30 s are over. */
async function untilReady(url: string, server: ChildProcess, log: readonly string[]): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${log.join('')}`, { cause: error });
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** SIGINT is PostgreSQL's fast shutdown: it ends its sessions itself. */
async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  await exited;
}
