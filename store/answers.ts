import type { Kysely, Transaction } from 'kysely';

import { CasemindError } from '#engine';

import { createLease, isLost } from './lease.ts';
import type { RunDetail } from './runs.ts';
import type { MessageRow, MessageStatus, StoreSchema, ThreadRow } from './schema.ts';
import { type Message, type Thread, shownMessage, shownThread } from './threads.ts';

/** How much one user may have. */
export interface ChatLimits {
  readonly threads: number;
  /** In one thread, those that were replaced counted. */
  readonly messages: number;
  /** Answers under way at once. */
  readonly answers: number;
}

interface AnswerToBegin {
  readonly userId: string;
  readonly limits: ChatLimits;
  /** What is known of the answer before it is made. */
  readonly answerDetail: RunDetail;
}

export interface AskedQuestion extends AnswerToBegin {
  /** The thread that goes on, or what a new one is about. */
  readonly thread: { readonly id: string } | { readonly claimId?: string | undefined; readonly title: string };
  readonly content: string;
  readonly questionDetail: RunDetail;
}

export interface BegunAnswer {
  readonly thread: Thread;
  readonly question: Message;
  /** Running, without content. */
  readonly answer: Message;
}

export interface AnswerEnd {
  readonly status: Exclude<MessageStatus, 'running'>;
  readonly content: string;
  readonly detail: RunDetail;
}

export interface ToldEvent {
  /** 1, 2, 3 … in its answer. */
  readonly seq: number;
  readonly event: RunDetail;
}

/** Answers of conversations while they are made. In a thread there is one at a time, whichever process makes it. */
export interface Answers {
  /**
   * Appends a question and the answer that this process is about to make.
   *
   * @throws CasemindError THREAD_MISSING, CHAT_BUSY, CHAT_THREADS_FULL, CHAT_MESSAGES_FULL, CHAT_ANSWERS_FULL.
   */
  begin(asked: AskedQuestion): Promise<BegunAnswer>;
  /** The same for the last question of a thread once more: what answered it before is replaced. */
  beginAgain(again: AnswerToBegin & { readonly threadId: string }): Promise<BegunAnswer>;
  /** Keeps what is told of an answer, numbered on; false where it is under way no more. */
  tell(messageId: string, events: readonly RunDetail[]): Promise<boolean>;
  eventsAfter(messageId: string, seq: number): Promise<ToldEvent[]>;
  /** Ends an answer once; false where it had ended. */
  end(messageId: string, end: AnswerEnd): Promise<boolean>;
  /** Asks the process that makes the answer to stop; false where none is under way in the thread. */
  requestStop(userId: string, threadId: string): Promise<boolean>;
  /** Answers of this process that somebody asked to stop. */
  stopRequests(): Promise<string[]>;
  /** Removes what was told of answers that ended before a time, and gives how many events; the answers stay. One under way loses none. */
  removeEventsBefore(time: string): Promise<number>;
  /** Answers of a user whose process ended before they did. */
  lost(userId: string): Promise<Message[]>;
}

interface AnswersOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createAnswers({ database, clock, newId }: AnswersOptions): Answers & { readonly stopHeartbeat: () => void } {
  const lease = createLease({ database, table: 'messages', clock });
  const now = (): string => clock().toISOString();

  async function createThread(transaction: Transaction<StoreSchema>, { userId, claimId, title, limit }: { userId: string; claimId: string | undefined; title: string; limit: number }): Promise<ThreadRow> {
    const { n } = await transaction.selectFrom('threads').select(({ fn }) => fn.countAll<number>().as('n')).where('user_id', '=', userId).executeTakeFirstOrThrow();
    if (n >= limit) throw new CasemindError('CHAT_THREADS_FULL', { limit });
    const row: ThreadRow = { thread_id: newId(), user_id: userId, claim_id: claimId ?? null, title, created_at: now(), updated_at: now() };
    await transaction.insertInto('threads').values(row).execute();
    return row;
  }

