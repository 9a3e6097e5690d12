import { once } from 'node:events';
import { type Server, createServer } from 'node:http';

import { type CryptoKey, SignJWT, exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService, fixtureConfig } from '../../tests/support/fixture-service.ts';
import { createAccessTokens } from '../plugins/access-tokens.ts';
import { KnownUsers } from '../plugins/known-users.ts';

let service: FixtureService;
let time = Date.now();
beforeAll(async () => {
  service = await createFixtureService({ count: 5, clock: () => new Date(time) });
  await service.store.users.create({ username: 'utama', password: 'kata-sandi-utama', role: 'auditor' });
});
afterAll(() => service?.close());

const post = (url: string, payload: object, headers: Record<string, string> = {}) => service.app.inject({ method: 'POST', url, payload, headers });
const login = async (): Promise<{ access_token: string; refresh_token: string }> => (await post('/auth/login', { username: 'utama', password: 'kata-sandi-utama' })).json();
const me = (token: string) => service.app.inject({ url: '/me', headers: { authorization: `Bearer ${token}` } });

describe('refresh tokens', () => {
  test('each is taken once; used again, all that came of the login is worth nothing', async () => {
    const first = await login();
    const answer = await post('/auth/refresh', { refresh_token: first.refresh_token });
    expect(answer.headers['cache-control']).toBe('no-store');
    const second = answer.json();
    expect((await me(second.access_token)).statusCode).toBe(200);
    expect((await post('/auth/refresh', { refresh_token: first.refresh_token })).json()).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect((await post('/auth/refresh', { refresh_token: second.refresh_token })).statusCode).toBe(401);
  });

  test('logging out revokes them, and an unknown one is no error', async () => {
    const { refresh_token } = await login();
    expect((await post('/auth/logout', { refresh_token })).statusCode).toBe(204);
    expect((await post('/auth/refresh', { refresh_token })).statusCode).toBe(401);
    expect((await post('/auth/logout', { refresh_token: 'unknown' })).statusCode).toBe(204);
  });
});

describe('what an admin changes', () => {
  test.each([
    ['a disabled user', { disabled: true }, { disabled: false }],
    ['a changed role', { role: 'client' }, { role: 'auditor' }],
    ['a changed scope', { provinces: ['32'] }, { provinces: null }],
    ['a new password', { password: 'kata-sandi-baru' }, { password: 'kata-sandi-utama' }],
  ])('%s ends every token at once', async (_, changes, back) => {
    const admin = await service.headers('admin');
    const { access_token, refresh_token } = await login();
    expect((await me(access_token)).statusCode).toBe(200);
    const patch = (payload: object) => service.app.inject({ method: 'PATCH', url: '/users/utama', payload, headers: admin });
    expect((await patch(changes)).statusCode).toBe(200);
    expect((await me(access_token)).statusCode).toBe(401);
    expect((await post('/auth/refresh', { refresh_token })).statusCode).toBe(401);
    expect((await patch(back)).statusCode).toBe(200);
    expect((await me((await login()).access_token)).statusCode).toBe(200);
  });

  test('on another replica it holds within 5 s', async () => {
    const { users } = service.store;
    const user = await users.create({ username: 'kedua', role: 'auditor' });
    const replica = new KnownUsers({ users, clock: () => new Date(time) });
    const subject = { id: user.id, version: user.tokenVersion };
    expect(await replica.find(subject)).toMatchObject({ username: 'kedua' });
    await users.update('kedua', { isDisabled: true });
    time += 5000;
    expect(await replica.find(subject)).toBeUndefined();
    const again = await users.update('kedua', { isDisabled: false });
    expect(await replica.find({ id: user.id, version: again?.tokenVersion ?? 0 })).toMatchObject({ username: 'kedua' });
  });

  test('a new user gets a password that is shown once, and no field but the known ones', async () => {
    const admin = await service.headers('admin');
    const made = (await post('/users', { username: 'ketiga', role: 'auditor', provinces: ['32'] }, admin)).json().data;
    expect(made).toMatchObject({ username: 'ketiga', role: 'auditor', provinces: ['32'], password: expect.stringMatching(/^.{20}$/) });
    expect((await post('/auth/login', { username: 'ketiga', password: made.password })).statusCode).toBe(200);
    expect((await post('/users', { username: 'ketiga', role: 'auditor' }, admin)).json()).toMatchObject({ status: 409, code: 'USER_EXISTS' });
    expect((await post('/users', { username: 'keempat', role: 'auditor', is_demo: true }, admin)).json().errors).toMatchObject([{ field: 'is_demo' }]);
    expect((await service.app.inject({ url: '/users', headers: admin })).body).not.toMatch(/password|scrypt/);
  });
});

const clock = (): Date => new Date(time);

function sign(alg: string, key: CryptoKey | Uint8Array, claims: object = {}, kid = alg): Promise<string> {
  const now = Math.floor(time / 1000);
  return new SignJWT({ sub: 'utama', iss: 'https://idp.example', aud: 'casemind', iat: now, exp: now + 60, ...claims }).setProtectedHeader({ alg, kid }).sign(key);
}

