import { Latencies, type LiveSource, type StoredLiveClaim } from '#engine';

/** Claims of a source that are remembered as they came, for those who listen. */
const mostRemembered = 2000;

/**
 * The claims of one source as they become visible, in the order of their change numbers: the last of them are remembered, so that
 * any number of listeners read them without asking the store.
 */
export class LiveFeed {
  readonly source: LiveSource;
  readonly #latencies = new Latencies();
  #claims: StoredLiveClaim[] = [];
  /** Everything later than this is remembered, up to `reached`. */
  #after = 0;
  #reached = 0;
  readonly #listeners = new Set<() => void>();

  constructor(source: LiveSource) {
    this.source = source;
  }

  /** The change number up to which claims are visible. */
  get reached(): number {
    return this.#reached;
  }

  /** Milliseconds from the receipt of a claim until it was visible here, of the last 10,000 that came while this process ran. */
  get latency(): ReturnType<Latencies['quantiles']> {
    return this.#latencies.quantiles();
  }

  /** Claims that have become visible. @param since those received before it are none that came meanwhile. */
  add(claims: readonly StoredLiveClaim[], now: Date, since: Date): void {
    const last = claims.at(-1);
    if (!last) return;
    for (const { receivedAt } of claims) if (Date.parse(receivedAt) >= since.getTime()) this.#latencies.add(Math.max(0, now.getTime() - Date.parse(receivedAt)));
    this.#claims.push(...claims);
    this.#reached = last.changeSeq;
    if (this.#claims.length > mostRemembered) {
      const gone = this.#claims.splice(0, this.#claims.length - mostRemembered);
      this.#after = gone.at(-1)?.changeSeq ?? this.#after;
    }
    for (const listener of this.#listeners) listener();
  }

  /** The next claims behind a change number; undefined where some of them are not remembered any more. */
  claimsAfter(changeSeq: number, limit: number): readonly StoredLiveClaim[] | undefined {
    if (changeSeq < this.#after) return undefined;
    let [low, high] = [0, this.#claims.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#claims[middle]?.changeSeq ?? 0) <= changeSeq) low = middle + 1;
      else high = middle;
    }
    return this.#claims.slice(low, low + limit);
  }

  /** Behind which change number the last `count` claims are, or as many as are remembered. */
  before(count: number): number {
    return count === 0 ? this.#reached : (this.#claims.at(-count - 1)?.changeSeq ?? this.#after);
  }

  /** Calls a listener whenever more has become visible, until `ignore`. */
  listen(listener: () => void): void {
    this.#listeners.add(listener);
  }

  ignore(listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
