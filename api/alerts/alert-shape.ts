import type { Language } from '#engine';
import { type Alert, type AlertEvent, alertActions, alertSeverities, alertStatuses } from '#store';
import { z } from 'zod';

import { alertText, runbookOf } from './alert-table.ts';

export const alertSchema = z
  .object({
    alert_id: z.string(),
    kind: z.string().describe('stable name of what is wrong'),
    subject: z.string().describe('what it is about: the time a nightly was due, a snapshot, an incident'),
    severity: z.enum(alertSeverities).describe('of drift: info is a watch, a first breach; warning and critical are alerts'),
    status: z.enum(alertStatuses).describe('snoozed: open again after snoozed_until'),
    title: z.string().describe('what is wrong, for a person'),
    action: z.string().describe('what to do first'),
    runbook: z.string().describe('section of the runbook that tells of it'),
    times: z.number().int().describe('how often it was seen'),
    version: z.number().int().describe('grows with every change; send the one that was read'),
    provinces: z.array(z.string()).describe('provinces that it is of; none where it is of all, or not of claims'),
    holds_nightly: z.boolean().describe('no nightly begins while it is unresolved'),
    first_seen_at: z.iso.datetime(),
    last_seen_at: z.iso.datetime(),
    acknowledged_by: z.string().nullable(),
    acknowledged_at: z.iso.datetime().nullable(),
    snoozed_until: z.iso.datetime().nullable(),
    resolved_by: z.string().nullable().describe('null where what it tells was over by itself'),
    resolved_at: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Alert' });

export const alertEventSchema = z
  .object({
    seq: z.number().int().describe('number over all alerts, growing'),
    alert_id: z.string(),
    at: z.iso.datetime(),
    action: z.enum(alertActions),
    severity: z.enum(alertSeverities).describe('that the alert had then'),
    actor: z.string().nullable().describe('user name; null for the service itself'),
    note: z.string().nullable().describe('words of the person'),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AlertEvent' });

/** Provinces that an alert is of, by name; of none in particular where there are none. */
export function provincesOf({ detail }: Pick<Alert, 'detail'>): readonly string[] {
  return provincesSchema.safeParse(detail).data?.provinces ?? [];
}
const provincesSchema = z.object({ provinces: z.array(z.string()) });

/** An alert as people see it. */
export function shownAlert(alert: Alert, language: Language): z.infer<typeof alertSchema> {
  return {
    alert_id: alert.id,
    kind: alert.kind,
    subject: alert.subject,
    severity: alert.severity,
    status: alert.status,
    ...alertText(alert, language),
    runbook: runbookOf(alert, language),
    times: alert.times,
    version: alert.version,
    provinces: [...provincesOf(alert)],
    holds_nightly: alert.holdsNightly,
    first_seen_at: alert.firstSeenAt,
    last_seen_at: alert.lastSeenAt,
    acknowledged_by: alert.acknowledgedBy,
    acknowledged_at: alert.acknowledgedAt,
    snoozed_until: alert.snoozedUntil,
    resolved_by: alert.resolvedBy,
    resolved_at: alert.resolvedAt,
  };
}

export function shownEvent({ seq, alertId, at, action, severity, actor, detail: { note, ...detail } }: AlertEvent): z.infer<typeof alertEventSchema> {
  return { seq, alert_id: alertId, at, action, severity, actor, note: typeof note === 'string' ? note : null, detail };
}