describe('an identity provider', () => {
  let keys: Server;
  let config: Parameters<typeof createAccessTokens>[0]['config'];
  let signers: Record<'RS256' | 'EdDSA' | 'PS256' | 'stranger', CryptoKey>;
  beforeAll(async () => {
    const [rsa, ed, pss, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('EdDSA'), generateKeyPair('PS256'), generateKeyPair('RS256')]);
    signers = { RS256: rsa.privateKey, EdDSA: ed.privateKey, PS256: pss.privateKey, stranger: stranger.privateKey };
    const jwks = { keys: await Promise.all(Object.entries({ RS256: rsa, EdDSA: ed, PS256: pss }).map(async ([kid, { publicKey }]) => ({ ...(await exportJWK(publicKey)), kid }))) };
    keys = createServer(({ url = '' }, reply) => {
      if (url.endsWith('failing')) reply.statusCode = 500;
      reply.setHeader('content-type', 'application/json').end(url.endsWith('broken') ? '{}' : JSON.stringify(jwks));
    }).listen(0, '127.0.0.1');
    await once(keys, 'listening');
    const address = keys.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    config = { ...fixtureConfig, JWT_JWKS_URL: `http://127.0.0.1:${port}/jwks`, JWT_ISSUER: 'https://idp.example', JWT_AUDIENCE: 'casemind' };
  });
  afterAll(() => void keys?.close());

  test.each(['RS256', 'EdDSA'] as const)('is believed which subject somebody is, by %s, and nothing more', async (alg) => {
    const token = await sign(alg, signers[alg], { role: 'admin' });
    expect(await createAccessTokens({ config, clock }).verify(token)).toEqual({ subject: 'utama' });
  });

  test('is not believed by another key, algorithm, issuer or audience, too late, or without being asked for', async () => {
    const tokens = createAccessTokens({ config, clock });
    const refused = [
      await sign('RS256', signers.stranger),
      await sign('PS256', signers.PS256),
      await sign('RS256', signers.RS256, { iss: 'https://elsewhere.example' }),
      await sign('RS256', signers.RS256, { aud: 'another' }),
      await sign('RS256', signers.RS256, { exp: Math.floor(time / 1000) - 1 }),
      await sign('RS256', signers.RS256, { exp: undefined }),
      await sign('RS256', signers.RS256, { sub: undefined }),
      // Characters that a reader would take away: the subject would be another's.
      await sign('RS256', signers.RS256, { sub: 'utama\u200b' }),
      await sign('RS256', signers.RS256, { sub: ' utama' }),
      // Signed by our secret in the provider's name, and by the provider's name for our algorithm.
      await sign('HS256', new TextEncoder().encode(fixtureConfig.JWT_SECRET)),
    ];
    for (const token of refused) expect(await tokens.verify(token).catch(() => 'refused')).toBe('refused');
    const unasked = createAccessTokens({ config: fixtureConfig, clock });
    expect(await unasked.verify(await sign('RS256', signers.RS256)).catch(() => 'refused')).toBe('refused');
  });

  test('a subject becomes no user by an equal name, only by a link, and no longer than that', async () => {
    const linked = await createFixtureService({ count: 5, clock, config });
    const users = await linked.headers('admin');
    await linked.store.users.create({ username: 'utama', password: 'kata-sandi-utama', role: 'auditor' });
    const bearer = { authorization: `Bearer ${await sign('RS256', signers.RS256)}` };
    const asked = async () => (await linked.app.inject({ url: '/me', headers: bearer })).json();
    const patch = async (payload: object) => (await linked.app.inject({ method: 'PATCH', url: '/users/utama', payload, headers: users })).statusCode;
    expect(await asked()).toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    await linked.app.inject({ method: 'POST', url: '/users', payload: { username: 'penelaah', role: 'ops', subject: 'utama' }, headers: users });
    expect(await asked()).toMatchObject({ data: { username: 'penelaah', role: 'ops' } });
    expect(await patch({ subject: 'utama' })).toBe(409);
    expect((await linked.app.inject({ method: 'PATCH', url: '/users/penelaah', payload: { subject: null }, headers: users })).statusCode).toBe(200);
    expect(await asked()).toMatchObject({ status: 401 });
    expect(await patch({ subject: 'utama' })).toBe(200);
    expect(await asked()).toMatchObject({ data: { username: 'utama', role: 'auditor' } });
    expect(await patch({ disabled: true })).toBe(200);
    expect(await asked()).toMatchObject({ status: 401 });
    await linked.close();
  });

  test.each([
    ['is not there', 'http://127.0.0.1:1/jwks'],
    ['answers no keys', 'broken'],
    ['fails', 'failing'],
  ])('whose address %s is 503 and not 401, for its tokens alone', async (_, where) => {
    const url = where.startsWith('http') ? where : `${config.JWT_JWKS_URL ?? ''}?${where}`;
    const cut = await createFixtureService({ count: 5, clock, config: { ...config, JWT_JWKS_URL: url } });
    const asked = (authorization: string) => cut.app.inject({ url: '/me', headers: { authorization } });
    const answer = await asked(`Bearer ${await sign('RS256', signers.RS256)}`);
    expect(answer.json()).toMatchObject({ status: 503, code: 'IDENTITY_PROVIDER_UNAVAILABLE' });
    expect(answer.headers['retry-after']).toBeDefined();
    expect((await asked('Bearer a.b.c')).statusCode).toBe(401);
    expect((await asked(`Bearer ${await sign('PS256', signers.PS256)}`)).statusCode).toBe(401);
    expect((await asked((await cut.headers()).authorization)).statusCode).toBe(200);
    await cut.close();
  });
});
