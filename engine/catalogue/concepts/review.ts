import type { Concept } from '../concept.ts';

const states = 'engine/catalogue/fields/state.ts';
const decisions = 'engine/decisions/decision.ts';

export const reviewConcepts: readonly Concept[] = [
  {
    id: 'review_state',
    label: { id: 'Status telaah', en: 'Review state' },
    synonyms: ['status klaim', 'status review', 'belum ditelaah', 'sedang ditelaah', 'sudah ditelaah', 'review status', 'in review', 'not reviewed'],
    definition: { id: 'Sedang ditelaah: ada pengguna yang mengambil klaim dan waktunya belum habis. Sudah ditelaah: sudah ada keputusan. Belum ditelaah: selain keduanya.', en: 'In review: a user has taken the claim and the time has not run out. Reviewed: there is a decision. Not reviewed: neither.' },
    figures: [],
    fields: ['review_state', 'assignee', 'decision'],
    source: states,
  },
  {
    id: 'decision',
    label: { id: 'Keputusan', en: 'Decision' },
    synonyms: ['keputusan auditor', 'disetujui', 'dikoreksi sebagian', 'ditolak', 'approved', 'partial', 'rejected', 'jenis keputusan', 'decisions'],
    definition: { id: 'Kesimpulan auditor atas klaim: disetujui tanpa koreksi, dikoreksi sebagian, atau ditolak seluruhnya. Yang berlaku ialah keputusan terakhir.', en: 'What an auditor concludes on a claim: approved without correction, partly corrected, or rejected altogether. The latest decision counts.' },
    figures: [],
    fields: ['decision', 'correction_ratio', 'reviewer', 'decided_on'],
    source: decisions,
  },
  {
    id: 'correction_ratio',
    label: { id: 'Rasio koreksi', en: 'Correction ratio' },
    synonyms: ['koreksi', 'besar koreksi', 'correction'],
    definition: { id: 'Bagian biaya tagih yang dikoreksi oleh keputusan: 0 bila disetujui, 1 bila ditolak, dan di antaranya bila dikoreksi sebagian.', en: 'Share of the amount claimed that a decision takes off: 0 where approved, 1 where rejected, between where partly corrected.' },
    figures: [],
    fields: ['correction_ratio', 'decision', 'amount_claimed'],
    source: decisions,
  },
  {
    id: 'fraud',
    label: { id: 'Kecurangan', en: 'Fraud' },
    synonyms: ['fraud', 'curang', 'penipuan', 'potensi fraud', 'terbukti fraud', 'fwa', 'kecurangan jkn'],
    definition: { id: 'Casemind tidak menyatakan kecurangan. Yang ditunjukkan adalah indikasi dari data klaim; apakah ada kecurangan hanya dapat disimpulkan pihak yang berwenang setelah memeriksa berkas dan meminta keterangan.', en: 'Casemind does not find fraud. It shows indications from claims; whether there was fraud can only be concluded by those in charge, after examining the file and hearing those concerned.' },
    figures: [],
    fields: ['flags'],
    source: 'PMK 16/2019 on preventing and handling fraud in JKN',
  },
];
