const deadlines = new WeakMap<AbortSignal, number>();

/** A signal that aborts when so many milliseconds are over, and of which `millisecondsLeft` knows when. */
export function deadlineSignal(milliseconds: number): AbortSignal {
  const signal = AbortSignal.timeout(milliseconds);
  deadlines.set(signal, performance.now() + milliseconds);
  return signal;
}

/** `AbortSignal.any`, with the earliest deadline known of any of them. */
export function anySignal(signals: readonly AbortSignal[]): AbortSignal {
  const any = AbortSignal.any([...signals]);
  const known = signals.map((signal) => deadlines.get(signal)).filter((deadline) => deadline !== undefined);
  if (known.length > 0) deadlines.set(any, Math.min(...known));
  return any;
}

/** Milliseconds until a signal aborts; Infinity where it has no deadline that is known. */
export function millisecondsLeft(signal: AbortSignal | undefined): number {
  const deadline = signal && deadlines.get(signal);
  return deadline === undefined ? Infinity : deadline - performance.now();
}
