import type { Arrival, ConsumerCounts, ConsumerObserver } from '#engine';
import type { LiveClaims } from '#store';

interface ReporterOptions {
  readonly live: Pick<LiveClaims, 'reportConsumer' | 'forgetConsumer'>;
  readonly name: string;
  readonly channel: Arrival;
  readonly clock: () => Date;
}

/** Milliseconds between two reports of a consumer. */
const everyMs = 2000;

/** Tells the store how a consumer stands, for whoever asks the service. What cannot be told now is told the next time. */
export function createConsumerReporter({ live, name, channel, clock }: ReporterOptions): ConsumerObserver & { end(): Promise<void> } {
  const startedAt = clock().toISOString();
  let counts: ConsumerCounts = { read: 0, added: 0, replaced: 0, repeated: 0, dead: 0, lag: undefined, latency: undefined };
  let waitingFor: string | null = null;
  let told = 0;
  let telling: Promise<void> = Promise.resolve();

  function tell(isDue: boolean): void {
    if (!isDue && performance.now() - told < everyMs) return;
    told = performance.now();
    telling = telling.then(() => live.reportConsumer({ name, channel, startedAt, counts, waitingFor })).catch(() => {});
  }

  return {
    progress(now) {
      counts = now;
      tell(false);
    },
    waiting(error) {
      waitingFor = error?.code ?? null;
      tell(true);
    },
    async end() {
      await telling;
      await live.forgetConsumer({ name, channel }).catch(() => {});
    },
  };
}
