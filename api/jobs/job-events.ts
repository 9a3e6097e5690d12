import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import type { Run } from '#store';

import { type Job, isOver } from './job.ts';

export interface JobEventsOptions {
  readonly find: () => Promise<Run | undefined>;
  readonly show: (run: Run) => Job;
  /** The last event that the reader has seen. */
  readonly lastEventId?: string | undefined;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks, and after which a silent stream says that it lives. */
  readonly pollMs?: number;
  readonly keepAliveMs?: number;
}

/**
 * The state of a job as server-sent events: `job` on each change, `end` once it is over. The id of an event
 * stands for the state it tells, so that a reader who comes back is told only what it does not know. Whichever
 * replica runs the job, the store is what is looked at.
 */
export async function* jobEvents({ find, show, lastEventId, signal, pollMs = 500, keepAliveMs = 15_000 }: JobEventsOptions): AsyncGenerator<string> {
  let told = lastEventId;
  let silentMs = 0;
  while (!signal.aborted) {
    const run = await find();
    if (!run) return;
    const data = JSON.stringify(show(run));
    const id = createHash('sha256').update(data).digest('base64url').slice(0, 16);
    if (id !== told) {
      yield `id: ${id}\nevent: job\ndata: ${data}\n\n`;
      silentMs = 0;
    } else if (silentMs >= keepAliveMs) {
      yield ': keep-alive\n\n';
      silentMs = 0;
    }
    told = id;
    if (isOver(run)) {
      yield `id: ${id}\nevent: end\ndata: ${JSON.stringify({ status: run.status })}\n\n`;
      return;
    }
    try {
      await setTimeout(pollMs, undefined, { signal });
    } catch {
      return;
    }
    silentMs += pollMs;
  }
}
