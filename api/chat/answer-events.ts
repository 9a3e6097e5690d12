import type { Message, ToldEvent as NumberedEvent } from '#store';

import { eventText } from '../http/event-stream.ts';
import type { Problem } from '../problems/problem.ts';
import { type ChatMessage, answerIn, citationOf, claimsCited, errorOf } from './chat-message.ts';
import { type ToldEvent, toldEventSchema } from './told-event.ts';

export interface AnswerEventsOptions {
  /** The answer as it is now. */
  readonly find: () => Promise<Message | undefined>;
  readonly eventsAfter: (seq: number) => Promise<readonly NumberedEvent[]>;
  /** Resolves when more was told, the answer ended, or it is time to look. */
  readonly changed: (signal: AbortSignal) => Promise<void>;
  /** Finds out whether the process that makes the answer still lives. */
  readonly settle: () => Promise<void>;
  readonly show: (message: Message) => ChatMessage;
  readonly problemOf: (error: ReturnType<typeof errorOf>) => Problem;
  /** Told of the claims that what is sent names. */
  readonly onClaims: (claimIds: readonly string[]) => void;
  /** The last event that the reader has seen. */
  readonly lastEventId?: string | undefined;
  /** Of an answer that is over, what was told is told again, not its end alone. */
  readonly isFromStart?: boolean;
  readonly signal: AbortSignal;
}

/** Later than every event: the largest INTEGER of the store. */
const seqOfEnd = 2 ** 31 - 1;
/** Milliseconds after which a silent stream says that it lives. */
const keepAliveMs = 15_000;

/**
 * An answer as server-sent events: `thread`, then `understood`, `tool`, `notice` and `sentence` as they are told,
 * `done` or `error` at the end. The store is what is looked at, whichever process makes the answer, so
 * that a reader who comes back with the id of the last event misses none and gets none twice.
 */
export async function* answerEvents(options: AnswerEventsOptions): AsyncGenerator<string> {
  const { find, eventsAfter, changed, settle, lastEventId, isFromStart = false } = options;
  const over = new AbortController();
  const signal = AbortSignal.any([options.signal, over.signal]);
  try {
    const first = await find();
    if (!first) return;
    let told = seqOf(lastEventId, first.id) ?? (first.status === 'running' || isFromStart ? -1 : seqOfEnd);
    let spokenAt = performance.now();
    while (!signal.aborted) {
      const change = changed(signal);
      // Read before the events: once it has ended, they are all there.
      const message = await find();
      if (!message) return;
      const events = eventsOf(message, options, told, await eventsAfter(Math.max(told, 0)));
      for (const { seq, text } of events) {
        yield text;
        told = seq;
        spokenAt = performance.now();
      }
      if (message.status !== 'running') {
        yield endOf(message, options);
        return;
      }
      if (performance.now() - spokenAt >= keepAliveMs) {
        yield ': keep-alive\n\n';
        spokenAt = performance.now();
      }
      if (events.length === 0) await settle();
      await change;
    }
  } finally {
    over.abort();
  }
}

/** The number of an event of this answer that an id names: 0 the thread, then as they were told. */
function seqOf(eventId: string | undefined, messageId: string): number | undefined {
  const [, answer, seq = ''] = /^(.{1,100})\.(\d{1,9}|end)$/.exec(eventId ?? '') ?? [];
  if (answer !== messageId) return undefined;
  return seq === 'end' ? seqOfEnd : Number(seq);
}

function eventsOf(message: Message, { show, onClaims }: AnswerEventsOptions, told: number, events: readonly NumberedEvent[]): { readonly seq: number; readonly text: string }[] {
  const { id, threadId, replyTo } = message;
  const begin = told < 0 ? [{ seq: 0, text: eventText(`${id}.0`, 'thread', JSON.stringify({ thread_id: threadId, message_id: id, question_id: replyTo })) }] : [];
  if (show(message).is_withheld) return begin;
  const language = answerIn(message)?.language ?? 'id';
  return [
    ...begin,
    ...events.map(({ seq, event }) => {
      const parsed = toldEventSchema.parse(event);
      if (parsed.type === 'sentence') onClaims(claimsCited({ claim_id: null, evidence: parsed.evidence }));
      const { name, data } = shownEvent(parsed, id, language);
      return { seq, text: eventText(`${id}.${seq}`, name, JSON.stringify(data)) };
    }),
  ];
}

function shownEvent(event: ToldEvent, messageId: string, language: 'id' | 'en'): { readonly name: string; readonly data: object } {
  if (event.type === 'notice' || event.type === 'understood') return { name: event.type, data: { text: event.text } };
  if (event.type === 'tool_started') return { name: 'tool', data: { state: 'started', tool: event.tool, label: event.label } };
  if (event.type === 'tool_finished') return { name: 'tool', data: { state: 'finished', tool: event.tool, label: event.label, ok: event.ok } };
  return { name: 'sentence', data: { index: event.index, text: event.text, citations: event.evidence.map((item) => citationOf(messageId, item, language)) } };
}

function endOf(message: Message, { show, problemOf, onClaims }: AnswerEventsOptions): string {
  const shown = show(message);
  const answer = answerIn(message);
  if (answer && !shown.is_withheld) onClaims(claimsCited(answer));
  const id = `${message.id}.end`;
  return answer?.error ? eventText(id, 'error', JSON.stringify({ problem: problemOf(errorOf(answer.error)), message: shown })) : eventText(id, 'done', JSON.stringify({ message: shown }));
}
