import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ count: 5, limits: { requests: 40, logins: 4, loginsByAddress: 12 } });
  await service.store.users.create({ username: 'utama', password: 'kata-sandi-utama', role: 'auditor' });
  await service.store.users.create({ username: 'kedua', password: 'kata-sandi-kedua', role: 'auditor' });
  await service.store.users.create({ username: 'gone', password: 'kata-sandi-gone', role: 'admin' });
  await service.store.users.update('gone', { isDisabled: true });
});
afterAll(() => service?.close());

async function login(payload: Record<string, unknown>, remoteAddress: string) {
  return service.app.inject({ method: 'POST', url: '/auth/login', payload, remoteAddress });
}

/** What tries from addresses are answered, each as somebody else. They are sent at once, so that all are counted in one minute. */
async function triedFrom(addresses: readonly string[], name: string): Promise<number[]> {
  return Promise.all(addresses.map(async (address, i) => (await login({ username: `${name}-${i}`, password: 'x' }, address)).statusCode));
}

/** Twelve tries are looked at, the thirteenth is one too many. */
const twelveAndOneTooMany = [...Array.from({ length: 12 }, () => 401), 429];

describe('POST /auth/login', () => {
  test('gives a token that opens the private routes', async () => {
    const answer = await login({ username: 'utama', password: 'kata-sandi-utama' }, '10.0.0.1');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const { access_token, ...rest } = answer.json();
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 28_800, role: 'auditor', refresh_token: expect.any(String), refresh_expires_at: expect.any(String) });
    const opened = await service.app.inject({ url: '/claims/high-risk', headers: { authorization: `Bearer ${access_token}` } });
    expect(opened.statusCode).toBe(200);
  });

  test('a wrong password, an unknown name and a disabled user answer alike', async () => {
    const answers = await Promise.all(
      [
        { username: 'utama', password: 'salah' },
        { username: 'nobody', password: 'salah' },
        { username: 'gone', password: 'kata-sandi-gone' },
      ].map((payload) => login(payload, '10.0.0.2')),
    );
    const told = answers.map((answer) => {
      const { request_id: _id, ...problem } = answer.json();
      return problem;
    });
    expect(told[0]).toMatchObject({ status: 401, code: 'LOGIN_FAILED' });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  test('a login can bring no role of its own', async () => {
    const answer = await login({ username: 'utama', password: 'kata-sandi-utama', role: 'admin' }, '10.0.0.3');
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ field: 'role', accepted: 'username, password' }] });
  });

  test('tries for one name are limited over all addresses and spellings of it; another name is not', async () => {
    const tries = ['Kedua', 'kedua', 'KEDUA', 'ｋｅｄｕａ', 'kedua'].map(async (username, i) => (await login({ username, password: 'salah' }, `10.1.${i}.4`)).statusCode);
    expect(await Promise.all(tries)).toEqual([401, 401, 401, 401, 429]);
    const refused = await login({ username: 'kedua', password: 'kata-sandi-kedua' }, '10.2.0.4');
    expect(refused.json()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await login({ username: 'other', password: 'salah' }, '10.1.0.4')).statusCode).toBe(401);
  });

  test('tries from one address are throttled, whatever the names', async () => {
    expect(await triedFrom(Array.from({ length: 13 }, () => '10.0.0.6'), 'name')).toEqual(twelveAndOneTooMany);
  });

  test('one network of IPv6 is one address, as is IPv4 written as IPv6', async () => {
    expect(await triedFrom([...Array.from({ length: 13 }, (_, i) => `2001:db8:0:1::${i + 1}`), '2001:db8:0:2::1'], 'six')).toEqual([...twelveAndOneTooMany, 401]);
    expect(await triedFrom(Array.from({ length: 13 }, (_, i) => (i % 2 === 0 ? '10.0.9.9' : '::ffff:10.0.9.9')), 'four')).toEqual(twelveAndOneTooMany);
  });

  test('X-Forwarded-For of who is no trusted proxy gives nobody another address', async () => {
    const forged = Array.from({ length: 13 }, async (_, i) =>
      (await service.app.inject({ method: 'POST', url: '/auth/login', payload: { username: `forged-${i}`, password: 'x' }, remoteAddress: '10.0.0.7', headers: { 'x-forwarded-for': `192.0.2.${i}` } })).statusCode,
    );
    expect(await Promise.all(forged)).toEqual(twelveAndOneTooMany);
  });
});

test('behind a trusted proxy the address is the one that the proxy saw, whatever the caller wrote before it', async () => {
  const behind = await createFixtureService({ count: 5, limits: { loginsByAddress: 2 }, config: { TRUSTED_PROXIES: ['10.0.0.0/8', 'fd00::1'] } });
  const tries = [
    ['10.0.0.1', '192.0.2.1', 401],
    ['10.0.0.1', '198.51.100.9, 192.0.2.1, 10.0.0.2', 401],
    ['10.0.0.1', '203.0.113.5, 192.0.2.1', 429],
    ['fd00::1', '192.0.2.2', 401],
    ['172.16.0.1', '192.0.2.3', 401],
    ['172.16.0.1', '192.0.2.4', 401],
    ['172.16.0.1', '192.0.2.5', 429],
  ] as const;
  const answers = tries.map(async ([remoteAddress, forwarded], i) =>
    (await behind.app.inject({ method: 'POST', url: '/auth/login', payload: { username: `name-${i}`, password: 'x' }, remoteAddress, headers: { 'x-forwarded-for': forwarded } })).statusCode,
  );
  expect(await Promise.all(answers)).toEqual(tries.map(([, , status]) => status));
  await behind.close();
});

test('requests are counted for each user, and one who asks too often is told when to come back', async () => {
  const [auditor, ops] = await Promise.all([service.headers('auditor'), service.headers('ops')]);
  const statuses = [];
  for (let i = 0; i < 41; i += 1) statuses.push((await service.app.inject({ url: '/claims/high-risk?page_size=1', headers: auditor })).statusCode);
  expect(statuses.slice(0, 40)).toEqual(Array.from({ length: 40 }, () => 200));
  expect(statuses[40]).toBe(429);
  expect((await service.app.inject({ url: '/claims/high-risk?page_size=1', headers: ops })).statusCode).toBe(200);
  expect((await service.app.inject({ url: '/healthz' })).statusCode).toBe(200);
});
