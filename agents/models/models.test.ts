import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { loadConfig } from '#config';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { type ModelServer, type Reply, breaksOffAfter, callsTools, neverEnds, refuses, says, sends, stallsAfter, startModelServer, staysSilent } from '../../tests/support/model-server.ts';
import { callModel } from '../runtime/chat-model.ts';
import { type ChatModelDeps, createChatModels } from './create-chat-models.ts';
import { anySignal, deadlineSignal } from '../runtime/deadline.ts';
import { Pseudonyms } from '../runtime/pseudonyms.ts';
import { ModelCallError } from './model-call-error.ts';
import type { ModelCallReport } from './served-model.ts';
import { createUsageMeter } from './usage-meter.ts';

const prompt = [new SystemMessage('Anda pemeriksa klaim.'), new HumanMessage('Berapa selisih biayanya?')];

let server: ModelServer;
let reports: ModelCallReport[];
let circuits: string[];
let waits: number[];
beforeEach(async () => {
  server = await startModelServer();
  reports = [];
  circuits = [];
  waits = [];
});
afterEach(async () => {
  vi.useRealTimers();
  await server.close();
});

/** A chain of models `a`, `b` … whose waits are counted and not waited for. */
async function modelOf(environment: Record<string, string> = {}, deps: ChatModelDeps = {}) {
  const config = loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'a', MODEL_CALL_SECONDS: '2', ...environment });
  const { copilot } = await createChatModels(config, {
    onCall: (report) => void reports.push(report),
    onCircuit: ({ model, state }) => void circuits.push(`${model} ${state}`),
    random: () => 0,
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...deps,
  });
  if (!copilot) throw new Error('no model');
  return copilot;
}

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return error instanceof ModelCallError ? error.failure : String(error);
  }
  return 'answered';
}

const versionOf = async (environment: Record<string, string> = {}): Promise<string> => (await modelOf(environment)).version;
const unsupported = (param: string): Reply => refuses(400, { error: { param, code: 'unsupported_value' } });
const rest = (milliseconds: number): void => void vi.setSystemTime(Date.now() + milliseconds);
const asked = (): (string | undefined)[] => server.requests.map(({ body }) => body.model);
const outcomes = (): string[] => reports.map(({ model, outcome }) => `${model} ${outcome}`);

describe('which models there are', () => {
  test('none without a key and without an address, whatever is named', async () => {
    expect(await createChatModels(loadConfig({ COPILOT_MODEL: 'a', FEEDBACK_MODEL: 'a' }))).toEqual({});
  });

  test('none where none is named, though a key lies about', async () => {
    expect(await createChatModels(loadConfig({ OPENAI_API_KEY: 'key' }))).toEqual({});
  });

  test('an address alone is enough for a local server, a key alone for OpenAI', async () => {
    const local = await createChatModels(loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'a, b', FEEDBACK_MODEL: 'b' }));
    expect([local.copilot?.id, local.feedback?.id]).toEqual(['a, b', 'b']);
    expect((await createChatModels(loadConfig({ OPENAI_API_KEY: 'key', FEEDBACK_MODEL: 'b' }))).feedback?.id).toBe('b');
  });

  test('the version is that of what decides the answer', async () => {
    expect(await versionOf({ MODEL_ATTEMPTS: '5', MODEL_CALL_SECONDS: '7' })).toBe(await versionOf());
    const versions = await Promise.all([{}, { COPILOT_MODEL: 'b' }, { MODEL_TEMPERATURE: '1' }, { MODEL_OUTPUT_TOKENS: '99' }, { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }].map(versionOf));
    expect(new Set(versions).size).toBe(versions.length);
  });
});

