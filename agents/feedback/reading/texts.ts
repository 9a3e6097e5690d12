import { type Language, type Localized, closingReasons, reasonsOf } from '#engine';

import type { Why } from './problem.ts';

const reasons = reasonsOf('rejected').map((code) => closingReasons[code].label);

/** How a decision is told. Braces are filled in. */
export const told = {
  readAs: { id: 'Dibaca: {parts}', en: 'Read as: {parts}' },
  approved: { id: 'setujui, {amount} dibayar seluruhnya', en: 'approve, {amount} paid in full' },
  rejected: { id: 'tolak, dari {amount} tidak ada yang dibayar', en: 'reject, nothing of {amount} is paid' },
  partial: { id: 'koreksi {correctShare} ({correctAmount}), bayar {paidShare} ({paidAmount})', en: 'correct {correctShare} ({correctAmount}), pay {paidShare} ({paidAmount})' },
  reason: { id: 'alasan: {reason}', en: 'reason: {reason}' },
  notes: { id: 'catatan: {notes}', en: 'notes: {notes}' },
  about: { id: 'sekitar ', en: 'about ' },
  replaced: { id: 'Menggantikan usulan {ids} yang belum dikonfirmasi.', en: 'Replaces the proposal {ids}, which was not confirmed.' },
  sensed: { id: 'dibaca: {meaning} (arti dari model bahasa)', en: 'read as: {meaning} (a language model’s sense)' },
  chosen: { id: 'dari beberapa bacaan dipilih model bahasa: {label}', en: 'of several readings a language model chose: {label}' },
} satisfies Readonly<Record<string, Localized>>;

/** Words by which a choice is written: the grammar reads them. */
export const decisionWords: Readonly<Record<Language, Readonly<Record<'approve' | 'reject' | 'pay' | 'correct' | 'because' | 'reason' | 'whole' | 'part', string>>>> = {
  id: { approve: 'setujui', reject: 'tolak', pay: 'bayar', correct: 'koreksi', because: 'karena', reason: 'alasan', whole: 'seluruhnya', part: 'sebagian' },
  en: { approve: 'approve', reject: 'reject', pay: 'pay', correct: 'correct', because: 'because', reason: 'reason', whole: 'in full', part: 'in part' },
};

/** What is asked back where a sentence leaves something open. */
export const questions: Readonly<Record<Why, Localized>> = {
  question: {
    id: 'Kalimat itu bertanya ({words}), jadi tidak ada yang diusulkan. Tulis keputusannya sebagai pernyataan, misalnya “setujui” atau “tolak, klaim ganda”.',
    en: 'The sentence asks ({words}), so nothing is proposed. Write the decision as a statement, such as “approve” or “reject, a duplicate”.',
  },
  condition: {
    id: 'Keputusannya memakai syarat atau kekecualian ({words}), dan itu tidak dapat dicatat. Tulis keputusan yang berlaku sekarang.',
    en: 'The decision has a condition or an exception ({words}), which cannot be recorded. Write the decision that holds now.',
  },
  later: {
    id: 'Kalimat itu menunda ({words}), jadi tidak ada yang diusulkan. Tulis keputusannya bila sudah ada.',
    en: 'The sentence postpones ({words}), so nothing is proposed. Write the decision once there is one.',
  },
  several_claims: {
    id: 'Kalimat itu menyebut klaim lain atau beberapa klaim ({words}). Usulan hanya untuk klaim yang sedang dibuka; putuskan klaim lain pada halamannya.',
    en: 'The sentence speaks of other claims or several ({words}). A proposal is for the claim that is open only; decide on others where they are open.',
  },
  other_claim: {
    id: 'Kalimat itu menyebut klaim {words}, bukan klaim yang sedang dibuka, jadi tidak ada yang diusulkan. Buka klaim itu, atau tulis “klaim ini” bila klaim yang dibuka yang dimaksud.',
    en: 'The sentence names the claim {words}, not the one that is open, so nothing is proposed. Open that claim, or write “this claim” where the open one is meant.',
  },
  negation: {
    id: 'Kalimat itu menyangkal ({words}), dan apa yang diputuskan sebagai gantinya tidak dikatakan. Tulis keputusannya: setujui, tolak, atau besar koreksinya.',
    en: 'The sentence denies ({words}), and does not say what is decided instead. Write the decision: approve, reject, or the correction.',
  },
  unread: {
    id: 'Saya belum tahu maksud {words}. Bila itu alasannya, tulis setelah “karena”.',
    en: 'I do not know what is meant by {words}. Where that is the reason, write it after “because”.',
  },
  decision: {
    id: 'Keputusannya belum jelas. Tulis setujui, tolak, atau tolak sebagian dengan besar koreksi, misalnya “tolak sebagian, koreksi 30 %”.',
    en: 'The decision is not clear. Write approve, reject, or reject in part with the correction, such as “partial, correct 30 %”.',
  },
  share: {
    id: 'Berapa besar koreksinya? Tulis satu angka di antara 0 dan 100 %, atau jumlah rupiah di bawah tagihan {claimed}, misalnya “tolak sebagian, koreksi 30 %”.',
    en: 'How large is the correction? Write one number between 0 and 100 %, or rupiah below the bill of {claimed}, such as “partial, correct 30 %”.',
  },
  unit: {
    id: 'Angka {words} tanpa satuan: persen atau rupiah?',
    en: 'The number {words} has no unit: percent or rupiah?',
  },
  too_much: {
    id: '{words} lebih besar dari tagihan klaim ini, {claimed}, jadi tidak ada yang diusulkan.',
    en: '{words} is more than the bill of this claim, {claimed}, so nothing is proposed.',
  },
  base: {
    id: 'Bagiannya dihitung dari jumlah lain daripada tagihan klaim ini, {claimed}. Tulis bagian dari tagihan itu, atau jumlah rupiahnya.',
    en: 'The share is of another sum than the bill of this claim, {claimed}. Write a share of that bill, or the rupiah.',
  },
  several: {
    id: 'Kalimat itu dapat berarti lebih dari satu keputusan. Mana yang dimaksud?',
    en: 'The sentence can mean more than one decision. Which one is meant?',
  },
  ways: {
    id: 'Besarnya dapat dibaca lebih dari satu cara. Mana yang dimaksud?',
    en: 'The figure can be read in more than one way. Which one is meant?',
  },
  reason: {
    id: `Apa alasannya? Pilih atau tulis satu: ${reasons.map(({ id }) => id).join('; ')}. Misalnya “tolak, kode tanpa bukti di resume medis”.`,
    en: `What is the reason? Choose or write one: ${reasons.map(({ en }) => en).join('; ')}. Such as “reject, a code without evidence in the resume medis”.`,
  },
};
