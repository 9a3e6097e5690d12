import * as fc from 'fast-check';

import { anyText } from './any-text.ts';
import type { JsonSchema, Operation, Parameter } from './openapi-operations.ts';

/** Text that breaks parsers, encoders and databases. */
export const odd = fc.oneof(
  anyText({ maxLength: 30 }),
  fc.constantFrom('', '\0', 'a\0b', "' OR 1=1 --", '"', '$claim_id', '1e-400', '1e999', 'Infinity', '-0', '0x10', '9007199254740993', '0000-01-01', '9999-12-31', '2024-02-29', 'E-4-999', 'Z-9-1-III', '\uD83D\uDE00', '\u202E', '%', '_', '../..', 'x'.repeat(5000)),
  fc.integer().map(String),
  fc.double().map(String),
);

export interface InjectedRequest {
  readonly method: Operation['method'];
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload?: string;
}

/** Requests to an operation: as its schemas want them, and, unless told otherwise, as they do not. */
export function requestArbitrary({ method, path, parameters, body }: Operation, { isBroken = true } = {}): fc.Arbitrary<InjectedRequest> {
  const broken = isBroken ? 1 : 0;
  return fc
    .record({
      path: partArbitrary(parameters, 'path', broken),
      query: partArbitrary(parameters, 'query', broken),
      stray: fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: broken, arbitrary: fc.dictionary(odd, odd, { maxKeys: 1 }) }),
      payload: body === undefined ? fc.constant(undefined) : payloadArbitrary(body, broken),
      etag: fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, { weight: broken, arbitrary: fc.constantFrom({ 'if-none-match': '*' }, { accept: 'text/csv' }, { 'accept-encoding': 'br' }, { 'content-type': 'text/xml' }) }),
    })
    .map((drawn) => {
      const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => encodeURIComponent(asText(drawn.path[name] ?? 'x')));
      const search = new URLSearchParams(Object.entries({ ...drawn.stray, ...drawn.query }).map(([name, value]): [string, string] => [name.toWellFormed(), asText(value)]));
      return {
        method,
        url: search.size > 0 ? `${filled}?${search.toString()}` : filled,
        headers: { ...(drawn.payload === undefined ? {} : { 'content-type': 'application/json' }), ...drawn.etag },
        ...(drawn.payload === undefined ? {} : { payload: drawn.payload }),
      };
    });
}

function partArbitrary(parameters: readonly Parameter[], place: string, broken: number): fc.Arbitrary<Record<string, unknown>> {
  const placed = parameters.filter((parameter) => parameter.in === place);
  const values = Object.fromEntries(placed.map(({ name, schema }) => [name, fc.oneof({ weight: 4, arbitrary: valueArbitrary(schema) }, { weight: broken, arbitrary: odd })]));
  if (place === 'path') return fc.record(values);
  // A few at a time: many conditions together let nothing through to the handler.
  return fc.subarray(Object.keys(values), { maxLength: Math.min(3, placed.length) }).chain((kept) => {
    const required = placed.filter((parameter) => parameter.required).map(({ name }) => name);
    return fc.record(Object.fromEntries(Object.entries(values).filter(([name]) => kept.includes(name) || required.includes(name))));
  });
}

function payloadArbitrary(schema: JsonSchema, broken: number): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: valueArbitrary(schema).map((value) => JSON.stringify(value)) },
    { weight: broken, arbitrary: fc.dictionary(fc.constantFrom(...Object.keys(schema.properties ?? {}), '__proto__', 'constructor', 'role'), fc.oneof(odd, fc.jsonValue())).map((value) => JSON.stringify(value)) },
    { weight: broken, arbitrary: fc.oneof(fc.json(), odd) },
  );
}

/** Values that a schema allows, or nearly: patterns and refinements are not in it. */
function valueArbitrary(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { type, enum: values, examples, anyOf, oneOf, minimum = -1e6, maximum = 1e6 } = schema;
  const variants = anyOf ?? oneOf;
  if (variants && variants.length > 0) return fc.oneof(...variants.map(valueArbitrary));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (values && values.length > 0) return fc.constantFrom(...values);
  if (examples && examples.length > 0) return fc.constantFrom(...examples);
  switch (type) {
    case 'string':
      return textArbitrary(schema);
    case 'integer':
      return fc.integer({ min: Math.max(minimum, -2e9), max: Math.min(maximum, 2e9) });
    case 'number':
      return fc.double({ min: minimum, max: maximum, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valueArbitrary(schema.items ?? {}), { minLength: schema.minItems ?? 0, maxLength: Math.min(schema.maxItems ?? 3, 3) });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, property]) => [name, valueArbitrary(property)])), { requiredKeys: [...(schema.required ?? [])] });
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

function textArbitrary({ format, minLength = 0, maxLength = 20 }: JsonSchema): fc.Arbitrary<string> {
  if (format === 'date') return fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
  if (format === 'date-time') return fc.integer({ min: 0, max: 20_000 }).map((days) => new Date(days * 86_400_000).toISOString());
  return fc.oneof(fc.constantFrom('claim-1', 'claim-2', 'E11', 'BALI', '31'), fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 20) }));
}

function asText(value: unknown): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();
}
