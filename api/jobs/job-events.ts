import { createHash } from 'node:crypto';

import type { Run } from '#store';

import { eventText, polledEvents } from '../http/event-stream.ts';
import { type Job, isOver } from './job.ts';

export interface JobEventsOptions {
  readonly find: () => Promise<Run | undefined>;
  readonly show: (run: Run) => Job;
  /** The last event that the reader has seen. */
  readonly lastEventId?: string | undefined;
  /** Ends the stream. */
  readonly signal: AbortSignal;
}

/**
 * The state of a job as server-sent events: `job` on each change, `end` once it is over. The id of an event
 * stands for the state it tells, so that a reader who comes back is told only what it does not know.
 */
export function jobEvents({ find, show, lastEventId, signal }: JobEventsOptions): AsyncGenerator<string> {
  let told = lastEventId;
  const look = async (): Promise<{ readonly events: readonly string[]; readonly isOver: boolean }> => {
    const run = await find();
    if (!run) return { events: [], isOver: true };
    const data = JSON.stringify(show(run));
    const id = createHash('sha256').update(data).digest('base64url').slice(0, 16);
    const changed = id === told ? [] : [eventText(id, 'job', data)];
    told = id;
    return isOver(run) ? { events: [...changed, eventText(id, 'end', JSON.stringify({ status: run.status }))], isOver: true } : { events: changed, isOver: false };
  };
  return polledEvents({ look, signal, pollMs: 500 });
}
