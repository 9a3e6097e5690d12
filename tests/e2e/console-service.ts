import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

export interface ConsoleService {
  /** Such as `http://127.0.0.1:8080`. */
  readonly address: string;
  token(role: string): Promise<string>;
  /** Opens an alert, as a nightly that failed would. */
  raiseAlert(): Promise<void>;
  close(): Promise<void>;
}

/** The real server on generated claims, in a folder of its own. */
export async function startConsoleService({ rows = 8000 }: { readonly rows?: number } = {}): Promise<ConsoleService> {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-console-'));
  // oxlint-disable-next-line node/no-process-env
  const env = { ...process.env, CASEMIND_HOME: join(folder, 'home'), SOURCE_DIR: join(folder, 'raw'), PORT: '0', LOG_LEVEL: 'error' };
  const run = (...words: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`casemind ${words.join(' ')} ended with ${status}\n${stderr}`);
    return stdout;
  };
  run('generate', '--rows', String(rows), '--seed', '2', '--out', join(folder, 'raw'));
  run('etl');
  run('refresh');
  const server: ChildProcess = spawn(process.execPath, [program, 'serve', '--json'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  if (!server.stdout) throw new Error('the service has no output');
  const [first] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), once(server, 'exit').then(() => ['{}'])]);
  const address: unknown = JSON.parse(String(first)).address;
  if (typeof address !== 'string') throw new Error('the service did not start');
  return {
    address,
    token: async (role) => run('token', '--role', role).trim(),
    async raiseAlert() {
      const { openStore } = await import('#store');
      const store = await openStore({ path: join(folder, 'home', 'store.sqlite'), clock: () => new Date() });
      await store.alerts.raise({ kind: 'nightly_missed', subject: '2022-12-31T18:00:00.000Z', severity: 'critical' });
      await store.close();
    },
    async close() {
      if (server.exitCode === null) {
        server.kill('SIGTERM');
        await once(server, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
