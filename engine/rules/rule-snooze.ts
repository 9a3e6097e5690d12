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

/** How a snooze is told apart in a statement. */
export function snoozeKey({ ruleId, facilityKey, patientKey, provinceCode }: SnoozeSubject & { readonly ruleId: string }): string {
  return `${provinceCode ?? ''} ${facilityKey === null ? `p ${patientKey ?? ''}` : `f ${facilityKey}`} ${ruleId}`;
}

/** Names under which `activeSql` finds what is snoozed, and whose. */
export function snoozeParameters(snoozes: readonly RuleSnooze[]): Readonly<Record<'snoozed' | 'snoozed_of', readonly string[]>> {
  const subjects = new Set(snoozes.map(({ facilityKey, patientKey }) => facilityKey ?? patientKey ?? ''));
  return { snoozed: snoozes.map((snooze) => snoozeKey(snooze)), snoozed_of: [...subjects] };
}

/** The keys by which something is snoozed: one that is not needed is not read. */
const keys = [
  { key: 'facility_key', mark: 'f', isOf: ({ facilityKey }: RuleSnooze): boolean => facilityKey !== null },
  { key: 'patient_key', mark: 'p', isOf: ({ facilityKey }: RuleSnooze): boolean => facilityKey === null },
] as const;

/** SQL over a row of claims: the rules that are active and not snoozed, how many, and whether there is any. */
export interface ActiveSql {
  readonly flags: string;
  readonly count: string;
  readonly isAny: string;
}

/** DuckDB works a branch of CASE out for its own rows alone: nothing is looked for on a claim without a flag. */
export function activeSql(snoozes: readonly RuleSnooze[]): ActiveSql {
  const used = keys.filter(({ isOf }) => snoozes.some(isOf));
  const isSubject = used.map(({ key }) => `coalesce(list_contains($snoozed_of::VARCHAR[], claims.${key}), false)`).join(' OR ');
  const isLeft = used.map(({ key, mark }) => `NOT list_contains($snoozed::VARCHAR[], concat(claims.province_code, ' ${mark} ', claims.${key}, ' ', rule))`).join(' AND ');
  const left = `list_filter(claims.flags, lambda rule: ${isLeft})`;
  const cases = (none: string, whole: string, part: string): string => `(CASE WHEN claims.flag_mask = 0 THEN ${none} WHEN NOT (${isSubject}) THEN ${whole} ELSE ${part} END)`;
  // That the mask is not 0 stands first and by itself, so that DuckDB reads the keys and flags of no stretch of claims without one.
  const isAny = `(claims.flag_mask <> 0 AND (CASE WHEN NOT (${isSubject}) THEN true ELSE len(${left}) > 0 END))`;
  return { flags: cases('[]::VARCHAR[]', 'claims.flags', left), count: cases('0', 'bit_count(claims.flag_mask)', `len(${left})`), isAny };
}

/** Columns of claims by their names, as the alias `claims`, with what is snoozed taken out of `flags`. */
export function columnsSql(columns: readonly string[], snoozes: readonly RuleSnooze[] = []): string {
  return columns.map((name) => (name === 'flags' && snoozes.length > 0 ? `${activeSql(snoozes).flags} AS flags` : `claims.${quoteIdentifier(name)}`)).join(', ');
}

/** The snoozes that hold on a claim: those of the rules that are active on it. @param patientKey of its person; null where it names none. */
export function snoozesOn(snoozes: readonly RuleSnooze[], { flags, facility_key, province_code }: Pick<PublicClaim, 'flags' | 'facility_key' | 'province_code'>, patientKey: string | null): readonly RuleSnooze[] {
  const isOf = (snooze: RuleSnooze): boolean => (snooze.facilityKey === null ? snooze.patientKey === patientKey : snooze.facilityKey === facility_key);
  return snoozes.filter((snooze) => flags.includes(snooze.ruleId) && snooze.provinceCode === province_code && isOf(snooze));
}
