const kept = 10_000;

/** The last 10,000 of some durations, and what half and all but a hundredth of them stay below. */
export class Latencies {
  readonly #values = new Float64Array(kept);
  #count = 0;

  /** @param milliseconds not below 0. */
  add(milliseconds: number): void {
    this.#values[this.#count % kept] = milliseconds;
    this.#count += 1;
  }

  /** Undefined where there is none yet. Milliseconds, of the nearest rank. */
  quantiles(): { readonly p50: number; readonly p99: number } | undefined {
    const n = Math.min(this.#count, kept);
    if (n === 0) return undefined;
    const sorted = this.#values.subarray(0, n).toSorted();
    const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * n) - 1)] ?? 0;
    return { p50: at(0.5), p99: at(0.99) };
  }
}
