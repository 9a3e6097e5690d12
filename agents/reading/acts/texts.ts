import type { Localized } from '#engine';

import type { ClaimTopic, DocumentKind, NoticeCode, Operation } from './act.ts';

/** How acts are told, in one line; braces are filled in. */
export const actTexts = {
  ofClaim: { id: '{topics} · {claim}', en: '{topics} · {claim}' },
  why: { id: 'mengapa {claim} ditandai', en: 'why {claim} is flagged' },
  open: { id: 'klaim ini', en: 'this claim' },
  id: { id: 'klaim {id}', en: 'claim {id}' },
  place: { id: 'klaim ke-{place} dari jawaban sebelumnya', en: 'claim {place} of the answer before' },
  last: { id: 'klaim terakhir dari jawaban sebelumnya', en: 'the last claim of the answer before' },
  compare: { id: 'perbandingan {claims}', en: 'comparison of {claims}' },
  with: { id: ' dengan ', en: ' and ' },
  investigate: { id: 'yang menonjol pada {what}', en: 'what stands out in {what}' },
  everything: { id: 'semua klaim', en: 'all claims' },
  facility: { id: 'fasilitas ini', en: 'this facility' },
  code: { id: 'arti kode {code}', en: 'meaning of code {code}' },
} satisfies Readonly<Record<string, Localized>>;

export const topicTexts: Readonly<Record<ClaimTopic, Localized>> = {
  overview: { id: 'ringkasan', en: 'overview' },
  identity: { id: 'identitas', en: 'identity' },
  dates: { id: 'tanggal dan lama rawat', en: 'dates and length of stay' },
  diagnosis: { id: 'diagnosis', en: 'diagnoses' },
  procedures: { id: 'tindakan', en: 'procedures' },
  grouping: { id: 'pengelompokan INA-CBG', en: 'INA-CBG grouping' },
  costs: { id: 'biaya', en: 'amounts' },
  tariff: { id: 'tarif', en: 'tariff' },
  topup: { id: 'top-up', en: 'top-ups' },
  peers: { id: 'biaya dibandingkan dengan pembanding', en: 'cost against its peers' },
  rank: { id: 'peringkat risiko', en: 'risk rank' },
  score: { id: 'skor risiko', en: 'risk score' },
  flags: { id: 'indikasi', en: 'indications' },
  reasons: { id: 'mengapa ditandai', en: 'why it is flagged' },
  duplicates: { id: 'klaim berulang', en: 'repeated claims' },
  marks: { id: 'tanda mutu data', en: 'data-quality marks' },
  similar: { id: 'klaim serupa', en: 'similar claims' },
  episodes: { id: 'episode lain peserta', en: 'other episodes of the participant' },
  outcomes: { id: 'telaah dan keputusan', en: 'review and decisions' },
  checklist: { id: 'hal yang perlu diperiksa', en: 'what to check' },
  facility: { id: 'fasilitasnya', en: 'its facility' },
  tariff_insight: { id: 'tagihan fasilitas lain untuk kasus yang sama', en: 'bills of other facilities for the same case' },
};

export const operationTexts: Readonly<Record<Operation, Localized>> = {
  refresh: { id: 'pemuatan data terakhir', en: 'latest data load' },
  alerts: { id: 'alert', en: 'alerts' },
  quality: { id: 'mutu dan tanggal data', en: 'quality and date of the data' },
  changes: { id: 'yang berubah', en: 'what has changed' },
  model: { id: 'model skor', en: 'scoring model' },
  jobs: { id: 'proses yang berjalan', en: 'jobs' },
  rules: { id: 'kumpulan aturan', en: 'ruleset' },
};

export const documentTexts: Readonly<Record<DocumentKind, Localized>> = {
  request: { id: 'surat permintaan dokumen', en: 'letter requesting documents' },
  note: { id: 'draf catatan audit', en: 'draft audit note' },
  list: { id: 'daftar untuk rapat', en: 'list for a meeting' },
};

export const noticeTexts: Readonly<Record<NoticeCode, Localized>> = {
  greeting: { id: 'salam', en: 'greeting' },
  thanks: { id: 'terima kasih', en: 'thanks' },
  help: { id: 'apa yang dapat ditanyakan', en: 'what can be asked' },
  out_of_scope: { id: 'di luar data klaim', en: 'outside the claims data' },
  private: { id: 'data pribadi, yang tidak ditampilkan', en: 'personal data, which are not shown' },
  verdict: { id: 'dugaan kesalahan, yang tidak dinyatakan oleh data klaim', en: 'a question of guilt, which claims do not answer' },
  decision: { id: 'permintaan memutuskan atau mengubah, yang dilakukan oleh auditor sendiri', en: 'a request to decide or change something, which auditors do themselves' },
  not_in_data: { id: '{about}, yang tidak ada dalam data', en: '{about}, which the data do not hold' },
  instructions: { id: 'perintah yang mengubah cara kerja, yang tidak diikuti', en: 'instructions to work otherwise, which are not followed' },
};
