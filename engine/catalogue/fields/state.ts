import type { Field } from '../field.ts';
import { decisionValues, reasonValues, reviewStateValues } from '../values/review.ts';
import { ofState } from './define.ts';

/** An assignment counts until it runs out. */
const isAssigned = 'state.assigned_until > $now::VARCHAR';

/** What people did with the claim since. */
export const stateFields: readonly Field[] = [
  ofState('review_state', {
    kind: 'nominal',
    sql: `CASE WHEN ${isAssigned} THEN 'in_review' WHEN state.decision IS NULL THEN 'pending' ELSE 'reviewed' END`,
    values: reviewStateValues,
    label: { id: 'Status telaah', en: 'Review state' },
    synonyms: { id: ['status', 'status review', 'status audit', 'status pemeriksaan', 'status penelaahan', 'status tinjauan', 'status pengerjaan', 'status telaahan', 'tahap telaah', 'progres telaah', 'keadaan telaah'], en: ['review status', 'audit status', 'review states', 'review progress', 'status of review', 'status of the review', 'audit state', 'audit progress', 'review stage'] },
    definition: { id: 'Sedang ditelaah selama ada yang mengambilnya, juga bila sudah pernah diputus; sudah ditelaah bila sudah diputus; selain itu belum ditelaah. Tidak ada hubungannya dengan klaim pending BPJS.', en: 'In review while somebody has it, also where it was decided before; reviewed once decided; else not reviewed. It has nothing to do with the pending claims of BPJS.' },
    examples: ['pending'],
  }),
  ofState('decision', {
    kind: 'nominal',
    sql: 'state.decision',
    values: decisionValues,
    label: { id: 'Keputusan', en: 'Decision' },
    synonyms: { id: ['putusan', 'keputusan terakhir', 'hasil telaah', 'hasil audit', 'keputusan auditor', 'hasil review', 'hasil keputusan', 'hasil penelaahan', 'hasil pemeriksaan auditor', 'putusan auditor', 'jenis putusan'], en: ['latest decision', 'audit decision', 'outcome', 'audit result', 'audit results', 'audit outcome', 'review result', 'review results', 'review outcome', 'decision outcome', 'decision made', 'auditor decision', 'auditor’s decision'] },
    definition: { id: 'Keputusan auditor yang terakhir atas klaim: disetujui, dikoreksi sebagian, atau ditolak.', en: 'The latest decision of an auditor on the claim: approved, partly corrected or rejected.' },
    examples: ['rejected'],
  }),
  ofState('correction_ratio', {
    kind: 'decimal',
    decimals: 6,
    unit: 'share',
    sql: 'round(state.correction_ratio, 6)',
    label: { id: 'Rasio koreksi', en: 'Correction ratio' },
    synonyms: { id: ['porsi koreksi', 'persen koreksi', 'persentase koreksi', 'besar koreksi', 'nilai koreksi', 'besaran koreksi', 'rasio dikoreksi', 'persentase dikoreksi', 'porsi dikoreksi'], en: ['share corrected', 'corrected share', 'correction share', 'correction rate', 'correction percentage', 'correction ratios', 'percentage corrected', 'share taken off'] },
    definition: { id: 'Bagian biaya tagih yang dikoreksi: 0 bila disetujui, 1 bila ditolak, di antaranya bila sebagian; nilainya dalam rupiah ialah rasio × biaya tagih.', en: 'Share of the amount claimed that is taken off: 0 where approved, 1 where rejected, between where partial; in rupiah it is the ratio × the amount claimed.' },
    examples: [0.3],
  }),
  ofState('reason', {
    kind: 'nominal',
    sql: 'state.reason',
    values: reasonValues,
    label: { id: 'Alasan keputusan', en: 'Reason of the decision' },
    synonyms: { id: ['alasan', 'alasan koreksi', 'alasan penolakan', 'alasan ditolak', 'sebab keputusan', 'dasar keputusan', 'alasan putusan', 'alasan auditor', 'alasan dikoreksi', 'alasannya ditolak', 'kode alasan'], en: ['closing reason', 'reason for rejection', 'reason for the correction', 'decision reason', 'decision reasons', 'reason of decision', 'reason for decision', 'reason for the decision', 'reasons for the decision', 'rejection reason', 'rejection reasons', 'reasons for rejection', 'correction reason', 'correction reasons', 'reason code', 'reason codes', 'closing reasons'] },
    definition: { id: 'Alasan keputusan terakhir, dari daftar tertutup dalam istilah JKN; klaim yang dikoreksi atau ditolak selalu mempunyainya.', en: 'Why the latest decision was made, from a closed list in the words of JKN; a claim corrected or rejected always has one.' },
    examples: ['coding_against_rules'],
  }),
  ofState('reviewer', {
    kind: 'key',
    sql: 'state.reviewer',
    label: { id: 'Pemutus', en: 'Reviewer' },
    synonyms: { id: ['auditor', 'penelaah', 'diputus oleh', 'yang memutuskan', 'reviewer', 'auditornya', 'ditelaah oleh', 'diputuskan oleh', 'direview oleh', 'nama auditor', 'siapa yang memutuskan'], en: ['decided by', 'auditors', 'decider', 'reviewers', 'deciding auditor', 'who decided'] },
    definition: { id: 'Pengguna yang membuat keputusan terakhir.', en: 'The user who made the latest decision.' },
    examples: ['me'],
  }),
  ofState('decided_on', {
    kind: 'date',
    sql: 'CAST(CAST(state.decided_at AS TIMESTAMP) + INTERVAL 7 HOUR AS DATE)',
    label: { id: 'Tanggal keputusan', en: 'Decision date' },
    synonyms: { id: ['tgl keputusan', 'tanggal diputus', 'tanggal putusan', 'diputus pada', 'tanggal telaah', 'tanggal ditelaah', 'tanggal review', 'tanggal direview', 'waktu keputusan', 'hari keputusan', 'tanggal diputuskan'], en: ['date of the decision', 'decided on', 'review date', 'date of review', 'date decided', 'date of decision', 'decision day', 'decision dates', 'date reviewed'] },
    definition: { id: 'Hari keputusan terakhir menurut waktu Jakarta (WIB).', en: 'The day of the latest decision in Jakarta time (UTC+7).' },
    examples: ['2025-01-02'],
  }),
  ofState('assignee', {
    kind: 'key',
    sql: `CASE WHEN ${isAssigned} THEN state.assignee END`,
    label: { id: 'Pemegang klaim', en: 'Assignee' },
    synonyms: { id: ['petugas', 'penanggung jawab', 'dipegang', 'di tangan', 'dipegang oleh', 'diambil oleh', 'ditugaskan kepada', 'pemegangnya', 'pemegang', 'yang memegang', 'yang mengambil', 'petugas telaah', 'dikerjakan oleh', 'auditor yang memegang'], en: ['assigned to', 'held by', 'taken by', 'assignees', 'assigned auditor', 'assigned reviewer', 'claim holder', 'holder', 'who holds it', 'in the hands of'] },
    definition: { id: 'Pengguna yang sedang memegang klaim untuk ditelaah; kosong setelah waktunya habis.', en: 'The user who has the claim in review; empty once the time has run out.' },
    examples: ['me'],
  }),
  ofState('due_on', {
    kind: 'date',
    sql: `CASE WHEN ${isAssigned} THEN CAST(state.due_on AS DATE) END`,
    label: { id: 'Tenggat telaah', en: 'Review due date' },
    synonyms: { id: ['tenggat', 'batas waktu telaah', 'tanggal tenggat', 'tenggat waktu', 'batas waktu review', 'jatuh tempo telaah', 'tanggal jatuh tempo telaah'], en: ['due date', 'due on', 'deadline', 'review deadline', 'due dates', 'date due', 'review due'] },
    definition: { id: 'Hari terakhir untuk memutus klaim yang sedang dipegang: hari kerja menurut tingkat risikonya, tanpa hari pemegangnya tidak masuk; kosong bila tidak ada yang memegang.', en: 'Last day to decide on a claim that somebody has: working days by its risk, without the days on which the assignee is away; empty where nobody has it.' },
    examples: ['2025-01-02'],
  }),
];
