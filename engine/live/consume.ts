import { setTimeout } from 'node:timers/promises';

import { CasemindError, type ErrorCode } from '../errors.ts';
import { type Channel, type ChannelMessage, type Arrival, type ChannelReader, orderedChannels } from './channel.ts';
import type { Intake, IntakeBatch, IntakeResult } from './intake.ts';
import { Latencies } from './latencies.ts';
import type { DeadLetter, LiveClaim } from './live-claim.ts';

/** A message and when it was read. */
export interface ReceivedMessage extends ChannelMessage {
  readonly channel: Arrival;
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
}

export interface ScoredMessages {
  readonly claims: readonly LiveClaim[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Makes of each message a claim with its scores, or a dead letter; of several of one part that tell the same claim it may give the last alone. */
export interface MessageScorer {
  /** @throws CasemindError of `awaited` where it cannot for now; the same messages may be given again. */
  score(messages: readonly ReceivedMessage[]): Promise<ScoredMessages>;
}

/** What a consumer did since it began. */
export interface ConsumerCounts extends IntakeResult {
  readonly read: number;
  /** Messages that wait in the channel, where it can tell. */
  readonly lag: number | undefined;
  /** Milliseconds from a claim’s `generated_at` until it was kept, of the last 10,000 claims that say it. */
  readonly latency: { readonly p50: number; readonly p99: number } | undefined;
}

export interface ConsumerObserver {
  /** After each batch, and once a second where nothing comes. */
  progress(counts: ConsumerCounts): void;
  /** What the consumer waits for, told once; undefined where it goes on. */
  waiting(error: CasemindError | undefined): void;
}

export interface ConsumeOptions {
  readonly channel: Channel;
  /** Consumers of one group share the messages; this is one of them. */
  readonly group: string;
  readonly consumer: string;
  readonly scorer: MessageScorer;
  readonly intake: Intake;
  /** Ends the consumer: what it has in hand is kept first, unless it could not be kept now. */
  readonly signal: AbortSignal;
  readonly clock: () => Date;
  readonly observer: ConsumerObserver;
  /** Most messages of a batch. */
  readonly batchSize?: number;
  /** Milliseconds for which a batch that is not full waits for more. */
  readonly lingerMs?: number;
  /** Ends when so many claims were added or replaced. */
  readonly maxClaims?: number | undefined;
  /** Ends when no message waits. */
  readonly untilEmpty?: boolean;
  /** Done now and then beside the work, one at a time, and once more at the end. */
  readonly upkeep?: { readonly everyMs: number; run(isEnd: boolean): Promise<void> };
}

/** Nobody is to blame and nothing is lost: what was to be done is done once these are over. */
const awaited: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['CHANNEL_UNREACHABLE', 'STORE_UNAVAILABLE', 'DISK_FULL', 'SNAPSHOT_MISSING', 'SNAPSHOT_INVALID', 'MODEL_MISSING', 'MODEL_INVALID', 'RULESET_UNKNOWN']);

const idleMs = 1000;
const retryMs = { first: 100, longest: 5000 };
/** Bodies of a batch are in memory together; readings are bounded by their channels. */
const batchBytes = 32_000_000;

/**
 * Reads a channel until it is told to end: messages are read, scored, kept, and only then acknowledged, so that each is there
 * once whenever the process ends. While a batch is kept, the next is scored and the one after it is read; more is not taken from
 * the channel. A store, a broker or a snapshot that is away pauses the consumer, which goes on where it was.
 *
 * @throws CasemindError as the channel, the scorer and the intake do, but for what it waits for.
 */
export async function consume(options: ConsumeOptions): Promise<ConsumerCounts> {
  const consumer = new Consumer(options);
  return consumer.run();
}

interface Batch {
  /** All that were read, to be acknowledged. */
  readonly read: readonly ChannelMessage[];
  /** Those that were not kept before. */
  readonly fresh: readonly ReceivedMessage[];
}

const resultNames = ['added', 'replaced', 'repeated', 'dead'] as const;
const nothing: ScoredMessages = { claims: [], deadLetters: [] };

/** Told by the signal to end while it waited: what it has in hand was not acknowledged and comes again. */
class Abandoned extends Error {}

class Consumer {
  readonly #options: Required<Pick<ConsumeOptions, 'batchSize' | 'lingerMs'>> & ConsumeOptions;
  readonly #ending = new AbortController();
  readonly #latencies = new Latencies();
  readonly #counts = { read: 0, added: 0, replaced: 0, repeated: 0, dead: 0 };
  /** Up to where each part was read by this consumer. */
  readonly #reached = new Map<string, string>();
  #lag: number | undefined;
  /** Messages read and not kept yet. */
  #inHand = 0;
  #isWanted = false;
  /** Things that are away now. */
  #away = 0;
  #lagAt = 0;
  #upkeepAt = performance.now();
  #upkeep: Promise<void> = Promise.resolve();

