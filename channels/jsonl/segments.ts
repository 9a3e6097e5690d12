import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { CasemindError, type Observer, asDiskFull, systemErrorCode } from '#engine';

/** A file of the folder, as it was when the folder was listed. */
export interface Segment {
  readonly path: string;
  /** The file and its first line: the same after a renaming, another after the file was cut short and begun anew. */
  readonly id: string;
  readonly inode: bigint;
  readonly size: number;
}

/** What a file was when it was looked at; without an id while its first line had no end. */
interface Look {
  readonly size: bigint;
  readonly changed: bigint;
  readonly id: string | undefined;
}

/** Files of JSON lines, also `claims.jsonl.1` and `claims.jsonl-20261129` of a rotation; not what is packed or hidden. */
const segmentName = /^[^.].*\.jsonl(?:[.-](?!gz$|zst$|bz2$|xz$|zip$|tmp$)[\w-]+)?$/;
const headBytes = 65_536;
const countBytes = 32 * 2 ** 20;
export const lineEnd = 0x0a;

/** The files of a folder, those first that were written last longest ago. It knows which have changed since it listed them before. */
export class SegmentList {
  readonly #folder: string;
  readonly #observer: Observer;
  readonly #unreadable = new Set<string>();
  #known: ReadonlyMap<bigint, Look> = new Map();

  constructor(folder: string, observer: Observer) {
    this.#folder = folder;
    this.#observer = observer;
  }

  async list(): Promise<readonly Segment[]> {
    const before = [...this.#known.keys()];
    const listed = await this.#listOnce();
    // A file that was renamed between its folder's listing and its own look is seen under its new name.
    return before.every((inode) => this.#known.has(inode)) ? listed : this.#listOnce();
  }

  async #listOnce(): Promise<readonly Segment[]> {
    const known = new Map<bigint, Look>();
    const found: (Segment & { readonly changed: bigint; readonly born: bigint })[] = [];
    for (const name of (await readdir(this.#folder)).filter((one) => segmentName.test(one))) {
      const path = join(this.#folder, name);
      const status = await ifThere(stat(path, { bigint: true }));
      if (status === undefined || !status.isFile() || known.has(status.ino)) continue;
      const last = this.#known.get(status.ino);
      const isSame = last !== undefined && last.size === status.size && last.changed === status.mtimeNs;
      const id = isSame ? last.id : await this.#identify(path, status.ino);
      known.set(status.ino, { size: status.size, changed: status.mtimeNs, id });
      if (id !== undefined) found.push({ path, id, inode: status.ino, size: Number(status.size), changed: status.mtimeNs, born: status.birthtimeNs });
    }
    this.#known = known;
    // Disks count time in steps: of two that changed in one step that was there before the other comes first.
    return found.toSorted((a, b) => compare(a.changed, b.changed) || compare(a.born, b.born) || compare(a.path, b.path));
  }

  /** One file that cannot be read keeps no other from being read: that is said once. */
  async #identify(path: string, inode: bigint): Promise<string | undefined> {
    try {
      const id = await ifThere(identify(path, inode));
      this.#unreadable.delete(path);
      return id;
    } catch (error) {
      if (!this.#unreadable.has(path)) this.#observer.warn(`${path} cannot be read: ${String(error)}`);
      this.#unreadable.add(path);
      return undefined;
    }
  }
}

function compare<T extends bigint | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Undefined where the first line has no end yet, or the file is gone. */
async function identify(path: string, inode: bigint): Promise<string | undefined> {
  const handle = await open(path, 'r');
  try {
    const head = await readAt(handle, 0, headBytes);
    const end = head.indexOf(lineEnd);
    if (end === -1 && head.length < headBytes) return undefined;
    return `${inode.toString(36)}-${createHash('sha256').update(end === -1 ? head : head.subarray(0, end)).digest('hex').slice(0, 16)}`;
  } finally {
    await handle.close();
  }
}

/** At most so many bytes from a place on; fewer where the file ends. */
export async function readAt(handle: FileHandle, offset: number, most: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(most);
  let length = 0;
  while (length < most) {
    const { bytesRead } = await handle.read(buffer, length, most - length, offset + length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return buffer.subarray(0, length);
}

/** Whole lines between two places of a file: counted, or, beyond 32 MB, estimated from those. */
export async function countLines(path: string, from: number, to: number): Promise<number> {
  if (from >= to) return 0;
  const handle = await open(path, 'r');
  try {
    let lines = 0;
    const end = Math.min(to, from + countBytes);
    for (let offset = from; offset < end; ) {
      const chunk = await readAt(handle, offset, Math.min(2 ** 20, end - offset));
      if (chunk.length === 0) break;
      for (let at = chunk.indexOf(lineEnd); at !== -1; at = chunk.indexOf(lineEnd, at + 1)) lines += 1;
      offset += chunk.length;
    }
    return Math.ceil((lines * (to - from)) / (end - from));
  } finally {
    await handle.close();
  }
}

/** Undefined where the file is gone by now. */
export async function ifThere<T>(looking: Promise<T>): Promise<T | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a folder refused, as an error for people. */
export function unusableFolder(folder: string, error: unknown): unknown {
  const coded = asDiskFull(error, folder);
  if (coded instanceof CasemindError) return coded;
  return new CasemindError('CHANNEL_UNREACHABLE', { channel: 'jsonl', address: folder, reason: error instanceof Error ? error.message : String(error) }, { cause: error });
}
