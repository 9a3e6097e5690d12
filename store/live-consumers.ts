import type { Kysely } from 'kysely';

import type { Arrival, ConsumerCounts } from '#engine';

import type { StoreSchema } from './schema.ts';

/** How a consumer stands, as it says it itself. Times are ISO 8601 UTC. */
export interface LiveConsumer {
  /** Of the machine and the place among its consumers. */
  readonly name: string;
  readonly channel: Arrival;
  readonly startedAt: string;
  /** When it said so. */
  readonly seenAt: string;
  /** What it did since it began. */
  readonly counts: ConsumerCounts;
  /** Code of the error that it waits for the end of. */
  readonly waitingFor: string | null;
}

/** Consumers that take claims in, each as it stood when it was heard of last. */
export interface LiveConsumers {
  reportConsumer(consumer: Omit<LiveConsumer, 'seenAt'>): Promise<void>;
  /** It has ended as it was told to. */
  forgetConsumer(consumer: Pick<LiveConsumer, 'name' | 'channel'>): Promise<void>;
  /** By channel and name. One that is not heard of any more stays for a day, and says since when. */
  consumers(): Promise<readonly LiveConsumer[]>;
}

const keptMs = 24 * 60 * 60 * 1000;

export function createLiveConsumers({ database, clock }: { readonly database: Kysely<StoreSchema>; readonly clock: () => Date }): LiveConsumers {
  return {
    async reportConsumer({ name, channel, startedAt, counts, waitingFor }) {
      const row = { started_at: startedAt, seen_at: clock().toISOString(), counts: JSON.stringify(counts), waiting_for: waitingFor };
      await database.insertInto('live_consumers').values({ name, channel, ...row }).onConflict((conflict) => conflict.columns(['channel', 'name']).doUpdateSet(row)).execute();
    },
    async forgetConsumer({ name, channel }) {
      await database.deleteFrom('live_consumers').where('channel', '=', channel).where('name', '=', name).execute();
    },
    async consumers() {
      const since = new Date(clock().getTime() - keptMs).toISOString();
      const rows = await database.selectFrom('live_consumers').selectAll().where('seen_at', '>=', since).orderBy('channel').orderBy('name').execute();
      return rows.map(({ name, channel, started_at: startedAt, seen_at: seenAt, counts, waiting_for: waitingFor }) => ({ name, channel, startedAt, seenAt, counts: countsIn(counts), waitingFor }));
    },
  };
}

function countsIn(text: string): ConsumerCounts {
  const { read = 0, added = 0, replaced = 0, repeated = 0, dead = 0, lag, latency }: Partial<ConsumerCounts> = JSON.parse(text);
  return { read, added, replaced, repeated, dead, lag, latency };
}
