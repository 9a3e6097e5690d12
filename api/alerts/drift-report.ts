import { alertActionNames, driftReportSchema, proposalSchema } from '#agents';
import type { Language } from '#engine';
import type { Alert } from '#store';
import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);

export const actionSchema = z
  .object({
    action: z.enum(alertActionNames),
    text: z.string().describe('what it does, and why it is proposed'),
    facility_key: z.string().nullable().describe('the facility to look at'),
  })
  .meta({ id: 'ProposedAction' });

export const reportSchema = z
  .object({
    snapshot_id: z.string().nullable(),
    data_date: z.iso.date().nullable(),
    state: z.enum(['watch', 'alert', 'resolved']).nullable().describe('watch: a first breach; alert: two in a row, or a huge one; null of an alert that is not of drift'),
    sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()).describe('ids of the evidence it cites') })),
    evidence: z.array(z.object({ id: z.string(), label: z.string(), value, unit: z.string() })),
    metrics: z.array(z.string()).describe('`scope/metric` of all verdicts that are part of it; GET /analytics/qc-status holds them'),
    causes: z.array(z.object({ cause: z.string(), strength: z.number(), evidence: z.array(z.string()) })).describe('the likeliest first'),
    ordered_by: z.enum(['size', 'model']).nullable().describe('who chose the order of the sentences'),
    actions: z.array(actionSchema).describe('what may be done by POST /alerts/{id}/actions/{action}'),
  })
  .meta({ id: 'AlertReport' });

const held = z.object({ failures: z.array(z.string()), proposals: z.array(proposalSchema) });

/** What was found, for a person; null of an alert that has no findings. */
export function reportOf({ detail }: Pick<Alert, 'detail'>, language: Language): z.infer<typeof reportSchema> | null {
  const drift = driftReportSchema.safeParse(detail).data;
  const actions = proposalsOf({ detail }).map(({ action, text, facility_key }) => ({ action, text: text[language], facility_key: facility_key ?? null }));
  if (drift)
    return {
      snapshot_id: drift.snapshot_id,
      data_date: drift.data_date,
      state: drift.state,
      sentences: drift.statements.map(({ text, evidence }) => ({ text: text[language], evidence })),
      evidence: drift.evidence.map(({ id, label, value: given, unit }) => ({ id, label: label[language], value: given, unit })),
      metrics: drift.metrics,
      causes: drift.causes,
      ordered_by: drift.ordered_by,
      actions,
    };
  const failures = held.safeParse(detail).data?.failures;
  if (!failures) return null;
  return { snapshot_id: null, data_date: null, state: null, sentences: failures.map((text) => ({ text, evidence: [] })), evidence: [], metrics: [], causes: [], ordered_by: null, actions };
}

/** What an alert proposes to do. */
export function proposalsOf({ detail }: Pick<Alert, 'detail'>): z.infer<typeof proposalSchema>[] {
  return z.object({ proposals: z.array(proposalSchema) }).safeParse(detail).data?.proposals ?? [];
}
