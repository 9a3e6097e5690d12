import { setTimeout } from 'node:timers/promises';

import { type Ask, type AskOptions, type Turn, titleOf, turnsOf } from '#agents';
import { CasemindError, type ClaimQuery, type Language, type Scope, type SnapshotManifest, type SnapshotReader, claimQuerySchema, claimsInScope, compileSides, readClaim } from '#engine';
import type { BegunAnswer, ChatLimits, Message, Store, Thread } from '#store';
import type { FastifyBaseLogger } from 'fastify';
import { z } from 'zod';

import { type Repetition, repeat } from '../jobs/repeat.ts';
import { type AnswerRun, startAnswerRun } from './answer-run.ts';
import { answerIn, claimsListed, groupsListed } from './chat-message.ts';
import { isWithin } from '../access/scope.ts';
import { type StoredAnswer, blankAnswer, shownSoFar, storedAnswerSchema, textOf } from './stored-answer.ts';
import { toldEventSchema } from './told-event.ts';

/** Who asks, and what they may see. */
export interface ChatCaller {
  readonly userId: string;
  /** Whom `saya` means in a question. */
  readonly name: string;
  /** Whether alerts and jobs of the service are theirs to see. */
  readonly isOperator: boolean;
  readonly scope: Scope;
  readonly requestId: string;
}

export interface ChatQuestion {
  readonly message: string;
  /** Of texts that are not the answer’s own. */
  readonly language: Language;
  /** The language of the answer; that of the question where it is left out. */
  readonly answerLanguage?: Language | undefined;
  /** The number of the choice that was offered for this message before. */
  readonly choice?: number | undefined;
  /** How it is read, as the person corrected it. */
  readonly queries?: readonly ClaimQuery[] | undefined;
  /** The claim that is open. */
  readonly claimId?: string | undefined;
  /** The thread that goes on; a new one is begun where it is left out. */
  readonly threadId?: string | undefined;
}

export interface ChatServiceLimits extends ChatLimits {
  /** Answers under way in this process. */
  readonly answersHere: number;
}

export const defaultChatLimits: ChatServiceLimits = { threads: 500, messages: 400, answers: 3, answersHere: 24 };

/** Conversations over the copilot. Threads are their user's alone; what they may see is checked at each call. */
export interface ChatService {
  /**
   * Appends a question and begins its answer.
   *
   * @throws CasemindError SNAPSHOT_MISSING, CLAIM_MISSING, THREAD_MISSING, CHAT_BUSY, QUERY_INVALID, and those of the limits.
   */
  ask(caller: ChatCaller, question: ChatQuestion): Promise<BegunAnswer>;
  /** Begins another answer to the last question. */
  askAgain(caller: ChatCaller, threadId: string, language: Language | undefined): Promise<BegunAnswer>;
  /** Ends the answer under way in a thread, and waits a moment until it has ended. */
  stop(caller: ChatCaller, threadId: string): Promise<void>;
  /** A thread that the caller may see. @throws CasemindError THREAD_MISSING, CLAIM_MISSING. */
  open(caller: ChatCaller, threadId: string): Promise<Thread>;
  /** Threads of these that are on no claim, or on one that the caller may see. */
  visible<T extends Thread>(threads: readonly T[], scope: Scope): Promise<T[]>;
  /** Ends as interrupted what another process was making for the user when it ended. */
  settle(userId: string): Promise<void>;
  /** Resolves when more of an answer is told from now on or it ends; of another process's, when it is time to look. */
  changed(messageId: string, signal: AbortSignal): Promise<void>;
  /** Resolves when an answer that is made here has ended. */
  ended(messageId: string): Promise<void>;
  /** Ends every answer as interrupted. */
  close(): Promise<void>;
}

interface ChatServiceOptions {
  readonly reader: Pick<SnapshotReader, 'read' | 'manifest'>;
  readonly store: Pick<Store, 'threads' | 'answers'>;
  readonly ask: Ask;
  readonly outcomesOf: NonNullable<AskOptions['outcomesOf']>;
  readonly operations: NonNullable<AskOptions['operations']>;
  readonly clock: () => Date;
  readonly logger: FastifyBaseLogger;
  readonly limits: ChatServiceLimits;
}

/** Milliseconds: how long an answer may take whatever the copilot does (more than its models may), how often another process's is looked at, how long a stop is waited for. */
const deadlineMs = 660_000;
const pollMs = 500;
const keepAliveMs = 15_000;
const stopWaitMs = 3000;
/** Messages that a history is made of: more than it holds. */
const messagesOfHistory = 120;

