import type { Localized } from '#engine';

import type { SectionId } from './answer.ts';

export const sectionTitles: Readonly<Record<SectionId, Localized>> = {
  identity: { id: 'Identitas klaim', en: 'Claim identity' },
  costs: { id: 'Biaya', en: 'Costs' },
  peers: { id: 'Perbandingan dengan kelompok pembanding', en: 'Comparison with peers' },
  flags: { id: 'Indikasi yang aktif', en: 'Active indications' },
  risk: { id: 'Risiko', en: 'Risk' },
  follow_up: { id: 'Pertanyaan tindak lanjut', en: 'Follow-up questions' },
};

export const findingTitle: Localized = { id: 'Temuan', en: 'Finding' };

export const disclosures: Readonly<Record<'offline' | 'model' | 'mixed' | 'replaced' | 'chosen' | 'unchosen' | 'spent', Localized>> = {
  offline: {
    id: 'Disusun secara deterministik dari data; tidak ada model bahasa yang digunakan.',
    en: 'Composed deterministically from the data; no language model was used.',
  },
  model: {
    id: 'Disusun oleh model bahasa; setiap angka, tanggal, dan kode telah dicocokkan dengan bukti.',
    en: 'Composed by a language model; every figure, date and code was matched with evidence.',
  },
  mixed: {
    id: 'Jawaban model bahasa tidak lolos pemeriksaan; bagian yang tidak lolos diganti teks deterministik dari data.',
    en: 'The language model’s answer did not pass the check; what failed was replaced by deterministic text from the data.',
  },
  replaced: {
    id: 'Model bahasa tidak memberi jawaban yang lolos pemeriksaan; jawaban ini disusun secara deterministik dari data.',
    en: 'The language model gave no answer that passed the check; this one was composed deterministically from the data.',
  },
  chosen: {
    id: 'Susunan dipilih oleh model bahasa; setiap kalimat disusun dan dihitung oleh mesin dari data.',
    en: 'A language model chose what is told and in which order; every sentence is composed and computed by the engine from the data.',
  },
  unchosen: {
    id: 'Model bahasa tidak memberi susunan yang terbaca; susunan dan setiap kalimat dibuat secara deterministik oleh mesin dari data.',
    en: 'The language model gave no readable order; the order and every sentence are made deterministically by the engine from the data.',
  },
  spent: {
    id: 'Kuota model bahasa Anda untuk hari ini sudah habis; jawaban ini disusun secara deterministik dari data, tanpa model bahasa.',
    en: 'Your quota of the language model is used up for today; this answer was composed deterministically from the data, without a language model.',
  },
};
