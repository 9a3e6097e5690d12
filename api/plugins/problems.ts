import { CasemindError, type Language, isQueryFault } from '#engine';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

import { languageOf } from '../problems/language.ts';
import { maskError, problemOf, problemType, type FieldError } from '../problems/problem.ts';
import { fieldErrorsOf } from '../problems/validation.ts';
import { withoutVersion } from '../versioned-address.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** The language a request asks for. */
    languageOf(request: FastifyRequest): Language;
  }
}

interface ProblemsOptions {
  /** Language of problems where a request names none. */
  readonly language: Language;
  /** Bytes. */
  readonly bodyLimit: number;
}

/** After which a client may ask again what the service cannot answer now. */
const retrySeconds = 5;

/** Every failure leaves as a problem document: errors of handlers, of schemas, of the framework, and unknown addresses. */
export const problems = plugin<ProblemsOptions>(
  async (app, { language: configured, bodyLimit }) => {
    const methodsByUrl = new Map<string, Set<string>>();
    app.addHook('onRoute', ({ method, url }) => {
      const methods = methodsByUrl.get(url) ?? new Set();
      for (const one of [method].flat()) methods.add(one);
      methodsByUrl.set(url, methods);
    });

    app.decorate('languageOf', (request: FastifyRequest) => languageOf(request, configured));

    app.setErrorHandler<FastifyError>((error, request, reply) => {
      if (reply.raw.destroyed) {
        request.log.info('the caller hung up');
        return reply;
      }
      const language = app.languageOf(request);
      const errors = hasZodFastifySchemaValidationErrors(error)
        ? fieldErrorsOf(error.validation, error.validationContext, request, language)
        : isQueryFault(error)
          ? [queryFault(error, language)]
          : undefined;
      const known = error instanceof CasemindError ? error : errors ? invalid(errors, language) : fromFramework(error, request, bodyLimit);
      return sendProblem(reply, request, maskError(known, request.id), errors, language, known);
    });

    app.setNotFoundHandler((request, reply) => {
      const path = pathOf(request);
      const accepted = [...methodsByUrl].filter(([url]) => matches(url, withoutVersion({ url: path }))).flatMap(([, methods]) => [...methods]);
      const error =
        accepted.length === 0
          ? new CasemindError('ROUTE_MISSING', { path })
          : new CasemindError('METHOD_NOT_ALLOWED', { path, method: request.method, accepted: accepted.join(', ') });
      if (accepted.length > 0) void reply.header('allow', accepted.join(', '));
      return sendProblem(reply, request, error, undefined, app.languageOf(request));
    });
  },
  { name: 'problems' },
);

/** For failures before any hook or handler exists for the request, such as an address that cannot be decoded. */
export function answerFrameworkError(configured: Language, bodyLimit: number) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    const language = languageOf(request, configured);
    void sendProblem(reply, request, maskError(fromFramework(error, request, bodyLimit), request.id), undefined, language, error);
  };
}

function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  error: CasemindError,
  errors: readonly FieldError[] | undefined,
  language: Language,
  cause: unknown = error,
): FastifyReply {
  if (error.status >= 500) request.log.error({ err: cause }, error.code);
  else request.log.info({ code: error.code }, 'refused');
  if (error.status === 401) void reply.header('www-authenticate', 'Bearer realm="casemind"');
  const seconds = error.status === 503 ? retrySeconds : error.status === 429 ? error.details['seconds'] : undefined;
  if (seconds !== undefined) void reply.header('retry-after', seconds);
  const problem = problemOf({ error, language, instance: pathOf(request), requestId: request.id, errors });
  return reply
    .code(problem.status)
    .header('content-language', language)
    .header('cache-control', 'no-store')
    .type(problemType)
    .send(JSON.stringify(problem));
}

/** The place in a query that is at fault, as a field. */
function queryFault({ details }: CasemindError, language: Language): FieldError {
  return { field: String(details['field']), value: details['value'], accepted: String(details[`accepted_${language}`]) };
}

/** One field with what it accepts; several by name, `errors` says the rest. */
function invalid(errors: readonly FieldError[], language: Language): CasemindError {
  const [first, ...others] = errors;
  const word = language === 'id' ? 'diterima' : 'accepted';
  const fields = first && others.length === 0 ? `${first.field} (${word}: ${first.accepted})` : errors.map(({ field }) => field).join(', ');
  return new CasemindError('VALIDATION_FAILED', { fields });
}

/** Errors that Fastify raises before a handler runs, by its own codes. */
function fromFramework(error: FastifyError, request: FastifyRequest, bodyLimit: number): unknown {
  if (error instanceof CasemindError) return error;
  const code: unknown = Reflect.get(error, 'code');
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new CasemindError('BODY_TOO_LARGE', { limit: bodyLimit });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new CasemindError('MEDIA_UNSUPPORTED', { type: (request.headers['content-type'] ?? '').slice(0, 100) });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new CasemindError('PAYLOAD_INVALID', { reason: 'JSON' });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new CasemindError('PAYLOAD_INVALID', { reason: 'Content-Length' });
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new CasemindError('PAYLOAD_INVALID', { reason: 'URL' });
    default:
      return error;
  }
}

/** The path alone: a query may hold what a person typed. */
function pathOf({ originalUrl }: FastifyRequest): string {
  return originalUrl.split('?', 1)[0] ?? originalUrl;
}

function matches(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.includes('*')) return false;
  return wanted.length === given.length && wanted.every((part, i) => (part.startsWith(':') ? given[i] !== '' : part === given[i]));
}
