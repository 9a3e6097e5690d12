import type { Language } from '#engine';
import type { Alerts } from '#store';

import { eventText, polledEvents } from '../http/event-stream.ts';
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
}

/** What happens to alerts as server-sent events named `alert`; the id of each is its number. */
export async function* alertEvents({ alerts, language, after, signal, forMs }: AlertEventsOptions): AsyncGenerator<string> {
  const end = performance.now() + forMs;
  let last = after;
  const look = async (): Promise<{ readonly events: readonly string[]; readonly isOver: boolean }> => {
    const happened = await alerts.eventsAfter(last, 100);
    const events: string[] = [];
    for (const event of happened) {
      const alert = await alerts.find(event.alertId);
      events.push(eventText(event.seq, 'alert', JSON.stringify({ event: shownEvent(event), alert: alert ? shownAlert(alert, language) : null })));
      last = event.seq;
    }
    return { events, isOver: events.length === 0 && performance.now() >= end };
  };
  yield 'retry: 2000\n\n';
  yield* polledEvents({ look, signal, pollMs: 1000 });
}
