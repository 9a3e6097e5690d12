import { loadConfig } from '#config';
import { type ClaimOrder, type ClaimSimulation, type ClaimsProfile, type RunResult, SnapshotReader, createClaimSimulation, everywhere, readClaimsProfile, runSimulation } from '#engine';
import { readDataBlock } from '#prompts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

import { type AskedRequest, type Reply, breaksOffAfter, callsTools, neverEnds, refuses, says, sends, stallsAfter, startModelServer, staysSilent } from '../../tests/support/model-server.ts';
import { type PipelineHome, createPipelineHome } from '../../tests/support/pipeline-home.ts';
import { createChatModels } from '../models/create-chat-models.ts';
import { createSimulator } from './create-simulator.ts';

let pipeline: PipelineHome;
let reader: SnapshotReader;
let profile: ClaimsProfile;
beforeAll(async () => {
  pipeline = await createPipelineHome({ rows: 3000, seed: 13 });
  await pipeline.refresh();
  reader = await SnapshotReader.open({ home: pipeline.home, threads: 1 });
  profile = await reader.read((snapshot) => readClaimsProfile(snapshot, everywhere));
});
afterAll(async () => {
  await reader.close();
  pipeline.cleanup();
});

const start = new Date('2026-11-29T03:00:00Z').getTime();

interface Made {
  readonly result: RunResult;
  readonly claims: readonly Record<string, unknown>[];
  readonly orders: readonly ClaimOrder[];
  readonly requests: readonly AskedRequest[];
}

/** A run of so many claims whose model answers as it is told; its clock goes only while it waits. */
async function simulate(count: number, replies: readonly Reply[], { deadlineMs = 20_000, indications = 0.3, ...variables }: { readonly deadlineMs?: number; readonly indications?: number; readonly MODEL_CALL_SECONDS?: string; readonly MODEL_TOKENS_PER_ANSWER?: string } = {}): Promise<Made> {
  const server = await startModelServer(...replies);
  try {
    const config = loadConfig({ OPENAI_BASE_URL: server.baseUrl, SIMULATOR_MODEL: 'served', MODEL_ATTEMPTS: '1', ...variables });
    const { simulator: model } = await createChatModels(config, { circuit: { failures: 1000, restMs: 1 } });
    const simulation = createClaimSimulation({ profile, seed: 1, run: 1, indications });
    const make = (await createSimulator({ reader, model, language: 'en', deadlineMs, tokensPerClaim: config.MODEL_TOKENS_PER_ANSWER }))(simulation);
    const [claims, orders]: [Record<string, unknown>[], ClaimOrder[]] = [[], []];
    let time = start;
    const result = await runSimulation({
      simulation,
      make: (order, now, signal) => {
        orders.push(order);
        return make(order, now, signal);
      },
      writer: { write: async (messages) => void claims.push(...messages.map(({ body }) => z.record(z.string(), z.unknown()).parse(JSON.parse(body)))) },
      keepTruth: async () => {},
      pace: { interval: [10, 30], jitter: 0.3 },
      seed: 1,
      durationMs: 1e9,
      maxClaims: count,
      clock: () => new Date(time),
      wait: async (milliseconds) => void (time += milliseconds),
      signal: new AbortController().signal,
    });
    if (result.error !== undefined) throw result.error;
    return { result, claims, orders, requests: server.requests };
  } finally {
    await server.close();
  }
}

const textsOf = ({ body }: AskedRequest): string[] => (body.messages ?? []).map(({ content }) => String(content));
const limits = z.object({
  service_type: z.string(),
  severity_group: z.string(),
  facility: z.object({ province: z.string(), class: z.string(), ownership: z.string() }),
  primary: z.object({ code: z.string() }),
  admit_dt: z.string(),
  secondary: z.array(z.string()),
  procedures: z.array(z.array(z.string())),
  near: z.object({ discharge_dt: z.string(), amount_claimed: z.number(), amount_paid: z.number() }),
});
type Asked = z.infer<typeof limits>;
const askedIn = (request: AskedRequest): Asked => limits.parse(readDataBlock(textsOf(request)[1] ?? ''));

