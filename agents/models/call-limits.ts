import { ModelCallError } from './model-call-error.ts';

export interface CallLimits {
  /** Milliseconds of one call, whole. */
  readonly callMs: number;
  /** Milliseconds for which a stream may fall silent once it has begun. */
  readonly idleMs: number;
}

/** The time of one call. */
export interface CallTime {
  /** Aborts, with a ModelCallError as its reason, where a limit is reached or nobody waits any more. */
  readonly signal: AbortSignal;
  /** Says that the stream was heard: silence is counted from here. */
  heard(): void;
  /** @throws ModelCallError where a limit was reached. */
  throwIfOver(): void;
  end(): void;
}

/** Starts the time of a call that a caller's signal may end before. */
export function startCall({ callMs, idleMs }: CallLimits, caller: AbortSignal | undefined): CallTime {
  const controller = new AbortController();
  const { signal } = controller;
  const giveUp = (error: ModelCallError): void => controller.abort(error);
  const leave = (): void => giveUp(new ModelCallError('aborted'));
  const whole = setTimeout(() => giveUp(new ModelCallError('timed_out')), callMs);
  let silence: NodeJS.Timeout | undefined;
  if (caller?.aborted) leave();
  else caller?.addEventListener('abort', leave, { once: true });
  return {
    signal,
    heard() {
      if (silence) silence.refresh();
      else silence = setTimeout(() => giveUp(new ModelCallError('stalled')), idleMs);
    },
    throwIfOver: () => signal.throwIfAborted(),
    end() {
      clearTimeout(whole);
      clearTimeout(silence);
      caller?.removeEventListener('abort', leave);
      // What is still open of the connection is closed; nobody reads it.
      giveUp(new ModelCallError('aborted'));
    },
  };
}
