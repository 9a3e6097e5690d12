import { everywhere, type LiveClaim, type LiveSource } from '#engine';
import { claimSummarySchema } from '#agents';
import { createToolContext, createTools, resolveEvidence } from '#tools';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';

import { type StreamedEvent, readEvents } from '../../tests/support/event-stream.ts';
import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { publishFixtureSnapshot, writeFixtureSnapshot } from '../../tests/support/fixture-snapshot.ts';
import { deadLetter, intakeBatch, liveClaim } from '../../tests/support/live-claims.ts';

let service: FixtureService;
let address: string;
beforeAll(async () => {
  service = await createFixtureService({ claims: [{ claim_id: 'of-snapshot', province_code: '31' }], count: 20 });
  address = await service.app.listen({ port: 0, host: '127.0.0.1' });
  await keep('live', 'L1', { flags: ['severity_mismatch'], rules_not_evaluated: ['duplicate_pattern'], risk_score: 0.9, amount_claimed: 9_000_000, province_code: '31', province_name: 'DKI JAKARTA' });
  await keep('live', 'L2', { province_code: '32', province_name: 'JAWA BARAT' });
  await keep('simulated', simulated, { rules_not_evaluated: ['duplicate_pattern'], flags: ['severity_mismatch'], amount_claimed: 8_000_000, province_code: '31', province_name: 'DKI JAKARTA' });
  const areThere = async (): Promise<void> => {
    const there = new Set(await listed('all'));
    if (!['L1', 'L2', simulated].every((id) => there.has(id))) throw new Error('not all are visible yet');
  };
  await vi.waitFor(areThere, { timeout: 60_000 });
});
afterAll(() => service?.close());

const simulated = 'SIM-2026-000001000001';
let kept = 0;

async function keep(source: LiveSource, id: string, claim: Partial<LiveClaim['claim']> = {}): Promise<void> {
  const { liveClaims } = source === 'live' ? service.store : service.simulation;
  kept += 1;
  await liveClaims.take(intakeBatch([liveClaim(id, { source, claim, part: `part-${kept}`, payload: `{"kept":${kept}}`, generatedAt: new Date().toISOString(), receivedAt: new Date().toISOString(), snapshotId: 'snapshot-fixture' })]));
}

async function get(url: string, { role = 'auditor', provinces }: { readonly role?: 'auditor' | 'admin'; readonly provinces?: readonly string[] } = {}) {
  return service.app.inject({ url, headers: await service.headers(role, { ...(provinces && { provinces }) }) });
}

async function post(url: string, payload: object) {
  return service.app.inject({ method: 'POST', url, payload, headers: { ...(await service.headers()), accept: 'application/json' } });
}

const rowsSchema = z.object({ data: z.array(z.looseObject({ claim_id: z.string() })) });

async function listed(source: string, provinces?: readonly string[]): Promise<string[]> {
  const answer = await get(`/claims/high-risk?source=${source}&page_size=200`, { ...(provinces && { provinces }) });
  return rowsSchema.parse(answer.json()).data.map(({ claim_id }) => claim_id);
}

