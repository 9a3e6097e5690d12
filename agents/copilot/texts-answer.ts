import type { Localized } from '#engine';

import type { NoticeCode } from './question.ts';

/** What the copilot says where it does not answer, or not in the way that was asked. */
export const noticeTexts: Readonly<Record<NoticeCode, Localized>> = {
  out_of_scope: {
    id: 'Pertanyaan ini di luar tugas saya. Saya menjawab pertanyaan tentang klaim JKN dalam data ini, misalnya “Klaim dengan biaya tertinggi di Jawa Timur” atau “Indikasi apa yang paling sering muncul?”',
    en: 'This question is outside of what I do. I answer questions about the JKN claims in these data, such as “Claims with the highest cost in East Java” or “Which indications occur most often?”',
  },
  needs_claim: {
    id: 'Belum ada klaim yang dibuka. Buka satu klaim, atau tulis ID klaimnya dalam pertanyaan.',
    en: 'No claim is open. Open one, or write its claim id in the question.',
  },
  private: {
    id: 'Identitas orang tidak tersedia di sini: peserta dan pasien hanya dikenal dengan kunci yang disamarkan.',
    en: 'Identities of persons are not available here: participants and patients are known by pseudonymous keys only.',
  },
  verdict: {
    id: 'Saya hanya menunjukkan indikasi untuk ditelaah; putusan ada pada auditor.',
    en: 'I show indications for review only; the judgement is the auditor’s.',
  },
  decision: {
    id: 'Saya tidak memutuskan atau mengubah apa pun. Keputusan dicatat oleh auditor melalui umpan balik pada klaim, lalu dikonfirmasi oleh orang yang sama.',
    en: 'I decide and change nothing. Decisions are recorded by an auditor through the claim’s feedback, and confirmed by the same person.',
  },
  not_in_data: {
    id: 'Data klaim ini tidak memuat yang ditanyakan.',
    en: 'The claim data do not hold what was asked for.',
  },
  unclear: {
    id: 'Saya belum memahami pertanyaan ini. Coba lebih rinci, misalnya “Berapa klaim rawat inap di Jawa Barat bulan ini?” atau, pada satu klaim, “Kenapa skornya tinggi?”',
    en: 'I do not understand this question yet. Try to be more exact, such as “How many inpatient claims are there in West Java this month?” or, on one claim, “Why is its score high?”',
  },
};
