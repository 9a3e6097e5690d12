import type { Kysely } from 'kysely';

import { type Alert, type AlertEvent, shown, shownEvent } from './alerts.ts';
import { lockSequence } from './database.ts';
import type { AlertDeliveryRow, DeliveryStatus, StoreSchema } from './schema.ts';

/** One message that tells one target of one event. */
export interface Delivery {
  readonly id: string;
  readonly eventSeq: number;
  readonly alertId: string;
  readonly target: string;
  readonly status: DeliveryStatus;
  /** Tries so far, the one under way included. */
  readonly attempts: number;
  readonly createdAt: string;
  readonly nextAt: string;
  readonly lastError: string | null;
  readonly endedAt: string | null;
}

export interface PlannedDelivery {
  readonly target: string;
  /** Not before this. ISO. */
  readonly nextAt: string;
}

/** A message to be sent, with what it tells. `alert` is undefined for a trial. */
export interface DueDelivery {
  readonly delivery: Delivery;
  readonly event: AlertEvent;
  readonly alert: Alert | undefined;
}

/** Messages that wait to be sent. What happened is read from the events of alerts, so that none is lost between an alert and its messages. */
export interface Deliveries {
  /** Writes the messages that each event not looked at yet needs, all or none; gives how many events there were. */
  route(plan: (event: AlertEvent, alert: Alert | undefined) => readonly PlannedDelivery[]): Promise<number>;
  /** Takes messages that are due for this process, until the lease is over; the longest due first. */
  claim(options: { readonly limit: number; readonly leaseMs: number }): Promise<DueDelivery[]>;
  sent(id: string): Promise<void>;
  /** Notes that a try failed: the next is at a time, or never. */
  failed(id: string, failure: { readonly error: string; readonly nextAt: string | null }): Promise<void>;
  /** Puts a message that was given up, or waits, in front again; false where there is none such. */
  retry(id: string): Promise<boolean>;
  /** Removes messages that were sent or given up before a time, ISO; gives how many. */
  removeEndedBefore(time: string): Promise<number>;
  /** The newest first; then by id, descending. */
  list(options?: { readonly status?: DeliveryStatus | undefined; readonly alertId?: string | undefined; readonly limit?: number | undefined }): Promise<Delivery[]>;
}

interface DeliveriesOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Events that are looked at in one transaction. */
const mostRouted = 200;

