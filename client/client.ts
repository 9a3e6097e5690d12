import type { Operations } from './operations.ts';

export type * from './operations.ts';

/** A problem document that the service answered, as an error. */
export class ProblemError extends Error {
  readonly problem: ProblemDocument;
  /** Seconds after which a caller who was turned away for their number of requests may come back. */
  readonly retryAfter: number | undefined;

  constructor(problem: ProblemDocument, retryAfter: number | undefined) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = 'ProblemError';
    this.problem = problem;
    this.retryAfter = retryAfter;
  }
}

/** RFC 9457, with the members of this service. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Stable, for programs. */
  readonly code: string;
  readonly instance: string;
  readonly request_id: string;
  readonly errors?: readonly { readonly field: string; readonly value?: unknown; readonly accepted: string }[];
}

export interface ClientOptions {
  /** Where the service is, such as `https://casemind.example.org`. */
  readonly address: string;
  /** Gives the access token to send; asked before each call. */
  readonly token?: () => string | undefined;
  /** Sends requests; the platform's own unless told. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How often a call that can be repeated is sent again where no replica answered it; 3 unless told. */
  readonly retries?: number;
}

type Parts<Operation> = Operation extends { readonly parts: infer Found } ? Found : never;
type Answer<Operation> = Operation extends { readonly answer: infer Found } ? Found : never;

/** What a call takes besides its address: needed where the operation needs a part, else not. */
type Arguments<Operation> = Record<string, never> extends Parts<Operation> ? [parts?: WithExtras<Parts<Operation>>] : [parts: WithExtras<Parts<Operation>>];
/** An operation without parts has the index signature of nothing, which no extra would fit. */
type WithExtras<Found> = string extends keyof Found ? Extras : Found & Extras;

interface Extras {
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Client {
  /**
   * Calls an operation, named as the OpenAPI document names it: `call('GET /claims/{id}', { path: { id } })`.
   * Where the connection breaks, or a load balancer says that no replica answers (502, 503, 504), a call that can be repeated is
   * sent again, after the seconds that were asked for or 0.2, 0.4, 0.8 …: reads, and writes with a header Idempotency-Key.
   *
   * @throws ProblemError where the service answers a problem document.
   */
  call<Name extends keyof Operations>(name: Name, ...parts: Arguments<Operations[Name]>): Promise<Answer<Operations[Name]>>;
  /** The same, giving the answer as it came: for files, streams, headers, 304. */
  send<Name extends keyof Operations>(name: Name, ...parts: Arguments<Operations[Name]>): Promise<Response>;
}

type QueryValue = string | number | boolean;

interface Given extends Extras {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, QueryValue | readonly QueryValue[] | undefined>>;
  readonly body?: unknown;
}

/** What a load balancer answers in place of a replica, or one that is about to leave. */
const unanswered: ReadonlySet<number> = new Set([502, 503, 504]);
const firstPauseMs = 200;

/** Waits; rejects with the signal's reason where it is aborted before. */
function pause(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((done, failed) => {
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      failed(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    }, { once: true });
  });
}

/** A client of version 1 of the API: no dependency but fetch, every address, parameter, body and answer typed. */
export function createClient({ address, token = () => undefined, fetch: sendOnce = fetch, retries = 3 }: ClientOptions): Client {
  const sendRequest = async (url: string, init: RequestInit & { readonly headers: Readonly<Record<string, string>> }): Promise<Response> => {
    const isRepeatable = init.method === 'GET' || Object.keys(init.headers).some((header) => header.toLowerCase() === 'idempotency-key');
    for (let tried = 0; ; tried += 1) {
      const isLast = !isRepeatable || tried >= retries;
      try {
        const response = await sendOnce(url, init);
        if (isLast || !unanswered.has(response.status)) return response;
        await pause(Number(response.headers.get('retry-after') ?? 0) * 1000 || firstPauseMs * 2 ** tried, init.signal);
        await response.body?.cancel();
      } catch (error) {
        if (isLast || init.signal?.aborted === true) throw error;
        await pause(firstPauseMs * 2 ** tried, init.signal);
      }
    }
  };
  const send = async (name: string, { path = {}, query = {}, body, signal, headers }: Given = {}): Promise<Response> => {
    const [method = 'GET', template = ''] = name.split(' ');
    const filled = template.replaceAll(/\{(\w+)\}/g, (_whole, key: string) => encodeURIComponent(path[key] ?? ''));
    const search = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [value].flat().map((one): [string, string] => [key, String(one)]))));
    const given = token();
    const response = await sendRequest(`${address}/v1${filled}${search.size > 0 ? `?${search.toString()}` : ''}`, {
      method,
      headers: {
        ...(given === undefined ? {} : { authorization: `Bearer ${given}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    if (response.ok || response.status === 304) return response;
    throw await problemOf(response);
  };
  return {
    send: (name, ...[parts]) => send(name, parts),
    call: async <Name extends keyof Operations>(name: Name, ...[parts]: Arguments<Operations[Name]>) => {
      const response = await send(name, parts);
      // The document that the types are made from says what an operation answers; the service holds itself to it.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return (response.status === 204 ? undefined : await response.json()) as Answer<Operations[Name]>;
    },
  };
}

async function problemOf(response: Response): Promise<Error> {
  const text = await response.text();
  if (!(response.headers.get('content-type') ?? '').includes('application/problem+json')) return new Error(`${response.status}: ${text.slice(0, 200)}`);
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new ProblemError(JSON.parse(text), Number.isFinite(after) ? after : undefined);
}
