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
    id: 'Tanyakan hal tentang klaim JKN dalam data ini, serinci mungkin. Lintas klaim, misalnya: “Berapa klaim rawat inap di Jawa Barat bulan ini?”, “5 klaim dengan biaya tertinggi di Bali”, “RS mana yang paling banyak indikasinya?”, “Tren klaim di Jawa Timur”, “Apa arti kode E11.9?” Pada klaim yang dibuka, misalnya: “Kenapa skornya tinggi?”, “Apakah biayanya wajar?”, “Apa yang harus saya periksa?”',
    en: 'Ask about the JKN claims in these data, as exactly as you can. Across claims, such as: “How many inpatient claims are there in West Java this month?”, “Top 5 claims by cost in Bali”, “Which hospital has the most indications?”, “Trend of claims in East Java”, “What does code E11.9 mean?” On an open claim, such as: “Why is its score high?”, “Is the amount usual?”, “What should I check?”',
  },
};
