import type { Kysely, Transaction } from 'kysely';

import { CasemindError } from '#engine';

import { lockSequence, nextOf } from './database.ts';
import type { RunDetail } from './runs.ts';
import { type AlertAction, type AlertEventRow, type AlertRow, type AlertSeverity, type AlertStatus, type StoreSchema, alertSeverities } from './schema.ts';

export interface Alert {
  readonly id: string;
  /** Such as `nightly_failed`. */
  readonly kind: string;
  /** What it is about: a date, a snapshot, an incident. */
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly status: AlertStatus;
  readonly detail: RunDetail;
  /** How often it was raised before it was resolved. */
  readonly times: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly snoozedUntil: string | null;
  /** Null where what it tells was over by itself. */
  readonly resolvedBy: string | null;
  readonly resolvedAt: string | null;
  /** Grows with every change but comments. */
  readonly version: number;
  /** Whether no nightly begins because of it. */
  readonly holdsNightly: boolean;
}

export interface NewAlert {
  readonly kind: string;
  readonly subject: string;
  readonly severity: AlertSeverity;
  readonly detail?: RunDetail;
}

/** One thing that happened to an alert. */
export interface AlertEvent {
  /** Over all alerts, growing. */
  readonly seq: number;
  readonly alertId: string;
  readonly at: string;
  readonly action: AlertAction;
  readonly severity: AlertSeverity;
  /** Null for the service itself. */
  readonly actor: string | null;
  readonly detail: RunDetail;
}

/** What a person does with an alert, and the version that the person saw. */
export interface AlertChange {
  readonly id: string;
  readonly by: string;
  /** Any where left out. */
  readonly version?: number | undefined;
  readonly note?: string | undefined;
}

/** Where a page of alerts ended. */
export type AlertPosition = Pick<Alert, 'lastSeenAt' | 'id'>;

export interface ListAlerts {
  readonly status?: readonly AlertStatus[] | undefined;
  readonly severity?: readonly AlertSeverity[] | undefined;
  readonly kind?: string | undefined;
  readonly limit?: number | undefined;
  readonly after?: AlertPosition | undefined;
}

export interface Alerts {
  /**
   * Opens an alert, or counts it once more where one of its kind and subject is not resolved yet: its severity and detail are
   * those given then. One whose severity grows is open again, whoever looks after it or let it rest.
   */
  raise(alert: NewAlert): Promise<{ readonly alert: Alert; readonly isNew: boolean }>;
  /** Resolves every alert of a kind, or those of one subject, since what they tell is over; gives how many. */
  settle(kind: string, subject?: string): Promise<number>;
  /**
   * Marks an alert as seen by somebody; one that is already stays with whom it is.
   *
   * @throws CasemindError ALERT_UNKNOWN, ALERT_CHANGED; ALERT_RESOLVED, as all changes of people.
   */
  acknowledge(change: AlertChange): Promise<Alert>;
  /** Lets an alert rest until a time, ISO, after which it is open again. */
  snooze(change: AlertChange & { readonly until: string }): Promise<Alert>;
  resolve(change: AlertChange): Promise<Alert>;
  /** Adds words of a person; also to one that is resolved. @throws CasemindError ALERT_UNKNOWN. */
  comment(change: AlertChange & { readonly note: string }): Promise<Alert>;
  /** Notes what a person had done because of it, and whether the nightly is held from now on. */
  act(change: AlertChange & { readonly action: string; readonly detail?: RunDetail; readonly holdsNightly?: boolean }): Promise<Alert>;
  /** Opens again what was to rest until now; gives how many. */
  wake(): Promise<number>;
  /** Notes that somebody tries how alerts are told; opens none. */
  test(by: string): Promise<AlertEvent>;
  /** Whether an alert that is not resolved holds the nightly. */
  holdsNightly(): Promise<boolean>;
  find(id: string): Promise<Alert | undefined>;
  /** The last seen first; then by id, descending. */
  list(options?: ListAlerts): Promise<Alert[]>;
  /** What became of one alert, oldest first. */
  eventsOf(id: string): Promise<AlertEvent[]>;
  /** What became of any alert after a number, oldest first. */
  eventsAfter(seq: number, limit?: number): Promise<AlertEvent[]>;
  /** The number of the last event. */
  lastSeq(): Promise<number>;
  /** Removes events from before a time, ISO, of alerts that are resolved, and trials; gives how many. None that a message tells of, or may yet. */
  removeEventsBefore(time: string): Promise<number>;
}

