import type { Role } from '#store';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { eventsIn } from '../../tests/support/event-stream.ts';
import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { type AskedCall, type ScriptedCopilot, claimFact, createScriptedCopilot } from '../../tests/support/scripted-ask.ts';

const claims = [
  { claim_id: 'inside', province_code: '31', province_name: 'DKI JAKARTA', facility_key: '0301R001', amount_claimed: 9_000_000 },
  { claim_id: 'outside', province_code: '32', province_name: 'JAWA BARAT', facility_key: '1001R002', amount_claimed: 7_000_000 },
] as const;
const amount = claimFact('inside', 'amount_claimed', 9_000_000, 'rupiah', 'Biaya tagih');

let service: FixtureService;
let script: ScriptedCopilot;
let people = 0;
beforeAll(async () => {
  script = createScriptedCopilot();
  service = await createFixtureService({
    claims,
    count: 20,
    copilot: script.copilot,
    chatLimits: { threads: 4, messages: 6, answers: 2, answersHere: 5 },
  });
});
afterAll(() => service?.close());

interface Person {
  readonly name: string;
  ask(url: string, options?: { method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'; payload?: object; accept?: string }): Promise<LightMyRequestResponse>;
}

/** Somebody new, who has no thread yet. */
async function person({ role = 'auditor', provinces }: { role?: Role; provinces?: readonly string[] } = {}): Promise<Person> {
  people += 1;
  const name = `penelaah ${people}`;
  const headers = async () => service.headers(role, { name, ...(provinces && { provinces }) });
  await headers();
  return {
    name,
    ask: async (url, { method = 'GET', payload, accept = 'application/json' } = {}) => service.app.inject({ method, url, headers: { ...(await headers()), accept }, ...(payload && { payload }) }),
  };
}

/** Asks and has the copilot answer by the script. */
async function answered(who: Person, url: string, payload: object, act: (call: AskedCall) => void = (call) => call.say('Biaya tagih Rp 9.000.000.', [amount])) {
  const answer = who.ask(url, { method: 'POST', payload });
  const call = await Promise.race([script.next(), answer.then((early) => early.body)]);
  if (typeof call === 'string') throw new Error(call);
  act(call);
  call.finish();
  return { answer: await answer, call };
}

const question = { message: 'Berapa biaya klaim ini?' };

test('answers that are streamed, whatever the route, log no error', async () => {
  const who = await person();
  const accept = 'text/event-stream';
  const streamed = async (url: string, method: 'GET' | 'POST', payload?: object): Promise<string> => {
    const answer = who.ask(url, { method, accept, ...(payload && { payload }) });
    if (method === 'POST') (await script.next()).finish();
    const { statusCode, body } = await answer;
    expect([url, statusCode, eventsIn(body).at(-1)?.event]).toEqual([url, 200, 'done']);
    return String(eventsIn(body)[0]?.data['thread_id']);
  };
  await streamed('/claims/inside/chat', 'POST', question);
  const thread = await streamed('/chat', 'POST', question);
  await streamed(`/chat/${thread}/regenerate`, 'POST');
  await streamed(`/chat/${thread}/events`, 'GET');
  expect(service.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

describe('a question on a claim', () => {
  test('is answered as one document where JSON is asked for, every sentence with what it cites', async () => {
    const who = await person();
    const { answer, call } = await answered(who, '/claims/inside/chat', { message: '  Berapa\u200B biaya\tklaim ini? ', lang: 'en' });
    expect(call.options).toMatchObject({ question: 'Berapa biaya klaim ini?', language: 'en', claimId: 'inside', scope: { provinces: null }, history: [] });
    expect(answer.statusCode).toBe(200);
    const { thread, message } = answer.json().data;
    expect(thread).toMatchObject({ claim_id: 'inside', title: 'Berapa biaya klaim ini?' });
    expect(message).toMatchObject({
      thread_id: thread.thread_id,
      seq: 2,
      role: 'assistant',
      status: 'done',
      text: 'Biaya tagih Rp 9.000.000.',
      can_regenerate: true,
      error: null,
      answer: {
        snapshot_id: 'snapshot-fixture',
        prompt_hash: 'a1b2c3',
        generated_by: 'scripted',
        grounding: { status: 'verified', figures: 1, unsupported: 0, dropped: 0 },
        usage: { milliseconds: 12 },
        sentences: [{ text: 'Biaya tagih Rp 9.000.000.', citations: [{ evidence_id: `${message.message_id}:claim.amount_claimed`, label: 'amount_claimed', value: 9_000_000, unit: 'rupiah', shown: 'Rp 9.000.000' }] }],
      },
    });
    const { data, meta } = (await who.ask(`/chat/${thread.thread_id}`)).json();
    expect(data.messages).toMatchObject([{ role: 'user', text: 'Berapa biaya klaim ini?', status: 'done', answer: null }, message]);
    expect(meta).toEqual({ has_earlier: false });
  });

  test('is answered as events otherwise: the thread, tools, notice, sentences, the end', async () => {
    const who = await person();
    for (const accept of ['*/*', 'text/event-stream', 'text/event-stream, application/json']) {
      const streamed = who.ask('/claims/inside/chat', { method: 'POST', payload: question, accept });
      const call = await script.next();
      call.tool('get_claim', 'Membaca klaim');
      call.notice('Pemberitahuan.');
      call.say('Satu.', [amount]);
      call.say('Dua.');
      call.finish({ notice: { code: 'unclear', text: 'Pemberitahuan.' } });
      const answer = await streamed;
      expect(answer.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      const events = eventsIn(answer.body);
      expect(events.map(({ event }) => event)).toEqual(['thread', 'tool', 'tool', 'notice', 'sentence', 'sentence', 'done']);
      const [first] = events;
      const id = String(first?.data['message_id']);
      expect(events.map((event) => event.id)).toEqual([...[0, 1, 2, 3, 4, 5].map((n) => `${id}.${n}`), `${id}.end`]);
      expect(events.slice(1).map(({ data }) => data)).toMatchObject([
        { state: 'started', tool: 'get_claim', label: 'Membaca klaim' },
        { state: 'finished', tool: 'get_claim', label: 'Membaca klaim', ok: true },
        { text: 'Pemberitahuan.' },
        { index: 0, text: 'Satu.', citations: [{ evidence_id: `${id}:claim.amount_claimed`, value: 9_000_000, unit: 'rupiah' }] },
        { index: 1, text: 'Dua.', citations: [] },
        { message: { status: 'done', answer: { notice: { code: 'unclear', text: 'Pemberitahuan.' }, sentences: [{ text: 'Satu.' }, { text: 'Dua.' }] } } },
      ]);
    }
  });

  test('begins no thread where the claim is missing, out of scope, or nothing is asked', async () => {
    const who = await person({ provinces: ['31'] });
    for (const [url, payload, code] of [
      ['/claims/outside/chat', question, 'CLAIM_MISSING'],
      ['/claims/none/chat', question, 'CLAIM_MISSING'],
      ['/claims/inside/chat', { message: ' \u200B\u202E ' }, 'VALIDATION_FAILED'],
      ['/claims/inside/chat', { message: 'x'.repeat(2001) }, 'VALIDATION_FAILED'],
      ['/chat', { ...question, thread_id: 'none' }, 'THREAD_MISSING'],
      ['/chat', { ...question, claim_id: 'inside' }, 'VALIDATION_FAILED'],
    ] as const)
      expect((await who.ask(url, { method: 'POST', payload })).json().code).toBe(code);
    expect((await who.ask('/chat')).json().data).toEqual([]);
  });

  test('that fails says so, without the reason of a defect, and can be asked again', async () => {
    const who = await person();
    const refused = who.ask('/claims/inside/chat', { method: 'POST', payload: question });
    const call = await script.next();
    call.say('Satu.', [amount]);
    call.fail(new Error('the file /etc/hidden has a defect'));
    expect((await refused).json()).toMatchObject({ status: 500, code: 'INTERNAL' });
    const [{ thread_id: id }] = (await who.ask('/chat')).json().data;
    const { body } = await who.ask(`/chat/${id}`);
    expect(body).not.toContain('hidden');
    expect(JSON.parse(body).data.messages[1]).toMatchObject({ status: 'failed', text: 'Satu.', error: { code: 'INTERNAL' }, can_regenerate: true });
    const events = eventsIn((await who.ask(`/chat/${id}/events`)).body);
    expect(events).toMatchObject([{ event: 'error', data: { problem: { code: 'INTERNAL', status: 500 }, message: { status: 'failed' } } }]);
  });
});

describe('a thread', () => {
  test('hands the turns before on to the copilot, with the claims that they told of', async () => {
    const who = await person();
    const { answer } = await answered(who, '/claims/inside/chat', question, (call) => {
      call.tool('get_claim', 'Membaca klaim');
      call.say('Biaya tagih Rp 9.000.000.', [amount]);
    });
    const { thread_id } = answer.json().data.thread;
    const { call } = await answered(who, '/claims/inside/chat', { message: 'Dan pembandingnya?', thread_id });
    expect(call.options.history).toEqual([{ question: 'Berapa biaya klaim ini?', isAskedBack: false, queries: [], claims: ['inside'] }]);
    const { call: across } = await answered(who, '/chat', { message: 'Lagi?', thread_id });
    expect(across.options).toMatchObject({ claimId: 'inside', history: [{}, { question: 'Dan pembandingnya?' }] });
  });

  test('is its user’s alone, in every way', async () => {
    const [who, other] = [await person(), await person({ role: 'admin' })];
    const { answer } = await answered(who, '/claims/inside/chat', question);
    const { thread, message } = answer.json().data;
    const at = `/chat/${thread.thread_id}`;
    for (const [method, url, payload] of [
      ['GET', at, undefined],
      ['PATCH', at, { title: 'x' }],
      ['DELETE', at, undefined],
      ['GET', `${at}/events`, undefined],
      ['POST', `${at}/stop`, undefined],
      ['POST', `${at}/regenerate`, undefined],
      ['GET', `${at}/export?format=pdf`, undefined],
      ['POST', '/chat', { ...question, thread_id: thread.thread_id }],
      ['POST', '/claims/inside/chat', { ...question, thread_id: thread.thread_id }],
      ['GET', `/evidence/${message.message_id}:claim.amount_claimed`, undefined],
    ] as const) {
      const refused = await other.ask(url, { method, ...(payload && { payload }) });
      expect([method, url, refused.statusCode]).toEqual([method, url, 404]);
      expect(refused.body).not.toMatch(/9000000|Berapa/);
    }
    expect((await other.ask('/chat')).json().data).toEqual([]);
    expect((await other.ask('/claims/inside/chat')).json().data).toEqual([]);
    expect((await who.ask(at)).json().data.messages).toHaveLength(2);
  });

  test('goes on only under the claim that it is about', async () => {
    const who = await person();
    const { answer } = await answered(who, '/claims/inside/chat', question);
    expect((await who.ask('/claims/outside/chat', { method: 'POST', payload: { ...question, thread_id: answer.json().data.thread.thread_id } })).json().code).toBe('THREAD_MISSING');
  });

  test('is listed by pages and by claim, is renamed and removed', async () => {
    const who = await person();
    const ids: string[] = [];
    for (const url of ['/claims/inside/chat', '/chat', '/claims/outside/chat']) ids.unshift((await answered(who, url, question)).answer.json().data.thread.thread_id);
    const first = (await who.ask('/chat?limit=2')).json();
    expect(first.data.map(({ thread_id }: { thread_id: string }) => thread_id)).toEqual(ids.slice(0, 2));
    expect(first.data[0]).toMatchObject({ message_count: 2, is_answering: false });
    const second = (await who.ask(`/chat?limit=2&cursor=${first.meta.next_cursor}`)).json();
    expect([second.data.map(({ thread_id }: { thread_id: string }) => thread_id), second.meta.next_cursor]).toEqual([ids.slice(2), null]);
    expect((await who.ask('/chat?cursor=x')).json().code).toBe('CURSOR_INVALID');
    expect((await who.ask('/claims/inside/chat')).json().data).toMatchObject([{ claim_id: 'inside' }]);
    const renamed = await who.ask(`/chat/${ids[0]}`, { method: 'PATCH', payload: { title: '**Biaya** <img src=x onerror=y> [klik](https://evil.example)' } });
    expect(renamed.json().data.title).toBe('Biaya klik');
    expect((await who.ask(`/chat/${ids[0]}`, { method: 'DELETE' })).statusCode).toBe(204);
    expect((await who.ask(`/chat/${ids[0]}`)).json().code).toBe('THREAD_MISSING');
  });

  test('suggests four to six questions in the language, on the claim and across claims', async () => {
    const who = await person();
    const [ofClaim, ofAll] = [(await who.ask('/claims/inside/chat?lang=id')).json().suggestions, (await who.ask('/chat?lang=en')).json().suggestions];
    for (const suggestions of [ofClaim, ofAll]) expect([4, 5, 6]).toContain(suggestions.length);
    expect(ofClaim.join()).toContain('klaim ini');
    expect(ofAll.join()).toContain('claims');
  });

  test('of a claim that left the caller’s scope is as good as missing; an answer of a wider scope is withheld', async () => {
    const who = await person();
    const { answer } = await answered(who, '/claims/outside/chat', question);
    const { answer: across } = await answered(who, '/chat', question);
    const [claimThread, thread] = [answer.json().data.thread.thread_id, across.json().data.thread.thread_id];
    const messageId = across.json().data.message.message_id;
    await service.store.users.update(who.name, { provinces: ['31'] });
    expect((await who.ask('/chat')).json().data.map(({ thread_id }: { thread_id: string }) => thread_id)).toEqual([thread]);
    for (const url of ['', '/events', '/export']) expect((await who.ask(`/chat/${claimThread}${url}`)).json().code).toBe('CLAIM_MISSING');
    expect((await who.ask('/chat', { method: 'POST', payload: { ...question, thread_id: claimThread } })).json().code).toBe('CLAIM_MISSING');
    const { body } = await who.ask(`/chat/${thread}`);
    expect(JSON.parse(body).data.messages).toMatchObject([{ text: 'Berapa biaya klaim ini?' }, { is_withheld: true, text: '', answer: null }]);
    const events = await who.ask(`/chat/${thread}/events`);
    const exported = await who.ask(`/chat/${thread}/export`);
    for (const text of [body, events.body, exported.body]) expect(text).not.toMatch(/9\.000\.000|9000000/);
    expect((await who.ask(`/evidence/${messageId}:claim.amount_claimed`)).json().code).toBe('EVIDENCE_MISSING');
    const { call } = await answered(who, '/chat', { ...question, thread_id: thread });
    expect(call.options).toMatchObject({ history: [], scope: { provinces: ['31'] } });
    await service.store.users.update(who.name, { provinces: null });
    expect((await who.ask(`/chat/${thread}`)).json().data.messages).toMatchObject([{}, { is_withheld: false, text: 'Biaya tagih Rp 9.000.000.' }, {}, {}]);
  });
});

describe('one answer at a time', () => {
  test('of two questions at once in a thread one is answered, the other told to wait', async () => {
    const who = await person();
    const { answer } = await answered(who, '/chat', question);
    const { thread_id } = answer.json().data.thread;
    const both = [1, 2].map(() => who.ask('/chat', { method: 'POST', payload: { ...question, thread_id } }));
    const call = await script.next();
    const refused = await Promise.race(both);
    expect(refused.json()).toMatchObject({ status: 409, code: 'CHAT_BUSY', detail: expect.stringContaining(`/chat/${thread_id}/stop`) });
    expect((await who.ask(`/chat/${thread_id}/regenerate`, { method: 'POST' })).json().code).toBe('CHAT_BUSY');
    call.finish();
    expect((await Promise.all(both)).map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await who.ask(`/chat/${thread_id}`)).json().data.messages).toHaveLength(4);
  });

  test('a user, a thread and the process have their limits, each of which says what to do', async () => {
    const who = await person();
    const under = [1, 2].map(() => who.ask('/chat', { method: 'POST', payload: question }));
    const calls = [await script.next(), await script.next()];
    expect((await who.ask('/chat', { method: 'POST', payload: question })).json()).toMatchObject({ status: 429, code: 'CHAT_ANSWERS_FULL' });
    const [first, second] = [await person(), await person()];
    under.push(...[first, first, second].map((one) => one.ask('/chat', { method: 'POST', payload: question })));
    for (let i = 0; i < 3; i += 1) calls.push(await script.next());
    const full = await second.ask('/chat', { method: 'POST', payload: question });
    expect([full.statusCode, full.json().code, full.headers['retry-after']]).toEqual([429, 'CHAT_SERVICE_FULL', '5']);
    for (const call of calls) call.finish();
    await Promise.all(under);
    const { answer } = await answered(who, '/chat', question);
    const { thread_id } = answer.json().data.thread;
    for (const _ of [2, 3]) await answered(who, '/chat', { ...question, thread_id });
    expect((await who.ask('/chat', { method: 'POST', payload: { ...question, thread_id } })).json()).toMatchObject({ status: 409, code: 'CHAT_MESSAGES_FULL' });
    await answered(who, '/chat', question);
    expect((await who.ask('/chat', { method: 'POST', payload: question })).json()).toMatchObject({ status: 409, code: 'CHAT_THREADS_FULL', detail: expect.stringContaining('DELETE /chat') });
  });
});

describe('evidence', () => {
  test('is given as it was cited, beside the value there now', async () => {
    const who = await person();
    const stale = { ...amount, value: 8_000_000, source: { ...amount.source, snapshot: 'snapshot-before' } };
    const gone = claimFact('gone', 'los', 3, 'days', 'Lama rawat');
    const { answer } = await answered(who, '/claims/inside/chat', question, (call) => call.say('Satu.', [amount, gone]));
    const { answer: older } = await answered(who, '/claims/inside/chat', question, (call) => call.say('Dua.', [stale]));
    const [one, two] = [answer, older].map((given) => given.json().data.message.message_id);
    expect((await who.ask(`/evidence/${one}:claim.amount_claimed`)).json().data).toEqual({
      evidence_id: `${one}:claim.amount_claimed`,
      message_id: one,
      thread_id: answer.json().data.thread.thread_id,
      cited_at: expect.any(String),
      label: 'Biaya tagih',
      value: 9_000_000,
      unit: 'rupiah',
      shown: 'Rp 9.000.000',
      source: amount.source,
      current: { snapshot_id: 'snapshot-fixture', value: 9_000_000, shown: 'Rp 9.000.000', is_same: true },
    });
    expect((await who.ask(`/evidence/${two}:claim.amount_claimed`)).json().data).toMatchObject({ value: 8_000_000, current: { value: 9_000_000, is_same: false } });
    expect((await who.ask(`/evidence/${one}:claim.los`)).json().data).toMatchObject({ value: 3, current: null });
    for (const id of [`${one}:claim.nothing`, `${one}`, 'none:claim.los', `${two}:claim.los`]) expect((await who.ask(`/evidence/${id}`)).json().code).toBe('EVIDENCE_MISSING');
  });

  test('of a claim that a new snapshot changed shows both values', async () => {
    const who = await person();
    const { answer } = await answered(who, '/claims/inside/chat', question);
    const id = answer.json().data.message.message_id;
    await writeFixtureSnapshot(service.fixture.home, { snapshotId: 'snapshot-next', claims: [{ claim_id: 'inside', amount_claimed: 6_500_000 }], count: 3 });
    publishFixtureSnapshot(service.fixture.home, 'snapshot-next');
    await service.reader.refresh();
    expect((await who.ask(`/evidence/${id}:claim.amount_claimed`)).json().data).toMatchObject({ value: 9_000_000, source: { snapshot: 'snapshot-fixture' }, current: { snapshot_id: 'snapshot-next', value: 6_500_000, is_same: false } });
    publishFixtureSnapshot(service.fixture.home, 'snapshot-fixture');
    await service.reader.refresh();
  });
});

describe('the access log', () => {
  test('names each claim that an answer told of, also where it is read again', async () => {
    const who = await person();
    const other = claimFact('outside', 'risk_score', 0.5, 'score', 'Skor risiko');
    const { answer } = await answered(who, '/chat', question, (call) => call.say('Dua klaim.', [amount, { ...other, id: '2:search.1.risk_score' }]));
    const { thread_id } = answer.json().data.thread;
    await who.ask(`/chat/${thread_id}`);
    await who.ask('/claims/inside/chat');
    const user = await service.store.users.findByName(who.name);
    const entries = async () => (await service.store.accessLog.list({ userId: user?.id ?? '' })).map(({ method, route, claimId }) => `${method} ${route} ${claimId}`).toSorted();
    await expect.poll(entries).toEqual(['GET /chat/:thread inside', 'GET /chat/:thread outside', 'GET /claims/:id/chat inside', 'POST /chat inside', 'POST /chat outside']);
  });
});
