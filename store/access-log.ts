import type { Kysely } from 'kysely';

import type { AccessLogRow, StoreSchema } from './schema.ts';

/** One answered request: who asked for what, and what came of it. No body, no query. */
export interface AccessEntry {
  readonly at: string;
  readonly userId: string;
  readonly username: string;
  readonly role: string;
  readonly method: string;
  /** The route's pattern, such as `/claims/:id`. */
  readonly route: string;
  readonly claimId?: string | undefined;
  readonly status: number;
  readonly requestId: string;
  /** Milliseconds, whole. */
  readonly durationMs: number;
}

export interface AccessLog {
  /** Appends entries in one write. */
  append(entries: readonly AccessEntry[]): Promise<void>;
  /** The newest first. */
  list(options?: { readonly userId?: string; readonly claimId?: string; readonly limit?: number }): Promise<AccessEntry[]>;
  /** Removes what is older than a time; gives how many. */
  removeBefore(time: string): Promise<number>;
}

interface AccessLogOptions {
  readonly database: Kysely<StoreSchema>;
  readonly newId: () => string;
}

export function createAccessLog({ database, newId }: AccessLogOptions): AccessLog {
  return {
    async append(entries) {
      if (entries.length === 0) return;
      const rows = entries.map(
        ({ at, userId, username, role, method, route, claimId, status, requestId, durationMs }): AccessLogRow => ({
          entry_id: newId(),
          at,
          user_id: userId,
          username: storable(username),
          role,
          method,
          route,
          claim_id: claimId === undefined ? null : storable(claimId),
          status,
          request_id: requestId,
          duration_ms: durationMs,
        }),
      );
      await database.insertInto('access_log').values(rows).execute();
    },
    async list({ userId, claimId, limit = 100 } = {}) {
      let query = database.selectFrom('access_log').selectAll().orderBy('at', 'desc').orderBy('entry_id', 'desc').limit(limit);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (claimId !== undefined) query = query.where('claim_id', '=', claimId);
      return (await query.execute()).map((row) => ({
        at: row.at,
        userId: row.user_id,
        username: row.username,
        role: row.role,
        method: row.method,
        route: row.route,
        claimId: row.claim_id ?? undefined,
        status: row.status,
        requestId: row.request_id,
        durationMs: row.duration_ms,
      }));
    },
    async removeBefore(time) {
      return Number((await database.deleteFrom('access_log').where('at', '<', time).executeTakeFirst()).numDeletedRows);
    },
  };
}

/** Text that every database takes: what none stores shows as U+FFFD. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
