import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';

let service: FixtureService;
let time = Date.now();
beforeAll(async () => {
  service = await createFixtureService({ claims: [{ claim_id: 'claim-a', province_code: '31' }], count: 5, clock: () => new Date(time), limits: { logins: 6 }, config: { TRUSTED_PROXIES: ['127.0.0.1'] } });
  for (const username of ['utama', 'kedua', 'ketiga']) await service.store.users.create({ username, password: 'kata-sandi-utama', role: 'auditor', provinces: username === 'kedua' ? ['32'] : null });
});
afterAll(() => service?.close());

const signIn = (username = 'utama', headers: Record<string, string> = {}, password = 'kata-sandi-utama') => service.app.inject({ method: 'POST', url: '/v1/auth/session', payload: { username, password }, headers });

/** What a browser sends after signing in. */
async function browserOf(username = 'utama'): Promise<{ cookie: string; csrf: string }> {
  const answer = await signIn(username);
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', csrf: answer.json().data.csrf_token };
}

const decision = { decision: 'approved', correction_ratio: 0 };

describe('POST /auth/session', () => {
  test('gives a cookie that no script reads and no other site sends, and no token in the answer', async () => {
    const answer = await signIn('kedua');
    expect(answer.headers['set-cookie']).toMatch(/^casemind_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(answer.headers['cache-control']).toBe('no-store');
    const [, token = 'none'] = /=([\w-]+)/.exec(String(answer.headers['set-cookie'])) ?? [];
    expect(answer.body).not.toContain(token);
    expect(answer.json()).toEqual({ data: { username: 'kedua', role: 'auditor', provinces: ['32'], is_lead: false, csrf_token: expect.stringMatching(/^[\w-]{43}$/), expires_at: expect.any(String) } });
  });

  test('where TLS ends at a trusted proxy the cookie is for TLS and this host alone', async () => {
    const cookie = String((await signIn('utama', { 'x-forwarded-proto': 'https' })).headers['set-cookie']);
    expect(cookie).toMatch(/^__Host-casemind_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    const me = (headers: Record<string, string>) => service.app.inject({ url: '/v1/me', headers: { cookie: cookie.split(';')[0] ?? '', ...headers } });
    expect((await me({ 'x-forwarded-proto': 'https' })).statusCode).toBe(200);
    // Over plain HTTP anybody on the way could have set it.
    expect((await me({})).statusCode).toBe(401);
  });

  test('answers a wrong password as POST /auth/login does, counts the tries together, and signs nobody in for another site', async () => {
    expect((await signIn('ketiga', { 'sec-fetch-site': 'cross-site' })).json()).toMatchObject({ status: 403, code: 'CSRF_REFUSED' });
    const wrong = await signIn('ketiga', {}, 'salah');
    expect([wrong.json().code, wrong.headers['set-cookie']]).toEqual(['LOGIN_FAILED', undefined]);
    for (let tries = 0; tries < 4; tries += 1) await service.app.inject({ method: 'POST', url: '/v1/auth/login', payload: { username: 'ketiga', password: 'salah' } });
    expect((await signIn('ketiga')).json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  });
});

describe('the cookie of a session', () => {
  let browser: { cookie: string; csrf: string };
  beforeAll(async () => {
    browser = await browserOf();
  });

  test('opens private addresses as an access token does, within the scope of its user', async () => {
    const { cookie } = browser;
    expect((await service.app.inject({ url: '/v1/auth/session', headers: { cookie } })).json()).toMatchObject({ data: { username: 'utama', csrf_token: browser.csrf } });
    const byToken = await service.app.inject({ url: '/v1/claims/high-risk', headers: await service.headers('auditor') });
    expect((await service.app.inject({ url: '/v1/claims/high-risk', headers: { cookie } })).json()).toEqual(byToken.json());
    expect((await service.app.inject({ url: '/v1/users', headers: { cookie } })).statusCode).toBe(403);
    expect((await service.app.inject({ url: '/v1/claims/claim-a', headers: { cookie: (await browserOf('kedua')).cookie } })).statusCode).toBe(404);
  });

  test.each([
    ['without the header', {}],
    ['with the header of another session', { 'x-csrf-token': 'A'.repeat(43) }],
    ['from a page of another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a page of another port or subdomain', { 'sec-fetch-site': 'same-site' }],
  ])('changes nothing %s', async (_, headers) => {
    const csrf: Record<string, string> = Object.keys(headers).includes('sec-fetch-site') ? { 'x-csrf-token': browser.csrf } : {};
    const answer = await service.app.inject({ method: 'POST', url: '/v1/claims/claim-a/feedback', payload: decision, headers: { cookie: browser.cookie, 'idempotency-key': 'k-1', ...csrf, ...headers } });
    expect(answer.json()).toMatchObject({ status: 403, code: 'CSRF_REFUSED' });
    expect(await service.store.outcomes.ofClaim('claim-a')).toEqual([]);
  });

  test('with the header it decides as its user', async () => {
    const answer = await service.app.inject({ method: 'POST', url: '/v1/claims/claim-a/assignment', payload: {}, headers: { cookie: browser.cookie, 'x-csrf-token': browser.csrf, 'sec-fetch-site': 'same-origin' } });
    expect(answer.json()).toMatchObject({ data: { assignee: 'utama' } });
  });

  test('counts for nothing beside an access token, not even one that is not valid', async () => {
    const { authorization } = await service.headers('ops');
    const me = async (token: string) => (await service.app.inject({ url: '/v1/me', headers: { authorization: token, cookie: browser.cookie } })).json();
    expect(await me(authorization)).toMatchObject({ data: { role: 'ops' } });
    expect(await me('Bearer a.b.c')).toMatchObject({ code: 'TOKEN_INVALID' });
    expect((await service.app.inject({ url: '/v1/auth/session', headers: { authorization } })).statusCode).toBe(401);
  });
});

const me = async (cookie: string): Promise<number> => (await service.app.inject({ url: '/v1/me', headers: { cookie } })).statusCode;
const changeKedua = async (payload: object) => service.app.inject({ method: 'PATCH', url: '/v1/users/kedua', payload, headers: await service.headers('admin') });

describe('a session ends', () => {
  test('by signing out, in this browser alone', async () => {
    const [one, other] = [await browserOf(), await browserOf()];
    const out = await service.app.inject({ method: 'DELETE', url: '/v1/auth/session', headers: { cookie: one.cookie, 'x-csrf-token': one.csrf } });
    expect([out.statusCode, out.headers['set-cookie']]).toEqual([204, 'casemind_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0']);
    expect([await me(one.cookie), await me(other.cookie)]).toEqual([401, 200]);
  });

  test('when an admin changes the user', async () => {
    const { cookie } = await browserOf('kedua');
    expect(await me(cookie)).toBe(200);
    await changeKedua({ disabled: true });
    expect(await me(cookie)).toBe(401);
    await changeKedua({ disabled: false });
    expect(await me(cookie)).toBe(401);
  });

  test('when it was not used for two hours', async () => {
    time += 60_000;
    const { cookie } = await browserOf();
    time += 2 * 3600_000;
    expect(await me(cookie)).toBe(401);
  });
});
