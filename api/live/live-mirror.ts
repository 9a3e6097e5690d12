import { type SnapshotReader, putLiveClaims, removeLiveClaims, settleLiveClaims } from '#engine';
import type { LiveClaims } from '#store';

import { LiveFeed } from './live-feed.ts';

/** Live claims of the stores, laid beside the snapshots that this process serves. */
export interface LiveMirror {
  /** Reads what came in since the last time; once it resolves, everything kept before is visible, if a snapshot serves. */
  catchUp(): Promise<void>;
  readonly feeds: readonly LiveFeed[];
}

interface MirrorOptions {
  readonly reader: SnapshotReader;
  /** The store's, and the simulation's where there is one. */
  readonly live: readonly Pick<LiveClaims, 'source' | 'changesAfter'>[];
  readonly clock: () => Date;
}

/** Claims that are written at a time by the thread that answers requests. */
const pageSize = 250;
/** Rows that are written or removed before the memory of those that are gone is given back. */
const rowsBetweenSettlings = 20_000;

export function createLiveMirror({ reader, live, clock }: MirrorOptions): LiveMirror {
  const began = clock();
  const followed = live.map((claims) => ({ claims, feed: new LiveFeed(claims.source), purgedUpTo: 0 }));
  let unsettled = 0;
  let turn: Promise<void> = Promise.resolve();

  async function follow(one: (typeof followed)[number]): Promise<void> {
    const { claims: store, feed } = one;
    for (;;) {
      const { claims, purgedUpTo } = await store.changesAfter(feed.reached, pageSize);
      // Where none serves they are read again.
      if (!(await putLiveClaims(reader, claims))) return;
      if (purgedUpTo > one.purgedUpTo) {
        unsettled += Math.min(purgedUpTo, feed.reached) - one.purgedUpTo;
        await removeLiveClaims(reader, store.source, purgedUpTo);
        one.purgedUpTo = purgedUpTo;
      }
      unsettled += claims.length;
      feed.add(claims, clock(), began);
      if (claims.length < pageSize) return;
    }
  }

  async function readChanges(): Promise<void> {
    for (const one of followed) await follow(one);
    if (unsettled >= rowsBetweenSettlings && (await settleLiveClaims(reader))) unsettled = 0;
  }

  return {
    catchUp() {
      const next = turn.then(readChanges);
      turn = next.catch(() => {});
      return next;
    },
    feeds: followed.map(({ feed }) => feed),
  };
}
