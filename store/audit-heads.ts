import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { z } from 'zod';

import { CasemindError, parseJson } from '#engine';

import { reasonOf } from './outage.ts';

/**
 * Heads of the chain noted in a file outside of the store: whoever can change the store can hash it anew, but
 * not make it hold what was noted before. Where both lie within reach of the same hand, neither proves much.
 */
export interface NotedHead {
  readonly at: string;
  /** Decisions there were; the number of the last. */
  readonly rows: number;
  readonly head: string;
  /** The same of the chain of snoozed rules; heads of the first editions have none. */
  readonly snoozes?: { readonly rows: number; readonly head: string } | undefined;
  /** The store was restored to this head: later ones noted before it count no more. */
  readonly restored?: true | undefined;
}

const headShape = { rows: z.int().min(0), head: z.string().regex(/^[\da-f]{64}$/) };
const noteSchema = z.strictObject({ at: z.iso.datetime(), ...headShape, snoozes: z.strictObject(headShape).optional(), restored: z.literal(true).optional() });

/**
 * The heads that the chain must still hold, the oldest first; none where there is no file. A line that
 * a crash cut off is none.
 *
 * @throws CasemindError AUDIT_HEADS_INVALID where the file cannot be read, or a line is no noted head.
 */
export function readNotedHeads(path: string): NotedHead[] {
  let held: NotedHead[] = [];
  for (const [i, line] of readText(path).split('\n').entries()) {
    const value = parseJson(line);
    if (value === undefined) continue;
    const note = noteSchema.safeParse(value);
    if (!note.success) throw new CasemindError('AUDIT_HEADS_INVALID', { path, reason: `line ${i + 1} is no noted head` });
    const { restored, rows: kept, snoozes } = note.data;
    if (restored) held = held.filter(({ rows }) => rows <= kept).map((earlier) => ((earlier.snoozes?.rows ?? 0) <= (snoozes?.rows ?? 0) ? earlier : { ...earlier, snoozes: undefined }));
    held.push(note.data);
  }
  return held;
}

/** Notes a head at the end of the file, on the disk before it returns. @throws CasemindError AUDIT_HEADS_INVALID where it cannot be written. */
export function noteHead(path: string, { at, rows, head, snoozes, restored }: NotedHead): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const isCut = !/(?:^|\n)$/.test(readText(path));
    const file = openSync(path, 'a', 0o600);
    try {
      writeSync(file, `${isCut ? '\n' : ''}${JSON.stringify({ at, rows, head, snoozes, restored })}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof CasemindError) throw error;
    throw new CasemindError('AUDIT_HEADS_INVALID', { path, reason: reasonOf(error) }, { cause: error });
  }
}

function readText(path: string): string {
  try {
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  } catch (error) {
    throw new CasemindError('AUDIT_HEADS_INVALID', { path, reason: reasonOf(error) }, { cause: error });
  }
}