describe('a claim that another process kept', () => {
  test('is in the worklist of its source, with its scores and flags, and in no list that does not ask for it', async () => {
    const { data } = (await get('/claims/high-risk?source=live')).json();
    expect(data.slice(0, 1)).toMatchObject([{ claim_id: 'L1', source: 'live', risk_rank: null, risk_score: 0.9, flags: ['severity_mismatch'], received_at: expect.any(String) }]);
    expect((await listed('live')).toSorted()).toEqual(['L1', 'L2']);
    expect(await listed('simulated')).toEqual([simulated]);
    expect(await listed('all')).toHaveLength(service.claims.length + 3);
    expect(await listed('snapshot')).toHaveLength(service.claims.length);
  });

  test('is read by its id, with what was not evaluated and how it came in, and asked for again is not told as known', async () => {
    const answer = await get('/claims/L1');
    expect(answer.json().data).toMatchObject({ claim_id: 'L1', rules_not_evaluated: ['duplicate_pattern'], intake: { source: 'live', channel: 'jsonl', scored_against: 'snapshot-fixture' }, indications: [{ rule_id: 'severity_mismatch' }] });
    expect(answer.headers['etag']).toBeUndefined();
    await keep('live', 'L1', { ...answer.json().data, amount_claimed: 9_500_000 });
    await expect.poll(async () => (await get('/claims/L1')).json().data.amount_claimed).toBe(9_500_000);
  });

  test('answers queries that name its source, as rows and as files', async () => {
    const query = { subject: 'claims', where: [{ field: 'source', op: '!=', value: 'snapshot' }], limit: 10 };
    expect((await post('/queries', query)).json().data.map(({ claim_id, source }: Record<string, unknown>) => [claim_id, source]).toSorted()).toEqual([['L1', 'live'], ['L2', 'live'], [simulated, 'simulated']]);
    const csv = (await post('/queries?format=csv', query)).body;
    expect(csv).toMatch(new RegExp(`${simulated}.*simulated`));
    expect((await get('/claims/high-risk?source=simulated&format=csv')).body).toMatch(new RegExp(`${simulated}.*simulated`));
    expect((await post('/queries?format=csv', { subject: 'claims', limit: 200 })).body).not.toContain('SIM-');
  });

  test('is no claim for who may not see its province', async () => {
    expect(await listed('all', ['32'])).not.toContain('L1');
    expect((await get('/claims/L1', { provinces: ['32'] })).statusCode).toBe(404);
  });
});

describe('the copilot', () => {
  test('finds simulated claims of the last hour by words, and says of each that it is one', async () => {
    const { data } = (await post('/chat', { message: 'klaim simulasi yang masuk sejam terakhir' })).json();
    const text: string = data.message.text;
    expect(text).toContain(simulated);
    expect(text.toLowerCase()).toContain('simulasi');
    expect(text).not.toContain('of-snapshot');
  });

  test.each([
    ['L1', 'id', 'Klaim L1', 'Klaim ini masuk lewat kanal live (jsonl)', 'tidak berperingkat', 'Tidak dapat dievaluasi'],
    ['L1', 'en', 'Claim L1', 'This claim came in live (jsonl)', 'has no rank', 'Could not be evaluated'],
    [simulated, 'id', `Klaim simulasi ${simulated}`, 'Ini klaim simulasi, bukan klaim nyata', 'tidak berperingkat', 'Tidak dapat dievaluasi'],
    [simulated, 'en', `Simulated claim ${simulated}`, 'This is a simulated claim, not a real one', 'has no rank', 'Could not be evaluated'],
  ])('sums up %s in %s as what it is: how it came in, without a rank, and what was not evaluated', async (id, lang, subject, arrival, unranked, unevaluated) => {
    const summary = claimSummarySchema.parse((await get(`/claims/${id}/summary?lang=${lang}`)).json());
    expect(summary.finding.sentences[0]?.text).toContain(subject);
    const finding = summary.finding.sentences.map(({ text }) => text).join(' ');
    for (const part of [arrival, unevaluated]) expect(finding).toContain(part);
    expect(summary.text).toContain(unranked);
    expect(finding.split(/\s+/u).length).toBeLessThanOrEqual(150);
  });

  test('of a claim of the snapshot says nothing of how it came in', async () => {
    expect((await get('/claims/of-snapshot/summary')).json().text).not.toMatch(/kanal|simulasi|berperingkat/);
  });

  test('answers a question about a simulated claim, and marks it', async () => {
    const { data } = (await post(`/claims/${simulated}/chat`, { message: 'Ceritakan klaim ini' })).json();
    expect(data.message.text).toContain('klaim simulasi, bukan klaim nyata');
  });

  test.each(['L1', simulated])('has every tool on the claim work on %s, and what it cites can be read again', async (claimId) => {
    await service.reader.read(async (snapshot) => {
      const tools = createTools(createToolContext({ snapshot, claimId, scope: everywhere, now: new Date() }));
      for (const tool of ['get_claim', 'explain_score', 'compare_with_peers', 'find_similar_claims', 'get_patient_episodes', 'suggest_checklist', 'get_tariff_insight', 'get_outcome_history', 'get_facility_profile']) {
        const outcome = await tools.call(tool, {});
        expect([tool, outcome.ok]).toEqual([tool, true]);
        const cited = (outcome.ok ? outcome.evidence : []).filter(({ id }) => /^(?:claim|intake)\./.test(id));
        for (const item of cited) expect([item.id, await resolveEvidence(snapshot, item)]).toEqual([item.id, item.value]);
      }
    });
  });
});

