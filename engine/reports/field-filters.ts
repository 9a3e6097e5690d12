import { z } from 'zod';

import { findField } from '../catalogue/index.ts';
import type { Operator } from '../catalogue/field.ts';
import { ruleIds } from '../rules/rulesets.ts';
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

const wholeNumbers: ReadonlySet<string> = new Set(['los', 'patient_age', 'flag_count']);

const bounds = Object.fromEntries(
  Object.entries(boundFilters).map(([name, { field, op }]) => {
    const number = wholeNumbers.has(field) ? z.coerce.number().int() : z.coerce.number();
    return [name, number.optional().describe(`${op === '>=' ? 'smallest' : 'largest'} ${nameOf(field)}${unitOf(field)}, included; claims without one do not pass`)];
  }),
);

const meanings = {
  in: 'any of these',
  contains: 'any of these is active',
  not_in: 'none of these; claims without a value pass',
  not_contains: 'none of these is active',
  not_under: 'none of these codes, nor what lies under them (set:stroke, A00-B99 and a code’s beginning too; dots and case do not matter); claims without a code pass',
} as const;

const values = Object.fromEntries([
  ...Object.entries(valueFilters).map(([name, { field, op }]) => [name, severalOf(field).optional().describe(`${nameOf(field)}: ${meanings[op]}${hintOf(field, op)}`)]),
  ...Object.entries(everyFilters).map(([name, { field }]) => [name, severalOf(field).optional().describe(`${nameOf(field)}: all of these are active`)]),
]);

type Bounds = Readonly<Record<keyof typeof boundFilters, z.ZodOptional<z.ZodCoercedNumber>>>;
type Values = Readonly<Record<keyof typeof valueFilters | keyof typeof everyFilters, z.ZodOptional<ReturnType<typeof severalOf>>>>;

/** The filters that the catalogue gives. One value, or several by writing the parameter again. */
// Both records were made of the keys that their types name.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
export const fieldFilterShape = { ...bounds, ...values } as Bounds & Values;

/** One value, or several by writing the parameter again. */
function severalOf(field: string) {
  const value: z.ZodType<string, string> = field === 'flags' ? z.enum(ruleIds) : text({ max: 100 });
  return z.preprocess((given) => (given === undefined || Array.isArray(given) ? given : [given]), z.array(value).min(1).max(50));
}

function nameOf(id: string): string {
  return findField(id)?.label.en.toLowerCase().replace('ina-cbg', 'INA-CBG') ?? id;
}

function unitOf(id: string): string {
  const unit = findField(id)?.unit;
  return unit === undefined ? '' : unit === 'share' ? ' (0–1)' : ` (${unit})`;
}

/** What to write: an example, and where the rest is. */
function hintOf(id: string, op: Operator): string {
  const field = findField(id);
  if (field === undefined || id === 'flags') return '';
  const example = field.examples[0] === undefined ? '' : `, such as ${String(field.examples[0])}`;
  return op === 'not_under' ? example : `${example}; values, labels and other names as GET /catalogue has them for ${id}`;
}
