import { randomUUID } from 'node:crypto';
import { type FileHandle, link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

import { parseJson, systemErrorCode } from '#engine';

import { ifThere } from './segments.ts';

/**
 * The right to read a folder for a group: one reader of a group has it at a time, by a file that says who and is touched
 * while they live. Who falls silent, or is known to be gone from this machine, loses it to whoever asks next.
 */
export class GroupLease {
  readonly #path: string;
  readonly #takeoverMs: number;
  readonly #token = `${hostname()} ${process.pid} ${randomUUID()}`;
  #held: FileHandle | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #nextTry = 0;

  constructor(folder: string, group: string, takeoverMs: number) {
    this.#path = join(folder, `.${group}.reader`);
    this.#takeoverMs = takeoverMs;
  }

  get isHeld(): boolean {
    return this.#held !== undefined;
  }

  /** Takes the lease where nobody living has it; whether this reader has it now. */
  async take(): Promise<boolean> {
    if (this.#held) return true;
    const holder = await ifThere(readFile(this.#path, 'utf8'));
    if (holder !== undefined && !isGone(holder) && performance.now() < this.#nextTry) return false;
    this.#nextTry = performance.now() + this.#takeoverMs / 5;
    const own = `${this.#path}-${randomUUID()}`;
    const handle = await open(own, 'wx', 0o644);
    try {
      await handle.writeFile(this.#token);
      await this.#clearStale((await handle.stat()).mtimeMs);
      await link(own, this.#path);
    } catch (error) {
      await handle.close();
      if (systemErrorCode(error) === 'EEXIST') return false;
      throw error;
    } finally {
      await rm(own, { force: true });
    }
    this.#held = handle;
    this.#heartbeat = setInterval(() => void this.#touch(), this.#takeoverMs / 5).unref();
    return true;
  }

  /** Removes the lease of a holder that is gone. @param now by the clock of the disk. */
  async #clearStale(now: number): Promise<void> {
    const holder = await ifThere(readFile(this.#path, 'utf8'));
    const status = await ifThere(stat(this.#path));
    if (holder === undefined || status === undefined) return;
    if (now - status.mtimeMs < this.#takeoverMs && !isGone(holder)) return;
    // Of several who see it stale, one moves it away; what another has taken in the meantime is put back.
    const aside = `${this.#path}-${randomUUID()}`;
    await ifThere(rename(this.#path, aside));
    if ((await ifThere(readFile(aside, 'utf8'))) !== holder) await ifThere(link(aside, this.#path)).catch(() => {});
    await rm(aside, { force: true });
  }

  /** Says that the holder lives, by the clock of the disk; where the lease went to another, this reader has it no more. */
  async #touch(): Promise<void> {
    const handle = this.#held;
    if (!handle) return;
    try {
      const [own, there] = await Promise.all([handle.stat({ bigint: true }), ifThere(stat(this.#path, { bigint: true }))]);
      if (there?.ino === own.ino) await handle.write(this.#token, 0);
      else await this.#letGo();
    } catch {
      await this.#letGo();
    }
  }

  async #letGo(): Promise<void> {
    clearInterval(this.#heartbeat);
    const handle = this.#held;
    this.#held = undefined;
    await handle?.close().catch(() => {});
  }

  async release(): Promise<void> {
    if (!this.#held) return;
    const holder = await ifThere(readFile(this.#path, 'utf8'));
    await this.#letGo();
    if (holder === this.#token) await rm(this.#path, { force: true });
  }
}

/** Whether a process of this machine is known to have ended; of others only silence tells. */
function isGone(holder: string): boolean {
  const [host, pid] = holder.split(' ');
  if (host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return systemErrorCode(error) === 'ESRCH';
  }
}

/** What a group has acknowledged of each part, for those who clear files away. */
export type GroupPositions = Record<string, string>;

export function groupFile(folder: string, group: string): string {
  return join(folder, `.${group}.group`);
}

/** None where the file is not there, or is none of a group. */
export async function readGroupPositions(path: string): Promise<GroupPositions> {
  const value = parseJson((await ifThere(readFile(path, 'utf8'))) ?? '');
  return Object.fromEntries(Object.entries(value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

export async function writeGroupPositions(path: string, positions: GroupPositions): Promise<void> {
  const draft = `${path}-${randomUUID()}`;
  const handle = await open(draft, 'wx', 0o644);
  try {
    await handle.writeFile(JSON.stringify(positions));
  } finally {
    await handle.close();
  }
  await rename(draft, path);
}
