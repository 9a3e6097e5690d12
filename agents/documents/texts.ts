import type { Localized } from '#engine';

/** Every word of a document that is no statement of the engine. Braces name evidence of a claim, or a part given. */
export const letterTexts = {
  title: { id: 'Permintaan dokumen klaim {claim.claim_id}', en: 'Request for documents of claim {claim.claim_id}' },
  number: { id: 'Nomor', en: 'Number' },
  subject: { id: 'Perihal', en: 'Subject' },
  dated: { id: '{place}, {day}', en: '{place}, {day}' },
  to: { id: 'Kepada Yth.', en: 'To' },
  head: { id: 'Direktur {claim.facility_name}', en: 'The Director of {claim.facility_name}' },
  headUnnamed: { id: 'Pimpinan fasilitas kesehatan', en: 'The head of the health facility' },
  key: { id: 'Kode fasilitas {claim.facility_key}', en: 'Facility key {claim.facility_key}' },
  class: { id: '{claim.facility_class}', en: '{claim.facility_class}' },
  district: { id: '{claim.district_name}', en: '{claim.district_name}' },
  province: { id: 'Provinsi {claim.province_name}', en: 'Province {claim.province_name}' },
  greeting: { id: 'Dengan hormat,', en: 'Dear Sir or Madam,' },
  opening: { id: 'Sehubungan dengan pemeriksaan administrasi klaim Jaminan Kesehatan Nasional, kami mohon salinan dokumen pendukung untuk klaim berikut.', en: 'In the course of an administrative examination of claims of the national health insurance (JKN), we kindly ask for copies of the documents that support the following claim.' },
  claim: { id: 'Klaim', en: 'Claim' },
  requests: { id: 'Dokumen yang diminta', en: 'Documents requested' },
  why: { id: 'untuk {why}', en: '{why}' },
  deadline: { id: 'Mohon dokumen tersebut kami terima paling lambat tanggal {day} ({n} hari kalender sejak tanggal surat ini). Bila ada dokumen yang tidak tersedia, mohon diterangkan secara tertulis.', en: 'Please let us have these documents by {day} at the latest ({n} calendar days from the date of this letter). Where a document is not available, please say so in writing.' },
  ownWords: { id: 'Catatan dari pemeriksa', en: 'Note of the examiner' },
  closing: { id: 'Surat ini meminta dokumen untuk pemeriksaan berkas; surat ini bukan putusan atas klaim dan bukan penilaian atas fasilitas atau petugasnya. Atas kerja sama Saudara kami ucapkan terima kasih.', en: 'This letter asks for documents to examine a file; it is no decision on the claim and no judgement of the facility or its staff. Thank you for your cooperation.' },
  sender: { id: 'Hormat kami,', en: 'Yours faithfully,' },
  receiver: { id: 'Diterima oleh fasilitas,', en: 'Received by the facility,' },
} as const satisfies Record<string, Localized>;

/** Fields of the claim in a letter: those that the claim has. */
export const claimFieldTexts: readonly { readonly label: Localized; readonly value: Localized }[] = [
  { label: { id: 'ID klaim', en: 'Claim id' }, value: { id: '{claim.claim_id}', en: '{claim.claim_id}' } },
  { label: { id: 'Jenis pelayanan', en: 'Service type' }, value: { id: '{claim.service_type}{service}', en: '{claim.service_type}{service}' } },
  { label: { id: 'Tanggal pelayanan', en: 'Dates of service' }, value: { id: '{claim.admit_date} sampai {claim.discharge_date}', en: '{claim.admit_date} to {claim.discharge_date}' } },
  { label: { id: 'Diagnosis primer', en: 'Primary diagnosis' }, value: { id: '{claim.dx_primary_code}{label}', en: '{claim.dx_primary_code}{label}' } },
  { label: { id: 'Diagnosis sekunder', en: 'Secondary diagnoses' }, value: { id: '{claim.dx_secondary_codes}', en: '{claim.dx_secondary_codes}' } },
  { label: { id: 'Tindakan', en: 'Procedures' }, value: { id: '{claim.procedure_codes}', en: '{claim.procedure_codes}' } },
  { label: { id: 'Kode INA-CBG', en: 'INA-CBG code' }, value: { id: '{claim.inacbg_code}', en: '{claim.inacbg_code}' } },
];

