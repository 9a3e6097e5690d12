import { readWorklist } from '#engine';

import type { EvidenceSource } from './evidence.ts';
import { type Reading, understandFilters } from './filter-evidence.ts';
import { filtersAmong } from './tool-input.ts';

/** Counts again the claims that a search of the first edition found, or that it showed: its conversations cite them. */
export async function resolveSearch(context: Reading, { column, keys }: EvidenceSource): Promise<number | undefined> {
  const { snapshot, scope } = context;
  const claimIds = 'claim_ids' in keys ? String(keys['claim_ids']).split(' ') : undefined;
  const { values } = await understandFilters(context, filtersAmong(keys));
  const { rows, total } = await readWorklist(snapshot, { ...values, source: 'snapshot', sort: 'risk', page: 1, page_size: Number(keys['limit'] ?? 1) }, { scope, claimIds });
  return column === 'total' ? total : column === 'shown' ? rows.length : undefined;
}
