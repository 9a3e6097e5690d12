import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

import type { FastifyReply } from 'fastify';

/** One server-sent event. @param json in one line, as JSON.stringify writes it. */
export function eventText(id: string | number, name: string, json: string): string {
  return `id: ${id}\nevent: ${name}\ndata: ${json}\n\n`;
}

export interface PolledEventsOptions {
  /** What is new since it was asked last, and whether nothing will follow. */
  readonly look: () => Promise<{ readonly events: readonly string[]; readonly isOver: boolean }>;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks, and after which a silent stream says that it lives. */
  readonly pollMs: number;
  readonly keepAliveMs?: number;
}

/** Events of a store that several processes write: whichever of them did it, the store is what is looked at. */
export async function* polledEvents({ look, signal, pollMs, keepAliveMs = 15_000 }: PolledEventsOptions): AsyncGenerator<string> {
  let spokenAt = performance.now();
  while (!signal.aborted) {
    const { events, isOver } = await look();
    yield* events;
    if (isOver) return;
    if (events.length > 0) spokenAt = performance.now();
    else {
      if (performance.now() - spokenAt >= keepAliveMs) {
        yield ': keep-alive\n\n';
        spokenAt = performance.now();
      }
      await setTimeout(pollMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** Sends events until they end, their reader is gone, or the service closes. @param make is given the signal that ends them. */
export function sendEventStream(reply: FastifyReply, make: (signal: AbortSignal) => AsyncIterable<string>, options?: { readonly highWaterMark: number }): FastifyReply {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const events = make(AbortSignal.any([gone.signal, reply.server.closing]));
  // The connection ends with the stream: one kept alive would be waited for when the service closes.
  return reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no', connection: 'close' }).send(Readable.from(events, options));
}
