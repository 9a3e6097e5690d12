import { basename } from 'node:path';

import { CasemindError, asDiskFull, type ErrorCode, type Language, type Localized, errorTable } from '#engine';
import { z } from 'zod';

export const problemType = 'application/problem+json';

export const fieldErrorSchema = z.object({
  field: z.string().describe('name of the parameter, header or property'),
  value: z.unknown().optional().describe('the value given; left out where it is secret or missing'),
  accepted: z.string().describe('what the field accepts'),
});

/** RFC 9457, with the members Casemind adds: code, request_id and errors. */
export const problemSchema = z
  .object({
    type: z.string().describe('URI of the kind of problem'),
    title: z.string().describe('the kind of problem in words'),
    status: z.number().int().describe('HTTP status'),
    detail: z.string().describe('what went wrong, for a person'),
    code: z.string().describe('stable code for programs'),
    instance: z.string().describe('path that was asked for'),
    request_id: z.string().describe('number under which the service logged the request'),
    errors: z.array(fieldErrorSchema).optional().describe('each field at fault'),
  })
  .meta({
    id: 'Problem',
    examples: [
      {
        type: 'urn:casemind:problem:VALIDATION_FAILED',
        title: 'Permintaan tidak sah',
        status: 400,
        detail: 'Masukan tidak sah: page.',
        code: 'VALIDATION_FAILED',
        instance: '/claims/high-risk',
        request_id: '6f1d4a0e-4f0e-4a55-9a53-0e2f7a6f0b11',
        errors: [{ field: 'page', value: '0', accepted: 'paling kecil 1' }],
      },
    ],
  });

export type Problem = z.infer<typeof problemSchema>;
export type FieldError = z.infer<typeof fieldErrorSchema>;

const titles: Readonly<Record<number, Localized>> = {
  400: { id: 'Permintaan tidak sah', en: 'Bad request' },
  401: { id: 'Belum masuk', en: 'Not logged in' },
  403: { id: 'Tidak diizinkan', en: 'Not allowed' },
  404: { id: 'Tidak ditemukan', en: 'Not found' },
  405: { id: 'Metode tidak diterima', en: 'Method not allowed' },
  408: { id: 'Terlalu lama', en: 'Request timeout' },
  409: { id: 'Berbenturan', en: 'Conflict' },
  410: { id: 'Sudah berganti', en: 'Gone' },
  412: { id: 'Syarat tidak terpenuhi', en: 'Precondition failed' },
  413: { id: 'Terlalu besar', en: 'Too large' },
  415: { id: 'Jenis isi tidak diterima', en: 'Unsupported media type' },
  417: { id: 'Harapan tidak terpenuhi', en: 'Expectation failed' },
  422: { id: 'Tidak dapat diproses', en: 'Cannot be processed' },
  429: { id: 'Terlalu banyak permintaan', en: 'Too many requests' },
  431: { id: 'Header terlalu besar', en: 'Header fields too large' },
  500: { id: 'Kesalahan layanan', en: 'Service error' },
  503: { id: 'Layanan belum siap', en: 'Service not ready' },
};
const otherTitle: Localized = { id: 'Galat', en: 'Error' };

/** Failures of the service itself whose text may leave it; the text of any other may hold a path or a host. */
const shownFailures: ReadonlySet<ErrorCode> = new Set(['SNAPSHOT_MISSING', 'AGENT_DEADLINE', 'CHAT_INTERRUPTED', 'CHAT_DEADLINE', 'SERVICE_UNAVAILABLE', 'IDENTITY_PROVIDER_UNAVAILABLE', 'INTERNAL']);

/**
 * The error that a client may see: one the caller caused as it is, a full disk by the last part of its path, another
 * failure of the service without its reason, anything unknown as INTERNAL.
 */
export function maskError(given: unknown, requestId: string): CasemindError {
  const error = asDiskFull(given, 'CASEMIND_HOME');
  if (!(error instanceof CasemindError)) return new CasemindError('INTERNAL', { request: requestId }, { cause: error });
  if (error.status < 500 || shownFailures.has(error.code)) return error;
  if (error.code === 'DISK_FULL') return new CasemindError('DISK_FULL', { path: basename(String(error.details['path'])) }, { cause: error });
  return new CasemindError(error.status === 503 ? 'SERVICE_UNAVAILABLE' : 'INTERNAL', { request: requestId }, { cause: error });
}

interface ProblemOptions {
  readonly error: CasemindError;
  readonly language: Language;
  readonly instance: string;
  readonly requestId: string;
  readonly errors?: readonly FieldError[] | undefined;
}

export function problemOf({ error, language, instance, requestId, errors }: ProblemOptions): Problem {
  const { status } = errorTable[error.code];
  return {
    type: `urn:casemind:problem:${error.code}`,
    title: (titles[status] ?? otherTitle)[language],
    status,
    detail: error.text(language),
    code: error.code,
    instance,
    request_id: requestId,
    ...(errors && errors.length > 0 ? { errors: [...errors] } : {}),
  };
}
