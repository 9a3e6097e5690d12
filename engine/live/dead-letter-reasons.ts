import type { Localized } from '../language.ts';

/** Why a message became no claim. Codes are stable; the texts are for people. */
export const deadLetterReasons = {
  EMPTY: { id: 'Pesan kosong.', en: 'The message is empty.' },
  TOO_LARGE: { id: 'Pesan lebih besar dari 64 KiB.', en: 'The message is larger than 64 KiB.' },
  ENCODING_INVALID: { id: 'Pesan bukan UTF-8.', en: 'The message is not UTF-8.' },
  TOO_DEEP: { id: 'Pesan bersarang lebih dari 8 tingkat.', en: 'The message nests deeper than 8 levels.' },
  NOT_JSON: { id: 'Pesan bukan JSON.', en: 'The message is not JSON.' },
  NOT_AN_OBJECT: { id: 'Pesan bukan objek JSON.', en: 'The message is no JSON object.' },
  KEYS_REPEATED: { id: 'Satu nama muncul dua kali dalam objek yang sama.', en: 'A name occurs twice in one object.' },
  FIELD_MISSING: { id: 'Kolom wajib kosong.', en: 'A required field is missing.' },
  FIELD_INVALID: {
    id: 'Jenis, panjang, atau karakter sebuah kolom tidak dapat diterima.',
    en: 'A field is of a wrong type, too long, or holds characters that are not accepted.',
  },
  CLAIM_ID_INVALID: { id: 'claim_id bukan nomor klaim.', en: 'claim_id is no id of a claim.' },
  CLAIM_ID_SIMULATED: { id: 'Klaim simulasi di jalur klaim nyata.', en: 'A simulated claim at the intake of real ones.' },
  CLAIM_ID_REAL: { id: 'Klaim nyata di jalur simulasi.', en: 'A real claim at the intake of the simulation.' },
  DATE_IMPOSSIBLE: {
    id: 'Tanggal tidak mungkin, tidak terbaca, atau di luar 1900–2100.',
    en: 'A date that is impossible, unreadable or outside 1900 to 2100.',
  },
  DISCHARGE_BEFORE_ADMISSION: { id: 'Pulang sebelum datang.', en: 'Discharged before admission.' },
  AMOUNT_NOT_WHOLE: { id: 'Nilai rupiah bukan bilangan bulat.', en: 'A rupiah amount that is no whole number.' },
  AMOUNT_OUT_OF_RANGE: {
    id: 'Nilai rupiah negatif atau mulai dari Rp 100 miliar.',
    en: 'A rupiah amount below zero or from Rp 100 billion.',
  },
  KEEPING_FAILED: { id: 'Klaim ini tidak dapat disimpan.', en: 'This claim could not be kept.' },
  SCORING_FAILED: { id: 'Klaim ini tidak dapat diberi skor.', en: 'This claim could not be scored.' },
} as const satisfies Record<string, Localized>;

export type DeadLetterReason = keyof typeof deadLetterReasons;

export function isDeadLetterReason(code: unknown): code is DeadLetterReason {
  return typeof code === 'string' && code in deadLetterReasons;
}
