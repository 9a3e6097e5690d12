import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { type PostgresServer, describeOnEachStore, startPostgres } from '../tests/support/postgres.ts';
import type { AskedQuestion } from './answers.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { type Store, openStore } from './store.ts';

const limits = { threads: 3, messages: 6, answers: 2 };
const minute = 60_000;

/** One law book for both engines. */
describeOnEachStore('conversations', (dialect) => {
  let server: PostgresServer | undefined;
  let folder: string;
  let place: { path: string; url?: string };
  let time: number;
  let a: Store;
  let b: Store;
  let utama: string;
  let kedua: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'casemind-answers-'));
    if (dialect === 'postgres') server = await startPostgres();
  });
  beforeEach(async () => {
    time = Date.UTC(2025, 0, 2);
    place = { path: join(mkdtempSync(join(folder, 'store-')), 'store.sqlite'), ...(server ? { url: await server.createDatabase() } : {}) };
    const clock = (): Date => new Date((time += 1));
    a = await openStore({ ...place, clock });
    b = await openStore({ ...place, clock });
    utama = (await a.users.create({ username: 'utama', role: 'auditor' })).id;
    kedua = (await a.users.create({ username: 'kedua', role: 'auditor' })).id;
    return async () => {
      await a.close();
      await b.close();
    };
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const asked = (changes: Partial<AskedQuestion> = {}): AskedQuestion => ({
    userId: utama,
    limits,
    thread: { claimId: 'claim-1', title: 'Klaim' },
    content: 'Mengapa klaim ini ditandai?',
    questionDetail: { language: 'id' },
    answerDetail: { provinces: null },
    ...changes,
  });

  const done = { status: 'done', content: 'Karena berulang.', detail: { sentences: 1 } } as const;

  async function tamper(statement: string): Promise<void> {
    const { database } = place.url === undefined ? openSqlite(place.path) : openPostgres(place.url);
    await sql.raw(statement).execute(database);
    await database.destroy();
  }

  test('a question and its answer keep their order, and are their user’s alone', async () => {
    const { thread, question, answer } = await a.answers.begin(asked());
    expect(answer).toMatchObject({ seq: 2, role: 'assistant', status: 'running', replyTo: question.id, detail: { provinces: null } });
    expect(await b.threads.list(utama)).toMatchObject([{ id: thread.id, claimId: 'claim-1', messages: 2, isAnswering: true }]);
    expect(await a.answers.end(answer.id, done)).toBe(true);
    expect(await b.answers.end(answer.id, { ...done, status: 'stopped' })).toBe(false);
    expect(await b.threads.messages(utama, thread.id)).toMatchObject([
      { seq: 1, role: 'user', content: 'Mengapa klaim ini ditandai?', detail: { language: 'id' }, status: 'done' },
      { seq: 2, role: 'assistant', content: 'Karena berulang.', detail: { sentences: 1 }, status: 'done', endedAt: expect.stringContaining('2025-01-02') },
    ]);
    expect(await a.threads.message(utama, answer.id)).toMatchObject({ message: { id: answer.id }, thread: { id: thread.id } });
    expect([
      await a.threads.find(kedua, thread.id),
      await a.threads.messages(kedua, thread.id),
      await a.threads.message(kedua, answer.id),
      await a.threads.rename(kedua, thread.id, 'x'),
      await a.threads.list(kedua),
      await a.threads.remove(kedua, thread.id),
      await a.answers.requestStop(kedua, thread.id),
    ]).toEqual([undefined, [], undefined, undefined, [], false, false]);
    await expect(a.answers.begin(asked({ userId: kedua, thread: { id: thread.id } }))).rejects.toMatchObject({ code: 'THREAD_MISSING' });
    await expect(a.answers.beginAgain({ userId: kedua, threadId: thread.id, limits, answerDetail: {} })).rejects.toMatchObject({ code: 'THREAD_MISSING' });
    expect(await a.threads.rename(utama, thread.id, 'Lain')).toMatchObject({ title: 'Lain' });
  });

  test('in a thread one answer is made at a time, also where two processes begin at once', async () => {
    const { thread, answer } = await a.answers.begin(asked());
    await a.answers.end(answer.id, done);
    const again = asked({ thread: { id: thread.id } });
    const begun = await Promise.allSettled([a, b, a, b].map(({ answers }) => answers.begin(again)));
    expect(begun.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of begun.filter(({ status }) => status === 'rejected')) expect(one).toMatchObject({ reason: { code: 'CHAT_BUSY' } });
    expect((await a.threads.messages(utama, thread.id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
  });

  test('threads, messages and answers under way have their limits, also where processes race', async () => {
    const begun = await Promise.allSettled([a, b, a, b].map(({ answers }) => answers.begin(asked())));
    const made = begun.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(made).toHaveLength(2);
    for (const one of begun.filter(({ status }) => status === 'rejected')) expect(one).toMatchObject({ reason: { code: 'CHAT_ANSWERS_FULL' } });
    await a.answers.begin(asked({ userId: kedua }));
    for (const { answer } of made) await a.answers.end(answer.id, done);
    const { answer: third } = await a.answers.begin(asked());
    await a.answers.end(third.id, done);
    await expect(a.answers.begin(asked())).rejects.toMatchObject({ code: 'CHAT_THREADS_FULL', details: { limit: 3 } });
    const thread = { id: made[0]?.thread.id ?? '' };
    for (const _ of [1, 2]) await a.answers.end((await a.answers.begin(asked({ thread }))).answer.id, done);
    await expect(a.answers.begin(asked({ thread }))).rejects.toMatchObject({ code: 'CHAT_MESSAGES_FULL', details: { limit: 6 } });
    expect(await a.threads.messages(utama, thread.id)).toHaveLength(6);
  });

  test('another answer takes the place of the one before in view, which stays in the store', async () => {
    const { thread, question, answer: first } = await a.answers.begin(asked());
    await expect(a.answers.beginAgain({ userId: utama, threadId: thread.id, limits, answerDetail: {} })).rejects.toMatchObject({ code: 'CHAT_BUSY' });
    await a.answers.end(first.id, done);
    const { answer: second, question: same } = await b.answers.beginAgain({ userId: utama, threadId: thread.id, limits, answerDetail: { provinces: ['31'] } });
    expect(same.id).toBe(question.id);
    await b.answers.end(second.id, { ...done, content: 'Lain.' });
    expect((await a.threads.messages(utama, thread.id)).map(({ id }) => id)).toEqual([question.id, second.id]);
    expect(await a.threads.message(utama, first.id)).toMatchObject({ message: { content: 'Karena berulang.', supersededBy: second.id } });
    expect(await a.threads.list(utama)).toMatchObject([{ messages: 2, isAnswering: false }]);
  });

  test('what was told is numbered without a gap, and read from any number on', async () => {
    const { thread, answer } = await a.answers.begin(asked());
    expect(await a.answers.tell(answer.id, [{ type: 'notice', text: 'a' }, { type: 'notice', text: 'b' }])).toBe(true);
    expect(await a.answers.tell(answer.id, [])).toBe(true);
    await Promise.all(['c', 'd'].map((text) => a.answers.tell(answer.id, [{ type: 'notice', text }])));
    expect((await b.answers.eventsAfter(answer.id, 0)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect((await b.answers.eventsAfter(answer.id, 1)).at(0)).toEqual({ seq: 2, event: { type: 'notice', text: 'b' } });
    await a.answers.end(answer.id, done);
    expect(await a.answers.tell(answer.id, [{ type: 'notice' }])).toBe(false);
    await a.threads.remove(utama, thread.id);
    expect(await a.answers.eventsAfter(answer.id, 0)).toEqual([]);
    expect(await a.answers.tell(answer.id, [{ type: 'notice' }])).toBe(false);
  });

  test('a stop that is asked for elsewhere reaches the process that makes the answer', async () => {
    const { thread, answer } = await a.answers.begin(asked());
    expect(await a.answers.stopRequests()).toEqual([]);
    expect(await b.answers.requestStop(utama, thread.id)).toBe(true);
    expect(await a.answers.stopRequests()).toEqual([answer.id]);
    await a.answers.end(answer.id, { ...done, status: 'stopped' });
    expect(await a.answers.stopRequests()).toEqual([]);
    expect(await b.answers.requestStop(utama, thread.id)).toBe(false);
  });

  test('an answer whose process fell silent or is gone is lost, one that is told of is not', async () => {
    const [silent, alive] = [(await a.answers.begin(asked())).answer, (await a.answers.begin(asked())).answer];
    expect(await b.answers.lost(utama)).toEqual([]);
    time += 2 * minute;
    await a.answers.tell(alive.id, []);
    expect((await b.answers.lost(utama)).map(({ id }) => id)).toEqual([silent.id]);
    expect(await b.answers.lost(kedua)).toEqual([]);
    // No process has an id so large.
    await tamper(`UPDATE messages SET owner = '${hostname()} ${2 ** 22 + 1} 1'`);
    expect((await b.answers.lost(utama)).map(({ id }) => id).toSorted()).toEqual([alive.id, silent.id].toSorted());
  });

  test('threads are listed the last used first, by pages and by claim', async () => {
    const ids: string[] = [];
    for (const claimId of ['claim-1', undefined, 'claim-2']) {
      const { thread, answer } = await a.answers.begin(asked({ thread: { claimId, title: 'Klaim' } }));
      await a.answers.end(answer.id, done);
      ids.unshift(thread.id);
    }
    expect((await a.threads.list(utama)).map(({ id }) => id)).toEqual(ids);
    const [first] = await a.threads.list(utama, { limit: 1 });
    expect((await a.threads.list(utama, { after: first })).map(({ id }) => id)).toEqual(ids.slice(1));
    expect((await a.threads.list(utama, { claimId: 'claim-1' })).map(({ id }) => id)).toEqual(ids.slice(2));
    expect((await a.threads.messages(utama, ids[0] ?? '', { before: 2 })).map(({ seq }) => seq)).toEqual([1]);
    expect((await a.threads.messages(utama, ids[0] ?? '', { limit: 1 })).map(({ seq }) => seq)).toEqual([2]);
  });
});
