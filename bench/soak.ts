import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { homeAt } from '#engine';

import { startOwnPostgres } from '../tests/servers/postgres.ts';
import { createAuditors, publishClaims, runUsers, servedRules } from './auditors.ts';
import { type Bench, type Figure, quantile } from './figures.ts';
import { type ServiceUsage, startCommand } from './served-command.ts';
import type { SoakOrder, SoakResult } from './soak-users.ts';
import { type StoreSizes, storeSizes } from './store-sizes.ts';

const fullRows = 1_176_438;
const fullMinutes = 20;
const users = 50;
const sampleMs = 1000;

/** 50 auditors at work for 20 minutes, or `--minutes N`, on a store in SQLite and then on one in PostgreSQL: what was answered, how the event loop kept up, and what grew. */
export const soak: Bench = async ({ rows = fullRows, minutes = fullMinutes, say }) => {
  const folder = mkdtempSync(join(tmpdir(), 'casemind-soak-'));
  const environment = { CASEMIND_HOME: join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' };
  try {
    await publishClaims(environment, { claims: join(folder, 'claims'), rows, say });
    const file = homeAt(environment.CASEMIND_HOME).store;
    const onSqlite = await soakStore({ name: 'SQLite', environment, store: file, minutes, say });
    const server = await startOwnPostgres({ isDurable: true });
    try {
      const url = await server.createDatabase();
      return [...onSqlite, ...(await soakStore({ name: 'PostgreSQL', environment: { ...environment, DATABASE_URL: url }, store: url, minutes, say }))];
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

export interface Soaked {
  readonly name: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Path or URL. */
  readonly store: string;
  /** Of the process of the service, to profile it. */
  readonly nodeOptions?: readonly string[];
  readonly minutes: number;
  readonly say: (line: string) => void;
}

/** The figures of one store. */
export async function soakStore({ name, environment, store, nodeOptions, minutes, say }: Soaked): Promise<Figure[]> {
  const tokens = await createAuditors(environment, 'soak', users);
  const service = await startCommand('serve', environment, nodeOptions);
  const before = await storeSizes(store);
  say(`${name}: ${users} users for ${minutes} min …`);
  await service.measure();
  const samples: number[] = [];
  const sampling = setInterval(() => void service.usage().then(({ rssMegabytes }) => samples.push(rssMegabytes), () => {}), sampleMs);
  try {
    const result = await runUsers<SoakResult>('soak-users.ts', { address: service.address, tokens, seconds: minutes * 60, rules: servedRules(environment) } satisfies SoakOrder);
    clearInterval(sampling);
    for (const problem of [...result.failures.slice(0, 10), ...result.refusals.slice(0, 5)]) say(problem);
    return figuresOf(name, { result, usage: await service.usage(), samples, before, after: await storeSizes(store) });
  } finally {
    clearInterval(sampling);
    await service.stop();
  }
}

interface Measured {
  readonly result: SoakResult;
  readonly usage: ServiceUsage;
  /** Resident megabytes, evenly over the time. */
  readonly samples: readonly number[];
  readonly before: StoreSizes;
  readonly after: StoreSizes;
}

function figuresOf(store: string, { result: { requests, failures, refusals }, usage: { processorMs, loopDelay, loopWorkMs }, samples, before, after }: Measured): Figure[] {
  const all = requests.flatMap(({ milliseconds }) => milliseconds);
  // Medians over a tenth of the time: one sample tells what the collector of garbage was about to do.
  const share = (from: number, to: number): number => quantile(samples.slice(Math.floor(from * samples.length), Math.ceil(to * samples.length)), 0.5);
  const [quarter, end] = [share(0.25, 0.35), share(0.9, 1)];
  const grown = [...after].map(([table, bytes]) => ({ table, kilobytes: (bytes - (before.get(table) ?? 0)) / 1000 })).filter(({ kilobytes }) => kilobytes > 0);
  const figures: Figure[] = [
    { name: 'requests', value: all.length, unit: '' },
    { name: '5xx, or no answer', value: failures.length, unit: '', atMost: 0 },
    { name: '4xx', value: refusals.length, unit: '' },
    { name: 'processor time of a request', value: processorMs / all.length, unit: 'ms' },
    ...requests.flatMap(({ kind, milliseconds }) => ([0.5, 0.95, 0.99] as const).map((part) => ({ name: `${kind}: p${part * 100}`, value: quantile(milliseconds, part), unit: 'ms' }))),
    { name: 'event loop, p50 of its delay', value: loopDelay.p50, unit: 'ms' },
    { name: 'event loop, p99 of its delay', value: loopDelay.p99, unit: 'ms', atMost: 50 },
    { name: 'event loop, p99 of its own processor time', value: loopWorkMs, unit: 'ms' },
    { name: 'event loop, longest delay', value: loopDelay.max, unit: 'ms' },
    { name: 'memory after the first quarter', value: quarter, unit: 'MB' },
    { name: 'memory at the end', value: end, unit: 'MB' },
    { name: 'growth of memory since the first quarter', value: (end / quarter - 1) * 100, unit: '%', below: 5 },
    ...grown.toSorted((a, b) => b.kilobytes - a.kilobytes).map(({ table, kilobytes }) => ({ name: `growth of ${table}`, value: kilobytes, unit: 'kB' })),
    { name: 'growth of the store by a request', value: (grown.reduce((sum, { kilobytes }) => sum + kilobytes, 0) * 1000) / all.length, unit: 'B' },
  ];
  return figures.map((figure) => ({ ...figure, name: `${store}: ${figure.name}` }));
}
