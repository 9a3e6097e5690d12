import { type Localized, closingReasons, reasonsOf } from '#engine';
import type { MissingPart } from '#tools';

const reasons = reasonsOf('rejected').map((code) => closingReasons[code].label);

/** What the agent asks back where a sentence leaves something open. */
export const questions: Readonly<Record<MissingPart, Localized>> = {
  decision: {
    id: 'Keputusannya belum jelas. Tulis setujui, tolak, atau tolak sebagian dengan besar koreksi, misalnya “tolak sebagian, koreksi 30 %”.',
    en: 'The decision is not clear. Write approve, reject, or reject in part with the correction, such as “partial, correct 30 %”.',
  },
  share: {
    id: 'Berapa besar koreksinya? Tulis satu angka di antara 0 dan 100 %, misalnya “tolak sebagian, koreksi 30 %”.',
    en: 'How large is the correction? Write one number between 0 and 100 %, such as “partial, correct 30 %”.',
  },
  which: {
    id: 'Kalimat itu dapat berarti lebih dari satu keputusan. Tulis satu keputusan dan, bila sebagian, satu besar koreksi.',
    en: 'The sentence can mean more than one decision. Write one decision and, where partial, one correction.',
  },
  reason: {
    id: `Apa alasannya? Tulis kalimatnya lagi dengan satu alasan: ${reasons.map(({ id }) => id).join('; ')}. Misalnya “tolak, kode tanpa bukti di resume medis”.`,
    en: `What is the reason? Write the sentence again with one reason: ${reasons.map(({ en }) => en).join('; ')}. Such as “reject, a code without evidence in the resume medis”.`,
  },
};