describe('what a model is asked', () => {
  test('the prompt, with the settings, and no organisation of the environment', async () => {
    server.answers(says('ya'));
    vi.stubEnv('OPENAI_ORGANIZATION', 'elsewhere').stubEnv('OPENAI_PROJECT_ID', 'elsewhere').stubEnv('OPENAI_ORG_ID', 'elsewhere');
    await (await modelOf({ MODEL_OUTPUT_TOKENS: '321', OPENAI_API_KEY: 'the-key' })).chat.invoke(prompt);
    vi.unstubAllEnvs();
    const [request] = server.requests;
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe('Bearer the-key');
    expect(JSON.stringify(request?.headers)).not.toContain('elsewhere');
    expect(request?.body).toMatchObject({ model: 'a', temperature: 0, max_tokens: 321, messages: [{ role: 'system' }, { role: 'user' }] });
  });

  test('without a parameter that it does not take, from the second request on', async () => {
    server.answers(unsupported('temperature'), unsupported('max_tokens'), says('ya'));
    const { chat } = await modelOf({ MODEL_ATTEMPTS: '1' });
    await chat.invoke(prompt);
    await chat.invoke(prompt);
    expect(server.requests.map(({ body }) => [body['temperature'], body['max_tokens'], body['max_completion_tokens']])).toEqual([
      [0, 2048, undefined],
      [undefined, 2048, undefined],
      [undefined, undefined, 2048],
      [undefined, undefined, 2048],
    ]);
  });

  test('a redirect is not followed, so that key and prompt stay with the address configured', async () => {
    const elsewhere = await startModelServer(says('ya'));
    server.answers(sends('', { status: 307, headers: { location: `${elsewhere.baseUrl}/chat/completions` } }));
    expect(await failureOf((await modelOf()).chat.invoke(prompt))).toBe('misconfigured');
    expect(elsewhere.requests).toEqual([]);
    await elsewhere.close();
  });

  test('nothing is printed, whatever the environment asks of the client', async () => {
    const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write'), ...(['log', 'warn', 'error', 'info', 'debug'] as const).map((level) => vi.spyOn(console, level))];
    vi.stubEnv('OPENAI_LOG', 'debug');
    server.answers(says('ya'), refuses(500));
    const { chat } = await modelOf({ MODEL_ATTEMPTS: '1' });
    await chat.invoke(prompt);
    await failureOf(chat.invoke(prompt));
    vi.unstubAllEnvs();
    for (const spy of printed) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('what a model answers', () => {
  test('text, with the tokens that the server counted and the model that said it', async () => {
    server.answers(says('Selisihnya nol.'));
    const message = await (await modelOf()).chat.invoke(prompt);
    expect(AIMessage.isInstance(message)).toBe(true);
    expect(message).toMatchObject({
      content: 'Selisihnya nol.',
      usage_metadata: { input_tokens: 11, output_tokens: 7, total_tokens: 18 },
      response_metadata: { model: 'a', is_usage_estimated: false, finish_reason: 'stop' },
    });
    expect(reports).toEqual([{ model: 'a', outcome: 'answered', seconds: expect.any(Number), inputTokens: 11, outputTokens: 7, isEstimated: false }]);
  });

  const usages = [
    ['missing', null],
    ['zero', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }],
    ['negative', { prompt_tokens: -5, completion_tokens: -5 }],
    ['absurd', { prompt_tokens: 1e300, completion_tokens: '7' }],
  ] as const;
  test.each(usages)('tokens that are %s are estimated, and the answer says so', async (_, usage) => {
    server.answers(says('Selisihnya nol.', { usage }));
    const { chat } = await modelOf();
    const message = await chat.invoke(prompt);
    expect(message.response_metadata['is_usage_estimated']).toBe(true);
    expect(message.usage_metadata).toMatchObject({ input_tokens: expect.toSatisfy((n: number) => n >= 10 && n < 40), output_tokens: 5 });
  });

  test('whatever role a server gives its answer, it is the assistant’s', async () => {
    server.answers(sends(JSON.stringify({ choices: [{ index: 0, message: { role: 'system', content: 'ya' }, finish_reason: 'stop' }] })));
    const message = await (await modelOf()).chat.invoke(prompt);
    expect([AIMessage.isInstance(message), message.text]).toEqual([true, 'ya']);
  });

  test('calls of tools that nobody offered are no answer: the next model is asked', async () => {
    server.answers(callsTools([{ id: 'c1', name: 'get_claim', args: '{}' }]), says('ya'));
    expect((await (await modelOf({ COPILOT_MODEL: 'a,b' })).chat.invoke(prompt)).response_metadata['model']).toBe('b');
    expect(outcomes()).toEqual(['a empty', 'b answered']);
  });

  test('a tool call written as text is text', async () => {
    const text = '{"name":"get_claim","arguments":{}}';
    server.answers(says(text));
    expect((await (await modelOf()).chat.invoke(prompt)).text).toBe(text);
  });
});

describe('a server that fails', () => {
  const passing = [429, 500, 502, 503, 504, 408, 409];
  test.each(passing)('with %i is asked again, after a wait', async (status) => {
    server.answers(refuses(status), says('ya'));
    expect((await (await modelOf()).chat.invoke(prompt)).text).toBe('ya');
    expect([asked(), waits]).toEqual([['a', 'a'], [125]]);
  });

  test.each([400, 401, 403, 404, 413, 422])('with %i is not, the next model is asked at once', async (status) => {
    server.answers(refuses(status), says('ya'));
    expect((await (await modelOf({ COPILOT_MODEL: 'a,b' })).chat.invoke(prompt)).response_metadata['model']).toBe('b');
    expect([asked(), waits]).toEqual([['a', 'b'], []]);
  });

  test('that is not there is asked as often as told, then the next, then it fails', async () => {
    await server.close();
    const { chat } = await modelOf({ COPILOT_MODEL: 'a,b', MODEL_ATTEMPTS: '3' });
    expect(await failureOf(chat.invoke(prompt))).toBe('unavailable');
    expect(outcomes()).toEqual(['a unavailable', 'a unavailable', 'a unavailable', 'b unavailable', 'b unavailable', 'b unavailable']);
    expect(waits).toEqual([125, 250, 125, 250]);
    server = await startModelServer();
  });

  test('waits are spread by chance, between half and the whole', async () => {
    server.answers(refuses(500));
    await failureOf((await modelOf({ MODEL_ATTEMPTS: '3' }, { random: () => 1 })).chat.invoke(prompt));
    expect(waits).toEqual([250, 500]);
  });

  test('a quota that is used up is not asked again', async () => {
    server.answers(refuses(429, { error: { code: 'insufficient_quota' } }));
    expect(await failureOf((await modelOf()).chat.invoke(prompt))).toBe('rate_limited');
    expect(server.requests.length).toBe(1);
  });

  test('a short Retry-After is kept to', async () => {
    server.answers(refuses(429, { headers: { 'retry-after': '2' } }), says('ya'));
    expect((await (await modelOf()).chat.invoke(prompt)).text).toBe('ya');
    expect(waits).toEqual([2000]);
  });

  test.each([['of a minute', '60'], ['of a date', 'Fri, 31 Dec 2999 23:59:59 GMT']])('a Retry-After %s is not waited for: the next model is asked at once', async (_, header) => {
    server.answers(refuses(429, { headers: { 'retry-after': header } }), says('ya'));
    expect((await (await modelOf({ COPILOT_MODEL: 'a,b' })).chat.invoke(prompt)).response_metadata['model']).toBe('b');
    expect(waits).toEqual([]);
  });

  test('a Retry-After beyond what is left falls back at once', async () => {
    server.answers(refuses(503, { headers: { 'retry-after': '3' } }));
    const { chat } = await modelOf();
    const signal = anySignal([deadlineSignal(2500), new AbortController().signal]);
    expect(await failureOf(chat.invoke(prompt, { signal }))).toBe('unavailable');
    expect([server.requests.length, waits]).toEqual([1, []]);
  });

  const garbage = [
    ['a page', sends('<html><body>502</body></html>', { type: 'text/html' })],
    ['an empty body', sends('')],
    ['broken JSON', sends('{"choices":[')],
    ['no choices', sends('{"choices":[]}')],
    ['choices of another kind', sends('{"choices":{"0":1}}')],
    ['nothing in the choice', sends('{"choices":[null]}')],
    ['null', sends('null')],
    ['an error with 200', sends('{"error":{"message":"overloaded"}}')],
    ['no message', says('')],
  ] as const;
  test.each(garbage)('%s in the place of an answer is a failure', async (_, reply) => {
    server.answers(reply);
    expect(await failureOf((await modelOf()).chat.invoke(prompt))).toMatch(/unreadable|empty/);
    expect(server.requests.length).toBe(1);
  });

  test('an error names no word of the prompt or of the server', async () => {
    server.answers(refuses(400, { error: { message: 'your prompt was: Berapa selisih biayanya?' } }));
    const error = await (await modelOf()).chat.invoke(prompt).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ModelCallError);
    expect(JSON.stringify([error, String(error), error instanceof Error && [error.stack, error.cause]])).not.toMatch(/selisih|prompt was/);
  });

  test('is a value to an agent, which goes on without a model', async () => {
    server.answers(refuses(500));
    expect(await callModel({ model: await modelOf(), messages: prompt, schema: {}, pseudonyms: new Pseudonyms(), signal: new AbortController().signal })).toBeNull();
  });
});

describe('a server that is slow', () => {
  test.each([['says nothing', staysSilent()], ['falls silent in the middle', stallsAfter('Selisih')], ['never ends', neverEnds()]])('one that %s is given up at the limit of a call', async (_, reply) => {
    server.answers(reply);
    const { chat } = await modelOf({ MODEL_CALL_SECONDS: '0.3', MODEL_OUTPUT_TOKENS: '32768' });
    expect(await failureOf(chat.invoke(prompt))).toBe('timed_out');
    expect(server.requests.length).toBe(1);
    await server.hungUp();
  });

  test('an answer that breaks off is asked for again', async () => {
    server.answers(breaksOffAfter('Selisih'), says('ya'));
    expect((await (await modelOf()).chat.invoke(prompt)).text).toBe('ya');
    expect(outcomes()).toEqual(['a cut_short', 'a answered']);
  });

  test('an answer of too many bytes is cut, also one without end, and the connection closed', async () => {
    const { chat } = await modelOf({ MODEL_OUTPUT_TOKENS: '16', MODEL_CALL_SECONDS: '40' });
    server.answers(says('x'.repeat(1_000_000)), neverEnds('lagi '.repeat(1000)));
    expect(await failureOf(chat.invoke(prompt))).toBe('too_long');
    expect(await failureOf(chat.invoke(prompt))).toBe('too_long');
    await server.hungUp();
  });

  test('one whom nobody waits for any more is let go at once, and asked nothing more', async () => {
    server.answers(staysSilent());
    const { chat } = await modelOf({ COPILOT_MODEL: 'a,b' });
    const leaving = new AbortController();
    const failure = failureOf(chat.invoke(prompt, { signal: leaving.signal }));
    await vi.waitFor(() => expect(server.requests.length).toBe(1));
    leaving.abort();
    expect([await failure, outcomes(), asked()]).toEqual(['aborted', ['a aborted'], ['a']]);
    await server.hungUp();
  });

  test('a wait ends with the caller', async () => {
    server.answers(refuses(503, { headers: { 'retry-after': '4' } }));
    const { copilot } = await createChatModels(loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'a' }), { onCall: (report) => void reports.push(report) });
    const leaving = new AbortController();
    const failure = failureOf(copilot?.chat.invoke(prompt, { signal: leaving.signal }) ?? Promise.resolve());
    await vi.waitFor(() => expect(outcomes()).toEqual(['a unavailable']));
    leaving.abort();
    expect([await failure, server.requests.length]).toEqual(['aborted', 1]);
  });
});

