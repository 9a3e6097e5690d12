import { type PublicClaim, claimColumns } from '../columns.ts';
import { CasemindError } from '../errors.ts';
import type { ClaimIntake, ClaimSource } from '../live/live-claim.ts';
import type { Scope } from '../scope.ts';
import type { SnapshotManifest } from '../snapshots/manifest.ts';
import { type RuleSnooze, type SnoozeSubject, snoozesOn } from '../rules/rule-snooze.ts';
import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import { readClaimsOf, readLiveClaimsOf } from './claims-at.ts';
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

export type ClaimTwin = Pick<PublicClaim, (typeof twinColumns)[number]> & { readonly source: ClaimSource };

export interface ClaimReading {
  readonly claim: PublicClaim;
  /** Columns that are null because they may rest on claims of the same person outside of the scope. */
  readonly withheld: readonly string[];
  /** Names that the hospital list allows for the facility; one only where `facility_name` is given. */
  readonly facilityCandidates: readonly string[];
  /** The claims of `duplicate_claim_ids`, by admission and id. */
  readonly twins: readonly ClaimTwin[];
  /** Rules that would be active on it, and are snoozed: they are none of its `flags`. */
  readonly snoozes: readonly RuleSnooze[];
  /** How it came in; null for a claim of the snapshot. */
  readonly intake: ClaimIntake | null;
}

const columnsOfOthers = claimColumns.filter(({ restsOnOthers }) => restsOnOthers).map(({ name }) => name);

/**
 * One claim with what surrounds it. Of the claims it repeats, those outside the scope are not named; what rests on the
 * other claims of its person is withheld where these lie in several provinces and the scope names some.
 *
 * @throws CasemindError CLAIM_MISSING where neither the snapshot nor the live claims have it, or not in the scope.
 */
export async function readClaim(snapshot: Snapshot, claimId: string, { provinces }: Scope): Promise<ClaimReading> {
  const { claim: found, patientKey = null, facilityCandidates, intake = null } = (await storedClaim(snapshot, claimId)) ?? (await liveClaim(snapshot, claimId)) ?? {};
  if (!found || !isIn(provinces, found)) throw new CasemindError('CLAIM_MISSING', { claim: claimId, snapshot: snapshot.manifest.snapshot_id });
  const snoozes = snoozesOn(snapshot.snoozes ?? [], found, patientKey);
  const claim = snoozes.length === 0 ? found : { ...found, flags: found.flags.filter((flag) => snoozes.every(({ ruleId }) => ruleId !== flag)) };
  const twins = await twinsOf(snapshot, claim, intake, provinces);
  const withheld = provinces !== null && claim.is_history_local === false ? columnsOfOthers : [];
  const absent = Object.fromEntries(withheld.map((name) => [name, null]));
  const visible = provinces === null ? claim : { ...claim, ...absent, duplicate_claim_ids: namesOf(twins, claim.duplicate_claim_ids) };
  return { claim: visible, snoozes, withheld, facilityCandidates: facilityCandidates ?? [], twins, intake };
}

/** The claims that a claim repeats, those in scope only, by admission and id. A claim of the snapshot repeats none but such. */
async function twinsOf(snapshot: Snapshot, { duplicate_claim_ids: ids }: PublicClaim, intake: ClaimIntake | null, provinces: Scope['provinces']): Promise<ClaimTwin[]> {
  const columns = [...twinColumns, 'province_code'] as const;
  const rows = (await readClaimsOf(snapshot, ids, columns)).map((row) => ({ ...row, source: 'snapshot' as const }));
  const live = intake ? await readLiveClaimsOf(snapshot, ids, columns, intake.source) : [];
  return [...rows, ...live]
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
  readonly claim: PublicClaim;
  /** It never leaves this file. */
  readonly patientKey: string | null;
  readonly facilityCandidates: readonly string[];
  readonly intake?: ClaimIntake;
}

interface Keyed {
  readonly patient_key: string | null;
}

/** Claims that were read of each snapshot that serves: who opens a claim asks for it again and again. */
const stored = new RememberedOf<SnapshotManifest, StoredClaim | undefined>({ largest: 2000 });

