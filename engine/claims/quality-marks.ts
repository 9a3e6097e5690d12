import type { Localized } from '../language.ts';

/** What the ETL marks. The order is that of the bits in sql/marts/claims_normalized.sql. */
export const etlMarks = {
  SEVERITY_CONTRADICTION: {
    id: 'Tingkat keparahan FKL23 bertentangan dengan akhiran kode INA-CBG; yang dipakai akhiran kode.',
    en: 'Severity in FKL23 contradicts the suffix of the INA-CBG code; the suffix is used.',
  },
  SEVERITY_MISSING: { id: 'Tingkat keparahan tidak diketahui.', en: 'Severity is not known.' },
  CASE_TYPE_CONTRADICTION: {
    id: 'Tipe kasus INA-CBG tidak mengenal tingkat keparahan ini.',
    en: 'The INA-CBG case type does not have this severity.',
  },
  INACBG_UNREADABLE: { id: 'Kode INA-CBG kosong atau tidak terbaca.', en: 'The INA-CBG code is empty or unreadable.' },
  PAID_MISSING: { id: 'Biaya verifikasi (FKL48) kosong.', en: 'The verified amount (FKL48) is empty.' },
  BILLED_NOT_SUM: {
    id: 'Biaya tagih tidak sama dengan tarif ditambah top-up, atau tarifnya kosong.',
    en: 'The billed amount is not the tariff plus the top-ups, or the tariff is empty.',
  },
  FACILITY_UNKNOWN: { id: 'Kode fasilitas tidak dapat dibaca dari FKL02.', en: 'No facility code can be read from FKL02.' },
  FACILITY_AMBIGUOUS: {
    id: 'Kode fasilitas muncul dengan lebih dari satu kumpulan atribut.',
    en: 'The facility code occurs with more than one set of attributes.',
  },
  PATIENT_MISSING: { id: 'Nomor peserta kosong.', en: 'The participant number is empty.' },
  DX_MISSING: { id: 'Diagnosis primer kosong.', en: 'The primary diagnosis is empty.' },
  DX_CONTRADICTION: {
    id: 'Diagnosis primer 3 karakter (FKL17A) bertentangan dengan kode lengkapnya (FKL18).',
    en: 'The 3-character primary diagnosis (FKL17A) contradicts its full code (FKL18).',
  },
  CODE_UNKNOWN: {
    id: 'Ada kolom berkode (provinsi, kelas, layanan, segmen, …) yang kosong atau tidak dikenal.',
    en: 'A coded column (province, class, service, segment, …) is empty or unknown.',
  },
  IDENTIFIER_MASKED: {
    id: 'NIK, nomor peserta, nomor telepon, atau surel di dalam label atau kode disamarkan sebagai […].',
    en: 'A NIK, participant number, telephone number or e-mail address within a label or code was masked as […].',
  },
} as const satisfies Record<string, Localized>;

/** What is marked besides on a claim that came in by a channel: its sender may say more than a raw file, and nobody has checked it. */
export const liveMarks = {
  CODE_UNLISTED: {
    id: 'Ada kode diagnosis, tindakan, atau INA-CBG yang tidak ada dalam daftar rujukan.',
    en: 'A code of a diagnosis, a procedure or an INA-CBG is not in the reference lists.',
  },
  PROCEDURE_INCOHERENT: {
    id: 'Tindakan tidak pernah muncul bersama diagnosis primer sejenis, padahal keduanya sering muncul.',
    en: 'A procedure that never occurs together with primary diagnoses of this kind, although both occur often.',
  },
  GAP_CONTRADICTION: {
    id: 'Selisih yang dinyatakan pengirim bukan biaya tagih dikurangi biaya verifikasi; yang dipakai hasil hitungan.',
    en: 'The gap that the sender states is not billed less verified; what is computed is used.',
  },
  DATE_UNLIKELY: {
    id: 'Pulang setelah hari pesan diterima, atau datang sebelum JKN dimulai (2014).',
    en: 'Discharged after the day the message came in, or admitted before JKN began (2014).',
  },
} as const satisfies Record<string, Localized>;

export type LiveMark = keyof typeof liveMarks;

/** Data-quality findings that a claim keeps with it. */
export const qualityMarks = { ...etlMarks, ...liveMarks } as const;
