import type { Arrival } from './channel.ts';
import type { DeadLetter, LiveClaim, LivePatientClaim, StoredDeadLetter, StoredLiveClaim } from './live-claim.ts';

/** What one reading of a channel came to, to be kept whole or not at all. */
export interface IntakeBatch {
  readonly channel: Arrival;
  /** In the order in which they were read. */
  readonly claims: readonly LiveClaim[];
  readonly deadLetters: readonly DeadLetter[];
  /** The last position of each part. */
  readonly positions: ReadonlyMap<string, string>;
}

/** What dead letters that were read again came to. */
export interface ReplayedBatch extends Pick<IntakeBatch, 'claims' | 'deadLetters'> {
  /** Those that were read. */
  readonly read: readonly Pick<DeadLetter, 'channel' | 'part' | 'position'>[];
}

/** Of how many messages a batch was made, by what became of them. */
export interface IntakeResult {
  /** Claims that were not there before. */
  readonly added: number;
  /** Claims that came again, later and with other content, and took the place of what was there. */
  readonly replaced: number;
  /** Messages that were kept before, that an earlier message of their claim stands above, or that say what is there. */
  readonly repeated: number;
  /** Messages that became no claim. */
  readonly dead: number;
}

/** Where live claims are kept: the store behind the consumer. */
export interface Intake {
  /** The position kept of a part of a channel. */
  positionOf(channel: Arrival, part: string): Promise<string | undefined>;
  /**
   * Keeps claims, dead letters and positions in one transaction. A claim id is there once: of two messages of one part the
   * later one stands, of two of different parts the one that was generated later, and a message delivered again changes nothing.
   */
  take(batch: IntakeBatch): Promise<IntakeResult>;
  /**
   * Keeps what dead letters became when they were read again: claims, whose dead letters then count as replayed, and those
   * refused again, under their reason of now. A claim that a later message brought meanwhile stands.
   */
  takeReplayed(batch: ReplayedBatch): Promise<IntakeResult>;
}

/** A step of the stream of live claims, for whoever has them beside a snapshot. */
export interface LiveChanges {
  /** Claims taken in or replaced, by change number. */
  readonly claims: readonly StoredLiveClaim[];
  /** Every claim up to this change number is gone: put `claims` in place, then remove these. */
  readonly purgedUpTo: number;
}

/** Live claims as they are read: by replicas that tail them, by the scorer, and by people. */
export interface LiveReading {
  /** Changes after a number, in their order. */
  changesAfter(changeSeq: number, limit?: number): Promise<LiveChanges>;
  /** The claims of these patients that are kept, by patient, admission and claim id; of each patient the last 200 admitted. */
  claimsOfPatients(patientKeys: readonly string[]): Promise<readonly LivePatientClaim[]>;
  /** Messages that became no claim, the oldest first; those replayed only where asked for. */
  deadLetters(options?: DeadLetterQuery): Promise<readonly StoredDeadLetter[]>;
}

export interface DeadLetterQuery {
  readonly channel?: Arrival | undefined;
  readonly reason?: string | undefined;
  readonly includesReplayed?: boolean | undefined;
  readonly limit?: number | undefined;
  /** The letter that the page before ended with. */
  readonly after?: Pick<StoredDeadLetter, 'channel' | 'part' | 'position' | 'receivedAt'> | undefined;
}
