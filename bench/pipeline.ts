import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Bench, type Figure, quantile } from './figures.ts';
import { type Measured, measureCommand } from './measured-command.ts';
import { worklistQueries } from './worklist-queries.ts';

const fullRows = 1_176_438;
const steps = ['generate', 'etl', 'train', 'refresh', 'qc'] as const;
type Step = (typeof steps)[number];

/** Seconds and MB that a step may take at full size. */
const bounds: Partial<Record<Step, { readonly seconds: number; readonly megabytes: number }>> = {
  generate: { seconds: 60, megabytes: 2000 },
  etl: { seconds: 15, megabytes: 3000 },
  refresh: { seconds: 20, megabytes: 3000 },
};

/** generate → etl → train → refresh → qc → 200 worklist queries over HTTP, each step in a process of its own; and again at a tenth of the rows. */
export const pipeline: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  try {
    const figures: Figure[] = [];
    const small = await runSteps(join(folder, 'small'), Math.max(1, Math.round(rows / 10)), say);
    const full = await runSteps(join(folder, 'full'), rows, say);
    for (const step of steps) {
      const { seconds, peakMegabytes } = full[step];
      const bound = bounds[step];
      figures.push(
        { name: `${step}: time`, value: seconds, unit: 's', ...(bound && { atMost: bound.seconds }) },
        { name: `${step}: rate`, value: rows / seconds, unit: 'rows/s' },
        { name: `${step}: peak memory`, value: peakMegabytes, unit: 'MB', ...(bound && { atMost: bound.megabytes }) },
      );
    }
    for (const step of ['etl', 'refresh'] as const)
      figures.push({ name: `${step}: time for 10 × the rows`, value: full[step].seconds / small[step].seconds, unit: '×', atMost: 11 });
    const home = join(folder, 'full', 'home');
    const { snapshots } = (await measureCommand(['snapshots'], environmentOf(home))).answer;
    const [snapshot] = snapshots as { snapshot_id: string }[];
    figures.push({ name: 'snapshot file', value: statSync(join(home, 'snapshots', snapshot?.snapshot_id ?? '', 'snapshot.duckdb')).size / 1e6, unit: 'MB' });
    say('worklist: 200 queries over HTTP');
    const latencies = await measureWorklist(home);
    figures.push(
      { name: 'worklist page + count over HTTP: p50', value: quantile(latencies, 0.5), unit: 'ms', atMost: 15 },
      { name: 'worklist page + count over HTTP: p95', value: quantile(latencies, 0.95), unit: 'ms', atMost: 40 },
      { name: 'worklist page + count over HTTP: max', value: Math.max(...latencies), unit: 'ms' },
    );
    say('start: 60,000 demo claims, then again');
    const startHome = join(folder, 'start');
    figures.push(
      { name: 'first start, 60,000 claims: ready', value: await measureStart(startHome), unit: 's', atMost: 30 },
      { name: 'second start: ready', value: await measureStart(startHome), unit: 's', atMost: 3 },
    );
    return figures;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

async function runSteps(folder: string, rows: number, say: (line: string) => void): Promise<Record<Step, Measured>> {
  const claims = join(folder, 'claims');
  const environment = environmentOf(join(folder, 'home'));
  const run = async (args: readonly string[]): Promise<Measured> => {
    const measured = await measureCommand(args, environment);
    say(`${rows.toLocaleString('en-US')} rows, ${args[0]}: ${measured.seconds.toFixed(2)} s, ${Math.round(measured.peakMegabytes)} MB`);
    return measured;
  };
  return {
    generate: await run(['generate', '--rows', String(rows), '--seed', '1', '--out', claims]),
    etl: await run(['etl', '--source', claims]),
    train: await run(['train', '--promote']),
    refresh: await run(['refresh', '--top-k', '50']),
    qc: await run(['qc']),
  };
}

function environmentOf(home: string): Record<string, string> {
  return { CASEMIND_HOME: home, PORT: '0', LOG_LEVEL: 'warn' };
}

/** Milliseconds of each query: a page and its total, over HTTP, one after the other. */
async function measureWorklist(home: string): Promise<number[]> {
  const { access_token: token } = (await measureCommand(['token', '--role', 'auditor'], environmentOf(home))).answer;
  const server = startCommand('serve', home);
  try {
    const { address } = await answerOf(server);
    const headers = { authorization: `Bearer ${String(token)}` };
    const latencies: number[] = [];
    for (const query of worklistQueries(200)) {
      const started = performance.now();
      const response = await fetch(`${String(address)}/claims/high-risk?${query}`, { headers });
      const body = (await response.json()) as { meta?: { total?: number } };
      latencies.push(performance.now() - started);
      if (!response.ok || body.meta?.total === undefined) throw new Error(`${query}: ${response.status}`);
    }
    return latencies;
  } finally {
    await stop(server);
  }
}

async function measureStart(home: string): Promise<number> {
  const started = performance.now();
  const server = startCommand('start', home);
  try {
    const { address } = await answerOf(server);
    const response = await fetch(`${String(address)}/readyz`);
    if (!response.ok) throw new Error(`not ready: ${response.status}`);
    return (performance.now() - started) / 1000;
  } finally {
    await stop(server);
  }
}

function startCommand(command: 'serve' | 'start', home: string): ChildProcess {
  return spawn(process.execPath, [join(import.meta.dirname, '..', 'cli', 'main.ts'), command, '--json'], {
    env: { PATH: '', ...environmentOf(home) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

async function answerOf(server: ChildProcess): Promise<Record<string, unknown>> {
  let text = '';
  for await (const chunk of server.stdout ?? []) {
    text += String(chunk);
    if (text.includes('\n')) return JSON.parse(text) as Record<string, unknown>;
  }
  throw new Error('the server ended before it was ready');
}

async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((done) => server.once('close', done));
  server.kill('SIGTERM');
  await ended;
}
