import type { Kysely } from 'kysely';

import type { RunDetail } from './runs.ts';
import type { MessageRow, StoreSchema, ThreadRow } from './schema.ts';

export interface Thread {
  readonly id: string;
  readonly userId: string;
  readonly claimId: string | null;
  readonly title: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Message {
  readonly id: string;
  /** 1, 2, 3 … in its thread. */
  readonly seq: number;
  readonly role: MessageRow['role'];
  readonly content: string;
  readonly detail: RunDetail;
  readonly createdAt: string;
}

/** Conversations. Every call names whose they are: another's thread is as good as missing. */
export interface Threads {
  create(thread: { readonly userId: string; readonly claimId?: string; readonly title: string }): Promise<Thread>;
  find(userId: string, threadId: string): Promise<Thread | undefined>;
  /** The last used first. */
  list(userId: string, options?: { readonly limit?: number }): Promise<Thread[]>;
  /** Appends a message; undefined where the user has no such thread. */
  append(userId: string, threadId: string, message: { readonly role: MessageRow['role']; readonly content: string; readonly detail?: RunDetail }): Promise<Message | undefined>;
  /** In their order; none of another's thread. */
  messages(userId: string, threadId: string): Promise<Message[]>;
  /** Removes a thread with its messages. */
  remove(userId: string, threadId: string): Promise<boolean>;
}

interface ThreadsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createThreads({ database, clock, newId }: ThreadsOptions): Threads {
  return {
    async create({ userId, claimId, title }) {
      const now = clock().toISOString();
      const row: ThreadRow = { thread_id: newId(), user_id: userId, claim_id: claimId ?? null, title, created_at: now, updated_at: now };
      await database.insertInto('threads').values(row).execute();
      return shownThread(row);
    },
    async find(userId, threadId) {
      const row = await database.selectFrom('threads').selectAll().where('thread_id', '=', threadId).where('user_id', '=', userId).executeTakeFirst();
      return row && shownThread(row);
    },
    async list(userId, { limit = 100 } = {}) {
      const rows = await database
        .selectFrom('threads')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('updated_at', 'desc')
        .orderBy('thread_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => shownThread(row));
    },
    async append(userId, threadId, { role, content, detail = {} }) {
      const now = clock().toISOString();
      return database.transaction().execute(async (transaction) => {
        // Writing first locks the thread: two messages at once follow one another.
        const touched = await transaction
          .updateTable('threads')
          .set({ updated_at: now })
          .where('thread_id', '=', threadId)
          .where('user_id', '=', userId)
          .executeTakeFirst();
        if (touched.numUpdatedRows === 0n) return undefined;
        const last = await transaction.selectFrom('messages').select('seq').where('thread_id', '=', threadId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
        const row: MessageRow = { message_id: newId(), thread_id: threadId, seq: (last?.seq ?? 0) + 1, role, content, detail: JSON.stringify(detail), created_at: now };
        await transaction.insertInto('messages').values(row).execute();
        return shownMessage(row);
      });
    },
    async messages(userId, threadId) {
      const rows = await database
        .selectFrom('messages')
        .innerJoin('threads', 'threads.thread_id', 'messages.thread_id')
        .selectAll('messages')
        .where('messages.thread_id', '=', threadId)
        .where('threads.user_id', '=', userId)
        .orderBy('messages.seq')
        .execute();
      return rows.map((row) => shownMessage(row));
    },
    async remove(userId, threadId) {
      const removed = await database.deleteFrom('threads').where('thread_id', '=', threadId).where('user_id', '=', userId).executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

function shownThread(row: ThreadRow): Thread {
  return { id: row.thread_id, userId: row.user_id, claimId: row.claim_id, title: row.title, createdAt: row.created_at, updatedAt: row.updated_at };
}

function shownMessage(row: MessageRow): Message {
  const detail: RunDetail = JSON.parse(row.detail);
  return { id: row.message_id, seq: row.seq, role: row.role, content: row.content, detail, createdAt: row.created_at };
}
