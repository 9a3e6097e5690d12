import { type Column, type Language, type RuleSnooze, type SnapshotManifest, arrivals, claimColumns, claimSources, closingReasonCodes, decisions, key, knownRules, reasonMeanings, reviewStates, scoreColumns, text, twinColumns, worklistColumns } from '#engine';
import type { Role } from '#store';
import { z } from 'zod';

import { problemSchema, problemType } from '../problems/problem.ts';

export const languageQuery = z.enum(['id', 'en']).optional().describe('language of the texts; else Accept-Language, else the service’s own');

export const claimIdSchema = text({ max: 100 }).describe('claim id');

/** The path of a claim. */
export const claimParams = z.object({ id: claimIdSchema });

/** An id that Casemind made. */
export const madeId = key({ max: 100 });

/** Who may call a route, as the OpenAPI document says it. */
export const needsToken: Record<string, string[]>[] = [{ accessToken: [] }, { session: [] }];
export const isPublic: Record<string, string[]>[] = [];

const problemsByStatus: Readonly<Record<number, string>> = {
  400: 'the input is not valid; `errors` names each field and what it accepts',
  401: 'no access token, or one that is invalid or expired',
  403: 'the role may not do this',
  404: 'there is no such claim in the snapshot that serves',
  410: 'the cursor belongs to a snapshot that no longer serves',
  409: 'it does not fit what is the case now',
  413: 'the body is too large',
  415: 'the body is no JSON',
  429: 'too many requests; Retry-After says when to come back',
  500: 'something went wrong inside the service',
  503: 'the service is not ready, for example because no snapshot is published',
};

/** Problem responses of a route, for its schema. */
export function problemResponses(...statuses: readonly number[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: problemsByStatus[status] ?? '', content: { [problemType]: { schema: problemSchema } } },
    ]),
  );
}

const columns = new Map([...claimColumns, ...scoreColumns].filter(({ isPrivate }) => !isPrivate).map((column) => [column.name, column]));

/** An object of public columns, from the column contract: its types, units and meanings. */
export function columnsSchema(names: readonly string[]) {
  return z.object(Object.fromEntries(names.map((name) => [name, columnSchema(columns.get(name), name)])));
}

/** An object of the columns given. */
export function columnSchemas(given: readonly ShownColumn[]) {
  return z.object(Object.fromEntries(given.map((column) => [column.name, columnSchema(column, column.name)])));
}

type ShownColumn = Pick<Column, 'name' | 'type' | 'meaning' | 'unit' | 'required'>;

function columnSchema(column: ShownColumn | undefined, name: string): z.ZodType {
  if (!column) throw new RangeError(`${name} is no public column`);
  const value = typeSchema(column.type);
  return (column.required ? value : value.nullable()).describe(column.unit ? `${column.meaning} (${column.unit})` : column.meaning);
}

function typeSchema(type: string): z.ZodType {
  if (type.endsWith('[]')) return z.array(typeSchema(type.slice(0, -2)));
  if (type === 'VARCHAR') return z.string();
  if (type === 'BOOLEAN') return z.boolean();
  if (type === 'DATE') return z.iso.date();
  if (type.endsWith('INT') || type === 'INTEGER') return z.number().int();
  return z.number();
}

/** What every answer about claims stands on. */
export const snapshotMetaSchema = z.object({
  snapshot_id: z.string(),
  data_date: z.iso.date().describe('newest discharge among the claims: the date the data are of'),
  model_version: z.string(),
  ruleset_version: z.string(),
});

/** What an answer says it stands on. */
export function snapshotMetaOf({ snapshot_id, data_date, model_version, ruleset_version }: SnapshotManifest): z.infer<typeof snapshotMetaSchema> {
  return { snapshot_id, data_date, model_version, ruleset_version };
}

/** Why a claim was decided as it was. */
export const reasonSchema = z.enum(closingReasonCodes).nullable().describe(`why; null where an approval has none, and of decisions older than the list. ${reasonMeanings}`);

