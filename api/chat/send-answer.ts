import type { Language } from '#engine';
import { CasemindError } from '#engine';
import type { BegunAnswer, Message, Store } from '#store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { problemOf } from '../problems/problem.ts';
import { sendEventStream } from '../http/event-stream.ts';
import { operators } from '../http/schemas.ts';
import { scopeOf } from '../access/scope.ts';
import { answerEvents } from './answer-events.ts';
import { type AnswerDocument, answerIn, claimsCited, errorOf, shownMessage, shownThread } from './chat-message.ts';
import type { ChatCaller, ChatService } from './chat-service.ts';

interface AnswerSenderOptions {
  readonly app: FastifyInstance;
  readonly chat: ChatService;
  readonly store: Pick<Store, 'threads' | 'answers'>;
}

/** Sends answers that are being made, or were: as events, or as one document once they are done. */
export interface AnswerSender {
  /**
   * By events unless `Accept` asks for JSON alone. The answer goes on where the caller hangs up. What a handler gives
   * back as it is: a reply that is awaited is over, and is nothing then.
   */
  sendBegun(request: FastifyRequest, reply: FastifyReply, begun: BegunAnswer, language: Language): FastifyReply | Promise<AnswerDocument>;
  /** The events of an answer after the one that the caller has seen. */
  sendEvents(request: FastifyRequest, reply: FastifyReply, answer: Message, isFromStart: boolean): FastifyReply;
}

/** The caller of a private route, as the chat service knows them. */
export function chatCallerOf(request: FastifyRequest): ChatCaller {
  const { sub, name, role } = request.user;
  return { userId: sub, name, isOperator: operators.some((operator) => operator === role), scope: scopeOf(request), requestId: request.id };
}

export function createAnswerSender({ app, chat, store: { threads, answers } }: AnswerSenderOptions): AnswerSender {
  async function find(userId: string, answer: Message): Promise<Message | undefined> {
    return (await threads.message(userId, answer.id))?.message;
  }

  function sendEvents(request: FastifyRequest, reply: FastifyReply, answer: Message, isFromStart: boolean): FastifyReply {
    const language = app.languageOf(request);
    const { userId, scope } = chatCallerOf(request);
    const lastEventId = request.headers['last-event-id'];
    const events = (signal: AbortSignal): AsyncIterable<string> => answerEvents({
      find: () => find(userId, answer),
      eventsAfter: (seq) => answers.eventsAfter(answer.id, seq),
      changed: (until) => chat.changed(answer.id, until),
      settle: () => chat.settle(userId),
      show: (message) => shownMessage(message, { scope, language }, true),
      problemOf: (error) => problemOf({ error, language, instance: request.url.split('?', 1)[0] ?? '', requestId: request.id }),
      onClaims: (claims) => claims.forEach((claim) => request.toldClaims.add(claim)),
      lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
      isFromStart,
      signal,
    });
    return sendEventStream(reply, events);
  }

  async function documentOf(request: FastifyRequest, { thread, answer }: BegunAnswer, language: Language): Promise<AnswerDocument> {
    await chat.ended(answer.id);
    const message = await find(request.user.sub, answer);
    const made = message && answerIn(message);
    if (!message || !made) throw new CasemindError('THREAD_MISSING', { thread: thread.id });
    if (made.error) throw errorOf(made.error);
    for (const claim of claimsCited(made)) request.toldClaims.add(claim);
    return { data: { thread: shownThread(thread), message: shownMessage(message, { scope: scopeOf(request), language }, true) } };
  }

  return {
    sendBegun(request, reply, begun, language) {
      const { thread, answer } = begun;
      if (thread.claimId !== null) request.toldClaims.add(thread.claimId);
      return wantsJson(request.headers.accept) ? documentOf(request, begun, language) : sendEvents(request, reply, answer, true);
    },
    sendEvents,
  };
}

function wantsJson(accept = '*/*'): boolean {
  return accept.includes('application/json') && !accept.includes('text/event-stream');
}
