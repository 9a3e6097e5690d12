import { createTools, createToolContext } from '#tools';
import { everywhere } from '#engine';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { type JsonSchema, type Operation, operationsOf } from '../../tests/support/openapi-operations.ts';
import { requestArbitrary } from '../../tests/support/openapi-requests.ts';

let service: FixtureService;
let operations: readonly Operation[];
beforeAll(async () => {
  service = await createFixtureService({ count: 5, limits: { requests: 1e9, logins: 1e9, loginsByAddress: 1e9, exports: 1e9 } });
  operations = operationsOf((await service.app.inject({ url: '/openapi.json' })).json());
});
afterAll(() => service?.close());

interface FreeText {
  readonly operation: Operation;
  readonly place: string;
  /** Names of properties, from the body down; `*` for the entries of a list. */
  readonly path: readonly string[];
  readonly schema: JsonSchema & { readonly pattern?: string };
}

/** Every string of a schema that is none of a closed list. */
function stringsOf(schema: JsonSchema, path: readonly string[]): { path: readonly string[]; schema: JsonSchema }[] {
  if (schema.enum || schema.const !== undefined) return [];
  if (schema.type === 'string') return schema.format === undefined ? [{ path, schema }] : [];
  return [
    ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap((variant) => stringsOf(variant, path)),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => stringsOf(property, [...path, name])),
    ...(schema.items ? stringsOf(schema.items, [...path, '*']) : []),
  ];
}

function freeTexts(): FreeText[] {
  return operations.flatMap((operation) => [
    ...operation.parameters.flatMap((parameter) => stringsOf(parameter.schema, [parameter.name]).map((found) => ({ ...found, operation, place: parameter.in }))),
    ...stringsOf(operation.body ?? {}, []).map((found) => ({ ...found, operation, place: 'body' })),
  ]);
}

/** The value with another one at a path. */
function withValue(value: unknown, [name, ...rest]: readonly string[], other: string): unknown {
  if (name === undefined) return other;
  if (name === '*') return [withValue(undefined, rest, other)];
  return { ...(typeof value === 'object' && value !== null ? value : {}), [name]: withValue(typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined, rest, other) };
}

/** A request as the schemas want it but for one text. */
function requestWith({ operation, place, path }: FreeText, given: string) {
  const [request] = fc.sample(requestArbitrary(operation, { isBroken: false }), { numRuns: 1, seed: 8 });
  if (!request) throw new Error('no request');
  const [name = ''] = path;
  if (place === 'path') return { ...request, url: operation.path.replace(`{${name}}`, encodeURIComponent(given)).replaceAll(/\{\w+\}/g, 'x') };
  const url = request.url.split('?')[0] ?? '';
  if (place === 'query') return { ...request, url: `${url}?${name}=${encodeURIComponent(given)}` };
  return { ...request, url, payload: JSON.stringify(withValue(JSON.parse(request.payload ?? '{}'), path, given)) };
}

describe('every text that a request can hold', () => {
  test('is described with the characters and the length that are taken', () => {
    const found = freeTexts();
    expect(found.length).toBeGreaterThan(60);
    for (const { operation, place, path, schema } of found)
      expect([operation.name, place, path.join('.'), schema.pattern, schema.maxLength === undefined && !/\{[\d,]+\}/.test(schema.pattern ?? '')]).toEqual([operation.name, place, path.join('.'), expect.stringMatching(/^\^.*\$$/), false]);
  });

  test('is refused with 400 where a store could not give it back, naming the field, what it was and what is taken', async () => {
    const headers = await service.headers('admin');
    for (const free of freeTexts().filter(({ place }) => place !== 'header'))
      // An address cannot hold half a character, and NUL in one is refused before a route is looked for.
      for (const given of ['abcdefg\u001b[31m', ...(free.place === 'body' ? ['abcd\0efgh', 'abcdefgh\ud800'] : [])]) {
        const { operation, place, path } = free;
        const request = requestWith(free, given);
        const answer = await service.app.inject({ ...request, headers: { ...request.headers, ...headers } });
        const { code, errors } = answer.json();
        expect([operation.name, place, path.join('.'), JSON.stringify(given), answer.statusCode, code]).toEqual([operation.name, place, path.join('.'), JSON.stringify(given), 400, 'VALIDATION_FAILED']);
        const refused = errors.find(({ field }: { field: string }) => field.startsWith(path[0] ?? ''));
        expect([operation.name, path.join('.'), refused]).toEqual([operation.name, path.join('.'), expect.objectContaining({ accepted: expect.stringMatching(/\p{L}/u) })]);
        expect(String(refused.value)).not.toMatch(/\p{Cc}|\p{Cs}/u);
      }
  });

  test('of a key is printable ASCII, as a field and as a header', async () => {
    const headers = await service.headers('admin');
    const claim = service.claims[0]?.claim_id ?? '';
    const send = (key: string, header: Record<string, string> = {}) =>
      service.app.inject({ method: 'POST', url: `/claims/${claim}/feedback`, headers: { ...headers, 'content-type': 'application/json', ...header }, payload: JSON.stringify({ decision: 'approved', ...(key === '' ? {} : { idempotency_key: key }) }) });
    for (const key of ['kunci é 1', 'kunci\u200b0001', 'satu dua tiga', '\ud800\ud800\ud800\ud800\ud800\ud800\ud800\ud800', 'k'.repeat(101), 'pendek']) expect([key, (await send(key)).statusCode]).toEqual([key, 400]);
    expect((await send('', { 'idempotency-key': 'kunci-\u00e9-0001' })).statusCode).toBe(400);
    expect((await send('kunci-0001')).statusCode).toBe(201);
    expect((await service.store.outcomes.verify()).problems).toEqual([]);
  });
});

test('every text that a tool takes is held to the same', async () => {
  await service.reader.read(async (snapshot) => {
    const tools = createTools(createToolContext({ snapshot, scope: everywhere, claimId: service.claims[0]?.claim_id }));
    const texts = tools.describe('id').flatMap(({ name, schema }) => stringsOf(schema, []).map(({ path }) => ({ name, path })));
    expect(texts.length).toBeGreaterThan(15);
    for (const { name, path } of texts)
      for (const given of ['a\0b', 'a\ud800b']) {
        const args = z.record(z.string(), z.unknown()).parse(withValue({}, path, given));
        const outcome = await tools.call(name, args);
        expect([name, path, outcome.ok]).toEqual([name, path, false]);
        expect([name, path, outcome.ok ? [] : outcome.error.fields]).toEqual([name, path, expect.arrayContaining([expect.stringMatching(new RegExp(`^${path[0] ?? ''}\\b`))])]);
      }
  });
});
