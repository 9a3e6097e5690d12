import type { Kysely } from 'kysely';

import type { RunDetail } from './runs.ts';
import type { MessageRow, MessageStatus, StoreSchema, ThreadRow } from './schema.ts';

export interface Thread {
  readonly id: string;
  readonly userId: string;
  readonly claimId: string | null;
  readonly title: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface ListedThread extends Thread {
  /** Questions and answers, those that were replaced not counted. */
  readonly messages: number;
  readonly isAnswering: boolean;
}

export interface Message {
  readonly id: string;
  readonly threadId: string;
  /** 1, 2, 3 … in its thread. */
  readonly seq: number;
  readonly role: MessageRow['role'];
  readonly content: string;
  readonly detail: RunDetail;
  readonly createdAt: string;
  /** A question is always done. */
  readonly status: MessageStatus;
  readonly endedAt: string | null;
  /** The question that an answer is to. */
  readonly replyTo: string | null;
  /** The answer that took its place. */
  readonly supersededBy: string | null;
}

/** Where a page of threads ends: the next one goes on after it. */
export type ThreadPosition = Pick<Thread, 'updatedAt' | 'id'>;

/** Conversations. Every call names whose they are: another's thread is as good as missing. */
export interface Threads {
  find(userId: string, threadId: string): Promise<Thread | undefined>;
  /** The last used first; those on one claim where it is given. */
  list(userId: string, options?: { readonly claimId?: string; readonly limit?: number; readonly after?: ThreadPosition | undefined }): Promise<ListedThread[]>;
  rename(userId: string, threadId: string, title: string): Promise<Thread | undefined>;
  /** The last ones before a number, in their order; none of another's thread, and no answer that was replaced. */
  messages(userId: string, threadId: string, options?: { readonly before?: number | undefined; readonly limit?: number }): Promise<Message[]>;
  /** A message with its thread, also one that was replaced. */
  message(userId: string, messageId: string): Promise<{ readonly message: Message; readonly thread: Thread } | undefined>;
  /** Removes a thread with its messages. */
  remove(userId: string, threadId: string): Promise<boolean>;
}

interface ThreadsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
}

/** Largest INTEGER of PostgreSQL. */
const largestSeq = 2 ** 31 - 1;

export function createThreads({ database, clock }: ThreadsOptions): Threads {
  async function find(userId: string, threadId: string): Promise<Thread | undefined> {
    const row = await database.selectFrom('threads').selectAll().where('thread_id', '=', threadId).where('user_id', '=', userId).executeTakeFirst();
    return row && shownThread(row);
  }

  return {
    find,
    async list(userId, { claimId, limit = 100, after } = {}) {
      let query = database
        .selectFrom('threads')
        .selectAll('threads')
        .select((expression) => {
          const { fn } = expression;
          const ofThread = expression.selectFrom('messages').whereRef('messages.thread_id', '=', 'threads.thread_id').where('messages.superseded_by', 'is', null);
          return [
            ofThread.select(fn.countAll<number>().as('n')).as('messages'),
            ofThread.where('messages.status', '=', 'running').select(fn.countAll<number>().as('n')).as('answering'),
          ];
        })
        .where('user_id', '=', userId)
        .orderBy('updated_at', 'desc')
        .orderBy('thread_id', 'desc')
        .limit(limit);
      if (claimId !== undefined) query = query.where('claim_id', '=', claimId);
      if (after) query = query.where((row) => row.or([row('updated_at', '<', after.updatedAt), row.and([row('updated_at', '=', after.updatedAt), row('thread_id', '<', after.id)])]));
      return (await query.execute()).map(({ messages, answering, ...row }) => ({ ...shownThread(row), messages: messages ?? 0, isAnswering: (answering ?? 0) > 0 }));
    },
    async rename(userId, threadId, title) {
      await database.updateTable('threads').set({ title, updated_at: clock().toISOString() }).where('thread_id', '=', threadId).where('user_id', '=', userId).execute();
      return find(userId, threadId);
    },
    async messages(userId, threadId, { before = largestSeq, limit = largestSeq } = {}) {
      const rows = await database
        .selectFrom('messages')
        .innerJoin('threads', 'threads.thread_id', 'messages.thread_id')
        .selectAll('messages')
        .where('messages.thread_id', '=', threadId)
        .where('threads.user_id', '=', userId)
        .where('messages.superseded_by', 'is', null)
        .where('messages.seq', '<', Math.min(before, largestSeq))
        .orderBy('messages.seq', 'desc')
        .limit(limit)
        .execute();
      return rows.toReversed().map((row) => shownMessage(row));
    },
    async message(userId, messageId) {
      const row = await database.selectFrom('messages').selectAll().where('message_id', '=', messageId).executeTakeFirst();
      const thread = row && (await find(userId, row.thread_id));
      return row && thread && { message: shownMessage(row), thread };
    },
    async remove(userId, threadId) {
      const removed = await database.deleteFrom('threads').where('thread_id', '=', threadId).where('user_id', '=', userId).executeTakeFirst();
      return removed.numDeletedRows > 0n;
    },
  };
}

export function shownThread(row: ThreadRow): Thread {
  return { id: row.thread_id, userId: row.user_id, claimId: row.claim_id, title: row.title, createdAt: row.created_at, updatedAt: row.updated_at };
}

export function shownMessage(row: MessageRow): Message {
  const detail: RunDetail = JSON.parse(row.detail);
  return {
    id: row.message_id,
    threadId: row.thread_id,
    seq: row.seq,
    role: row.role,
    content: row.content,
    detail,
    createdAt: row.created_at,
    status: row.status,
    endedAt: row.ended_at,
    replyTo: row.reply_to,
    supersededBy: row.superseded_by,
  };
}
