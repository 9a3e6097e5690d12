import type { Field, FieldValue } from '../catalogue/field.ts';

type Facts = Pick<Field, 'id' | 'kind'> & Partial<Field>;

/** A field of which only matters what its values are. */
function field(facts: Facts): Field {
  const { id } = facts;
  return {
    of: 'claims',
    sql: id,
    columns: [],
    decimals: 0,
    label: { id, en: id },
    synonyms: { id: [], en: [] },
    definition: { id, en: id },
    examples: [],
    ...facts,
  };
}

function named(...values: readonly string[]): readonly FieldValue[] {
  return values.map((value) => ({ value, label: { id: value, en: value }, synonyms: [] }));
}

/** Fields of every kind, enough to ask all that can be asked; the catalogue has more of the same. */
export const sampleFields: readonly Field[] = [
  field({ id: 'claim_id', kind: 'key' }),
  field({ id: 'facility_key', kind: 'key' }),
  field({ id: 'patient', kind: 'key', without: ['filter', 'group', 'order'] }),
  field({ id: 'facility_name', kind: 'text' }),
  field({ id: 'province_code', kind: 'nominal' }),
  field({ id: 'province_name', kind: 'nominal', isLookedUp: true }),
  field({ id: 'service_type', kind: 'nominal', values: named('RJTL', 'RITL') }),
  field({ id: 'severity_group', kind: 'ordinal', values: named('rawat jalan', 'ringan', 'sedang', 'berat') }),
  field({ id: 'dx_primary_code', kind: 'code', hierarchy: 'icd10' }),
  field({ id: 'inacbg_code', kind: 'code', hierarchy: 'inacbg' }),
  field({ id: 'dx_secondary_codes', kind: 'codes', hierarchy: 'icd10' }),
  field({ id: 'procedure_codes', kind: 'codes', hierarchy: 'icd9cm' }),
  field({ id: 'flags', kind: 'names', values: named('short_stay_high_cost', 'severity_mismatch', 'duplicate_pattern', 'high_cost_full_paid') }),
  field({ id: 'duplicate_pattern', kind: 'boolean', restsOnOthers: true }),
  field({ id: 'duplicate_claim_ids', kind: 'names', restsOnOthers: true }),
  field({ id: 'same_day_claim_count', kind: 'integer', restsOnOthers: true }),
  field({ id: 'has_topup', kind: 'boolean' }),
  field({ id: 'is_paid_in_full', kind: 'boolean' }),
  field({ id: 'admit_date', kind: 'date' }),
  field({ id: 'discharge_date', kind: 'date' }),
  field({ id: 'los', kind: 'integer' }),
  field({ id: 'flag_count', kind: 'integer' }),
  field({ id: 'procedure_count', kind: 'integer' }),
  field({ id: 'amount_claimed', kind: 'rupiah' }),
  field({ id: 'amount_paid', kind: 'rupiah' }),
  field({ id: 'peer_p90', kind: 'rupiah', decimals: 1 }),
  field({ id: 'excess_amount', kind: 'rupiah', decimals: 1 }),
  field({ id: 'payment_ratio', kind: 'decimal', decimals: 6 }),
  field({ id: 'cost_zscore', kind: 'decimal', decimals: 6 }),
  field({ id: 'risk_score', kind: 'decimal', decimals: 6 }),
  field({ id: 'review_state', kind: 'nominal', of: 'state', values: named('pending', 'in_review', 'reviewed') }),
  field({ id: 'decision', kind: 'nominal', of: 'state', values: named('approved', 'partial', 'rejected') }),
  field({ id: 'correction_ratio', kind: 'decimal', of: 'state', decimals: 6 }),
  field({ id: 'reviewer', kind: 'key', of: 'state' }),
  field({ id: 'assignee', kind: 'key', of: 'state' }),
  field({ id: 'decided_on', kind: 'date', of: 'state' }),
];
