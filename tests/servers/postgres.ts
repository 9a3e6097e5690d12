import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { freePort } from './child-server.ts';
import { type Account, findPostgres, readableBinaries, unprivilegedAccount } from './postgres-binaries.ts';
import type { RunningServer } from './run-servers.ts';
import { postgresInstall } from './servers.ts';

/** A PostgreSQL that belongs to one suite alone, which may kill it. */
export interface OwnPostgres extends RunningServer {
  /** Makes an empty database and gives its URL. */
  createDatabase(): Promise<string>;
  /** Ends all its processes at once, as a crash of the machine would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  /** Starts a standby to which every commit is copied before it is acknowledged; `failOver` needs it. */
  addStandby(): Promise<void>;
  /** Kills the primary and starts its standby, promoted, at its address. */
  failOver(): Promise<void>;
}

export interface PostgresOptions {
  /** Commits are on the disk before they are acknowledged; off unless told, for speed. */
  readonly isDurable?: boolean;
}

/**
 * Starts a PostgreSQL on a free port of 127.0.0.1, its data in a new folder that `stop` removes.
 *
 * @throws Error where no PostgreSQL server is found.
 */
export async function startOwnPostgres({ isDurable = false }: PostgresOptions = {}): Promise<OwnPostgres> {
  const found = findPostgres();
  if (found === undefined) throw new Error(`no PostgreSQL: ${postgresInstall}`);
  const folder = mkdtempSync(join(tmpdir(), 'casemind-postgres-'));
  const account = unprivilegedAccount();
  const binaries = readableBinaries(found, account);
  if (account) {
    chownSync(folder, account.uid, account.gid);
    chmodSync(folder, 0o700);
  }
  const removeFolders = (): void => [folder, binaries.copy].forEach((path) => path !== undefined && rmSync(path, { recursive: true, force: true }));
  let data = join(folder, 'data');
  execFileSync(join(binaries.folder, 'initdb'), ['-D', data, '-U', 'casemind', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions'], { ...account, cwd: folder, stdio: 'pipe' });
  const port = await freePort();
  const urlOf = (database: string, at = port): string => `postgresql://casemind@127.0.0.1:${at}/${database}`;
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, `fsync=${isDurable ? 'on' : 'off'}`, 'max_connections=120'];

  async function launch(at: string, onPort: number): Promise<ChildProcess> {
    const args = ['-D', at, '-p', String(onPort), ...settings.flatMap((setting) => ['-c', setting])];
    const started = spawn(join(binaries.folder, 'postgres'), args, { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const log: string[] = [];
    started.stderr.on('data', (text: Buffer) => log.push(text.toString()));
    try {
      await untilReady(urlOf('postgres', onPort), started, log);
      return started;
    } catch (error) {
      await endServer(started, 'SIGINT');
      throw error;
    }
  }

  async function sqlAt(onPort: number, statements: readonly string[], between: () => void = () => {}): Promise<void> {
    const client = new Client({ connectionString: urlOf('postgres', onPort) });
    await client.connect();
    try {
      for (const statement of statements) {
        await client.query(statement);
        between();
      }
    } finally {
      await client.end();
    }
  }

  let standby: { readonly data: string; readonly port: number; readonly server: ChildProcess } | undefined;
  let server: ChildProcess;
  try {
    server = await launch(data, port);
  } catch (error) {
    removeFolders();
    throw error;
  }
  let databases = 0;
  return {
    url: urlOf('postgres'),
    async stop() {
      if (standby) await endServer(standby.server, 'SIGQUIT');
      await endServer(server, 'SIGINT');
      removeFolders();
    },
    async kill() {
      await endServer(server, 'SIGKILL');
    },
    async restart() {
      server = await launch(data, port);
    },
    async addStandby() {
      const copy = join(folder, 'standby');
      const standbyPort = await freePort();
      // A base backup by SQL and a copy: not every build of PostgreSQL brings pg_basebackup.
      let isCopied = false;
      await sqlAt(port, ["SELECT pg_backup_start('standby', true)", 'SELECT pg_backup_stop(false)'], () => {
        if (!isCopied) copyOwned(data, copy, account);
        isCopied = true;
      });
      rmSync(join(copy, 'postmaster.pid'), { force: true });
      writeOwned(join(copy, 'standby.signal'), '', account);
      writeOwned(join(copy, 'postgresql.auto.conf'), `primary_conninfo = 'host=127.0.0.1 port=${port} user=casemind application_name=standby'\n`, account);
      standby = { data: copy, port: standbyPort, server: await launch(copy, standbyPort) };
      await sqlAt(port, ["ALTER SYSTEM SET synchronous_standby_names = 'standby'", 'SELECT pg_reload_conf()']);
    },
    async failOver() {
      if (!standby) throw new Error('there is no standby');
      await endServer(server, 'SIGKILL');
      await sqlAt(standby.port, ['SELECT pg_promote()']);
      await endServer(standby.server, 'SIGINT');
      ({ data } = standby);
      standby = undefined;
      server = await launch(data, port);
    },
    async createDatabase() {
      databases += 1;
      const name = `casemind_${databases}`;
      await sqlAt(port, [`CREATE DATABASE ${name}`]);
      return urlOf(name);
    },
  };
}

/** A copy of a folder that belongs to the account. */
function copyOwned(from: string, to: string, account: Account | undefined): void {
  cpSync(from, to, { recursive: true });
  chmodSync(to, 0o700);
  if (account) for (const path of ['.', ...readdirSync(to, { recursive: true, encoding: 'utf8' })]) chownSync(join(to, path), account.uid, account.gid);
}

function writeOwned(file: string, text: string, account: Account | undefined): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

/** Tries to connect until it works, the server ends, or 100 s are over. */
async function untilReady(url: string, server: ChildProcess, log: readonly string[]): Promise<void> {
  const deadline = Date.now() + 100_000;
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

/**
 * SIGINT is PostgreSQL's fast shutdown: it ends its sessions itself; SIGKILL goes to each of its processes.
 * Resolves when none of them lives.
 */
async function endServer(server: ChildProcess, signal: 'SIGINT' | 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) return;
  const children = childrenOf(server.pid);
  const exited = once(server, 'exit');
  server.kill(signal);
  if (signal === 'SIGKILL') for (const child of children) signalIfAlive(child, 'SIGKILL');
  await exited;
  while (children.some((child) => signalIfAlive(child, 0))) await new Promise((done) => setTimeout(done, 10));
}

/** Its children, where the system lists them. */
function childrenOf(pid: number): number[] {
  if (!existsSync('/proc')) return [];
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter((text) => text !== '').map(Number);
}

function signalIfAlive(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
