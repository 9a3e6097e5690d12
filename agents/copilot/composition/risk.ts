import { reasonTemplate } from '#engine';
import type { ReasonReading } from '#tools';

import { formatNumber, formatPercent } from '../../grounding/index.ts';
import type { Sentence } from '../answer.ts';
import { sentences } from '../texts.ts';
import { showEvidence } from './show-evidence.ts';
import type { Fragment, Writer } from './write-sentence.ts';

/** Reasons of the model that a summary tells. */
const mostReasons = 3;

/** The score, where it comes from, what stands out to the model, and that it is no decision. */
export function composeRisk(writer: Writer): Sentence[] {
  const { facts, write } = writer;
  const [rule = 0, model = 0] = [facts.number('claim.rule_score'), facts.number('claim.ml_score_normalized')];
  const origin = rule > model ? sentences.riskFromRules : model > rule ? sentences.riskFromModel : sentences.riskFromBoth;
  return [write(sentences.riskScore), write(origin), ...reasons(writer), ...lowerAmount(writer), write(sentences.riskIndication, {}, ['claim.risk_score'])];
}

function reasons(writer: Writer): Sentence[] {
  const { facts, language, write } = writer;
  return facts.reasons
    .filter(({ contribution }) => contribution > 0)
    .flatMap((reason) => {
      const template = reasonTemplate(reason);
      if (!template) return [];
      const part = write({ id: inClaim(template.id), en: inClaim(template.en) }, { typical: typical(writer, reason) });
      const share = { text: formatPercent(reason.contribution_share, language), evidence: [`reason.${reason.reason_no}.share`] };
      return [write(sentences.riskReason, { reason: part, share })];
    })
    .slice(0, mostReasons);
}

/** The template with its columns named as evidence is. */
function inClaim(text: string): string {
  return text.replaceAll(/\{(?!typical)(\w+)\}/g, '{claim.$1}');
}

/** What is usual, with a decimal where there is one. */
function typical({ facts, language }: Writer, { reason_no }: ReasonReading): Fragment {
  const id = `reason.${reason_no}.typical`;
  const item = facts.item(id);
  if (!item || typeof item.value !== 'number') return { text: '', evidence: [] };
  const isCount = item.unit === 'days' || item.unit === 'items';
  return { text: isCount && !Number.isInteger(item.value) ? formatNumber(item.value, language, 1) : showEvidence(item, language), evidence: [id] };
}

function lowerAmount({ facts, language, write }: Writer): Sentence[] {
  const [from, contamination] = [facts.number('lower_amount.from'), facts.number('model.contamination')];
  if (from === undefined || contamination === undefined) return [];
  const limit = { text: formatPercent(contamination, language), evidence: ['model.contamination'] };
  return [write(from === 0 ? sentences.lowerAmountBelow : sentences.lowerAmountBetween, { limit })];
}
