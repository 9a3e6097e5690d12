import type { ChannelMessage, ChannelReader, Observer, ReadOptions, ReaderOptions } from '#engine';

import type { RedisSettings } from '../settings.ts';
import { Waiting } from '../waiting.ts';
import { RedisConnection, type Reply, isBusyGroup, isNoGroup } from './redis-connection.ts';

/** Bytes that one reading aims at: how many messages are asked for follows from how long the last ones were. */
const readingBytes = 16 * 2 ** 20;
const firstCount = 4;
/** Longest wait within Redis: a connection that died without a word is found out by it. */
const longestBlockMs = 2000;
/** What an answer of Redis takes beyond the wait that was asked for. */
const answerMs = 50;
const idWords = /^(?<time>\d+)-(?<sequence>\d+)$/;

interface Entry {
  readonly id: string;
  /** Null where the entry was trimmed away before it was read. */
  readonly fields: readonly Buffer[] | null;
}

/**
 * Reads a stream as a consumer of a group. First comes what this consumer was given and never acknowledged, then by turns
 * what others left for too long and what is new. The position of a message is the id of its entry.
 */
export class RedisReader implements ChannelReader {
  readonly #settings: RedisSettings;
  readonly #options: ReaderOptions;
  readonly #observer: Observer;
  /** Waits for new entries; nothing else may wait behind that. */
  readonly #reading: RedisConnection;
  readonly #asking: RedisConnection;
  readonly #waiting = new Waiting();
  /** Entries that came while nobody read. */
  #buffer: ChannelMessage[] = [];
  /** Of what this consumer was given before it was opened, up to where that was looked through; undefined at its end. */
  #history: { readonly from: string; readonly to: string | undefined } | undefined;
  #asked: Promise<void> | undefined;
  #failure: unknown;
  #claimAfter = 0;
  #claimFrom = '0-0';
  #count = firstCount;

  private constructor(settings: RedisSettings, options: ReaderOptions, observer: Observer, reading: RedisConnection, asking: RedisConnection) {
    this.#settings = settings;
    this.#options = options;
    this.#observer = observer;
    this.#reading = reading;
    this.#asking = asking;
  }

