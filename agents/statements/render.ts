import { type Localized, add, formatAtMost, formatNumber, formatPercent, isLess, rationalOf, reasonTemplate, zero } from '#engine';

import { type Evaluated, held } from './evaluate.ts';
import { renderIdentity } from './render-identity.ts';
import { renderQuestion, renderRuleQuestion } from './render-question.ts';
import { explanationOf, inClaim, labelOf, missingInputs, quoted } from './rules.ts';
import type { Statement, StatementOf } from './statement.ts';
import { absence, absences, arrivals, relationTexts, sentences } from './texts/sentences.ts';
import { fragments, glosses, peerLevels, weaknesses } from './texts/words.ts';
import { capitalized, figureOf, joined, listed, lowered, nameOf, namedValue, openingName, said, valueOf, withinSentence } from './words.ts';
import { type Fragment, type Sentence, type Writer, nothing, partIf } from './writer.ts';

const one = rationalOf(1);
const half = rationalOf(0.5);

function isToPeers(of: string, over: string): boolean {
  return of === 'claim.amount_claimed' && over === 'claim.peer_p90';
}

/** Words one statement that is so, with what it cites. */
export function render(evaluated: Evaluated, writer: Writer): Sentence {
  const { statement } = evaluated;
  const { facts, language, write } = writer;
  switch (statement.kind) {
    case 'value':
      return values(statement, writer);
    case 'none':
      return write(absences[statement.of] ?? absence, { Name: openingName(writer, statement.of) }, [statement.of, ...(statement.of === 'claim.peer_level' ? ['claim.peer_mean', 'claim.peer_p90', 'claim.cost_zscore'] : [])]);
    case 'compare':
      if (statement.relation === 'equal' && statement.left === 'claim.amount_paid' && statement.right === 'claim.amount_claimed') return write(sentences.paidInFull, {}, [statement.left, statement.right]);
      return write(statement.relation === 'at_most' && isToPeers(statement.left, statement.right) ? sentences.notHigh : relationTexts[statement.relation], sides(writer, statement.left, statement.right));
    case 'excess': {
      const difference = figureOf(evaluated.difference ?? zero, facts.item(statement.of)?.unit, language);
      if (!isToPeers(statement.of, statement.over)) return write(sentences.excess, { ...sides(writer, statement.of, statement.over), difference });
      const times = evaluated.share && !isLess(evaluated.share, half) ? write(sentences.times, { times: said(formatAtMost(add(evaluated.share, one), language, 1)) }) : nothing;
      return write(sentences.high, { ...sides(writer, statement.of, statement.over), difference, times });
    }
    case 'share': {
      const codes = partIf(statement.part === 'claim.topup_amount' && facts.has('claim.topup_codes'), () => write(fragments.topupCodes));
      return write(sentences.share, { ...sides(writer, statement.part, statement.whole), codes, share: said(formatPercent(evaluated.share ?? 0, language)) });
    }
    case 'rank':
      return write(sentences.rank);
    case 'arrival':
      return arrival(writer);
    case 'unranked':
      return write(sentences.unranked, {}, ['claim.risk_rank']);
    case 'identity':
      return renderIdentity(statement.about, writer);
    case 'composition':
      return composition(evaluated, statement, writer);
    case 'strength':
      return write(sentences.strength, { level: said(peerLevels[facts.number(statement.level) ?? 0]?.columns[language] ?? ''), weak: weakness(evaluated, writer) });
    case 'attribution':
      return write(sentences[statement.to]);
    case 'reason':
      return reason(statement, writer);
    case 'lower_amount':
      return write(facts.number('lower_amount.from') === 0 ? sentences.lowerAmountBelow : sentences.lowerAmountBetween, { limit: said(formatPercent(facts.number('model.contamination') ?? 0, language), ['model.contamination']) });
    case 'rule':
      return rule(evaluated, statement, writer);
    case 'snoozed':
      return write(sentences.snoozed, { label: labelOf(writer, statement.rule), until: valueOf(writer, `rule.${statement.rule}.snoozed_until`) });
    case 'not_evaluated':
      return write(sentences.notEvaluated, { label: labelOf(writer, statement.rule), inputs: missingInputs(writer, statement.rule) });
    case 'mark':
      return mark(statement, writer);
    case 'question':
      return renderQuestion(statement.ask, writer);
    case 'rule_question':
      return renderRuleQuestion(statement, writer);
    case 'nothing_stands_out':
      return write(evaluated.because.length > 0 ? sentences.nothingPartly : sentences.nothing, {}, ['claim.flags', 'claim.amount_claimed', 'claim.peer_p90', 'claim.ml_score_normalized']);
    default:
      return write(sentences.scope, {}, ['claim.risk_score']);
  }
}

/** Words the statements that are so, each once and in their order. Rules that are not active are told together, and so is what stands out to the model. */
export function say(writer: Writer, statements: readonly Statement[]): Sentence[] {
  const all = held(statements, writer.facts);
  const inactive = all.filter(({ statement }) => statement.kind === 'rule' && statement.status === 'inactive');
  const labels = inactive.flatMap(({ statement }) => (statement.kind === 'rule' ? [quoted(writer, statement.rule)] : []));
  const [first, ...others] = all.flatMap(({ statement }) => (statement.kind === 'reason' ? [statement] : []));
  const told = all.flatMap((evaluated) => {
    if (evaluated.statement.kind === 'reason') return evaluated.statement === first ? [reason(first, writer, others)] : [];
    if (!inactive.includes(evaluated)) return [render(evaluated, writer)];
    return evaluated === inactive[0] ? [writer.write(sentences.rulesInactive, { labels: joined(labels, ', ') })] : [];
  });
  return [...new Map(told.map((sentence) => [sentence.text, sentence])).values()];
}

