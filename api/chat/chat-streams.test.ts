import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type ChatReplica, startChatReplica } from '../../tests/support/chat-replica.ts';
import { type StreamedEvent, readEvents } from '../../tests/support/event-stream.ts';
import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type AskedCall, type ScriptedCopilot, claimFact, createScriptedCopilot } from '../../tests/support/scripted-ask.ts';

const amount = claimFact('claim-1', 'amount_claimed', 9_000_000, 'rupiah', 'Biaya tagih');

let fixture: FixtureHome;
let script: ScriptedCopilot;
let here: ChatReplica;
let log: string[];
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  fixture = await createFixtureHome({ claims: [{ claim_id: 'claim-1', amount_claimed: 9_000_000 }], count: 5 });
  log = [];
  script = createScriptedCopilot();
  here = await replica();
});
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
  fixture.cleanup();
});

async function replica(): Promise<ChatReplica> {
  const started = await startChatReplica({ home: fixture.home, copilot: script.copilot, log: (line) => void log.push(line) });
  closing.push(() => started.close());
  return started;
}

const messageSchema = z.looseObject({ message_id: z.string(), status: z.string(), text: z.string(), can_regenerate: z.boolean(), error: z.looseObject({ code: z.string() }).nullable() });
const threadSchema = z.object({ data: z.looseObject({ messages: z.array(messageSchema) }) });

async function ask(at: ChatReplica, payload: object = { message: 'Berapa biaya klaim ini?' }): Promise<Response> {
  return fetch(`${at.address}/claims/claim-1/chat`, { method: 'POST', headers: await at.headers(), body: JSON.stringify(payload) });
}

async function follow(at: ChatReplica, thread: string, lastEventId?: string): Promise<Response> {
  return fetch(`${at.address}/chat/${thread}/events`, { headers: { ...(await at.headers()), ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) } });
}

async function messagesOf(at: ChatReplica, thread: string): Promise<z.infer<typeof messageSchema>[]> {
  return threadSchema.parse(await (await fetch(`${at.address}/chat/${thread}`, { headers: await at.headers() })).json()).data.messages;
}

/** The next events of a stream, as many as asked for. */
async function take(events: AsyncGenerator<StreamedEvent>, count: number): Promise<StreamedEvent[]> {
  const taken: StreamedEvent[] = [];
  while (taken.length < count) {
    const { value, done } = await events.next();
    if (done === true) throw new Error(`the stream ended after ${taken.length} events`);
    taken.push(value);
  }
  return taken;
}