export const noteTexts = {
  title: { id: 'Catatan audit klaim {claim.claim_id}', en: 'Audit note on claim {claim.claim_id}' },
  finding: { id: 'Temuan', en: 'Finding' },
  identity: { id: 'Klaim', en: 'Claim' },
  active: { id: 'Indikasi yang aktif', en: 'Active indications' },
  notEvaluated: { id: 'Yang tidak dapat dievaluasi', en: 'What could not be evaluated' },
  allEvaluated: { id: 'Semua aturan dapat dievaluasi.', en: 'All rules could be evaluated.' },
  peers: { id: 'Perbandingan dan kekuatannya', en: 'Comparison and its strength' },
  decision: { id: 'Keputusan', en: 'Decision' },
  checklist: { id: 'Daftar periksa', en: 'Checklist' },
  ownWords: { id: 'Catatan pemeriksa, dengan kata-katanya sendiri', en: 'Note of the auditor, in their own words' },
  indication: { id: 'Skor dan indikasi di atas adalah bahan telaah, bukan putusan atas klaim.', en: 'The scores and indications above are for review and no decision on the claim.' },
  signer: { id: 'Pemeriksa,', en: 'Auditor,' },
} as const satisfies Record<string, Localized>;

export const listTexts = {
  simulated: { id: 'simulasi', en: 'simulated' },
  title: { id: 'Daftar klaim untuk rapat', en: 'List of claims for a meeting' },
  matched: { id: 'Klaim yang cocok', en: 'Claims that match' },
  shown: { id: '{shown} dari {n}, seperti urutan di bawah', en: '{shown} of {n}, in the order below' },
  shownAll: { id: '{n}, semuanya ada di bawah', en: '{n}, all of them below' },
  scope: { id: 'Cakupan', en: 'Scope' },
  everywhere: { id: 'seluruh wilayah', en: 'the whole country' },
  provinces: { id: 'provinsi dengan kode BPS {codes}', en: 'provinces of BPS code {codes}' },
  empty: { id: 'Tidak ada klaim yang cocok dengan permintaan ini.', en: 'No claim matches this request.' },
  totals: { id: 'Jumlah', en: 'Totals' },
  totalShown: { id: 'Di daftar ini: {n} klaim, biaya tagih {sum}.', en: 'In this list: {n} claims, {sum} claimed.' },
  totalMatched: { id: 'Semua klaim yang cocok: {n} klaim, biaya tagih {sum}.', en: 'All claims that match: {n} claims, {sum} claimed.' },
  no: { id: 'No.', en: 'No.' },
  claim: { id: 'ID klaim', en: 'Claim id' },
  facility: { id: 'Fasilitas', en: 'Facility' },
  dates: { id: 'Masuk – pulang', en: 'Admitted – discharged' },
  diagnosis: { id: 'Diagnosis primer', en: 'Primary diagnosis' },
  amount: { id: 'Biaya tagih', en: 'Amount claimed' },
  score: { id: 'Skor', en: 'Score' },
  flags: { id: 'Indikasi', en: 'Indications' },
  none: { id: '–', en: '–' },
  indication: { id: 'Skor dan indikasi adalah bahan telaah, bukan putusan atas klaim.', en: 'Scores and indications are for review and no decisions on claims.' },
} as const satisfies Record<string, Localized>;

/** What a document of the house says of how it came to be. */
export const originTexts = {
  claim: { id: 'Klaim', en: 'Claim' },
  read: { id: 'Permintaan', en: 'Request' },
  by: { id: 'Disusun oleh', en: 'Made by' },
  at: { id: 'Disusun pada', en: 'Made at' },
  snapshot: { id: 'Snapshot', en: 'Snapshot' },
  dataDate: { id: 'Tanggal data', en: 'Date of the data' },
  model: { id: 'Versi model', en: 'Model version' },
  ruleset: { id: 'Versi aturan', en: 'Ruleset version' },
} as const satisfies Record<string, Localized>;

export const signatureFields: readonly Localized[] = [{ id: 'Nama', en: 'Name' }, { id: 'Jabatan', en: 'Position' }];