  constructor(options: ConsumeOptions) {
    this.#options = { batchSize: 1000, lingerMs: 100, ...options };
  }

  async run(): Promise<ConsumerCounts> {
    const { channel, group, consumer, intake, signal, upkeep } = this.#options;
    const stop = (): void => this.#ending.abort();
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    try {
      const positionOf = (part: string): Promise<string | undefined> => this.#insist(() => intake.positionOf(channel.name, part));
      const reader = await this.#insist(() => channel.openReader({ group, consumer, positionOf }));
      try {
        await this.#readToEnd(reader);
      } finally {
        this.#ending.abort();
        await reader.close();
      }
    } catch (error) {
      if (!(error instanceof Abandoned)) throw error;
    } finally {
      signal.removeEventListener('abort', stop);
      await this.#upkeep;
    }
    await upkeep?.run(true);
    return this.#told();
  }

  async #readToEnd(reader: ChannelReader): Promise<void> {
    let gathering = settled(this.#gather(reader));
    let keeping = settled(Promise.resolve());
    try {
      for (;;) {
        this.#isWanted = true;
        const batch = (await gathering)();
        this.#isWanted = false;
        if (batch.read.length === 0) {
          (await keeping)();
          if (this.#ending.signal.aborted || (await this.#isDone(reader))) return;
          gathering = settled(this.#gather(reader));
          continue;
        }
        gathering = settled(this.#gather(reader));
        const scored = batch.fresh.length === 0 ? nothing : await this.#insist(() => this.#options.scorer.score(batch.fresh));
        (await keeping)();
        keeping = settled(this.#keep(reader, batch, scored));
      }
    } finally {
      this.#ending.abort();
      await Promise.all([gathering, keeping]);
    }
  }

  /** The next batch: full, or as long as it waits for more and nobody wants it; without a message where none came for a while. */
  async #gather(reader: ChannelReader): Promise<Batch> {
    const { channel, clock, lingerMs, untilEmpty = false } = this.#options;
    const read: ChannelMessage[] = [];
    const fresh: ReceivedMessage[] = [];
    let bytes = 0;
    let began = 0;
    while (!this.#ending.signal.aborted) {
      const room = this.#room() - read.length;
      if (room <= 0) break;
      const age = read.length === 0 ? 0 : performance.now() - began;
      if (read.length > 0 && age >= lingerMs && this.#isWanted) break;
      const waitMs = read.length > 0 ? Math.max(10, lingerMs - age) : untilEmpty ? lingerMs : idleMs;
      const messages = await this.#insist(() => reader.read({ max: room, waitMs, signal: this.#ending.signal }));
      if (messages.length === 0) {
        if (read.length === 0) break;
        continue;
      }
      if (read.length === 0) began = performance.now();
      const receivedAt = clock().toISOString();
      for (const message of messages) {
        bytes += message.body.length;
        if (this.#isFresh(message)) fresh.push({ ...message, channel: channel.name, receivedAt });
        else this.#counts.repeated += 1;
        read.push(message);
      }
      this.#counts.read += messages.length;
      if (bytes >= batchBytes) break;
    }
    this.#inHand += read.length;
    return { read, fresh };
  }

  /** Messages that the next batch may have. */
  #room(): number {
    const { batchSize, maxClaims = Number.POSITIVE_INFINITY } = this.#options;
    return Math.min(batchSize, maxClaims - this.#counts.added - this.#counts.replaced - this.#inHand);
  }

  #isFresh({ part, position }: ChannelMessage): boolean {
    if (!orderedChannels.has(this.#options.channel.name)) return true;
    if (position <= (this.#reached.get(part) ?? '')) return false;
    this.#reached.set(part, position);
    return true;
  }

  async #keep(reader: ChannelReader, { read, fresh }: Batch, scored: ScoredMessages): Promise<void> {
    const { channel, intake, clock } = this.#options;
    const batch = { channel: channel.name, ...scored, positions: lastPositions(read) };
    const result = await this.#insist(() => intake.take(batch)).catch((error: unknown) => {
      if (error instanceof Abandoned) throw error;
      return this.#takeEach(batch);
    });
    const keptAt = clock().getTime();
    for (const { generatedAt } of scored.claims) if (generatedAt !== null) this.#latencies.add(Math.max(0, keptAt - Date.parse(generatedAt)));
    for (const name of resultNames) this.#counts[name] += result[name];
    this.#counts.repeated += fresh.length - scored.claims.length - scored.deadLetters.length;
    this.#inHand -= read.length;
    await this.#insist(() => reader.acknowledge(read));
    if (performance.now() - this.#lagAt >= idleMs) await this.#look(reader);
    else this.#options.observer.progress(this.#told());
  }

  /** One message after the other, where all together are refused: one that cannot be kept holds no other back. */
  async #takeEach({ channel, claims, deadLetters, positions }: IntakeBatch): Promise<IntakeResult> {
    const { intake } = this.#options;
    const total = { added: 0, replaced: 0, repeated: 0, dead: 0 };
    const take = async (batch: Partial<IntakeBatch>): Promise<void> => {
      const result = await this.#insist(() => intake.take({ channel, claims: [], deadLetters: [], positions: new Map(), ...batch }));
      for (const name of resultNames) total[name] += result[name];
    };
    const messages: readonly (Pick<ChannelMessage, 'part' | 'position'> & Partial<Record<'claim', LiveClaim> & Record<'letter', DeadLetter>>)[] = [
      ...claims.map((claim) => ({ part: claim.part, position: claim.position, claim })),
      ...deadLetters.map((letter) => ({ part: letter.part, position: letter.position, letter })),
    ];
    for (const { part, position, claim, letter } of messages.toSorted((a, b) => compareTexts(a.position, b.position))) {
      const upTo = new Map([[part, position]]);
      if (letter) await take({ deadLetters: [letter], positions: upTo });
      if (claim)
        await take({ claims: [claim], positions: upTo }).catch((error: unknown) => {
          if (error instanceof Abandoned) throw error;
          const { payload: original, receivedAt } = claim;
          return take({ deadLetters: [{ channel, part, position, reason: 'KEEPING_FAILED', field: null, value: null, original, receivedAt }], positions: upTo });
        });
    }
    await take({ positions });
    return total;
  }

  /** Called where nothing came and nothing is in hand. */
  async #isDone(reader: ChannelReader): Promise<boolean> {
    const { maxClaims, untilEmpty = false } = this.#options;
    if (maxClaims !== undefined && this.#counts.added + this.#counts.replaced >= maxClaims) return true;
    await this.#look(reader);
    return untilEmpty && this.#lag === 0;
  }

  async #look(reader: ChannelReader): Promise<void> {
    const { observer, upkeep } = this.#options;
    this.#lag = await this.#insist(() => reader.lag());
    this.#lagAt = performance.now();
    observer.progress(this.#told());
    if (!upkeep || this.#lagAt - this.#upkeepAt < upkeep.everyMs) return;
    await this.#upkeep;
    this.#upkeepAt = performance.now();
    this.#upkeep = upkeep.run(false);
  }

  /** Does some work, again and again while what it needs is away. @throws Abandoned where the consumer is to end meanwhile. */
  async #insist<T>(work: () => Promise<T>): Promise<T> {
    const { observer } = this.#options;
    let isAway = false;
    try {
      for (let pause = retryMs.first; ; pause = Math.min(pause * 2, retryMs.longest)) {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof CasemindError) || !awaited.has(error.code)) throw error;
          if (!isAway && (this.#away += 1) === 1) observer.waiting(error);
          isAway = true;
          await setTimeout(pause, undefined, { signal: this.#ending.signal }).catch(() => {});
          if (this.#ending.signal.aborted) throw new Abandoned();
        }
      }
    } finally {
      if (isAway && (this.#away -= 1) === 0) observer.waiting(undefined);
    }
  }

  #told(): ConsumerCounts {
    return { ...this.#counts, lag: this.#lag, latency: this.#latencies.quantiles() };
  }
}

function lastPositions(messages: readonly ChannelMessage[]): Map<string, string> {
  const last = new Map<string, string>();
  for (const { part, position } of messages) if (position > (last.get(part) ?? '')) last.set(part, position);
  return last;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A promise that never rejects unheard: what it came to is told when it is asked for. */
function settled<T>(work: Promise<T>): Promise<() => T> {
  return work.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
}
