import { type Localized, closingReasons } from '#engine';

import type { SectionId } from './answer.ts';

export const sectionTitles: Readonly<Record<SectionId, Localized>> = {
  identity: { id: 'Identitas klaim', en: 'Claim identity' },
  costs: { id: 'Biaya', en: 'Costs' },
  peers: { id: 'Perbandingan dengan kelompok pembanding', en: 'Comparison with peers' },
  flags: { id: 'Indikasi yang aktif', en: 'Active indications' },
  risk: { id: 'Risiko', en: 'Risk' },
  follow_up: { id: 'Pertanyaan tindak lanjut', en: 'Follow-up questions' },
};

export const disclosures: Readonly<Record<'offline' | 'model' | 'mixed' | 'replaced' | 'spent', Localized>> = {
  offline: {
    id: 'Disusun secara deterministik dari data; tidak ada model bahasa yang digunakan.',
    en: 'Composed deterministically from the data; no language model was used.',
  },
  model: {
    id: 'Disusun oleh model bahasa; setiap angka, tanggal, dan kode telah dicocokkan dengan bukti.',
    en: 'Composed by a language model; every figure, date and code was matched with evidence.',
  },
  mixed: {
    id: 'Jawaban model bahasa tidak lolos pemeriksaan; bagian yang tidak lolos diganti teks deterministik dari data.',
    en: 'The language model’s answer did not pass the check; what failed was replaced by deterministic text from the data.',
  },
  replaced: {
    id: 'Model bahasa tidak memberi jawaban yang lolos pemeriksaan; jawaban ini disusun secara deterministik dari data.',
    en: 'The language model gave no answer that passed the check; this one was composed deterministically from the data.',
  },
  spent: {
    id: 'Kuota model bahasa Anda untuk hari ini sudah habis; jawaban ini disusun secara deterministik dari data, tanpa model bahasa.',
    en: 'Your quota of the language model is used up for today; this answer was composed deterministically from the data, without a language model.',
  },
};

/** Words in place of a value that a claim lacks or that is left out. */
export const placeholders: Readonly<Record<'missing' | 'withheld' | 'others', Localized>> = {
  missing: { id: '(tidak ada data)', en: '(no data)' },
  withheld: { id: '(label tidak ditampilkan: isinya tidak lazim)', en: '(label not shown: unusual content)' },
  others: { id: 'dan {n} lainnya', en: 'and {n} more' },
};

/** Names of the levels of the peer ladder, 1 the narrowest. */
export const peerLevels: Readonly<Record<number, Localized>> = {
  1: { id: 'diagnosis × keparahan × kelas × provinsi', en: 'diagnosis × severity × class × province' },
  2: { id: 'diagnosis × keparahan × kelas', en: 'diagnosis × severity × class' },
  3: { id: 'diagnosis × keparahan', en: 'diagnosis × severity' },
  4: { id: 'keparahan × kelas', en: 'severity × class' },
  5: { id: 'keparahan', en: 'severity' },
};

/** English words for the stored categories; Indonesian shows them as they are. */
export const englishCategories: Readonly<Record<string, string>> = {
  'rawat jalan': 'outpatient',
  ringan: 'mild',
  sedang: 'moderate',
  berat: 'severe',
  'laki-laki': 'male',
  perempuan: 'female',
  ...Object.fromEntries(Object.values(closingReasons).map(({ label }) => [label.id, label.en])),
};

