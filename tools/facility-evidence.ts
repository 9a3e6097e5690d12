import { type FacilityFound, type FacilityStanding, type Localized, fewestForRate, findFacilities, readFacilityStanding } from '#engine';

import { claimFacts, neutralValue } from './claim-facts.ts';
import type { EvidenceItem, EvidenceSource, EvidenceUnit, EvidenceValue } from './evidence.ts';
import type { Reading } from './filter-evidence.ts';
import { neutralText } from './neutral-text.ts';

/** What is said of a facility besides what its claims add up to. */
export const identityColumns = ['facility_key', 'facility_name', 'facility_class', 'facility_kind', 'facility_ownership', 'province_name', 'district_name'] as const;
type IdentityColumn = (typeof identityColumns)[number];

/** What a person calls a facility: its name where the data know it, else its key. */
export function facilityTitle({ facility_key, facility_name }: Pick<FacilityFound, 'facility_key' | 'facility_name'>): string {
  return neutralText(facility_name ?? facility_key);
}

export function identityEvidence(context: Reading, facility: FacilityFound): EvidenceItem[] {
  const items = identityColumns.map((column) => itemOf(context, facility, column, `facility.${column}`));
  if (facility.facility_name !== null || facility.facility_candidates.length === 0) return items;
  return [
    ...items,
    {
      id: 'facility.possible_names',
      label: { id: 'Kandidat nama fasilitas', en: 'Candidate facility names' },
      value: facility.facility_candidates.map(neutralText),
      unit: 'name',
      source: sourceOf(context, facility, 'facility_candidates'),
    },
  ];
}

/** Evidence of one facility among several that may be meant: what to call it by, and where it is. */
export function candidateEvidence(context: Reading, facility: FacilityFound, place: number): EvidenceItem[] {
  const prefix = `facility.candidate.${place}`;
  return [
    itemOf(context, facility, facility.facility_name === null ? 'facility_key' : 'facility_name', prefix),
    ...(['facility_key', 'facility_class', 'province_name'] as const).map((column) => itemOf(context, facility, column, `${prefix}.${column}`)),
  ];
}

function itemOf(context: Reading, facility: FacilityFound, column: IdentityColumn, id: string): EvidenceItem {
  return { id, ...claimFacts[column], value: neutralValue(facility[column]), source: sourceOf(context, facility, column) };
}

function sourceOf({ snapshot }: Reading, { facility_key }: FacilityFound, column: string): EvidenceSource {
  return { table: 'facilities', column, keys: { facility_key }, snapshot: snapshot.manifest.snapshot_id };
}

/** Reads again what is said of a facility in scope. */
export async function resolveFacility({ snapshot, scope }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const known = identityColumns.find((name) => name === column);
  const [facility] = (await findFacilities(snapshot, String(keys['facility_key']), scope)).filter(({ matched }) => matched === 'key');
  if (!facility) return undefined;
  return column === 'facility_candidates' ? facility.facility_candidates.map(neutralText) : known && neutralValue(facility[known]);
}

const standings: Readonly<Record<keyof FacilityStanding, { readonly id: string; readonly unit: EvidenceUnit; readonly label: Localized }>> = {
  facility_n: { id: 'facilities', unit: 'facilities', label: { id: 'Jumlah fasilitas yang diperingkat', en: 'Facilities ranked' } },
  compared_n: { id: 'compared', unit: 'facilities', label: { id: `Fasilitas dengan paling sedikit ${fewestForRate} klaim`, en: `Facilities with ${fewestForRate} claims or more` } },
  rank_n: { id: 'n', unit: 'rank', label: { id: 'Peringkat menurut jumlah klaim', en: 'Rank by claims' } },
  rank_flagged_n: { id: 'flagged_n', unit: 'rank', label: { id: 'Peringkat menurut jumlah klaim dengan indikasi', en: 'Rank by claims with an indication' } },
  rank_flagged_amount: { id: 'flagged_amount', unit: 'rank', label: { id: 'Peringkat menurut biaya tagih klaim dengan indikasi', en: 'Rank by the sum claimed with an indication' } },
  rank_flagged_rate: {
    id: 'flagged_rate',
    unit: 'rank',
    label: { id: `Peringkat menurut persentase klaim dengan indikasi, di antara fasilitas dengan paling sedikit ${fewestForRate} klaim`, en: `Rank by the share of claims with an indication, among facilities with ${fewestForRate} claims or more` },
  },
};
const standingColumns = ['rank_n', 'rank_flagged_n', 'rank_flagged_amount', 'rank_flagged_rate', 'facility_n', 'compared_n'] as const satisfies readonly (keyof FacilityStanding)[];

/** Evidence of the places of a facility among all in scope, `facility.rank.<measure>`. */
export function standingEvidence({ snapshot }: Reading, facilityKey: string, standing: FacilityStanding): EvidenceItem[] {
  return standingColumns.map((column): EvidenceItem => {
    const { id, unit, label } = standings[column];
    return { id: `facility.rank.${id}`, label, value: standing[column], unit, source: { table: 'facility_standing', column, keys: { facility_key: facilityKey }, snapshot: snapshot.manifest.snapshot_id } };
  });
}

/** The places as data of a tool. */
export function standingData(standing: FacilityStanding): Record<string, number | null> {
  return Object.fromEntries(standingColumns.map((column) => [standings[column].id, standing[column]]));
}

/** Reads again where a facility stands. */
export async function resolveStanding({ snapshot, scope }: Reading, { column, keys }: EvidenceSource): Promise<EvidenceValue | undefined> {
  const known = standingColumns.find((name) => name === column);
  const standing = await readFacilityStanding(snapshot, String(keys['facility_key']), scope);
  return known && standing?.[known];
}
