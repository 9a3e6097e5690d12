import type { Localized } from '#engine';

/** What a hospital can be asked for. */
export const documentItems = {
  summary: { id: 'Resume medis yang lengkap dan ditandatangani dokter penanggung jawab pelayanan (DPJP)', en: 'Complete discharge summary (resume medis), signed by the attending doctor (DPJP)' },
  eligibility: { id: 'Surat Eligibilitas Peserta (SEP) dan bukti pelayanan yang ditandatangani peserta', en: 'Eligibility letter (SEP) and proof of service signed by the participant' },
  grouping: { id: 'Hasil pengelompokan INA-CBG dari aplikasi E-Klaim', en: 'INA-CBG grouping result of the E-Klaim application' },
  procedure: { id: 'Laporan tindakan atau laporan operasi', en: 'Report of the procedure or operation' },
  tests: { id: 'Hasil pemeriksaan penunjang', en: 'Results of supporting tests' },
  progress: { id: 'Catatan perkembangan pasien terintegrasi (CPPT) dan catatan keperawatan', en: 'Integrated progress notes (CPPT) and nursing notes' },
  bed: { id: 'Ringkasan masuk dan keluar serta bukti penempatan tempat tidur', en: 'Admission and discharge record and proof of a bed' },
  topup: { id: 'Resep, bukti pemakaian obat atau alat, dan hasil penunjang yang mendasari top-up', en: 'Prescriptions, proof of drugs or devices used, and test results on which the top-up stands' },
  costs: { id: 'Rincian biaya pelayanan', en: 'Details of the costs of the service' },
  file: { id: 'Salinan berkas klaim asli', en: 'Copy of the original claim file' },
} as const satisfies Record<string, Localized>;
export type DocumentItem = keyof typeof documentItems;

interface Purpose {
  readonly item: DocumentItem;
  readonly why: Localized;
}

/** What a document is for. Braces name columns of the claim that a letter may tell of; a purpose that names one that is missing is none. */
export const purposes = {
  signed: { item: 'summary', why: { id: 'melengkapi berkas klaim {claim.claim_id}', en: 'to complete the file of claim {claim.claim_id}' } },
  diagnosis: { item: 'summary', why: { id: 'mencocokkan diagnosis primer {claim.dx_primary_code} dengan anamnesis dan pemeriksaan', en: 'to match primary diagnosis {claim.dx_primary_code} with history and examination' } },
  diagnosis_missing: { item: 'summary', why: { id: 'melengkapi diagnosis primer, yang tidak tercatat dalam data klaim', en: 'to complete the primary diagnosis, which is not in the claim data' } },
  secondary: { item: 'summary', why: { id: 'mencocokkan diagnosis sekunder {claim.dx_secondary_codes} dengan tata laksananya', en: 'to match secondary diagnoses {claim.dx_secondary_codes} with their treatment' } },
  severity: { item: 'summary', why: { id: 'mencocokkan tingkat keparahan {claim.severity_group} dengan keadaan klinis', en: 'to match severity {claim.severity_group} with the clinical findings' } },
  dates: { item: 'summary', why: { id: 'mencocokkan tanggal masuk {claim.admit_date} dan tanggal pulang {claim.discharge_date}', en: 'to match admission on {claim.admit_date} and discharge on {claim.discharge_date}' } },
  visit: { item: 'eligibility', why: { id: 'mencocokkan pelayanan tanggal {claim.admit_date} sampai {claim.discharge_date}', en: 'to match the service of {claim.admit_date} to {claim.discharge_date}' } },
  participant: { item: 'eligibility', why: { id: 'mencocokkan kepesertaan pada tanggal {claim.admit_date}', en: 'to match the membership on {claim.admit_date}' } },
  facility: { item: 'eligibility', why: { id: 'memastikan fasilitas yang menerbitkan tagihan', en: 'to establish which facility billed' } },
  grouping: { item: 'grouping', why: { id: 'mencocokkan kode INA-CBG {claim.inacbg_code} dengan diagnosis dan tindakan', en: 'to match INA-CBG code {claim.inacbg_code} with diagnoses and procedures' } },
  grouping_missing: { item: 'grouping', why: { id: 'melengkapi kode INA-CBG dan tingkat keparahan dalam data klaim', en: 'to complete INA-CBG code and severity in the claim data' } },
  procedure: { item: 'procedure', why: { id: 'mencocokkan tindakan {claim.procedure_codes} dengan diagnosis primer {claim.dx_primary_code}', en: 'to match procedure {claim.procedure_codes} with primary diagnosis {claim.dx_primary_code}' } },
  tests: { item: 'tests', why: { id: 'mencocokkan diagnosis primer {claim.dx_primary_code} dengan hasil penunjang', en: 'to match primary diagnosis {claim.dx_primary_code} with test results' } },
  stay: { item: 'progress', why: { id: 'mencocokkan pelayanan selama lama rawat {claim.los} hari', en: 'to match the service during a stay of {claim.los} days' } },
  bed: { item: 'bed', why: { id: 'mencocokkan rawat inap dengan lama rawat {claim.los} hari', en: 'to match inpatient care with a stay of {claim.los} days' } },
  topup: { item: 'topup', why: { id: 'mencocokkan top-up {claim.topup_codes} sebesar {claim.topup_amount}', en: 'to match top-up {claim.topup_codes} of {claim.topup_amount}' } },
  costs: { item: 'costs', why: { id: 'mencocokkan biaya tagih {claim.amount_claimed}', en: 'to match the {claim.amount_claimed} claimed' } },
  costs_sum: { item: 'costs', why: { id: 'mencocokkan biaya tagih {claim.amount_claimed} dengan tarif {claim.tariff_amount} dan top-up {claim.topup_amount}', en: 'to match the {claim.amount_claimed} claimed with the tariff of {claim.tariff_amount} and top-ups of {claim.topup_amount}' } },
  file: { item: 'file', why: { id: 'mencocokkan data klaim yang dikirim dengan berkasnya', en: 'to match the claim data sent with the file' } },
} as const satisfies Record<string, Purpose>;
export type PurposeId = keyof typeof purposes;

