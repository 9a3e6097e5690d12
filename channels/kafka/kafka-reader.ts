import { ConnectionPool, Consumer, FetchIsolationLevels, IS_CONTROL, ListOffsetTimestamps, type RecordsBatch } from '@platformatic/kafka';

import type { ChannelMessage, ChannelReader, Observer, ReadOptions, ReaderOptions } from '#engine';

import type { KafkaSettings } from '../settings.ts';
import { Waiting } from '../waiting.ts';
import { clientOptions, closeClient, insist, protocolErrorsOf, unreachable } from './kafka-broker.ts';

/** Bytes of one answer of a broker, of all partitions and of one; a longer message comes alone. */
const answerBytes = 8 * 2 ** 20;
const partitionBytes = 2 * 2 ** 20;
/** How long a broker waits for messages before it answers that there are none. */
const longPollMs = 500;
const againMs = 200;

type FetchResponse = Awaited<ReturnType<Consumer['fetch']>>;

/** A partition while it is this consumer's. */
interface Assigned {
  readonly partition: number;
  readonly topicId: string;
  readonly part: string;
  /** The offset to fetch next. */
  next: bigint;
  /** The offset behind the last message acknowledged. */
  acknowledged: bigint;
}

interface Buffered {
  readonly from: Assigned;
  readonly message: ChannelMessage;
}

/**
 * Reads the partitions of a topic that the group gives this consumer. Where reading begins is what was kept of a partition,
 * not what the broker remembers; what a broker was asked for when a partition went to another consumer is dropped. The
 * position of a message is the epoch of its partition's leader and its offset, so that it grows even where a partition lost
 * its end; the part is the topic by its id, which another topic of the name does not have, and the partition.
 */
export class KafkaReader implements ChannelReader {
  readonly #settings: KafkaSettings;
  readonly #options: ReaderOptions;
  readonly #observer: Observer;
  readonly #waiting = new Waiting();
  #consumer: Consumer | undefined;
  /** Connections on which a broker keeps a question waiting; the group is spoken with on others. */
  readonly #polling: ConnectionPool;
  #member: string | undefined;
  #assigned = new Map<number, Assigned>();
  /** Grows with each assignment: what was begun for an earlier one is dropped. */
  #generation = 0;
  #buffer: Buffered[] = [];
  /** Brokers that have yet to answer. */
  readonly #asked = new Set<number>();
  #isAsking = false;
  #joining: Promise<void> = Promise.resolve();
  #isMember = false;
  #silentSince: number | undefined;
  #lastError: unknown;

  private constructor(settings: KafkaSettings, options: ReaderOptions, observer: Observer) {
    this.#settings = settings;
    this.#options = options;
    this.#observer = observer;
    const { clientId, ...connections } = clientOptions(settings);
    this.#polling = new ConnectionPool(clientId, connections);
  }

  /** Joins the group. Others of the group may have to let go of partitions first. @throws CasemindError CHANNEL_UNREACHABLE */
  static async open(settings: KafkaSettings, options: ReaderOptions, observer: Observer): Promise<KafkaReader> {
    const reader = new KafkaReader(settings, options, observer);
    reader.#joining = reader.#join();
    return reader;
  }

