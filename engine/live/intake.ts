import type { ChannelName } from './channel.ts';
import type { DeadLetter, LiveClaim } from './live-claim.ts';

/** What one reading of a channel came to, to be kept whole or not at all. */
export interface IntakeBatch {
  readonly channel: ChannelName;
  readonly claims: readonly LiveClaim[];
  readonly deadLetters: readonly DeadLetter[];
  /** The last position of each part. */
  readonly positions: ReadonlyMap<string, string>;
}

export interface IntakeResult {
  /** Claims that were not there before. */
  readonly added: number;
  /** Claims that came again, later and with other content, and took the place of what was there. */
  readonly replaced: number;
  /** Messages that were kept before. */
  readonly repeated: number;
}

/** Where live claims are kept: the store behind the consumer. */
export interface Intake {
  /** The position kept of a part of a channel. */
  positionOf(channel: ChannelName, part: string): Promise<string | undefined>;
  /**
   * Keeps claims, dead letters and positions in one transaction. A claim id is there once: of two messages of one part the
   * later one stands, and a message delivered again changes nothing.
   */
  take(batch: IntakeBatch): Promise<IntakeResult>;
}
