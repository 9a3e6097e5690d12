import { CasemindError, type Language, isQueryFault } from '#engine';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

import { languageOf } from '../problems/language.ts';
import { maskError, problemOf, problemType, type FieldError } from '../problems/problem.ts';
import { fieldErrorsOf } from '../problems/validation.ts';

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
    .header('x-request-id', request.id)
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
      return byStatus(error, request, bodyLimit);
  }
}

/** What the framework calls the caller’s fault is never the service’s. */
function byStatus(error: FastifyError, request: FastifyRequest, bodyLimit: number): unknown {
  const status = error.statusCode ?? 500;
  if (status < 400 || status >= 500) return error;
  switch (status) {
    case 403:
    case 404:
      return new CasemindError('ROUTE_MISSING', { path: pathOf(request) });
    case 408:
      return new CasemindError('REQUEST_TIMEOUT');
    case 412:
    case 416:
      return new CasemindError('CONDITION_FAILED');
    case 413:
      return new CasemindError('BODY_TOO_LARGE', { limit: bodyLimit });
    default:
      return new CasemindError('PAYLOAD_INVALID', { reason: 'HTTP' });
  }
}

/** The path alone: a query may hold what a person typed. */
export function pathOf({ originalUrl }: FastifyRequest): string {
  return originalUrl.split('?', 1)[0] ?? originalUrl;
}
