import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { formatNumber } from '#engine';
import { z } from 'zod';

import { type Bench, type Figure, quantile } from './figures.ts';
import { type Measured, measureCommand } from './measured-command.ts';
import { type Usage, measureProcess } from './measured-process.ts';
import { startCommand } from './served-command.ts';
import { worklistQueries } from './worklist-queries.ts';

const fullRows = 1_176_438;
const steps = ['generate', 'etl', 'train', 'refresh', 'qc'] as const;
type Step = (typeof steps)[number];

const snapshotsSchema = z.object({ snapshots: z.array(z.object({ snapshot_id: z.string() })) });
const pageSchema = z.object({ meta: z.object({ total: z.number() }) });

/** Seconds and MB that a step may take at full size. */
const bounds: Partial<Record<Step, { readonly seconds: number; readonly megabytes: number }>> = {
  generate: { seconds: 60, megabytes: 2000 },
  etl: { seconds: 15, megabytes: 3000 },
  refresh: { seconds: 20, megabytes: 3000 },
};

/** How many times the floor's time the ETL may take, and how often the two are run in turn. */
const floorBound = 2.8;
const floorRounds = 3;
/** Seconds that a night may take at full size. */
const nightBound = 40;

/** generate → etl → train → refresh → qc → a whole night → 200 worklist queries over HTTP, each step in a process of its own; and again at a tenth of the rows. */
export const pipeline: Bench = async ({ rows = fullRows, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-bench-'));
  try {
    const figures: Figure[] = [];
    const small = await runSteps(join(folder, 'small'), Math.max(1, Math.round(rows / 10)), say);
    const full = await runSteps(join(folder, 'full'), rows, say);
    for (const step of steps) {
      const { seconds, processorSeconds, peakMegabytes } = full[step];
      const bound = bounds[step];
      figures.push(
        { name: `${step}: time`, value: seconds, unit: 's', ...(bound && { atMost: bound.seconds }) },
        { name: `${step}: processor time`, value: processorSeconds, unit: 's' },
        { name: `${step}: rate`, value: rows / seconds, unit: 'rows/s' },
        { name: `${step}: peak memory`, value: peakMegabytes, unit: 'MB', ...(bound && { atMost: bound.megabytes }) },
      );
    }
    for (const step of ['etl', 'refresh'] as const)
      figures.push({ name: `${step}: time for 10 × the rows`, value: full[step].seconds / small[step].seconds, unit: '×', atMost: 11 });
    figures.push(...(await compareWithFloor(join(folder, 'full', 'claims'), join(folder, 'floor'), say)));
    const home = join(folder, 'full', 'home');
    say('nightly: the same claims read, scored, published and validated again');
    const night = await measureCommand(['nightly'], { ...environmentOf(home), SOURCE_DIR: join(folder, 'full', 'claims') });
    figures.push({ name: 'nightly: time', value: night.seconds, unit: 's', atMost: nightBound }, { name: 'nightly: peak memory', value: night.peakMegabytes, unit: 'MB', atMost: 3000 });
    const { snapshots: [snapshot] } = snapshotsSchema.parse((await measureCommand(['snapshots'], environmentOf(home))).answer);
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
    say(`${formatNumber(rows, 'en')} rows, ${args[0]}: ${measured.seconds.toFixed(2)} s, ${Math.round(measured.peakMegabytes)} MB`);
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

/** The ETL and the floor of `pipeline-floor.sql` on the same files, in turn, so that drift of the machine meets both; medians. */
async function compareWithFloor(claims: string, folder: string, say: (line: string) => void): Promise<Figure[]> {
  mkdirSync(folder);
  const floors: Usage[] = [];
  const etls: Measured[] = [];
  for (let round = 1; round <= floorRounds; round += 1) {
    const floor = await measureProcess(join(import.meta.dirname, 'floor-child.ts'), [claims], { environment: {}, cwd: folder });
    const etl = await measureCommand(['etl', '--source', claims], environmentOf(join(folder, 'home')));
    floors.push(floor);
    etls.push(etl);
    say(`round ${round}: floor ${floor.seconds.toFixed(2)} s, ${floor.processorSeconds.toFixed(2)} s of processors; etl ${etl.seconds.toFixed(2)} s, ${etl.processorSeconds.toFixed(2)} s`);
  }
  return [
    { name: 'floor: time', value: median(floors, 'seconds'), unit: 's' },
    { name: 'floor: processor time', value: median(floors, 'processorSeconds'), unit: 's' },
    { name: 'etl: time in floors', value: median(etls, 'seconds') / median(floors, 'seconds'), unit: '×', atMost: floorBound },
    { name: 'etl: processor time in floors', value: median(etls, 'processorSeconds') / median(floors, 'processorSeconds'), unit: '×', atMost: floorBound },
  ];
}

function median(runs: readonly Omit<Usage, 'stdout'>[], of: 'seconds' | 'processorSeconds'): number {
  return quantile(runs.map((run) => run[of]), 0.5);
}

function environmentOf(home: string): Record<string, string> {
  return { CASEMIND_HOME: home, PORT: '0', LOG_LEVEL: 'warn' };
}

/** Milliseconds of each query: a page and its total, over HTTP, one after the other. */
async function measureWorklist(home: string): Promise<number[]> {
  const { access_token: token } = (await measureCommand(['token', '--role', 'auditor'], environmentOf(home))).answer;
  const service = await startCommand('serve', environmentOf(home));
  try {
    const headers = { authorization: `Bearer ${String(token)}` };
    const latencies: number[] = [];
    for (const query of worklistQueries(200)) {
      const started = performance.now();
      const response = await fetch(`${service.address}/claims/high-risk?${query}`, { headers });
      const body = pageSchema.safeParse(await response.json());
      latencies.push(performance.now() - started);
      if (!response.ok || !body.success) throw new Error(`${query}: ${response.status}`);
    }
    return latencies;
  } finally {
    await service.stop();
  }
}

async function measureStart(home: string): Promise<number> {
  const started = performance.now();
  const service = await startCommand('start', environmentOf(home));
  try {
    const response = await fetch(`${service.address}/readyz`);
    if (!response.ok) throw new Error(`not ready: ${response.status}`);
    return (performance.now() - started) / 1000;
  } finally {
    await service.stop();
  }
}
