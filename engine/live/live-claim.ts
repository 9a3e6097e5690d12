import type { ScoredClaim } from '../columns.ts';
import type { Arrival } from './channel.ts';

/** Where a claim comes from: the snapshot, real live intake, or the simulation. */
export const claimSources = ['snapshot', 'live', 'simulated'] as const;
export type ClaimSource = (typeof claimSources)[number];

/** What live intake and the simulation keep apart, each in a database of its own. */
export type LiveSource = Exclude<ClaimSource, 'snapshot'>;

/** A claim that came in by a channel, scored against the snapshot that served then. */
export interface LiveClaim {
  /** The columns of `claims_scored`; it has no place among the claims of the snapshot. */
  readonly claim: Omit<ScoredClaim, 'claim_no' | 'risk_rank'>;
  readonly source: LiveSource;
  readonly channel: Arrival;
  readonly part: string;
  readonly position: string;
  /** As it came, canonical JSON, with keys in the place of identifiers. */
  readonly payload: string;
  /** When its sender made it, as the message says; ISO 8601 UTC. */
  readonly generatedAt: string | null;
  /** When it was read from the channel; ISO 8601 UTC. */
  readonly receivedAt: string;
  /** The snapshot that it was compared with. */
  readonly snapshotId: string;
}

/** How a claim came in, as people and programs read it. Times are ISO 8601 UTC. */
export interface ClaimIntake {
  readonly source: LiveSource;
  readonly channel: Arrival;
  /** When its sender made it, as the message says. */
  readonly generated_at: string | null;
  readonly received_at: string;
  /** The snapshot that it was scored against. */
  readonly scored_against: string;
}

/** A live claim as the store gives it. */
export interface StoredLiveClaim extends LiveClaim {
  /** Grows with every claim taken in or replaced; replicas ask for what is later than they know. */
  readonly changeSeq: number;
}

/** A message that became no claim. */
export interface DeadLetter {
  readonly channel: Arrival;
  readonly part: string;
  readonly position: string;
  /** Code of `deadLetterReasons`. */
  readonly reason: string;
  /** The field that was refused, as a path in the message, and the value found there; null where the message could not be read. */
  readonly field: string | null;
  readonly value: string | null;
  /** The message, identifiers replaced. */
  readonly original: string;
  readonly receivedAt: string;
}

/** A dead letter as the store gives it. */
export interface StoredDeadLetter extends DeadLetter {
  /** When it became a claim after all. */
  readonly replayedAt: string | null;
}

/** What rules on a patient's other claims look at. */
export type LivePatientClaim = Pick<
  LiveClaim['claim'],
  'claim_id' | 'patient_key' | 'admit_date' | 'discharge_date' | 'service_type' | 'dx_primary_code' | 'procedure_codes' | 'province_code'
>;