const languageSchema = z.enum(['id', 'en']);
const questionDetailSchema = z.object({ language: languageSchema, answer_language: languageSchema.optional(), choice: z.int().optional(), queries: z.array(claimQuerySchema).optional() });

export function createChatService({ reader, store: { threads, answers }, ask, outcomesOf, operations, clock, logger, limits }: ChatServiceOptions): ChatService {
  const runs = new Map<string, AnswerRun>();
  const closing = new AbortController();
  let beginning = 0;
  let watch: Repetition | undefined;

  /** The claim and the snapshot that an answer would stand on, and whether it could be asked what a person wrote by hand. */
  async function standing(claimId: string | null, { scope, name }: ChatCaller, queries: readonly ClaimQuery[] = []): Promise<SnapshotManifest> {
    return reader.read(async (snapshot) => {
      if (claimId !== null) await readClaim(snapshot, claimId, scope);
      for (const query of queries) await compileSides(snapshot, query, { scope, caller: name, now: clock() });
      return snapshot.manifest;
    });
  }

  async function threadOf(userId: string, threadId: string): Promise<Thread> {
    const thread = await threads.find(userId, threadId);
    if (!thread) throw new CasemindError('THREAD_MISSING', { thread: threadId });
    return thread;
  }

  /** Runs `begin` while there is room for one answer more in this process. */
  async function withRoom<T>({ requestId }: ChatCaller, begin: () => Promise<T>): Promise<T> {
    if (closing.signal.aborted) throw new CasemindError('SERVICE_UNAVAILABLE', { request: requestId });
    if (runs.size + beginning >= limits.answersHere) throw new CasemindError('CHAT_SERVICE_FULL', { limit: limits.answersHere, seconds: 5 });
    beginning += 1;
    try {
      return await begin();
    } finally {
      beginning -= 1;
    }
  }

  function run(begun: BegunAnswer, caller: ChatCaller, blank: StoredAnswer, { history, language, choice, queries }: Pick<AskOptions, 'history' | 'language' | 'choice' | 'queries'>): BegunAnswer {
    const { thread, question, answer } = begun;
    const { userId, name, isOperator, scope, requestId } = caller;
    const started = startAnswerRun({
      messageId: answer.id,
      threadId: thread.id,
      blank,
      ask,
      question: { question: question.content, language, claimId: thread.claimId ?? undefined, scope, caller: name, history: history ?? [], choice, queries, userId, outcomesOf, ...(isOperator && { operations }) },
      answers,
      deadlineMs,
      requestId,
      logger,
      closing: closing.signal,
    });
    runs.set(answer.id, started);
    watch ??= repeat({ work: heedStops, milliseconds: 1000, logger, failure: 'whether answers were asked to stop cannot be read' });
    void started.ended.finally(() => {
      runs.delete(answer.id);
      if (runs.size > 0) return;
      void watch?.stop();
      watch = undefined;
    });
    return begun;
  }

  /** Ends answers that were asked to stop at another replica. */
  async function heedStops(): Promise<void> {
    for (const id of await answers.stopRequests()) runs.get(id)?.stop(new CasemindError('CHAT_STOPPED'));
  }

  async function settle(userId: string): Promise<void> {
    for (const { id, threadId, detail } of await answers.lost(userId)) {
      const told = (await answers.eventsAfter(id, 0)).map(({ event }) => toldEventSchema.parse(event));
      const shown = shownSoFar(storedAnswerSchema.parse(detail), told, { code: 'CHAT_INTERRUPTED', details: { thread: threadId } });
      if (await answers.end(id, { status: 'interrupted', content: textOf(shown), detail: shown })) logger.warn({ answer: id }, 'the process that made an answer ended before it');
    }
  }

  async function answerOf(userId: string, threadId: string): Promise<Message | undefined> {
    const [last] = await threads.messages(userId, threadId, { limit: 1 });
    return last?.role === 'assistant' ? last : undefined;
  }

  async function visible<T extends Thread>(listed: readonly T[], scope: Scope): Promise<T[]> {
    const claims = [...new Set(listed.flatMap(({ claimId }) => claimId ?? []))];
    if (scope.provinces === null || claims.length === 0) return [...listed];
    const seen = await reader.read((snapshot) => claimsInScope(snapshot, claims, scope));
    return listed.filter(({ claimId }) => claimId === null || seen.has(claimId));
  }

  async function changed(messageId: string, signal: AbortSignal): Promise<void> {
    const started = runs.get(messageId);
    const waiting = new AbortController();
    const pause = setTimeout(started ? keepAliveMs : pollMs, undefined, { signal: AbortSignal.any([signal, waiting.signal]), ref: false }).catch(() => {});
    await Promise.race([pause, ...(started ? [started.changed()] : [])]);
    waiting.abort();
  }

  return {
    async ask(caller, { message, language, answerLanguage, choice, queries, claimId, threadId }) {
      const { userId, scope } = caller;
      await settle(userId);
      const known = threadId === undefined ? undefined : await threadOf(userId, threadId);
      if (known && claimId !== undefined && known.claimId !== claimId) throw new CasemindError('THREAD_MISSING', { thread: known.id });
      const about = known ? known.claimId : (claimId ?? null);
      return withRoom(caller, async () => {
        const manifest = await standing(about, caller, queries);
        const blank = blankAnswer({ language, provinces: scope.provinces, claimId: about, manifest });
        const history = known ? turnsOf(exchangesOf(await threads.messages(userId, known.id, { limit: messagesOfHistory }), scope)) : [];
        const begun = await answers.begin({
          userId,
          limits,
          thread: known ? { id: known.id } : { ...(about !== null && { claimId: about }), title: titleOf(message, language) },
          content: message,
          questionDetail: { language, ...(answerLanguage && { answer_language: answerLanguage }), ...(choice !== undefined && { choice }), ...(queries && { queries }) },
          answerDetail: blank,
        });
        return run(begun, caller, blank, { history, language: answerLanguage, choice, queries });
      });
    },
    async askAgain(caller, threadId, wanted) {
      const { userId, scope } = caller;
      await settle(userId);
      const thread = await threadOf(userId, threadId);
      return withRoom(caller, async () => {
        const manifest = await standing(thread.claimId, caller);
        const messages = await threads.messages(userId, threadId, { limit: messagesOfHistory });
        const place = messages.findLastIndex(({ role }) => role === 'user');
        const asked = questionDetailSchema.safeParse(messages[place]?.detail).data;
        const language = wanted ?? asked?.language ?? 'id';
        const blank = blankAnswer({ language, provinces: scope.provinces, claimId: thread.claimId, manifest });
        const begun = await answers.beginAgain({ userId, threadId, limits, answerDetail: blank });
        return run(begun, caller, blank, { history: turnsOf(exchangesOf(messages.slice(0, Math.max(place, 0)), scope)), language: wanted ?? asked?.answer_language, choice: asked?.choice, queries: asked?.queries });
      });
    },
    async stop({ userId }, threadId) {
      await threadOf(userId, threadId);
      await settle(userId);
      const answer = await answerOf(userId, threadId);
      if (answer?.status !== 'running') return;
      const started = runs.get(answer.id);
      if (started) {
        started.stop(new CasemindError('CHAT_STOPPED'));
        await started.ended;
        return;
      }
      await answers.requestStop(userId, threadId);
      const patience = AbortSignal.timeout(stopWaitMs);
      while (!patience.aborted && (await answerOf(userId, threadId))?.status === 'running') await changed(answer.id, patience);
    },
    async open({ userId, scope }, threadId) {
      const thread = await threadOf(userId, threadId);
      const [seen] = await visible([thread], scope);
      if (!seen) throw new CasemindError('CLAIM_MISSING', { claim: thread.claimId ?? '-', snapshot: reader.manifest?.snapshot_id ?? '-' });
      return seen;
    },
    visible,
    settle,
    changed,
    async ended(messageId) {
      await runs.get(messageId)?.ended;
    },
    async close() {
      closing.abort();
      await watch?.stop();
      for (const started of runs.values()) started.stop(new CasemindError('CHAT_INTERRUPTED', { thread: started.threadId }));
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}

/** Questions that were answered, with what a next one may go on with; none that the caller may see no more. */
function exchangesOf(messages: readonly Message[], scope: Scope): Turn[] {
  const questions = new Map(messages.filter(({ role }) => role === 'user').map(({ id, content }) => [id, content]));
  return messages.flatMap((message): Turn[] => {
    const answer = answerIn(message);
    const question = questions.get(message.replyTo ?? '');
    if (!answer || question === undefined || message.status === 'running' || message.content === '' || !isWithin(answer.provinces, scope)) return [];
    return [{ question, isAskedBack: answer.notice?.code === 'unclear', queries: answer.queries, claims: claimsListed(answer), ...groupsListed(answer) }];
  });
}