/** The claim that was asked for, as an able model writes it. */
const written = ({ service_type, severity_group, facility, primary, admit_dt, secondary, procedures, near }: Asked) => ({
  admit_dt,
  discharge_dt: near.discharge_dt,
  facility,
  diagnosis: { primary_code: primary.code, secondary_codes: secondary.slice(0, 1) },
  procedure_codes: procedures[0] ?? [],
  severity_group,
  service_type,
  amount_claimed: near.amount_claimed,
  amount_paid: near.amount_paid,
  amount_gap: near.amount_claimed - near.amount_paid,
});
const able: Reply = (response, request) => says(JSON.stringify(written(askedIn(request))))(response, request);
/** An able model that writes one thing else. */
const except = (change: (claim: ReturnType<typeof written>) => object): Reply => (response, request) => says(JSON.stringify({ ...written(askedIn(request)), ...change(written(askedIn(request))) }))(response, request);

describe('the simulation agent on an OpenAI-compatible server', () => {
  it('sends what the model wrote where that is right, with ids, labels and times of its own', async () => {
    const { result, claims, orders, requests } = await simulate(12, [able]);
    expect(result).toMatchObject({ claims: 12, by_maker: { written: 12, repaired: 0, drawn: 0 } });
    expect(requests).toHaveLength(12);
    for (const [i, order] of orders.entries()) {
      const asked = askedIn(requests[i] ?? { path: '', headers: {}, body: {} });
      expect(claims[i]).toMatchObject({ claim_id: order.claimId, amount_claimed: asked.near.amount_claimed, diagnosis: { primary_code: order.diagnosis.code, primary_label: order.diagnosis.label }, facility_ref: order.facilityRef, patient_ref: order.patientRef });
    }
  });

  it('asks by a schema in which what is to be copied is the only value there is', async () => {
    const { orders, requests } = await simulate(6, [able]);
    for (const [i, { serviceType, severity, diagnosis }] of orders.entries()) {
      const { admit_dt } = askedIn(requests[i] ?? { path: '', headers: {}, body: {} });
      expect(requests[i]?.body).toMatchObject({
        response_format: {
          type: 'json_schema',
          json_schema: {
            schema: {
              required: expect.arrayContaining(['admit_dt', 'amount_gap']),
              properties: { service_type: { const: serviceType }, severity_group: { const: severity }, admit_dt: { const: admit_dt }, diagnosis: { properties: { primary_code: { const: diagnosis.code } } } },
            },
          },
        },
      });
    }
  });

  it('has a claim repaired once, naming its faults', async () => {
    const { result, requests } = await simulate(2, [except(({ amount_gap }) => ({ amount_gap: amount_gap + 5 })), able]);
    expect(result.by_maker).toEqual({ written: 1, repaired: 1, drawn: 0 });
    const [, again] = requests;
    expect(textsOf(again ?? { path: '', headers: {}, body: {} })).toHaveLength(4);
    expect(readDataBlock(textsOf(again ?? { path: '', headers: {}, body: {} })[3] ?? '')).toMatchObject({ faults: [{ field: 'amount_gap' }] });
  });

  it.each<[string, Reply]>([
    ['a gap that does not add up', except(() => ({ amount_gap: -1 }))],
    ['amounts out of all bounds', except(() => ({ amount_claimed: 99_000_000_000, amount_paid: 99_000_000_000, amount_gap: 0 }))],
    ['another diagnosis', except(() => ({ diagnosis: { primary_code: 'O63', secondary_codes: [] } }))],
    ['codes that no list has', except(({ diagnosis }) => ({ diagnosis: { ...diagnosis, secondary_codes: ['<script>'] } }))],
    ['days of the future', except(() => ({ admit_dt: '2031-01-01', discharge_dt: '2031-01-02' }))],
    ['days that are none', except(() => ({ admit_dt: 'yesterday' }))],
    ['text for amounts', except(() => ({ amount_claimed: 'Rp 1.000.000' }))],
    ['a list', says('[1,2]')],
    ['an order to the program', says('{"tool":"delete_all"}')],
    ['nothing at all', says('{}')],
  ])('has the sampler make a claim of which a model twice writes %s', async (_, reply) => {
    const { result, requests, claims, orders } = await simulate(3, [reply]);
    expect(result.by_maker).toEqual({ written: 0, repaired: 0, drawn: 3 });
    expect(requests).toHaveLength(6);
    const alone: ClaimSimulation = createClaimSimulation({ profile, seed: 1, run: 1, indications: 0.3 });
    const expected = orders.map(({ claimId }, i) => {
      const now = new Date(String(claims[i]?.['generated_at']));
      const order = alone.order(now);
      const claim = alone.draw(order, now);
      alone.remember(claim);
      expect(order.claimId).toBe(claimId);
      return claim;
    });
    expect(claims).toEqual(expected);
  });

  it.each<[string, readonly Reply[], Parameters<typeof simulate>[2]]>([
    ['is down', [refuses(500)], {}],
    ['refuses the key', [refuses(401)], {}],
    ['answers with a page', [sends('<html>maintenance</html>', { type: 'text/html' })], {}],
    ['says nothing at all', [staysSilent()], { deadlineMs: 500 }],
    ['stalls in the middle', [stallsAfter('{"admit_dt":')], { MODEL_CALL_SECONDS: '1' }],
    ['talks', [says('Baik, berikut klaimnya.')], {}],
    ['breaks off', [breaksOffAfter('{"admit_dt":')], {}],
    ['never ends', [neverEnds('x'.repeat(400))], { deadlineMs: 2000 }],
    ['calls a tool', [callsTools([{ id: 'call_a', name: 'query_claims', args: '{}' }])], {}],
  ])('goes on by the sampler where it %s', async (_, replies, options) => {
    const { result } = await simulate(2, replies, options);
    expect(result).toMatchObject({ end: 'max_claims', claims: 2, by_maker: { written: 0, repaired: 0, drawn: 2 } });
  });

  it('sends no id, key, facility or participant over the wire, of real claims or simulated ones', async () => {
    const { requests, claims } = await simulate(30, [able], { indications: 1 });
    const sent = JSON.stringify(requests.map(({ body, path }) => [path, body]));
    for (const { claim_id, facility_ref, patient_ref } of claims) for (const key of [claim_id, facility_ref, patient_ref]) expect(sent).not.toContain(String(key));
    expect(sent).not.toMatch(/SIM[FP]?-/);
    const real = await reader.read((snapshot) => snapshot.rows<{ claim_id: string; facility_key: string; patient_key: string | null }>('SELECT claim_id, facility_key, patient_key FROM claims_normalized'));
    const texts = new Set(sent.split(/[^\w-]+/));
    expect(real.filter((claim) => texts.has(claim.claim_id) || texts.has(claim.patient_key ?? '-') || texts.has(claim.facility_key))).toEqual([]);
  });

  it('shows no word of the model’s: labels, extra fields and texts of its own stay behind', async () => {
    const { claims } = await simulate(6, [except(({ facility, diagnosis }) => ({ facility: { ...facility, note: 'EVIL' }, diagnosis: { ...diagnosis, primary_label: 'EVIL' }, claim_id: 'EVIL', patient_ref: 'EVIL', notes: 'EVIL' }))]);
    expect(claims).toHaveLength(6);
    expect(JSON.stringify(claims)).not.toContain('EVIL');
  });

  it('spends no more tokens on a claim than it may', async () => {
    const greedy = says('{}', { usage: { prompt_tokens: 5000, completion_tokens: 5000, total_tokens: 10_000 } });
    const { result, requests } = await simulate(3, [greedy], { MODEL_TOKENS_PER_ANSWER: '6000' });
    expect(result.by_maker.drawn).toBe(3);
    expect(requests).toHaveLength(3);
  });

  it('asks nobody where there is no model, and makes what the sampler makes', async () => {
    const simulation = createClaimSimulation({ profile, seed: 1, run: 1, indications: 0.3 });
    const make = (await createSimulator({ reader, language: 'id', deadlineMs: 1000 }))(simulation);
    const now = new Date(start);
    const order = simulation.order(now);
    expect(await make(order, now, new AbortController().signal)).toEqual({ claim: simulation.draw(order, now), maker: 'drawn' });
  });
});