describe('documents', () => {
  test('a note tells that its claim is simulated, and a list which of its claims are', async () => {
    const note = await post(`/claims/${simulated}/documents`, { kind: 'note', format: 'md' });
    expect(note.body).toContain('Klaim simulasi');
    const list = await post('/documents', { format: 'md', query: { subject: 'claims', where: [{ field: 'received_at', op: 'not_null' }], limit: 10 } });
    expect(list.body).toContain(`| ${simulated} \\(simulasi\\) |`);
    expect(list.body).toContain('| L1 |');
  });

  test('no letter is written about a simulated claim, and one is about a live one', async () => {
    expect((await post(`/claims/${simulated}/documents`, { kind: 'request', format: 'md' })).json()).toMatchObject({ status: 409, code: 'CLAIM_SIMULATED' });
    expect((await post('/claims/L1/documents', { kind: 'request', format: 'md' })).statusCode).toBe(200);
  });
});

describe('what people do', () => {
  test.each([
    ['feedback', { decision: 'rejected', reason: 'duplicate', notes: '' }],
    ['assignment', {}],
    ['feedback/proposals', { message: 'tolak, klaim ganda' }],
  ])('is refused on a simulated claim: %s', async (path, payload) => {
    expect((await post(`/claims/${simulated}/${path}`, payload)).json()).toMatchObject({ status: 409, code: 'CLAIM_SIMULATED' });
  });

  test('on a live claim it holds, and still does when a snapshot has the claim', async () => {
    expect((await post('/claims/L2/assignment', {})).statusCode).toBe(200);
    const proposed = (await post('/claims/L2/feedback/proposals', { message: 'tolak, klaim ganda' })).json();
    expect((await post(`/feedback/proposals/${proposed.data.proposal_id}/confirm`, { version: 1 })).statusCode).toBe(201);
    const decided = { latest_feedback: { decision: 'rejected', reason: 'duplicate' }, review_state: expect.any(String) };
    expect((await get('/claims/L2')).json().data).toMatchObject({ intake: { source: 'live' }, ...decided });
    await writeFixtureSnapshot(service.fixture.home, { claims: [{ claim_id: 'L2' }, { claim_id: 'of-snapshot', province_code: '31' }], count: 20, seed: 4, snapshotId: 'snapshot-folded' });
    publishFixtureSnapshot(service.fixture.home, 'snapshot-folded');
    await service.reader.refresh();
    expect((await get('/claims/L2')).json().data).toMatchObject({ intake: null, risk_rank: expect.any(Number), ...decided });
    expect(await listed('live')).toEqual(['L1']);
    publishFixtureSnapshot(service.fixture.home, 'snapshot-fixture');
    await service.reader.refresh();
  });
});

async function stream(query = '', lastEventId?: string, provinces?: readonly string[]): Promise<AsyncGenerator<StreamedEvent>> {
  const headers = await service.headers('auditor', { ...(provinces && { provinces }) });
  return readEvents(await fetch(`${address}/live${query}`, { headers: { ...headers, ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) } }));
}

async function next(events: AsyncGenerator<StreamedEvent>): Promise<StreamedEvent> {
  const { value, done } = await events.next();
  if (done === true) throw new Error('the stream ended');
  return value;
}

