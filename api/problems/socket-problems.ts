import { randomUUID } from 'node:crypto';
import { METHODS, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';

import { CasemindError, type Language } from '#engine';
import type { FastifyBaseLogger } from 'fastify';

import { problemOf, problemType } from './problem.ts';

interface SocketProblemsOptions {
  /** Nothing is known yet of what the caller reads. */
  readonly language: Language;
  readonly logger: FastifyBaseLogger;
  /** Bytes of all headers of a request together. */
  readonly headerLimit: number;
}

/** Methods that some address takes. */
const methods = 'DELETE, GET, HEAD, PATCH, POST';

/** Answers what never becomes a request, because HTTP itself cannot be read, by problem documents too. */
export function createSocketProblems({ language, logger, headerLimit }: SocketProblemsOptions) {
  function answer(socket: Duplex, error: CasemindError): void {
    const requestId = randomUUID();
    logger.info({ code: error.code, reqId: requestId }, 'refused');
    const { status, headers, body } = documentOf(error, requestId, language);
    if (socket.writable) socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`);
    socket.destroy();
  }

  function failureOf({ code, rawPacket }: Error & { readonly code?: string; readonly rawPacket?: Buffer }): CasemindError {
    if (code === 'HPE_HEADER_OVERFLOW') return new CasemindError('HEADERS_TOO_LARGE', { limit: headerLimit });
    if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new CasemindError('REQUEST_TIMEOUT');
    const method = /^([A-Za-z]+) /.exec(rawPacket?.toString('latin1', 0, 40) ?? '')?.[1];
    if (code === 'HPE_INVALID_METHOD' && method !== undefined && !METHODS.includes(method)) return new CasemindError('METHOD_UNKNOWN', { method, accepted: methods });
    return new CasemindError('PAYLOAD_INVALID', { reason: 'HTTP' });
  }

  return {
    /** For a connection whose bytes are no request. */
    clientError(error: Error & { readonly code?: string }, socket: Duplex): void {
      if (error.code === 'ECONNRESET' || socket.destroyed) return;
      answer(socket, failureOf(error));
    },
    /** For what Node answers itself, or not at all: tunnels, and expectations other than `100-continue`. */
    listen(server: Server): void {
      server.on('connect', (_request, socket: Duplex) => answer(socket, new CasemindError('METHOD_UNKNOWN', { method: 'CONNECT', accepted: methods })));
      server.on('checkExpectation', (_request, response) => {
        const { status, headers, body } = documentOf(new CasemindError('EXPECTATION_FAILED'), randomUUID(), language);
        response.writeHead(status, headers).end(body);
      });
    },
  };
}

function documentOf(error: CasemindError, requestId: string, language: Language) {
  const problem = problemOf({ error, language, instance: '*', requestId });
  const body = JSON.stringify(problem);
  const headers: Record<string, string> = {
    'content-type': problemType,
    'content-language': language,
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...(problem.status === 405 ? { allow: methods } : {}),
    connection: 'close',
  };
  return { status: problem.status, headers, body };
}
