import { hostname } from 'node:os';
import { join } from 'node:path';

import type { Home } from '#engine';

import { withFileLock } from './locks.ts';

/**
 * Runs work under a name among the consumers of a group that nobody living has: the first of `host-1`, `host-2` … that is
 * free. A consumer that starts after one was killed so finds what that one had in hand.
 *
 * @param kind what is consumed, such as `live-redis`.
 */
export async function withConsumerName<T>(home: Home, kind: string, work: (name: string) => Promise<T>): Promise<T> {
  for (let place = 1; ; place += 1) {
    const locked = await withFileLock(join(home.live, `consumer-${kind}-${place}.lock`), `process ${process.pid}`, () => work(`${hostname()}-${place}`));
    if (locked.isHeld) return locked.result;
  }
}
