import type { Channel, ChannelMessage, ChannelName, ChannelReader, OutgoingMessage } from '#engine';

/**
 * A channel of one part within this process. What a reader has given and was not acknowledged comes again from the next one,
 * behind the position that is kept where the channel is one of the ordered.
 */
export class MemoryChannel implements Channel {
  readonly name: ChannelName;
  readonly part = 'part';
  readonly #messages: ChannelMessage[] = [];
  readonly #acknowledged = new Set<string>();
  readonly #arrivals = new EventTarget();
  /** Messages given so far, those given again among them. */
  given = 0;

  constructor(name: ChannelName = 'jsonl') {
    this.name = name;
  }

  send(...bodies: readonly string[]): void {
    for (const body of bodies) this.#messages.push({ part: this.part, position: String(this.#messages.length + 1).padStart(8, '0'), body: Buffer.from(body) });
    this.#arrivals.dispatchEvent(new Event('arrival'));
  }

  get acknowledged(): number {
    return this.#acknowledged.size;
  }

  async openReader({ positionOf }: { readonly positionOf: (part: string) => Promise<string | undefined> }): Promise<ChannelReader> {
    const kept = (await positionOf(this.part)) ?? '';
    const begin = this.#messages.findIndex(({ position }) => !this.#acknowledged.has(position) && position > kept);
    let next = begin === -1 ? this.#messages.length : begin;
    return {
      read: async ({ max, waitMs, signal }) => {
        if (next >= this.#messages.length) await this.#arrival(waitMs, signal);
        const messages = this.#messages.slice(next, next + max);
        next += messages.length;
        this.given += messages.length;
        return messages;
      },
      acknowledge: async (messages) => {
        for (const { position } of messages) this.#acknowledged.add(position);
      },
      lag: async () => this.#messages.length - next,
      close: async () => {},
    };
  }

  async openWriter() {
    return {
      write: async (messages: readonly OutgoingMessage[]) => this.send(...messages.map(({ body }) => body)),
      close: async () => {},
    };
  }

  async #arrival(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    const ended = AbortSignal.any([AbortSignal.timeout(waitMs), ...(signal ? [signal] : [])]);
    if (ended.aborted) return;
    await new Promise((resolve) => {
      ended.addEventListener('abort', resolve, { once: true });
      this.#arrivals.addEventListener('arrival', resolve, { once: true });
    });
  }
}
