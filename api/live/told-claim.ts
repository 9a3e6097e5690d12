import { type RuleSnooze, type StoredLiveClaim, arrivals, claimSources, isSimulatedClaimId, safeRow, snoozesOn } from '#engine';
import { z } from 'zod';

import { columnsSchema } from '../http/schemas.ts';

/** What is told of a claim as it arrives; the rest is in the claim itself. */
const columns = [
  'claim_id', 'risk_score', 'rule_score', 'ml_score_normalized', 'flags', 'rules_not_evaluated', 'quality_marks', 'service_type', 'severity_group', 'facility_key', 'facility_name', 'province_name',
  'admit_date', 'discharge_date', 'dx_primary_code', 'dx_primary_label', 'amount_claimed', 'amount_paid',
] as const satisfies readonly (keyof StoredLiveClaim['claim'])[];

export const toldClaimSchema = columnsSchema(columns)
  .extend({
    is_simulated: z.boolean().describe('true: of the simulation, not real'),
    source: z.enum(claimSources).exclude(['snapshot']),
    channel: z.enum(arrivals),
    generated_at: z.iso.datetime().nullable().describe('when its sender made it, as the message says'),
    received_at: z.iso.datetime().describe('when it was read from the channel'),
    scored_against: z.string().describe('the snapshot that it was compared with'),
  })
  .meta({ id: 'ArrivedClaim' });

/** Claims are told to many readers: each is put into words once, unless a rule is snoozed on it. */
const texts = new WeakMap<StoredLiveClaim, string>();

export function toldClaim({ claim, source, channel, generatedAt, receivedAt, snapshotId }: StoredLiveClaim, snoozes: readonly RuleSnooze[] = []) {
  const snoozed = new Set<string>(snoozesOn(snoozes, claim, claim.patient_key).map(({ ruleId }) => ruleId));
  return {
    ...safeRow({ ...Object.fromEntries(columns.map((name) => [name, claim[name]])), flags: claim.flags.filter((flag) => !snoozed.has(flag)) }),
    is_simulated: isSimulatedClaimId(claim.claim_id),
    source,
    channel,
    generated_at: generatedAt,
    received_at: receivedAt,
    scored_against: snapshotId,
  };
}

/** The same as JSON, which has no line break of its own. */
export function toldClaimText(claim: StoredLiveClaim, snoozes: readonly RuleSnooze[] = []): string {
  if (snoozesOn(snoozes, claim.claim, claim.claim.patient_key).length > 0) return JSON.stringify(toldClaim(claim, snoozes));
  const known = texts.get(claim);
  if (known !== undefined) return known;
  const text = JSON.stringify(toldClaim(claim));
  texts.set(claim, text);
  return text;
}
