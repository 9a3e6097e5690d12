import type { Localized } from '#engine';

/** What to check in the file of a claim, beside what its active rules ask. Braces name columns of the claim. */
export const checks = {
  inpatientWithoutNight: {
    id: 'Cari bukti penempatan tempat tidur dan catatan perawatan: klaim RITL ini mempunyai lama rawat {los} hari.',
    en: 'Look for proof of a bed and nursing notes: this RITL claim has a stay of {los} days.',
  },
  severityWithoutSecondary: {
    id: 'Cari dasar klinis tingkat keparahan {severity_group} pada resume medis: diagnosis sekunder yang tercatat {comorbidity_count}.',
    en: 'Look for the clinical basis of severity {severity_group} in the discharge summary: {comorbidity_count} secondary diagnoses are recorded.',
  },
  topup: {
    id: 'Cocokkan top-up {topup_amount} (kode {topup_codes}) dengan resep, hasil penunjang, atau laporan tindakan.',
    en: 'Match the top-ups of {topup_amount} (code {topup_codes}) with prescriptions, test results or operative reports.',
  },
  repeated: {
    id: 'Bandingkan surat eligibilitas peserta dan bukti layanan dengan klaim {duplicate_claim_ids}.',
    en: 'Compare the eligibility letter and proof of service with those of claim {duplicate_claim_ids}.',
  },
  abovePeers: {
    id: 'Telusuri komponen biaya tagih {amount_claimed} yang melebihi P90 pembanding {peer_p90}.',
    en: 'Trace the components that take the {amount_claimed} claimed above the peers’ P90 of {peer_p90}.',
  },
  unusual: {
    id: 'Telusuri ciri klaim yang tidak lazim pada resume medis: skor model {ml_score_normalized} tanpa aturan yang aktif.',
    en: 'Trace in the discharge summary what is unusual: the model score is {ml_score_normalized} with no rule active.',
  },
  longStay: {
    id: 'Periksa catatan perkembangan yang mendukung lama rawat {los} hari.',
    en: 'Check the progress notes that support a stay of {los} days.',
  },
  manySecondary: {
    id: 'Periksa bahwa {comorbidity_count} diagnosis sekunder ditegakkan dan ditatalaksana pada episode ini.',
    en: 'Check that the {comorbidity_count} secondary diagnoses were established and treated in this episode.',
  },
  procedures: {
    id: 'Cari laporan tindakan {procedure_codes} dan cocokkan dengan diagnosis primer {dx_primary_code}.',
    en: 'Look for the report of procedure {procedure_codes} and match it with primary diagnosis {dx_primary_code}.',
  },
  diagnosis: {
    id: 'Cocokkan diagnosis primer {dx_primary_code} dengan anamnesis, pemeriksaan, dan hasil penunjang pada resume medis.',
    en: 'Match primary diagnosis {dx_primary_code} with history, examination and tests in the discharge summary.',
  },
  grouping: {
    id: 'Cocokkan kode INA-CBG {inacbg_code} dengan diagnosis dan tindakan pada resume medis.',
    en: 'Match INA-CBG code {inacbg_code} with the diagnoses and procedures in the discharge summary.',
  },
  amount: {
    id: 'Cocokkan biaya tagih {amount_claimed} dengan rincian biaya dan bukti layanan.',
    en: 'Match the {amount_claimed} claimed with the cost details and proof of service.',
  },
  dates: {
    id: 'Cocokkan tanggal masuk {admit_date} dan tanggal pulang {discharge_date} dengan resume medis.',
    en: 'Match admission on {admit_date} and discharge on {discharge_date} with the discharge summary.',
  },
  eligibility: {
    id: 'Pastikan surat eligibilitas peserta ada dan berlaku pada tanggal {admit_date}.',
    en: 'Make sure that there is an eligibility letter and that it held on {admit_date}.',
  },
  signatures: {
    id: 'Pastikan resume medis lengkap dan ditandatangani dokter penanggung jawab untuk klaim {claim_id}.',
    en: 'Make sure that the discharge summary of claim {claim_id} is complete and signed by the attending doctor.',
  },
} as const satisfies Record<string, Localized>;

export const checkOfOtherMarks: Localized = {
  id: 'Bandingkan berkas klaim asli dengan data yang dikirim: tanda mutu data {quality_marks} tercatat.',
  en: 'Compare the original claim file with the data sent: data-quality mark {quality_marks} is recorded.',
};