  /** The thread, locked: what is appended to it follows one another. */
  async function openThread(transaction: Transaction<StoreSchema>, userId: string, threadId: string): Promise<ThreadRow> {
    const row = await transaction.updateTable('threads').set({ updated_at: now() }).where('thread_id', '=', threadId).where('user_id', '=', userId).returningAll().executeTakeFirst();
    if (!row) throw new CasemindError('THREAD_MISSING', { thread: threadId });
    const answering = await transaction.selectFrom('messages').select('message_id').where('thread_id', '=', threadId).where('status', '=', 'running').executeTakeFirst();
    if (answering) throw new CasemindError('CHAT_BUSY', { thread: threadId });
    return row;
  }

  const messageOf = (message: Pick<MessageRow, 'thread_id' | 'seq' | 'role'> & Partial<MessageRow>): MessageRow => ({
    message_id: newId(),
    content: '',
    detail: '{}',
    created_at: now(),
    status: 'done',
    ended_at: null,
    reply_to: null,
    superseded_by: null,
    stop_requested_at: null,
    owner: null,
    lease_until: null,
    ...message,
  });

  async function insertAnswer(transaction: Transaction<StoreSchema>, question: MessageRow, seq: number, detail: RunDetail): Promise<MessageRow> {
    const row = messageOf({ thread_id: question.thread_id, seq, role: 'assistant', detail: JSON.stringify(detail), status: 'running', reply_to: question.message_id, owner: lease.owner, lease_until: lease.until() });
    await transaction.insertInto('messages').values(row).execute();
    lease.live();
    return row;
  }

