import { CasemindError } from '#engine';
import { type RunDetail, openStore, withBuildLock } from '#store';

import type { CommandContext } from './context.ts';

/**
 * Runs a step that builds data: alone in this home, and recorded in the store with how it ended. A step of a
 * job is recorded by the service that runs the job.
 *
 * @throws CasemindError BUILD_LOCKED, and whatever the step throws.
 */
export async function runRecorded<T>(context: CommandContext, kind: string, work: () => Promise<{ result: T; detail: RunDetail }>): Promise<T> {
  const { config, home, parent } = context;
  const alone = <R>(run: () => Promise<R>): Promise<R> => withBuildLock(home, `${kind}, process ${process.pid}`, run, { databaseUrl: config.DATABASE_URL });
  if (parent) return alone(async () => (await work()).result);
  return alone(() => recorded(context, kind, work));
}

/** The same for what is made of steps, such as the nightly chain: recorded, but not alone, since its steps are. */
export async function recorded<T>({ config, home, now }: CommandContext, kind: string, work: () => Promise<{ result: T; detail: RunDetail }>): Promise<T> {
  const store = await openStore({ path: home.store, url: config.DATABASE_URL, clock: now });
  try {
    await store.runs.closeLost();
    const id = await store.runs.start(kind);
    try {
      const { result, detail } = await work();
      await store.runs.finish(id, { result: detail });
      return result;
    } catch (error) {
      await store.runs.fail(id, error instanceof CasemindError ? { code: error.code, details: error.details } : { code: 'INTERNAL' });
      throw error;
    }
  } finally {
    await store.close();
  }
}
