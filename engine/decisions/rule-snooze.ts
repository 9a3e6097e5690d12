import type { PublicClaim } from '../columns.ts';
import { quoteIdentifier } from '../database.ts';

/** Whose claims a rule does not count on for now: those of one facility or of one person, in the province of the claim on which it was asked for. */
export interface SnoozeSubject {
  readonly facilityKey: string | null;
  /** It never leaves the service. */
  readonly patientKey: string | null;
  /** Where alone it holds, so that nobody changes what is seen outside of their provinces. */
  readonly provinceCode: string | null;
}

/** A rule that somebody snoozed, until a date and for a reason. It changes no score and no snapshot: only what is shown as active. */
export interface RuleSnooze extends SnoozeSubject {
  readonly id: string;
  readonly ruleId: string;
  /** The claim on which it was asked for. */
  readonly claimId: string;
  /** The last day on which it holds, in Jakarta, `YYYY-MM-DD`. */
  readonly until: string;
  readonly reason: string;
  readonly by: string;
  readonly since: string;
}

/** How a snooze is told apart in a statement; `activeFlags` makes the same of a claim. */
export function snoozeKey({ ruleId, facilityKey, patientKey, provinceCode }: SnoozeSubject & { readonly ruleId: string }): string {
  return `${provinceCode ?? ''} ${facilityKey === null ? `p ${patientKey ?? ''}` : `f ${facilityKey}`} ${ruleId}`;
}

/** Names under which `activeFlagsSql` finds what is snoozed, and whose. */
export function snoozeParameters(snoozes: readonly RuleSnooze[]): Readonly<Record<'snoozed' | 'snoozed_of', readonly string[]>> {
  const subjects = new Set(snoozes.map(({ facilityKey, patientKey }) => facilityKey ?? patientKey ?? ''));
  return { snoozed: snoozes.map((snooze) => snoozeKey(snooze)), snoozed_of: [...subjects] };
}

/** SQL of the rules that are active on a row of claims and not snoozed. Nothing is looked for on a claim without a flag. */
export const activeFlagsSql = `(CASE
  WHEN claims.flag_mask = 0 THEN claims.flags
  WHEN NOT coalesce(list_contains($snoozed_of::VARCHAR[], claims.facility_key), false) AND NOT coalesce(list_contains($snoozed_of::VARCHAR[], claims.patient_key), false) THEN claims.flags
  ELSE list_filter(claims.flags, lambda rule: NOT list_contains($snoozed::VARCHAR[], concat(claims.province_code, ' f ', claims.facility_key, ' ', rule)) AND NOT list_contains($snoozed::VARCHAR[], concat(claims.province_code, ' p ', claims.patient_key, ' ', rule)))
END)`;

/** Columns of claims by their names, as the alias `claims`, with what is snoozed taken out of `flags`. */
export function columnsSql(columns: readonly string[], snoozes: readonly RuleSnooze[] = []): string {
  return columns.map((name) => (name === 'flags' && snoozes.length > 0 ? `${activeFlagsSql} AS flags` : `claims.${quoteIdentifier(name)}`)).join(', ');
}

/** The snoozes that hold on a claim: those of the rules that are active on it. @param patientKey of its person; null where it names none. */
export function snoozesOn(snoozes: readonly RuleSnooze[], { flags, facility_key, province_code }: Pick<PublicClaim, 'flags' | 'facility_key' | 'province_code'>, patientKey: string | null): readonly RuleSnooze[] {
  const isOf = (snooze: RuleSnooze): boolean => (snooze.facilityKey === null ? snooze.patientKey === patientKey : snooze.facilityKey === facility_key);
  return snoozes.filter((snooze) => flags.includes(snooze.ruleId) && snooze.provinceCode === province_code && isOf(snooze));
}
