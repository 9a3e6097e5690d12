import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { ReportPage } from './read-report.ts';
import { Remembered } from '../remembered.ts';
import type { Scope } from '../scope.ts';

/** Filters whose values are names that the data give. */
export const namedFilters = ['province', 'district', 'facility_class', 'segment'] as const;
export type NamedFilter = (typeof namedFilters)[number];

/** A value that such a filter can take: its code where places have one, its name where the data know it. */
export interface FilterName {
  readonly filter: NamedFilter;
  readonly code: string | null;
  readonly name: string | null;
}

/** What the claims in scope call places, classes and segments. @param pages keeps them between calls. */
export async function readFilterNames(snapshot: Snapshot, { provinces }: Scope, pages: Remembered<ReportPage> = new Remembered()): Promise<readonly FilterName[]> {
  const key = JSON.stringify([snapshot.manifest.snapshot_id, 'filter-names', provinces]);
  const { rows } = await pages.get(key, async () => {
    const found = await snapshot.rowsOfFile('queries/filter_names', { provinces });
    return { rows: found, total: found.length, nextCursor: null };
  });
  return rows.flatMap(({ filter, code, name }) => namedFilters.filter((known) => known === filter).map((known) => ({ filter: known, code: textOf(code), name: textOf(name) })));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
