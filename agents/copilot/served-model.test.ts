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
  readonly milliseconds: number;
}

/** Asks one question of the copilot on a server that answers as it is told. */
async function askServed(replies: readonly Reply[], { deadlineMs = 20_000, ...variables }: { readonly deadlineMs?: number; readonly MODEL_CALL_SECONDS?: string; readonly MODEL_ATTEMPTS?: string } = {}): Promise<Served> {
  const server = await startModelServer(...replies);
  try {
    const config = loadConfig({ OPENAI_BASE_URL: server.baseUrl, COPILOT_MODEL: 'served', MODEL_ATTEMPTS: '1', ...variables });
    const { copilot: model } = await createChatModels(config);
    const copilot = createCopilot({ reader, model, deadlineMs });
    await copilot.warmUp();
    const started = performance.now();
    const answer = await copilot.ask({ question, scope: everywhere, userId: 'user-1' });
    const ended = performance.now();
    return { answer, requests: server.requests, milliseconds: ended - started };
  } finally {
    await server.close();
  }
}

/** A word that the reader does not know. */
const question = 'Klaim rebahan dengan biaya tertinggi di Sulawesi Barat';
const meaning = 'rawat inap (ritl)';

/** The number of the meaning, as the prompt has it. */
const meaningIn = (request: Parameters<Reply>[1]): number => Number(new RegExp(`(?:^|\\\\n)(\\d+) ${meaning.replaceAll(/[()]/g, '\\$&')}`).exec(JSON.stringify(request.body.messages))?.[1] ?? 0);
const means: Reply = (response, request) => says(JSON.stringify({ meanings: [meaningIn(request)] }))(response, request);
const refusesParameter = (param: string): Reply => refuses(400, { error: { message: 'unknown parameter', param } });

describe('the copilot on an OpenAI-compatible server', () => {
  it('asks for the sense of a word by a schema, and names the model that gave it', async () => {
    const { answer, requests } = await askServed([means]);
    expect(answer).toMatchObject({ generated_by: 'served', assumed: [{ words: 'rebahan' }], queries: [{ where: [{ field: 'service_type', value: 'RITL' }, { field: 'province_name' }] }] });
    expect(answer.usage.model_calls).toBe(1);
    expect(answer.usage.input_tokens).toBeGreaterThan(0);
    expect(requests[0]?.body).toMatchObject({ response_format: { type: 'json_schema', json_schema: { schema: { properties: { meanings: { items: { type: 'integer' } } } } } } });
  });

  it('asks by the call of one tool where the server takes no schema of the reply, and without one where it takes neither', async () => {
    const byTool = await askServed([refusesParameter('response_format'), (response, request) => callsTools([{ id: 'call_a', name: 'reply', args: JSON.stringify({ meanings: [meaningIn(request)] }) }])(response, request)]);
    expect(byTool.answer).toMatchObject({ generated_by: 'served', assumed: [{ words: 'rebahan' }] });
    expect(byTool.requests.at(-1)?.body).toMatchObject({ tools: [{ function: { name: 'reply', parameters: { properties: { meanings: { items: { type: 'integer' } } } } } }], tool_choice: { function: { name: 'reply' } } });
    const { answer, requests } = await askServed([refusesParameter('response_format'), refusesParameter('tool_choice'), refusesParameter('tools'), means]);
    expect(answer).toMatchObject({ generated_by: 'served', assumed: [{ words: 'rebahan' }] });
    expect(requests.map(({ body }) => ['response_format', 'tools', 'tool_choice'].filter((name) => name in body))).toEqual([['response_format'], ['tools', 'tool_choice'], ['tools'], []]);
  });

  it('sends no identifier over the wire', async () => {
    const { requests } = await askServed([means]);
    const sent = JSON.stringify(requests.map(({ body, path }) => [path, body]));
    expect(sent).not.toMatch(/C0124V|760101/);
    const keys = fixture.claims.flatMap(({ patient_key, family_key }) => [patient_key, family_key]).filter((key) => key !== null);
    expect(keys.filter((key) => sent.includes(key))).toEqual([]);
  });

  it.each<[string, readonly Reply[], Parameters<typeof askServed>[1]]>([
    ['is down', [refuses(500)], {}],
    ['asks to come back in an hour', [refuses(429, { headers: { 'retry-after': '3600' } })], { MODEL_ATTEMPTS: '3' }],
    ['refuses the key', [refuses(401)], {}],
    ['answers with a page', [sends('<html>maintenance</html>', { type: 'text/html' })], {}],
    ['says nothing at all', [staysSilent()], { deadlineMs: 1500 }],
    ['stalls in the middle', [stallsAfter('{"meanings":[')], { MODEL_CALL_SECONDS: '1', deadlineMs: 6000 }],
    ['breaks off', [breaksOffAfter('{"meanings":[')], {}],
    ['never ends', [neverEnds('x'.repeat(400))], { deadlineMs: 5000 }],
    ['calls a tool', [callsTools([{ id: 'call_a', name: 'query_claims', args: '{"province":' }])], {}],
  ])('that %s is asked back by the engine, in time', async (_, replies, options) => {
    const { answer, milliseconds } = await askServed(replies, options);
    expect(answer).toMatchObject({ generated_by: 'offline', unread: ['rebahan'], notice: { code: 'unclear' }, sentences: [] });
    // What a busy machine adds after the deadline is not the answer's.
    expect(milliseconds).toBeLessThan((options?.deadlineMs ?? 20_000) + 10_000);
  });
});
