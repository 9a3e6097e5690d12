import { setTimeout } from 'node:timers/promises';

import type { Ask, AskOptions } from '#agents';
import { CasemindError } from '#engine';
import type { AnswerEnd, Answers } from '#store';
import type { FastifyBaseLogger } from 'fastify';

import { maskError } from '../problems/problem.ts';
import { onceLogged } from '../jobs/repeat.ts';
import { type StoredAnswer, shownSoFar, textOf, wholeAnswer } from './stored-answer.ts';
import { Teller } from './teller.ts';
import { createEventNumbering } from './told-event.ts';

/** An answer that this process makes. It goes on whoever listens. */
export interface AnswerRun {
  readonly threadId: string;
  /** Ends it; what was told so far is kept. The first reason counts. */
  stop(reason: CasemindError): void;
  /** Resolves when more was told, or it ended. */
  changed(): Promise<void>;
  /** Resolves once the store knows that it ended. */
  readonly ended: Promise<void>;
}

interface AnswerRunOptions {
  readonly messageId: string;
  readonly threadId: string;
  readonly blank: StoredAnswer;
  readonly ask: Ask;
  readonly question: Omit<AskOptions, 'signal' | 'onEvent'>;
  readonly answers: Pick<Answers, 'tell' | 'end'>;
  readonly deadlineMs: number;
  readonly requestId: string;
  readonly logger: FastifyBaseLogger;
  /** The service closes: what cannot be written now is not tried again. */
  readonly closing: AbortSignal;
}

/** Milliseconds between two tries to write down how an answer ended. */
const retryMs = 1000;

export function startAnswerRun(options: AnswerRunOptions): AnswerRun {
  const { messageId, threadId, blank, ask, question, answers, deadlineMs, requestId, logger, closing } = options;
  const stopping = new AbortController();
  const number = createEventNumbering();
  let change = Promise.withResolvers<void>();
  const announce = (): void => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const teller = new Teller({ messageId, answers, onTold: announce, onFailure: (error) => stopping.abort(error) });

  async function make(): Promise<AnswerEnd> {
    const deadline = globalThis.setTimeout(() => stopping.abort(new CasemindError('CHAT_DEADLINE', { seconds: deadlineMs / 1000, thread: threadId })), deadlineMs);
    try {
      const answer = await unlessAborted(ask({ ...question, signal: stopping.signal, onEvent: (event) => teller.push(number(event)) }), stopping.signal);
      await teller.close();
      stopping.signal.throwIfAborted();
      return { status: 'done', content: answer.text, detail: wholeAnswer(blank, answer) };
    } catch (error) {
      await teller.close();
      return brokenOff(error);
    } finally {
      clearTimeout(deadline);
    }
  }

  function brokenOff(error: unknown): AnswerEnd {
    const code = error instanceof CasemindError ? error.code : undefined;
    const shown = maskError(error, requestId);
    if (shown.status >= 500 && code !== 'CHAT_INTERRUPTED') logger.error({ err: error, answer: messageId }, 'an answer failed');
    const status = code === 'CHAT_STOPPED' ? 'stopped' : code === 'CHAT_INTERRUPTED' ? 'interrupted' : 'failed';
    const detail = shownSoFar(blank, teller.told, status === 'stopped' ? null : { code: shown.code, details: shown.details });
    return { status, content: textOf(detail), detail };
  }

  async function record(end: AnswerEnd): Promise<void> {
    let isRecorded = false;
    const attempt = onceLogged({
      work: async () => {
        await answers.end(messageId, end);
        isRecorded = true;
      },
      logger: logger.child({ answer: messageId }),
      failure: 'how an answer ended could not be recorded',
    });
    for (;;) {
      await attempt();
      if (isRecorded || closing.aborted) return;
      await setTimeout(retryMs, undefined, { signal: closing }).catch(() => {});
    }
  }

  const ended = make().then(record).finally(announce);
  return { threadId, stop: (reason) => stopping.abort(reason), changed: () => change.promise, ended };
}

/** What the work gives, or the reason for which it was given up, also where it does not listen. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const giveUp = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', giveUp, { once: true });
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    work.catch(() => {});
    aborted.promise.catch(() => {});
  }
}
