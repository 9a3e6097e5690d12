import type { LightMyRequestResponse } from 'fastify';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

let service: FixtureService;
let time = Date.now();
let next = 0;
beforeAll(async () => {
  service = await createFixtureService({
    count: 40,
    clock: () => new Date(time),
    claims: [{ claim_id: 'java', province_code: '32', province_name: 'JAWA BARAT' }, { claim_id: 'bali', province_code: '51', province_name: 'BALI' }],
  });
});
afterAll(() => service?.close());
afterEach(() => {
  time += 1000;
});

type Headers = Record<string, string>;
const as = (name: string, role: 'auditor' | 'ops' | 'client' | 'admin' = 'auditor', provinces?: string[]): Promise<Headers> =>
  service.headers(role, { name, ...(provinces ? { provinces } : {}) });

async function post(url: string, payload: unknown, headers: Headers): Promise<LightMyRequestResponse> {
  return service.app.inject({ method: 'POST', url, payload: JSON.stringify(payload), headers: { 'content-type': 'application/json', ...headers } });
}

/** A claim that no test has touched. */
function freshClaim(): string {
  const claim = service.claims.filter(({ claim_id }) => claim_id !== 'java' && claim_id !== 'bali')[next++];
  if (!claim) throw new Error('no claim is left');
  return claim.claim_id;
}

async function rowOf(claimId: string, headers: Headers, filters = '') {
  return (await service.app.inject({ url: `/claims/high-risk?claim_id=${claimId}${filters}`, headers })).json().data[0];
}

describe('POST /claims/:id/feedback', () => {
  test('copies what was known into an outcome, and the worklist shows it at once', async () => {
    const [id, headers] = [freshClaim(), await as('utama')];
    const answer = await post(`/claims/${id}/feedback`, { decision: 'partial', correction_ratio: 0.3, reason: 'code_without_evidence', notes: 'resume medis tidak lengkap' }, headers);
    expect(answer.statusCode).toBe(201);
    const claim = service.claims.find(({ claim_id }) => claim_id === id);
    expect(answer.json().data).toMatchObject({
      claim_id: id,
      decision: 'partial',
      correction_ratio: 0.3,
      reviewer: 'utama',
      supersedes: null,
      evidence: { risk_score: claim?.risk_score, flags: claim?.flags, amount_claimed: claim?.amount_claimed, model_version: 'iso_v1', ruleset_version: 'RULESET_v1', snapshot_id: 'snapshot-fixture' },
    });
    expect(answer.body).not.toMatch(/patient_key|family_key/);
    expect(await rowOf(id, headers)).toMatchObject({ review_state: 'reviewed', latest_feedback: { decision: 'partial', correction_ratio: 0.3, reason: 'code_without_evidence', reviewer: 'utama' } });
  });

  test('a later decision supersedes, and the history tells both', async () => {
    const [id, headers] = [freshClaim(), await as('utama')];
    const first = (await post(`/claims/${id}/feedback`, { decision: 'approved' }, headers)).json().data;
    const second = (await post(`/claims/${id}/feedback`, { decision: 'rejected', reason: 'code_without_evidence', notes: 'tidak ada bukti layanan' }, await as('kedua'))).json().data;
    expect(second).toMatchObject({ correction_ratio: 1, supersedes: first.outcome_id });
    const history = (await service.app.inject({ url: `/claims/${id}/feedback`, headers })).json().data;
    expect(history.map(({ outcome_id }: { outcome_id: string }) => outcome_id)).toEqual([second.outcome_id, first.outcome_id]);
    expect(await service.store.outcomes.verify()).toMatchObject({ problems: [] });
  });

  test('the same key writes once, as a field or as a header', async () => {
    const [id, headers] = [freshClaim(), await as('utama')];
    const body = { decision: 'approved', notes: '' };
    const sent = [
      await post(`/claims/${id}/feedback`, { ...body, idempotency_key: 'key-00000001' }, headers),
      await post(`/claims/${id}/feedback`, body, { ...headers, 'idempotency-key': 'key-00000001' }),
    ];
    expect(sent.map(({ statusCode }) => statusCode)).toEqual([201, 200]);
    expect((await post(`/claims/${id}/feedback`, { decision: 'rejected', reason: 'duplicate', idempotency_key: 'key-00000001' }, headers)).json()).toMatchObject({ status: 409, code: 'IDEMPOTENCY_CONFLICT' });
  });

  test.each([
    [{ decision: 'approved', correction_ratio: 0.1 }, 'correction_ratio', '0'],
    [{ decision: 'rejected', correction_ratio: 0.5, reason: 'duplicate' }, 'correction_ratio', '1'],
    [{ decision: 'rejected' }, 'reason', 'coding_against_rules, repeated_outpatient_visits, code_without_evidence'],
    [{ decision: 'partial', correction_ratio: 0.3 }, 'reason', 'duplicate'],
    [{ decision: 'partial', correction_ratio: 0.3, reason: 'justified' }, 'reason', 'duplicate'],
    [{ decision: 'approved', reason: 'duplicate' }, 'reason', 'justified, false_alarm'],
    [{ decision: 'approved', reason: 'lainnya' }, 'reason', 'justified, false_alarm'],
    [{ decision: 'partial', reason: 'duplicate' }, 'correction_ratio', '0.3'],
    [{ decision: 'partial', correction_ratio: 1, reason: 'duplicate' }, 'correction_ratio', '0.3'],
    [{ decision: 'partial', correction_ratio: 1.2, reason: 'duplicate' }, 'correction_ratio', '1'],
    [{ decision: 'maybe' }, 'decision', 'approved, partial, rejected'],
    [{ decision: 'approved', reviewer_id: 'user-2' }, 'reviewer_id', 'decision'],
    [{ decision: 'approved', created_at: '2020-01-01' }, 'created_at', 'decision'],
    [{ decision: 'approved', role: 'admin' }, 'role', 'decision'],
    [{ decision: 'approved', notes: 'x'.repeat(2001) }, 'notes', '2000'],
  ])('%j is refused, naming %s and what it accepts', async (body, field, accepted) => {
    const answer = await post('/claims/java/feedback', body, await as('utama'));
    expect(answer.statusCode).toBe(400);
    expect(answer.json().errors).toEqual([expect.objectContaining({ field, accepted: expect.stringContaining(accepted) })]);
  });

  test('notes lose what nobody can read, and keep their lines', async () => {
    const answer = await post(`/claims/${freshClaim()}/feedback`, { decision: 'approved', notes: 'satu\u202e dua\r\n\ttiga\u200b' }, await as('utama'));
    expect(answer.json().data.notes).toBe('satu dua\ntiga');
  });
});

