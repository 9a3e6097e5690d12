import { randomUUID } from 'node:crypto';
import { type FileHandle, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { ChannelWriter, Observer, OutgoingMessage } from '#engine';

import type { JsonlSettings } from '../settings.ts';
import { WriteQueue } from '../write-queue.ts';
import { readGroupPositions } from './group-lease.ts';
import { positionText } from './jsonl-reader.ts';
import { type Segment, SegmentList, countLines, ifThere, unusableFolder } from './segments.ts';

const ownSegment = /^claims-\d{8}T\d{9}Z-[\da-f]{8}-\d{6}\.jsonl$/;
const groupName = /^\..+\.group$/;
/** Files that are kept however small they are. */
const mostSegments = 1000;

/**
 * Appends lines to files of its own: no two writers share one, so a write that was cut off by a crash spoils no line of
 * another. What several callers write at a time goes to the disk together, and is there before any is told.
 */
export class JsonlWriter implements ChannelWriter {
  readonly #settings: JsonlSettings;
  readonly #observer: Observer;
  readonly #prefix = `claims-${new Date().toISOString().replaceAll(/[-:.]/g, '')}-${randomUUID().slice(0, 8)}`;
  #count = 0;
  #file: { readonly handle: FileHandle; size: number } | undefined;
  readonly #queue = new WriteQueue('jsonl', (messages) => this.#writeAll(messages));

  constructor(settings: JsonlSettings, observer: Observer) {
    this.#settings = settings;
    this.#observer = observer;
  }

  write(messages: readonly OutgoingMessage[]): Promise<void> {
    return this.#queue.write(messages);
  }

  async #writeAll(messages: readonly OutgoingMessage[]): Promise<void> {
    try {
      await this.#append(Buffer.concat(messages.map(({ body }) => lineOf(body))));
    } catch (error) {
      // What is half there stays without its end, and is never read: the next line begins another file.
      await this.#leave();
      throw unusableFolder(this.#settings.folder, error);
    }
  }

  async #append(lines: Buffer): Promise<void> {
    for (;;) {
      if (this.#file && this.#file.size > 0 && this.#file.size + lines.length > this.#settings.segmentBytes) await this.#leave();
      const file = (this.#file ??= await this.#begin());
      for (let written = 0; written < lines.length; ) written += (await file.handle.write(lines, written)).bytesWritten;
      await file.handle.datasync();
      file.size += lines.length;
      // Another writer that made room may have taken away this one's file, idle for long.
      if ((await file.handle.stat()).nlink > 0) return;
      await this.#leave();
    }
  }

  async #begin(): Promise<{ readonly handle: FileHandle; size: number }> {
    await this.#makeRoom();
    this.#count += 1;
    const handle = await open(join(this.#settings.folder, `${this.#prefix}-${String(this.#count).padStart(6, '0')}.jsonl`), 'ax', 0o640);
    const folder = await open(this.#settings.folder, 'r');
    await folder.sync().finally(() => folder.close());
    return { handle, size: 0 };
  }

  async #leave(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.handle.close().catch(() => {});
  }

  /** Takes the oldest files of writers away where all are too many, those that every group has read first. */
  async #makeRoom(): Promise<void> {
    const { folder, totalBytes, segmentBytes } = this.#settings;
    const names = (await readdir(folder)).filter((name) => ownSegment.test(name)).toSorted();
    const files = await Promise.all(names.map(async (name) => ({ path: join(folder, name), size: (await ifThere(stat(join(folder, name))))?.size ?? 0 })));
    let bytes = files.reduce((sum, { size }) => sum + size, segmentBytes);
    let count = files.length + 1;
    if (bytes <= totalBytes && count <= mostSegments) return;
    const unread = await this.#unreadLines();
    for (const { path, size } of [...files.filter((one) => unread.get(one.path) === 0), ...files.filter((one) => unread.get(one.path) !== 0)]) {
      if (bytes <= totalBytes && count <= mostSegments) break;
      await rm(path, { force: true });
      bytes -= size;
      count -= 1;
      const lines = unread.get(path) ?? 0;
      if (lines > 0) this.#observer.warn(`${path} was removed to keep ${folder} within ${totalBytes} bytes; ${lines} of its messages had not been read by every group`);
    }
  }

  /** Lines of each file that some group has not read; all of them where there is no group. */
  async #unreadLines(): Promise<ReadonlyMap<string, number>> {
    const { folder } = this.#settings;
    const groups = await Promise.all((await readdir(folder)).filter((name) => groupName.test(name)).map((name) => readGroupPositions(join(folder, name))));
    const counts = (await new SegmentList(folder, this.#observer).list()).map(async ({ id, path, size }: Segment) => {
      const positions = groups.map((group) => Object.entries(group).filter(([part]) => part.split('~')[0] === id).map(([, position]) => position).toSorted().at(-1) ?? positionText(0));
      const read = positions.length === 0 ? 0 : Math.min(...positions.map(Number));
      return [path, (await ifThere(countLines(path, read, size))) ?? 0] as const;
    });
    return new Map(await Promise.all(counts));
  }

  async close(): Promise<void> {
    await this.#queue.settle();
    await this.#leave();
  }
}

/** A line break within a message becomes a space, which leaves JSON what it was; what has no visible sign becomes an empty text. */
function lineOf(body: string): Buffer {
  const line = body.replaceAll(/[\r\n]+/g, ' ');
  return Buffer.from(`${line.trim() === '' ? '""' : line}\n`);
}
