import type { BaseMessage } from '@langchain/core/messages';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** The chat model of an agent, whatever stands behind it. Its output is untrusted. */
export interface ChatModel {
  /** Named in every answer: `offline`, or the provider's name of the model. */
  readonly id: string;
  /** Changes whenever the same messages may be answered otherwise; part of the cache key. */
  readonly version: string;
  readonly chat: BaseChatModel;
}

export type ModelFailure = 'MODEL_FAILED' | 'MODEL_DEADLINE';

export type ModelReply = { readonly ok: true; readonly message: BaseMessage } | { readonly ok: false; readonly failure: ModelFailure };

/** Waits for a model no longer than the signal allows. A failure is a value: a model that throws or stalls ends no run. */
export async function askModel(call: (signal: AbortSignal) => Promise<BaseMessage>, signal: AbortSignal): Promise<ModelReply> {
  if (signal.aborted) return { ok: false, failure: 'MODEL_DEADLINE' };
  let onAbort: (() => void) | undefined;
  const aborted = new Promise<ModelReply>((resolve) => {
    onAbort = () => resolve({ ok: false, failure: 'MODEL_DEADLINE' });
    signal.addEventListener('abort', onAbort, { once: true });
  });
  const answered = (async () => call(signal))().then(
    (message): ModelReply => ({ ok: true, message }),
    (): ModelReply => ({ ok: false, failure: signal.aborted ? 'MODEL_DEADLINE' : 'MODEL_FAILED' }),
  );
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    if (onAbort) signal.removeEventListener('abort', onAbort);
  }
}
