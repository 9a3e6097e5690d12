import { type Decision, closingReasonCodes, closingReasons, decisions } from '../../decisions/closing-reasons.ts';
import type { FieldValue } from '../field.ts';
import { labelled } from './define.ts';

/** Where a claim stands, as the worklist filters by it. */
export const reviewStateValues: readonly FieldValue[] = [
  labelled('pending', 'Belum ditelaah', 'Not reviewed', 'belum diperiksa', 'belum direview', 'belum di-review', 'belum diaudit', 'belum diputus', 'belum ada keputusan', 'belum ada yang review', 'menunggu', 'unreviewed', 'undecided', 'not yet reviewed', 'not reviewed yet', 'not decided yet', 'not yet decided', 'nobody has reviewed', 'no one has reviewed', 'nobody reviewed', 'awaiting review'),
  labelled('in_review', 'Sedang ditelaah', 'In review', 'sedang diperiksa', 'sedang direview', 'sedang diaudit', 'sedang dikerjakan', 'sedang ditangani', 'diambil', 'being reviewed', 'under review', 'in progress'),
  labelled('reviewed', 'Sudah ditelaah', 'Reviewed', 'sudah diperiksa', 'sudah direview', 'sudah di-review', 'sudah diaudit', 'sudah diputus', 'diputus', 'diputuskan', 'selesai ditelaah', 'decided', 'done'),
];

const decisionWords: Readonly<Record<Decision, FieldValue>> = {
  approved: labelled('approved', 'Disetujui', 'Approved', 'layak', 'disetujui penuh', 'setuju', 'setujui', 'menyetujui', 'diterima', 'approve', 'accepted'),
  partial: labelled('partial', 'Dikoreksi sebagian', 'Partly corrected', 'koreksi sebagian', 'sebagian', 'koreksi', 'dikoreksi', 'mengoreksi', 'corrected', 'disetujui sebagian', 'partially approved', 'partly approved'),
  rejected: labelled('rejected', 'Ditolak', 'Rejected', 'tidak layak', 'ditolak seluruhnya', 'tolak', 'menolak', 'reject', 'denied', 'declined'),
};

/** What an auditor decided. */
export const decisionValues: readonly FieldValue[] = decisions.map((decision) => decisionWords[decision]);

/** Why it was decided so, in the words of JKN. */
export const reasonValues: readonly FieldValue[] = closingReasonCodes.map((code) => labelled(code, closingReasons[code].label.id, closingReasons[code].label.en));