interface AlertsOptions {
  readonly database: Kysely<StoreSchema>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** The alert that tests of deliveries are of: there is no such row. */
const testAlert = 'test';

export function createAlerts({ database, clock, newId }: AlertsOptions): Alerts {
  const nowText = (): string => clock().toISOString();

  async function note(transaction: Transaction<StoreSchema>, { alert_id, severity }: Pick<AlertRow, 'alert_id' | 'severity'>, action: AlertAction, { actor = null, detail = {} }: { readonly actor?: string | null; readonly detail?: RunDetail } = {}): Promise<AlertEventRow> {
    const row: AlertEventRow = { seq: await nextOf(transaction, 'alerts'), alert_id, at: nowText(), action, severity, actor, detail: JSON.stringify(detail) };
    await transaction.insertInto('alert_events').values(row).execute();
    return row;
  }

  /** Changes an alert that a person read. */
  async function change({ id, by, version, note: words }: AlertChange, action: AlertAction, set: (row: AlertRow) => Partial<AlertRow> | null, detail: RunDetail = {}): Promise<Alert> {
    return database.transaction().execute(async (transaction) => {
      await lockSequence(transaction, 'alerts');
      const row = await transaction.selectFrom('alerts').selectAll().where('alert_id', '=', id).executeTakeFirst();
      if (!row) throw new CasemindError('ALERT_UNKNOWN', { alert: id });
      if (version !== undefined && version !== row.version) throw new CasemindError('ALERT_CHANGED', { alert: id, version: row.version });
      if (row.status === 'resolved') throw new CasemindError('ALERT_RESOLVED', { alert: id });
      const changes = set(row);
      if (changes === null) return shown(row);
      const changed = await transaction.updateTable('alerts').set({ ...changes, version: row.version + 1 }).where('alert_id', '=', id).returningAll().executeTakeFirstOrThrow();
      await note(transaction, changed, action, { actor: by, detail: { ...detail, ...(words !== undefined && { note: words }) } });
      return shown(changed);
    });
  }

  return {
    async raise({ kind, subject, severity, detail = {} }) {
      const now = nowText();
      const openKey = JSON.stringify([kind, subject]);
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'alerts');
        const before = await transaction.selectFrom('alerts').selectAll().where('open_key', '=', openKey).executeTakeFirst();
        if (before) {
          const step = alertSeverities.indexOf(severity) - alertSeverities.indexOf(before.severity);
          const counted = await transaction
            .updateTable('alerts')
            .set({ times: before.times + 1, last_seen_at: now, severity, detail: JSON.stringify(detail), version: before.version + 1, ...(step > 0 && { status: 'open', snoozed_until: null }) })
            .where('alert_id', '=', before.alert_id)
            .returningAll()
            .executeTakeFirstOrThrow();
          await note(transaction, counted, step > 0 ? 'escalated' : step < 0 ? 'changed' : 'again');
          return { alert: shown(counted), isNew: false };
        }
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
          resolved_at: null,
          resolved_by: null,
          snoozed_until: null,
          version: 1,
          holds_nightly: 0,
          open_key: openKey,
        };
        await transaction.insertInto('alerts').values(row).execute();
        await note(transaction, row, 'raised');
        return { alert: shown(row), isNew: true };
      });
    },
    async settle(kind, subject) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'alerts');
        let query = transaction
          .updateTable('alerts')
          .set((row) => ({ status: 'resolved' as const, resolved_at: nowText(), resolved_by: null, snoozed_until: null, holds_nightly: 0, open_key: null, version: row('version', '+', 1) }))
          .where('kind', '=', kind)
          .where('status', '!=', 'resolved');
        if (subject !== undefined) query = query.where('subject', '=', subject);
        const settled = await query.returningAll().execute();
        for (const row of settled.toSorted((a, b) => (a.alert_id < b.alert_id ? -1 : 1))) await note(transaction, row, 'resolved');
        return settled.length;
      });
    },
    acknowledge: (given) =>
      change(given, 'acknowledged', ({ status }) => (status === 'acknowledged' ? null : { status: 'acknowledged', acknowledged_by: given.by, acknowledged_at: nowText(), snoozed_until: null })),
    snooze: (given) => change(given, 'snoozed', () => ({ status: 'snoozed', snoozed_until: given.until }), { until: given.until }),
    resolve: (given) => change(given, 'resolved', () => ({ status: 'resolved', resolved_at: nowText(), resolved_by: given.by, snoozed_until: null, holds_nightly: 0, open_key: null })),
    act: ({ action, detail = {}, holdsNightly, ...given }) =>
      change(given, 'acted', (row) => ({ holds_nightly: holdsNightly === undefined ? row.holds_nightly : Number(holdsNightly) }), { action, ...detail }),
    async comment({ id, by, note: words }) {
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'alerts');
        const row = await transaction.selectFrom('alerts').selectAll().where('alert_id', '=', id).executeTakeFirst();
        if (!row) throw new CasemindError('ALERT_UNKNOWN', { alert: id });
        await note(transaction, row, 'commented', { actor: by, detail: { note: words } });
        return shown(row);
      });
    },
    async wake() {
      const due = { status: 'snoozed', until: nowText() } as const;
      const waiting = await database.selectFrom('alerts').select('alert_id').where('status', '=', due.status).where('snoozed_until', '<=', due.until).limit(1).execute();
      if (waiting.length === 0) return 0;
      return database.transaction().execute(async (transaction) => {
        await lockSequence(transaction, 'alerts');
        const woken = await transaction
          .updateTable('alerts')
          .set((row) => ({ status: 'open' as const, snoozed_until: null, version: row('version', '+', 1) }))
          .where('status', '=', due.status)
          .where('snoozed_until', '<=', due.until)
          .returningAll()
          .execute();
        for (const row of woken.toSorted((a, b) => (a.alert_id < b.alert_id ? -1 : 1))) await note(transaction, row, 'woke');
        return woken.length;
      });
    },
    async test(by) {
      return database.transaction().execute(async (transaction) => shownEvent(await note(transaction, { alert_id: testAlert, severity: 'info' }, 'tested', { actor: by })));
    },
    async holdsNightly() {
      return (await database.selectFrom('alerts').select('alert_id').where('holds_nightly', '=', 1).where('status', '!=', 'resolved').limit(1).execute()).length > 0;
    },
    async find(id) {
      const row = await database.selectFrom('alerts').selectAll().where('alert_id', '=', id).executeTakeFirst();
      return row && shown(row);
    },
    async list({ status, severity, kind, limit = 100, after } = {}) {
      let query = database.selectFrom('alerts').selectAll().orderBy('last_seen_at', 'desc').orderBy('alert_id', 'desc').limit(limit);
      if (status !== undefined) query = query.where('status', 'in', status);
      if (severity !== undefined) query = query.where('severity', 'in', severity);
      if (kind !== undefined) query = query.where('kind', '=', kind);
      if (after !== undefined)
        query = query.where((eb) => eb.or([eb('last_seen_at', '<', after.lastSeenAt), eb.and([eb('last_seen_at', '=', after.lastSeenAt), eb('alert_id', '<', after.id)])]));
      return (await query.execute()).map((row) => shown(row));
    },
    async eventsOf(id) {
      return (await database.selectFrom('alert_events').selectAll().where('alert_id', '=', id).orderBy('seq').execute()).map((row) => shownEvent(row));
    },
    async eventsAfter(seq, limit = 500) {
      return (await database.selectFrom('alert_events').selectAll().where('seq', '>', seq).orderBy('seq').limit(limit).execute()).map((row) => shownEvent(row));
    },
    async removeEventsBefore(time) {
      const { numDeletedRows } = await database
        .deleteFrom('alert_events')
        .where('at', '<', time)
        .where('seq', '<=', (row) => row.selectFrom('sequences').select('value').where('name', '=', 'alerts_routed'))
        .where('alert_id', 'not in', (row) => row.selectFrom('alerts').select('alert_id').where('status', '!=', 'resolved'))
        .where('seq', 'not in', (row) => row.selectFrom('alert_deliveries').select('event_seq'))
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
    async lastSeq() {
      return (await database.selectFrom('sequences').select('value').where('name', '=', 'alerts').executeTakeFirstOrThrow()).value;
    },
  };
}

export function shown(row: AlertRow): Alert {
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
    snoozedUntil: row.snoozed_until,
    resolvedBy: row.resolved_by,
    resolvedAt: row.resolved_at,
    version: row.version,
    holdsNightly: row.holds_nightly === 1,
  };
}

export function shownEvent({ alert_id, seq, at, action, severity, actor, detail }: AlertEventRow): AlertEvent {
  const parsed: RunDetail = JSON.parse(detail);
  return { seq, alertId: alert_id, at, action, severity, actor, detail: parsed };
}
