import { createHash } from 'node:crypto';

import { z } from 'zod';

import { CasemindError } from '../errors.ts';
import { parseJson } from '../parse-json.ts';

interface Place {
  readonly snapshotId: string;
  /** Whatever decides which rows there are and in which order: filters, sort, scope. */
  readonly question: unknown;
}

const cursorSchema = z.tuple([z.string(), z.string(), z.int().min(0)]);

/** Where the page after this one begins. A snapshot never changes, so a number of rows is an exact place in it. */
export function writeCursor({ snapshotId, question }: Place, skipped: number): string {
  return Buffer.from(JSON.stringify([snapshotId, fingerprint(question), skipped])).toString('base64url');
}

/**
 * How many rows a cursor skips.
 *
 * @throws CasemindError CURSOR_EXPIRED where another snapshot serves by now; CURSOR_INVALID where the
 *   cursor is none, or belongs to other filters, another order or another caller's scope.
 */
export function readCursor(cursor: string, { snapshotId, question }: Place): number {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success) throw new CasemindError('CURSOR_INVALID');
  const [snapshot, asked, skipped] = parsed.data;
  if (snapshot !== snapshotId) throw new CasemindError('CURSOR_EXPIRED', { snapshot: snapshotId });
  if (asked !== fingerprint(question)) throw new CasemindError('CURSOR_INVALID');
  return skipped;
}

function fingerprint(question: unknown): string {
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);
}
