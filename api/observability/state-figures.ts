import type { Store } from '#store';

import { unresolved } from '../alerts/raise-once.ts';
import type { StateFigures } from './metrics.ts';

/** Counts what waits and runs, the alerts that nobody has resolved, and the messages on alerts that are not sent. @throws where the store does not answer. */
export async function readStateFigures({ runs, alerts, deliveries }: Pick<Store, 'runs' | 'alerts' | 'deliveries'>): Promise<StateFigures> {
  const [queued, running, known, pending, dead] = await Promise.all([runs.list({ status: 'queued' }), runs.list({ status: 'running' }), alerts.list({ status: unresolved, limit: 1000 }), deliveries.list({ status: 'pending', limit: mostCounted }), deliveries.list({ status: 'dead', limit: mostCounted })]);
  return {
    runs: [...countBy(queued.map(({ kind }) => kind), 'queued'), ...countBy(running.map(({ kind }) => kind), 'running')],
    alerts: [...count(known.map(({ kind }) => kind))].map(([kind, n]) => ({ kind, count: n })),
    deliveries: [{ status: 'pending', count: pending.length }, { status: 'dead', count: dead.length }],
  };
}

/** More messages than these are counted as these. */
const mostCounted = 1000;

function countBy(kinds: readonly string[], status: 'queued' | 'running'): StateFigures['runs'] {
  return [...count(kinds)].map(([kind, n]) => ({ kind, status, count: n }));
}

function count(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
