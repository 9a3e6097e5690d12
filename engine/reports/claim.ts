import { type PublicClaim, claimColumns } from '../columns.ts';
import { CasemindError } from '../errors.ts';
import type { Scope } from '../scope.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { readClaimsOf } from './claims-at.ts';
import { RememberedOf } from '../remembered.ts';

/** What is shown of a claim that another one repeats. Amounts in rupiah. */
export const twinColumns = [
  'claim_id',
  'admit_date',
  'discharge_date',
  'service_type',
  'facility_key',
  'facility_name',
  'dx_primary_code',
  'procedure_codes',
  'amount_claimed',
  'amount_paid',
  'risk_score',
] as const satisfies readonly (keyof PublicClaim)[];

export type ClaimTwin = Pick<PublicClaim, (typeof twinColumns)[number]>;

export interface ClaimReading {
  readonly claim: PublicClaim;
  /** Columns that are null because they may rest on claims of the same person outside of the scope. */
  readonly withheld: readonly string[];
  /** Names that the hospital list allows for the facility; one only where `facility_name` is given. */
  readonly facilityCandidates: readonly string[];
  /** The claims of `duplicate_claim_ids`, by admission and id. */
  readonly twins: readonly ClaimTwin[];
}

const columnsOfOthers = claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name);

/**
 * One claim with what surrounds it. Of the claims it repeats, those outside the scope are not named; what rests on the
 * other claims of its person is withheld where these lie in several provinces and the scope names some.
 *
 * @throws CasemindError CLAIM_MISSING where the snapshot has no such claim, or not in the scope.
 */
export async function readClaim(snapshot: Snapshot, claimId: string, { provinces }: Scope): Promise<ClaimReading> {
  const { claim, facilityCandidates } = await storedClaim(snapshot, claimId);
  if (!claim || !isIn(provinces, claim)) throw new CasemindError('CLAIM_MISSING', { claim: claimId, snapshot: snapshot.manifest.snapshot_id });
  const twins = await twinsOf(snapshot, claim, provinces);
  const withheld = provinces !== null && claim.is_history_local === false ? columnsOfOthers : [];
  const absent = Object.fromEntries(withheld.map((name) => [name, null]));
  const visible = provinces === null ? claim : { ...claim, ...absent, duplicate_claim_ids: namesOf(twins, claim.duplicate_claim_ids) };
  return { claim: visible, withheld, facilityCandidates, twins };
}

/** The claims that a claim repeats, those in scope only, by admission and id. */
async function twinsOf(snapshot: Snapshot, { duplicate_claim_ids: ids }: PublicClaim, provinces: Scope['provinces']): Promise<ClaimTwin[]> {
  const rows = await readClaimsOf(snapshot, ids, [...twinColumns, 'province_code']);
  return rows
    .filter((row) => isIn(provinces, row))
    .map(({ province_code: _province, ...twin }) => twin)
    .toSorted((a, b) => compare(a.admit_date, b.admit_date) || compare(a.claim_id, b.claim_id));
}

function isIn(provinces: Scope['provinces'], { province_code: province }: Pick<PublicClaim, 'province_code'>): boolean {
  return provinces === null || (province !== null && provinces.includes(province));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface StoredClaim {
  /** Undefined where the snapshot has no such claim. */
  readonly claim: PublicClaim | undefined;
  readonly facilityCandidates: readonly string[];
}

/** Claims that were read of each snapshot that serves: who opens a claim asks for it again and again. */
const stored = new RememberedOf<SnapshotManifest, StoredClaim>({ largest: 2000 });

/** A claim as the snapshot holds it, whoever asks. */
function storedClaim(snapshot: Snapshot, claimId: string): Promise<StoredClaim> {
  return stored.get(snapshot.manifest, claimId, async () => {
    const places = await snapshot.rowsOfFile<{ risk_rank: number }>('queries/claim_rank', { claim_id: claimId });
    const found = await Promise.all(places.map((place) => snapshot.rowsOfFile<PublicClaim>('queries/claim', place)));
    const claim = found.flat().find(({ claim_id }) => claim_id === claimId);
    const candidates = claim && claim.facility_key !== null ? await snapshot.rowsOfFile<{ candidate: string }>('queries/facility_candidates', { facility_key: claim.facility_key }) : [];
    return { claim: claim && Object.freeze(claim), facilityCandidates: candidates.map(({ candidate }) => candidate) };
  });
}

function namesOf(twins: readonly ClaimTwin[], claimIds: readonly string[]): string[] {
  const seen = new Set(twins.map(({ claim_id }) => claim_id));
  return claimIds.filter((id) => seen.has(id));
}

/** Those of the claims that are in scope; in the scope of the whole country also those that the snapshot lacks. */
export async function claimsInScope(snapshot: Snapshot, claimIds: readonly string[], { provinces }: Scope): Promise<ReadonlySet<string>> {
  if (provinces === null || claimIds.length === 0) return new Set(claimIds);
  const rows = await readClaimsOf(snapshot, claimIds, ['province_code']);
  return new Set(rows.filter((row) => isIn(provinces, row)).map(({ claim_id }) => claim_id));
}
