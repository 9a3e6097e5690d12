import type { Snapshot } from '../snapshots/snapshot-reader.ts';
import type { PublicClaim } from '../columns.ts';
import { columnsSql } from '../rules/rule-snooze.ts';
import type { Scope } from '../scope.ts';
import { loadSql } from '../sql.ts';
import { type ClaimsAt, claimsAt } from './claims-at.ts';

/** What is shown of another claim of the same participant. */
export const episodeColumns = [
  'claim_id',
  'facility_key',
  'facility_name',
  'admit_date',
  'discharge_date',
  'los',
  'service_type',
  'discharge_status',
  'severity_group',
  'dx_primary_code',
  'dx_primary_label',
  'inacbg_code',
  'procedure_codes',
  'amount_claimed',
  'amount_paid',
  'risk_score',
  'flags',
] as const satisfies readonly (keyof PublicClaim)[];

/** How a claim lies among those of its participant. */
export interface EpisodePlace {
  /** Days from the latest discharge of an earlier claim, on or before the admission, to the admission; null where there is none. */
  readonly days_since_previous: number | null;
}

export interface PatientEpisode extends EpisodePlace, Pick<PublicClaim, (typeof episodeColumns)[number]> {
  /** Whether the stay and that of the claim in question have time in common beyond a day on which one ends and the other begins. */
  readonly overlaps_claim: boolean;
}

export interface PatientEpisodes {
  /** False where the claim names no participant. */
  readonly hasPatient: boolean;
  /** Other claims of the participant in scope. */
  readonly total: number;
  /** The claim in question among them; undefined where it names no participant. */
  readonly place: EpisodePlace | undefined;
  /** Those admitted nearest to the claim first, equally near ones by admission and id. */
  readonly episodes: readonly PatientEpisode[];
}

const personColumns = ['patient_key', 'province_code', ...episodeColumns] as const;

/** The claims of the participant of a claim of the snapshot, and others. */
async function personOf(snapshot: Snapshot, risk_rank: number): Promise<ClaimsAt> {
  const places = await snapshot.rowsOfFile<{ risk_rank: number }>('queries/patient_ranks', { risk_rank });
  return claimsAt(places.length === 0 ? [risk_rank] : places.map((place) => place.risk_rank), personColumns, snapshot.snoozes);
}

/** Those of a live claim: also what came in from where it did. */
async function personOfLive(snapshot: Snapshot, claim_id: string): Promise<ClaimsAt> {
  const places = await snapshot.rowsOfFile<{ risk_rank: number }>('queries/patient_ranks_of_live_claim', { claim_id });
  const { sql, parameters } = claimsAt(places.map((place) => place.risk_rank), personColumns, snapshot.snoozes);
  const live = `SELECT ${columnsSql(personColumns, snapshot.snoozes)} FROM claims_live_stream AS claims WHERE claims.claim_id = $claim_id OR EXISTS (SELECT 1 FROM claims_live_stream AS own WHERE own.claim_id = $claim_id AND own.patient_key = claims.patient_key AND own.source = claims.source)`;
  return { sql: places.length === 0 ? live : `${sql} UNION ALL ${live}`, parameters };
}

interface EpisodeRow extends PatientEpisode {
  readonly is_anchor: boolean;
  readonly other_claims: number;
}

/**
 * The other claims of a claim's participant, those in scope only: of the snapshot, and of a live claim also those of its source.
 * Whose they are is not told: no key leaves the engine.
 */
export async function readPatientEpisodes(
  snapshot: Snapshot,
  { claim_id, risk_rank }: Pick<PublicClaim, 'claim_id' | 'risk_rank'>,
  { provinces }: Scope,
  limit: number,
): Promise<PatientEpisodes> {
  const { sql, parameters } = risk_rank === null ? await personOfLive(snapshot, claim_id) : await personOf(snapshot, risk_rank);
  const rows = await snapshot.rows<EpisodeRow>(`WITH person_claims AS MATERIALIZED (${sql}),\nanswer AS (\n${loadSql('queries/patient_episodes')}\n)\nSELECT * FROM answer`, { ...parameters, claim_id, provinces, other_claims: limit });
  const anchor = rows.find(({ is_anchor }) => is_anchor);
  return {
    hasPatient: anchor !== undefined,
    total: anchor?.other_claims ?? 0,
    place: anchor && { days_since_previous: anchor.days_since_previous },
    episodes: rows.filter(({ is_anchor }) => !is_anchor).map(({ is_anchor: _isAnchor, other_claims: _otherClaims, ...episode }) => episode),
  };
}
