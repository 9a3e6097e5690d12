import { OpenAIClient } from '@langchain/openai';

/**
 * Why a call of a model gave no answer:
 * - refused: the server will not take this request
 * - misconfigured: key, model name or address are not what the server knows, or it answers with a redirect
 * - rate_limited, unavailable: not now; an unreachable server is unavailable too
 * - timed_out: nothing whole within the limit of one call
 * - cut_short: the answer ended before its end; unreadable: what came is no answer; empty: it says nothing
 * - too_long: the answer goes on beyond every limit
 * - aborted: nobody waits for it any more
 * - circuit_open: not asked, since it failed again and again
 * - out_of_tokens: not asked, since the budget does not allow it
 */
export type ModelCallFailure =
  | 'refused'
  | 'misconfigured'
  | 'rate_limited'
  | 'unavailable'
  | 'timed_out'
  | 'cut_short'
  | 'unreadable'
  | 'empty'
  | 'too_long'
  | 'aborted'
  | 'circuit_open'
  | 'out_of_tokens';

interface Details {
  /** HTTP status. */
  readonly status?: number | undefined;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfterMs?: number | undefined;
  /** Parameter of the request that the model does not take. */
  readonly parameter?: string | undefined;
  /** Whether the same request may be answered a moment later. */
  readonly isPassing?: boolean;
}

const retryable: ReadonlySet<ModelCallFailure> = new Set(['rate_limited', 'unavailable', 'cut_short']);
/** What says something about the server, not about the request. */
const ofServer: ReadonlySet<ModelCallFailure> = new Set(['misconfigured', 'rate_limited', 'unavailable', 'timed_out', 'cut_short', 'unreadable']);

/** A failed call. It holds no word of the server or the prompt, since servers quote prompts. */
export class ModelCallError extends Error {
  readonly failure: ModelCallFailure;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly parameter: string | undefined;
  readonly isRetryable: boolean;
  readonly isOfServer: boolean;

  constructor(failure: ModelCallFailure, { status, retryAfterMs, parameter, isPassing = true }: Details = {}) {
    super(status === undefined ? failure : `${failure} (HTTP ${status})`);
    this.name = 'ModelCallError';
    this.failure = failure;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.parameter = parameter;
    this.isRetryable = isPassing && retryable.has(failure);
    this.isOfServer = ofServer.has(failure);
  }
}

const { APIConnectionError, APIError } = OpenAIClient;

/** Any error of a call as one of the failures above. */
export function modelCallErrorOf(error: unknown): ModelCallError {
  if (error instanceof ModelCallError) return error;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ModelCallError) return cause;
  if (error instanceof APIConnectionError) return new ModelCallError('unavailable');
  if (error instanceof APIError) return errorOfAnswer(error);
  return new ModelCallError(error instanceof Error && error.name === 'ContextOverflowError' ? 'refused' : 'unreadable');
}

type AnsweredError = Pick<InstanceType<typeof APIError>, 'status' | 'headers' | 'code' | 'param' | 'message'>;

function errorOfAnswer({ status, headers, code, param, message }: AnsweredError): ModelCallError {
  const retryAfterMs = retryAfterOf(headers);
  if (status === 429) return new ModelCallError('rate_limited', { status, retryAfterMs, isPassing: code !== 'insufficient_quota' });
  if (status === undefined || status === 408 || status === 409 || status >= 500) return new ModelCallError('unavailable', { status, retryAfterMs });
  if (status < 400 || [401, 403, 404, 405].includes(status)) return new ModelCallError('misconfigured', { status });
  return new ModelCallError('refused', { status, parameter: param ?? /nsupported (?:parameter|value): '(\w+)'/.exec(message)?.[1] });
}

/** Seconds, a date, or milliseconds where the server says them. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = headers?.get('retry-after-ms');
  if (milliseconds && /^\d+(\.\d+)?$/.test(milliseconds)) return Number(milliseconds);
  const text = headers?.get('retry-after');
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
