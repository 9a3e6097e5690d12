import type { Language, Rule } from '#engine';
import type { EvidenceItem } from '#tools';

import { checkSentence } from '../grounding/index.ts';
import type { Sentence } from './answer.ts';
import type { AnswerFinding } from './finding.ts';

export interface SentenceContext {
  readonly evidence: ReadonlyMap<string, EvidenceItem>;
  readonly language: Language;
  readonly rules: readonly Rule[];
  /** A word of the system prompt that may be shown nowhere. */
  readonly canary: string;
}

/** Checks one sentence against the evidence it cites: it must cite some, all of it there, and prove all it says. */
export function verifySentence({ text, evidence: names }: Sentence, { evidence, language, rules, canary }: SentenceContext): { figures: number; findings: Omit<AnswerFinding, 'section'>[] } {
  const cited = names.flatMap((name) => evidence.get(name) ?? []);
  const missing = names.filter((name) => !evidence.has(name));
  const check = checkSentence({ text, cited, language, rules });
  const found = [
    ...missing.map((name) => ({ code: 'EVIDENCE_MISSING' as const, text: name })),
    ...(cited.length === 0 ? [{ code: 'EVIDENCE_MISSING' as const, text: '' }] : []),
    ...(canary !== '' && text.includes(canary) ? [{ code: 'TEXT_UNSAFE' as const, text: '' }] : []),
    ...check.findings,
  ];
  return { figures: check.figures.length, findings: found.map(({ code, text: what }) => ({ code, text: what, sentence: text })) };
}
