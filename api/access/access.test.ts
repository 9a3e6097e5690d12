import { createHmac } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService, fixtureConfig } from '../../tests/support/fixture-service.ts';
import { openApiDocument } from '../app.ts';
import { createAccessTokens } from '../plugins/access-tokens.ts';

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ claims: [{ claim_id: 'claim-1' }], count: 5 });
  valid.sub = (await service.store.users.create({ username: 'utama', role: 'auditor' })).id;
});
afterAll(() => service?.close());

const user = { sub: 'user-1', name: 'utama', role: 'auditor', ver: 1 } as const;
const now = Math.floor(Date.now() / 1000);
const valid = { sub: '', name: 'utama', role: 'auditor', ver: 1, iat: now, exp: now + 600, iss: 'casemind', aud: 'casemind-api' };

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

const secretOfTests: string = fixtureConfig.JWT_SECRET;

/** A token made by hand, as an attacker would. */
function forge(payload: object, { alg = 'HS256', secret = secretOfTests } = {}): string {
  const text = `${part({ alg, typ: 'JWT' })}.${part(payload)}`;
  if (alg === 'none') return `${text}.`;
  return `${text}.${createHmac(alg === 'HS512' ? 'sha512' : 'sha256', secret).update(text).digest('base64url')}`;
}

const clock = (): Date => new Date('2025-01-01T00:00:00Z');

const refused: Readonly<Record<string, () => string | undefined>> = {
  'no token': () => undefined,
  'no token after Bearer': () => 'Bearer ',
  'another scheme': () => 'Basic cmluYTpyaW5h',
  'no JWT': () => 'Bearer abc',
  'a wrong key': () => `Bearer ${forge(valid, { secret: 'another-secret-that-is-as-long-as-it' })}`,
  'an empty key': () => `Bearer ${forge(valid, { secret: '' })}`,
  'alg none': () => `Bearer ${forge(valid, { alg: 'none' })}`,
  'another algorithm with the right key': () => `Bearer ${forge(valid, { alg: 'HS512' })}`,
  'an expired token': () => `Bearer ${forge({ ...valid, iat: now - 600, exp: now - 1 })}`,
  'a token that never expires': () => `Bearer ${forge({ ...valid, exp: undefined })}`,
  'a wrong issuer': () => `Bearer ${forge({ ...valid, iss: 'someone' })}`,
  'no issuer': () => `Bearer ${forge({ ...valid, iss: undefined })}`,
  'a wrong audience': () => `Bearer ${forge({ ...valid, aud: 'someone' })}`,
  'no audience': () => `Bearer ${forge({ ...valid, aud: undefined })}`,
  'no subject': () => `Bearer ${forge({ ...valid, sub: undefined })}`,
  'an unknown role': () => `Bearer ${forge({ ...valid, role: 'root' })}`,
  'no role': () => `Bearer ${forge({ ...valid, role: undefined })}`,
  'a payload changed after signing': () => `Bearer ${forge(valid).replace(/\.[^.]+\./, `.${part({ ...valid, role: 'admin' })}.`)}`,
};

/** Every private route with every method it takes, as the OpenAPI document says. */
function privateRoutes() {
  const { paths }: { paths: Record<string, Record<string, { security?: readonly unknown[] }>> } = JSON.parse(JSON.stringify(openApiDocument(service.app)));
  return Object.entries(paths).flatMap(([path, item]) => {
    const url = path.replaceAll(/\{\w+\}/g, 'claim-1');
    const methods = (['get', 'post', 'patch', 'delete', 'put'] as const).filter((method) => (item[method]?.security ?? []).length > 0);
    const upper = { get: ['GET', 'HEAD'], post: ['POST'], patch: ['PATCH'], delete: ['DELETE'], put: ['PUT'] } as const;
    return methods.flatMap((method) => upper[method].map((name) => ({ method: name, url })));
  });
}

describe('private routes', () => {
  test('there are some, the worklist among them', () => {
    expect(privateRoutes()).toContainEqual({ method: 'GET', url: '/claims/high-risk' });
    expect(privateRoutes().length).toBeGreaterThan(20);
  });

  test.each(Object.keys(refused))('every one of them answers 401 to %s', async (name) => {
    const authorization = refused[name]?.();
    for (const { method, url } of privateRoutes()) {
      const answer = await service.app.inject({ method, url, headers: authorization === undefined ? {} : { authorization } });
      // A stream has no HEAD.
      if (method === 'HEAD' && answer.statusCode === 405) continue;
      expect([method, url, answer.statusCode]).toEqual([method, url, 401]);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(answer.body).toContain(method === 'HEAD' ? '' : '"code":"TOKEN_INVALID"');
      expect(answer.body).not.toContain('claim_id');
    }
  });

  test('a token in the query or a cookie is none', async () => {
    const token = forge(valid);
    for (const request of [{ url: `/claims/claim-1?token=${token}` }, { url: '/claims/claim-1', headers: { cookie: `token=${token}` } }])
      expect((await service.app.inject(request)).statusCode).toBe(401);
  });

  test('another spelling of the path is no way round', async () => {
    for (const url of ['//claims/claim-1', '/claims//claim-1', '/CLAIMS/claim-1', '/docs/../claims/claim-1', '/claims/claim-1/', '/claims/%2e%2e/claims/claim-1'])
      expect([`${url} 401`, `${url} 404`]).toContain(`${url} ${(await service.app.inject({ url })).statusCode}`);
  });
});

describe('access tokens', () => {
  test('say who, and for how long: 8 hours in a demo, a quarter of one in production', async () => {
    for (const [mode, hours] of [['demo', 8], ['production', 0.25]] as const) {
      const { token, expiresIn } = await createAccessTokens({ config: { ...fixtureConfig, CASEMIND_MODE: mode }, clock }).sign(user);
      expect(expiresIn).toBe(hours * 3600);
      const [header = '', payload = ''] = token.split('.').map((piece) => Buffer.from(piece, 'base64url').toString());
      expect(JSON.parse(header)).toEqual({ alg: 'HS256', typ: 'JWT' });
      expect(JSON.parse(payload)).toEqual({
        sub: 'user-1',
        name: 'utama',
        role: 'auditor',
        ver: 1,
        jti: expect.any(String),
        iat: 1_735_689_600,
        exp: 1_735_689_600 + hours * 3600,
        iss: 'casemind',
        aud: 'casemind-api',
      });
    }
  });

  test('a forged token with every claim right would pass, so the table above tests what it says', async () => {
    expect((await service.app.inject({ url: '/claims/claim-1', headers: { authorization: `Bearer ${forge(valid)}` } })).statusCode).toBe(200);
  });
});