function values({ of }: StatementOf<'value'>, writer: Writer): Sentence {
  const [first = '', ...rest] = of;
  const opening = joined([said(capitalized(writer.facts.item(first)?.label ?? '')), valueOf(writer, first)], ' ');
  const gloss = glosses[first];
  const region = partIf(of.includes('claim.tariff_amount') && writer.facts.has('claim.tariff_region'), () => writer.write(fragments.region));
  const all = joined([joined([opening, region], ''), ...rest.map((id) => joined([said(withinSentence(writer.facts.item(id)?.label ?? '')), valueOf(writer, id)], ' '))], ', ');
  const template: Localized = gloss && rest.length === 0 ? { id: `{all}: ${gloss.id}.`, en: `{all}: ${gloss.en}.` } : { id: '{all}.', en: '{all}.' };
  return writer.write(template, { all });
}

function sides(writer: Writer, left: string, right: string): Record<string, Fragment> {
  return { leftName: openingName(writer, left), left: valueOf(writer, left), rightName: said(nameOf(writer, right)), right: valueOf(writer, right) };
}

function composition({ difference }: Evaluated, { total, parts, holds }: StatementOf<'composition'>, writer: Writer): Sentence {
  const { facts, language, write } = writer;
  if (holds === 'unknown') {
    const missing = parts.filter((id) => !facts.has(id));
    return write(sentences.sumUnknown, { total: namedValue(writer, total), missing: listed(missing.map((id) => said(nameOf(writer, id), [id])), language) });
  }
  return write(sentences[holds], {
    totalName: openingName(writer, total),
    total: valueOf(writer, total),
    ...addends(writer, parts),
    difference: figureOf(difference ?? zero, facts.item(total)?.unit, language),
  });
}

/** The parts of a sum in words: those of nothing are told as missing. */
export function addends(writer: Writer, parts: readonly string[]): { readonly parts: Fragment; readonly without: Fragment } {
  const { facts, language } = writer;
  const some = parts.filter((id, i) => i === 0 || facts.number(id) !== 0);
  const none = parts.filter((id) => !some.includes(id));
  const [plus, without] = [{ id: ' ditambah ', en: ' plus ' }[language], { id: ', tanpa ', en: ', without ' }[language]];
  return {
    parts: joined(some.map((id) => namedValue(writer, id)), plus),
    without: none.length === 0 ? nothing : joined(none.map((id, i) => said(`${i === 0 ? without : ', '}${nameOf(writer, id)}`, [id])), ''),
  };
}

/** Why the comparison is weak, as the end of a sentence; nothing where it is sound. */
export function weakness({ because }: Pick<Evaluated, 'because'>, { language, write }: Writer): Fragment {
  const reasons = because.flatMap((why) => (why === 'partly' ? [] : [said(weaknesses[why][language])]));
  return reasons.length === 0 ? nothing : write(sentences.weak, { reasons: listed(reasons, language) });
}

function reason(first: StatementOf<'reason'>, writer: Writer, others: readonly StatementOf<'reason'>[] = []): Sentence {
  const more = joined(others.map((other) => writer.write(sentences.reasonMore, reasonParts(other, writer))), '');
  return writer.write(sentences.reason, { ...reasonParts(first, writer), more });
}

function reasonParts({ reason: place }: StatementOf<'reason'>, { facts, language, write }: Writer): { readonly reason: Fragment; readonly share: Fragment } {
  const reading = facts.reasons.find(({ reason_no }) => reason_no === place);
  const template = reading && reasonTemplate(reading);
  const item = facts.item(`reason.${place}.typical`);
  const isCount = item?.unit === 'days' || item?.unit === 'items';
  const fine = typeof item?.value === 'number' && isCount && !Number.isInteger(item.value) ? said(formatNumber(item.value, language, 1), [item.id]) : undefined;
  const typical = fine ?? (item ? write({ id: `{${item.id}}`, en: `{${item.id}}` }) : nothing);
  return {
    reason: template ? write({ id: inClaim(template.id), en: inClaim(template.en) }, { 'claim.typical': typical }) : nothing,
    share: said(formatPercent(reading?.contribution_share ?? 0, language), [`reason.${place}.share`]),
  };
}

/** That it is simulated comes before all else that is said of it. */
function arrival({ facts, write }: Writer): Sentence {
  const source = facts.text('intake.source') === 'simulated' ? 'simulated' : 'live';
  return write(facts.has('intake.channel') ? arrivals[source] : arrivals.folded, {}, ['intake.source']);
}

function rule({ difference }: Evaluated, { rule: id, status }: StatementOf<'rule'>, writer: Writer): Sentence {
  if (status === 'inactive') return writer.write(sentences.rulesInactive, { labels: quoted(writer, id) });
  const weight = said(formatNumber(writer.facts.number(`rule.${id}.weight`) ?? 0, writer.language, 2), [`rule.${id}.weight`]);
  const exceeded = difference ? writer.write(sentences.exceeded, { difference: figureOf(difference, 'rupiah', writer.language) }) : nothing;
  return writer.write(sentences.ruleActive, { label: labelOf(writer, id), weight, exceeded, explanation: lowered(explanationOf(writer, id)) });
}

function mark({ mark: name }: StatementOf<'mark'>, writer: Writer): Sentence {
  const item = writer.facts.item(`mark.${name}`);
  if (!item) return writer.write(sentences.markUnexplained, { mark: said(writer.shown({ id: 'claim.quality_marks', unit: 'code', value: name }), ['claim.quality_marks']) });
  return writer.write(sentences.mark, { mark: valueOf(writer, item.id), explanation: said(`“${item.label}”`, [item.id]) });
}
