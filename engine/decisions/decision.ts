import { z } from 'zod';

import { lines } from '../text.ts';
import { type ClosingReason, type Decision, closingReasonCodes, decisions, reasonMeanings, refuseWrongReason } from './closing-reasons.ts';

/** Characters of a note. */
export const longestNotes = 2000;

const acceptedRatios: Readonly<Record<Decision, { readonly id: string; readonly en: string }>> = {
  approved: { id: '0, karena approved berarti tanpa koreksi', en: '0, since approved means no correction' },
  partial: { id: 'angka di antara 0 dan 1, misalnya 0.3', en: 'a number between 0 and 1, such as 0.3' },
  rejected: { id: '1, karena rejected berarti seluruhnya dikoreksi', en: '1, since rejected means all of it' },
};

/** The fields of a decision. The ratio may be left out where the decision says it. */
export const decisionShape = {
  decision: z.enum(decisions),
  correction_ratio: z.number().min(0).max(1).optional().describe('share of the claimed amount that is taken off: 0 where approved, 1 where rejected, between where partial'),
  reason: z.enum(closingReasonCodes).optional().describe(`why, of a closed list; needed where partial or rejected. ${reasonMeanings}`),
  notes: lines({ min: 0, max: longestNotes }).default('').describe('why, in words of the auditor'),
};

/** The ratio that a decision says by itself; of a partial one it must be told. */
export function ratioOf(decision: Decision, given: number | undefined): number | undefined {
  return given ?? { approved: 0, partial: undefined, rejected: 1 }[decision];
}

/** Whether a ratio fits a decision. */
export function isRatioOf(decision: Decision, ratio: number | undefined): ratio is number {
  if (ratio === undefined) return false;
  if (decision === 'partial') return ratio > 0 && ratio < 1;
  return ratio === (decision === 'approved' ? 0 : 1);
}

interface DecisionFields {
  readonly decision: Decision;
  readonly correction_ratio?: number | undefined;
  readonly reason?: ClosingReason | undefined;
}

/** Refuses a ratio or a reason that does not fit the decision, saying what is accepted. */
export function refuseWrongDecision(fields: DecisionFields, context: z.RefinementCtx): void {
  refuseWrongRatio(fields, context);
  refuseWrongReason(fields, context);
}

function refuseWrongRatio({ decision, correction_ratio }: DecisionFields, context: z.RefinementCtx): void {
  // What is no share at all was refused already.
  if (correction_ratio !== undefined && !(correction_ratio >= 0 && correction_ratio <= 1)) return;
  if (isRatioOf(decision, ratioOf(decision, correction_ratio))) return;
  context.addIssue({ code: 'custom', path: ['correction_ratio'], params: { accepted: acceptedRatios[decision] } });
}
