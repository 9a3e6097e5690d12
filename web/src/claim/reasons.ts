import { useTexts } from '../texts/language.ts';
import type { TextId } from '../texts/texts.ts';

export type Decision = 'approved' | 'partial' | 'rejected';

/** The closed list, in the words of JKN, and what each closes. */
export const reasons = {
  coding_against_rules: { text: 'reason_coding_against_rules', isCorrection: true },
  repeated_outpatient_visits: { text: 'reason_repeated_outpatient_visits', isCorrection: true },
  code_without_evidence: { text: 'reason_code_without_evidence', isCorrection: true },
  visit_or_procedure_without_indication: { text: 'reason_visit_or_procedure_without_indication', isCorrection: true },
  inpatient_without_indication: { text: 'reason_inpatient_without_indication', isCorrection: true },
  administrative: { text: 'reason_administrative', isCorrection: true },
  duplicate: { text: 'reason_duplicate', isCorrection: true },
  justified: { text: 'reason_justified', isCorrection: false },
  false_alarm: { text: 'reason_false_alarm', isCorrection: false },
} as const satisfies Readonly<Record<string, { readonly text: TextId; readonly isCorrection: boolean }>>;

export type Reason = keyof typeof reasons;
export const reasonIds = Object.keys(reasons).filter((id): id is Reason => id in reasons);

export function useReasonName(): (reason: Reason) => string {
  const say = useTexts();
  return (reason) => say(reasons[reason].text);
}
