import { CasemindError, type Home } from '#engine';

import { withAdvisoryLock, withFileLock } from './locks.ts';

export interface BuildLockOptions {
  /** Where it is set, replicas on other machines that share this database are kept out too. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Runs `work` while no other process builds data in this home, nor any replica on the same PostgreSQL.
 * The lock ends with its process, however that ends.
 *
 * @param holder who builds, for people who have to wait: `refresh, process 4711`.
 * @throws CasemindError BUILD_LOCKED, naming the holder.
 */
export async function withBuildLock<T>(home: Home, holder: string, work: () => Promise<T>, { databaseUrl }: BuildLockOptions = {}): Promise<T> {
  const locked = await withFileLock(home.buildLock, holder, async () =>
    databaseUrl === undefined ? { isHeld: true as const, result: await work() } : withAdvisoryLock(databaseUrl, 'build', holder, work),
  );
  const inner = locked.isHeld ? locked.result : locked;
  if (!inner.isHeld) throw new CasemindError('BUILD_LOCKED', { holder: inner.holder });
  return inner.result;
}