describe('POST /claims/:id/feedback/proposals', () => {
  test('says how the sentence was read, and which proposal it takes the place of', async () => {
    const [id, headers] = [freshClaim(), await as('utama')];
    const url = `/claims/${id}/feedback/proposals`;
    const first = (await post(url, { message: 'potong 25 %, klaim dobel' }, headers)).json();
    expect(first).toMatchObject({ status: 'proposed', data: { decision: 'partial', correction_ratio: 0.25, reason: 'duplicate', superseded_by: null }, understood: expect.stringContaining('koreksi 25 %'), assumed: [], choices: [], replaced: [] });
    const second = (await post(url, { message: 'setujui' }, headers)).json();
    expect(second.replaced).toMatchObject([{ proposal_id: first.data.proposal_id, status: 'rejected', superseded_by: second.data.proposal_id, correction_ratio: 0.25 }]);
    expect((await post(`/feedback/proposals/${first.data.proposal_id}/confirm`, { version: 1 }, headers)).json()).toMatchObject({ status: 409, code: 'PROPOSAL_CLOSED' });
  });

  test('offers sentences for what can be meant in two ways; one that is sent is proposed', async () => {
    const [id, headers] = [freshClaim(), await as('utama')];
    const url = `/claims/${id}/feedback/proposals`;
    const unclear = (await post(`${url}?lang=en`, { message: 'approve sebagian 25 persen, klaim dobel' }, headers)).json();
    expect(unclear).toMatchObject({ status: 'unclear', why: 'ways', unread: [], choices: [{ correction_ratio: 0.75, reason: 'duplicate' }, { correction_ratio: 0.25 }] });
    expect((await post(url, { message: unclear.choices[1].message }, headers)).json()).toMatchObject({ status: 'proposed', data: { correction_ratio: 0.25, notes: 'klaim dobel' } });
  });
});