describe('a model that fails again and again', () => {
  const circuit = { failures: 3, restMs: 60_000 };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });

  test('that fails 3 times in a row is not asked again until the breaker lets one probe through', async () => {
    server.answers(refuses(500));
    const { chat } = await modelOf({ COPILOT_MODEL: 'a,b', MODEL_ATTEMPTS: '1' }, { circuit });
    for (let i = 0; i < 3; i += 1) await failureOf(chat.invoke(prompt));
    expect([server.requests.length, circuits]).toEqual([6, ['a open', 'b open']]);
    expect(await failureOf(chat.invoke(prompt))).toBe('circuit_open');
    expect(server.requests.length).toBe(6);
    rest(circuit.restMs);
    await failureOf(chat.invoke(prompt));
    expect([server.requests.length, circuits.slice(2)]).toEqual([8, ['a half_open', 'a open', 'b half_open', 'b open']]);
    rest(circuit.restMs);
    server.answers(says('ya'));
    expect((await chat.invoke(prompt)).text).toBe('ya');
    expect(circuits.slice(6)).toEqual(['a half_open', 'a closed']);
  });

  test('lets through one call only, and the others do not wait for it', async () => {
    server.answers(refuses(500));
    const { chat } = await modelOf({ MODEL_ATTEMPTS: '3' }, { circuit });
    await failureOf(chat.invoke(prompt));
    rest(circuit.restMs);
    server.answers(staysSilent());
    const leaving = new AbortController();
    const probe = failureOf(chat.invoke(prompt, { signal: leaving.signal }));
    await vi.waitFor(() => expect(server.requests.length).toBe(4));
    expect(await failureOf(chat.invoke(prompt))).toBe('circuit_open');
    leaving.abort();
    expect(await probe).toBe('aborted');
    expect(circuits.at(-1)).toBe('a open');
  });

  test('is not one that answers between its failures, refuses requests, or is left by its callers', async () => {
    const { chat } = await modelOf({ MODEL_ATTEMPTS: '1' }, { circuit });
    server.answers(refuses(500), refuses(500), says('ya'), refuses(500), refuses(500), says('ya'), refuses(400));
    for (let i = 0; i < 10; i += 1) await failureOf(chat.invoke(prompt));
    for (let i = 0; i < 4; i += 1) await failureOf(chat.invoke(prompt, { signal: AbortSignal.abort() }));
    expect(circuits).toEqual([]);
  });

  test('is one that lets every call run out of time', async () => {
    server.answers(staysSilent());
    const { chat } = await modelOf({ MODEL_CALL_SECONDS: '0.05' }, { circuit });
    for (let i = 0; i < 3; i += 1) expect(await failureOf(chat.invoke(prompt))).toBe('timed_out');
    expect(await failureOf(chat.invoke(prompt))).toBe('circuit_open');
  });

  test('is the same for every agent that asks it', async () => {
    server.answers(refuses(500));
    const config = loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'a', FEEDBACK_MODEL: 'a', MODEL_ATTEMPTS: '1' });
    const { copilot, feedback } = await createChatModels(config, { circuit });
    for (let i = 0; i < 3; i += 1) await failureOf(copilot?.chat.invoke(prompt) ?? Promise.resolve());
    expect(await failureOf(feedback?.chat.invoke(prompt) ?? Promise.resolve())).toBe('circuit_open');
  });
});

