import type { RuleSnooze } from '#engine';

import { eventText } from '../http/event-stream.ts';
import type { FeedReading } from './feed-reading.ts';
import { toldClaimText } from './told-claim.ts';

export interface LiveEventsOptions {
  readonly reading: FeedReading;
  /** Whether the reader may still read as they did when they began: asked with each sign of life. */
  readonly isAllowed: () => Promise<boolean>;
  readonly signal: AbortSignal;
  /** Rules that do not count as active on some claims now. */
  readonly snoozes?: () => readonly RuleSnooze[];
  /** Milliseconds after which a stream says that it lives. */
  readonly heartbeatMs?: number;
}

/** Claims that are written at a time. */
const pageSize = 100;

/**
 * Claims that come in, as server-sent events: `ready`, then `claim` for each; `skipped` where a reader was too far behind. Nothing
 * is read before the reader took what came before: who is slow is told later, and in the end of what was skipped, and nothing is
 * kept for them meanwhile.
 */
export async function* liveEvents({ reading, isAllowed, signal, snoozes = () => [], heartbeatMs = 15_000 }: LiveEventsOptions): AsyncGenerator<string> {
  yield eventText(reading.id, 'ready', '{}');
  let spokenAt = performance.now();
  while (!signal.aborted) {
    const { claims, skipped } = await reading.next(pageSize);
    const events = [...skipped.map((changes) => eventText(reading.id, 'skipped', JSON.stringify(changes))), ...claims.map(({ id, claim }) => eventText(id, 'claim', toldClaimText(claim, snoozes())))];
    if (events.length > 0) yield events.join('');
    const left = heartbeatMs - (performance.now() - spokenAt);
    if (left <= 0) {
      if (!(await isAllowed())) return;
      // Also where all that came is outside of the scope: who comes back begins here.
      yield `: keep-alive\nid: ${reading.id}\n\n`;
      spokenAt = performance.now();
    } else await reading.waitForMore(left, signal);
  }
}
