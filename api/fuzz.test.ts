import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../tests/support/fixture-service.ts';

let service: FixtureService;
let headers: { authorization: string };
beforeAll(async () => {
  service = await createFixtureService({ count: 30, limits: { requests: 1e9, logins: 1e9, loginsByAddress: 1e9 } });
  headers = await service.headers();
});
afterAll(() => service?.close());

const parameters = ['claim_id', 'province', 'district', 'facility_key', 'facility_class', 'dx', 'inacbg', 'severity', 'service_type', 'flag', 'start_date', 'end_date', 'discharge_start', 'discharge_end', 'min_risk_score', 'max_risk_score', 'min_ml_score', 'sort', 'page', 'page_size', 'lang'];
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('\0', 'a\0b', "' OR 1=1 --", '"', '$claim_id', '1e-400', '1e999', 'Infinity', '-0', '0x10', '9007199254740993', '0000-01-01', '9999-12-31', '2024-02-29', 'E-4-999', 'Z-9-1-III', '\uD83D\uDE00', '\u202E', '%', '_'),
  fc.integer().map(String),
  fc.double().map(String),
);

test('no query makes the worklist fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...parameters), odd, { maxKeys: 4 }), async (query) => {
      const answer = await service.app.inject({ url: `/claims/high-risk?${new URLSearchParams(query).toString()}`, headers });
      expect([200, 400]).toContain(answer.statusCode);
    }),
    { numRuns: 400, seed: 3, examples: parameters.flatMap((name) => ['\0', '1e999', "'"].map((value) => [{ [name]: value }] as [Record<string, string>])) },
  );
});

test('no claim id makes a claim fail', async () => {
  await fc.assert(
    fc.asyncProperty(odd, async (id) => {
      for (const rest of ['', '/summary']) {
        const answer = await service.app.inject({ url: `/claims/${encodeURIComponent(id.toWellFormed())}${rest}`, headers });
        expect([400, 404]).toContain(answer.statusCode);
      }
    }),
    { numRuns: 150, seed: 4 },
  );
});

test('no body makes a login fail otherwise than by saying so', async () => {
  const body = fc.oneof(
    fc.record({ username: odd, password: odd }),
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('username', 'password', '__proto__', 'constructor'), fc.jsonValue()),
  );
  await fc.assert(
    fc.asyncProperty(body, async (payload) => {
      const answer = await service.app.inject({ method: 'POST', url: '/auth/login', headers: { 'content-type': 'application/json' }, payload: JSON.stringify(payload) });
      expect([400, 401]).toContain(answer.statusCode);
    }),
    { numRuns: 60, seed: 5 },
  );
}, 60_000);
