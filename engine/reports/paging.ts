import { z } from 'zod';

import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { key } from '../text.ts';
import { readCursor, writeCursor } from './cursor.ts';

export const largestPageSize = 200;

/** The parameters by which lists are paged: by number, or by the cursor of the page before. */
export const pageShape = {
  page: z.coerce.number().int().min(1).max(10_000_000).default(1).describe('page, from 1; not together with cursor'),
  page_size: z.coerce.number().int().min(1).max(largestPageSize).default(50).describe('rows on a page'),
  cursor: key({ max: 400 })
    .optional()
    .describe('next_cursor of the page before, with the same filters and sort; refused with CURSOR_EXPIRED once another snapshot serves'),
};

const pageSchema = z.object(pageShape);
export type Paging = z.infer<typeof pageSchema>;

export function refusePageBesideCursor({ page, cursor }: Paging, context: z.RefinementCtx): void {
  if (cursor === undefined || page === 1) return;
  const accepted = { id: 'page atau cursor, tidak keduanya', en: 'page or cursor, not both' };
  context.addIssue({ code: 'custom', path: ['cursor'], params: { accepted } });
}

/** A page of a list, as parameters of its query and as a place from which the next one can be asked for. */
export interface OpenedPage {
  readonly page_size: number;
  readonly skipped: number;
  /** Cursor of the next page, or null where these rows are the last. */
  next(rows: number, total: number): string | null;
}

/**
 * @param question whatever decides which rows there are and in which order.
 * @throws CasemindError CURSOR_INVALID, CURSOR_EXPIRED.
 */
export function openPage(snapshot: Snapshot, { page, page_size, cursor }: Paging, question: unknown): OpenedPage {
  const place = { snapshotId: snapshot.manifest.snapshot_id, question };
  const skipped = cursor === undefined ? (page - 1) * page_size : readCursor(cursor, place);
  return {
    page_size,
    skipped,
    next: (rows, total) => (rows === 0 || skipped + rows >= total ? null : writeCursor(place, skipped + rows)),
  };
}
