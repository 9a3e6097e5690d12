import { z } from 'zod';

import { readJakartaTime } from '../live/jakarta-time.ts';
import { type Band, rangeOf } from './bands.ts';
import { addDays, daysFrom } from './jakarta-days.ts';
import type { ClaimOrder } from './order.ts';
import type { ClaimsProfile } from './profile.ts';
import type { SimulatedClaim } from './simulated-claim.ts';

const code = z.string().max(12);
const day = z.string().max(40);

/** A claim as a model or the sampler writes it for an order: codes, days and amounts. What else a message says comes from the order and the lists. */
export const writtenClaimSchema = z.object({
  admit_dt: day.describe('day of admission, YYYY-MM-DD'),
  discharge_dt: day.describe('day of discharge, YYYY-MM-DD'),
  facility: z.object({ province: z.string().max(60), class: z.string().max(60), ownership: z.string().max(60) }),
  diagnosis: z.object({ primary_code: code, secondary_codes: z.array(code).max(20) }),
  procedure_codes: z.array(code).max(20),
  severity_group: z.string().max(20),
  service_type: z.string().max(10),
  amount_claimed: z.int().describe('rupiah'),
  amount_paid: z.int().describe('rupiah'),
  amount_gap: z.int().describe('amount_claimed - amount_paid'),
});
export type WrittenClaim = z.infer<typeof writtenClaimSchema>;

/** The least and the most that an order lets: days, rupiah, paid of claimed in thousandths, and secondary diagnoses. */
export function orderLimits({ stays, claimed, paid, comorbidities }: ClaimOrder): Readonly<Record<'stay' | 'claimed' | 'paid' | 'comorbidities', readonly [number, number]>> {
  return { stay: endsOf(stays), claimed: endsOf(claimed), paid: endsOf(paid), comorbidities: endsOf(comorbidities) };
}

/** Days on which the claim of an order may end where it begins on a day. */
export function dischargeDays(order: ClaimOrder, admitted: string): string[] {
  const [shortest, longest] = orderLimits(order).stay;
  const first = addDays(admitted, shortest);
  return Array.from({ length: Math.max(0, daysFrom(first, earlier(addDays(admitted, longest), order.lastDischarge))) + 1 }, (_, later) => addDays(first, later));
}

function endsOf(bands: readonly Band[]): readonly [number, number] {
  const { low, high } = rangeOf(bands) ?? { low: 0, high: 0 };
  return [low, high];
}

/** What is wrong with a written claim: the field, and what is accepted there. */
export interface Fault {
  readonly field: string;
  readonly accepted: string;
}

/**
 * Whether a claim is the one that was ordered: codes of the lists, days in order and not of the future, gap = claimed − paid, amounts
 * and stay within what was asked, case type and severity in accord. The sampler's claims have no fault.
 */
