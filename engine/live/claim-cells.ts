import { maskMark } from '../identifiers.ts';
import type { Payload } from './payload.ts';

interface Coding {
  readonly code: string;
  readonly label: string | null;
}

/** What a claim is made of, one cell for each value: the columns of `sql/live/messages.sql`. Coded ones hold a label or the number of a code. */
export interface ClaimCells {
  readonly claim_id: string;
  readonly patient_key: string | null;
  readonly family_key: string | null;
  readonly sample_weight: number | null;
  readonly facility_ref: string | null;
  /** Days of Jakarta. */
  readonly admit_date: string;
  readonly discharge_date: string;
  readonly province: string | null;
  readonly district: string | null;
  readonly ownership: string | null;
  readonly kind: string | null;
  readonly class: string | null;
  readonly service: string | null;
  readonly clinic: string | null;
  readonly segment: string | null;
  readonly entitlement: string | null;
  readonly discharge: string | null;
  readonly severity: string | null;
  readonly region: string | null;
  readonly dx_admission: string | null;
  readonly dx_group: string | null;
  readonly dx: string | null;
  readonly dx_label: string | null;
  readonly secondary: readonly Coding[];
  readonly inacbg: string | null;
  readonly inacbg_label: string | null;
  readonly procedures: readonly Coding[];
  /** Of sa, sp, rr, si and sd. */
  readonly topup_codes: readonly (string | null)[];
  readonly tariff_amount: number | null;
  readonly topup_sa_amount: number;
  readonly topup_sp_amount: number;
  readonly topup_rr_amount: number;
  readonly topup_si_amount: number;
  readonly topup_sd_amount: number;
  readonly amount_claimed: number;
  readonly amount_paid: number | null;
}

export function cellsOf(payload: Payload): ClaimCells {
  const { facility, diagnosis, topups } = payload;
  const named = (payload.procedures ?? []).flatMap(coding);
  const [first] = payload.procedure ? coding(payload.procedure) : [];
  return {
    claim_id: payload.claim_id,
    patient_key: payload.patient_key,
    family_key: payload.family_key,
    sample_weight: payload.sample_weight,
    facility_ref: payload.facility_ref?.includes(maskMark) ? null : payload.facility_ref,
    admit_date: payload.admit_dt.day,
    discharge_date: payload.discharge_dt.day,
    province: written(facility?.province),
    district: written(facility?.district),
    ownership: written(facility?.ownership),
    kind: written(facility?.kind),
    class: written(facility?.class),
    service: written(payload.service_type),
    clinic: written(payload.clinic),
    segment: written(payload.segment),
    entitlement: written(payload.entitlement_class),
    discharge: written(payload.discharge_status),
    severity: written(payload.severity_group),
    region: written(payload.tariff_region),
    dx_admission: payload.dx_admission_code,
    dx_group: diagnosis?.primary_group ?? null,
    dx: diagnosis?.primary_code ?? null,
    dx_label: diagnosis?.primary_label ?? null,
    secondary: [...(diagnosis?.secondary_codes ?? []).flatMap((code) => coding({ code, label: null })), ...(diagnosis?.secondary ?? []).flatMap(coding)],
    inacbg: payload.inacbg_code,
    inacbg_label: payload.inacbg_label,
    procedures: first === undefined || named.some(({ code }) => code === first.code) ? named : [first, ...named],
    topup_codes: [topups?.sa, topups?.sp, topups?.rr, topups?.si, topups?.sd].map((topup) => topup?.code ?? null),
    tariff_amount: payload.tariff_amount,
    topup_sa_amount: topups?.sa?.amount ?? 0,
    topup_sp_amount: topups?.sp?.amount ?? 0,
    topup_rr_amount: topups?.rr?.amount ?? 0,
    topup_si_amount: topups?.si?.amount ?? 0,
    topup_sd_amount: topups?.sd?.amount ?? 0,
    amount_claimed: payload.amount_claimed,
    amount_paid: payload.amount_paid,
  };
}

const written = (value: string | number | null | undefined): string | null => (value === null || value === undefined ? null : String(value));

/** A code as it is written, and its name; none without a code. */
function coding({ code, label }: { readonly code: string | null; readonly label: string | null }): Coding[] {
  return code === null ? [] : [{ code, label }];
}
