import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

export interface PostgresServer {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const binariesRoot = '/usr/lib/postgresql';

/**
 * Starts a PostgreSQL of its own on a free port of 127.0.0.1, its data in a new folder that `stop` removes.
 *
 * @throws Error where no PostgreSQL server is installed (Debian: apt-get install postgresql).
 */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'casemind-postgres-'));
  const account = unprivilegedAccount();
  if (account) {
    chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
  }
  const data = join(folder, 'data');
  execFileSync(join(binaries, 'initdb'), ['-D', data, '-U', 'casemind', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], { ...account, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const server = spawn(
    join(binaries, 'postgres'),
    ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`, '-c', 'fsync=off', '-c', 'max_connections=60'],
    { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log: string[] = [];
  server.stderr.on('data', (text: Buffer) => log.push(text.toString()));
  const urlOf = (database: string): string => `postgresql://casemind@127.0.0.1:${port}/${database}`;
  const stop = (): Promise<void> => stopServer(server, folder);
  try {
    await untilReady(urlOf('postgres'), server, log);
  } catch (error) {
    await stop();
    throw error;
  }
  let databases = 0;
  return {
    stop,
    async createDatabase() {
      databases += 1;
      const name = `casemind_${databases}`;
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return urlOf(name);
    },
  };
}

function findBinaries(): string {
  const versions = existsSync(binariesRoot) ? readdirSync(binariesRoot).toSorted((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => join(binariesRoot, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
  if (found === undefined) throw new Error(`no PostgreSQL server under ${binariesRoot}: install the package postgresql`);
  return found;
}

/** PostgreSQL refuses to run as root. */
function unprivilegedAccount(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find(([known]) => known === name);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error('PostgreSQL needs an account other than root: postgres or nobody');
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
async function stopServer(server: ChildProcess, folder: string): Promise<void> {
  if (server.exitCode === null) {
    const exited = once(server, 'exit');
    server.kill('SIGINT');
    await exited;
  }
  rmSync(folder, { recursive: true, force: true });
}
