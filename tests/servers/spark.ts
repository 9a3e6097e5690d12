import type { ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import { endChild, freePort, startChild } from './child-server.ts';
import { isOnPath } from './on-path.ts';
import type { RunningServer } from './run-servers.ts';
import { sparkInstall } from './servers.ts';
import { sparkHome } from './spark-python.ts';

export interface OwnSpark extends RunningServer {
  /** Ends one worker at once, as the loss of its machine would; its executors end with it. */
  killWorker(): Promise<void>;
}

const stateSchema = z.object({ workers: z.array(z.object({ state: z.string() })) });

/**
 * Starts a standalone cluster of Spark on 127.0.0.1: one master and two workers of one core each. Its `url` is that of the master.
 *
 * @throws Error where there is no Java, or no Python to fetch Spark with.
 */
export async function startOwnSpark({ workers: count = 2 }: { readonly workers?: number } = {}): Promise<OwnSpark> {
  if (!isOnPath('java')) throw new Error(`no Java: ${sparkInstall}`);
  const sparkClass = join(sparkHome(), 'bin', 'spark-class');
  const folder = mkdtempSync(join(tmpdir(), 'casemind-spark-'));
  const local = join(folder, 'local');
  mkdirSync(local);
  const env = { SPARK_LOCAL_IP: '127.0.0.1', SPARK_LOCAL_DIRS: local, SPARK_DAEMON_MEMORY: '256m' };
  const [port, web] = [await freePort(), await freePort()];
  const url = `spark://127.0.0.1:${port}`;
  const running: ChildProcess[] = [];
  const launch = async (args: readonly string[], isReady: () => Promise<boolean>): Promise<void> => {
    running.push(await startChild({ command: 'bash', args: [sparkClass, ...args], cwd: folder, env, isReady }));
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((child) => endChild(child, 'SIGTERM')));
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await launch(['org.apache.spark.deploy.master.Master', '--host', '127.0.0.1', '--port', String(port), '--webui-port', String(web)], async () => (await aliveWorkers(web)) !== undefined);
    for (let n = 1; n <= count; n += 1)
      await launch(['org.apache.spark.deploy.worker.Worker', '--host', '127.0.0.1', '--cores', '1', '--memory', '1500m', '--webui-port', '0', '--work-dir', join(folder, `worker-${n}`), url], async () => (await aliveWorkers(web)) === n);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url,
    stop,
    async killWorker() {
      const worker = running.pop();
      if (worker) await endChild(worker, 'SIGKILL');
    },
  };
}

/** How many workers the master knows; undefined while it does not answer. */
async function aliveWorkers(web: number): Promise<number | undefined> {
  try {
    const state = stateSchema.parse(await (await fetch(`http://127.0.0.1:${web}/json/`)).json());
    return state.workers.filter((worker) => worker.state === 'ALIVE').length;
  } catch {
    return undefined;
  }
}
