import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../../tests/support/fixture-service.ts';

interface FrontPage {
  readonly name: string;
  readonly about: string;
  readonly places: readonly { readonly method: string; readonly path: string; readonly needs_token: boolean }[];
}

/** What browsers send. */
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };

let service: FixtureService;
beforeAll(async () => {
  service = await createFixtureService({ count: 3 });
});
afterAll(() => service?.close());

describe('the first page', () => {
  test('names addresses that there are, and says rightly which of them need a token', async () => {
    const { places, name } = (await service.app.inject({ url: '/' })).json<FrontPage>();
    expect(name).toBe('Casemind');
    expect(places.map(({ path }) => path)).toEqual(expect.arrayContaining(['/docs', '/openapi.json', '/auth/login', '/claims/high-risk', '/chat']));
    for (const { method, path, needs_token } of places) {
      const { statusCode } = await service.app.inject({ method: method === 'POST' ? 'POST' : 'GET', url: path.replace('{id}', 'claim-1'), ...(method === 'POST' && { payload: {} }) });
      expect([path, statusCode]).toEqual([path, needs_token ? 401 : method === 'POST' ? 400 : 200]);
    }
  });

  test.each([{}, { accept: '*/*' }, { accept: 'application/json' }])('is JSON for a program that sends %j', async (headers) => {
    expect((await service.app.inject({ url: '/', headers })).headers['content-type']).toContain('application/json');
  });

  test('is the console for a browser', async () => {
    const { statusCode, headers } = await service.app.inject({ url: '/', headers: browser });
    expect([statusCode, headers['location'], headers['vary']]).toEqual([302, '/console/', expect.stringContaining('accept')]);
  });

  test.each(['id', 'en'])('is told in the language asked for: %s', async (language) => {
    const { headers, body } = await service.app.inject({ url: `/v1/?lang=${language}` });
    expect(headers['content-language']).toBe(language);
    expect(body).toContain(language === 'id' ? 'layak ditelaah' : 'worth a review');
  });
});
