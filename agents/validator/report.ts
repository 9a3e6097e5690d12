import { evidenceItemSchema } from '#tools';
import { z } from 'zod';

const localized = z.object({ id: z.string(), en: z.string() });

/** What a person of role ops may have done because of an alert. */
export const alertActionNames = ['refresh', 'roll_back', 'hold_nightly', 'release_nightly', 'publish', 'look_at_facility'] as const;
export type AlertActionName = (typeof alertActionNames)[number];

export const proposalSchema = z.object({
  action: z.enum(alertActionNames),
  /** What it does and why it is proposed. */
  text: localized,
  /** The facility to look at, as claims name it. */
  facility_key: z.string().optional(),
});
export type ActionProposal = z.infer<typeof proposalSchema>;

/** What the validator writes of a run that moved: kept with its alert, so that it outlives the snapshot and its logs. */
export const driftReportSchema = z.object({
  format: z.literal(1),
  snapshot_id: z.string(),
  data_date: z.string(),
  incident_id: z.string(),
  state: z.enum(['watch', 'alert', 'resolved']),
  /** Section of the runbook. */
  runbook: z.string(),
  title: localized,
  /** Key of the verdict that leads by arithmetic. */
  lead: z.string(),
  /** Sentences that the engine worded, in the order in which they are told. */
  statements: z.array(z.object({ kind: z.string(), text: localized, evidence: z.array(z.string()) })),
  evidence: z.array(evidenceItemSchema),
  /** Keys of all verdicts that are part of it. */
  metrics: z.array(z.string()),
  causes: z.array(z.object({ cause: z.string(), strength: z.number(), evidence: z.array(z.string()) })),
  /** Names of the provinces that the change is in; none where it is in all, or in none in particular. */
  provinces: z.array(z.string()),
  proposals: z.array(proposalSchema),
  /** Who chose the order: the size of the effects, or a model. */
  ordered_by: z.enum(['size', 'model']),
});
export type DriftReport = z.infer<typeof driftReportSchema>;
export type DriftStatement = DriftReport['statements'][number];