describe('assignment', () => {
  test('one takes a claim, another learns who has it and can neither take nor decide', async () => {
    const [id, utama, kedua] = [freshClaim(), await as('utama'), await as('kedua')];
    expect((await post(`/claims/${id}/assignment`, {}, utama)).json().data).toMatchObject({ claim_id: id, assignee: 'utama' });
    expect((await post(`/claims/${id}/assignment`, {}, kedua)).json()).toMatchObject({ status: 409, code: 'CLAIM_TAKEN', detail: expect.stringContaining('utama') });
    expect((await post(`/claims/${id}/feedback`, { decision: 'approved' }, kedua)).json()).toMatchObject({ status: 409, code: 'CLAIM_TAKEN' });
    expect(await rowOf(id, kedua)).toMatchObject({ review_state: 'in_review', assignee: 'utama' });
    expect((await service.app.inject({ url: '/me/queue', headers: utama })).json().data).toContainEqual(expect.objectContaining({ claim_id: id }));
    expect((await post(`/claims/${id}/assignment`, { to: 'kedua' }, utama)).json().data).toMatchObject({ assignee: 'kedua' });
    expect((await post(`/claims/${id}/feedback`, { decision: 'approved' }, kedua)).statusCode).toBe(201);
    expect(await rowOf(id, utama)).toMatchObject({ review_state: 'reviewed', assignee: null });
  });

  test('a queue tells of no claim outside the scope', async () => {
    const wayan = await as('made', 'auditor', ['51']);
    await post('/claims/bali/assignment', {}, wayan);
    expect((await service.app.inject({ url: '/me/queue', headers: wayan })).json().data).toMatchObject([{ claim_id: 'bali' }]);
    await service.store.users.update('made', { provinces: ['32'] });
    time += 5000;
    expect((await service.app.inject({ url: '/me/queue', headers: wayan })).statusCode).toBe(401);
    expect((await service.app.inject({ url: '/me/queue', headers: await as('made') })).json().data).toEqual([]);
    await service.store.claimStates.release('bali', { id: '', name: '' }, true);
  });

  test('it expires by itself, in the worklist and its ETag too', async () => {
    const [id, utama, kedua] = [freshClaim(), await as('utama'), await as('kedua')];
    await post(`/claims/${id}/assignment`, { hours: 1 }, utama);
    const taken = await service.app.inject({ url: `/claims/high-risk?claim_id=${id}`, headers: kedua });
    time += 3600_000;
    const later = await service.app.inject({ url: `/claims/high-risk?claim_id=${id}`, headers: { ...kedua, 'if-none-match': String(taken.headers['etag']) } });
    expect(later.statusCode).toBe(200);
    expect(later.json().data[0]).toMatchObject({ review_state: 'pending', assignee: null });
    expect((await post(`/claims/${id}/assignment`, {}, kedua)).statusCode).toBe(200);
    expect((await service.app.inject({ method: 'DELETE', url: `/claims/${id}/assignment`, headers: utama })).statusCode).toBe(409);
    expect((await service.app.inject({ method: 'DELETE', url: `/claims/${id}/assignment`, headers: kedua })).statusCode).toBe(204);
  });

  test('is handed to auditors who may see the claim, and to nobody else', async () => {
    await as('keempat', 'ops');
    await as('wayan', 'auditor', ['51']);
    const utama = await as('utama');
    await post('/claims/java/assignment', {}, utama);
    for (const to of ['nobody', 'keempat', 'wayan']) expect((await post('/claims/java/assignment', { to }, utama)).json()).toMatchObject({ status: 404, code: 'USER_MISSING' });
    await service.app.inject({ method: 'DELETE', url: '/claims/java/assignment', headers: await as('boss', 'admin') });
  });
});

