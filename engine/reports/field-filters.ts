import { z } from 'zod';

import { findField } from '../catalogue/index.ts';
import type { Operator } from '../catalogue/field.ts';
import { text } from '../text.ts';

/** What a parameter asks of a field of the catalogue. */
interface FieldFilter {
  readonly field: string;
  readonly op: Operator;
}

const filter = <Op extends Operator>(field: string, op: Op): { readonly field: string; readonly op: Op } => ({ field, op });

/** Parameters that take a number, a bound. */
export const boundFilters = {
  min_los: filter('los', '>='),
  max_los: filter('los', '<='),
  min_age: filter('patient_age', '>='),
  max_age: filter('patient_age', '<='),
  min_paid: filter('amount_paid', '>='),
  max_paid: filter('amount_paid', '<='),
  min_gap: filter('amount_gap', '>='),
  max_gap: filter('amount_gap', '<='),
  min_payment_ratio: filter('payment_ratio', '>='),
  max_payment_ratio: filter('payment_ratio', '<='),
  min_topup: filter('topup_amount', '>='),
  max_topup: filter('topup_amount', '<='),
  min_zscore: filter('cost_zscore', '>='),
  max_zscore: filter('cost_zscore', '<='),
  min_flags: filter('flag_count', '>='),
  max_flags: filter('flag_count', '<='),
} as const satisfies Record<string, FieldFilter>;

/** Parameters that take values of a field, several by writing the parameter again: any of them, or none of them. */
export const valueFilters = {
  sex: filter('patient_sex', 'in'),
  discharge_status: filter('discharge_status', 'in'),
  ownership: filter('facility_ownership', 'in'),
  clinic: filter('clinic_name', 'in'),
  entitlement: filter('entitlement_class', 'in'),
  any_flag: filter('flags', 'contains'),
  not_flag: filter('flags', 'not_contains'),
  not_province: filter('province_name', 'not_in'),
  not_district: filter('district_name', 'not_in'),
  not_facility_key: filter('facility_key', 'not_in'),
  not_facility_class: filter('facility_class', 'not_in'),
  not_ownership: filter('facility_ownership', 'not_in'),
  not_segment: filter('segment', 'not_in'),
  not_entitlement: filter('entitlement_class', 'not_in'),
  not_clinic: filter('clinic_name', 'not_in'),
  not_discharge_status: filter('discharge_status', 'not_in'),
  not_service_type: filter('service_type', 'not_in'),
  not_severity: filter('severity_group', 'not_in'),
  not_dx: filter('dx_primary_code', 'not_under'),
  not_inacbg: filter('inacbg_code', 'not_under'),
} as const satisfies Record<string, FieldFilter>;

/** A list of indications that all have to be active: a condition each. */
export const everyFilters = { all_flags: filter('flags', 'contains') } as const satisfies Record<string, FieldFilter>;

const bounds = Object.fromEntries(Object.entries(boundFilters).map(([name, { field, op }]) => [name, z.coerce.number().optional().describe(describe(field, op))]));
const values = Object.fromEntries(Object.entries({ ...valueFilters, ...everyFilters }).map(([name, { field, op }]) => [name, several().optional().describe(name in everyFilters ? `${labelOf(field)}: all of these are active` : describe(field, op))]));

type Bounds = Readonly<Record<keyof typeof boundFilters, z.ZodOptional<z.ZodCoercedNumber>>>;
type Values = Readonly<Record<keyof typeof valueFilters | keyof typeof everyFilters, z.ZodOptional<ReturnType<typeof several>>>>;

/** The filters that the catalogue gives. One value, or several by writing the parameter again. */
// Both records were made of the keys that their types name.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const fieldFilterShape = { ...bounds, ...values } as Bounds & Values;

function several() {
  return z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(text({ max: 100 })).min(1).max(50));
}

function labelOf(field: string): string {
  const found = findField(field);
  return found ? `${found.label.en} (${found.label.id})` : field;
}

function describe(field: string, op: Operator): string {
  const meaning = { '>=': 'at least this', '<=': 'at most this', in: 'any of these', contains: 'any of these', not_in: 'none of these; claims without a value pass', not_contains: 'none of these is active', not_under: 'none of these codes, nor what lies under them; claims without a code pass' };
  const told = Object.entries(meaning).find(([name]) => name === op)?.[1] ?? op;
  return `${labelOf(field)}: ${told}. ${findField(field)?.definition.en ?? ''}`.trim();
}
