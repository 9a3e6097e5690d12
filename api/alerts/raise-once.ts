import type { Alerts } from '#store';

import { type AlertKind, alertTable } from './alert-table.ts';

/** What an alert is while nobody resolved it. */
export const unresolved = ['open', 'acknowledged', 'snoozed'] as const;

/** Opens an alert; one of its kind and subject that is not resolved yet is left as it is. Gives whether it is new. */
export async function raiseOnce(alerts: Alerts, kind: AlertKind, subject: string, code?: string): Promise<boolean> {
  const known = await alerts.list({ kind, status: unresolved });
  if (known.some((alert) => alert.subject === subject)) return false;
  const { isNew } = await alerts.raise({ kind, subject, severity: alertTable[kind].severity, ...(code !== undefined && { detail: { code } }) });
  return isNew;
}

/** Resolves what is unresolved of these kinds, since it is over; gives how many there were. */
export async function settleAll(alerts: Alerts, kinds: readonly AlertKind[]): Promise<number> {
  const open = new Set((await alerts.list({ status: unresolved })).map(({ kind }) => kind));
  let settled = 0;
  for (const kind of kinds) if (open.has(kind)) settled += await alerts.settle(kind);
  return settled;
}