  /** Becomes a member of the group, as long as it takes. */
  async #join(): Promise<void> {
    while (!this.#waiting.isClosed) {
      const consumer = this.#createConsumer();
      this.#consumer = consumer;
      try {
        await consumer.joinGroup({});
        this.#isMember = true;
        this.#silentSince = undefined;
        return;
      } catch (error) {
        this.#notice(error);
        await leave(consumer);
        await this.#waiting.wait(this.#waiting.news, againMs);
      }
    }
  }

  #createConsumer(): Consumer {
    const { takeoverMs } = this.#settings;
    const consumer = new Consumer({
      ...clientOptions(this.#settings),
      groupId: this.#options.group,
      groupInstanceId: this.#options.consumer,
      sessionTimeout: takeoverMs,
      rebalanceTimeout: takeoverMs,
      heartbeatInterval: Math.min(Math.ceil(takeoverMs / 10), 1000),
      // A broker may keep a request to join waiting for as long as a rebalance takes.
      timeout: takeoverMs + 5000,
      autocommit: false,
      maxBytes: answerBytes,
      minBytes: 1,
      isolationLevel: FetchIsolationLevels.READ_COMMITTED,
    });
    consumer.topics.track(this.#settings.topic);
    consumer.on('consumer:group:join', () => void this.#assign(consumer));
    const rejoin = (error: unknown): void => {
      if (this.#consumer === consumer) this.#rejoin(error);
    };
    consumer.on('error', rejoin);
    consumer.on('consumer:heartbeat:stalled', ({ lastError }) => rejoin(lastError));
    return consumer;
  }

  /** Begins anew as a member where the client has given up. */
  #rejoin(error: unknown): void {
    this.#notice(error);
    if (!this.#isMember || this.#waiting.isClosed) return;
    this.#isMember = false;
    this.#member = undefined;
    this.#generation += 1;
    this.#setAssigned(new Map());
    const consumer = this.#consumer;
    this.#consumer = undefined;
    this.#joining = (async () => {
      if (consumer) await leave(consumer);
      await this.#join();
    })();
  }

  #notice(error: unknown): void {
    this.#lastError = error;
    this.#silentSince ??= performance.now();
  }

  /** What the group gave: partitions that stay are read on, unless this is another member than before; the others begin where they were kept. */
  async #assign(consumer: Consumer): Promise<void> {
    const generation = ++this.#generation;
    const { topic } = this.#settings;
    const partitions = consumer.assignments?.find((assignment) => assignment.topic === topic)?.partitions ?? [];
    const stays = consumer.memberId !== null && consumer.memberId === this.#member;
    const assigned = new Map<number, Assigned>();
    if (stays) for (const partition of partitions) this.#keepAssigned(assigned, partition);
    this.#member = consumer.memberId ?? undefined;
    this.#setAssigned(assigned);
    while (generation === this.#generation && !this.#waiting.isClosed)
      try {
        const topicId = (await consumer.metadata({ topics: [topic] })).topics.get(topic)?.id ?? '';
        for (const partition of partitions) {
          if (assigned.has(partition)) continue;
          const begun = await this.#begin(consumer, topicId, partition);
          if (generation !== this.#generation) return;
          assigned.set(partition, begun);
        }
        this.#waiting.wake();
        return;
      } catch (error) {
        this.#notice(error);
        await this.#waiting.wait(this.#waiting.news, againMs);
      }
  }

  #keepAssigned(assigned: Map<number, Assigned>, partition: number): void {
    const kept = this.#assigned.get(partition);
    if (kept) assigned.set(partition, kept);
  }

  #setAssigned(assigned: Map<number, Assigned>): void {
    this.#assigned = assigned;
    this.#buffer = this.#buffer.filter(({ from }) => this.#assigned.get(from.partition) === from);
  }

  async #begin(consumer: Consumer, topicId: string, partition: number): Promise<Assigned> {
    const part = `${topicId}/${partition}`;
    const kept = await this.#options.positionOf(part);
    const next = kept === undefined ? await this.#boundary(consumer, partition, ListOffsetTimestamps.EARLIEST) : offsetOf(kept) + 1n;
    return { partition, topicId, part, next, acknowledged: next };
  }

  /** The offset of the first message of a partition, or that behind its last. */
  async #boundary(consumer: Consumer, partition: number, timestamp: bigint): Promise<bigint> {
    const { topic } = this.#settings;
    const offsets = await consumer.listOffsets({ topics: [topic], partitions: { [topic]: [partition] }, timestamp });
    return offsets.get(topic)?.[partition] ?? 0n;
  }

  async read({ max, waitMs, signal }: ReadOptions): Promise<readonly ChannelMessage[]> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      const seen = this.#waiting.news;
      if (this.#waiting.isClosed) return [];
      // While some are taken in, the next are on their way.
      if (this.#buffer.length < max) void this.#ask();
      if (this.#buffer.length > 0) return this.#buffer.splice(0, max).map(({ message }) => message);
      const left = deadline - performance.now();
      if (left <= 0 || signal?.aborted) return this.#nothing();
      await this.#waiting.wait(seen, left, signal);
    }
  }

  /** None; but where brokers have been silent for longer than they are waited for, that. */
  #nothing(): readonly ChannelMessage[] {
    if (this.#silentSince === undefined || performance.now() - this.#silentSince < this.#settings.patienceMs) return [];
    this.#silentSince = performance.now();
    throw unreachable(this.#settings, this.#lastError);
  }

  /** Asks each leader of partitions that has answered the last time. */
  async #ask(): Promise<void> {
    const consumer = this.#consumer;
    if (!consumer || this.#isAsking || this.#assigned.size === 0) return;
    this.#isAsking = true;
    try {
      const topic = (await consumer.metadata({ topics: [this.#settings.topic] })).topics.get(this.#settings.topic);
      const leaders = new Map<number, Assigned[]>();
      for (const one of this.#assigned.values()) {
        if (!topic) throw new Error(`the topic ${this.#settings.topic} is gone`);
        if (topic.id !== one.topicId) {
          // Another topic of the name: nothing of it was read.
          this.#member = undefined;
          return await this.#assign(consumer);
        }
        const leader = topic.partitions[one.partition]?.leader ?? -1;
        if (leader >= 0 && !this.#asked.has(leader)) leaders.set(leader, [...(leaders.get(leader) ?? []), one]);
      }
      for (const [leader, partitions] of leaders) void this.#fetch(consumer, leader, partitions);
    } catch (error) {
      await this.#rest(consumer, error);
    } finally {
      this.#isAsking = false;
    }
  }

  async #fetch(consumer: Consumer, leader: number, partitions: readonly Assigned[]): Promise<void> {
    this.#asked.add(leader);
    const asked = partitions.map((one) => ({ one, offset: one.next }));
    try {
      const response = await consumer.fetch({
        node: leader,
        maxWaitTime: longPollMs,
        connectionPool: this.#polling,
        topics: [
          {
            topicId: partitions[0]?.topicId ?? '',
            partitions: asked.map(({ one, offset }) => ({ partition: one.partition, fetchOffset: offset, partitionMaxBytes: partitionBytes, currentLeaderEpoch: -1, lastFetchedEpoch: -1 })),
          },
        ],
      });
      this.#silentSince = undefined;
      this.#receive(response, asked);
    } catch (error) {
      if (!(await this.#resetOutOfRange(consumer, error, partitions))) await this.#rest(consumer, error);
    } finally {
      this.#asked.delete(leader);
      this.#waiting.wake();
    }
  }

  /** After an error brokers are given a little time, and asked anew who they are. */
  async #rest(consumer: Consumer, error: unknown): Promise<void> {
    if (this.#waiting.isClosed || consumer !== this.#consumer) return;
    this.#notice(error);
    consumer.clearMetadata();
    await new Promise((done) => setTimeout(done, againMs));
  }

  #receive(response: FetchResponse, asked: readonly { readonly one: Assigned; readonly offset: bigint }[]): void {
    for (const { partitions } of response.responses)
      for (const { partitionIndex, records } of partitions) {
        const { one, offset } = asked.find(({ one: { partition } }) => partition === partitionIndex) ?? {};
        // A partition that went to another consumer, or was asked for anew, in the meantime.
        if (!one || one.next !== offset || this.#assigned.get(partitionIndex) !== one) continue;
        for (const batch of records ?? []) this.#receiveBatch(one, batch);
      }
  }

  #receiveBatch(from: Assigned, batch: RecordsBatch): void {
    const begin = from.next;
    if ((batch.attributes & IS_CONTROL) === 0)
      for (const { offsetDelta, value } of batch.records) {
        const offset = batch.firstOffset + BigInt(offsetDelta);
        if (offset < begin) continue;
        this.#buffer.push({ from, message: { part: from.part, position: positionOf(batch.partitionLeaderEpoch, offset), body: value ?? Buffer.alloc(0) } });
      }
    const next = batch.firstOffset + BigInt(batch.lastOffsetDelta) + 1n;
    if (next > from.next) from.next = next;
  }

  /**
   * Where a partition no longer has what was to be read next, it is read from its first message on: some were cleared away
   * unread, or the partition lost its end and those that are there now are other ones.
   */
  async #resetOutOfRange(consumer: Consumer, error: unknown, partitions: readonly Assigned[]): Promise<boolean> {
    if (!protocolErrorsOf(error).some(({ apiId }) => apiId === 'OFFSET_OUT_OF_RANGE')) return false;
    try {
      for (const one of partitions) {
        const first = await this.#boundary(consumer, one.partition, ListOffsetTimestamps.EARLIEST);
        if (one.next >= first && one.next <= (await this.#boundary(consumer, one.partition, ListOffsetTimestamps.LATEST))) continue;
        this.#observer.warn(`${this.#settings.topic}/${one.partition} has no message ${one.next}: it is read from ${first} on`);
        one.next = first;
        one.acknowledged = first;
      }
      return true;
    } catch {
      return false;
    }
  }

  /** Tells the broker, for those who look there. That this consumer or a partition has left the group meanwhile is no error: where reading goes on is what was kept. */
  async acknowledge(messages: readonly ChannelMessage[]): Promise<void> {
    const last = new Map<string, string>();
    for (const { part, position } of messages) if (position > (last.get(part) ?? '')) last.set(part, position);
    const offsets = [...this.#assigned.values()].flatMap((one) => {
      const position = last.get(one.part);
      if (position === undefined) return [];
      const offset = offsetOf(position) + 1n;
      if (offset > one.acknowledged) one.acknowledged = offset;
      return [{ topic: this.#settings.topic, partition: one.partition, offset: one.acknowledged, leaderEpoch: -1 }];
    });
    const consumer = this.#consumer;
    if (!consumer || !this.#isMember || offsets.length === 0) return;
    try {
      await insist(this.#settings, () => consumer.commit({ offsets }), () => this.#isMember && this.#consumer === consumer);
    } catch (error) {
      const isMember = this.#isMember && this.#consumer === consumer && protocolErrorsOf(error).every(({ needsRejoin }) => needsRejoin !== true);
      if (isMember) throw error;
    }
  }

  /** Messages of all partitions behind what was acknowledged: by this consumer, and as the broker knows by others. */
  async lag(): Promise<number | undefined> {
    const consumer = this.#consumer;
    if (!consumer) return undefined;
    const { topic } = this.#settings;
    return insist(this.#settings, async () => {
      const last = (await consumer.listOffsets({ topics: [topic] })).get(topic) ?? [];
      const first = (await consumer.listOffsets({ topics: [topic], timestamp: ListOffsetTimestamps.EARLIEST })).get(topic) ?? [];
      const committed = (await consumer.listCommittedOffsets({ topics: [{ topic, partitions: last.map((_, partition) => partition) }] })).get(topic) ?? [];
      return last.reduce((sum, end, partition) => {
        const known = this.#assigned.get(partition)?.acknowledged ?? committed[partition] ?? -1n;
        const begin = known < (first[partition] ?? 0n) ? (first[partition] ?? 0n) : known;
        return sum + Math.max(0, Number(end - begin));
      }, 0);
    }, () => !this.#waiting.isClosed);
  }

  async close(): Promise<void> {
    if (this.#waiting.isClosed) return;
    this.#waiting.close();
    const consumer = this.#consumer;
    this.#consumer = undefined;
    await closeClient(this.#polling);
    if (consumer) await leave(consumer);
    await this.#joining;
  }
}

/** Leaves the group, as far as a broker can be told. */
async function leave(consumer: Consumer): Promise<void> {
  await closeClient({ close: () => consumer.close(true) });
}

/** Numbers of one length compare as texts do. */
function positionOf(epoch: number, offset: bigint): string {
  return `${String(Math.max(epoch, 0)).padStart(10, '0')}.${String(offset).padStart(19, '0')}`;
}

function offsetOf(position: string): bigint {
  return BigInt(position.slice(position.indexOf('.') + 1));
}