export function createDeliveries({ database, clock, newId }: DeliveriesOptions): Deliveries {
  const nowText = (): string => clock().toISOString();

  async function alertsOf(ids: readonly string[], from: Pick<Kysely<StoreSchema>, 'selectFrom'> = database): Promise<Map<string, Alert>> {
    if (ids.length === 0) return new Map();
    const rows = await from.selectFrom('alerts').selectAll().where('alert_id', 'in', [...new Set(ids)]).execute();
    return new Map(rows.map((row) => [row.alert_id, shown(row)]));
  }

  return {
    async route(plan) {
      const position = await database.selectFrom('sequences').select('value').where('name', '=', 'alerts_routed').executeTakeFirst();
      const waiting = await database.selectFrom('alert_events').select('seq').where('seq', '>', position?.value ?? 0).limit(1).execute();
      if (waiting.length === 0) return 0;
      return database.transaction().execute(async (transaction) => {
        const after = await lockSequence(transaction, 'alerts_routed');
        const events = (await transaction.selectFrom('alert_events').selectAll().where('seq', '>', after).orderBy('seq').limit(mostRouted).execute()).map((row) => shownEvent(row));
        const last = events.at(-1);
        if (!last) return 0;
        const alerts = await alertsOf(events.map(({ alertId }) => alertId), transaction);
        const createdAt = nowText();
        for (const event of events)
          for (const { target, nextAt } of plan(event, alerts.get(event.alertId)))
            await transaction
              .insertInto('alert_deliveries')
              .values({ delivery_id: newId(), event_seq: event.seq, alert_id: event.alertId, target, status: 'pending', attempts: 0, created_at: createdAt, next_at: nextAt, lease_until: null, last_error: null, ended_at: null })
              .execute();
        await transaction.updateTable('sequences').set({ value: last.seq }).where('name', '=', 'alerts_routed').execute();
        return events.length;
      });
    },
    async claim({ limit, leaseMs }) {
      const now = nowText();
      const leaseUntil = new Date(clock().getTime() + leaseMs).toISOString();
      const due = await database
        .selectFrom('alert_deliveries')
        .selectAll()
        .where('status', '=', 'pending')
        .where('next_at', '<=', now)
        .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
        .orderBy('next_at')
        .orderBy('event_seq')
        .orderBy('delivery_id')
        .limit(limit)
        .execute();
      const claimed: AlertDeliveryRow[] = [];
      for (const { delivery_id, attempts } of due) {
        // Whoever changes the row as it was read has it.
        const row = await database
          .updateTable('alert_deliveries')
          .set({ lease_until: leaseUntil, attempts: attempts + 1 })
          .where('delivery_id', '=', delivery_id)
          .where('status', '=', 'pending')
          .where('attempts', '=', attempts)
          .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
          .returningAll()
          .executeTakeFirst();
        if (row) claimed.push(row);
      }
      if (claimed.length === 0) return [];
      const events = await database.selectFrom('alert_events').selectAll().where('seq', 'in', claimed.map(({ event_seq }) => event_seq)).execute();
      const eventsBySeq = new Map(events.map((row) => [row.seq, shownEvent(row)]));
      const alerts = await alertsOf(claimed.map(({ alert_id }) => alert_id));
      return claimed.flatMap((row) => {
        const event = eventsBySeq.get(row.event_seq);
        return event ? [{ delivery: shownDelivery(row), event, alert: alerts.get(row.alert_id) }] : [];
      });
    },
    async sent(id) {
      await database.updateTable('alert_deliveries').set({ status: 'sent', ended_at: nowText(), lease_until: null }).where('delivery_id', '=', id).execute();
    },
    async failed(id, { error, nextAt }) {
      const next = nextAt === null ? ({ status: 'dead', ended_at: nowText() } as const) : ({ status: 'pending', next_at: nextAt } as const);
      await database.updateTable('alert_deliveries').set({ ...next, last_error: error, lease_until: null }).where('delivery_id', '=', id).where('status', '=', 'pending').execute();
    },
    async retry(id) {
      const now = nowText();
      const { numUpdatedRows } = await database
        .updateTable('alert_deliveries')
        .set({ status: 'pending', attempts: 0, created_at: now, next_at: now, lease_until: null, ended_at: null })
        .where('delivery_id', '=', id)
        .where('status', '!=', 'sent')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async removeEndedBefore(time) {
      const { numDeletedRows } = await database.deleteFrom('alert_deliveries').where('status', '!=', 'pending').where('ended_at', '<', time).executeTakeFirst();
      return Number(numDeletedRows);
    },
    async list({ status, alertId, limit = 100 } = {}) {
      let query = database.selectFrom('alert_deliveries').selectAll().orderBy('created_at', 'desc').orderBy('event_seq', 'desc').orderBy('delivery_id', 'desc').limit(limit);
      if (status !== undefined) query = query.where('status', '=', status);
      if (alertId !== undefined) query = query.where('alert_id', '=', alertId);
      return (await query.execute()).map((row) => shownDelivery(row));
    },
  };
}

function shownDelivery(row: AlertDeliveryRow): Delivery {
  return {
    id: row.delivery_id,
    eventSeq: row.event_seq,
    alertId: row.alert_id,
    target: row.target,
    status: row.status,
    attempts: row.attempts,
    createdAt: row.created_at,
    nextAt: row.next_at,
    lastError: row.last_error,
    endedAt: row.ended_at,
  };
}
