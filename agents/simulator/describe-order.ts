import { type ClaimOrder, type Language, type SimulatedClaim, dischargeDays, orderLimits, simulatedModus } from '#engine';
import { type GetClaimsProfileData, neutralText } from '#tools';

/** Codes that a model chooses from. */
const mostSecondary = 8;
const mostProcedures = 4;

interface DescribeOptions {
  readonly diagnosis: GetClaimsProfileData['diagnosis'];
  /** The claim as the sampler makes it. Its first day and how many secondary diagnoses it has stand; its stay, codes and amounts keep those of the model as spread as the profile has them. */
  readonly near: SimulatedClaim;
  readonly language: Language;
}

/** What a model is told of an order: codes, days, amounts and labels of lists; no id, no facility and no participant. */
export function describeOrder(order: ClaimOrder, { diagnosis, near, language }: DescribeOptions): Record<string, unknown> {
  const limits = orderLimits(order);
  const usual = diagnosis?.severities.find(({ severity_group }) => severity_group === order.severity);
  const { before } = order;
  const discharges = dischargeDays(order, dayOf(near.admit_dt));
  return {
    service_type: order.serviceType,
    severity_group: order.severity,
    facility: { province: order.place.province ?? '', class: order.place.class ?? '', ownership: order.place.ownership ?? '' },
    primary: { code: order.diagnosis.code, label: neutralText(order.diagnosis.label ?? '') },
    ...(order.modus !== null && { shows: simulatedModus[order.modus].shows[language] }),
    ...(before && { before: { admit_dt: dayOf(before.admit_dt), discharge_dt: dayOf(before.discharge_dt), primary_code: before.diagnosis.primary_code, amount_claimed: before.amount_claimed } }),
    admit_dt: dayOf(near.admit_dt),
    discharge_dt: [discharges[0], discharges.at(-1)],
    secondary: order.secondary.slice(0, mostSecondary).map(({ code }) => code),
    secondary_count: near.diagnosis.secondary_codes.length,
    procedures: order.procedures.slice(0, mostProcedures).map(({ codes }) => codes),
    claimed: limits.claimed,
    paid: limits.paid.map((share) => share / 1000),
    ...(usual && order.modus === null && { usual: { stay: usual.los, amount_claimed: usual.amount_claimed } }),
    near: { discharge_dt: dayOf(near.discharge_dt), secondary_codes: near.diagnosis.secondary_codes, procedure_codes: near.procedures.map(({ code }) => code), amount_claimed: near.amount_claimed, amount_paid: near.amount_paid, amount_gap: near.amount_gap },
  };
}

const dayOf = (time: string): string => time.slice(0, 10);
