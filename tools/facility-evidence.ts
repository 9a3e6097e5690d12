import { type FacilityFound, type FacilityStanding, fewestForRate, findFacilities, keysIn, readFacilityStanding } from '#engine';

import { claimFacts, neutralValue } from './claim-facts.ts';
import type { Reading } from './context.ts';
import { type EvidenceItem, type EvidenceSource, type EvidenceValue, type Fact, evidenceIn, valueAt } from './evidence.ts';
import { neutralText } from './neutral-text.ts';

/** What is said of a facility besides what its claims add up to. */
export const identityColumns = ['facility_key', 'facility_name', 'facility_class', 'facility_kind', 'facility_ownership', 'province_name', 'district_name'] as const;
type IdentityColumn = (typeof identityColumns)[number];

/** What a person calls a facility: its name where the data know it, else its key. */
export function facilityTitle({ facility_key, facility_name }: Pick<FacilityFound, 'facility_key' | 'facility_name'>): string {
  return neutralText(facility_name ?? facility_key);
}

export function identityEvidence(context: Reading, facility: FacilityFound): EvidenceItem[] {
  const item = itemsOf(context, facility);
  const items = identityColumns.map((column) => item(`facility.${column}`, column, neutralValue(facility[column]), claimFacts[column]));
  if (facility.facility_name !== null || facility.facility_candidates.length === 0) return items;
  return [...items, item('facility.possible_names', 'facility_candidates', facility.facility_candidates.map(neutralText), candidateNames)];
}

/** Names that the hospital list allows for a facility. */
export const candidateNames: Fact = { unit: 'name', label: { id: 'Kandidat nama fasilitas', en: 'Candidate facility names' } };

/** Evidence of one facility among several that may be meant: what to call it by, and where it is. */
export function candidateEvidence(context: Reading, facility: FacilityFound, place: number): EvidenceItem[] {
  const prefix = `facility.candidate.${place}`;
  const item = (column: IdentityColumn, id: string): EvidenceItem => itemsOf(context, facility)(id, column, neutralValue(facility[column]), claimFacts[column]);
  return [
    item(facility.facility_name === null ? 'facility_key' : 'facility_name', prefix),
    ...(['facility_key', 'facility_class', 'province_name'] as const).map((column) => item(column, `${prefix}.${column}`)),
  ];
}

function itemsOf({ snapshot }: Reading, { facility_key }: FacilityFound): ReturnType<typeof evidenceIn> {
  return evidenceIn('facilities', snapshot.manifest.snapshot_id, { facility_key });
}

/** Reads again what is said of a facility in scope. */
export async function resolveFacility(context: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const [facility] = (await findFacilities(context.snapshot, String(source.keys['facility_key']), context.scope)).filter(({ matched }) => matched === 'key');
  return facility && valueAt(identityEvidence(context, facility), source);
}

const standings: Readonly<Record<keyof FacilityStanding, Fact & { readonly id: string }>> = {
  rank_n: { id: 'n', unit: 'rank', label: { id: 'Peringkat menurut jumlah klaim', en: 'Rank by claims' } },
  rank_flagged_n: { id: 'flagged_n', unit: 'rank', label: { id: 'Peringkat menurut jumlah klaim dengan indikasi', en: 'Rank by claims with an indication' } },
  rank_flagged_amount: { id: 'flagged_amount', unit: 'rank', label: { id: 'Peringkat menurut biaya tagih klaim dengan indikasi', en: 'Rank by the sum claimed with an indication' } },
  rank_flagged_rate: {
    id: 'flagged_rate',
    unit: 'rank',
    label: { id: `Peringkat menurut persentase klaim dengan indikasi, di antara fasilitas dengan paling sedikit ${fewestForRate} klaim`, en: `Rank by the share of claims with an indication, among facilities with ${fewestForRate} claims or more` },
  },
  facility_n: { id: 'facilities', unit: 'facilities', label: { id: 'Jumlah fasilitas yang diperingkat', en: 'Facilities ranked' } },
  compared_n: { id: 'compared', unit: 'facilities', label: { id: `Fasilitas dengan paling sedikit ${fewestForRate} klaim`, en: `Facilities with ${fewestForRate} claims or more` } },
};
const standingColumns = keysIn(standings);

/** Evidence of the places of a facility among all in scope, `facility.rank.<measure>`. */
export function standingEvidence({ snapshot }: Reading, facilityKey: string, standing: FacilityStanding): EvidenceItem[] {
  const item = evidenceIn('facility_standing', snapshot.manifest.snapshot_id, { facility_key: facilityKey });
  return standingColumns.map((column) => item(`facility.rank.${standings[column].id}`, column, standing[column], standings[column]));
}

/** The places as data of a tool. */
export function standingData(standing: FacilityStanding): Record<string, number | null> {
  return Object.fromEntries(standingColumns.map((column) => [standings[column].id, standing[column]]));
}

/** Reads again where a facility stands. */
export async function resolveStanding(context: Reading, source: EvidenceSource): Promise<EvidenceValue | undefined> {
  const facilityKey = String(source.keys['facility_key']);
  const standing = await readFacilityStanding(context.snapshot, facilityKey, context.scope);
  return standing && valueAt(standingEvidence(context, facilityKey, standing), source);
}
