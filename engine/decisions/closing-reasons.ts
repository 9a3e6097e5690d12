import type { z } from 'zod';

import type { Localized } from '../language.ts';

/** What an auditor decides on a claim: pay as claimed, correct a part, pay nothing. */
export const decisions = ['approved', 'partial', 'rejected'] as const;
export type Decision = (typeof decisions)[number];

const corrected = ['partial', 'rejected'] as const;
const paid = ['approved'] as const;

interface ReasonText {
  /** Decisions that it can be the reason of. */
  readonly of: readonly Decision[];
  readonly label: Localized;
}

/** Why a claim was decided as it was, in the words of JKN. A closed list: what is counted and learned from. */
export const closingReasons = {
  coding_against_rules: { of: corrected, label: { id: 'tidak sesuai kaidah koding', en: 'coding against the rules' } },
  repeated_outpatient_visits: { of: corrected, label: { id: 'kunjungan rawat jalan berulang', en: 'repeated outpatient visits' } },
  code_without_evidence: { of: corrected, label: { id: 'kode tanpa bukti di resume medis', en: 'a code without evidence in the resume medis' } },
  visit_or_procedure_without_indication: { of: corrected, label: { id: 'kunjungan atau tindakan tanpa indikasi', en: 'a visit or procedure without indication' } },
  inpatient_without_indication: { of: corrected, label: { id: 'rawat inap tanpa indikasi', en: 'inpatient care without indication' } },
  administrative: { of: corrected, label: { id: 'administratif', en: 'administrative' } },
  duplicate: { of: corrected, label: { id: 'klaim ganda', en: 'a duplicate' } },
  justified: { of: paid, label: { id: 'dapat dibenarkan', en: 'justified' } },
  false_alarm: { of: paid, label: { id: 'aturan keliru menandai', en: 'a false alarm of the rule' } },
} as const satisfies Record<string, ReasonText>;

export type ClosingReason = keyof typeof closingReasons;

export function isClosingReason(text: string): text is ClosingReason {
  return Object.hasOwn(closingReasons, text);
}

export const closingReasonCodes = Object.keys(closingReasons).filter(isClosingReason);

/** The reasons that a decision can have. */
export function reasonsOf(decision: Decision): ClosingReason[] {
  return closingReasonCodes.filter((code) => closingReasons[code].of.some((one) => one === decision));
}

/** Whether a reason fits a decision. One that corrects a claim needs one. */
export function isReasonOf(decision: Decision, reason: ClosingReason | null | undefined): boolean {
  return reason === null || reason === undefined ? decision === 'approved' : reasonsOf(decision).includes(reason);
}

interface Reasoned {
  readonly decision: Decision;
  readonly reason?: ClosingReason | null | undefined;
}

/** Refuses a reason that does not fit its decision, and none where one is needed, saying what is accepted. */
export function refuseWrongReason({ decision, reason }: Reasoned, context: z.RefinementCtx): void {
  if (isReasonOf(decision, reason)) return;
  const codes = reasonsOf(decision).join(', ');
  const [none, without] = decision === 'approved' ? [', atau tanpa reason', ', or no reason'] : ['', ''];
  context.addIssue({ code: 'custom', path: ['reason'], params: { accepted: { id: `${codes}${none}`, en: `${codes}${without}` } } });
}

/** What each code means and goes with, for descriptions of the field. */
export const reasonMeanings = closingReasonCodes.map((code) => `${code}: ${closingReasons[code].label.id} (${closingReasons[code].label.en})`).join('; ');
