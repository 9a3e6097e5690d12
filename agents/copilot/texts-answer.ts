import type { Language, Localized } from '#engine';

import type { DocumentKind } from '../documents/document.ts';
import { fill } from '../reading/texts.ts';
import type { Notice, NoticeCode } from './question.ts';

/** What the copilot says where it does not answer, or not in the way that was asked. `unclear` is worded by the reader. */
const noticeTexts: Readonly<Record<Exclude<NoticeCode, 'unclear'>, Localized>> = {
  greeting: { id: 'Halo. Tanyakan apa saja tentang klaim dalam data ini, misalnya “Berapa klaim rawat inap di Bali?” atau “5 klaim dengan biaya tertinggi”.', en: 'Hello. Ask anything about the claims in these data, such as “How many inpatient claims are there in Bali?” or “Top 5 claims by cost”.' },
  thanks: { id: 'Sama-sama.', en: 'You are welcome.' },
  help: { id: 'Saya menghitung dan menjelaskan klaim dalam data ini. Mulailah dari klaim yang paling berisiko (“10 klaim paling berisiko”), sebuah tempat (“apa yang janggal di Bali?”), sebuah pertanyaan (“rata-rata biaya per provinsi”), atau tempelkan ID sebuah klaim. Istilah dapat ditanyakan juga: “apa itu z-score?” Daftar klaim diunduh sebagai CSV dari /v1/claims?format=csv; data baru dimuat dengan perintah refresh.', en: 'I compute and explain the claims in these data. Begin with the riskiest claims (“10 riskiest claims”), a place (“what is odd in Bali?”), a question (“mean cost per province”), or paste the id of a claim. You can ask about terms too: “what is a z-score?” Lists of claims are downloaded as CSV from /v1/claims?format=csv; new data are loaded by the refresh command.' },
  out_of_scope: { id: 'Ini di luar tugas saya. Saya menjawab pertanyaan tentang klaim JKN dalam data ini, misalnya “Klaim dengan biaya tertinggi di Jawa Timur” atau “Indikasi apa yang paling sering muncul?”', en: 'This is outside of what I do. I answer questions about the JKN claims in these data, such as “Claims with the highest cost in East Java” or “Which indications occur most often?”' },
  private: { id: 'Identitas orang tidak tersedia di sini: peserta dan pasien hanya dikenal dengan kunci yang disamarkan.', en: 'Identities of persons are not available here: participants and patients are known by pseudonymous keys only.' },
  verdict: { id: 'Saya hanya menunjukkan indikasi untuk ditelaah; putusan ada pada auditor.', en: 'I show indications for review only; the judgement is the auditor’s.' },
  decision: { id: 'Saya tidak memutuskan atau mengubah apa pun; saya hanya menunjukkan indikasi untuk ditelaah. Keputusan dicatat oleh auditor melalui umpan balik pada klaim, lalu dikonfirmasi oleh orang yang sama.', en: 'I decide and change nothing; I show indications for review only. Decisions are recorded by an auditor through the claim’s feedback, and confirmed by the same person.' },
  instructions: { id: 'Saya hanya menjawab pertanyaan tentang klaim; perintah untuk mengubah cara kerja saya tidak dijalankan.', en: 'I answer questions about claims only; orders to change how I work are not followed.' },
  not_in_data: { id: 'Data klaim ini tidak memuat yang ditanyakan.', en: 'The claim data do not hold what was asked for.' },
  needs_claim: { id: 'Belum ada klaim yang dibuka. Buka satu klaim, atau tulis ID klaimnya dalam pertanyaan.', en: 'No claim is open. Open one, or write its claim id in the question.' },
  claim_unknown: { id: 'Klaim {claim} tidak ada dalam data yang dapat Anda lihat.', en: 'The claim {claim} is not in the data that you may see.' },
  place_unknown: { id: 'Jawaban sebelumnya tidak memuat klaim pada urutan itu. Tulis ID klaimnya.', en: 'The answer before has no claim at that place. Write its claim id.' },
  needs_list: { id: 'Belum ada klaim yang ditanyakan. Tanyakan dulu klaimnya, misalnya “klaim rawat inap di Bali yang ditandai”, lalu minta daftarnya.', en: 'No claims were asked for yet. Ask for them first, such as “flagged inpatient claims in Bali”, then for the list.' },
  rule_elsewhere: { id: 'Aturan “{rule}” bukan bagian dari {ruleset}, yang menilai snapshot ini, sehingga tidak satu klaim pun memilikinya.{instead}', en: 'The rule “{rule}” is none of {ruleset}, which scored this snapshot, so that no claim has it.{instead}' },
  not_computed: { id: 'Pertanyaan ini terbaca, tetapi belum dapat dihitung dari data ini.', en: 'This question was read, but cannot be computed from these data yet.' },
};

/** The rules that look for the same where a rule is none of the ruleset. */
const insteadText: Localized = { id: ' Modus yang sama dicari oleh {rules}.', en: ' What it looks for is looked for by {rules}.' };

/** That a rule which was asked for is none of the ruleset of the snapshot, and which are. @param instead their names. */
export function elsewhereNotice(rule: string, ruleset: string, instead: readonly string[], language: Language): Notice {
  const rules = instead.map((name) => `“${name}”`).join(', ');
  return noticeOf('rule_elsewhere', language, { rule, ruleset, instead: rules === '' ? '' : fill(insteadText, language, { rules }) });
}

/** What is said of a document that can be had. */
export const documentSentences = {
  request: { id: 'Surat permintaan dokumen untuk klaim {claim.claim_id} siap diunduh sebagai Word, PDF, atau Markdown; surat itu tidak memuat skor, indikasi, atau angka klaim lain.', en: 'A request for documents of claim {claim.claim_id} is ready to download as Word, PDF or Markdown; it tells no score, indication or figure of other claims.' },
  note: { id: 'Catatan audit klaim {claim.claim_id} siap diunduh sebagai Word, PDF, atau Markdown.', en: 'An audit note on claim {claim.claim_id} is ready to download as Word, PDF or Markdown.' },
  list: { id: 'Daftar untuk rapat siap diunduh sebagai Word, PDF, atau Markdown; yang cocok {n} klaim.', en: 'A list for the meeting is ready to download as Word, PDF or Markdown; {n} claims match.' },
} as const satisfies Record<DocumentKind, Localized>;

export function noticeOf(code: Exclude<NoticeCode, 'unclear'>, language: Language, values: Readonly<Record<string, string>> = {}): Notice {
  return { code, text: fill(noticeTexts[code], language, values) };
}
