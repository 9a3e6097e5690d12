import { RememberedOf } from '../remembered.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { Scope } from '../scope.ts';

/** A facility as its claims and the hospital list describe it. */
export interface FacilityFound {
  /** What of it was meant: its key, its name, a part of the name, or a name that the list allows without deciding. */
  readonly matched: 'key' | 'name' | 'part' | 'candidate';
  readonly facility_key: string;
  readonly facility_name: string | null;
  readonly facility_class: string | null;
  readonly facility_kind: string | null;
  readonly facility_ownership: string | null;
  readonly is_facility_ambiguous: boolean;
  readonly province_name: string | null;
  readonly district_name: string | null;
  readonly facility_candidates: readonly string[];
}

/** Facilities in scope that a key or a part of a name means, in any case, the surest first. */
export async function findFacilities(snapshot: Snapshot, asked: string, { provinces }: Scope): Promise<readonly FacilityFound[]> {
  const words = asked.toUpperCase().replaceAll('RUMAH SAKIT', 'RS').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  if (words.length === 0) return [];
  return snapshot.rowsOfFile<FacilityFound>('queries/facilities_found', { asked: asked.trim().toUpperCase(), words, provinces });
}

/** Where a facility stands among all in scope that have claims; 1 is the largest. */
export interface FacilityStanding {
  readonly facility_n: number;
  /** Facilities with enough claims for a rate. */
  readonly compared_n: number;
  readonly rank_n: number;
  readonly rank_flagged_n: number;
  readonly rank_flagged_amount: number;
  /** Null where the facility itself has too few claims. */
  readonly rank_flagged_rate: number | null;
}

/** Fewest claims of a facility whose rate is set against that of others. */
export const fewestForRate = 30;

/** What was worked out of each snapshot that serves, for each scope: it is the same for whichever facility is asked. */
const standings = new RememberedOf<SnapshotManifest, ReadonlyMap<string, FacilityStanding>>({ largest: 40 });

/** The places of a facility, or undefined where it has no claim in scope. */
export async function readFacilityStanding(snapshot: Snapshot, facilityKey: string, { provinces }: Scope): Promise<FacilityStanding | undefined> {
  const all = await standings.get(snapshot.manifest, JSON.stringify(provinces), async () => {
    const rows = await snapshot.rowsOfFile<FacilityStanding & { facility_key: string }>('queries/facility_standings', { provinces, min_n: fewestForRate });
    return new Map(rows.map(({ facility_key, ...standing }) => [facility_key, standing]));
  });
  return all.get(facilityKey);
}
