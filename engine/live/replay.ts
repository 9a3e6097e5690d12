import type { MessageScorer } from './consume.ts';
import type { DeadLetterQuery, Intake, IntakeResult, LiveReading } from './intake.ts';

export interface ReplayOptions extends Pick<DeadLetterQuery, 'channel' | 'reason'> {
  /** Most letters; all where none is told. */
  readonly limit?: number | undefined;
  readonly live: Pick<Intake, 'takeReplayed'> & Pick<LiveReading, 'deadLetters'>;
  readonly scorer: MessageScorer;
  readonly clock: () => Date;
  readonly onPage?: (read: number) => void;
}

const pageSize = 500;

/**
 * Reads dead letters again, the oldest first, as if they came now: by fixed code, or with other lists. What becomes a claim
 * counts as replayed; what is refused again says why now.
 */
export async function replayDeadLetters({ live, scorer, clock, channel, reason, limit = Number.POSITIVE_INFINITY, onPage }: ReplayOptions): Promise<IntakeResult & { readonly read: number }> {
  const counts = { read: 0, added: 0, replaced: 0, repeated: 0, dead: 0 };
  let after: DeadLetterQuery['after'];
  while (counts.read < limit) {
    const letters = await live.deadLetters({ channel, reason, after, limit: Math.min(pageSize, limit - counts.read) });
    after = letters.at(-1);
    if (!after) break;
    const receivedAt = clock().toISOString();
    const scored = await scorer.score(letters.map(({ channel: from, part, position, original }) => ({ channel: from, part, position, receivedAt, body: Buffer.from(original) })));
    const result = await live.takeReplayed({ ...scored, read: letters });
    counts.read += letters.length;
    for (const name of ['added', 'replaced', 'repeated', 'dead'] as const) counts[name] += result[name];
    // Of several that tell the same claim the scorer may give the last alone.
    counts.repeated += letters.length - scored.claims.length - scored.deadLetters.length;
    onPage?.(counts.read);
  }
  return counts;
}
