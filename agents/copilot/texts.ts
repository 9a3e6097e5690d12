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

export const disclosures: Readonly<Record<'offline' | 'sensed' | 'chosen' | 'unchosen' | 'spent', Localized>> = {
  offline: { id: 'Disusun secara deterministik dari data; tidak ada model bahasa yang digunakan.', en: 'Composed deterministically from the data; no language model was used.' },
  sensed: { id: 'Model bahasa memberi arti pada kata yang tidak dikenal, seperti disebut di atas; setiap kalimat dan angka dihitung oleh mesin dari data.', en: 'A language model gave words that are not known a meaning, as told above; every sentence and figure is computed by the engine from the data.' },
  chosen: { id: 'Susunan dipilih oleh model bahasa; setiap kalimat disusun dan dihitung oleh mesin dari data.', en: 'A language model chose what is told and in which order; every sentence is composed and computed by the engine from the data.' },
  unchosen: { id: 'Model bahasa tidak memberi susunan yang terbaca; susunan dan setiap kalimat dibuat secara deterministik oleh mesin dari data.', en: 'The language model gave no readable order; the order and every sentence are made deterministically by the engine from the data.' },
  spent: { id: 'Kuota model bahasa Anda untuk hari ini sudah habis; jawaban ini disusun secara deterministik dari data, tanpa model bahasa.', en: 'Your quota of the language model is used up for today; this answer was composed deterministically from the data, without a language model.' },
};

/** How a sense that a model gave is told. */
export const senseTexts = {
  read: { id: 'dibaca: {meaning} (arti dari model bahasa)', en: 'read as: {meaning} (a language model’s sense)' },
  chosen: { id: 'dari beberapa bacaan dipilih model bahasa: {label}', en: 'of several readings a language model chose: {label}' },
} satisfies Readonly<Record<string, Localized>>;