/** A claim as the snapshot holds it, whoever asks; undefined where it has none. */
function storedClaim(snapshot: Snapshot, claimId: string): Promise<StoredClaim | undefined> {
  return stored.get(snapshot.manifest, claimId, async () => {
    const ranks = await snapshot.ranksOf(claimId);
    const found = await Promise.all(ranks.map((risk_rank) => snapshot.rowsOfFile<PublicClaim & Keyed>('queries/claim', { risk_rank })));
    const row = found.flat().find(({ claim_id }) => claim_id === claimId);
    if (!row) return undefined;
    const { patient_key: patientKey, ...claim } = row;
    return { claim: Object.freeze(claim), patientKey, facilityCandidates: await readFacilityCandidates(snapshot, claim.facility_key) };
  });
}

/** A claim that came in and is not in the snapshot. It may be replaced or removed at any time, so nothing of it is kept. */
async function liveClaim(snapshot: Snapshot, claimId: string): Promise<StoredClaim | undefined> {
  const [row] = await snapshot.rowsOfFile<PublicClaim & Keyed & ClaimIntake>('queries/live_claim', { claim_id: claimId });
  if (!row) return undefined;
  const { source, channel, generated_at, received_at, scored_against, patient_key: patientKey, ...claim } = row;
  return { claim, patientKey, facilityCandidates: await readFacilityCandidates(snapshot, claim.facility_key), intake: { source, channel, generated_at, received_at, scored_against } };
}

/**
 * Whose claims a rule that is active on a claim may be snoozed for.
 *
 * @throws CasemindError CLAIM_MISSING; SNOOZE_UNFIT where the rule is not active there, or the claim names none such.
 */
export async function readSnoozeSubject(snapshot: Snapshot, claimId: string, { provinces }: Scope, { rule_id: rule, of }: { readonly rule_id: string; readonly of: 'facility' | 'patient' }): Promise<SnoozeSubject> {
  const { claim, patientKey = null } = (await storedClaim(snapshot, claimId)) ?? (await liveClaim(snapshot, claimId)) ?? {};
  if (!claim || !isIn(provinces, claim)) throw new CasemindError('CLAIM_MISSING', { claim: claimId, snapshot: snapshot.manifest.snapshot_id });
  const subject = of === 'facility' ? { facilityKey: claim.facility_key, patientKey: null } : { facilityKey: null, patientKey };
  if (!claim.flags.includes(rule) || (subject.facilityKey ?? subject.patientKey) === null) throw new CasemindError('SNOOZE_UNFIT', { rule, claim: claimId });
  return { ...subject, provinceCode: claim.province_code };
}

/** Names that facilities of a snapshot may have, by their key: read at once, since a claim opened for the first time is mostly one of a facility that none was opened of. */
const candidates = new RememberedOf<SnapshotManifest, ReadonlyMap<string, readonly string[]>>({ largest: 1 });

/** Names that the hospital list allows for a facility; none for one that it has not. */
export async function readFacilityCandidates(snapshot: Snapshot, facility: string | null): Promise<readonly string[]> {
  if (facility === null) return [];
  const known = await candidates.get(snapshot.manifest, '', async () => {
    const rows = await snapshot.rowsOfFile<{ facility_key: string; candidates: readonly string[] }>('queries/facility_candidates');
    return new Map(rows.map((row) => [row.facility_key, row.candidates]));
  });
  return known.get(facility) ?? [];
}

function namesOf(twins: readonly ClaimTwin[], claimIds: readonly string[]): string[] {
  const seen = new Set(twins.map(({ claim_id }) => claim_id));
  return claimIds.filter((id) => seen.has(id));
}

/** Those of the claims that are in scope; in the scope of the whole country also those that nobody has. */
export async function claimsInScope(snapshot: Snapshot, claimIds: readonly string[], { provinces }: Scope): Promise<ReadonlySet<string>> {
  if (provinces === null || claimIds.length === 0) return new Set(claimIds);
  const rows = [...(await readClaimsOf(snapshot, claimIds, ['province_code'])), ...(await readLiveClaimsOf(snapshot, claimIds, ['province_code']))];
  return new Set(rows.filter((row) => isIn(provinces, row)).map(({ claim_id }) => claim_id));
}
