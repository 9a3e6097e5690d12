import type { Scope, Snapshot } from '#engine';

import type { EvidenceItem, EvidenceValue } from './evidence.ts';
import { resolveFacility, resolveStanding } from './facility-evidence.ts';
import { filterTable, resolveFilter } from './filter-evidence.ts';
import { profileTable, resolveProfile } from './get-claims-profile.ts';
import { investigationsTable, resolveInvestigation } from './investigate-claims.ts';
import { codesTable, resolveCode } from './lookup-code.ts';
import { queriesTable, resolveQuery } from './query-claims.ts';
import { resolveReport } from './report-reading.ts';
import { resolveSearch } from './resolve-search.ts';

/** Reads again a value of a search, a report or a facility, in the caller's scope. Undefined where the source names none. */
export async function resolveAggregate(snapshot: Snapshot, { source }: EvidenceItem, scope: Scope): Promise<EvidenceValue | undefined> {
  const reading = { snapshot, scope, pages: undefined };
  const { table, column } = source;
  if (table === 'claims_scored') return column === 'max(discharge_date)' ? snapshot.manifest.data_date : undefined;
  if (table === filterTable) return resolveFilter(reading, source);
  if (table === queriesTable) return resolveQuery(reading, source);
  if (table === 'worklist') return resolveSearch(reading, source);
  if (table === investigationsTable) return resolveInvestigation(reading, source);
  if (table === 'facilities') return resolveFacility(reading, source);
  if (table === 'facility_standing') return resolveStanding(reading, source);
  if (table === profileTable) return resolveProfile(reading, source);
  if (table === codesTable) return resolveCode(reading, source);
  return resolveReport(reading, source);
}