describe('the feed', () => {
  test('tells each claim as it comes in, with scores, flags and source; who comes back goes on behind the last event', async () => {
    const events = await stream();
    expect(await next(events)).toMatchObject({ event: 'ready' });
    await keep('live', 'F1', { risk_score: 0.7, rules_not_evaluated: [] });
    const first = await next(events);
    expect(first).toMatchObject({ event: 'claim', data: { claim_id: 'F1', risk_score: 0.7, source: 'live', is_simulated: false, rules_not_evaluated: [], received_at: expect.any(String) } });
    expect(await listed('live')).toContain('F1');
    await keep('simulated', 'SIM-2026-000001000002');
    expect(await next(events)).toMatchObject({ event: 'claim', data: { claim_id: 'SIM-2026-000001000002', source: 'simulated', is_simulated: true } });
    await events.return(undefined);
    await keep('live', 'F2');
    const again = await stream('', first.id);
    expect(await next(again)).toMatchObject({ event: 'ready', id: first.id });
    expect(new Set([(await next(again)).data['claim_id'], (await next(again)).data['claim_id']])).toEqual(new Set(['F2', 'SIM-2026-000001000002']));
    await again.return(undefined);
  });

  test('is of one source where one is asked for, and of the reader’s provinces alone', async () => {
    const events = await stream('?source=live', undefined, ['32']);
    await next(events);
    await keep('simulated', 'SIM-2026-000001000003', { province_code: '32' });
    await keep('live', 'F3', { province_code: '31' });
    await keep('live', 'F4', { province_code: '32' });
    expect((await next(events)).data['claim_id']).toBe('F4');
    await events.return(undefined);
  });

  test('is a document for who takes no events: the last claims, then those after an event', async () => {
    const document = (await get('/live?source=live&limit=2')).json();
    expect(document.data).toHaveLength(2);
    expect(document.meta.skipped).toEqual([]);
    await keep('live', 'F5');
    await expect.poll(() => listed('live')).toContain('F5');
    const after = (await get(`/live?source=live&after=${document.meta.last_event_id}`)).json();
    expect(after.data.map(({ claim_id }: { claim_id: string }) => claim_id)).toEqual(['F5']);
    expect((await get(`/live?after=${after.meta.last_event_id}&source=live`)).json().data).toEqual([]);
  });
});

test('the status tells of each source how many there are, what waits, what became no claim, and who takes them in', async () => {
  await service.store.liveClaims.take(intakeBatch([], [deadLetter({ reason: 'NOT_JSON', part: 'letters' })]));
  const counts = { read: 12, added: 10, replaced: 1, repeated: 0, dead: 1, lag: 3, latency: { p50: 5, p99: 9 } };
  await service.store.liveClaims.reportConsumer({ name: 'host-1', channel: 'redis', startedAt: '2026-01-01T00:00:00.000Z', counts, waitingFor: null });
  await keep('live', 'S1', { province_code: '31' });
  await expect.poll(() => listed('live')).toContain('S1');
  const { data } = (await get('/live/status')).json();
  expect(data).toMatchObject([
    {
      source: 'live',
      is_simulated: false,
      claims: (await listed('live')).length,
      last_claim: { claim_id: 'S1' },
      lag: { changes: 0, visible_after_ms: { p99: expect.any(Number) } },
      dead_letters: { total: 1, by_reason: [{ reason: 'NOT_JSON', n: 1, label: 'Pesan bukan JSON.' }] },
      consumers: [{ name: 'host-1', channel: 'redis', added: 10, dead: 1, lag: 3, latency_ms: { p99: 9 }, is_silent: false, waiting_for: null }],
    },
    { source: 'simulated', is_simulated: true, dead_letters: { total: 0 }, consumers: [] },
  ]);
  expect(data[0].claims_per_second.last_minute).toBeGreaterThan(0);
  const [scoped] = (await get('/live/status', { provinces: ['51'] })).json().data;
  expect([scoped.claims, scoped.last_claim]).toEqual([0, null]);
  await service.store.liveClaims.forgetConsumer({ name: 'host-1', channel: 'redis' });
  expect((await get('/live/status')).json().data[0].consumers).toEqual([]);
});