describe('filters of the worklist by state', () => {
  test('each gives the claims of its state, in the order of the list, counted', async () => {
    const [decided, taken, utama] = [freshClaim(), freshClaim(), await as('ketiga')];
    await post(`/claims/${decided}/feedback`, { decision: 'rejected', reason: 'duplicate' }, utama);
    await post(`/claims/${taken}/assignment`, {}, utama);
    const all = (await service.app.inject({ url: '/claims/high-risk?page_size=200', headers: utama })).json().data;
    for (const [filter, holds] of [
      ['review_state=reviewed', (row: Record<string, unknown>) => row['review_state'] === 'reviewed'],
      ['review_state=pending', (row: Record<string, unknown>) => row['review_state'] === 'pending'],
      ['review_state=in_review', (row: Record<string, unknown>) => row['review_state'] === 'in_review'],
      ['decision=rejected', (row: Record<string, unknown>) => JSON.stringify(row['latest_feedback']).includes('rejected')],
      ['assignee=me', (row: Record<string, unknown>) => row['assignee'] === 'ketiga'],
      ['assignee=ketiga&sort=amount_claimed', (row: Record<string, unknown>) => row['assignee'] === 'ketiga'],
    ] as const) {
      const { data, meta } = (await service.app.inject({ url: `/claims/high-risk?page_size=200&${filter}`, headers: utama })).json();
      const expected = all.filter(holds).map(({ claim_id }: { claim_id: string }) => claim_id);
      expect([filter, data.map(({ claim_id }: { claim_id: string }) => claim_id), meta.total]).toEqual([filter, expected, expected.length]);
      expect(expected.length).toBeGreaterThan(0);
    }
  });
});

describe('routes × roles × scope', () => {
  const matrix = [
    ['POST', '/claims/java/feedback', { decision: 'approved' }, { auditor: 201, ops: 403, client: 403, admin: 201 }, 'claim'],
    ['GET', '/claims/java/feedback', undefined, { auditor: 200, ops: 200, client: 403, admin: 200 }, 'claim'],
    ['POST', '/claims/java/assignment', {}, { auditor: 200, ops: 403, client: 403, admin: 200 }, 'claim'],
    ['DELETE', '/claims/java/assignment', undefined, { auditor: 204, ops: 403, client: 403, admin: 204 }, 'claim'],
    ['GET', '/claims/java', undefined, { auditor: 200, ops: 200, client: 200, admin: 200 }, 'claim'],
    ['GET', '/claims/java/summary', undefined, { auditor: 200, ops: 200, client: 200, admin: 200 }, 'claim'],
    ['POST', '/claims/java/feedback/proposals', { message: 'setujui' }, { auditor: 201, ops: 403, client: 403, admin: 201 }, 'claim'],
    ['GET', '/me/queue', undefined, { auditor: 200, ops: 403, client: 403, admin: 200 }, 'own'],
    ['GET', '/me', undefined, { auditor: 200, ops: 200, client: 200, admin: 200 }, 'own'],
    ['GET', '/feedback/proposals/none', undefined, { auditor: 404, ops: 403, client: 403, admin: 404 }, 'own'],
    ['POST', '/feedback/proposals/none/confirm', { version: 1 }, { auditor: 404, ops: 403, client: 403, admin: 404 }, 'own'],
    ['POST', '/feedback/proposals/none/edit', { version: 1, decision: 'approved' }, { auditor: 404, ops: 403, client: 403, admin: 404 }, 'own'],
    ['POST', '/feedback/proposals/none/reject', {}, { auditor: 404, ops: 403, client: 403, admin: 404 }, 'own'],
    ['GET', '/users', undefined, { auditor: 403, ops: 403, client: 403, admin: 200 }, 'own'],
    ['POST', '/users', { username: 'x', role: 'king' }, { auditor: 403, ops: 403, client: 403, admin: 400 }, 'own'],
    ['PATCH', '/users/none', { role: 'ops' }, { auditor: 403, ops: 403, client: 403, admin: 404 }, 'own'],
  ] as const;

  test.each(matrix)('%s %s', async (method, url, body, expected, kind) => {
    for (const role of ['auditor', 'ops', 'client', 'admin'] as const)
      for (const [place, provinces] of [['everywhere', undefined], ['within', ['32']], ['outside', ['51']]] as const) {
        const headers: Headers = { ...(await as(`${role}-${place}`, role, provinces ? [...provinces] : undefined)), ...(body ? { 'content-type': 'application/json' } : {}) };
        const answer = await service.app.inject({ method, url, headers, ...(body ? { payload: JSON.stringify(body) } : {}) });
        const status = kind === 'claim' && place === 'outside' && expected[role] !== 403 ? 404 : expected[role];
        expect([role, place, answer.statusCode]).toEqual([role, place, status]);
        // Whoever took the claim lets go of it for the next.
        await service.store.claimStates.release('java', { id: '', name: '' }, true);
      }
  });
});
