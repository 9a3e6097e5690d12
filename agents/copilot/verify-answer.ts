import type { Language, Rule } from '#engine';
import type { EvidenceItem } from '#tools';

import { type FindingCode, checkSentence } from '../grounding/index.ts';
import { type ComposedAnswer, type SectionId, type Sentence, sectionIds } from './answer.ts';
import { fewestQuestions, mostQuestions } from './composition/follow-up.ts';

export type AnswerFindingCode = FindingCode | 'ANSWER_UNREADABLE' | 'SECTION_MISSING' | 'SECTION_REPEATED' | 'FLAG_OMITTED' | 'QUESTIONS_COUNT';

/** Why an answer may not be shown as it is. */
export interface AnswerFinding {
  readonly code: AnswerFindingCode;
  readonly section: SectionId | null;
  readonly sentence: string;
  readonly text: string;
}

export interface CheckedSection {
  readonly id: SectionId;
  readonly sentences: readonly Sentence[];
  readonly figures: number;
  readonly isSound: boolean;
}

export interface AnswerToVerify {
  readonly answer: ComposedAnswer;
  readonly evidence: ReadonlyMap<string, EvidenceItem>;
  readonly language: Language;
  readonly rules: readonly Rule[];
}

/**
 * Checks every sentence of an answer against the evidence it cites, and the answer against what a
 * summary must hold: six sections, each active rule, three to five questions.
 */
export function verifyAnswer({ answer, evidence, language, rules }: AnswerToVerify): { checked: CheckedSection[]; findings: AnswerFinding[] } {
  const findings: AnswerFinding[] = [];
  const checked = sectionIds.flatMap((id): CheckedSection[] => {
    const [section, ...repeated] = answer.sections.filter((other) => other.id === id);
    const found: AnswerFinding[] = [];
    const report = (code: AnswerFindingCode, text: string, sentence = ''): void => void found.push({ code, section: id, sentence, text });
    if (!section) report('SECTION_MISSING', id);
    if (repeated.length > 0) report('SECTION_REPEATED', id);
    const sentences = section?.sentences ?? [];
    let figures = 0;
    for (const sentence of sentences) {
      const cited = sentence.evidence.flatMap((name) => evidence.get(name) ?? []);
      for (const name of sentence.evidence) if (!evidence.has(name)) report('EVIDENCE_MISSING', name, sentence.text);
      if (cited.length === 0) report('EVIDENCE_MISSING', '', sentence.text);
      const check = checkSentence({ text: sentence.text, cited, language, rules });
      figures += check.figures.length;
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
