import { CasemindError } from '#engine';
import { type RunDetail, type Store, openStore, withBuildLock } from '#store';

import type { CommandContext } from './context.ts';

/**
 * Runs a step that builds data: alone in this home, and recorded in the store with how it ended.
 *
 * @throws CasemindError BUILD_LOCKED, and whatever the step throws.
 */
export async function runRecorded<T>(context: CommandContext, kind: string, work: () => Promise<{ result: T; detail: RunDetail }>): Promise<T> {
  return withBuildLock(context.home, `${kind}, process ${process.pid}`, async () => {
    const store = await openStore({ path: context.home.store, clock: context.now });
    try {
      await closeKilledRuns(store);
      const id = await store.runs.start(kind);
      try {
        const { result, detail } = await work();
        await store.runs.finish(id, detail);
        return result;
      } catch (error) {
        await store.runs.fail(id, error instanceof CasemindError ? { code: error.code, ...error.details } : { code: 'INTERNAL' });
        throw error;
      }
    } finally {
      await store.close();
    }
  });
}

/** Whoever holds the build lock is alone: a run that is still said to be running was killed. */
async function closeKilledRuns({ runs }: Store): Promise<void> {
  for (const { id, status } of await runs.list()) if (status === 'running') await runs.fail(id, { code: 'KILLED' });
}
