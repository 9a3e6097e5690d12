import { type Language, visibleText } from '#engine';
import type { FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { z } from 'zod';

import { acceptedText } from './accepted.ts';
import type { FieldError } from './problem.ts';

/** Fields whose value is never given back. */
const secretFields: ReadonlySet<string> = new Set(['password', 'token', 'secret', 'authorization']);
/** Code points of a value that are given back. */
const longestValue = 200;

/** Each field at fault of a request that its schema refused. */
export function fieldErrorsOf(
  issues: readonly FastifySchemaValidationError[],
  context: string | undefined,
  request: FastifyRequest,
  language: Language,
): FieldError[] {
  const given = partOf(request, context);
  const shape = shapeOf(request, context);
  return issues.flatMap((issue) => {
    if (issue.keyword === 'unrecognized_keys' && Array.isArray(issue.params['keys']))
      return issue.params['keys'].map((key) => fieldError(visibleText(String(key), longestValue), valueAt(given, [String(key)]), Object.keys(shape).join(', ')));
    const path = issue.instancePath.split('/').filter((part) => part !== '');
    const accepted = acceptedText(issue, shape[path[0] ?? ''], language);
    return fieldError(path.join('.') || (context ?? 'body'), valueAt(given, path), accepted);
  });
}

function fieldError(field: string, value: unknown, accepted: string): FieldError {
  const isSecret = field.split('.').some((part) => secretFields.has(part.toLowerCase()));
  if (isSecret || value === undefined || (typeof value === 'object' && value !== null)) return { field, accepted };
  return { field, value: typeof value === 'string' ? visibleText(value, longestValue) : value, accepted };
}

function partOf(request: FastifyRequest, context: string | undefined): unknown {
  if (context === 'querystring') return request.query;
  if (context === 'params') return request.params;
  if (context === 'headers') return request.headers;
  return request.body;
}

function shapeOf(request: FastifyRequest, context: string | undefined): Readonly<Record<string, unknown>> {
  const schema: unknown = context === undefined ? undefined : Reflect.get(request.routeOptions.schema ?? {}, context);
  return schema instanceof z.ZodObject ? schema.shape : {};
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return valueAt(Reflect.get(value, key), rest);
}