/** Sentences of a summary. Braces name evidence: its value is shown as its unit asks, and the sentence cites it. */
export const sentences = {
  identityService: {
    id: 'Klaim {claim.claim_id} adalah klaim {claim.service_type}{service} dari fasilitas {claim.facility_key}{facility}.',
    en: 'Claim {claim.claim_id} is a {claim.service_type} claim{service} of facility {claim.facility_key}{facility}.',
  },
  identityBare: { id: 'Klaim {claim.claim_id}{facility}.', en: 'Claim {claim.claim_id}{facility}.' },
  facilityNamed: { id: 'Nama fasilitas menurut daftar acuan: {claim.facility_name}.', en: 'Facility name by the reference list: {claim.facility_name}.' },
  facilityCandidates: {
    id: 'Data tidak menentukan nama fasilitas; kandidat menurut daftar acuan: {facility.candidates}.',
    en: 'The data do not identify the facility’s name; candidates by the reference list: {facility.candidates}.',
  },
  facilityUnnamed: { id: 'Data tidak menentukan nama fasilitas.', en: 'The data do not identify the facility’s name.' },
  facilityAmbiguous: {
    id: 'Kode fasilitas {claim.facility_key} muncul dengan atribut yang berbeda-beda, sehingga identitas fasilitas belum jelas.',
    en: 'Facility key {claim.facility_key} occurs with differing attributes, so the facility is not identified with confidence.',
  },
  stay: {
    id: 'Peserta masuk {claim.admit_date} dan pulang {claim.discharge_date}, lama rawat {claim.los} hari.',
    en: 'The participant was admitted on {claim.admit_date} and discharged on {claim.discharge_date}, a stay of {claim.los} days.',
  },
  visit: {
    id: 'Kunjungan dimulai {claim.admit_date} dan selesai {claim.discharge_date}, lama rawat {claim.los} hari.',
    en: 'The visit began on {claim.admit_date} and ended on {claim.discharge_date}, a stay of {claim.los} days.',
  },
  diagnosis: { id: 'Diagnosis primer {claim.dx_primary_code} {claim.dx_primary_label}.', en: 'Primary diagnosis {claim.dx_primary_code} {claim.dx_primary_label}.' },
  diagnosisCode: { id: 'Diagnosis primer {claim.dx_primary_code}, tanpa label dalam data.', en: 'Primary diagnosis {claim.dx_primary_code}, without a label in the data.' },
  diagnosisNone: { id: 'Data tidak memuat diagnosis primer.', en: 'The data hold no primary diagnosis.' },
  grouping: { id: 'Kelompok INA-CBG {claim.inacbg_code}{label}{severity}.', en: 'INA-CBG group {claim.inacbg_code}{label}{severity}.' },
  secondary: {
    id: 'Diagnosis sekunder: {claim.comorbidity_count} diagnosis, yaitu {claim.dx_secondary_codes}.',
    en: 'Secondary diagnoses: {claim.comorbidity_count}, namely {claim.dx_secondary_codes}.',
  },
  secondaryNone: { id: 'Tidak ada diagnosis sekunder yang tercatat.', en: 'No secondary diagnosis is recorded.' },
  procedures: { id: 'Tindakan yang tercatat: {procedures}.', en: 'Procedures recorded: {procedures}.' },
  proceduresNone: { id: 'Tidak ada tindakan yang tercatat.', en: 'No procedure is recorded.' },
  patient: { id: 'Peserta: {details}.', en: 'Participant: {details}.' },
  paid: {
    id: 'Biaya tagih {claim.amount_claimed}, biaya terverifikasi {claim.amount_paid}, selisih {claim.amount_gap}{ratio}.',
    en: 'Amount claimed {claim.amount_claimed}, amount paid {claim.amount_paid}, gap {claim.amount_gap}{ratio}.',
  },
  unpaid: {
    id: 'Biaya tagih {claim.amount_claimed}; biaya terverifikasi tidak ada dalam data, sehingga selisih dan rasio bayar tidak dihitung.',
    en: 'Amount claimed {claim.amount_claimed}; the amount paid is not in the data, so gap and payment ratio are not computed.',
  },
  paidAbove: {
    id: 'Biaya terverifikasi {claim.amount_paid} lebih besar daripada biaya tagih {claim.amount_claimed}.',
    en: 'The amount paid, {claim.amount_paid}, is larger than the amount claimed, {claim.amount_claimed}.',
  },
  tariff: { id: 'Tarif INA-CBG {claim.tariff_amount}{region}.', en: 'INA-CBG tariff {claim.tariff_amount}{region}.' },
  tariffNone: { id: 'Tarif INA-CBG tidak ada dalam data.', en: 'The INA-CBG tariff is not in the data.' },
  topup: { id: 'Top-up {claim.topup_amount}{codes}{share}.', en: 'Top-ups {claim.topup_amount}{codes}{share}.' },
  topupNone: { id: 'Klaim ini tidak memuat top-up.', en: 'The claim has no top-up.' },
  tariffDiffers: {
    id: 'Biaya tagih {claim.amount_claimed} tidak sama dengan tarif {claim.tariff_amount} ditambah top-up {claim.topup_amount}.',
    en: 'The amount claimed, {claim.amount_claimed}, is not the tariff of {claim.tariff_amount} plus top-ups of {claim.topup_amount}.',
  },
  peerGroup: {
    id: 'Kelompok pembanding {claim.peer_key} (tingkat {claim.peer_level}: {level}) berisi n = {claim.peer_n} klaim lain.',
    en: 'Peer group {claim.peer_key} (level {claim.peer_level}: {level}) holds n = {claim.peer_n} other claims.',
  },
  peerFigures: {
    id: 'Biaya tagih pembanding: rata-rata {claim.peer_mean}, P90 {claim.peer_p90}{std}.',
    en: 'Amounts claimed by the peers: mean {claim.peer_mean}, P90 {claim.peer_p90}{std}.',
  },
  abovePeers: {
    id: 'Biaya tagih {claim.amount_claimed} berada {difference} di atas P90 pembanding {claim.peer_p90}.',
    en: 'The amount claimed, {claim.amount_claimed}, is {difference} above the peers’ P90 of {claim.peer_p90}.',
  },
  belowPeers: {
    id: 'Biaya tagih {claim.amount_claimed} tidak melebihi P90 pembanding {claim.peer_p90}.',
    en: 'The amount claimed, {claim.amount_claimed}, does not exceed the peers’ P90 of {claim.peer_p90}.',
  },
  zscore: {
    id: 'Z-score biaya {claim.cost_zscore}: jarak biaya tagih dari rata-rata pembanding dalam simpangan baku.',
    en: 'Cost z-score {claim.cost_zscore}: the distance of the amount claimed from the peers’ mean in standard deviations.',
  },
  zscoreNone: {
    id: 'Z-score tidak dihitung: biaya klaim pembanding tidak berbeda satu sama lain.',
    en: 'No z-score is computed: the peers’ amounts do not differ from each other.',
  },
  peersNone: {
    id: 'Tidak ada kelompok pembanding dengan jumlah klaim yang memadai; rata-rata, P90, dan z-score tidak dihitung, dan aturan yang memerlukannya tidak dinilai.',
    en: 'No peer group has enough claims; mean, P90 and z-score are not computed, and rules that need them are not assessed.',
  },
  ruleActive: { id: 'Indikasi aktif “{label}” (bobot {weight}): {explanation}', en: 'Active indication “{label}” (weight {weight}): {explanation}' },
  ruleNotEvaluated: {
    id: 'Aturan “{label}” tidak dievaluasi; data yang diperlukan tidak ada: {inputs}.',
    en: 'Rule “{label}” was not evaluated; data it needs are missing: {inputs}.',
  },
  rulesInactive: { id: 'Aturan yang diperiksa dan tidak aktif: {labels}.', en: 'Rules checked and not active: {labels}.' },
  flagsNone: { id: 'Tidak ada aturan yang aktif pada klaim ini.', en: 'No rule is active on this claim.' },
  qualityMark: { id: 'Tanda mutu data {mark}: {explanation}', en: 'Data-quality mark {mark}: {explanation}' },
  qualityMarks: { id: 'Tanda mutu data pada klaim ini: {claim.quality_marks}.', en: 'Data-quality marks on this claim: {claim.quality_marks}.' },
  riskScore: {
    id: 'Skor risiko {claim.risk_score}, peringkat {claim.risk_rank} dari {snapshot.claims} klaim dalam snapshot.',
    en: 'Risk score {claim.risk_score}, rank {claim.risk_rank} of {snapshot.claims} claims in the snapshot.',
  },
  riskFromRules: {
    id: 'Skor ini berasal dari aturan: skor aturan {claim.rule_score} ({claim.ruleset_version}), skor model {claim.ml_score_normalized} ({claim.model_version}).',
    en: 'The score comes from the rules: rule score {claim.rule_score} ({claim.ruleset_version}), model score {claim.ml_score_normalized} ({claim.model_version}).',
  },
  riskFromModel: {
    id: 'Skor ini berasal dari model anomali: skor model {claim.ml_score_normalized} ({claim.model_version}), skor aturan {claim.rule_score} ({claim.ruleset_version}).',
    en: 'The score comes from the anomaly model: model score {claim.ml_score_normalized} ({claim.model_version}), rule score {claim.rule_score} ({claim.ruleset_version}).',
  },
  riskFromBoth: {
    id: 'Aturan dan model memberi skor yang sama: skor aturan {claim.rule_score} ({claim.ruleset_version}), skor model {claim.ml_score_normalized} ({claim.model_version}).',
    en: 'Rules and model give the same score: rule score {claim.rule_score} ({claim.ruleset_version}), model score {claim.ml_score_normalized} ({claim.model_version}).',
  },
  riskReason: {
    id: 'Yang menonjol bagi model: {reason} ({share} dari pengaruh semua ciri).',
    en: 'What stands out to the model: {reason} ({share} of the effect of all features).',
  },
  lowerAmountBelow: {
    id: 'Dengan biaya tagih paling besar {lower_amount.to}, dan hal lain tetap, skor model klaim ini tidak melewati batas {limit} klaim yang paling tidak lazim; selisih dan z-score mengikuti biaya tagih.',
    en: 'Were the amount claimed no more than {lower_amount.to}, all else equal, the model score would not pass the limit of the {limit} most unusual claims; gap and z-score follow the amount claimed.',
  },
  lowerAmountBetween: {
    id: 'Dengan biaya tagih antara {lower_amount.from} dan {lower_amount.to}, dan hal lain tetap, skor model klaim ini tidak melewati batas {limit} klaim yang paling tidak lazim; selisih dan z-score mengikuti biaya tagih.',
    en: 'Were the amount claimed between {lower_amount.from} and {lower_amount.to}, all else equal, the model score would not pass the limit of the {limit} most unusual claims; gap and z-score follow the amount claimed.',
  },
  riskIndication: {
    id: 'Skor ini adalah indikasi untuk ditelaah auditor, bukan putusan atas klaim, fasilitas, atau peserta.',
    en: 'The score is an indication for an auditor to review, not a decision on the claim, the facility or the participant.',
  },
} as const satisfies Record<string, Localized>;

