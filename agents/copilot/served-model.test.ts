import { SnapshotReader, everywhere } from '#engine';
import { loadConfig } from '#config';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type FixtureHome, createFixtureHome } from '../../tests/support/fixture-snapshot.ts';
import { type AskedRequest, type Reply, breaksOffAfter, callsTools, neverEnds, refuses, says, sends, staysSilent, stallsAfter, startModelServer } from '../../tests/support/model-server.ts';
import { createChatModels } from '../models/create-chat-models.ts';
import type { CopilotAnswer } from './answer.ts';
import { createCopilot } from './create-copilot.ts';

let fixture: FixtureHome;
let reader: SnapshotReader;
beforeAll(async () => {
  fixture = await createFixtureHome({
    claims: [
      { claim_id: 'C0124V000001', province_code: '76', province_name: 'Sulawesi Barat', facility_key: '760101', amount_claimed: 9_000_000 },
      { claim_id: 'C0124V000002', province_code: '76', province_name: 'Sulawesi Barat', facility_key: '760101', amount_claimed: 7_000_000 },
    ],
    count: 20,
  });
  reader = await SnapshotReader.open({ home: fixture.home, threads: 1 });
});
afterAll(async () => {
  await reader.close();
  fixture.cleanup();
});

interface Served {
  readonly answer: CopilotAnswer;
  readonly requests: readonly AskedRequest[];
  /** Milliseconds from the first sentence being told to the end. */
  readonly toldBeforeEnd: boolean;
  readonly milliseconds: number;
}

/** Asks one question of the copilot on a server that answers as it is told. */
async function askServed(replies: readonly Reply[], { deadlineMs = 20_000, ...variables }: { readonly deadlineMs?: number; readonly MODEL_CALL_SECONDS?: string; readonly MODEL_IDLE_SECONDS?: string; readonly MODEL_ATTEMPTS?: string } = {}): Promise<Served> {
  const server = await startModelServer(...replies);
  try {
    const config = loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'served', MODEL_ATTEMPTS: '1', ...variables });
    const { copilot: model } = await createChatModels(config);
    const copilot = createCopilot({ reader, model, deadlineMs });
    await copilot.warmUp();
    const started = performance.now();
    let told = Infinity;
    const answer = await copilot.ask({ question: 'Klaim dengan biaya tertinggi di Sulawesi Barat', scope: everywhere, userId: 'user-1', onEvent: ({ type }) => void (type === 'sentence' && (told = Math.min(told, performance.now()))) });
    const ended = performance.now();
    return { answer, requests: server.requests, toldBeforeEnd: ended - told > 50, milliseconds: ended - started };
  } finally {
    await server.close();
  }
}

const plans = callsTools([{ id: 'call_a', name: 'search_claims', args: '{"province":"Sulawesi Barat","sort":"amount_claimed","limit":2}' }]);
const done = says('Cukup.');
/** The reply with the pseudonym that the server was told for the first claim. */
const answers = (write: (claim: string) => string, options: { readonly pieces?: number; readonly delayMs?: number } = {}): Reply => (response, request) => {
  const claim = /search\.1\.claim_id\\?",[^}]*?\\?"value\\?":\\?"(REF-\d+)/.exec(JSON.stringify(request.body.messages))?.[1] ?? 'REF-0';
  const text = write(claim);
  const size = Math.ceil(text.length / (options.pieces ?? 1));
  return says(text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [], { delayMs: options.delayMs ?? 0 })(response, request);
};
const sentence = (claim: string, amount = 'Rp 9.000.000'): string => JSON.stringify({ text: `Klaim ${claim}: biaya tagih ${amount}.`, evidence: ['search.1.claim_id', 'search.1.amount_claimed'] });

describe('the copilot on an OpenAI-compatible server', () => {
  it('plans, calls tools, streams, and shows what the evidence proves under the name of the model', async () => {
    const { answer, requests } = await askServed([plans, done, answers((claim) => `{"notice":null,"sentences":[${sentence(claim)}]}`)]);
    expect(answer).toMatchObject({ generated_by: 'served', text: 'Klaim C0124V000001: biaya tagih Rp 9.000.000.', grounding: { status: 'verified', dropped: 0 } });
    expect(answer.usage.model_calls).toBe(3);
    expect(answer.usage.input_tokens).toBeGreaterThan(0);
    expect(requests.at(-1)?.body.stream).toBe(true);
  });

  it('tells the first sentence while the second is still being written', async () => {
    const { answer, toldBeforeEnd } = await askServed([plans, done, answers((claim) => `{"sentences":[${sentence(claim)},${sentence(claim)}]}`, { pieces: 12, delayMs: 30 })]);
    expect(toldBeforeEnd).toBe(true);
    expect(answer.sentences.length).toBe(2);
  });

  it('sends no identifier over the wire', async () => {
    const { requests } = await askServed([plans, done, answers((claim) => `{"sentences":[${sentence(claim)}]}`)]);
    expect(requests.length).toBe(3);
    const sent = JSON.stringify(requests.map(({ body, path }) => [path, body]));
    expect(sent).not.toMatch(/C0124V|760101/);
    const keys = fixture.claims.flatMap(({ patient_key, family_key }) => [patient_key, family_key]).filter((key) => key !== null);
    expect(keys.filter((key) => sent.includes(key))).toEqual([]);
  });

  it('repairs a false figure once', async () => {
    const { answer } = await askServed([plans, done, answers((claim) => `{"sentences":[${sentence(claim, 'Rp 9.100.000')}]}`), answers((claim) => `{"sentences":[${sentence(claim)}]}`)]);
    expect(answer).toMatchObject({ text: 'Klaim C0124V000001: biaya tagih Rp 9.000.000.', grounding: { status: 'repaired' } });
  });

  it.each<[string, readonly Reply[], Parameters<typeof askServed>[1]]>([
    ['is down', [refuses(500)], {}],
    ['asks to come back in an hour', [refuses(429, { headers: { 'retry-after': '3600' } })], { MODEL_ATTEMPTS: '3' }],
    ['refuses the key', [refuses(401)], {}],
    ['answers with a page', [sends('<html>maintenance</html>', { type: 'text/html' })], {}],
    ['says nothing at all', [staysSilent()], { deadlineMs: 1500 }],
    ['stalls in the middle', [plans, done, stallsAfter('{"sentences":[{"text":"Klaim')], { MODEL_IDLE_SECONDS: '1', deadlineMs: 6000 }],
    ['breaks off', [plans, done, breaksOffAfter('{"sentences":[{"text":"Klaim')], {}],
    ['never ends', [plans, done, neverEnds('x'.repeat(400))], { deadlineMs: 5000 }],
    ['sends arguments that are no JSON', [callsTools([{ id: 'call_a', name: 'search_claims', args: '{"province":' }]), done, says('{"sentences":[]}'), says('{"sentences":[]}')], {}],
  ])('that %s is answered for by the engine, in time', async (_, replies, options) => {
    const { answer, milliseconds } = await askServed(replies, options);
    expect(answer.grounding.status).toBe('fallback');
    expect(answer.text).toContain('C0124V000001');
    expect(answer.text).toContain('Rp 9.000.000');
    // What a busy machine adds after the deadline is not the answer's.
    expect(milliseconds).toBeLessThan((options?.deadlineMs ?? 20_000) + 10_000);
  });
});
