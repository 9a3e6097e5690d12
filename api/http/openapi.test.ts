import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';

interface Operation {
  readonly security?: unknown;
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: unknown }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>>;
}

interface Document {
  readonly openapi: string;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>>; readonly securitySchemes: Readonly<Record<string, unknown>> };
}

let service: FixtureService;
let document: Document;
let operations: readonly { readonly path: string; readonly method: string; readonly operation: Operation }[];
beforeAll(async () => {
  service = await createFixtureService({ count: 5 });
  document = (await service.app.inject({ url: '/openapi.json' })).json();
  operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));
});
afterAll(() => service?.close());

/** Every value under a key, wherever it stands. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, child]) => [...(name === key ? [child] : []), ...valuesOf(key, child)]);
}

describe('the OpenAPI document', () => {
  test('is 3.1, and gives its addresses by version and as they were kept', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers.map(({ url }) => url)).toEqual(['/v1', '/']);
  });

  test('says of each route who may call it: public on purpose, or with a token or a session', () => {
    const open = operations.filter(({ operation }) => JSON.stringify(operation.security) === '[]').map(({ path }) => path);
    expect(open).toEqual(expect.arrayContaining(['/auth/login', '/healthz', '/openapi.json', '/readyz']));
    for (const { operation, path } of operations.filter(({ path: one }) => !open.includes(one))) {
      expect({ path, security: operation.security }).toEqual({ path, security: [{ accessToken: [] }, { session: [] }] });
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']));
    }
    expect(document.components.securitySchemes).toMatchObject({ accessToken: { type: 'http', scheme: 'bearer' } });
  });

  test('sorts each route under a tag that it describes', () => {
    const known = document.tags.map(({ name }) => name);
    for (const { operation, path } of operations) expect([path, operation.tags?.filter((tag) => known.includes(tag)).length]).toEqual([path, 1]);
  });

  test('every reference leads somewhere, and nothing lies about unused', () => {
    const references = new Set(valuesOf('$ref', document).map(String));
    expect(references).toEqual(new Set(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)));
  });

  test('every parameter of a path is declared, and every response described', () => {
    for (const { operation, path } of operations) {
      const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(operation.summary).toBeTypeOf('string');
      for (const { description } of Object.values(operation.responses)) expect(description).toBeTypeOf('string');
    }
  });

  test('problems are documented as application/problem+json', () => {
    for (const { operation, path } of operations)
      for (const [status, { content }] of Object.entries(operation.responses)) {
        const documented = content?.['application/problem+json']?.schema;
        expect({ path, status, documented }).toEqual({ path, status, documented: Number(status) >= 400 ? { $ref: '#/components/schemas/Problem' } : undefined });
      }
  });

  test('the filters are those that validate, with what they accept', () => {
    const parameters = document.paths['/claims/high-risk']?.['get']?.parameters ?? [];
    expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(['claim_id', 'cursor', 'discharge_end', 'district', 'dx', 'flag', 'inacbg', 'lang', 'page', 'province', 'sort', 'start_date']));
    const schemaOf = (wanted: string): unknown => parameters.find(({ name }) => name === wanted)?.schema;
    expect(schemaOf('page_size')).toMatchObject({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
    expect(schemaOf('severity')).toMatchObject({ type: 'string', enum: expect.arrayContaining(['ringan', 'mild']) });
    expect(schemaOf('start_date')).toMatchObject({ type: 'string', format: 'date' });
    expect(parameters.every(({ required }) => required !== true)).toBe(true);
  });

  test('no schema names the key of a person', () => {
    expect(JSON.stringify(document)).not.toMatch(/patient_key|family_key|flag_mask/);
  });

  test('has patterns that every reader of a JSON Schema reads alike: no property escapes', () => {
    const patterns = valuesOf('pattern', document).map(String);
    expect(patterns.length).toBeGreaterThan(20);
    expect(patterns.filter((pattern) => /\\[pP]\{/.test(pattern))).toEqual([]);
  });

  test('has examples', () => {
    expect(valuesOf('examples', document).length + valuesOf('example', document).length).toBeGreaterThan(3);
  });
});

describe('/docs', () => {
  test('is a page that needs nothing from another host', async () => {
    const page = await service.app.inject({ url: '/docs/' });
    expect(page.headers['content-type']).toContain('text/html');
    const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => String(link));
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) {
      expect(link).not.toMatch(/^(https?:)?\/\//);
      const { statusCode } = await service.app.inject({ url: new URL(link, 'http://localhost/docs/').pathname });
      expect({ link, statusCode }).toEqual({ link, statusCode: 200 });
    }
  });
});
