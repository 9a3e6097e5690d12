import { join } from 'node:path';

import { CasemindError, asDiskFull, liveFile, writeLiveFile } from '#engine';
import { type LiveClaims, liveLimits } from '#store';

import type { CommandContext } from './context.ts';
import { liveFolder } from './with-live-claims.ts';

export interface LiveKeeper {
  /**
   * Removes what was kept long enough or is too much, and writes the file for other tools anew where something changed: at the end
   * always, before it as often as that costs little.
   */
  run(isEnd: boolean): Promise<void>;
}

/** A file takes at most this share of the time. */
const shareOfTime = 0.05;

/**
 * Looks after live claims beside the work of a command. What fails is a warning: it is done the next time.
 */
export function createLiveKeeper(context: CommandContext, live: LiveClaims, warn: (message: string) => void): LiveKeeper {
  const { config, home, now } = context;
  const folder = liveFolder(context, live.source);
  const path = join(folder, liveFile);
  let written: string | undefined;
  let notBefore = 0;

  async function writeFile(isEnd: boolean): Promise<void> {
    const { lastChangeSeq, purgedUpTo } = await live.status();
    const state = `${lastChangeSeq} ${purgedUpTo}`;
    if (state === written || (!isEnd && performance.now() < notBefore)) return;
    const began = performance.now();
    await writeLiveFile({ home, path, live });
    notBefore = performance.now() + (performance.now() - began) / shareOfTime;
    written = state;
  }

  return {
    async run(isEnd) {
      try {
        const removed = await live.removeExpired(liveLimits(config, live.source, now()));
        if (removed.claims > 0) warn(`${removed.claims} ${live.source} claims were removed: older than is kept, or more`);
        await writeFile(isEnd);
      } catch (error) {
        const known = asDiskFull(error, path);
        if (!(known instanceof CasemindError)) throw error;
        warn(known.text('en'));
      }
    },
  };
}