/** What each check of a claim's checklist needs from the hospital. The check itself stays in the house; one that needs nothing from it has none. */
export const purposesOfChecks: Readonly<Record<string, readonly PurposeId[]>> = {
  'rule.short_stay_high_cost.1': ['diagnosis', 'stay'],
  'rule.short_stay_high_cost.2': ['procedure', 'topup'],
  'rule.severity_mismatch.1': ['diagnosis', 'procedure', 'tests'],
  'rule.severity_mismatch.2': ['costs', 'grouping'],
  'rule.duplicate_pattern.1': ['visit'],
  'rule.duplicate_pattern.2': ['visit'],
  'rule.high_cost_full_paid.1': ['costs'],
  'rule.high_cost_full_paid.2': ['grouping', 'topup'],
  'mark.SEVERITY_CONTRADICTION': ['severity', 'grouping'],
  'mark.SEVERITY_MISSING': ['grouping_missing'],
  'mark.CASE_TYPE_CONTRADICTION': ['grouping'],
  'mark.INACBG_UNREADABLE': ['grouping_missing'],
  'mark.PAID_MISSING': [],
  'mark.BILLED_NOT_SUM': ['costs_sum'],
  'mark.FACILITY_UNKNOWN': ['facility'],
  'mark.FACILITY_AMBIGUOUS': ['facility'],
  'mark.PATIENT_MISSING': ['participant'],
  'mark.DX_MISSING': ['diagnosis_missing'],
  'mark.DX_CONTRADICTION': ['diagnosis'],
  'mark.PROCEDURE_INCOHERENT': ['diagnosis', 'procedure'],
  'mark.DATE_UNLIKELY': ['dates'],
  'mark.IDENTIFIER_MASKED': [],
  mark: ['file'],
  inpatientWithoutNight: ['bed'],
  severityWithoutSecondary: ['severity'],
  repeated: ['visit'],
  topup: ['topup'],
  abovePeers: ['grouping', 'costs'],
  unusual: ['diagnosis', 'tests'],
  longStay: ['stay'],
  manySecondary: ['secondary'],
  procedures: ['procedure'],
  diagnosis: ['diagnosis'],
  grouping: ['grouping'],
  amount: ['costs'],
  dates: ['dates'],
  eligibility: ['participant'],
  signatures: ['signed'],
};
