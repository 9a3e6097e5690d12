import type { AskOptions } from '#agents';
import type { Store } from '#store';

import { alertText } from '../alerts/alert-table.ts';

/** Reads the alerts that are not closed and the last jobs, as tools may show them. */
export function operationsReader({ alerts, runs }: Pick<Store, 'alerts' | 'runs'>): NonNullable<AskOptions['operations']> {
  return async () => {
    const [seen, jobs] = await Promise.all([alerts.list({ limit: mostRead }), runs.list({ limit: mostRead })]);
    return {
      alerts: seen.filter(({ status }) => status !== 'closed').map((alert) => ({ kind: alert.kind, severity: alert.severity, status: alert.status, title: { id: alertText(alert, 'id').title, en: alertText(alert, 'en').title }, lastSeenAt: alert.lastSeenAt })),
      jobs: jobs.map(({ kind, status, startedAt, endedAt }) => ({ name: kind, status, startedAt, endedAt })),
    };
  };
}

const mostRead = 20;
