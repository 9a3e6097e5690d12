import type { Alerts } from '#store';

import { type AlertKind, alertTable } from './alert-table.ts';

/** Opens an alert; one of its kind and subject that is not closed yet is left as it is. Gives whether it is new. */
export async function raiseOnce(alerts: Alerts, kind: AlertKind, subject: string, code?: string): Promise<boolean> {
  const known = await alerts.list();
  if (known.some((alert) => alert.kind === kind && alert.subject === subject && alert.status !== 'closed')) return false;
  const { isNew } = await alerts.raise({ kind, subject, severity: alertTable[kind].severity, ...(code !== undefined && { detail: { code } }) });
  return isNew;
}

/** Closes what is open of these kinds; gives how many there were. */
export async function closeAll(alerts: Alerts, kinds: readonly AlertKind[]): Promise<number> {
  const open = new Set((await alerts.list()).filter(({ status }) => status !== 'closed').map(({ kind }) => kind));
  let closed = 0;
  for (const kind of kinds) if (open.has(kind)) closed += await alerts.close(kind);
  return closed;
}