/** Parts that are put into sentences where the claim has them. */
export const fragments = {
  inpatient: { id: ' (rawat inap)', en: ' (inpatient)' },
  outpatient: { id: ' (rawat jalan)', en: ' (outpatient)' },
  facilityBare: { id: ' dari fasilitas {claim.facility_key}', en: ' of facility {claim.facility_key}' },
  facilityClass: { id: ', kelas fasilitas {claim.facility_class}', en: ', facility class {claim.facility_class}' },
  district: { id: ', {claim.district_name}', en: ', {claim.district_name}' },
  province: { id: ', provinsi {claim.province_name}', en: ', province {claim.province_name}' },
  groupLabel: { id: ' {claim.inacbg_label}', en: ' {claim.inacbg_label}' },
  severity: { id: ', tingkat keparahan {claim.severity_group}', en: ', severity {claim.severity_group}' },
  sex: { id: 'jenis kelamin {claim.patient_sex}', en: 'sex {claim.patient_sex}' },
  age: { id: 'usia {claim.patient_age} tahun', en: 'age {claim.patient_age} years' },
  entitlement: { id: 'hak kelas rawat {claim.entitlement_class}', en: 'entitlement {claim.entitlement_class}' },
  segment: { id: 'segmen {claim.segment}', en: 'segment {claim.segment}' },
  discharge: { id: 'cara pulang {claim.discharge_status}', en: 'discharge status {claim.discharge_status}' },
  ratio: { id: ', rasio bayar {claim.payment_ratio}', en: ', payment ratio {claim.payment_ratio}' },
  region: { id: ' (regional {claim.tariff_region})', en: ' (region {claim.tariff_region})' },
  topupCodes: { id: ' (kode {claim.topup_codes})', en: ' (code {claim.topup_codes})' },
  topupShare: { id: ', yaitu {share} dari biaya tagih {claim.amount_claimed}', en: ', that is {share} of the {claim.amount_claimed} claimed' },
  std: { id: ', simpangan baku {claim.peer_std}', en: ', standard deviation {claim.peer_std}' },
  participantKey: { id: 'kunci peserta', en: 'participant key' },
} as const satisfies Record<string, Localized>;

