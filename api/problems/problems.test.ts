import { CasemindError } from '#engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { maskError } from './problem.ts';
import { languageOf } from './language.ts';

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({
    count: 5,
    copilot: { summarize: () => Promise.reject(new Error('the file /etc/hidden has a defect')), ask: () => Promise.reject(new Error('not asked')) },
  });
});
afterAll(() => service?.close());

describe('problem documents', () => {
  const login = { method: 'POST', url: '/auth/login' } as const;
  const json = { 'content-type': 'application/json' };
  test.each([
    ['an unknown address', { url: '/nowhere?x=1' }, 404, 'ROUTE_MISSING'],
    ['an address that cannot be decoded', { url: '/claims/%E0%A4%A' }, 400, 'PAYLOAD_INVALID'],
    ['a method that an address does not take', { method: 'DELETE', url: '/claims/high-risk' } as const, 405, 'METHOD_NOT_ALLOWED'],
    ['malformed JSON', { ...login, headers: json, payload: '{"username":' }, 400, 'PAYLOAD_INVALID'],
    ['no JSON at all', { ...login, headers: json, payload: '' }, 400, 'PAYLOAD_INVALID'],
    ['a poisoned prototype', { ...login, headers: json, payload: '{"__proto__":{"a":1}}' }, 400, 'PAYLOAD_INVALID'],
    ['another media type', { ...login, headers: { 'content-type': 'text/plain' }, payload: 'x' }, 415, 'MEDIA_UNSUPPORTED'],
    ['a form', { ...login, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'a=b' }, 415, 'MEDIA_UNSUPPORTED'],
    ['a body too large', { ...login, headers: json, payload: JSON.stringify({ username: 'x'.repeat(70_000) }) }, 413, 'BODY_TOO_LARGE'],
    ['a missing body', login, 400, 'VALIDATION_FAILED'],
  ])('%s', async (_name, request, status, code) => {
    const answer = await service.app.inject(request);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const problem = answer.json();
    expect(problem).toMatchObject({ type: `urn:casemind:problem:${code}`, code, status, instance: request.url.split('?')[0] });
    expect(problem.request_id).toMatch(/^[\da-f-]{36}$/);
    expect(problem.detail).not.toMatch(/\{\w+\}/);
    expect(answer.body).not.toMatch(/node_modules|\.ts:|\\n +at /);
  });

  test('405 names the methods there are', async () => {
    const answer = await service.app.inject({ method: 'PUT', url: '/auth/login' });
    expect(answer.headers['allow']).toBe('POST');
  });

  test('an unknown failure is INTERNAL to the client, and whole in the log', async () => {
    const answer = await service.app.inject({ url: `/claims/${service.claims[0]?.claim_id}/summary`, headers: await service.headers() });
    expect(answer.json()).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(answer.body).not.toContain('hidden');
    const line = service.log.find((text) => text.includes('/etc/hidden'));
    expect(line).toContain(answer.json().request_id);
    expect(line).toContain('stack');
  });

  test('a password is neither given back nor logged, a token is not logged', async () => {
    const headers = await service.headers();
    const answer = await service.app.inject({
      method: 'POST',
      url: '/auth/login',
      headers,
      payload: { username: 'a', password: `s3cret-${'x'.repeat(300)}`, role: 'admin' },
    });
    expect(answer.json().errors.map(({ field }: { field: string }) => field)).toEqual(['password', 'role']);
    expect(answer.body).not.toContain('s3cret');
    expect(service.log.join('')).not.toContain('s3cret');
    expect(service.log.join('')).not.toContain(headers.authorization.slice(7));
  });

  test('a failure of the service keeps its reason to itself', () => {
    const masked = maskError(new CasemindError('STORE_UNAVAILABLE', { path: '/data/store.sqlite', reason: 'disk I/O error' }), 'request-1');
    expect(masked).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503 });
    expect(masked.text('id')).not.toContain('/data');
    expect(maskError(new CasemindError('ROWS_UNBALANCED'), 'r').code).toBe('INTERNAL');
    expect(maskError(new TypeError('x'), 'r').code).toBe('INTERNAL');
    expect(maskError(new CasemindError('SNAPSHOT_MISSING'), 'r').code).toBe('SNAPSHOT_MISSING');
  });
});

describe('language', () => {
  test.each([
    [{ lang: 'en' }, 'id', 'en'],
    [{ lang: 'fr' }, 'en-GB,en;q=0.8', 'en'],
    [{}, 'fr, en;q=0.4, id;q=0.6', 'id'],
    [{}, 'en;q=0', 'id'],
    [{}, undefined, 'id'],
    [{}, ';;;q=,', 'id'],
    [null, 'EN', 'en'],
  ])('?%j with Accept-Language %j is answered in %s', (query, accept, language) => {
    expect(languageOf({ query, headers: { 'accept-language': accept } }, 'id')).toBe(language);
  });

  test('a problem is told in the language asked for', async () => {
    const { app } = service;
    expect((await app.inject({ url: '/nowhere' })).json().title).toBe('Tidak ditemukan');
    expect((await app.inject({ url: '/nowhere?lang=en' })).json().title).toBe('Not found');
    const answer = await app.inject({ url: '/nowhere', headers: { 'accept-language': 'en-US' } });
    expect(answer.json().title).toBe('Not found');
    expect(answer.headers['content-language']).toBe('en');
  });
});

describe('headers', () => {
  test('every answer carries its request id and the headers of helmet', async () => {
    for (const url of ['/healthz', '/nowhere', '/docs', '/openapi.json']) {
      const { headers } = await service.app.inject({ url });
      expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  });
});
