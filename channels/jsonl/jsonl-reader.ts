import { type FSWatcher, watch } from 'node:fs';
import { open } from 'node:fs/promises';

import type { ChannelMessage, ChannelReader, Observer, ReadOptions, ReaderOptions } from '#engine';

import { type JsonlSettings, longestMessage } from '../settings.ts';
import { Waiting } from '../waiting.ts';
import { GroupLease, groupFile, readGroupPositions, writeGroupPositions } from './group-lease.ts';
import { type Segment, SegmentList, countLines, ifThere, lineEnd, readAt, unusableFolder } from './segments.ts';

/** How often the folder is looked at where its system tells of no change. Milliseconds. */
const pollMs = 250;
const chunkBytes = 256 * 1024;
/** Bytes of one reading, but for the last line. */
const readingBytes = 16 * 2 ** 20;
/** What is kept of a line that is longer than a message may be. */
const beginningBytes = 64 * 1024;

/** What is left to read of a segment, up to where it ended when the folder was listed. */
interface Stretch {
  readonly path: string;
  readonly inode: bigint;
  readonly part: string;
  readonly to: number;
}

/** The lines of a chunk, and the place behind the last whole one. */
interface Lines {
  readonly messages: readonly ChannelMessage[];
  readonly next: number;
}

/**
 * Tails the files of a folder. A part is a file, known by its first line across renamings; the position of a message is
 * the place behind its line. Of a file only whole lines count: the last waits until it has its end.
 */
export class JsonlReader implements ChannelReader {
  readonly #settings: JsonlSettings;
  readonly #options: ReaderOptions;
  readonly #segments: SegmentList;
  readonly #lease: GroupLease;
  readonly #waiting = new Waiting();
  readonly #watcher: FSWatcher | undefined;
  /** Where reading goes on in each part that was looked at. */
  #offsets = new Map<string, number>();
  /** Part of each file: another than its id once it was cut short and begun anew with the same line. */
  #parts = new Map<string, string>();
  /** How far a line that has no end yet was looked through. */
  readonly #scanned = new Map<string, number>();
  #acknowledged: Record<string, string> | undefined;
  #round: Stretch[] = [];
  #wasHeld = false;

  constructor(settings: JsonlSettings, options: ReaderOptions, observer: Observer) {
    this.#settings = settings;
    this.#options = options;
    this.#segments = new SegmentList(settings.folder, observer);
    this.#lease = new GroupLease(settings.folder, options.group, settings.takeoverMs);
    this.#watcher = this.#watch();
  }

  /** Not every disk tells of changes; where it does not, the reader looks again and again. */
  #watch(): FSWatcher | undefined {
    try {
      return watch(this.#settings.folder, (_event, name) => name?.startsWith('.') || this.#waiting.wake()).on('error', () => {});
    } catch {
      return undefined;
    }
  }

