/** A message as a channel delivered it. */
export interface ChannelMessage {
  /** What keeps an order of its own within the channel: a partition of Kafka, a generation of a file, a stream of Redis. */
  readonly part: string;
  /** Where the message stands in its part; later ones compare greater as text. */
  readonly position: string;
  /** As it was received, whatever it is. */
  readonly body: Uint8Array;
  /** Where the message was longer than a channel carries: its length in bytes. The body is then its beginning alone. */
  readonly cutFrom?: number;
}

export interface ReadOptions {
  /** Most messages of one reading. */
  readonly max: number;
  /** Longest wait for a first message, in milliseconds; those that are there are given at once. */
  readonly waitMs: number;
  readonly signal?: AbortSignal;
}

/**
 * Reads a channel as one of a group of consumers. A message is delivered again until it is acknowledged,
 * and may be after that: whoever takes it in drops what it has. What a reader has given and was not kept comes
 * again from a reader opened anew: who could not keep messages closes theirs. Reading goes one call at a time.
 */
export interface ChannelReader {
  /**
   * The next messages, in the order of their parts; none where nothing came in time, or the signal or `close` ended the wait.
   *
   * @throws CasemindError CHANNEL_UNREACHABLE where a broker has not answered for longer than the channel waits;
   *   the reader stays good, and the next call tries again. `acknowledge`, `lag` and `write` do likewise.
   */
  read(options: ReadOptions): Promise<readonly ChannelMessage[]>;
  /** Says that messages are kept: what the channel remembers of this group moves on. */
  acknowledge(messages: readonly ChannelMessage[]): Promise<void>;
  /** Messages that wait, as far as the channel can tell. */
  lag(): Promise<number | undefined>;
  close(): Promise<void>;
}

export interface OutgoingMessage {
  /** Messages of one key stay in their order. */
  readonly key: string;
  readonly body: string;
}

export interface ChannelWriter {
  /** Resolves once the channel holds the messages. Where it rejects, some may be there: sent again, they are there twice. @throws CasemindError CHANNEL_MESSAGE_TOO_LONG before any is sent. */
  write(messages: readonly OutgoingMessage[]): Promise<void>;
  close(): Promise<void>;
}

export interface ReaderOptions {
  /** Consumers of one group share the messages. */
  readonly group: string;
  /** The name of this consumer in its group, which no other that lives has. One that keeps its name when it is started again gets what it left at once; what another left comes after a time. */
  readonly consumer: string;
  /** The position kept of a part; undefined where nothing of it is kept. The reader begins behind it, whatever the broker remembers. */
  readonly positionOf: (part: string) => Promise<string | undefined>;
}

/** A way for claims to come in. Clients of brokers live in `channels/`; this is what they keep to. */
export interface Channel {
  readonly name: ChannelName;
  openReader(options: ReaderOptions): Promise<ChannelReader>;
  openWriter(): Promise<ChannelWriter>;
}

export const channelNames = ['jsonl', 'redis', 'kafka'] as const;
export type ChannelName = (typeof channelNames)[number];

/** How a claim came in: by a channel, or asked for by a call of the API. */
export const arrivals = [...channelNames, 'api'] as const;
export type Arrival = (typeof arrivals)[number];

/** Channels whose parts are read in their order: what is at or below the kept position of its part was kept. Entries of a Redis group may come in any order. */
export const orderedChannels: ReadonlySet<Arrival> = new Set<Arrival>(['jsonl', 'kafka']);
