import type { EvidenceItem } from '#tools';

import { type ComposedAnswer, type Sentence, sectionIds } from './answer.ts';
import { fewestQuestions, mostQuestions } from './composition/follow-up.ts';
import type { AnswerFinding, AnswerFindingCode } from './finding.ts';
import type { CheckedPart } from './state.ts';
import { type SentenceContext, verifySentence } from './verify-sentence.ts';

export interface AnswerToVerify extends SentenceContext {
  readonly answer: ComposedAnswer;
}

/**
 * Checks every sentence of an answer against the evidence it cites, and the answer against what a
 * summary must hold: six sections, each active rule, three to five questions.
 */
export function verifyAnswer({ answer, ...context }: AnswerToVerify): { checked: CheckedPart[]; findings: AnswerFinding[] } {
  const { evidence } = context;
  const findings: AnswerFinding[] = [];
  const checked = sectionIds.flatMap((id): CheckedPart[] => {
    const [section, ...repeated] = answer.sections.filter((other) => other.id === id);
    const found: AnswerFinding[] = [];
    const report = (code: AnswerFindingCode, text: string, sentence = ''): void => void found.push({ code, section: id, sentence, text });
    if (!section) report('SECTION_MISSING', id);
    if (repeated.length > 0) report('SECTION_REPEATED', id);
    const sentences = section?.sentences ?? [];
    let figures = 0;
    for (const sentence of sentences) {
      const check = verifySentence(sentence, context);
      figures += check.figures;
      for (const { code, text } of check.findings) report(code, text, sentence.text);
    }
    if (id === 'flags') for (const omitted of omittedFlags(sentences, evidence)) report('FLAG_OMITTED', omitted);
    if (id === 'follow_up' && (sentences.length < fewestQuestions || sentences.length > mostQuestions || sentences.some(({ text }) => !text.endsWith('?'))))
      report('QUESTIONS_COUNT', `${fewestQuestions}–${mostQuestions}`);
    findings.push(...found);
    return section ? [{ id, sentences, figures, isSound: found.length === 0 }] : [];
  });
  return { checked, findings };
}

/** Active rules that no sentence of the section cites. */
function omittedFlags(sentences: readonly Sentence[], evidence: ReadonlyMap<string, EvidenceItem>): string[] {
  const cited = new Set(sentences.flatMap((sentence) => sentence.evidence));
  return [...evidence.values()].filter(({ id, unit, value }) => unit === 'status' && value === 'active' && !cited.has(id)).map(({ id }) => id);
}
