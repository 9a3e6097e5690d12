import { join } from 'node:path';

import { type LiveSource, refuseInProduction } from '#engine';
import { type LiveClaims, openSimulation } from '#store';

import type { CommandContext } from './context.ts';
import { withStore } from './with-store.ts';

/** The kind of claims that a command works on. @throws CasemindError SIMULATION_FORBIDDEN for simulated ones in production. */
export function liveSource({ config }: CommandContext, isSimulated: boolean): LiveSource {
  if (isSimulated) refuseInProduction(config.CASEMIND_MODE);
  return isSimulated ? 'simulated' : 'live';
}

/** Opens the live claims of some kinds for as long as the work takes. @throws CasemindError as `openStore`. */
export async function withLiveClaims<T>(context: CommandContext, sources: readonly LiveSource[], work: (live: readonly LiveClaims[]) => Promise<T>): Promise<T> {
  const [source, ...others] = sources;
  if (source === undefined) return work([]);
  const withOthers = (live: LiveClaims): Promise<T> => withLiveClaims(context, others, (more) => work([live, ...more]));
  if (source === 'live') return withStore(context, (store) => withOthers(store.liveClaims));
  const { config, home, now } = context;
  const simulation = await openSimulation({ path: home.simulation, url: config.DATABASE_URL, clock: now });
  try {
    return await withOthers(simulation.liveClaims);
  } finally {
    await simulation.close();
  }
}

/** The same for claims of one kind. */
export function withClaimsOf<T>(context: CommandContext, source: LiveSource, work: (live: LiveClaims) => Promise<T>): Promise<T> {
  return withLiveClaims(context, [source], async ([live]) => {
    if (!live) throw new TypeError(`no claims of the kind ${source}`);
    return work(live);
  });
}

/** Where the claims of a kind are as a file for other tools. */
export function liveFolder({ home }: CommandContext, source: LiveSource): string {
  return source === 'live' ? home.live : join(home.live, 'simulated');
}
