/** A wait that news, the end of its time, a signal or closing ends, whichever is first. */
export class Waiting {
  readonly #ends = new Set<() => void>();
  #news = 0;
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** How much news there was. Ask before looking, so that what comes while looking ends the wait. */
  get news(): number {
    return this.#news;
  }

  wake(): void {
    this.#news += 1;
    for (const end of this.#ends) end();
  }

  close(): void {
    this.#isClosed = true;
    this.wake();
  }

  /** @param seen the news that is no longer any. */
  async wait(seen: number, ms: number, signal?: AbortSignal): Promise<void> {
    if (this.#isClosed || this.#news !== seen || signal?.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    const end = (): void => resolve();
    this.#ends.add(end);
    signal?.addEventListener('abort', end, { once: true });
    await promise;
    clearTimeout(timer);
    this.#ends.delete(end);
    signal?.removeEventListener('abort', end);
  }
}