/** What each data-quality mark gives to check; marks without a text of their own share `checkOfOtherMarks`. */
export const checksOfMarks: Readonly<Record<string, Localized>> = {
  SEVERITY_CONTRADICTION: {
    id: 'Pastikan keparahan yang didukung resume medis: kode INA-CBG {inacbg_code} dan FKL23 tidak sejalan.',
    en: 'Establish which severity the discharge summary supports: INA-CBG code {inacbg_code} and FKL23 disagree.',
  },
  SEVERITY_MISSING: {
    id: 'Cari tingkat keparahan pada hasil pengelompokan INA-CBG: data tidak memuatnya.',
    en: 'Look for the severity in the INA-CBG grouping result: the data do not hold it.',
  },
  CASE_TYPE_CONTRADICTION: {
    id: 'Cocokkan kode INA-CBG {inacbg_code} dengan hasil pengelompokan: tipe kasusnya tidak mengenal keparahan ini.',
    en: 'Match INA-CBG code {inacbg_code} with the grouping result: its case type does not have this severity.',
  },
  INACBG_UNREADABLE: {
    id: 'Cari kode INA-CBG pada hasil pengelompokan: data tidak memuat kode yang terbaca.',
    en: 'Look for the INA-CBG code in the grouping result: the data hold no readable one.',
  },
  PAID_MISSING: {
    id: 'Pastikan apakah klaim masih diverifikasi: biaya terverifikasi tidak ada dalam data.',
    en: 'Establish whether the claim is still being verified: the amount paid is not in the data.',
  },
  BILLED_NOT_SUM: {
    id: 'Telusuri mengapa biaya tagih {amount_claimed} berbeda dari tarif {tariff_amount} ditambah top-up {topup_amount}.',
    en: 'Trace why the {amount_claimed} claimed differs from the tariff of {tariff_amount} plus top-ups of {topup_amount}.',
  },
  FACILITY_UNKNOWN: {
    id: 'Pastikan fasilitas yang menerbitkan tagihan: kode fasilitas tidak terbaca dari FKL02.',
    en: 'Establish which facility billed: no facility code can be read from FKL02.',
  },
  FACILITY_AMBIGUOUS: {
    id: 'Pastikan fasilitas yang menerbitkan tagihan: kode {facility_key} muncul dengan atribut yang berbeda-beda.',
    en: 'Establish which facility billed: key {facility_key} occurs with differing attributes.',
  },
  PATIENT_MISSING: {
    id: 'Cocokkan identitas peserta pada surat eligibilitas dengan berkas klaim: nomor peserta kosong dalam data.',
    en: 'Match the participant on the eligibility letter with the claim file: the participant number is empty in the data.',
  },
  DX_MISSING: {
    id: 'Cari diagnosis primer pada resume medis: data tidak memuatnya.',
    en: 'Look for the primary diagnosis in the discharge summary: the data do not hold it.',
  },
  DX_CONTRADICTION: {
    id: 'Pastikan diagnosis primer pada resume medis: kelompok {dx_primary_group} dan kode {dx_primary_code} tidak sejalan.',
    en: 'Establish the primary diagnosis in the discharge summary: group {dx_primary_group} and code {dx_primary_code} disagree.',
  },
  PROCEDURE_INCOHERENT: {
    id: 'Cari indikasi tindakan {procedure_codes} pada resume medis: klaim lain dengan diagnosis primer sejenis {dx_primary_code} tidak memuat tindakan seperti ini.',
    en: 'Look for the indication of procedure {procedure_codes} in the discharge summary: other claims with a primary diagnosis like {dx_primary_code} have no such procedure.',
  },
  DATE_UNLIKELY: {
    id: 'Cocokkan tanggal masuk {admit_date} dan tanggal pulang {discharge_date} dengan resume medis: salah satunya tidak wajar.',
    en: 'Match admission on {admit_date} and discharge on {discharge_date} with the discharge summary: one of them is unlikely.',
  },
  IDENTIFIER_MASKED: {
    id: 'Baca label diagnosis dan prosedur pada berkas klaim asli: sebagian disamarkan karena memuat nomor identitas atau kontak.',
    en: 'Read the labels of diagnosis and procedure in the original claim file: a part was masked, since it held an identity or contact number.',
  },
};