  async read({ max, waitMs, signal }: ReadOptions): Promise<readonly ChannelMessage[]> {
    const deadline = performance.now() + waitMs;
    for (;;) {
      if (this.#waiting.isClosed) return [];
      const seen = this.#waiting.news;
      const messages = await this.#inFolder(async () => ((await this.#holdsLease()) ? this.#take(max) : []));
      const left = deadline - performance.now();
      if (messages.length > 0 || left <= 0 || signal?.aborted) return messages;
      await this.#waiting.wait(seen, Math.min(left, pollMs), signal);
    }
  }

  async #inFolder<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw unusableFolder(this.#settings.folder, error);
    }
  }

  /** Whether this reader reads for its group. What another read meanwhile is asked for anew. */
  async #holdsLease(): Promise<boolean> {
    const isHeld = await this.#lease.take();
    if (isHeld && !this.#wasHeld) {
      this.#offsets = new Map();
      this.#parts = new Map();
      this.#round = [];
      this.#acknowledged = undefined;
    }
    this.#wasHeld = isHeld;
    return isHeld;
  }

  async #take(max: number): Promise<readonly ChannelMessage[]> {
    const taken: ChannelMessage[] = [];
    let bytes = 0;
    let isListed = false;
    while (taken.length < max && bytes < readingBytes) {
      const stretch = this.#round[0];
      if (!stretch) {
        if (isListed || taken.length > 0) break;
        isListed = true;
        this.#round = await this.#list();
        continue;
      }
      const { messages, next } = await this.#readLines(stretch, max - taken.length).catch((error: unknown) => {
        // What was taken is given first; the error comes again with the next reading.
        if (taken.length === 0) throw error;
        return { messages: [], next: this.#offsets.get(stretch.part) ?? 0 };
      });
      const from = this.#offsets.get(stretch.part) ?? 0;
      this.#offsets.set(stretch.part, next);
      bytes += next - from;
      taken.push(...messages);
      if (next === from || next >= stretch.to) this.#round.shift();
    }
    return taken;
  }

  async #list(): Promise<Stretch[]> {
    const segments = await this.#segments.list();
    const parts = new Map<string, string>();
    const stretches: Stretch[] = [];
    for (const segment of segments) {
      const part = await this.#resume(segment);
      parts.set(segment.id, part);
      if ((this.#offsets.get(part) ?? 0) < segment.size) stretches.push({ path: segment.path, inode: segment.inode, part, to: segment.size });
    }
    this.#parts = parts;
    const there = new Set(parts.values());
    for (const part of this.#offsets.keys()) if (!there.has(part)) this.#offsets.delete(part);
    return stretches;
  }

  /**
   * The part of a file. One that is shorter than what was read of it, or in which no line ends there, was cut short and
   * begun anew with the same first line: its parts are counted.
   */
  async #resume({ id, path, size }: Segment): Promise<string> {
    const known = this.#parts.get(id);
    for (let part = known ?? id, count = known === undefined ? 0 : Number(known.split('~')[1] ?? 0); ; count += 1, part = `${id}~${count}`) {
      const read = this.#offsets.get(part);
      const from = read ?? Number((await this.#options.positionOf(part)) ?? 0);
      if (from > size || (read === undefined && from > 0 && !(await endsLine(path, from)))) continue;
      this.#offsets.set(part, from);
      return part;
    }
  }

  /** Whole lines from where reading stands, with as large a look as the next line needs. */
  async #readLines({ path, inode, part, to }: Stretch, max: number): Promise<Lines> {
    const from = this.#offsets.get(part) ?? 0;
    const handle = await ifThere(open(path, 'r'));
    if (!handle) return { messages: [], next: from };
    try {
      if ((await handle.stat({ bigint: true })).ino !== inode) return { messages: [], next: from };
      for (let look = chunkBytes; ; look = Math.min(look * 8, longestMessage + 1)) {
        const chunk = await readAt(handle, from, Math.min(look, to - from));
        if (chunk.includes(lineEnd)) return splitLines(chunk, part, from, max);
        if (from + chunk.length >= to) return { messages: [], next: from };
        if (look > longestMessage) break;
      }
      const begun = Math.max(from, this.#scanned.get(part) ?? 0);
      for (let at = begun; at < to; ) {
        const chunk = await readAt(handle, at, Math.min(2 ** 20, to - at));
        const end = chunk.indexOf(lineEnd);
        if (end !== -1) {
          this.#scanned.delete(part);
          const beginning = await readAt(handle, from, beginningBytes);
          return { messages: [{ part, position: positionText(at + end + 1), body: beginning, cutFrom: at + end - from }], next: at + end + 1 };
        }
        if (chunk.length === 0) break;
        at += chunk.length;
        this.#scanned.set(part, at);
      }
      return { messages: [], next: from };
    } finally {
      await handle.close();
    }
  }

  async acknowledge(messages: readonly ChannelMessage[]): Promise<void> {
    if (messages.length > 0 && this.#lease.isHeld) await this.#inFolder(() => this.#note(messages));
  }

  /** Keeps what the group has acknowledged of the files that are there, for those who make room. */
  async #note(messages: readonly ChannelMessage[]): Promise<void> {
    const path = groupFile(this.#settings.folder, this.#options.group);
    const positions = { ...(this.#acknowledged ?? (await readGroupPositions(path))) };
    for (const { part, position } of messages) if (position > (positions[part] ?? '')) positions[part] = position;
    const there = new Set(this.#parts.values());
    this.#acknowledged = Object.fromEntries(Object.entries(positions).filter(([part]) => there.has(part)));
    await writeGroupPositions(path, this.#acknowledged);
  }

  lag(): Promise<number> {
    return this.#inFolder(() => this.#countUnread());
  }

  async #countUnread(): Promise<number> {
    let lines = 0;
    for (const segment of await this.#segments.list()) {
      const read = this.#offsets.get(this.#parts.get(segment.id) ?? segment.id);
      const from = read ?? Number((await this.#options.positionOf(segment.id)) ?? 0);
      lines += (await ifThere(countLines(segment.path, from, segment.size))) ?? 0;
    }
    return lines;
  }

  async close(): Promise<void> {
    this.#watcher?.close();
    this.#waiting.close();
    await this.#lease.release();
  }
}

/** Where a place in a file stands: numbers of one length compare as texts do. */
export function positionText(offset: number): string {
  return String(offset).padStart(16, '0');
}

/** Lines without any visible sign are none. */
function splitLines(chunk: Buffer, part: string, offset: number, max: number): Lines {
  const messages: ChannelMessage[] = [];
  let start = 0;
  for (let end = chunk.indexOf(lineEnd); end !== -1 && messages.length < max; end = chunk.indexOf(lineEnd, start)) {
    const body = chunk.subarray(start, end);
    start = end + 1;
    if (!isBlank(body)) messages.push({ part, position: positionText(offset + start), body });
  }
  return { messages, next: offset + start };
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

async function endsLine(path: string, offset: number): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    return (await readAt(handle, offset - 1, 1))[0] === lineEnd;
  } finally {
    await handle.close();
  }
}
