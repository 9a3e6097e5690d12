import { hasSeverity, isQuestionId } from './questions.ts';
import { inClaim, limitsIn, ruleOf } from './rules.ts';
import type { StatementOf } from './statement.ts';
import { grounds, questionTexts } from './texts/questions.ts';
import { listed } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing, partIf } from './writer.ts';

/** What a question rests on beside what its words name. */
const restsOn: Readonly<Record<string, readonly string[]>> = {
  grouping_of_cost: ['claim.amount_claimed', 'claim.tariff_amount', 'claim.topup_amount', 'claim.peer_p90'],
  severity_contradiction: ['claim.quality_marks'],
  diagnosis_contradiction: ['claim.quality_marks'],
  inpatient_without_night: ['claim.service_type'],
  severity_without_secondary: ['claim.comorbidity_count'],
  unusual: ['claim.flags'],
  no_paid_amount: ['claim.amount_paid'],
  signed: ['claim.claim_id'],
};

export function renderQuestion(ask: string, writer: Writer): Sentence {
  if (!isQuestionId(ask)) return { text: '', evidence: [] };
  return writer.write(questionTexts[ask], ask === 'grouping_of_cost' ? groundsOf(writer) : {}, restsOn[ask] ?? []);
}

export function renderRuleQuestion({ rule, no }: StatementOf<'rule_question'>, { facts, language, write }: Writer): Sentence {
  const question = ruleOf(facts.rules, rule)?.follow_up_questions[language][no - 1] ?? '';
  const template = inClaim(question);
  return write({ id: template, en: template }, {}, [`rule.${rule}.status`, ...limitsIn(question, rule), ...(/\bP90\b/.test(question) ? ['claim.peer_p90'] : [])]);
}

/** What the grouping of the claim follows from, as far as the claim has it. */
function groundsOf({ facts, language, write }: Writer): { readonly grounds: Fragment; readonly group: Fragment } {
  const has = { diagnosis: facts.has('claim.dx_primary_code'), procedures: facts.has('claim.procedure_codes'), severity: hasSeverity(facts) };
  const parts = (['diagnosis', 'procedures', 'severity'] as const).filter((part) => has[part]).map((part) => write(grounds[part]));
  return { grounds: parts.length > 0 ? listed(parts, language) : nothing, group: partIf(facts.has('claim.inacbg_code'), () => write(grounds.group)) };
}