describe('the meter of an answer', () => {
  test('counts what its calls used, those of the model that answered and those before it that broke off', async () => {
    server.answers(breaksOffAfter(), says('ya'));
    const { chat } = await modelOf({ COPILOT_MODEL: 'a,b', MODEL_ATTEMPTS: '1' });
    const meter = createUsageMeter({ tokens: null });
    await meter.run(async () => {
      await chat.invoke(prompt);
    });
    expect(meter.usages()).toEqual([
      { model: 'a', calls: 1, inputTokens: expect.any(Number), outputTokens: 0, estimatedCalls: 1 },
      { model: 'b', calls: 1, inputTokens: 11, outputTokens: 7, estimatedCalls: 0 },
    ]);
  });

  test('counts a call under way as what it was sent, and so one that broke off', async () => {
    server.answers(staysSilent());
    const { chat } = await modelOf();
    const meter = createUsageMeter({ tokens: null });
    const leaving = new AbortController();
    const asking = meter.run(() => failureOf(chat.invoke(prompt, { signal: leaving.signal })));
    await vi.waitFor(() => expect(server.requests.length).toBe(1));
    const [underWay] = meter.usages();
    expect(underWay).toMatchObject({ calls: 1, outputTokens: 0, estimatedCalls: 1 });
    leaving.abort();
    await asking;
    expect(meter.usages()).toEqual([underWay]);
  });

  test('begins no call beyond its limit, and asks no other model either', async () => {
    server.answers(says('ya'));
    const { chat } = await modelOf({ COPILOT_MODEL: 'a,b' });
    const meter = createUsageMeter({ tokens: 50 });
    await meter.run(async () => {
      expect(await failureOf(chat.invoke(prompt))).toBe('answered');
      expect(await failureOf(chat.invoke(prompt))).toBe('answered');
      expect(await failureOf(chat.invoke(prompt))).toBe('out_of_tokens');
    });
    expect([server.requests.length, outcomes().at(-1)]).toEqual([2, 'a out_of_tokens']);
  });

  test('two answers at once are counted apart', async () => {
    server.answers(says('ya'));
    const { chat } = await modelOf();
    const meters = [createUsageMeter({ tokens: null }), createUsageMeter({ tokens: null })];
    await Promise.all(meters.map((meter, i) => meter.run(async () => void (await Promise.all(Array.from({ length: i + 1 }, () => chat.invoke(prompt)))))));
    expect(meters.map((meter) => meter.usages().map(({ calls }) => calls))).toEqual([[1], [2]]);
  });
});