/** Questions that fit what a claim shows, beside those of its active rules. */
export const questions = {
  longStay: {
    id: 'Apakah lama rawat {claim.los} hari didukung catatan perkembangan dan indikasi medis di resume medis?',
    en: 'Do progress notes and the discharge summary support a stay of {claim.los} days?',
  },
  zeroDayInpatient: {
    id: 'Klaim RITL ini mempunyai lama rawat {claim.los} hari: apakah ada bukti pasien menempati tempat tidur?',
    en: 'This RITL claim has a stay of {claim.los} days: is there proof that the patient occupied a bed?',
  },
  noPaidAmount: {
    id: 'Biaya terverifikasi belum ada dalam data: apakah klaim ini masih dalam proses verifikasi?',
    en: 'The amount paid is not in the data: is this claim still being verified?',
  },
  topup: {
    id: 'Apakah top-up {claim.topup_amount} ({claim.topup_codes}) didukung resep, hasil penunjang, atau laporan tindakan?',
    en: 'Are the top-ups of {claim.topup_amount} ({claim.topup_codes}) supported by prescriptions, test results or operative reports?',
  },
  severityWithoutSecondary: {
    id: 'Tingkat keparahan {claim.severity_group} tanpa diagnosis sekunder: apa dasar klinis pada resume medis?',
    en: 'Severity {claim.severity_group} without a secondary diagnosis: what is its clinical basis in the discharge summary?',
  },
  manySecondary: {
    id: 'Apakah {claim.comorbidity_count} diagnosis sekunder semuanya ditegakkan dan ditatalaksana pada episode ini?',
    en: 'Were all {claim.comorbidity_count} secondary diagnoses established and treated in this episode?',
  },
  procedure: {
    id: 'Apakah laporan tindakan {claim.procedure_codes} ada dan sesuai dengan diagnosis primer {claim.dx_primary_code}?',
    en: 'Is there a report of procedure {claim.procedure_codes}, and does it fit primary diagnosis {claim.dx_primary_code}?',
  },
  abovePeers: {
    id: 'Komponen apa yang membuat biaya tagih {claim.amount_claimed} melebihi P90 pembanding {claim.peer_p90}?',
    en: 'Which component takes the {claim.amount_claimed} claimed above the peers’ P90 of {claim.peer_p90}?',
  },
  anomaly: {
    id: 'Skor model {claim.ml_score_normalized} tinggi tanpa aturan yang aktif: ciri klaim mana yang tidak lazim menurut resume medis?',
    en: 'The model score is {claim.ml_score_normalized} with no rule active: which feature of the claim is unusual by the discharge summary?',
  },
  severityContradiction: {
    id: 'Kode INA-CBG {claim.inacbg_code} dan tingkat keparahan pada data tidak sejalan: keparahan mana yang didukung resume medis?',
    en: 'INA-CBG code {claim.inacbg_code} and the severity in the data disagree: which severity does the discharge summary support?',
  },
  diagnosisContradiction: {
    id: 'Kelompok diagnosis {claim.dx_primary_group} dan kode lengkap {claim.dx_primary_code} tidak sejalan: diagnosis primer mana yang tertulis di resume medis?',
    en: 'Diagnosis group {claim.dx_primary_group} and full code {claim.dx_primary_code} disagree: which primary diagnosis does the discharge summary state?',
  },
  billedNotSum: {
    id: 'Komponen apa yang membuat biaya tagih {claim.amount_claimed} berbeda dari tarif {claim.tariff_amount} ditambah top-up {claim.topup_amount}?',
    en: 'Which component makes the {claim.amount_claimed} claimed differ from the tariff of {claim.tariff_amount} plus top-ups of {claim.topup_amount}?',
  },
  qualityMark: {
    id: 'Tanda mutu data {claim.quality_marks} tercatat: apakah berkas klaim asli berbeda dari data yang dikirim?',
    en: 'Data-quality mark {claim.quality_marks} is recorded: does the original claim file differ from the data sent?',
  },
  diagnosis: {
    id: 'Apakah diagnosis primer {claim.dx_primary_code} didukung anamnesis, pemeriksaan, dan hasil penunjang di resume medis?',
    en: 'Is primary diagnosis {claim.dx_primary_code} supported by history, examination and tests in the discharge summary?',
  },
  grouping: {
    id: 'Apakah pengelompokan INA-CBG {claim.inacbg_code} sesuai dengan diagnosis dan tindakan di resume medis?',
    en: 'Does the INA-CBG grouping {claim.inacbg_code} match the diagnoses and procedures in the discharge summary?',
  },
  eligibility: {
    id: 'Apakah surat eligibilitas peserta dan bukti layanan tersedia untuk tanggal {claim.admit_date}?',
    en: 'Are the eligibility letter and proof of service available for {claim.admit_date}?',
  },
  amount: {
    id: 'Apakah rincian biaya dan bukti layanan mendukung biaya tagih {claim.amount_claimed}?',
    en: 'Do the cost details and proof of service support the {claim.amount_claimed} claimed?',
  },
} as const satisfies Record<string, Localized>;