  return {
    stopHeartbeat: () => lease.stop(),
    async begin({ userId, limits, thread: wanted, content, questionDetail, answerDetail }) {
      return database.transaction().execute(async (transaction) => {
        await lockUser(transaction, userId);
        const thread = 'id' in wanted ? await openThread(transaction, userId, wanted.id) : await createThread(transaction, { userId, claimId: wanted.claimId, title: wanted.title, limit: limits.threads });
        await refuseOneTooMany(transaction, userId, limits.answers);
        const seq = await nextSeq(transaction, thread.thread_id, 2, limits.messages);
        const question = messageOf({ thread_id: thread.thread_id, seq, role: 'user', content, detail: JSON.stringify(questionDetail) });
        await transaction.insertInto('messages').values(question).execute();
        return begun(thread, question, await insertAnswer(transaction, question, seq + 1, answerDetail));
      });
    },
    async beginAgain({ userId, limits, threadId, answerDetail }) {
      return database.transaction().execute(async (transaction) => {
        await lockUser(transaction, userId);
        const thread = await openThread(transaction, userId, threadId);
        await refuseOneTooMany(transaction, userId, limits.answers);
        const question = await transaction.selectFrom('messages').selectAll().where('thread_id', '=', threadId).where('role', '=', 'user').orderBy('seq', 'desc').limit(1).executeTakeFirst();
        if (!question) throw new CasemindError('THREAD_MISSING', { thread: threadId });
        const answer = await insertAnswer(transaction, question, await nextSeq(transaction, threadId, 1, limits.messages), answerDetail);
        await transaction
          .updateTable('messages')
          .set({ superseded_by: answer.message_id })
          .where('reply_to', '=', question.message_id)
          .where('thread_id', '=', threadId)
          .where('superseded_by', 'is', null)
          .where('message_id', '!=', answer.message_id)
          .execute();
        return begun(thread, question, answer);
      });
    },
    async tell(messageId, events) {
      return database.transaction().execute(async (transaction) => {
        const kept = await transaction.updateTable('messages').set({ lease_until: lease.until() }).where('message_id', '=', messageId).where('status', '=', 'running').executeTakeFirst();
        if (kept.numUpdatedRows === 0n) return false;
        const last = await transaction.selectFrom('answer_events').select('seq').where('message_id', '=', messageId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
        const first = (last?.seq ?? 0) + 1;
        if (events.length > 0)
          await transaction
            .insertInto('answer_events')
            .values(events.map((event, i) => ({ message_id: messageId, seq: first + i, event: JSON.stringify(event) })))
            .execute();
        return true;
      });
    },
    async eventsAfter(messageId, seq) {
      const rows = await database.selectFrom('answer_events').selectAll().where('message_id', '=', messageId).where('seq', '>', seq).orderBy('seq').execute();
      return rows.map((row) => {
        const event: RunDetail = JSON.parse(row.event);
        return { seq: row.seq, event };
      });
    },
    async end(messageId, { status, content, detail }) {
      const ended = await database
        .updateTable('messages')
        .set({ status, content, detail: JSON.stringify(detail), ended_at: now(), lease_until: null })
        .where('message_id', '=', messageId)
        .where('status', '=', 'running')
        .executeTakeFirst();
      return ended.numUpdatedRows > 0n;
    },
    async requestStop(userId, threadId) {
      const asked = await database
        .updateTable('messages')
        .set({ stop_requested_at: now() })
        .where('thread_id', '=', threadId)
        .where('status', '=', 'running')
        .where('thread_id', 'in', (threads) => threads.selectFrom('threads').select('thread_id').where('user_id', '=', userId))
        .executeTakeFirst();
      return asked.numUpdatedRows > 0n;
    },
    async stopRequests() {
      const rows = await database.selectFrom('messages').select('message_id').where('status', '=', 'running').where('owner', '=', lease.owner).where('stop_requested_at', 'is not', null).execute();
      return rows.map(({ message_id }) => message_id);
    },
    async removeEventsBefore(time) {
      const removed = await database
        .deleteFrom('answer_events')
        .where('message_id', 'in', (messages) => messages.selectFrom('messages').select('message_id').where('status', '!=', 'running').where((row) => row(row.fn.coalesce('ended_at', 'created_at'), '<', time)))
        .executeTakeFirst();
      return Number(removed.numDeletedRows);
    },
    async lost(userId) {
      const running = await database
        .selectFrom('messages')
        .innerJoin('threads', 'threads.thread_id', 'messages.thread_id')
        .selectAll('messages')
        .where('messages.status', '=', 'running')
        .where('threads.user_id', '=', userId)
        .orderBy('messages.message_id')
        .execute();
      return running.filter((row) => isLost(row, lease.owner, now())).map((row) => shownMessage(row));
    },
  };
}

/** Makes what one user begins follow one another. The first statement of the transaction. */
async function lockUser(transaction: Transaction<StoreSchema>, userId: string): Promise<void> {
  await transaction
    .updateTable('users')
    .set((row) => ({ username: row.ref('username') }))
    .where('user_id', '=', userId)
    .execute();
}

async function refuseOneTooMany(transaction: Transaction<StoreSchema>, userId: string, limit: number): Promise<void> {
  const { n } = await transaction
    .selectFrom('messages')
    .innerJoin('threads', 'threads.thread_id', 'messages.thread_id')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('threads.user_id', '=', userId)
    .where('messages.status', '=', 'running')
    .executeTakeFirstOrThrow();
  if (n >= limit) throw new CasemindError('CHAT_ANSWERS_FULL', { limit });
}

/** The number that the next message of a thread gets. */
async function nextSeq(transaction: Transaction<StoreSchema>, threadId: string, adding: number, limit: number): Promise<number> {
  const last = await transaction.selectFrom('messages').select('seq').where('thread_id', '=', threadId).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  if (seq + adding - 1 > limit) throw new CasemindError('CHAT_MESSAGES_FULL', { limit });
  return seq;
}

function begun(thread: ThreadRow, question: MessageRow, answer: MessageRow): BegunAnswer {
  return { thread: shownThread(thread), question: shownMessage(question), answer: shownMessage(answer) };
}
