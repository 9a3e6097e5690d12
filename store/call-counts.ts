import { createHash } from 'node:crypto';

import { type Kysely, sql } from 'kysely';

import type { StoreSchema } from './schema.ts';

/** How often somebody did something within the window that began with their first time. */
export interface CallCount {
  readonly calls: number;
  /** Milliseconds until the window ends and counting begins anew. */
  readonly leftMs: number;
}

/** Counts that limits stand on; one for all replicas, whichever answers. */
export interface CallCounts {
  /**
   * Counts one call and gives how many there were, this one with them.
   *
   * @param key what is counted of whom; it is kept as a hash alone.
   * @param windowMs milliseconds from the first call until counting begins anew.
   */
  add(key: string, windowMs: number): Promise<CallCount>;
}

export function createCallCounts({ database, clock }: { readonly database: Kysely<StoreSchema>; readonly clock: () => Date }): CallCounts {
  return {
    async add(key, windowMs) {
      const now = clock();
      const [at, end] = [now.toISOString(), new Date(now.getTime() + windowMs).toISOString()];
      const { calls, ends_at } = await database
        .insertInto('call_counts')
        .values({ key_hash: createHash('sha256').update(key).digest('base64url'), calls: 1, ends_at: end })
        .onConflict((conflict) =>
          conflict.column('key_hash').doUpdateSet({
            calls: sql<number>`CASE WHEN call_counts.ends_at <= ${at} THEN 1 ELSE call_counts.calls + 1 END`,
            ends_at: sql<string>`CASE WHEN call_counts.ends_at <= ${at} THEN excluded.ends_at ELSE call_counts.ends_at END`,
          }),
        )
        .returning(['calls', 'ends_at'])
        .executeTakeFirstOrThrow();
      // What has ended goes with the next window that begins.
      if (calls === 1) await database.deleteFrom('call_counts').where('ends_at', '<=', at).execute();
      return { calls, leftMs: Date.parse(ends_at) - now.getTime() };
    },
  };
}
