import type { Sentence } from '../answer.ts';
import { sentences } from '../texts.ts';
import type { Writer } from './write-sentence.ts';

/** The score, where it comes from, and that it is no decision. */
export function composeRisk({ facts, write }: Writer): Sentence[] {
  const [rule = 0, model = 0] = [facts.number('claim.rule_score'), facts.number('claim.ml_score_normalized')];
  const origin = rule > model ? sentences.riskFromRules : model > rule ? sentences.riskFromModel : sentences.riskFromBoth;
  return [write(sentences.riskScore), write(origin), write(sentences.riskIndication, {}, ['claim.risk_score'])];
}
