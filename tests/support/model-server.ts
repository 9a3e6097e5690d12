import { once } from 'node:events';
import { type IncomingHttpHeaders, type ServerResponse, createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What a client asked for, as an OpenAI-compatible server reads it. */
export interface AskedRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    readonly model?: string;
    readonly stream?: boolean;
    readonly messages?: readonly { readonly role: string; readonly content?: unknown; readonly tool_calls?: readonly { readonly id: string }[]; readonly tool_call_id?: string }[];
    readonly [parameter: string]: unknown;
  };
}

/** Answers one request. */
export type Reply = (response: ServerResponse, request: AskedRequest) => Promise<void> | void;

export interface ModelServer {
  /** For OPENAI_BASE_URL. */
  readonly baseUrl: string;
  /** Every request, the oldest first. */
  readonly requests: readonly AskedRequest[];
  /** What the next requests are answered, in order; the last goes on for all after it. */
  answers(...replies: readonly Reply[]): void;
  /** Resolves when a client has let go of an answer that was under way. */
  hungUp(): Promise<void>;
  close(): Promise<void>;
}

/** An OpenAI-compatible server on the loopback interface that answers as it is told. */
export async function startModelServer(...replies: readonly Reply[]): Promise<ModelServer> {
  const requests: AskedRequest[] = [];
  let script = [...replies];
  let hangUps = 0;
  const waiting: (() => void)[] = [];
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (response.writableFinished) return;
      hangUps += 1;
      for (const resolve of waiting.splice(0)) resolve();
    });
    void (async () => {
      let text = '';
      for await (const piece of request) text += String(piece);
      const asked: AskedRequest = { path: request.url ?? '', headers: request.headers, body: JSON.parse(text === '' ? '{}' : text) };
      requests.push(asked);
      const reply = script.length > 1 ? script.shift() : script[0];
      await (reply ?? refuses(500))(response, asked);
    })().catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    answers(...next) {
      script = [...next];
    },
    async hungUp() {
      if (hangUps === 0) await new Promise<void>((resolve) => void waiting.push(resolve));
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Usage {
  readonly prompt_tokens?: unknown;
  readonly completion_tokens?: unknown;
  readonly total_tokens?: unknown;
}

export interface Said {
  /** Tokens, as the server counts them; null for a server that does not. */
  readonly usage?: Usage | null;
  readonly finishReason?: string | null;
  /** Milliseconds before the answer, or before each piece of a stream. */
  readonly delayMs?: number;
  /** Leave the role out of a stream. */
  readonly hasRole?: boolean;
}

const someUsage: Usage = { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 };

export interface WrittenCall {
  readonly id?: string;
  readonly name: string;
  /** JSON, or not. */
  readonly args: string;
}

/** Text; of a stream, piece by piece. */
export function says(text: string | readonly string[], said: Said = {}): Reply {
  const pieces = typeof text === 'string' ? [text] : text;
  return answersWith({ content: pieces.join('') }, pieces.map((content) => ({ content })), { finishReason: 'stop', ...said });
}

/** Calls of tools; of a stream, the arguments in two pieces. */
export function callsTools(calls: readonly WrittenCall[], said: Said = {}): Reply {
  const whole = calls.map(({ id, name, args }) => ({ id, type: 'function', function: { name, arguments: args } }));
  const pieces = calls.flatMap(({ id, name, args }, index) => {
    const middle = Math.ceil(args.length / 2);
    return [
      { tool_calls: [{ index, id, type: 'function', function: { name, arguments: args.slice(0, middle) } }] },
      { tool_calls: [{ index, function: { arguments: args.slice(middle) } }] },
    ];
  });
  return answersWith({ content: null, tool_calls: whole }, pieces, { finishReason: 'tool_calls', ...said });
}

function answersWith(message: object, deltas: readonly object[], { usage = someUsage, finishReason = 'stop', delayMs = 0, hasRole = true }: Said): Reply {
  return async (response, { body }) => {
    if (body.stream !== true) {
      if (delayMs > 0) await pause(delayMs);
      json(response, 200, { id: 'chatcmpl-1', object: 'chat.completion', model: body.model, choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finishReason }], ...(usage && { usage }) });
      return;
    }
    openStream(response);
    for (const [i, delta] of deltas.entries()) {
      if (delayMs > 0) await pause(delayMs);
      event(response, chunkOf({ ...(i === 0 && hasRole ? { role: 'assistant' } : {}), ...delta }));
    }
    if (finishReason !== null) event(response, chunkOf({}, finishReason));
    if (usage) event(response, { id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [], usage });
    response.end('data: [DONE]\n\n');
  };
}

/** An error of HTTP, such as 500, or 429 with Retry-After. */
export function refuses(status: number, { headers = {}, error = {} }: { readonly headers?: Readonly<Record<string, string>>; readonly error?: object } = {}): Reply {
  return (response) => json(response, status, { error: { message: 'no', type: 'error', ...error } }, headers);
}

/** Any body, whatever it claims to be. */
export function sends(body: string, { status = 200, type = 'application/json', headers = {} }: { readonly status?: number; readonly type?: string; readonly headers?: Readonly<Record<string, string>> } = {}): Reply {
  return (response) => void response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

/** Takes the request and says nothing. */
export function staysSilent(): Reply {
  return () => {};
}

/** Begins a stream and falls silent. */
export function stallsAfter(...pieces: readonly string[]): Reply {
  return (response) => {
    openStream(response);
    for (const content of pieces) event(response, chunkOf({ role: 'assistant', content }));
  };
}

/** Begins a stream and breaks the connection. */
export function breaksOffAfter(...pieces: readonly string[]): Reply {
  return async (response) => {
    openStream(response);
    for (const content of pieces) event(response, chunkOf({ role: 'assistant', content }));
    await pause(20);
    response.destroy();
  };
}

/** Streams one piece again and again, as fast as it is read, until the client hangs up. */
export function neverEnds(piece = 'lagi '): Reply {
  return async (response) => {
    openStream(response);
    while (!response.destroyed) {
      if (!event(response, chunkOf({ role: 'assistant', content: piece }))) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      else await pause(0);
    }
  };
}

function chunkOf(delta: object, finishReason: string | null = null): object {
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason: finishReason }] };
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.flushHeaders();
}

function event(response: ServerResponse, data: object): boolean {
  return response.write(`data: ${JSON.stringify(data)}\n\n`);
}

function json(response: ServerResponse, status: number, body: object, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