async function rest(events: AsyncGenerator<StreamedEvent>): Promise<StreamedEvent[]> {
  const all: StreamedEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** A question that was asked, with its stream, of which the first event was read. */
async function begun(at: ChatReplica): Promise<{ events: AsyncGenerator<StreamedEvent>; first: StreamedEvent; thread: string; call: AskedCall }> {
  const events = readEvents(await ask(at));
  const call = await script.next();
  const [first] = await take(events, 1);
  if (!first) throw new Error('no event');
  return { events, first, thread: String(first.data['thread_id']), call };
}

const names = (events: readonly StreamedEvent[]): string[] => events.map(({ event, data }) => (event === 'sentence' ? String(data['text']) : event));

describe('a stream over HTTP', () => {
  test('gives each event as it is told', async () => {
    const { events, call } = await begun(here);
    call.tool('get_claim', 'Membaca klaim');
    expect(names(await take(events, 2))).toEqual(['tool', 'tool']);
    call.say('Satu.', [amount]);
    expect(names(await take(events, 1))).toEqual(['Satu.']);
    call.finish();
    expect(names(await rest(events))).toEqual(['done']);
  });

  test.each(['the same replica', 'another replica'])('that was dropped goes on at %s, without an event lost or told twice', async (where) => {
    const { events, first, thread, call } = await begun(here);
    call.say('Satu.', [amount]);
    call.say('Dua.');
    const seen = [first, ...(await take(events, 1))];
    await events.return(undefined);
    call.say('Tiga.');
    const at = where === 'the same replica' ? here : await replica();
    const again = readEvents(await follow(at, thread, seen.at(-1)?.id));
    seen.push(...(await take(again, 2)));
    await again.return(undefined);
    call.say('Empat.');
    call.finish();
    await expect.poll(async () => (await messagesOf(here, thread)).at(-1)?.status).toBe('done');
    seen.push(...(await rest(readEvents(await follow(at, thread, seen.at(-1)?.id)))));
    expect(names(seen)).toEqual(['thread', 'Satu.', 'Dua.', 'Tiga.', 'Empat.', 'done']);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect((await messagesOf(at, thread)).at(-1)).toMatchObject({ status: 'done', text: 'Satu.\nDua.\nTiga.\nEmpat.' });
    expect(names(await rest(readEvents(await follow(at, thread, seen.at(-1)?.id))))).toEqual(['done']);
  });

  test('that was dropped is in the access log with the claims that it told of, and counts as ended', async () => {
    const { events, call } = await begun(here);
    call.say('Satu.', [amount]);
    await take(events, 1);
    await events.return(undefined);
    const entries = async () => (await here.store.accessLog.list({ claimId: 'claim-1' })).map(({ method, route, status }) => `${method} ${route} ${status}`);
    await expect.poll(entries).toEqual(['POST /claims/:id/chat 200']);
    call.finish();
    expect(await here.metrics()).toMatch(/casemind_http_requests_in_flight 0/);
  });

  test('without a last event begins with an answer under way, and is the end alone once it is over', async () => {
    const { events: unbroken, thread, call } = await begun(here);
    call.say('Satu.');
    for (const lastEventId of [undefined, 'of-another.4', 'nonsense']) {
      const events = readEvents(await follow(here, thread, lastEventId));
      expect(names(await take(events, 2))).toEqual(['thread', 'Satu.']);
      await events.return(undefined);
    }
    call.finish();
    expect(names(await rest(unbroken))).toEqual(['Satu.', 'done']);
    expect(names(await rest(readEvents(await follow(here, thread))))).toEqual(['done']);
  });

  test('ends with its thread where that is removed, and the copilot is told to stop', async () => {
    const { events, thread, call } = await begun(here);
    call.say('Satu.');
    const removed = await fetch(`${here.address}/chat/${thread}`, { method: 'DELETE', headers: { authorization: (await here.headers())['authorization'] ?? '' } });
    expect(removed.status).toBe(204);
    expect(call.options.signal?.aborted).toBe(true);
    await rest(events);
    expect((await follow(here, thread)).status).toBe(404);
  });
});

describe('an answer under way', () => {
  test.each(['the same replica', 'another replica'])('is stopped at %s: what was shown stays, marked as stopped', async (where) => {
    const { events, thread, call } = await begun(here);
    call.say('Satu.', [amount]);
    await take(events, 1);
    const at = where === 'the same replica' ? here : await replica();
    const stopped = await fetch(`${at.address}/chat/${thread}/stop`, { method: 'POST', headers: { authorization: (await at.headers())['authorization'] ?? '' } });
    expect(stopped.status).toBe(200);
    expect(await stopped.json()).toMatchObject({ data: { status: 'stopped', text: 'Satu.', error: null, can_regenerate: true, answer: { grounding: null, sentences: [{ citations: [{ value: 9_000_000 }] }] } } });
    expect(call.options.signal?.aborted).toBe(true);
    call.say('Dua.');
    call.finish();
    const [last] = await rest(events);
    expect(last).toMatchObject({ event: 'done', data: { message: { status: 'stopped', text: 'Satu.' } } });
    expect((await messagesOf(here, thread)).at(-1)).toMatchObject({ status: 'stopped', text: 'Satu.' });
  });

  test('is answered again on request, and the answer before is replaced in view', async () => {
    const { events, thread, call } = await begun(here);
    call.say('Lama.');
    call.finish();
    await rest(events);
    const again = readEvents(await fetch(`${here.address}/chat/${thread}/regenerate`, { method: 'POST', headers: { authorization: (await here.headers())['authorization'] ?? '' } }));
    const second = await script.next();
    expect(second.options).toMatchObject({ question: 'Berapa biaya klaim ini?', claimId: 'claim-1', language: undefined, history: [] });
    second.say('Baru.');
    second.finish();
    expect(names(await rest(again))).toEqual(['thread', 'Baru.', 'done']);
    expect((await messagesOf(here, thread)).map(({ text }) => text)).toEqual(['Berapa biaya klaim ini?', 'Baru.']);
  });

  test('is interrupted where its service closes, and answered again by another', async () => {
    const { events, thread, call } = await begun(here);
    call.say('Satu.', [amount]);
    await take(events, 1);
    const started = performance.now();
    await here.close();
    expect(performance.now() - started).toBeLessThan(3000);
    expect(call.options.signal?.aborted).toBe(true);
    const there = await replica();
    expect((await messagesOf(there, thread)).at(-1)).toMatchObject({ status: 'interrupted', text: 'Satu.', can_regenerate: true, error: { code: 'CHAT_INTERRUPTED', message: expect.stringContaining(`/chat/${thread}/regenerate`) } });
    const [end] = await rest(readEvents(await follow(there, thread)));
    expect(end).toMatchObject({ event: 'error', data: { problem: { code: 'CHAT_INTERRUPTED', status: 503 } } });
  });
});

describe('a process that is killed while it answers', () => {
  let child: ChildProcess;
  afterEach(() => {
    child.kill('SIGKILL');
  });

  test('leaves an answer that is found interrupted, with what was shown of it, and can be answered again', async () => {
    child = spawn(process.execPath, [join(import.meta.dirname, '../../tests/support/chat-and-hang.ts'), fixture.home.root], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed]: Buffer[] = child.stdout ? await once(child.stdout, 'data') : [];
    const dying = { ...here, address: String(printed).trim() };
    const events = readEvents(await ask(dying));
    const seen = await take(events, 5);
    expect(names(seen)).toEqual(['thread', 'tool', 'tool', 'Satu.', 'Dua.']);
    const thread = String(seen[0]?.data['thread_id']);
    const following = readEvents(await follow(here, thread, seen[3]?.id));
    expect(names(await take(following, 1))).toEqual(['Dua.']);
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    const [end] = await rest(following);
    expect(end).toMatchObject({ event: 'error', data: { problem: { code: 'CHAT_INTERRUPTED' }, message: { status: 'interrupted', text: 'Satu.\nDua.' } } });
    expect((await messagesOf(here, thread)).at(-1)).toMatchObject({ status: 'interrupted', can_regenerate: true });
    const again = readEvents(await fetch(`${here.address}/chat/${thread}/regenerate?lang=en`, { method: 'POST', headers: { authorization: (await here.headers())['authorization'] ?? '' } }));
    const call = await script.next();
    expect(call.options.language).toBe('en');
    call.finish();
    expect(names(await rest(again))).toEqual(['thread', 'done']);
    await events.return(undefined).catch(() => {});
  });
});
