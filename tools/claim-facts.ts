import type { PublicClaim, Snapshot } from '#engine';

import { type EvidenceItem, type EvidenceValue, type Fact, evidenceIn } from './evidence.ts';
import { neutralText } from './neutral-text.ts';

/** Columns of a claim that a tool may give, with what they count and what a person calls them. Keys of persons are none of them. */
export const claimFacts = {
  claim_id: { unit: 'code', label: { id: 'ID klaim', en: 'Claim id' } },
  facility_key: { unit: 'code', label: { id: 'Kode fasilitas', en: 'Facility key' } },
  facility_name: { unit: 'name', label: { id: 'Nama fasilitas', en: 'Facility name' } },
  facility_class: { unit: 'category', label: { id: 'Kelas fasilitas', en: 'Facility class' } },
  facility_kind: { unit: 'category', label: { id: 'Jenis fasilitas', en: 'Kind of facility' } },
  facility_ownership: { unit: 'category', label: { id: 'Kepemilikan fasilitas', en: 'Owner of the facility' } },
  is_facility_ambiguous: { unit: 'category', label: { id: 'Kode fasilitas ganda', en: 'Ambiguous facility key' } },
  province_name: { unit: 'name', label: { id: 'Provinsi fasilitas', en: 'Province of the facility' } },
  district_name: { unit: 'name', label: { id: 'Kabupaten/kota fasilitas', en: 'District of the facility' } },
  patient_sex: { unit: 'category', label: { id: 'Jenis kelamin peserta', en: 'Sex of the participant' } },
  patient_age: { unit: 'years', label: { id: 'Usia peserta', en: 'Age of the participant' } },
  segment: { unit: 'category', label: { id: 'Segmen kepesertaan', en: 'Segment of participation' } },
  entitlement_class: { unit: 'category', label: { id: 'Hak kelas rawat', en: 'Class of entitlement' } },
  admit_date: { unit: 'date', label: { id: 'Tanggal masuk', en: 'Admission date' } },
  discharge_date: { unit: 'date', label: { id: 'Tanggal pulang', en: 'Discharge date' } },
  los: { unit: 'days', label: { id: 'Lama rawat', en: 'Length of stay' } },
  service_type: { unit: 'category', label: { id: 'Jenis pelayanan', en: 'Service type' } },
  clinic_name: { unit: 'name', label: { id: 'Poli', en: 'Clinic' } },
  discharge_status: { unit: 'category', label: { id: 'Cara pulang', en: 'Discharge status' } },
  severity_group: { unit: 'category', label: { id: 'Tingkat keparahan', en: 'Severity' } },
  dx_admission_code: { unit: 'code', label: { id: 'Kode diagnosis masuk', en: 'Admission diagnosis code' } },
  dx_primary_group: { unit: 'code', label: { id: 'Kelompok diagnosis primer', en: 'Primary diagnosis group' } },
  dx_primary_code: { unit: 'code', label: { id: 'Kode diagnosis primer', en: 'Primary diagnosis code' } },
  dx_primary_label: { unit: 'text', label: { id: 'Diagnosis primer', en: 'Primary diagnosis' } },
  dx_secondary_codes: { unit: 'code', label: { id: 'Kode diagnosis sekunder', en: 'Secondary diagnosis codes' } },
  dx_secondary_labels: { unit: 'text', label: { id: 'Diagnosis sekunder', en: 'Secondary diagnoses' } },
  comorbidity_count: { unit: 'items', label: { id: 'Jumlah diagnosis sekunder', en: 'Number of secondary diagnoses' } },
  inacbg_code: { unit: 'code', label: { id: 'Kode INA-CBG', en: 'INA-CBG code' } },
  inacbg_label: { unit: 'text', label: { id: 'Nama INA-CBG', en: 'INA-CBG name' } },
  inacbg_severity: { unit: 'category', label: { id: 'Severitas INA-CBG', en: 'INA-CBG severity' } },
  procedure_codes: { unit: 'code', label: { id: 'Kode tindakan', en: 'Procedure codes' } },
  procedure_labels: { unit: 'text', label: { id: 'Tindakan', en: 'Procedures' } },
  tariff_region: { unit: 'level', label: { id: 'Regional tarif', en: 'Tariff region' } },
  tariff_amount: { unit: 'rupiah', label: { id: 'Tarif INA-CBG', en: 'INA-CBG tariff' } },
  topup_codes: { unit: 'code', label: { id: 'Kode top-up', en: 'Top-up codes' } },
  topup_amount: { unit: 'rupiah', label: { id: 'Jumlah top-up', en: 'Top-ups' } },
  amount_claimed: { unit: 'rupiah', label: { id: 'Biaya tagih', en: 'Amount claimed' } },
  amount_paid: { unit: 'rupiah', label: { id: 'Biaya terverifikasi', en: 'Amount paid' } },
  amount_gap: { unit: 'rupiah', label: { id: 'Selisih', en: 'Gap' } },
  payment_ratio: { unit: 'ratio', label: { id: 'Rasio bayar', en: 'Payment ratio' } },
  peer_level: { unit: 'level', label: { id: 'Tingkat kelompok pembanding', en: 'Peer level' } },
  peer_key: { unit: 'code', label: { id: 'Kelompok pembanding', en: 'Peer group' } },
  peer_n: { unit: 'claims', label: { id: 'Jumlah klaim pembanding', en: 'Number of peers' } },
  peer_mean: { unit: 'rupiah', label: { id: 'Rata-rata pembanding', en: 'Mean of the peers' } },
  peer_p90: { unit: 'rupiah', label: { id: 'P90 pembanding', en: 'P90 of the peers' } },
  peer_std: { unit: 'rupiah', label: { id: 'Simpangan baku pembanding', en: 'Standard deviation of the peers' } },
  cost_zscore: { unit: 'zscore', label: { id: 'Z-score biaya', en: 'Cost z-score' } },
  cost_cell: { unit: 'category', label: { id: 'Kesamaan klaim serupa', en: 'What similar claims share' } },
  cost_n: { unit: 'claims', label: { id: 'Jumlah klaim serupa', en: 'Number of similar claims' } },
  cost_median: { unit: 'rupiah', label: { id: 'Median klaim serupa', en: 'Median of similar claims' } },
  cost_excess: { unit: 'rupiah', label: { id: 'Kelebihan di atas median', en: 'Excess over the median' } },
  stay_cell: { unit: 'category', label: { id: 'Kesamaan rawat inap serupa', en: 'What similar stays share' } },
  stay_n: { unit: 'claims', label: { id: 'Jumlah rawat inap serupa', en: 'Number of similar stays' } },
  stay_median: { unit: 'days', label: { id: 'Median lama rawat serupa', en: 'Median of similar stays' } },
  stay_excess: { unit: 'days', label: { id: 'Kelebihan lama rawat', en: 'Excess days' } },
  stay_shortfall: { unit: 'days', label: { id: 'Kekurangan lama rawat', en: 'Days below the median' } },
  duplicate_pattern: { unit: 'category', label: { id: 'Pola klaim berulang', en: 'Repeated claim pattern' } },
  duplicate_claim_ids: { unit: 'code', label: { id: 'Klaim kembar', en: 'Matching claims' } },
  same_day_claim_count: { unit: 'claims', label: { id: 'Klaim lain pada hari yang sama', en: 'Other claims on the same day' } },
  overlapping_claim_count: { unit: 'claims', label: { id: 'Klaim lain yang bertumpang tindih', en: 'Other claims that overlap' } },
  readmission_gap: { unit: 'days', label: { id: 'Hari sejak rawat inap sebelumnya', en: 'Days since the stay before' } },
  quality_marks: { unit: 'code', label: { id: 'Tanda mutu data', en: 'Data-quality marks' } },
  risk_rank: { unit: 'rank', label: { id: 'Peringkat risiko', en: 'Risk rank' } },
  risk_score: { unit: 'score', label: { id: 'Skor risiko', en: 'Risk score' } },
  rule_score: { unit: 'score', label: { id: 'Skor aturan', en: 'Rule score' } },
  ml_score_normalized: { unit: 'score', label: { id: 'Skor model', en: 'Model score' } },
  anomaly_score: { unit: 'score', label: { id: 'Skor anomali', en: 'Anomaly score' } },
  flags: { unit: 'code', label: { id: 'Aturan aktif', en: 'Active rules' } },
  rules_not_evaluated: { unit: 'code', label: { id: 'Aturan tidak dievaluasi', en: 'Rules not evaluated' } },
  ruleset_version: { unit: 'code', label: { id: 'Versi ruleset', en: 'Ruleset version' } },
  model_version: { unit: 'code', label: { id: 'Versi model', en: 'Model version' } },
} as const satisfies Partial<Record<keyof PublicClaim, Fact>>;

export type ClaimFact = keyof typeof claimFacts;

export function isClaimFact(column: string): column is ClaimFact {
  return Object.hasOwn(claimFacts, column);
}

/** Evidence items of columns of the claim, `claim.<column>` each, with texts made harmless. */
export function claimEvidence(snapshot: Snapshot, claim: PublicClaim, columns: readonly ClaimFact[]): EvidenceItem[] {
  const item = evidenceIn('claims_scored', snapshot.manifest.snapshot_id, { claim_id: claim.claim_id });
  return columns.map((column) => item(`claim.${column}`, column, neutralValue(claim[column]), claimFacts[column]));
}

/** Columns of the claim as a plain object, texts made harmless: the data of a tool result. */
export function claimData<Column extends ClaimFact>(claim: Pick<PublicClaim, Column>, columns: readonly Column[]): Record<string, EvidenceValue> {
  return Object.fromEntries(columns.map((column) => [column, neutralValue(claim[column])]));
}

/** Strings without what could harm a viewer; numbers, booleans and NULL as they are. */
export function neutralValue(value: EvidenceValue): EvidenceValue {
  if (typeof value === 'string') return neutralText(value);
  return Array.isArray(value) ? value.map((entry) => neutralText(entry)) : value;
}
