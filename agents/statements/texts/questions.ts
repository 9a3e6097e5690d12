import type { Localized } from '#engine';

import type { QuestionId } from '../questions.ts';

/** Questions for the hospital, beside those of active rules. */
export const questionTexts: Readonly<Record<QuestionId, Localized>> = {
  grouping_of_cost: { id: 'Apakah {grounds}{group} didukung resume medis dan hasil penunjang?', en: 'Do the discharge summary and test results support {grounds}{group}?' },
  severity_contradiction: { id: 'Kode INA-CBG {claim.inacbg_code} dan tingkat keparahan pada data tidak sejalan: keparahan mana yang didukung resume medis?', en: 'INA-CBG code {claim.inacbg_code} and the severity in the data disagree: which severity does the discharge summary support?' },
  diagnosis_contradiction: { id: 'Kelompok diagnosis {claim.dx_primary_group} dan kode lengkap {claim.dx_primary_code} tidak sejalan: diagnosis primer mana yang tertulis di resume medis?', en: 'Diagnosis group {claim.dx_primary_group} and full code {claim.dx_primary_code} disagree: which primary diagnosis does the discharge summary state?' },
  bill_not_sum: { id: 'Apa yang membuat biaya tagih {claim.amount_claimed} berbeda dari tarif {claim.tariff_amount} ditambah top-up {claim.topup_amount}?', en: 'What makes the {claim.amount_claimed} claimed differ from the tariff of {claim.tariff_amount} plus top-ups of {claim.topup_amount}?' },
  other_mark: { id: 'Tanda mutu data {claim.quality_marks} tercatat: apakah berkas klaim asli berbeda dari data yang dikirim?', en: 'Data-quality mark {claim.quality_marks} is recorded: does the original claim file differ from the data sent?' },
  inpatient_without_night: { id: 'Klaim RITL ini mempunyai lama rawat {claim.los} hari: apakah ada bukti pasien menempati tempat tidur?', en: 'This RITL claim has a stay of {claim.los} days: is there proof that the patient occupied a bed?' },
  severity_without_secondary: { id: 'Tingkat keparahan {claim.severity_group} tanpa diagnosis sekunder: apa dasar klinis pada resume medis?', en: 'Severity {claim.severity_group} without a secondary diagnosis: what is its clinical basis in the discharge summary?' },
  topup: { id: 'Apakah top-up {claim.topup_amount} ({claim.topup_codes}) didukung resep, hasil penunjang, atau laporan tindakan?', en: 'Are the top-ups of {claim.topup_amount} ({claim.topup_codes}) supported by prescriptions, test results or operative reports?' },
  unusual: { id: 'Skor model {claim.ml_score_normalized} tinggi tanpa aturan yang aktif: ciri klaim mana yang tidak lazim menurut resume medis?', en: 'The model score is {claim.ml_score_normalized} with no rule active: which feature of the claim is unusual by the discharge summary?' },
  long_stay: { id: 'Apakah lama rawat {claim.los} hari didukung catatan perkembangan dan indikasi medis di resume medis?', en: 'Do progress notes and the discharge summary support a stay of {claim.los} days?' },
  many_secondary: { id: 'Apakah {claim.comorbidity_count} diagnosis sekunder semuanya ditegakkan dan ditatalaksana pada episode ini?', en: 'Were all {claim.comorbidity_count} secondary diagnoses established and treated in this episode?' },
  no_paid_amount: { id: 'Biaya terverifikasi belum ada dalam data: apakah klaim ini masih dalam proses verifikasi?', en: 'The amount paid is not in the data: is this claim still being verified?' },
  procedure: { id: 'Apakah laporan tindakan {claim.procedure_codes} ada dan sesuai dengan diagnosis primer {claim.dx_primary_code}?', en: 'Is there a report of procedure {claim.procedure_codes}, and does it fit primary diagnosis {claim.dx_primary_code}?' },
  diagnosis: { id: 'Apakah diagnosis primer {claim.dx_primary_code} didukung anamnesis, pemeriksaan, dan hasil penunjang di resume medis?', en: 'Is primary diagnosis {claim.dx_primary_code} supported by history, examination and tests in the discharge summary?' },
  grouping: { id: 'Apakah pengelompokan INA-CBG {claim.inacbg_code} sesuai dengan diagnosis dan tindakan di resume medis?', en: 'Does the INA-CBG grouping {claim.inacbg_code} match the diagnoses and procedures in the discharge summary?' },
  amount: { id: 'Apakah tarif dan top-up yang berlaku mendukung biaya tagih {claim.amount_claimed}?', en: 'Do the tariff and top-ups that apply support the {claim.amount_claimed} claimed?' },
  dates: { id: 'Apakah tanggal masuk {claim.admit_date} dan tanggal pulang {claim.discharge_date} sesuai dengan resume medis?', en: 'Do admission on {claim.admit_date} and discharge on {claim.discharge_date} match the discharge summary?' },
  eligibility: { id: 'Apakah surat eligibilitas peserta dan bukti layanan tersedia untuk tanggal {claim.admit_date}?', en: 'Are the eligibility letter and proof of service available for {claim.admit_date}?' },
  signed: { id: 'Apakah resume medis lengkap dan ditandatangani dokter penanggung jawab?', en: 'Is the discharge summary complete and signed by the attending doctor?' },
};

/** What an INA-CBG grouping follows from, and the code it gave. */
export const grounds = {
  diagnosis: { id: 'diagnosis primer {claim.dx_primary_code}', en: 'primary diagnosis {claim.dx_primary_code}' },
  procedures: { id: 'tindakan ({claim.procedure_codes})', en: 'procedures ({claim.procedure_codes})' },
  severity: { id: 'keparahan {claim.severity_group}', en: 'severity {claim.severity_group}' },
  group: { id: ' yang menghasilkan kode INA-CBG {claim.inacbg_code}', en: ', from which INA-CBG code {claim.inacbg_code} follows' },
} as const satisfies Record<string, Localized>;