export function faultsOf(written: WrittenClaim, order: ClaimOrder, profile: ClaimsProfile): Fault[] {
  const faults: Fault[] = [];
  const expect = (isMet: boolean, field: string, accepted: string): void => {
    if (!isMet) faults.push({ field, accepted });
  };
  const same = (field: string, given: string, asked: string | null): void => expect(asked === null || given.trim().toLowerCase() === asked.toLowerCase(), field, asked ?? '');

  same('service_type', written.service_type, order.serviceType);
  same('severity_group', written.severity_group, order.severity);
  same('diagnosis.primary_code', plainCode(written.diagnosis.primary_code), order.diagnosis.code);
  same('facility.province', written.facility.province, order.place.province);
  same('facility.class', written.facility.class, order.place.class);
  same('facility.ownership', written.facility.ownership, order.place.ownership);

  const [admitted, discharged] = [dayOf(written.admit_dt), dayOf(written.discharge_dt)];
  expect(admitted !== undefined && admitted >= order.admitted.from && admitted <= order.admitted.to, 'admit_dt', `${order.admitted.from} to ${order.admitted.to}`);
  const limits = orderLimits(order);
  const [shortest, longest] = limits.stay;
  if (admitted === undefined || discharged === undefined) expect(discharged !== undefined, 'discharge_dt', 'YYYY-MM-DD');
  else {
    const latest = earlier(addDays(admitted, longest), order.lastDischarge);
    const stay = daysFrom(admitted, discharged);
    expect(stay >= shortest && discharged <= latest, 'discharge_dt', `${shortest} to ${longest} days after admit_dt, not after ${order.lastDischarge}`);
  }

  const secondary = written.diagnosis.secondary_codes.map(plainCode);
  const unknown = secondary.filter((one) => !profile.labels.has(`icd10 ${one}`));
  expect(unknown.length === 0, 'diagnosis.secondary_codes', `ICD-10 codes of the list, not ${unknown.join(', ')}`);
  expect(new Set(secondary).size === secondary.length && !secondary.includes(order.diagnosis.code), 'diagnosis.secondary_codes', 'each once, and not the primary one');
  const procedures = written.procedure_codes.map(plainCode);
  const known = new Set(order.procedures.flatMap(({ codes }) => codes));
  const isNoneAllowed = order.procedures.some(({ codes }) => codes.length === 0);
  expect(procedures.every((one) => known.has(one)), 'procedure_codes', known.size === 0 ? 'none' : `of ${[...known].join(', ')}`);
  expect(new Set(procedures).size === procedures.length, 'procedure_codes', 'each once');
  expect(procedures.length > 0 || isNoneAllowed, 'procedure_codes', `at least one of ${[...known].join(', ')}`);

  const { amount_claimed: claimed, amount_paid: paid, amount_gap: gap } = written;
  expect(claimed >= limits.claimed[0] && claimed <= limits.claimed[1], 'amount_claimed', `${limits.claimed[0]} to ${limits.claimed[1]}`);
  const [least, most] = [Math.floor((claimed * limits.paid[0]) / 1000), Math.min(claimed, Math.ceil((claimed * limits.paid[1]) / 1000))];
  expect(paid >= least && paid <= most, 'amount_paid', least === most ? `${most}` : `${least} to ${most}`);
  expect(gap === claimed - paid, 'amount_gap', `${claimed - paid}`);
  return faults;
}

/** ICD codes are written without their dot, as claims hold them. */
export const plainCode = (text: string): string => text.trim().toUpperCase().replaceAll('.', '');

/** The day that a text names; undefined where it is no day there is. */
export const dayOf = (text: string): string | undefined => readJakartaTime(text.trim())?.day;

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** The message of a claim without faults: labels are those of the lists, ids and times those of the order. */
export function messageOf(written: WrittenClaim, order: ClaimOrder, { labels }: ClaimsProfile, times: { readonly admitted: string; readonly discharged: string; readonly generatedAt: string }): SimulatedClaim {
  const procedures = written.procedure_codes.map((given) => {
    const one = plainCode(given);
    return { code: one, label: labels.get(`icd9cm ${one}`) ?? null };
  });
  return {
    claim_id: order.claimId,
    admit_dt: times.admitted,
    discharge_dt: times.discharged,
    patient_ref: order.patientRef,
    facility_ref: order.facilityRef,
    facility: order.place,
    diagnosis: { primary_code: order.diagnosis.code, primary_label: order.diagnosis.label, secondary_codes: written.diagnosis.secondary_codes.map(plainCode).toSorted() },
    procedure: procedures[0] ?? null,
    procedures,
    severity_group: order.severity,
    service_type: order.serviceType,
    inacbg_code: order.inacbg?.code ?? null,
    inacbg_label: order.inacbg?.label ?? null,
    amount_claimed: written.amount_claimed,
    amount_paid: written.amount_paid,
    amount_gap: written.amount_claimed - written.amount_paid,
    generated_at: times.generatedAt,
  };
}
