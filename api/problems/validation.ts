import { type Language, visibleText } from '#engine';
import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';

import { acceptedText, memberNames } from './accepted.ts';
import type { FieldError } from './problem.ts';
import { schemaAt } from './schema-at.ts';

/** Fields whose value is never given back. */
const secretFields: ReadonlySet<string> = new Set(['password', 'token', 'secret', 'authorization']);
/** Code points of a value that are given back. */
const longestValue = 200;

/** Each field at fault of a request that its schema refused, once, with all that it accepts. */
export function fieldErrorsOf(
  issues: readonly FastifySchemaValidationError[],
  context: string | undefined,
  request: FastifyRequest,
  language: Language,
): FieldError[] {
  const given = partOf(request, context);
  const schema: unknown = context === undefined ? undefined : Reflect.get(request.routeOptions.schema ?? {}, context);
  const errors = issues.flatMap((issue) => {
    const path = issue.instancePath.split('/').filter((part) => part !== '');
    const expected = schemaAt(schema, path);
    const keys: readonly unknown[] = issue.keyword === 'unrecognized_keys' && Array.isArray(issue.params['keys']) ? issue.params['keys'] : [];
    if (keys.length > 0) return keys.map((key) => fieldError([...path, String(key)], given, memberNames(expected, language)));
    return fieldError(path, given, acceptedText(issue, expected, language), context);
  });
  return [...Map.groupBy(errors, ({ field }) => field).values()].flatMap(([error, ...others]) =>
    error ? [{ ...error, accepted: [...new Set([error, ...others].map(({ accepted }) => accepted))].join('; ') }] : [],
  );
}

function fieldError(path: readonly string[], given: unknown, accepted: string, context = 'body'): FieldError {
  const field = visibleText(path.join('.'), longestValue) || context;
  const value = valueAt(given, path);
  const isSecret = path.some((part) => secretFields.has(part.toLowerCase()));
  if (isSecret || value === undefined || (typeof value === 'object' && value !== null)) return { field, accepted };
  return { field, value: typeof value === 'string' ? visibleText(value, longestValue) : value, accepted };
}

function partOf(request: FastifyRequest, context: string | undefined): unknown {
  if (context === 'querystring') return request.query;
  if (context === 'params') return request.params;
  if (context === 'headers') return request.headers;
  return request.body;
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return valueAt(Reflect.get(value, key), rest);
}
