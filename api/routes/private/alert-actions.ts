import { type AlertActionName, alertActionNames } from '#agents';
import { CasemindError, type SnapshotReader, lines } from '#engine';
import type { Alert, Store } from '#store';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';

import { codeOf } from '../../alerts/alert-table.ts';
import { alertSchema, shownAlert } from '../../alerts/alert-shape.ts';
import { proposalsOf } from '../../alerts/drift-report.ts';
import type { JobDesk } from '../../jobs/job-desk.ts';
import type { RunCommand } from '../../jobs/run-in-child.ts';
import { languageQuery, madeId, needsToken, operators, problemResponses } from '../../http/schemas.ts';
import { version } from './alerts.ts';

export interface AlertActionsOptions {
  readonly alerts: Store['alerts'];
  readonly desk: JobDesk;
  readonly reader: Pick<SnapshotReader, 'refresh'>;
  readonly runCommand: RunCommand;
}

const doneSchema = z.object({ job_id: z.string().nullable().describe('the job that was asked for'), href: z.string().nullable().describe('where to look') });

/** POST /alerts/:id/actions/:action: what an alert proposes, done by a person with one confirmation. No agent calls it. */
export const alertActionsRoute: FastifyPluginAsyncZod<AlertActionsOptions> = async (app, { alerts, desk, reader, runCommand }) => {
  const command = async (...words: readonly string[]): Promise<void> => {
    await runCommand(words, { signal: app.closing, onProgress: () => {} });
    await reader.refresh();
  };

  /** Does it, and gives the job or the place to look; holding is a matter of the alert itself. */
  async function perform(action: AlertActionName, alert: Alert, by: string): Promise<{ readonly job?: string; readonly href?: string }> {
    if (action === 'refresh') return { job: (await desk.request('refresh', by)).id };
    if (action === 'roll_back') await command('rollback');
    if (action === 'publish') await command('publish', alert.subject);
    const facility = proposalsOf(alert).find((proposal) => proposal.action === action)?.facility_key;
    return action === 'look_at_facility' && facility !== undefined ? { href: `/claims/high-risk?facility_key=${encodeURIComponent(facility)}` } : {};
  }

  /** What could not be done stands among the events too, behind that somebody wanted it. */
  async function performOrNote(action: AlertActionName, alert: Alert, by: string): ReturnType<typeof perform> {
    try {
      return await perform(action, alert, by);
    } catch (error) {
      await alerts.comment({ id: alert.id, by, note: `${action}: ${codeOf(error)}` });
      throw error;
    }
  }

  app.post(
    '/alerts/:id/actions/:action',
    {
      config: { roles: operators },
      schema: {
        summary: 'Have done what an alert proposes',
        description: 'Only what its report proposes, once for each call. `version` confirms the alert as it was read: refused where somebody changed it since. What was done, by whom, is among its events.',
        tags: ['operations'],
        security: needsToken,
        params: z.object({ id: madeId.describe('alert id'), action: z.enum(alertActionNames) }),
        querystring: z.strictObject({ lang: languageQuery }),
        body: z.strictObject({ version, note: lines({ max: 2000 }).optional() }),
        response: { 200: z.object({ data: alertSchema, meta: doneSchema }), ...problemResponses(400, 401, 403, 404, 409, 413, 415, 429, 500, 503) },
      },
    },
    async (request) => {
      const { id, action } = request.params;
      const { name: by } = request.user;
      const alert = await alerts.find(id);
      if (!alert) throw new CasemindError('ALERT_UNKNOWN', { alert: id });
      const accepted = new Set<AlertActionName>(proposalsOf(alert).map((proposal) => proposal.action));
      // What holds the nightly can be let go as long as it does.
      if (alert.holdsNightly) accepted.add('release_nightly');
      if (!accepted.has(action)) throw new CasemindError('ALERT_ACTION_UNFIT', { alert: id, action, accepted: [...accepted].join(', ') || '-' });
      const isHeld = action === 'hold_nightly' ? true : action === 'release_nightly' ? false : undefined;
      // Of two who confirm the same version, one does it.
      const acted = await alerts.act({ id, by, action, ...request.body, ...(isHeld !== undefined && { holdsNightly: isHeld }) });
      const { job, href } = await performOrNote(action, alert, by);
      // The command resolves it where it runs on the same store.
      if (action === 'publish' && (await alerts.find(id))?.status !== 'resolved') await alerts.resolve({ id, by });
      return { data: shownAlert((await alerts.find(id)) ?? acted, app.languageOf(request)), meta: { job_id: job ?? null, href: href ?? null } };
    },
  );
};
