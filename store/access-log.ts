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
  /** Kind of the file that the answer was, such as `csv`. */
  readonly file?: string | undefined;
  readonly status: number;
  readonly requestId: string;
  /** Milliseconds, whole. */
  readonly durationMs: number;
}

/** Where a page of entries ended. */
export interface AccessPosition {
  readonly at: string;
  readonly id: string;
}

/** `claims`: a claim was opened or told of; `files`: taken out; `changes`: written; `refused`: not answered as asked. */
export type AccessKind = 'all' | 'claims' | 'files' | 'changes' | 'refused';

export interface ListAccess {
  readonly userId?: string | undefined;
  /** These users alone. */
  readonly userIds?: readonly string[] | undefined;
  readonly username?: string | undefined;
  readonly claimId?: string | undefined;
  readonly kind?: AccessKind | undefined;
  /** Times, as text that begins like one: from the first on, and up to the second. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: AccessPosition | undefined;
}

export interface AccessLog {
  /** Appends entries in one write. */
  append(entries: readonly AccessEntry[]): Promise<void>;
  /** The newest first. */
  list(options?: ListAccess): Promise<(AccessEntry & AccessPosition)[]>;
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
        ({ at, userId, username, role, method, route, claimId, file, status, requestId, durationMs }): AccessLogRow => ({
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
          file: file ?? null,
        }),
      );
      await database.insertInto('access_log').values(rows).execute();
    },
    async list({ userId, userIds, username, claimId, kind = 'all', from, to, limit = 100, after } = {}) {
      let query = database.selectFrom('access_log').selectAll().orderBy('at', 'desc').orderBy('entry_id', 'desc').limit(limit);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (claimId !== undefined) query = query.where('claim_id', '=', claimId);
      if (userIds !== undefined) query = query.where('user_id', 'in', [...userIds]);
      if (username !== undefined) query = query.where('username', '=', username);
      if (from !== undefined) query = query.where('at', '>=', from);
      if (to !== undefined) query = query.where('at', '<=', to);
      if (kind === 'claims') query = query.where('claim_id', 'is not', null);
      if (kind === 'files') query = query.where('file', 'is not', null);
      if (kind === 'refused') query = query.where('status', '>=', 400);
      if (kind === 'changes') query = query.where('method', '<>', 'GET').where('route', 'not in', readingPosts);
      if (after !== undefined) query = query.where((row) => row.or([row('at', '<', after.at), row.and([row('at', '=', after.at), row('entry_id', '<', after.id)])]));
      return (await query.execute()).map((row) => ({
        id: row.entry_id,
        at: row.at,
        userId: row.user_id,
        username: row.username,
        role: row.role,
        method: row.method,
        route: row.route,
        claimId: row.claim_id ?? undefined,
        file: row.file ?? undefined,
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

/** Routes that are asked by POST, since a question does not fit an address, and write nothing. */
const readingPosts = ['/queries', '/queries/read', '/documents', '/claims/:id/documents', '/mcp'];

/** Text that every database takes: what none stores shows as U+FFFD. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
