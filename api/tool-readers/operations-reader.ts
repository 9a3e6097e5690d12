import { type AskOptions, driftReportSchema } from '#agents';
import { type Home, type SnapshotReader, readValidations } from '#engine';
import type { Alert, Store } from '#store';

import { alertText } from '../alerts/alert-table.ts';
import { unresolved } from '../alerts/raise-once.ts';

type Reading = NonNullable<Awaited<ReturnType<NonNullable<AskOptions['operations']>>>>;

interface OperationsReaderOptions {
  readonly store: Pick<Store, 'alerts' | 'runs'>;
  readonly home: Home;
  readonly reader: Pick<SnapshotReader, 'manifest'>;
}

/** Reads the alerts that are not resolved, the last jobs, and how the run that serves was judged, as tools may show them. */
export function operationsReader({ store: { alerts, runs }, home, reader }: OperationsReaderOptions): NonNullable<AskOptions['operations']> {
  return async () => {
    const [seen, jobs] = await Promise.all([alerts.list({ status: unresolved, limit: mostRead }), runs.list({ limit: mostRead })]);
    return {
      alerts: seen.map((alert) => ({ kind: alert.kind, severity: alert.severity, status: alert.status, title: { id: alertText(alert, 'id').title, en: alertText(alert, 'en').title }, lastSeenAt: alert.lastSeenAt })),
      jobs: jobs.map(({ kind, status, startedAt, endedAt }) => ({ name: kind, status, startedAt, endedAt })),
      drift: driftOf(home, reader.manifest?.snapshot_id, seen),
    };
  };
}

function driftOf(home: Home, snapshotId: string | undefined, alerts: readonly Alert[]): Reading['drift'] {
  const validation = snapshotId === undefined ? undefined : readValidations(home.logs, { until: snapshotId, most: 1 }).find(({ snapshot_id }) => snapshot_id === snapshotId);
  if (!validation) return undefined;
  const report = alerts.filter(({ kind }) => kind === 'drift').map(({ detail }) => driftReportSchema.safeParse(detail).data).find((one) => one?.incident_id === validation.incident?.incident_id);
  return { status: validation.status, judged: validation.verdicts.filter(({ p }) => p !== null).length, sentences: report?.statements.map(({ text }) => text) ?? [] };
}

const mostRead = 20;
