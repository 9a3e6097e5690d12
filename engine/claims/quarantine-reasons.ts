import type { Localized } from '../language.ts';

/** Why a record did not become a claim. Codes are stable; the texts are for people. */
export const quarantineReasons = {
  COLUMNS_MISSING: { id: 'Jumlah kolom kurang dari judul berkas.', en: 'Fewer columns than the header.' },
  COLUMNS_EXTRA: { id: 'Jumlah kolom lebih dari judul berkas.', en: 'More columns than the header.' },
  QUOTE_UNBALANCED: { id: 'Tanda kutip tidak berpasangan.', en: 'A quotation mark without its partner.' },
  ENCODING_INVALID: { id: 'Karakter tidak dapat dibaca.', en: 'Characters that cannot be read.' },
  LINE_TOO_LONG: { id: 'Baris terlalu panjang.', en: 'The line is too long.' },
  RECORD_UNREADABLE: { id: 'Rekaman tidak dapat dibaca.', en: 'The record cannot be read.' },
  CLAIM_ID_MISSING: { id: 'ID kunjungan (FKL02) kosong.', en: 'The visit id (FKL02) is empty.' },
  CLAIM_ID_REPEATED: {
    id: 'ID kunjungan (FKL02) sudah dipakai rekaman sebelumnya.',
    en: 'The visit id (FKL02) was used by an earlier record.',
  },
  DATE_MISSING: { id: 'Tanggal datang atau pulang kosong.', en: 'The date of admission or discharge is empty.' },
  DATE_IMPOSSIBLE: { id: 'Tanggal tidak mungkin atau tidak terbaca.', en: 'A date that is impossible or unreadable.' },
  DISCHARGE_BEFORE_ADMISSION: { id: 'Pulang sebelum datang.', en: 'Discharged before admission.' },
  AMOUNT_MISSING: { id: 'Biaya tagih (FKL47) kosong.', en: 'The billed amount (FKL47) is empty.' },
  AMOUNT_NOT_A_NUMBER: { id: 'Nilai rupiah tidak terbaca sebagai angka.', en: 'A rupiah amount that is no number.' },
  AMOUNT_OUT_OF_RANGE: {
    id: 'Nilai rupiah negatif atau mulai dari Rp 100 miliar.',
    en: 'A rupiah amount below zero or from Rp 100 billion.',
  },
} as const satisfies Record<string, Localized>;

export type QuarantineReason = keyof typeof quarantineReasons;

/** DuckDB's names of what breaks the layout of a CSV record. */
export const layoutReasons: Readonly<Record<string, QuarantineReason>> = {
  'MISSING COLUMNS': 'COLUMNS_MISSING',
  'TOO MANY COLUMNS': 'COLUMNS_EXTRA',
  'UNQUOTED VALUE': 'QUOTE_UNBALANCED',
  'INVALID ENCODING': 'ENCODING_INVALID',
  'LINE SIZE OVER MAXIMUM': 'LINE_TOO_LONG',
};