  /** @throws CasemindError CHANNEL_UNREACHABLE */
  static async open(settings: RedisSettings, options: ReaderOptions, observer: Observer): Promise<RedisReader> {
    const reading = await RedisConnection.open(settings);
    try {
      const reader = new RedisReader(settings, options, observer, reading, await RedisConnection.open(settings));
      await reader.#asking.insist(() => reader.#begin()).catch((error: unknown) => {
        reader.#asking.destroy();
        throw error;
      });
      return reader;
    } catch (error) {
      reading.destroy();
      throw error;
    }
  }

  /**
   * Sees to it that the group is there and begins where the kept position says. A group that is made begins with the first
   * entry that there is: what consumers had in hand when a group was lost is known to none. One that is ahead of what was
   * kept, as after a store was restored, is set back.
   */
  async #begin(): Promise<void> {
    const { stream } = this.#settings;
    const { group } = this.#options;
    const kept = await this.#keptId();
    try {
      await this.#asking.send(['XGROUP', 'CREATE', stream, group, '0', 'MKSTREAM']);
      this.#history = undefined;
      return;
    } catch (error) {
      if (!isBusyGroup(error)) throw error;
    }
    const delivered = (await this.#groupInfo())?.get('last-delivered-id');
    const isBehind = positionOfId(kept) < positionOfId(String(delivered ?? '0-0'));
    if (isBehind) await this.#asking.send(['XGROUP', 'SETID', stream, group, kept]);
    this.#history = { from: '0-0', to: isBehind ? kept : undefined };
  }

  async #keptId(): Promise<string> {
    const kept = await this.#options.positionOf(this.#settings.stream);
    return kept === undefined ? '0-0' : idOfPosition(kept);
  }

  async #groupInfo(): Promise<ReadonlyMap<string, Reply> | undefined> {
    const groups = await this.#asking.send(['XINFO', 'GROUPS', this.#settings.stream]);
    return listOf(groups).map(mapOf).find((info) => String(info.get('name')) === this.#options.group);
  }

  async read({ max, waitMs, signal }: ReadOptions): Promise<readonly ChannelMessage[]> {
    const deadline = performance.now() + waitMs;
    for (let hasWaited = false; ; hasWaited = true) {
      const seen = this.#waiting.news;
      if (this.#buffer.length > 0) return this.#buffer.splice(0, max);
      if (this.#failure !== undefined) throw this.#takeFailure();
      const left = Math.max(0, deadline - performance.now());
      if (this.#waiting.isClosed || signal?.aborted || (hasWaited && left === 0)) return [];
      this.#asked ??= this.#ask(max, Math.max(1, Math.min(left, longestBlockMs)));
      await this.#waiting.wait(seen, left + answerMs, signal);
    }
  }

  #takeFailure(): unknown {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure;
  }

  /** Fills the buffer with what comes next. One asking is under way at a time, and outlives the reading that began it. */
  async #ask(max: number, blockMs: number): Promise<void> {
    try {
      const entries = await this.#reading.insist(async () => {
        try {
          return await this.#next(max, blockMs);
        } catch (error) {
          // What was on its way when a connection broke is this consumer's, though it never saw it.
          this.#history ??= { from: '0-0', to: undefined };
          if (!isNoGroup(error)) throw error;
          this.#observer.warn(`the group ${this.#options.group} of the stream ${this.#settings.stream} was gone; it begins anew with the first message that is there`);
          await this.#begin();
          return this.#next(max, blockMs);
        }
      });
      const bytes = entries.reduce((sum, { body }) => sum + body.length, 0);
      if (entries.length > 0) this.#count = Math.max(1, Math.min(Math.ceil((readingBytes * entries.length) / (bytes + 1)), this.#count * 4));
      this.#buffer.push(...entries);
    } catch (error) {
      if (!this.#waiting.isClosed) this.#failure = error;
    } finally {
      this.#asked = undefined;
      this.#waiting.wake();
    }
  }

  async #next(max: number, blockMs: number): Promise<readonly ChannelMessage[]> {
    const count = String(Math.min(max, this.#count));
    const old = await this.#ownHistory(count);
    if (old.length > 0) return old;
    const left = await this.#leftByOthers(count);
    if (left.length > 0) return left;
    return this.#keepable(entriesOf(await this.#readGroup(['COUNT', count, 'BLOCK', String(Math.ceil(blockMs))], '>')));
  }

  #readGroup(words: readonly string[], from: string): Promise<Reply> {
    const { group, consumer } = this.#options;
    return this.#reading.send(['XREADGROUP', 'GROUP', group, consumer, ...words, 'STREAMS', this.#settings.stream, from]);
  }

  async #ownHistory(count: string): Promise<readonly ChannelMessage[]> {
    while (this.#history) {
      const { from, to } = this.#history;
      const entries = entriesOf(await this.#readGroup(['COUNT', count], from));
      const end = entries.at(-1)?.id;
      const isOver = end === undefined || (to !== undefined && positionOfId(end) >= positionOfId(to));
      this.#history = isOver ? undefined : { from: end, to };
      const messages = await this.#keepable(to === undefined ? entries : entries.filter(({ id }) => positionOfId(id) <= positionOfId(to)));
      if (messages.length > 0) return messages;
    }
    return [];
  }

  /** Entries that no consumer has acknowledged for longer than one may be silent become this consumer's. */
  async #leftByOthers(count: string): Promise<readonly ChannelMessage[]> {
    if (performance.now() < this.#claimAfter) return [];
    const { group, consumer } = this.#options;
    const [next = '0-0', entries, trimmed] = listOf(await this.#reading.send(['XAUTOCLAIM', this.#settings.stream, group, consumer, String(this.#settings.takeoverMs), this.#claimFrom, 'COUNT', count]));
    this.#claimFrom = String(next);
    if (this.#claimFrom === '0-0') this.#claimAfter = performance.now() + this.#settings.takeoverMs / 4;
    this.#tellTrimmed(listOf(trimmed).map(String));
    return this.#keepable(listOf(entries).flatMap((entry) => entryOf(entry) ?? []));
  }

  /** Of what was trimmed away before it was taken in the group is rid. */
  async #keepable(entries: readonly Entry[]): Promise<readonly ChannelMessage[]> {
    const trimmed = entries.filter(({ fields }) => fields === null).map(({ id }) => id);
    if (trimmed.length > 0) await this.#reading.send(['XACK', this.#settings.stream, this.#options.group, ...trimmed]);
    this.#tellTrimmed(trimmed);
    return entries.flatMap(({ id, fields }) => (fields === null ? [] : [{ part: this.#settings.stream, position: positionOfId(id), body: bodyOf(fields) }]));
  }

  #tellTrimmed(ids: readonly string[]): void {
    if (ids.length > 0) this.#observer.warn(`${ids.length} messages of the stream ${this.#settings.stream} were trimmed away before they were taken in, from ${ids[0]} on`);
  }

  async acknowledge(messages: readonly ChannelMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const ids = messages.map(({ position }) => idOfPosition(position));
    await this.#asking.insist(() => this.#asking.send(['XACK', this.#settings.stream, this.#options.group, ...ids]));
  }

  /** Entries that no consumer has acknowledged: given to one, or to none yet. Undefined where Redis has lost count of the latter. */
  lag(): Promise<number | undefined> {
    return this.#asking.insist(async () => {
      const info = await this.#groupInfo();
      const waiting = info?.get('lag');
      const given = info?.get('pending');
      return typeof waiting === 'number' && typeof given === 'number' ? waiting + given : undefined;
    });
  }

  /** Leaves the group, unless this consumer has messages in hand: those wait there for another. */
  async close(): Promise<void> {
    if (this.#waiting.isClosed) return;
    this.#waiting.close();
    this.#reading.destroy();
    await this.#asked;
    const { stream } = this.#settings;
    const { group, consumer } = this.#options;
    try {
      const inHand = await this.#asking.send(['XPENDING', stream, group, '-', '+', '1', consumer]);
      if (listOf(inHand).length === 0) await this.#asking.send(['XGROUP', 'DELCONSUMER', stream, group, consumer]);
    } catch {
      // A consumer that stays in the list of the group keeps nothing from anyone.
    } finally {
      this.#asking.destroy();
    }
  }
}

/** Numbers of one length compare as texts do. */
function positionOfId(id: string): string {
  const { time = '0', sequence = '0' } = idWords.exec(id)?.groups ?? {};
  return `${time.padStart(20, '0')}-${sequence.padStart(20, '0')}`;
}

function idOfPosition(position: string): string {
  return position.split('-').map((number) => number.replace(/^0+(?=\d)/, '')).join('-');
}

function listOf(reply: Reply | undefined): readonly Reply[] {
  return Array.isArray(reply) ? reply : [];
}

/** Names and values by turns. */
function mapOf(reply: Reply): ReadonlyMap<string, Reply> {
  const words = listOf(reply);
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[String(word), words[at + 1] ?? null] as const] : [])));
}

function entriesOf(reply: Reply): readonly Entry[] {
  const [stream] = listOf(reply);
  return listOf(listOf(stream)[1]).flatMap((entry) => entryOf(entry) ?? []);
}

function entryOf(reply: Reply): Entry | undefined {
  const [id, fields] = listOf(reply);
  if (id === undefined) return undefined;
  return { id: String(id), fields: Array.isArray(fields) ? fields.map((word) => (Buffer.isBuffer(word) ? word : Buffer.from(String(word)))) : null };
}

/** The field `body`; of an entry that another program wrote otherwise, all fields as JSON. */
function bodyOf(fields: readonly Buffer[]): Buffer {
  for (let at = 0; at + 1 < fields.length; at += 2) if (fields[at]?.toString() === 'body') return fields[at + 1] ?? Buffer.alloc(0);
  return Buffer.from(JSON.stringify(Object.fromEntries(fields.flatMap((field, at) => (at % 2 === 0 ? [[field.toString(), fields[at + 1]?.toString() ?? '']] : [])))));
}
