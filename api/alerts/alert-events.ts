import { setTimeout } from 'node:timers/promises';

import type { Language } from '#engine';
import type { Alerts } from '#store';

import { shownAlert, shownEvent } from './alert-shape.ts';

export interface AlertEventsOptions {
  readonly alerts: Pick<Alerts, 'eventsAfter' | 'find'>;
  readonly language: Language;
  /** The last event that the reader knows. */
  readonly after: number;
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Milliseconds after which the stream ends; a reader comes back with the last id, and its token is looked at again. */
  readonly forMs: number;
  /** Milliseconds between two looks, and after which a silent stream says that it lives. */
  readonly pollMs?: number;
  readonly keepAliveMs?: number;
}

/** What happens to alerts as server-sent events named `alert`; the id of each is its number. Whichever replica did it, the store is what is looked at. */
export async function* alertEvents({ alerts, language, after, signal, forMs, pollMs = 1000, keepAliveMs = 15_000 }: AlertEventsOptions): AsyncGenerator<string> {
  const end = performance.now() + forMs;
  let last = after;
  let silentMs = 0;
  yield 'retry: 2000\n\n';
  while (!signal.aborted) {
    const events = await alerts.eventsAfter(last, 100);
    for (const event of events) {
      const alert = await alerts.find(event.alertId);
      yield `id: ${event.seq}\nevent: alert\ndata: ${JSON.stringify({ event: shownEvent(event), alert: alert ? shownAlert(alert, language) : null })}\n\n`;
      last = event.seq;
      silentMs = 0;
    }
    if (events.length > 0) continue;
    if (performance.now() >= end) return;
    if (silentMs >= keepAliveMs) {
      yield ': keep-alive\n\n';
      silentMs = 0;
    }
    try {
      await setTimeout(pollMs, undefined, { signal });
    } catch {
      return;
    }
    silentMs += pollMs;
  }
}
