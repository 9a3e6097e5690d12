import { type Decision, closingReasonCodes, closingReasons, decisions } from '../../decisions/closing-reasons.ts';
import type { FieldValue } from '../field.ts';
import { each } from '../words.ts';
import { labelled } from './define.ts';

const reviewing = ['ditelaah', 'diperiksa', 'direview', 'di-review', 'diaudit', 'dicek', 'ditinjau', 'dikerjakan', 'ditangani', 'diproses'] as const;
const inEnglish = ['reviewed', 'audited', 'checked', 'examined', 'handled', 'processed'] as const;
const of = (names: readonly string[], ...labels: readonly string[]): readonly string[] => [...new Set(names)].filter((name) => !labels.includes(name));

/** Where a claim stands, as the worklist filters by it. */
export const reviewStateValues: readonly FieldValue[] = [
  labelled('pending', 'Belum ditelaah', 'Not reviewed', ...of([...each(['belum'], reviewing), 'belum diputus', 'belum diputuskan', 'belum disentuh', 'belum dilihat', 'belum ada keputusan', 'belum ada putusan', 'belum ada yang review', 'belum ada yang telaah', 'belum ada yang periksa', 'menunggu', 'menunggu telaah', ...each(['not', 'not yet', 'never'], inEnglish), ...inEnglish.map((word) => `not ${word} yet`), 'unreviewed', 'unaudited', 'undecided', 'not decided yet', 'not yet decided', 'without a decision yet', 'not looked at', 'not looked at yet', 'to be reviewed', 'still to be reviewed', 'nobody has reviewed', 'no one has reviewed', 'nobody reviewed', 'awaiting review', 'waiting for review', 'outstanding'], 'belum ditelaah', 'not reviewed')),
  labelled('in_review', 'Sedang ditelaah', 'In review', ...of([...each(['sedang', 'lagi', 'masih'], reviewing), 'dalam telaah', 'dalam penelaahan', 'dalam review', 'dalam pemeriksaan', 'dalam proses telaah', 'diambil', ...each(['being', 'currently being', 'currently'], inEnglish), 'under review', 'currently under review', 'under audit', 'under examination', 'in progress'], 'sedang ditelaah')),
  labelled('reviewed', 'Sudah ditelaah', 'Reviewed', ...of([...each(['sudah', 'telah', 'selesai'], reviewing), 'sudah diputus', 'sudah diputuskan', 'telah diputus', 'diputus', 'diputuskan', 'audited', 'already reviewed', 'already audited', 'already checked', 'decided', 'already decided', 'review done'], 'sudah ditelaah')),
];

const decisionWords: Readonly<Record<Decision, FieldValue>> = {
  approved: labelled('approved', 'Disetujui', 'Approved', 'layak', 'disetujui penuh', 'setuju', 'setujui', 'menyetujui', 'diterima', 'approve', 'approves', 'diapprove', 'di-approve', 'lolos', 'dinyatakan layak', 'accepted'),
  partial: labelled('partial', 'Dikoreksi sebagian', 'Partly corrected', 'koreksi sebagian', 'sebagian', 'koreksi', 'dikoreksi', 'mengoreksi', 'corrected', 'disetujui sebagian', 'sebagian disetujui', 'partially approved', 'partly approved', 'partially corrected', 'partially', 'partly', 'adjusted'),
  rejected: labelled('rejected', 'Ditolak', 'Rejected', 'tidak layak', 'ditolak seluruhnya', 'tolak', 'menolak', 'reject', 'rejects', 'direject', 'di-reject', 'dinyatakan tidak layak', 'denied', 'declined', 'refused', 'turned down', 'disallowed'),
};

/** What an auditor decided. */
export const decisionValues: readonly FieldValue[] = decisions.map((decision) => decisionWords[decision]);

/** Why it was decided so, in the words of JKN. */
export const reasonValues: readonly FieldValue[] = closingReasonCodes.map((code) => labelled(code, closingReasons[code].label.id, closingReasons[code].label.en));