/** What people did with a claim. */
export const claimStateShape = {
  review_state: z.enum(reviewStates),
  latest_feedback: z
    .object({ decision: z.enum(decisions), correction_ratio: z.number(), reason: reasonSchema, reviewer: z.string(), decided_at: z.iso.datetime() })
    .nullable(),
  assignee: z.string().nullable().describe('who has it in review'),
  assigned_until: z.iso.datetime().nullable(),
  due_on: z.iso.date().nullable().describe('day by which it is to be decided on; null where nobody has it'),
};

const sourceSchema = z.enum(claimSources).describe('snapshot: loaded and scored with the others; live: real, came in by a channel; simulated: of the simulation, not real');
/** Live claims have no place among those of a snapshot. */
const rankSchema = z.number().int().nullable().describe('place in the worklist, 1 first; null for a claim that came in live or is simulated');

export const worklistRowSchema = columnsSchema(worklistColumns)
  .extend({ risk_rank: rankSchema, ...claimStateShape, source: sourceSchema.optional(), received_at: z.iso.datetime().nullable().optional().describe('when a live or simulated claim was read from its channel') })
  .meta({ id: 'WorklistRow', description: 'source and received_at are there where the list is of more than the snapshot' });
export const twinSchema = columnsSchema(twinColumns).extend({ source: sourceSchema }).meta({ id: 'ClaimTwin' });

const intakeSchema = z
  .object({
    source: sourceSchema.exclude(['snapshot']),
    channel: z.enum(arrivals),
    generated_at: z.iso.datetime().nullable().describe('when its sender made it, as the message says'),
    received_at: z.iso.datetime().describe('when it was read from the channel'),
    scored_against: z.string().describe('the snapshot that it was compared with'),
  })
  .meta({ id: 'ClaimIntake' });

export const indicationSchema = z
  .object({
    rule_id: z.string(),
    label: z.string(),
    modus: z.string(),
    weight: z.number(),
    explanation: z.string().describe('why the rule holds, in the claim’s own values'),
    follow_up_questions: z.array(z.string()).readonly(),
  })
  .meta({ id: 'Indication' });

/** Who snoozed which rule, for whom, until when and why. */
export const snoozeShape = {
  snooze_id: z.string(),
  rule_id: z.string(),
  label: z.string(),
  of: z.enum(['facility', 'patient']).describe('whose claims it is of; which person it is, is not told'),
  facility_key: z.string().nullable(),
  province_code: z.string().nullable().describe('where alone it holds'),
  until: z.iso.date().describe('the last day on which it holds, in Jakarta'),
  by: z.string(),
  since: z.iso.datetime(),
  reason: z.string(),
};
const snoozeSchema = z.object(snoozeShape).meta({ id: 'SnoozedRule' });

export function snoozeOf({ id, ruleId, facilityKey, provinceCode, until, by, since, reason }: RuleSnooze, language: Language): z.infer<typeof snoozeSchema> {
  const label = knownRules.find((rule) => rule.id === ruleId)?.label[language] ?? ruleId;
  return { snooze_id: id, rule_id: ruleId, label, of: facilityKey === null ? 'patient' : 'facility', facility_key: facilityKey, province_code: provinceCode, until, by, since, reason };
}

export const claimSchema = columnsSchema([...columns.keys()])
  .extend({
    claim_no: z.number().int().nullable().describe('number of the claim within its run; null for a claim that came in live or is simulated'),
    risk_rank: rankSchema,
    intake: intakeSchema.nullable().describe('how it came in; null for a claim of the snapshot'),
    withheld: z.array(z.string()).readonly().describe('columns that are null because they rest on claims of the same person, some of which may lie outside of the caller’s provinces'),
    facility_candidates: z.array(z.string()).readonly().describe('names the hospital list allows for the facility'),
    twins: z.array(twinSchema).readonly().describe('the claims of duplicate_claim_ids'),
    indications: z.array(indicationSchema).readonly().describe('the active flags, explained'),
    snoozed: z.array(snoozeSchema).describe('rules that hold, and that somebody snoozed: none of them is among `flags` and `indications`'),
    ...claimStateShape,
  })
  .meta({ id: 'Claim' });

/** Roles that see and start what the service does. */
export const operators = ['ops', 'admin'] as const satisfies readonly Role[];
