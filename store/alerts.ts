import type { Kysely } from 'kysely';

import { lockSequence } from './database.ts';
import type { RunDetail } from './runs.ts';
import type { AlertRow, AlertSeverity, StoreSchema } from './schema.ts';

export interface Alert {
  readonly id: string;
  /** Such as `nightly_failed`. */
  readonly kind: string;
  /** What it is about: a date, a snapshot. */
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly status: AlertRow['status'];
  readonly detail: RunDetail;
  /** How often it was raised while open. */
  readonly times: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly closedAt: string | null;
}

export interface NewAlert {
  readonly kind: string;
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly detail?: RunDetail;
}

export interface Alerts {
  /** Opens an alert, or counts it once more where one of its kind and subject is not closed yet. */
  raise(alert: NewAlert): Promise<{ readonly alert: Alert; readonly isNew: boolean }>;
  /** Marks an open alert as seen by somebody; false where there is none open. */
  acknowledge(id: string, by: string): Promise<boolean>;
  /** Closes every alert of a kind that is not closed, or those of one subject; gives how many. */
  close(kind: string, subject?: string): Promise<number>;
  find(id: string): Promise<Alert | undefined>;
  /** The newest first. */
  list(options?: { readonly status?: AlertRow['status']; readonly limit?: number }): Promise<Alert[]>;
}

interface AlertsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

export function createAlerts({ database, clock, newId }: AlertsOptions): Alerts {
  return {
    async raise({ kind, subject, severity, detail = {} }) {
      const now = clock().toISOString();
      const openKey = JSON.stringify([kind, subject]);
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'alerts');
        const counted = await transaction
          .updateTable('alerts')
          .set(({ eb }) => ({ times: eb('times', '+', 1), last_seen_at: now, severity, detail: JSON.stringify(detail) }))
          .where('open_key', '=', openKey)
          .returningAll()
          .executeTakeFirst();
        if (counted) return { alert: shown(counted), isNew: false };
        const row: AlertRow = {
          alert_id: newId(),
          kind,
          subject,
          severity,
          status: 'open',
          detail: JSON.stringify(detail),
          times: 1,
          first_seen_at: now,
          last_seen_at: now,
          acknowledged_by: null,
          acknowledged_at: null,
          closed_at: null,
          open_key: openKey,
        };
        await transaction.insertInto('alerts').values(row).execute();
        return { alert: shown(row), isNew: true };
      });
    },
    async acknowledge(id, by) {
      const seen = await database
        .updateTable('alerts')
        .set({ status: 'acknowledged', acknowledged_by: by, acknowledged_at: clock().toISOString() })
        .where('alert_id', '=', id)
        .where('status', '=', 'open')
        .executeTakeFirst();
      return seen.numUpdatedRows > 0n;
    },
    async close(kind, subject) {
      let query = database
        .updateTable('alerts')
        .set({ status: 'closed', closed_at: clock().toISOString(), open_key: null })
        .where('kind', '=', kind)
        .where('status', '!=', 'closed');
      if (subject !== undefined) query = query.where('subject', '=', subject);
      return Number((await query.executeTakeFirst()).numUpdatedRows);
    },
    async find(id) {
      const row = await database.selectFrom('alerts').selectAll().where('alert_id', '=', id).executeTakeFirst();
      return row && shown(row);
    },
    async list({ status, limit = 100 } = {}) {
      let query = database.selectFrom('alerts').selectAll().orderBy('last_seen_at', 'desc').orderBy('alert_id', 'desc').limit(limit);
      if (status !== undefined) query = query.where('status', '=', status);
      return (await query.execute()).map((row) => shown(row));
    },
  };
}

function shown(row: AlertRow): Alert {
  const detail: RunDetail = JSON.parse(row.detail);
  return {
    id: row.alert_id,
    kind: row.kind,
    subject: row.subject,
    severity: row.severity,
    status: row.status,
    detail,
    times: row.times,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    acknowledgedBy: row.acknowledged_by,
    acknowledgedAt: row.acknowledged_at,
    closedAt: row.closed_at,
  };
}
