import type { Message } from '#store';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { anyText } from '../../tests/support/any-text.ts';
import { eventsIn } from '../../tests/support/event-stream.ts';
import { claimFact } from '../../tests/support/scripted-ask.ts';
import { type AnswerEventsOptions, answerEvents } from './answer-events.ts';
import { shownMessage } from './chat-message.ts';
import { shownSoFar } from './stored-answer.ts';
import type { EvidenceItem, ToldEvent } from './told-event.ts';

const blank = { language: 'id', provinces: null, claim_id: 'claim-1', snapshot_id: 's', data_date: '2024-12-31', model_version: 'm', ruleset_version: 'r', prompt_id: null, prompt_hash: null, generated_by: null, disclosure: null, understood: '', queries: [], assumed: [], unread: [], choices: [], notice: null, sentences: [], evidence: [], grounding: null, tool_calls: [], usage: null, suggestions: [], error: null } as const;

/** An answer as the store holds it: events, and how it ended. */
class StoredAnswerStub {
  readonly events: ToldEvent[] = [];
  status: Message['status'] = 'running';
  isRemoved = false;

  message(): Message {
    const at = '2025-01-02T00:00:00.000Z';
    const detail = this.status === 'running' ? blank : shownSoFar({ ...blank, queries: [], assumed: [], unread: [], choices: [], documents: [], sentences: [], evidence: [], tool_calls: [], suggestions: [] }, this.events, null);
    return { id: 'answer', threadId: 'thread', seq: 2, role: 'assistant', content: '', detail, createdAt: at, status: this.status, endedAt: null, replyTo: 'question', supersededBy: null };
  }

  /** @param step what happens between two looks. */
  options(step: () => void, changes: Partial<AnswerEventsOptions> = {}): AnswerEventsOptions {
    return {
      find: async () => (this.isRemoved ? undefined : this.message()),
      eventsAfter: async (seq) => this.events.map((event, i) => ({ seq: i + 1, event })).slice(seq),
      changed: (signal) =>
        new Promise((resolve) =>
          setImmediate(() => {
            if (!signal.aborted) step();
            resolve();
          }),
        ),
      settle: async () => {},
      show: (message) => shownMessage(message, { scope: { provinces: null }, language: 'id' }, true),
      problemOf: () => ({ type: '', title: '', status: 503, detail: '', code: 'CHAT_INTERRUPTED', instance: '', request_id: '' }),
      onClaims: () => {},
      signal: new AbortController().signal,
      ...changes,
    };
  }
}

const told: fc.Arbitrary<ToldEvent> = fc.oneof(
  fc.record({ type: fc.constant('tool_started' as const), tool: fc.constantFrom('get_claim', 'get_report'), label: fc.string() }),
  fc.record({ type: fc.constant('notice' as const), text: anyText() }),
  fc.record({ type: fc.constant('sentence' as const), index: fc.nat(), text: anyText(), evidence: fc.constantFrom<EvidenceItem[]>([], [claimFact('claim-1', 'los', 3, 'days', 'Lama rawat')]) }),
);

/** Reads a stream and drops it after a number of events. */
async function read(options: AnswerEventsOptions, most = Infinity): Promise<string> {
  let text = '';
  let count = 0;
  if (most === 0) return text;
  for await (const chunk of answerEvents(options)) {
    text += chunk;
    if (chunk.startsWith('id:')) count += 1;
    if (count >= most) break;
  }
  return text;
}

describe('the events of an answer', () => {
  test('come each once and in order, wherever the stream is dropped and whenever it is told', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 12 }), fc.array(fc.nat({ max: 6 }), { maxLength: 5 }), fc.infiniteStream(fc.nat({ max: 3 })), async (all, drops, paces) => {
        const stored = new StoredAnswerStub();
        const step = (): void => {
          stored.events.push(...all.slice(stored.events.length, stored.events.length + Number(paces.next().value)));
          if (stored.events.length === all.length) stored.status = 'done';
        };
        const seen: ReturnType<typeof eventsIn> = [];
        for (const most of [...drops, Infinity]) {
          seen.push(...eventsIn(await read(stored.options(step, { lastEventId: seen.at(-1)?.id, isFromStart: seen.length === 0 }), most)));
          if (seen.at(-1)?.event === 'done') break;
        }
        expect(seen.map(({ id }) => id)).toEqual([...Array.from({ length: all.length + 1 }, (_, i) => `answer.${i}`), 'answer.end']);
        expect(seen.map(({ data }) => data['text']).filter((text) => text !== undefined)).toEqual(all.flatMap((event) => ('text' in event ? [event.text] : [])));
      }),
      { numRuns: 200 },
    );
  });

  test('of an answer that is removed end without a last word', async () => {
    const stored = new StoredAnswerStub();
    expect(eventsIn(await read(stored.options(() => (stored.isRemoved = true)))).map(({ event }) => event)).toEqual(['thread']);
  });

  test('end where the reader is gone', async () => {
    const gone = new AbortController();
    expect(await read(new StoredAnswerStub().options(() => gone.abort(), { signal: gone.signal, lastEventId: 'answer.0' }))).toBe('');
  });
});

describe('a silent stream', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  test('says every 15 s that it lives, and asks meanwhile whether the answer still does', async () => {
    const stored = new StoredAnswerStub();
    let steps = 0;
    let settled = 0;
    const text = await read(
      stored.options(
        () => {
          vi.advanceTimersByTime(5000);
          steps += 1;
          if (steps === 8) stored.status = 'stopped';
        },
        { lastEventId: 'answer.0', settle: async () => void (settled += 1) },
      ),
    );
    expect(text.split('\n\n').filter((block) => block === ': keep-alive')).toHaveLength(2);
    expect(settled).toBe(8);
    expect(eventsIn(text).map(({ event }) => event)).toEqual(['done']);
  });
});
