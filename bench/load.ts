import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createAuditors, publishClaims, runUsers } from './auditors.ts';
import { type Bench, type Figure, quantile } from './figures.ts';
import type { LoadOrder, LoadResult } from './load-users.ts';
import { measureRequests } from './requests.ts';
import { type ServiceUsage, startCommand } from './served-command.ts';

const fullRows = 1_176_438;
const seconds = 60;

const parts = ['requests', 'users', 'many'] as const;
/** How many people at once, and the milliseconds that 95 of 100 of their reads may take. */
const crowds = [
  { part: 'users', users: 200, bounds: { all: 150 } },
  { part: 'many', users: 1000, bounds: { claim: 150, worklist: 250 } },
] as const;
type Crowd = (typeof crowds)[number];

/**
 * What single requests cost, one after the other; then 200 people at once and 1,000, each with a token of their own, in a process beside the
 * service: they open a page of the worklist, then claims from it, with a pause of one to three seconds between two reads.
 */
export const load: Bench = async ({ rows = fullRows, only, home, say }) => {
  const chosen = parts.filter((part) => only === undefined || part === only);
  if (chosen.length === 0) throw new Error(`parts: ${parts.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'casemind-load-'));
  try {
    const environment = { CASEMIND_HOME: home ?? join(folder, 'home'), PORT: '0', LOG_LEVEL: 'error' };
    if (home === undefined) await publishClaims(environment, { claims: join(folder, 'claims'), rows, say });
    const tokens = await createAuditors(environment, `load-${process.hrtime.bigint()}`, Math.max(...crowds.map(({ users }) => users)));
    const service = await startCommand('serve', environment);
    try {
      const figures: Figure[] = [];
      if (chosen.includes('requests')) {
        say('requests, one after the other …');
        figures.push(...(await measureRequests(service, tokens[0] ?? '')));
      }
      for (const crowd of crowds.filter(({ part }) => chosen.includes(part))) {
        say(`${crowd.users} users for ${seconds} s …`);
        await service.measure();
        const { reads, errors, firstError } = await runUsers<LoadResult>('load-users.ts', { address: service.address, tokens: tokens.slice(0, crowd.users), seconds } satisfies LoadOrder);
        if (firstError !== undefined) say(`first error: ${firstError}`);
        figures.push(...figuresOf(crowd, { reads, errors, usage: await service.usage() }));
      }
      return figures;
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

function figuresOf({ users, bounds }: Crowd, { reads, errors, usage: { processorMs, loopDelay } }: { readonly reads: LoadResult['reads']; readonly errors: number; readonly usage: ServiceUsage }): Figure[] {
  const all = reads.flatMap(({ milliseconds }) => milliseconds);
  const bound: Partial<Record<'all' | LoadResult['reads'][number]['kind'], number>> = bounds;
  const atMost = (of: keyof typeof bound): { atMost?: number } => (bound[of] === undefined ? {} : { atMost: bound[of] });
  return [
    { name: `${users} users: reads`, value: all.length, unit: '' },
    { name: `${users} users: errors`, value: errors, unit: '', atMost: 0 },
    { name: `${users} users: rate`, value: all.length / seconds, unit: 'reads/s' },
    { name: `${users} users: p50`, value: quantile(all, 0.5), unit: 'ms' },
    { name: `${users} users: p95`, value: quantile(all, 0.95), unit: 'ms', ...atMost('all') },
    { name: `${users} users: p99`, value: quantile(all, 0.99), unit: 'ms' },
    { name: `${users} users: processor time of a read`, value: processorMs / all.length, unit: 'ms' },
    { name: `${users} users: event loop, p99 of its delay`, value: loopDelay.p99, unit: 'ms' },
    ...reads.map(({ kind, milliseconds }) => ({ name: `${users} users: p95 of ${kind}`, value: quantile(milliseconds, 0.95), unit: 'ms', ...atMost(kind) })),
  ];
}
