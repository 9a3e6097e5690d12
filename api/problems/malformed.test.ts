import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type FixtureService, createFixtureService } from '../../tests/support/fixture-service.ts';
import { problemSchema } from './problem.ts';

let service: FixtureService;
let port: number;
beforeAll(async () => {
  service = await createFixtureService({ count: 5 });
  port = Number(new URL(await service.app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => service?.close());

/** Sends bytes as they are and reads what comes until the connection ends. */
async function send(text: string): Promise<{ status: number; headers: Headers; body: string }> {
  const received = await new Promise<string>((done, fail) => {
    let all = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => (all += part)).on('close', () => done(all)).on('error', fail);
  });
  const [head = '', ...body] = received.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Headers(lines.map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
  return { status: Number(first.split(' ')[1]), headers, body: body.join('\r\n\r\n') };
}

const host = 'Host: localhost\r\nConnection: close\r\n\r\n';

describe('what is no proper request is answered by a problem document, never by a failure of the service', () => {
  test.each([
    ['a method that nobody knows', `FOO /healthz HTTP/1.1\r\n${host}`, 405, 'METHOD_UNKNOWN'],
    ['a method that HTTP knows and no address takes', `PROPFIND /claims/high-risk HTTP/1.1\r\n${host}`, 405, 'METHOD_NOT_ALLOWED'],
    ['a method with a body of no type', `QUERY /claims/high-risk HTTP/1.1\r\n${host}`, 405, 'METHOD_NOT_ALLOWED'],
    ['TRACE', `TRACE /healthz HTTP/1.1\r\n${host}`, 405, 'METHOD_NOT_ALLOWED'],
    ['a method below the documentation', `DELETE /docs/static/index.css HTTP/1.1\r\n${host}`, 405, 'METHOD_NOT_ALLOWED'],
    ['a tunnel', `CONNECT elsewhere:80 HTTP/1.1\r\nHost: elsewhere\r\n\r\n`, 405, 'METHOD_UNKNOWN'],
    ['a path out of the documentation', `GET /docs/static/../../package.json HTTP/1.1\r\n${host}`, 404, 'ROUTE_MISSING'],
    ['the same, encoded', `GET /docs/static/%2e%2e/%2e%2e/package.json HTTP/1.1\r\n${host}`, 404, 'ROUTE_MISSING'],
    ['the same, encoded whole', `GET /docs/static/..%2f..%2fpackage.json HTTP/1.1\r\n${host}`, 404, 'ROUTE_MISSING'],
    ['a range beyond the end', `GET /docs/static/index.css HTTP/1.1\r\nRange: bytes=999999999-\r\n${host}`, 412, 'CONDITION_FAILED'],
    ['a condition that does not hold', `GET /docs/static/index.css HTTP/1.1\r\nIf-Match: "x"\r\n${host}`, 412, 'CONDITION_FAILED'],
    ['no host', 'GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'PAYLOAD_INVALID'],
    ['an expectation', `GET /healthz HTTP/1.1\r\nExpect: a-miracle\r\n${host}`, 417, 'EXPECTATION_FAILED'],
    ['headers too large', `GET /healthz HTTP/1.1\r\nX-Long: ${'a'.repeat(17_000)}\r\n${host}`, 431, 'HEADERS_TOO_LARGE'],
    ['an address too large', `GET /${'a'.repeat(17_000)} HTTP/1.1\r\n${host}`, 431, 'HEADERS_TOO_LARGE'],
    ['no HTTP', 'hello\r\n\r\n', 400, 'PAYLOAD_INVALID'],
    ['TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\r\n\r\n', 400, 'PAYLOAD_INVALID'],
    ['a version that there is not', `GET /healthz HTTP/9.9\r\n${host}`, 400, 'PAYLOAD_INVALID'],
    ['a length that is no number', `POST /auth/login HTTP/1.1\r\nContent-Length: many\r\n${host}`, 400, 'PAYLOAD_INVALID'],
    ['two ways to tell the length', `POST /auth/login HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n${host}0\r\n\r\n`, 400, 'PAYLOAD_INVALID'],
    ['a chunk of no size', `POST /auth/login HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n${host}zz\r\n`, 400, 'PAYLOAD_INVALID'],
  ])('%s', async (_, text, status, code) => {
    const answer = await send(text);
    expect([answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([status, 'application/problem+json']);
    const problem = problemSchema.parse(JSON.parse(answer.body));
    expect(problem).toMatchObject({ status, code, type: `urn:casemind:problem:${code}` });
    expect(problem.detail).not.toMatch(/\{\w+\}/);
    expect(answer.headers.get('x-request-id')).toBe(problem.request_id);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(answer.body)));
    expect(answer.headers.get('allow') ?? '').toMatch(status === 405 ? /^[A-Z]+(, [A-Z]+)*$/ : /^$/);
  });

  test('and the service answers as before, with nothing of it in its log as an error', async () => {
    expect((await send(`GET /healthz HTTP/1.1\r\n${host}`)).status).toBe(200);
    expect(service.log.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
  });

  test('a body nested without end is refused at every address that takes one', async () => {
    const headers = { ...(await service.headers('admin')), 'content-type': 'application/json' };
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    const bodies = [deep, `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"get_claim","arguments":${deep}}}`, `${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}`];
    for (const url of ['/mcp', '/queries', '/queries/read', '/auth/login', '/chat', '/documents', '/users'])
      for (const payload of bodies) {
        const answer = await service.app.inject({ method: 'POST', url, headers, payload });
        expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'BODY_TOO_DEEP']);
      }
  });
});
